"""Steps of the workflow for many records at once, each with what became of it."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import workflow

NAMED = 30  # records in a message; more than fit on a page of the list are only counted


class WorkflowActions:
    """Each record is a transaction of its own: what can be done is done, the rest is named."""

    actions = ("submit_selected", "publish_selected", "archive_selected")

    @admin.action(description=gettext_lazy("Submit for review"), permissions=["change"])
    def submit_selected(self, request, queryset):
        done, refused = self._each(request, queryset, workflow.submit)
        _tell(request, _("Submitted for review:"), done, _("Not submitted:"), refused)

    @admin.action(description=gettext_lazy("Publish"), permissions=["publish"])
    def publish_selected(self, request, queryset):
        done, refused = self._each(request, queryset, workflow.publish)
        _tell(request, _("Published:"), done, _("Not published:"), refused)

    @admin.action(description=gettext_lazy("Archive"), permissions=["publish"])
    def archive_selected(self, request, queryset):
        done, refused = self._each(request, queryset, workflow.archive)
        _tell(request, _("Archived:"), done, _("Not archived:"), refused)

    def _each(self, request, queryset, step):
        """The records with which the step was done, and the others with the reason."""
        done, refused = [], []
        for obj in queryset:
            try:
                step(obj, request.user)
            except workflow.WrongState as reason:
                refused.append((obj, str(reason)))
            except PermissionDenied:
                refused.append((obj, _("You may not do this.")))
            except ValidationError as error:
                refused.append((obj, " ".join(error.messages)))
            else:
                done.append((obj, ""))
                self.log_change(request, obj, [{"changed": {"fields": ["publication"]}}])
        return done, refused


def _tell(request, done_words, done, refused_words, refused):
    for level, words, found in (
        (messages.SUCCESS, done_words, done),
        (messages.WARNING, refused_words, refused),
    ):
        if found:
            messages.add_message(request, level, _listed(words, found))


def _listed(words, found):
    rows = [
        format_html("{}: {}", obj, reason) if reason else str(obj) for obj, reason in found[:NAMED]
    ]
    if len(found) > NAMED:
        rows.append(_("and %(number)d more") % {"number": len(found) - NAMED})
    items = format_html_join("", "<li>{}</li>", ((row,) for row in rows))
    return format_html('{}<ul class="messagelist__items">{}</ul>', words, items)
