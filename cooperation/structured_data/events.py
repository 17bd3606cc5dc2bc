"""Conferences as schema.org's events."""

from ..enums import ConferenceMode
from .briefs import begun, in_brief
from .nodes import address, day, image, node, term

_MODES = {
    ConferenceMode.IN_PERSON: "OfflineEventAttendanceMode",
    ConferenceMode.ONLINE: "OnlineEventAttendanceMode",
    ConferenceMode.HYBRID: "MixedEventAttendanceMode",
}


def conference(voice, record, *, organisers, participants, agency=None):
    """``record`` fetched with its country, series, picture and areas; partners that readers see."""
    own = [agency] if record.is_organised_by_agency else []
    return begun(
        voice,
        record,
        sameAs=record.website,
        startDate=day(record.starts_on),
        endDate=day(record.ends_on or record.starts_on),
        eventStatus=term("EventScheduled"),
        eventAttendanceMode=term(_MODES[record.mode]),
        location=_locations(voice, record),
        image=image(voice, record.picture),
        organizer=[*own, *(in_brief(voice, each) for each in organisers)],
        attendee=[in_brief(voice, each) for each in participants],
        superEvent=_series(voice, record.series),
    )


def _locations(voice, record):
    found = []
    if record.mode != ConferenceMode.ONLINE:
        found.append(_place(voice, record))
    if record.mode != ConferenceMode.IN_PERSON:
        found.append(node("VirtualLocation", url=record.website or voice.pages(record)))
    return found


def _place(voice, record):
    name = voice.name(record, "venue") or voice.name(record, "city")
    where = address(voice, record, "city", record.country)
    return node("Place", name=name, address=where) if where or name else None


def _series(voice, series):
    return series and node(
        "EventSeries",
        id=voice.part(f"series-{series.slug}"),
        name=voice.name(series, "name"),
        url=series.website,
    )
