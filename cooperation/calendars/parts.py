"""What every calendar of the portal is made of."""

import datetime
import uuid

from icalendar import Calendar, Event, vText

from ..languages import active_language

REFRESH = datetime.timedelta(hours=12)
# What the names of events are made in, so that they stay the same wherever the portal stands.
_NAMES = uuid.UUID("6f1f0e2c-6d0b-4c39-9d7b-3f0f9c2f7a11")
_FIRST_REVISION = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)


def new_calendar(name, description=""):
    """An empty calendar in the active language, to be asked for anew twice a day."""
    calendar = Calendar()
    language = active_language()
    calendar.add("prodid", f"-//Uzbekspace//Cooperation portal//{language.upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", text(name, language))
    calendar.add("x-wr-calname", name)
    if description:
        calendar.add("description", text(description, language))
        calendar.add("x-wr-caldesc", description)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT12H")
    return calendar


def new_event(name, changed_at, first_day, last_day=None):
    """An event of whole days that takes nobody's time.

    ``name`` is the same for as long as the event is; it is seen by nobody.
    """
    event = Event()
    moment = changed_at.astimezone(datetime.UTC).replace(microsecond=0)
    event.add("uid", str(uuid.uuid5(_NAMES, name)))
    event.add("dtstamp", moment)
    event.add("last-modified", moment)
    event.add("sequence", _revision(changed_at))
    event.add("dtstart", first_day)
    last_day = last_day or first_day
    if last_day < datetime.date.max:  # else one day without a word of its end
        # The end of an event is the first day that it does not take.
        event.add("dtend", last_day + datetime.timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event


def text(words, language):
    """A value in a language; None where its words are in several."""
    return vText(words, params={"LANGUAGE": language} if language else {})


def _revision(changed_at):
    """A number that rises whenever the record is saved; calendar programs ask for no more."""
    return max(0, int((changed_at - _FIRST_REVISION) / datetime.timedelta(seconds=1)))
