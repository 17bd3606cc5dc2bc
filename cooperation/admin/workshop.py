"""What the form of a record does beyond Django's: drafts, two editors at once, publication.

Every button posts the whole form. A draft of a public record keeps it as it was posted; the form
opens with the draft, and publishing is the ordinary saving. What a colleague changed meanwhile is
noticed by the digest of the record that the form carries, and put together before anything is
saved. Each saving leaves a version.
"""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from .. import drafts, history, workflow
from ..enums import PublicationStatus, VersionEvent
from ..history.differences import differences
from ..history.merge import with_theirs
from ..models import Version
from ..models.base import Record
from ..roles import may_publish
from . import bench
from .assistant import advice_after_saving, advice_on_draft
from .form_data import WholeForm, data_of, moved_uploads, posted_data, query_dict
from .working_copy import reconciled, reconciled_with

CHOICE = "_take:"  # of a path: whose value stands where two editors changed the same


@dataclass
class Opening:
    """What a form is opened with, if not with the record as it is."""

    token: str = ""  # the digest of the record
    revision: int | str = 0  # of its draft, or bench.BESIDE
    draft: object = None
    version: object = None  # whose values it is filled with
    reconciled: object = None  # with what colleagues changed meanwhile
    of_draft: bool = False  # whether that was the draft
    subject: object = None
    changes: list = ()  # of the draft against what readers see


