"""Previews in the admin: of a form, of a draft, of a schedule; and the links for reviewers.

A posted form is kept for a day, so that its pages have addresses: they are shown in frames, one
for each language. The frames render the page anew each time (see ``published_page``).
"""

from typing import NamedTuple
from urllib.parse import urlencode

from django import forms
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from .. import previews
from ..languages import LANGUAGE_CODES
from ..models import Preview
from ..people import name_of
from ..preview_stage import Stage
from . import published_page, working_copy
from .desks import DESKS, Desk
from .form_data import posted_data
from .preview_sources import Kept, Saved, complaints

NEW_LINK = "new_preview_link"  # in the session, until its address has been shown
LINKS_ON_PAGE = 50


class Line(NamedTuple):
    """An open link with what is said of it, and whether this person may revoke it."""

    preview: Preview
    kind: str
    maker: str
    may_revoke: bool


def _lifetimes():
    for days in previews.LIFETIMES:
        yield days, ngettext("%(days)d day", "%(days)d days", days) % {"days": days}


class ShareForm(forms.Form):
    addressee = forms.CharField(
        label=_("For whom"),
        max_length=200,
        help_text=_("A person or an office. It is kept in the log."),
    )
    days = forms.TypedChoiceField(
        label=_("For how long"),
        coerce=int,
        initial=7,
        choices=_lifetimes,
        help_text=_("After that the link ends by itself."),
    )


# --- Pages -------------------------------------------------------------------------------------


def of_form(request, site, kind, object_id=None):
    """Keep the form that was sent and show its pages, or what keeps it from publication."""
    model_admin = _admin_of(request, site, kind, object_id)
    if request.method != "POST":
        if object_id is None:
            return HttpResponseNotAllowed(["POST"])
        return _page(request, site, Saved(model_admin, request, object_id))
    if not _may_write(request, model_admin, object_id):
        raise PermissionDenied
    data = posted_data(request)
    try:
        state = published_page.state_of_form(model_admin, request, object_id, data)
    except working_copy.Invalid as error:
        return _refused(request, site, model_admin, error.whole)
    kept = previews.keep(model_admin.model, object_id, state, request.user)
    return redirect("admin:preview_kept", kept.pk)


def of_kept(request, site, key):
    return _page(request, site, _kept(request, site, key))


def _page(request, site, source, share_form=None, status=200):
    try:
        parts = published_page.parts_of(source.kind, source.state)
    except working_copy.Invalid as error:
        return _refused(request, site, source.model_admin, error.whole, source)
    query = request.GET.copy()
    stage = Stage.of(query, lambda *frame: _frame_address(source, *frame), parts)
    may_share = previews.may_share(request.user, source.kind)
    context = {
        **site.each_context(request),
        "title": _("Preview"),
        "source": source,
        "opts": source.kind._meta,
        "stage": stage,
        "share_form": may_share and (share_form or ShareForm()),
        "share_url": _as_asked(request, source.address("_share")),
        "links": may_share and _lines(request, source.links()),
        "new_link": _new_link(request),
    }
    response = render(request, "admin/preview.html", context, status=status)
    return published_page.kept_nowhere(response)


def _refused(request, site, model_admin, whole, source=None):
    context = {
        **site.each_context(request),
        "title": _("This cannot be published yet"),
        "opts": model_admin.opts,
        "complaints": list(complaints(whole)),
        "source": source,
    }
    response = render(request, "admin/preview_refused.html", context, status=422)
    return published_page.kept_nowhere(response)


# --- Frames ------------------------------------------------------------------------------------


def frame_of_kept(request, site, key, language):
    return _frame(request, _kept(request, site, key), language)


def frame_of_saved(request, site, kind, object_id, language):
    source = Saved(_admin_of(request, site, kind, object_id), request, object_id)
    return _frame(request, source, language)


def _frame(request, source, language):
    if language not in LANGUAGE_CODES:
        raise Http404
    try:
        page = source.page(request, language, request.GET.get("part", ""))
    except (published_page.CannotShow, working_copy.Invalid):
        page = render(request, "admin/preview_impossible.html", status=409)
    return published_page.framed(page)


def _frame_address(source, language, part):
    query = {**source.query(), **({"part": part} if part else {})}
    return _with_query(source.address("_frame", language), query)


# --- Links for reviewers -----------------------------------------------------------------------


def share_kept(request, site, key):
    return _share(request, site, _kept(request, site, key))


def share_saved(request, site, kind, object_id):
    source = Saved(_admin_of(request, site, kind, object_id), request, object_id)
    return _share(request, site, source)


