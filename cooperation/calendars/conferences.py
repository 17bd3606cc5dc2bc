"""The conferences of the register as a calendar, for all who read it.

A conference that is known by its month or year alone is no event: a calendar shows days.
"""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..date_words import format_span
from ..enums import ConferenceMode
from ..languages import active_language, localized, text_in
from ..models import Conference
from .parts import new_calendar, new_event, text


def calendar_of_all(portal_name, absolute):
    """The bytes of a calendar of all conferences with a day, and the moments of their changes.

    ``absolute`` makes a whole address of a path.
    """
    found = Conference.objects.published().with_day().order_by("starts_on", "pk")
    conferences = list(_with_facts(found))
    name = _("Conferences: %(portal)s") % {"portal": portal_name}
    description = _(
        "The conferences of the register, without those of which only the month or the "
        "year is known."
    )
    return _written(new_calendar(name, description), conferences, absolute)


def calendar_of_one(conference, absolute):
    """The same of one conference, which has a day."""
    return _written(new_calendar(str(conference.heading)), [conference], absolute)


def public_conference(slug):
    """The conference with this address and with a day, for a calendar; or None."""
    found = Conference.objects.published().with_day().filter(slug=slug)
    return _with_facts(found).first()


def _with_facts(conferences):
    return conferences.select_related("country").prefetch_related("areas")


def _written(calendar, conferences, absolute):
    for conference in conferences:
        calendar.add_component(_event(conference, absolute))
    return calendar.to_ical(), [conference.changed_at for conference in conferences]


def _event(conference, absolute):
    last = conference.ends_on
    event = new_event(
        f"conference:{conference.pk}",
        conference.changed_at,
        conference.starts_on.first_day,
        last.first_day if last and last.day else None,
    )
    address = absolute(conference.get_absolute_url())
    event.add("summary", text(*conference.localized_title))
    event.add("description", _description(conference, address))
    if place := _place(conference):
        event.add("location", place)
    event.add("url", address)
    event.add("status", "CONFIRMED")
    event.add("categories", _categories(conference))
    return event


def _description(conference, address):
    """The summary, if there is one for the reader, and the address: few programs show a URL."""
    language = active_language()
    summary = text_in(conference, "summary", language)
    is_end_vague = conference.ends_on and not conference.ends_on.day
    dates = format_span(conference.starts_on, conference.ends_on) if is_end_vague else ""
    parts = [part for part in (dates, summary, address) if part]
    return text("\n\n".join(parts), language if len(parts) > 1 else None)


def _place(conference):
    """Where it is held, in as much detail as is known; nothing where that is nothing."""
    names = [localized(conference, field) for field in ("venue", "city")]
    if conference.country:
        names.append(conference.country.localized_title)
    names = [name for name in names if name.value]
    if names:
        languages = {name.language for name in names}
        return text(", ".join(map(str, names)), languages.pop() if len(languages) == 1 else None)
    if conference.mode == ConferenceMode.ONLINE:
        return text(str(ConferenceMode.ONLINE.label), active_language())
    return None


def _categories(conference):
    kind = capfirst(conference._meta.verbose_name)
    return [str(kind), *(str(area.localized_title) for area in conference.areas.all())]
