"""A check of the links of the register, and what is kept of it."""

from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from ..models import CheckedLink, LinkPlace
from .browser import Browser
from .collecting import LONGEST, collect
from .visits import visit

LIMIT = 500
SECONDS = 600


class Report(NamedTuple):
    """``left`` were not reached in the time that there was."""

    known: int
    checked: int
    left: int
    broken: list
    moved: list


def check(*, limit=LIMIT, seconds=SECONDS, browser=None):
    """Ask for the links that were not asked for the longest time, and write down the answers."""
    known = _take_stock()
    browser = browser or Browser(user_agent())
    waiting = list(
        CheckedLink.objects.order_by(F("checked_at").asc(nulls_first=True), "pk")[:limit]
    )
    links = {link.address: link for link in waiting}
    checked = 0
    for address, answer in visit(links, browser, seconds=seconds):
        _write(links[address], answer)
        checked += 1
    return Report(
        known=known,
        checked=checked,
        left=len(links) - checked,
        broken=list(CheckedLink.objects.broken()),
        moved=list(CheckedLink.objects.moved()),
    )


def user_agent():
    """By which the administrators of a site see who asks, and where to complain."""
    return f"UzbekspaceCooperationPortal/1.0 (link check; +{settings.PORTAL_URL})"


@transaction.atomic
def _take_stock():
    """Let the rows be those addresses that the register names now; return how many there are."""
    places = collect()
    known = dict(CheckedLink.objects.values_list("address", "pk"))
    gone = [pk for address, pk in known.items() if address not in places]
    CheckedLink.objects.filter(pk__in=gone).delete()
    CheckedLink.objects.bulk_create(
        CheckedLink(address=address) for address in places if address not in known
    )
    known = dict(CheckedLink.objects.values_list("address", "pk"))
    LinkPlace.objects.all().delete()
    LinkPlace.objects.bulk_create(
        LinkPlace(link_id=known[address], kind=kind, object_id=key)
        for address, owners in places.items()
        for kind, key in sorted(owners)
    )
    return len(known)


def _write(link, answer):
    """One failure a day: what is asked twice in an hour is no more broken than before."""
    now = timezone.now()
    is_new_day = link.checked_at is None or timezone.localdate(
        link.checked_at
    ) < timezone.localdate(now)
    if not answer.problem:
        link.failures, link.broken_since = 0, None
    elif is_new_day or link.failures == 0:
        link.failures += 1
        link.broken_since = link.broken_since or now
    link.checked_at = now
    link.status, link.problem = answer.status, answer.problem
    link.moved_to = answer.moved_to if len(answer.moved_to) <= LONGEST else ""
    link.save()