def _share(request, site, source):
    if not previews.may_share(request.user, source.kind):
        raise PermissionDenied
    back = _as_asked(request, source.address(""))
    if request.method != "POST":
        return redirect(back)
    form = ShareForm(request.POST)
    if form.is_valid():
        try:
            made = previews.share(
                source.kind,
                source.object_id,
                source.state,
                request.user,
                **form.cleaned_data,
            )
        except previews.TooManyLinks:
            form.add_error(None, _("So many links to this record are open. Revoke one first."))
        except working_copy.Invalid as error:
            return _refused(request, site, source.model_admin, error.whole, source)
        else:
            request.session[NEW_LINK] = made.pk
            return redirect(back)
    return _page(request, site, source, form, status=422)


def revoke(request, site, key):
    preview = get_object_or_404(Preview.objects.shared(), pk=key)
    if not previews.may_revoke(request.user, preview):
        raise PermissionDenied
    if request.method == "POST":
        previews.revoke(preview, request.user)
    back = request.POST.get(REDIRECT_FIELD_NAME, "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = reverse("admin:previews")
    return HttpResponseRedirect(back)


def desk(request, site):
    """All open links that this person may revoke."""
    links = Preview.objects.shared().open().select_related("made_by")
    links = [
        link
        for link in links
        if previews.may_share(request.user, link.model) and previews.may_revoke(request.user, link)
    ]
    page = Paginator(links, LINKS_ON_PAGE).get_page(request.GET.get("page"))
    context = {
        **site.each_context(request),
        "title": _("Links to previews"),
        "links": _lines(request, page),
        "page": page,
    }
    return published_page.kept_nowhere(render(request, "admin/previews.html", context))


def _lines(request, links):
    return [
        Line(
            link,
            link.model._meta.verbose_name,
            name_of(link.made_by),
            previews.may_revoke(request.user, link),
        )
        for link in links
    ]


def _new_link(request):
    """The address of the link that was just made: shown this once."""
    key = request.session.pop(NEW_LINK, None)
    made = Preview.objects.shared().open().filter(pk=key, made_by=request.user).first()
    if made is None:
        return None
    path = reverse("shared-preview", kwargs={"token": previews.token_of(made)})
    return {"address": request.build_absolute_uri(path), "preview": made}


# --- Who may -----------------------------------------------------------------------------------


def _admin_of(request, site, kind, object_id=None):
    """The admin of a kind that has pages, for whoever may preview them."""
    if kind not in previews.KINDS:
        raise Http404
    model_admin = site.get_model_admin(previews.KINDS[kind])
    obj = model_admin.get_object(request, str(object_id)) if object_id else None
    if object_id is not None and obj is None:
        raise Http404
    may = previews.may_preview(request.user, model_admin.model)
    if not may or not model_admin.has_view_permission(request, obj):
        raise PermissionDenied
    return model_admin


def _may_write(request, model_admin, object_id):
    if object_id is None:
        return model_admin.has_add_permission(request)
    return model_admin.has_change_permission(request)


def _kept(request, site, key):
    source = Kept(key, request.user)
    source.model_admin = _admin_of(request, site, source.kind._meta.model_name)
    return source


def _as_asked(request, address):
    """An address about the same, looked at in the same way."""
    query = request.GET.urlencode()
    return f"{address}?{query}" if query else address


def _with_query(address, query):
    return f"{address}?{urlencode(query)}" if query else address


def may_preview_any(user):
    return any(previews.may_preview(user, kind) for kind in previews.KINDS.values())


def may_share_any(user):
    return any(previews.may_share(user, kind) for kind in previews.KINDS.values())


_RECORD = "cooperation/<slug:kind>/<int:object_id>/preview/"

DESKS += [
    Desk("previews/", "previews", desk, may_share_any, _("Links to previews")),
    Desk("previews/<int:key>/", "preview_kept", of_kept, may_preview_any),
    Desk("previews/<int:key>/share/", "preview_kept_share", share_kept, may_share_any),
    Desk("previews/<int:key>/revoke/", "preview_revoke", revoke, may_share_any),
    Desk(
        "previews/<int:key>/<slug:language>/", "preview_kept_frame", frame_of_kept, may_preview_any
    ),
    Desk("cooperation/<slug:kind>/preview/", "preview_new", of_form, may_preview_any),
    Desk(_RECORD, "preview_form", of_form, may_preview_any),
    Desk(f"{_RECORD}share/", "preview_form_share", share_saved, may_share_any),
    Desk(f"{_RECORD}<slug:language>/", "preview_form_frame", frame_of_saved, may_preview_any),
]
