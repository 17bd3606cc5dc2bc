"""The deadlines of a colleague as a calendar of RFC 5545, in the reader's language."""

import datetime
import uuid

from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event, vText

from ..enums import Matter
from ..languages import active_language
from ..people import name_of
from ..roles import may_publish
from .items import dated, kinds_of

ALARM_DAYS = (30, 7)
REFRESH = datetime.timedelta(hours=12)
# What the names of events are made in, so that they stay the same wherever the portal stands.
_NAMES = uuid.UUID("6f1f0e2c-6d0b-4c39-9d7b-3f0f9c2f7a11")
_FIRST_REVISION = datetime.datetime(2020, 1, 1, tzinfo=datetime.UTC)


def deadlines_of(user):
    """What somebody has to decide: of their own, and what nobody owns where they may publish."""
    kinds = kinds_of(user)
    publishes = {kind._meta.model_name for kind in kinds if may_publish(user, kind)}
    return [
        item
        for item in dated(kinds, horizon=None)
        if item.owner == user.pk or (item.owner is None and item.kind in publishes)
    ]


def calendar_of(user, absolute):
    """The bytes of the feed; ``absolute`` makes a whole address of a path."""
    name = _("Deadlines: %(name)s") % {"name": name_of(user)}
    calendar = Calendar()
    calendar.add("prodid", f"-//Uzbekspace//Cooperation portal//{active_language().upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT12H")
    for item in deadlines_of(user):
        calendar.add_component(_event(item, absolute))
    return calendar.to_ical()


def _event(item, absolute):
    event = Event()
    language = active_language()
    event.add("uid", _name(item))
    event.add("dtstamp", item.changed_at.astimezone(datetime.UTC).replace(microsecond=0))
    event.add("last-modified", item.changed_at.astimezone(datetime.UTC).replace(microsecond=0))
    event.add("sequence", _revision(item.changed_at))
    event.add("dtstart", item.due_on)
    event.add("dtend", item.due_on + datetime.timedelta(days=1))
    summary = f"{item.words.heading()}: {item.title}"
    event.add("summary", _text(summary, language))
    event.add("description", _text(item.why, language))
    event.add("url", absolute(item.url))
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    event.add("categories", [str(item.matter.label)])
    for days in ALARM_DAYS:
        event.add_component(_alarm(days, summary))
    return event


def _name(item):
    """The same whenever it is due; what appears and is taken down are two events."""
    is_scheduled = item.matter == Matter.SCHEDULE
    what = f"{item.matter}:{item.words.reason}" if is_scheduled else item.matter
    return str(uuid.uuid5(_NAMES, f"{what}:{item.key}"))


def _alarm(days, summary):
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", datetime.timedelta(days=-days))
    alarm.add("description", summary)
    return alarm


def _text(words, language):
    return vText(words, params={"LANGUAGE": language})


def _revision(changed_at):
    """A number that rises whenever the record is saved; calendar programs ask for no more."""
    return max(0, int((changed_at - _FIRST_REVISION) / datetime.timedelta(minutes=1)))
