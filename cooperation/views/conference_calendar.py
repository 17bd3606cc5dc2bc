"""Conferences for calendar programs: what readers see of them, for everybody."""

from django.http import Http404, HttpResponse

from ..calendars.conferences import calendar_of_all, calendar_of_one, public_conference
from ..languages import active_language
from ..models import Conference, SiteSettings
from ..open_access import OpenAccess
from .addressed import FormerAddresses
from .base import PublicView
from .freshness import set_last_modified
from .menu import furniture


def _answer(calendar, file_name):
    content, moments = calendar
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{file_name}-{active_language()}.ics"'
    set_last_modified(response, moments)
    return response


class ConferencesCalendar(OpenAccess, PublicView):
    def get(self, request):
        portal_name = furniture(SiteSettings.objects.first())["portal_name"].value
        return _answer(calendar_of_all(portal_name, request.build_absolute_uri), "conferences")


class ConferenceCalendar(OpenAccess, FormerAddresses, PublicView):
    """One conference. There is none where only its month or year is known."""

    model = Conference

    def get(self, request, slug):
        conference = public_conference(slug)
        if conference is None:
            if Conference.objects.filter(slug=slug).exists():
                raise Http404
            return self.answer_for_former(slug)
        return _answer(calendar_of_one(conference, request.build_absolute_uri), slug)
