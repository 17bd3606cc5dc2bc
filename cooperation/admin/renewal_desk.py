"""The renewal desk: what ends, grows old or is in doubt, with whoever looks after it."""

from typing import NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.core.paginator import Paginator
from django.db.models import Count, Max, Q
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext, pgettext_lazy

from ..enums import Matter
from ..models import RECORD_KINDS, CheckedLink
from ..models.checked_link import FAILURES_OF_BROKEN
from ..people import name_of
from ..renewal import Item, items, kinds_of, link_words, with_links
from ..renewal.deeds import assign, may_assign, may_verify, possible_owners, verify
from ..roles import may, may_publish
from .desks import DESKS, Desk
from .keys import may_be_key
from .renewal_filters import Filters

PER_PAGE = 50
NOBODY = "nobody"
_KINDS = {kind._meta.model_name: kind for kind in RECORD_KINDS}


class Line(NamedTuple):
    """An item as its row shows it."""

    item: Item
    owner: str
    is_mine: bool
    timing: str
    urgency: str
    links: list  # of (link, words)
    may_assign: bool
    may_verify: bool


def renewal(request, site):
    if request.method == "POST":
        return _done(request)
    people = {user.pk: name_of(user) for user in possible_owners()}
    everything = items(kinds_of(request.user))
    filters = Filters(request.GET, everything, request.user, people)
    page = Paginator(filters.narrowed(), PER_PAGE).get_page(request.GET.get("page"))
    lines = _lines(with_links(list(page.object_list)), request.user, people)
    context = {
        **site.each_context(request),
        "title": pgettext("desk", "Renewal"),
        "filters": filters,
        "page": page,
        "pages": [(number, filters.page(number)) for number in page.paginator.page_range],
        "lines": lines,
        "people": people.items(),
        "may_assign": any(line.may_assign for line in lines),
        "is_empty": not everything,
        "link_check": _last_check() if filters.matter == Matter.LINK else None,
    }
    return render(request, "admin/renewal/desk.html", context)


def may_see(user):
    return bool(kinds_of(user))


DESKS.append(Desk("renewal/", "renewal", renewal, may_see, pgettext_lazy("desk", "Renewal")))


# --- Rows ----------------------------------------------------------------------------------------


def _lines(found, user, people):
    today = timezone.localdate()
    changeable = {name for name, kind in _KINDS.items() if may(user, "change", kind)}
    publishable = {name for name in changeable if may_publish(user, _KINDS[name])}
    return [
        Line(
            item=item,
            owner=people.get(item.owner, ""),
            is_mine=item.owner == user.pk,
            timing=_timing(item, today),
            urgency=_urgency(item, today),
            links=[(link, link_words(link)) for link in item.links],
            may_assign=item.kind in changeable,
            may_verify=item.is_settled_by_verification
            and item.kind in (publishable if item.is_live else changeable),
        )
        for item in found
    ]


def _timing(item, today):
    if item.due_on is None:
        return ""
    days = (item.due_on - today).days
    if days < 0:
        return _("overdue")
    if days == 0:
        return _("today")
    return ngettext("in %(days)s day", "in %(days)s days", days) % {"days": days}


def _urgency(item, today):
    if item.due_on is None:
        return "undated"
    days = (item.due_on - today).days
    return "overdue" if days < 0 else "soon" if days <= 30 else "later"


def _last_check():
    """How many links were checked when, in one query."""
    return CheckedLink.objects.aggregate(
        at=Max("checked_at"),
        known=Count("pk"),
        broken=Count("pk", filter=Q(failures__gte=FAILURES_OF_BROKEN)),
        moved=Count("pk", filter=Q(problem="") & ~Q(moved_to="")),
    )


# --- Deeds ---------------------------------------------------------------------------------------


def _done(request):
    """Do what the button says, and show the same list again."""
    if key := request.POST.get("verify"):
        _verified(request, key)
    elif key := request.POST.get("take"):
        _assigned(request, [key], request.user)
    else:
        _assigned_to_chosen(request)
    return redirect(request.get_full_path())


def _verified(request, key):
    [record] = _records([key]) or [None]
    if record is None:
        messages.warning(request, _("Somebody has deleted the record meanwhile."))
        return
    if not may_verify(request.user, record):
        raise PermissionDenied
    verify(record, request.user, request.META.get("REMOTE_ADDR"))
    messages.success(request, _("“%(record)s” is verified as of today.") % {"record": record})


def _assigned_to_chosen(request):
    keys = request.POST.getlist("chosen")
    wanted = request.POST.get("responsible", "")
    if not keys or not wanted:
        messages.error(request, _("Choose records in the list and a person below it."))
        return
    if wanted == NOBODY:
        _assigned(request, keys, None)
        return
    person = possible_owners().filter(pk=wanted).first() if may_be_key(wanted) else None
    if person is None:
        messages.error(request, _("There is no such person among the staff any more."))
        return
    _assigned(request, keys, person)


def _assigned(request, keys, person):
    records = _records(keys)
    if not all(may_assign(request.user, record) for record in records):
        raise PermissionDenied
    for record in records:
        assign(record, person, request.user, request.META.get("REMOTE_ADDR"))
    number = len(records)
    messages.success(
        request,
        ngettext(
            "Responsible for %(number)s record: %(name)s.",
            "Responsible for %(number)s records: %(name)s.",
            number,
        )
        % {"number": number, "name": name_of(person) or _("nobody")},
    )


def _records(keys):
    """The records that these keys name, without those that are gone; each once."""
    wanted = {}
    for key in keys:
        kind, _colon, pk = key.partition(":")
        if kind not in _KINDS or not may_be_key(pk):
            raise SuspiciousOperation("A row was chosen that no list shows.")
        wanted.setdefault(kind, set()).add(int(pk))
    return [
        record
        for kind, pks in wanted.items()
        for record in _KINDS[kind].objects.filter(pk__in=pks).order_by("pk")
    ]
