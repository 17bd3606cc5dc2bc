"""The page on which a colleague gets the secret address of the calendar of their deadlines."""

from typing import NamedTuple

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from ..languages import ENDONYMS, active_language, reading_order
from ..models import CalendarKey
from .desks import DESKS, Desk
from .renewal_desk import may_see


class Address(NamedTuple):
    language: str
    name: str
    url: str
    subscription: str  # by which calendar programs open it


def calendar(request, site):
    if request.method == "POST":
        return _done(request)
    key = CalendarKey.objects.filter(user=request.user).first()
    context = {
        **site.each_context(request),
        "title": _("Calendar of deadlines"),
        "key": key,
        "addresses": _addresses(request, key) if key else [],
    }
    return render(request, "admin/renewal/calendar.html", context)


DESKS.append(Desk("renewal/calendar/", "renewal-calendar", calendar, may_see))


def _addresses(request, key):
    """Of the calendar in each language, the editor's first."""
    found = []
    for language in reading_order(active_language()):
        with override(language):
            path = reverse("cooperation:calendar", args=[key.key])
        url = request.build_absolute_uri(path)
        subscription = "webcal" + url.removeprefix(request.scheme)
        found.append(Address(language, ENDONYMS[language], url, subscription))
    return found


def _done(request):
    if "revoke" in request.POST:
        CalendarKey.objects.filter(user=request.user).delete()
        messages.success(request, _("The address is revoked: it shows nothing any more."))
    else:
        CalendarKey.renew(request.user)
        messages.success(request, _("Your calendar has a new address."))
    return redirect("admin:renewal-calendar")
