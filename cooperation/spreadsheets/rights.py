"""What an import may do: no more than whoever imports could do on the forms."""

from django.utils.translation import gettext as _

from .. import roles
from ..drafts import has_drafts, is_live
from ..enums import PublicationStatus
from ..shown import is_shown
from .tables import KINDS, MADE_OF_FILES


def may_export(user, kind):
    return kind in KINDS and roles.may(user, "view", kind)


def may_import(user, kind):
    """Whether somebody may import a kind at all; translators have a table of their own."""
    return kind in KINDS and (
        roles.may(user, "change", kind)
        or (roles.may(user, "add", kind) and kind not in MADE_OF_FILES)
    )


def may_change(user, obj):
    """Whether somebody may change a thing outside of a draft: what readers see, if they do."""
    if not roles.may(user, "change", obj):
        return False
    return roles.may_publish(user, obj) or not is_seen(obj)


def is_seen(obj):
    """Whether readers see it, or will by its schedule."""
    return is_live(obj) if has_drafts(type(obj)) else is_shown(obj)


def check(plan):
    """Tell what the importer may not do; keep the status where they may not set it."""
    may_add = roles.may(plan.user, "add", plan.kind)
    may_publish = roles.may_publish(plan.user, plan.kind)
    for entry in plan.entries:
        message = ""
        if entry.is_new and not may_add:
            message = _("This record is not in the register, and you may not add any.")
        elif not entry.is_new and not may_change(plan.user, entry.record):
            message = _(
                "Readers see “%(record)s”, and you may not change what they see. Take the line "
                "out, or edit a draft of the record in its form."
            ) % {"record": entry.record}
        if message:
            plan.tell(entry.matched.mistake(message, entry.line))
        if not may_publish:
            _keep_status(plan, entry)
    # What was nothing but a change of the status is none.
    unchanged = [entry for entry in plan.entries if entry.before == entry.after]
    plan.entries = [entry for entry in plan.entries if entry.before != entry.after]
    plan.unchanged += len(unchanged)


def _keep_status(plan, entry):
    fields = entry.after["fields"]
    kept = entry.before["fields"].get("status") if entry.before else PublicationStatus.DRAFT.value
    if "status" in fields and fields["status"] != kept:
        fields["status"] = kept
        plan.warnings.append(
            _("“%(key)s”: its publication stays as it is, because you may not publish.")
            % {"key": entry.key}
        )
