"""What the roles of the workshop mean in forms and lists (see ``cooperation.roles``)."""

from django.utils.translation import gettext as _

from ..roles import may_publish
from ..shown import is_shown


class Publishing:
    """A kind that some may publish: the admin asks for it as for its own permissions."""

    def has_publish_permission(self, request, obj=None):
        return may_publish(request.user, self.model)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and (
            obj is None or self.has_publish_permission(request) or not self.is_seen(obj)
        )

    def is_seen(self, obj):
        """Whether readers see it, or will by its schedule."""
        raise NotImplementedError

    def why_locked(self, request, obj):
        """Why somebody who changes things of this kind may not change this one; or nothing."""
        return ""

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        context["why_locked"] = self.why_locked(request, obj) if obj is not None else ""
        return super().render_change_form(
            request, context, add=add, change=change, form_url=form_url, obj=obj
        )


class LockedOncePublic(Publishing):
    """What has no drafts of its own: whoever may not publish leaves alone what readers see."""

    def has_change_permission(self, request, obj=None):
        return super().has_change_permission(request, obj) and not self._is_locked(request, obj)

    def is_seen(self, obj):
        # Asked for each part of the form, and for each row of a deletion.
        if "_is_seen" not in vars(obj):
            obj._is_seen = is_shown(obj)
        return obj._is_seen

    def why_locked(self, request, obj):
        if super().has_change_permission(request, obj) and self._is_locked(request, obj):
            return _(
                "Readers see this now, so that only a publisher changes it. Add another instead, "
                "or ask a publisher."
            )
        return ""

    def _is_locked(self, request, obj):
        return obj is not None and not self.has_publish_permission(request) and self.is_seen(obj)