class Workshop:
    """For the admin of a kind of thing; mixed in before Django's."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        request.form_data = request.form_files = request.status_wanted = None
        obj = self._subject(request, object_id)
        if obj is None and self._is_kept_of_deleted(request, object_id):
            return HttpResponseRedirect(reverse(f"{self.admin_site.name}:deleted"))
        if obj is None:
            return self._saved(request, None, object_id, form_url, extra_context)
        if request.method == "POST":
            return self._posted(request, obj, form_url, extra_context)
        return self._opened(request, obj, form_url, extra_context)

    def _subject(self, request, object_id):
        """The object, its row locked until the end of a change; None where Django is to answer."""
        obj = self.get_object(request, object_id) if object_id else None
        if obj is None or request.method != "POST":
            return obj if obj and self.has_change_permission(request, obj) else None
        if not self.has_change_permission(request, obj):
            raise PermissionDenied
        self.model._default_manager.select_for_update().filter(pk=obj.pk).order_by().first()
        return obj

    def _is_kept_of_deleted(self, request, object_id):
        """Whether the record was deleted while its form was open, and the form is kept for it."""
        if request.method != "POST" or not (object_id or "").isdecimal():
            return False
        if not (drafts.has_drafts(self.model) and self.has_change_permission(request)):
            return False
        data = posted_data(request)
        if not drafts.keep_of_deleted(self.model, int(object_id), data, request.user):
            return False
        words = _(
            "It was deleted meanwhile. What you wrote is kept and opens when it is recovered."
        )
        messages.warning(request, words)
        return True

    # --- Opening ---

    def _opened(self, request, obj, form_url, extra_context):
        live = history.snapshot(obj)
        draft = drafts.draft_of(obj)
        opening = Opening(history.digest(live), draft.revision if draft else 0, draft)
        if "version" in request.GET:
            opening.version = self._version(request, obj)
            if draft is not None:
                opening.revision = bench.BESIDE
            state = self._state_of_version(opening.version, live, request.GET.get("field"))
            request.form_data = query_dict(data_of(self, request, obj, state))
        elif draft is not None and "live" in request.GET:
            opening.revision = bench.BESIDE
        elif draft is not None:
            data = draft.data
            if draft.base != opening.token:
                opening.reconciled = reconciled(self, request, obj, data, draft.base)
                data = opening.reconciled.data
            request.form_data = query_dict(data)
            state = WholeForm(self, request, obj, data).state(live)
            opening.changes = differences(self.model, live, state)
        request.opening = opening
        return super().changeform_view(request, str(obj.pk), form_url, extra_context)

    def _version(self, request, obj):
        try:
            return Version.objects.about(obj).get(number=int(request.GET["version"]))
        except (ValueError, Version.DoesNotExist) as error:
            raise Http404 from error

    def _state_of_version(self, version, live, path):
        state = with_theirs(live, version.snapshot, [path]) if path else version.snapshot
        # Whether it is published is decided by the buttons, never by a version.
        status = {key: live["fields"][key] for key in ("status",) if key in live["fields"]}
        return {**state, "fields": {**live["fields"], **state["fields"], **status}}

    # --- Posting ---

    def _posted(self, request, obj, form_url, extra_context):
        deed = bench.deed_of(request.POST, obj, request.user)
        if deed == bench.DISCARD:
            if bench.is_of_other_draft(request.POST, drafts.draft_of(obj)):
                raise bench.Overtaken
            workflow.discard_draft(obj, request.user)
            messages.success(request, _("The draft was discarded. Readers see what they saw."))
            return HttpResponseRedirect(request.path)
        live, draft = history.snapshot(obj), drafts.draft_of(obj)
        data = self._chosen(request, obj, live, draft)
        into_draft = bench.keeps_draft(deed, obj)
        if bench.is_overtaken(request.POST, history.digest(live), draft, into_draft):
            raise bench.Overtaken
        if drafts.is_live(obj):
            bench.require_draft(request.POST, draft, deed)
        if deed == bench.SEND_BACK and not request.POST.get("_reason", "").strip():
            opening = Opening(history.digest(live), draft.revision if draft else 0, draft)
            messages.error(request, _("Say why it is sent back: the author reads it."))
            return self._shown(request, obj, opening, data, 200, form_url)
        if into_draft:
            return self._kept(request, obj, deed, data, live, draft)
        history.remember_as_found(obj, live)
        buttons = {name: request.POST.getlist(name) for name in request.POST if name[:1] == "_"}
        request.POST = query_dict({**data, **buttons})
        return self._saved(request, deed, str(obj.pk), form_url, extra_context)

    def _chosen(self, request, obj, live, draft):
        """What was posted, with the values of others where the editor chose them."""
        data = posted_data(request)
        paths = [
            name.removeprefix(CHOICE)
            for name, value in request.POST.items()
            if name.startswith(CHOICE) and value == "theirs"
        ]
        if not paths:
            return data
        other = live
        if "_of_draft" in request.POST and draft is not None:
            other = WholeForm(self, request, obj, draft.data).state(live)
        mine, places = WholeForm(self, request, obj, data).state(live), {}
        chosen = data_of(self, request, obj, with_theirs(mine, other, paths), places)
        request._files, kept = moved_uploads(request, data, places)
        return {**chosen, **kept}

    def _put_together(self, request, obj, draft, data):
        """The form with what a colleague saved meanwhile; None where that is the same."""
        live = history.snapshot(obj)
        now, of_draft = history.digest(live), False
        token, revision = request.POST.get("_token"), request.POST.get("_revision", "")
        found = reconciled(self, request, obj, data, token) if token != now else None
        if (found is None or found.is_harmless) and draft is not None:
            base = draft.earlier.get(revision) or data_of(self, request, obj, live)
            found, of_draft = reconciled_with(self, request, obj, data, draft.data, base), True
        if found is None or found.is_harmless:
            return None
        return Opening(now, draft.revision if draft else 0, draft, None, found, of_draft)

    def _kept(self, request, obj, deed, data, live, draft):
        if draft is None and WholeForm(self, request, obj, data).state(live) == live:
            messages.info(request, _("Nothing was changed, so there is no draft."))
            return HttpResponseRedirect(request.path)
        drafts.keep(obj, data, request.user, base=history.digest(live))
        advice_on_draft(request, obj)
        if deed == bench.SUBMIT:
            workflow.submit(obj, request.user, request.POST.get("_comment", "").strip())
            messages.success(request, _("The draft waits for its review."))
        elif deed == bench.SEND_BACK:
            workflow.send_back(obj, request.user, request.POST["_reason"].strip())
            messages.success(request, _("Sent back to its author, with your reason."))
        else:
            messages.success(request, _("The draft is kept. Readers see nothing of it yet."))
        return HttpResponseRedirect(request.path)

    def _shown(self, request, obj, opening, data, status, form_url):
        """The form again, filled with ``data``, nothing saved."""
        request.form_data, request.opening = query_dict(data), opening
        request.form_files = request.form_files or request.FILES
        request.method = "GET"  # so that Django shows the form instead of saving it
        response = super().changeform_view(request, str(obj.pk), form_url)
        request.method = "POST"
        response.status_code = status
        return response

    def shown_after(self, refusal, request, object_id, form_url, attempt):
        """The form as it was posted, where it could not be saved; outside its transaction."""
        request.method = "POST"
        obj = self.get_object(request, object_id)
        if obj is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        data, draft = posted_data(request), drafts.draft_of(obj)
        if isinstance(refusal, bench.Overtaken):
            opening = self._put_together(request, obj, draft, data)
            if opening is None:
                request.POST = bench.up_to_date(request.POST, obj, draft)
                return attempt()
            found = opening.reconciled
            request.form_files, kept = moved_uploads(request, data, found.places)
            return self._shown(request, obj, opening, {**found.data, **kept}, 409, form_url)
        messages.error(request, bench.words_for(refusal))
        opening = bench.opening_again(request, obj, Opening)
        return self._shown(request, obj, opening, data, bench.status_for(refusal), form_url)

    # --- Saving ---

    def _saved(self, request, deed, object_id, form_url, extra_context):
        is_new = object_id is None
        if request.method == "POST" and is_new:
            deed = bench.deed_of(request.POST, None, request.user)
        if deed == bench.PUBLISH and issubclass(self.model, Record):
            if not may_publish(request.user, self.model):
                raise PermissionDenied
            request.status_wanted = PublicationStatus.PUBLISHED
        request.saved = None
        response = super().changeform_view(request, object_id, form_url, extra_context)
        if request.saved is not None:
            self._go_on(request, request.saved, deed, is_new)
        return response

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        advice_after_saving(request, form, formsets)
        request.saved = form.instance

    def _go_on(self, request, obj, deed, is_new):
        """What follows from the saving: a version, and the step that the button stands for."""
        user, words = request.user, request.POST
        if deed == bench.PUBLISH or (drafts.is_live(obj) and deed not in bench.ENDS):
            workflow.published(obj, user, draft_stays=words.get("_revision") == bench.BESIDE)
            messages.success(request, bench.words_on_publication(obj))
            return
        if (revision := words.get("_revision", "")).isdecimal():
            drafts.settle(obj, revision)
        history.write_version(obj, VersionEvent.CREATED if is_new else VersionEvent.CHANGED, user)
        if deed == bench.SUBMIT:
            workflow.submit(obj, user, words.get("_comment", "").strip())
            messages.success(request, _("It waits for its review."))
        elif deed == bench.SEND_BACK:
            workflow.send_back(obj, user, words["_reason"].strip())
            messages.success(request, _("Sent back to its author, with your reason."))
        elif deed == bench.ARCHIVE:
            workflow.archive(obj, user)
        elif deed == bench.WITHDRAW:
            workflow.withdraw(obj, user)

    # --- The form ---

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        data = getattr(request, "form_data", None)
        status = getattr(request, "status_wanted", None)
        if data is None and status is None:
            return form
        files = getattr(request, "form_files", None)
        given = {"given_data": data, "given_files": files, "status_wanted": status}
        return type(form.__name__, (bench.Given, form), given)

    def get_formset_kwargs(self, request, obj, inline, prefix):
        given = getattr(request, "form_data", None)
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if given is None:
            return kwargs
        return {**kwargs, "data": given, "files": getattr(request, "form_files", None)}

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        opening = getattr(request, "opening", None)
        if opening is None and obj is not None and request.method == "POST":
            opening = bench.opening_again(request, obj, Opening)
        if opening is not None:
            opening.subject = obj
        context |= bench.context(request, self, obj, opening)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)
