"""The desk of the publishers: what waits for their review."""

from typing import NamedTuple

from django.contrib.admin.utils import quote
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from ..reviews import Waiting, waiting_for
from ..roles import kinds_to_publish
from .desks import DESKS, Desk


class Row(NamedTuple):
    waiting: Waiting
    kind: str
    url: str
    preview_url: str


def review(request, site):
    waiting = [_row(each) for each in waiting_for(request.user)]
    context = {**site.each_context(request), "title": _("Waiting for review"), "rows": waiting}
    return render(request, "admin/review/desk.html", context)


def _row(waiting):
    names = waiting.obj._meta
    address = f"admin:{names.app_label}_{names.model_name}_change"
    preview = reverse("admin:preview_form", args=[names.model_name, waiting.obj.pk])
    return Row(
        waiting,
        names.verbose_name,
        reverse(address, args=[quote(waiting.obj.pk)]),
        f"{preview}?of=draft" if waiting.is_change else preview,
    )


def may_review(user):
    return bool(kinds_to_publish(user))


DESKS.append(Desk("review/", "review", review, may_review, pgettext_lazy("desk", "Review")))
