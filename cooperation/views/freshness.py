"""When an answer last changed, for programs that come back for it."""

import datetime

from django.utils import timezone
from django.utils.http import http_date

from .. import clock


def set_last_modified(response, moments):
    """Say that the answer is as old as the latest of its moments, but not older than the day.

    What follows from the date alone, as legal statuses do, changes at midnight without a trace;
    what was withdrawn leaves none either. Whoever asks by the ETag learns of both at once.
    """
    midnight = datetime.datetime.combine(clock.today(), datetime.time.min)
    latest = max([timezone.make_aware(midnight), *moments])
    response["Last-Modified"] = http_date(latest.timestamp())
