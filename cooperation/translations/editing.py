"""The texts of one record beside their sources, and how translations are written."""

from dataclasses import dataclass
from typing import NamedTuple

from django.db import models, transaction
from django.utils import timezone
from django.utils.text import capfirst

from .. import audit, history
from ..drafts import is_live
from ..enums import AuditEvent, VersionEvent
from ..enums import TranslationStanding as Standing
from ..gathering import gathered
from ..languages import suffixed
from ..models.base import Stamped
from . import states
from .standing import Known, digest_of, source_language, standings
from .texts import BY_NAME, TextKey, fields, place_of, rows_of, texts_of, with_rows


@dataclass
class Entry:
    """A text of a record or of a row, into one language.

    ``texts`` has it in each language, as in the draft of changes if there is one; ``live`` as it
    is. ``known`` is how it stands to its source, or would if the draft were published now.
    """

    key: TextKey
    instance: models.Model
    field: str
    language: str
    texts: dict
    live: dict
    known: Known
    owner: models.Model

    @property
    def source_language(self):
        return source_language(self.texts)

    @property
    def source(self):
        return self.texts[self.source_language]

    @property
    def target(self):
        return self.texts[self.language]

    @property
    def column(self):
        return suffixed(self.field, self.language)

    @property
    def model_field(self):
        return self.instance._meta.get_field(self.column)

    @property
    def name(self):
        """What the field is called, for the active language."""
        return self.instance._meta.get_field(self.field).verbose_name

    @property
    def is_of_row(self):
        return bool(self.key.row_kind)

    @property
    def row_name(self):
        """What the row is called; empty for a text of the record itself."""
        if not self.is_of_row:
            return ""
        return f"{capfirst(self.instance._meta.verbose_name)}: {self.instance}"

    @property
    def is_drafted(self):
        """Whether the draft says something else than what readers see."""
        return self.texts != self.live

    @property
    def is_reviewed(self):
        return self.known.standing == Standing.REVIEWED

    @property
    def marks(self):
        """Tell whether source and target are what they were when somebody looked."""
        return Marks(digest_of(self.source), digest_of(self.target))

    @property
    def place(self):
        return place_of(self.instance)

    @property
    def draft_key(self):
        """How ``admin.working_copy`` names the text."""
        row_kind, row_id, _field = self.key
        return (row_kind, row_id, self.column) if row_kind else self.column


class Marks(NamedTuple):
    source: str
    target: str


def opened(kind, pk):
    """A record with the rows that have texts; None where there is none."""
    return with_rows(kind._default_manager.filter(pk=pk)).first()


def opened_all(keys):
    """``{(kind's name, pk): record}`` of those that there are, with their rows."""
    by_kind, found = {}, {}
    for kind, pk in keys:
        by_kind.setdefault(kind, []).append(pk)
    for kind, ids in by_kind.items():
        for obj in with_rows(BY_NAME[kind]._default_manager.filter(pk__in=ids)):
            found[kind, obj.pk] = obj
    return found


def entries(obj, language, drafted=None, known=None):
    """The texts of a record that are translated into a language, in the order of its form.

    Left out is what is written in no language, and what is the source itself. ``drafted`` are the
    texts of the draft of changes (see ``admin.working_copy.texts_in_draft``); ``known`` what the
    table knows, if it was asked already.
    """
    known = states.known_of(obj) if known is None else known
    found, now = [], timezone.now()
    for row_kind, instance in (("", obj), *rows_of(obj)):
        place = place_of(instance)
        for field, live in texts_of(instance, fields(type(instance))).items():
            key = TextKey(row_kind, place.row_id, field)
            texts = _with_draft(live, key, drafted or {})
            source = source_language(texts)
            if source and source != language:
                after = standings(texts, known.get((place, field), {}), now)[language]
                found.append(Entry(key, instance, field, language, texts, live, after, obj))
    return found


def _with_draft(live, key, drafted):
    row_kind, row_id, field = key
    found = {}
    for language, text in live.items():
        column = suffixed(field, language)
        found[language] = drafted.get((row_kind, row_id, column) if row_kind else column, text)
    return found


def form_field(model_field, **kwargs):
    """The field of a form for one translation, empty or not."""
    return model_field.formfield(**{"required": False, **kwargs})


def cleaned(model_field, typed):
    """The text as the column takes it; raises ValidationError."""
    if model_field.max_length:
        typed = " ".join(typed.split())
    text = form_field(model_field).clean(typed)
    model_field.run_validators(text)
    return text


def locked(obj):
    """Within a transaction: nobody else writes the object until its end."""
    type(obj)._default_manager.select_for_update().filter(pk=obj.pk).order_by().first()


@transaction.atomic
def write(obj, changes, by, address=None, comment=""):
    """Write translations into a record and its rows: ``[(entry, text), …]``.

    What readers see changes at once where the record is public, so only somebody who may publish
    it does this.
    """
    history.remember_as_found(obj)
    by_instance = {}
    for entry, text in changes:
        by_instance.setdefault(id(entry.instance), (entry.instance, {}))[1][entry.column] = text
    with gathered():
        for instance, texts in by_instance.values():
            _save(instance, texts, by)
        if obj not in [instance for instance, _texts in by_instance.values()]:
            _save(obj, {}, by)
    history.write_version(obj, VersionEvent.TRANSLATED, by, comment)
    deed = AuditEvent.PUBLISHED if is_live(obj) else AuditEvent.CHANGED
    languages = sorted({entry.language for entry, _text in changes})
    audit.note(deed, by, obj, address=address, translated_into=languages, texts=len(changes))


def _save(instance, texts, by):
    for column, text in texts.items():
        setattr(instance, column, text)
    changed = list(texts)
    if isinstance(instance, Stamped):
        instance.changed_by = by
        changed += ["changed_by", "changed_at"]
    if changed:
        instance.save(update_fields=changed)


def confirm(entries_to_confirm, by):
    """Mark translations as saying what their sources say now; as they are, not as drafted."""
    for language, texts in _by_language(entries_to_confirm).items():
        states.confirm(texts, language, by)


def unconfirm(entries_to_take_back):
    for language, texts in _by_language(entries_to_take_back).items():
        states.unconfirm(texts, language)


def _by_language(chosen):
    found = {}
    for entry in chosen:
        texts = texts_of(entry.instance, [entry.field])[entry.field]
        found.setdefault(entry.language, {})[entry.place, entry.field] = texts
    return found
