"""Days that lie whole months or years from another, never later than the text may mean."""

import calendar
import datetime


def months_before(day, months):
    """The same day of an earlier month, or that month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    if year < datetime.MINYEAR:
        return datetime.date.min
    last = calendar.monthrange(year, month + 1)[1]
    return datetime.date(year, month + 1, min(day.day, last))


def a_year_after(day):
    """The same day of the next year; of 29 February, the day before 1 March."""
    if day.year == datetime.MAXYEAR:
        return datetime.date.max
    if (day.month, day.day) == (2, 29):
        return datetime.date(day.year + 1, 2, 28)
    return day.replace(year=day.year + 1)


def a_year_before(day):
    """The latest day from which a year has passed on ``day``."""
    if (day.month, day.day) == (2, 28) and calendar.isleap(day.year - 1):
        return datetime.date(day.year - 1, 2, 29)
    return months_before(day, 12)
