"""The history of each thing in the place of Django's, and what is kept of a deletion.

Nothing is restored here: a link to a former version opens the form filled with it, and saving goes
its ordinary way.
"""

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path

from .. import audit, history
from ..enums import AuditEvent, VersionEvent
from .history_pages import HistoryPages
from .keys import may_be_key


class HistoryAdmin:
    """Shows what a thing was before, and keeps it when it is deleted."""

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_version"
        view = self.admin_site.admin_view(self.version_view)
        return [
            path("<path:object_id>/history/<int:number>/", view, name=name),
            *super().get_urls(),
        ]

    def history_view(self, request, object_id, extra_context=None):
        return self._of_history(request, object_id, _versions_or_comparison)

    def version_view(self, request, object_id, number):
        return self._of_history(request, object_id, lambda pages: pages.step(number))

    def _of_history(self, request, object_id, answer):
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            return self._to_what_was_deleted(request, object_id)
        if not self.has_view_or_change_permission(request, obj):
            raise PermissionDenied
        response = answer(HistoryPages(self, request, obj))
        if response is None:
            raise Http404
        return response

    def _to_what_was_deleted(self, request, object_id):
        if may_be_key(object_id):
            gone = history.deleted([self.model]).filter(object_id=object_id).first()
            if gone and self.has_view_permission(request):
                return redirect("admin:deleted_thing", gone.pk)
        return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)

    # --- Deletion ---

    @transaction.atomic
    def delete_model(self, request, obj):
        _keep_what_is_deleted(request, obj)
        super().delete_model(request, obj)

    @transaction.atomic
    def delete_queryset(self, request, queryset):
        for obj in queryset:
            _keep_what_is_deleted(request, obj)
        super().delete_queryset(request, queryset)


def _versions_or_comparison(pages):
    asked = pages.request.GET
    if "from" in asked or "to" in asked:
        return pages.comparison([asked.get("from", ""), asked.get("to", "")])
    return pages.versions()


def _keep_what_is_deleted(request, obj):
    history.write_version(obj, VersionEvent.DELETED, request.user)
    audit.note(AuditEvent.DELETED, request.user, obj)
