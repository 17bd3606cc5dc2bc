"""What the form of a record shows of its review, and where comments are sent."""

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _

from .. import notices, workflow
from ..drafts import is_live
from ..reviews import state_of
from ..roles import may
from .list_actions import WorkflowActions
from .permissions import Publishing

COMMENT_LETTERS = 5000


def review_context(obj, user):
    """The inputs of ``admin/review/panel.html`` and ``form.html``; None where there is nothing
    to show: nobody said anything, and nothing waits for a review."""
    if obj is None or obj.pk is None:
        return None
    notes, waits, submission = state_of(obj)
    if not (notes or waits):
        return None
    names = obj._meta
    return {
        "notes": notes,
        "waits": waits,
        "submission": submission,
        "may_comment": may(user, "view", obj),
        "letters": COMMENT_LETTERS,
        "action": reverse(f"admin:{names.app_label}_{names.model_name}_comment", args=[obj.pk]),
    }


class Reviewed(Publishing):
    """A kind that is drafted, reviewed and published (a mixin of its admin)."""

    def is_seen(self, obj):
        return is_live(obj)

    def get_urls(self):
        name = f"{self.opts.app_label}_{self.opts.model_name}_comment"
        view = self.admin_site.admin_view(self.comment_view)
        return [path("<path:object_id>/comment/", view, name=name), *super().get_urls()]

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["review"] = review_context(obj, request.user) if change else None
        if change and request.method == "GET":
            notices.read_about(request.user, obj)
        return super().render_change_form(
            request, context, add=add, change=change, form_url=form_url, obj=obj
        )

    def comment_view(self, request, object_id):
        """Take a comment, and go back to the form."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        obj = self.get_object(request, unquote(object_id))
        if obj is None:
            raise Http404
        if not self.has_view_permission(request, obj):
            raise PermissionDenied
        try:
            workflow.comment(obj, request.user, request.POST.get("text", "")[:COMMENT_LETTERS])
        except workflow.WrongState as reason:
            messages.warning(request, str(reason))
        else:
            messages.success(request, _("Your comment was added."))
        change = reverse(
            f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[obj.pk]
        )
        return HttpResponseRedirect(f"{change}#review")


class ReviewedRecord(WorkflowActions, Reviewed):
    """A kind of record, whose list has the steps of the workflow, too."""
