"""The desks of the workshop: pages of the admin that are no model's list, and their place in it.

A desk is a view of ``(request, site)``. What belongs to a desk without a line in the menu (a
download, the page of one thing) has no label.
"""

from collections.abc import Callable
from typing import NamedTuple

from django.core.exceptions import PermissionDenied
from django.urls import path, reverse


class Desk(NamedTuple):
    """``may`` tells whether a user has the desk; others get 403 and no line in the menu."""

    path: str
    name: str  # of the address, below ``admin:``
    view: Callable
    may: Callable
    label: str = ""

    def menu_line(self):
        """As Django's menu describes a model."""
        address = reverse(f"admin:{self.name}")
        return {"name": self.label, "object_name": self.name, "admin_url": address}


DESKS = []

# The lines of the menu, in the order in which colleagues need them.
MENU = ("review", "notices", "translations", "renewal", "previews", "imports", "deleted")


def addresses(site):
    """The URL patterns of all desks, closed to whoever may not use the admin."""
    return [
        path(desk.path, site.admin_view(_guarded(desk, site)), name=desk.name) for desk in DESKS
    ]


def menu_of(user):
    shown = [desk for desk in DESKS if desk.label and desk.may(user)]
    return [desk.menu_line() for desk in sorted(shown, key=lambda desk: MENU.index(desk.name))]


def _guarded(desk, site):
    def view(request, *args, **kwargs):
        if not desk.may(request.user):
            raise PermissionDenied
        return desk.view(request, site, *args, **kwargs)

    return view
