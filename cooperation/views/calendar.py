"""A colleague's deadlines, for the calendar program that knows the secret address."""

from django.http import Http404, HttpResponse

from ..models import CalendarKey
from ..renewal.feed import calendar_of
from .base import PublicView


class DeadlineCalendar(PublicView):
    """Without a log-in, which calendar programs cannot do; in the language of the address."""

    def get(self, request, key):
        user = CalendarKey.objects.holder_of(key)
        if user is None:
            raise Http404
        response = HttpResponse(
            calendar_of(user, request.build_absolute_uri),
            content_type="text/calendar; charset=utf-8",
        )
        response["Content-Disposition"] = 'inline; filename="deadlines.ics"'
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    def cache_policy(self):
        return {"private": True, "no_store": True}
