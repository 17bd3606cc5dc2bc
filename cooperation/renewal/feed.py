"""The deadlines of a colleague as a calendar of RFC 5545, in the reader's language."""

import datetime

from django.utils.translation import gettext as _
from icalendar import Alarm

from ..calendars.parts import new_calendar, new_event, text
from ..enums import Matter
from ..languages import active_language
from ..people import name_of
from ..roles import may_publish
from .items import dated, kinds_of

ALARM_DAYS = (30, 7)


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
    calendar = new_calendar(_("Deadlines: %(name)s") % {"name": name_of(user)})
    for item in deadlines_of(user):
        calendar.add_component(_event(item, absolute))
    return calendar.to_ical()


def _event(item, absolute):
    event = new_event(_name(item), item.changed_at, item.due_on)
    language = active_language()
    summary = f"{item.words.heading()}: {item.title}"
    event.add("summary", text(summary, language))
    event.add("description", text(item.why, language))
    event.add("url", absolute(item.url))
    event.add("class", "PRIVATE")
    event.add("categories", [str(item.matter.label)])
    for days in ALARM_DAYS:
        event.add_component(_alarm(days, summary))
    return event


def _name(item):
    """The same whenever it is due; what appears and is taken down are two events."""
    is_scheduled = item.matter == Matter.SCHEDULE
    what = f"{item.matter}:{item.words.reason}" if is_scheduled else item.matter
    return f"{what}:{item.key}"


def _alarm(days, summary):
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", datetime.timedelta(days=-days))
    alarm.add("description", summary)
    return alarm
