"""Columns and rows that follow from others, kept right at every way in.

Signals, because Django loads a fixture and deletes a selection without calling the methods of
a model, and a register whose lists sort wrongly after ``loaddata`` is worse than a signal.
"""

from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from django.dispatch import receiver
from modeltranslation.translator import translator

from .homoglyphs import mend_mixed_words
from .languages import LANGUAGE_CODES, suffixed
from .models import Agreement, DocumentVersion, FormerSlug, LegalStep, Memorandum, Picture
from .models.base import Addressed, Titled
from .orthography import mend_uzbek
from .search import changes
from .translations import states


@receiver(pre_save)
def mend_and_derive(sender, instance, **kwargs):
    if sender._meta.app_label != "cooperation":
        return
    for field in _translated_fields(sender):
        for language in LANGUAGE_CODES:
            column = suffixed(field, language)
            if text := getattr(instance, column):
                setattr(instance, column, _mended(text, language))
    if isinstance(instance, Titled):
        instance.derive_columns()


@receiver(pre_save, sender=Picture)
@receiver(pre_save, sender=DocumentVersion)
def keep_what_was_made(sender, instance, raw, **kwargs):
    """A fixture says nothing of what is made from a file, and loading it again loses none of it."""
    if raw:
        same = sender.objects.filter(pk=instance.pk, digest=instance.digest)
        for columns in same.values(*sender.made_fields):
            for name, value in columns.items():
                setattr(instance, name, getattr(instance, name) or value)


@receiver(pre_save, sender=DocumentVersion)
def keep_the_latest_version_current(sender, instance, raw, **kwargs):
    """A fixture knows nothing of the versions that editors have added since it was written."""
    if not raw or not instance.is_current:
        return
    others = sender.objects.filter(file=instance.file_id).exclude(pk=instance.pk)
    instance.is_current = not others.filter(number__gt=instance.number).exists()
    if instance.is_current:
        others.update(is_current=False)


@receiver(post_delete)
def retire_slug(sender, instance, **kwargs):
    if isinstance(instance, Addressed):
        FormerSlug.objects.filter(kind=sender._meta.model_name, record_id=instance.pk).update(
            record_id=None
        )
        FormerSlug.objects.remember(sender, instance.slug, None)


@receiver(post_save)
def take_slug_back(sender, instance, raw, created, **kwargs):
    """A deleted record that is loaded again from a file has its address again."""
    if raw and created and isinstance(instance, Addressed):
        FormerSlug.objects.reclaim(sender, instance.slug, None)


@receiver(post_save, sender=Agreement)
@receiver(post_save, sender=Memorandum)
def refresh_phases(sender, instance, **kwargs):
    instance.refresh_phases()


@receiver(post_save, sender=LegalStep)
def refresh_phases_of_agreement(sender, instance, **kwargs):
    instance.agreement.refresh_phases()


@receiver(post_delete, sender=LegalStep)
def refresh_phases_without_step(sender, instance, origin, **kwargs):
    # Steps also go when their agreement does, and then there is nothing left to refresh.
    deleted = getattr(origin, "model", type(origin))
    if deleted is LegalStep:
        instance.agreement.refresh_phases()


# After all of the above, so that the index reads what they wrote.
@receiver(post_save)
def index_what_was_saved(sender, instance, created, **kwargs):
    if sender._meta.app_label == "cooperation":
        changes.saved(instance, is_new=created)


@receiver(post_delete)
def index_without_deleted(sender, instance, **kwargs):
    if sender._meta.app_label == "cooperation":
        changes.changed(instance)


@receiver(post_save)
def keep_standing_of_translations(sender, instance, update_fields, **kwargs):
    states.saved(instance, update_fields)


@receiver(post_delete)
def forget_translations(sender, instance, origin, **kwargs):
    states.deleted(instance, origin)


@receiver(m2m_changed)
def index_what_was_related(sender, instance, action, reverse, model, pk_set, **kwargs):
    if sender._meta.app_label != "cooperation":
        return
    if reverse and action == "pre_clear":  # whom it lets go nobody knows afterwards
        instance._cleared = changes.related_by(sender, instance, model)
    elif action.startswith("post_"):
        keys = instance._cleared if reverse and action == "post_clear" else pk_set
        changes.related(instance, model, keys, is_reverse=reverse)


def _mended(text, language):
    """With the letters right of which that is certain."""
    text = mend_mixed_words(text, language)
    return mend_uzbek(text) if language == "uz" else text


def _translated_fields(model):
    if model in translator.get_registered_models():
        return translator.get_options_for_model(model).all_fields
    return ()
