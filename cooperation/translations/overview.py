"""The standings of the whole register, counted: in a few queries, however much it holds."""

from typing import NamedTuple

from django.db.models import Case, Count, IntegerField, Max, Min, Q, Sum, Value, When
from django.db.models.functions import Coalesce

from ..drafts import has_drafts
from ..enums import Section
from ..enums import TranslationStanding as Standing
from ..languages import LANGUAGE_CODES, LocalizedText, active_language, localized, suffixed
from ..models import Draft, Picture, SectionText, SiteSettings, TextState
from ..models.base import Record, Stamped
from ..roles import languages_to_translate, may, may_publish
from ..search import narrowed_by_words
from ..shown import is_shown
from .texts import BY_NAME, KINDS

TODO = (Standing.MISSING, Standing.OUTDATED)
UNREVIEWED = (*TODO, Standing.DRAFT)

# Published records and texts of the portal first; then what has no publication; then the rest.
_PUBLIC, _BESIDE, _HIDDEN = range(3)


class Asked(NamedTuple):
    """What a page of the desk shows. Empty: all."""

    kinds: tuple = KINDS
    language: str = ""
    standings: tuple = ()
    status: str = ""
    person: int | None = None
    words: str = ""


class Line(NamedTuple):
    """A record with the counts of its texts: ``{language: {standing: (number, words)}}``."""

    kind: type
    pk: int
    title: LocalizedText
    status: str
    counts: dict
    has_draft: bool  # of changes to what readers see


# --- Who -----------------------------------------------------------------------------------------


def kinds_seen(user):
    return tuple(kind for kind in KINDS if may(user, "view", kind) or may(user, "change", kind))


def kinds_to_write(user, language):
    """The kinds of which somebody writes the texts of a language in their daily work."""
    return tuple(
        kind
        for kind in kinds_seen(user)
        if language in languages_to_translate(user, kind)
        and (has_drafts(kind) or may_publish(user, kind))
    )


def languages_of(user):
    """The languages into which somebody translates anything."""
    return [code for code in LANGUAGE_CODES if kinds_to_write(user, code)]


def may_write(user, obj, language):
    """Whether somebody may write a text of this object; what readers see of the library and of
    the reference data has no drafts, so that only those who publish change it."""
    kind = type(obj)
    if language not in languages_to_translate(user, kind):
        return False
    if has_drafts(kind) or may_publish(user, kind):
        return True
    return "publish" in kind._meta.default_permissions and not is_shown(obj)


# --- How much ------------------------------------------------------------------------------------


def states(asked):
    """The states of the texts of the records that were asked for, in all languages."""
    condition = Q(pk=None)
    for kind in asked.kinds:
        rows = _rows(kind, asked)
        if rows is not None:
            condition |= Q(kind=kind._meta.model_name) & rows
    return TextState.objects.filter(condition).order_by()


def totals(asked):
    """``{language: {standing: (number, words)}}`` of all texts that were asked for."""
    found = {language: {} for language in LANGUAGE_CODES}
    for language, standing, number, words in _counted(states(asked), "language", "standing"):
        found[language][Standing(standing)] = (number, words)
    return found


def records(asked):
    """The records with such texts, those that readers see and need work first.

    A queryset of ``{"kind": …, "object_id": …}``, to be paginated.
    """
    chosen = states(asked)
    if asked.language:
        chosen = chosen.filter(language=asked.language)
    if asked.standings:
        chosen = chosen.filter(standing__in=asked.standings)
    is_todo = Case(When(standing__in=TODO, then=1), default=0, output_field=IntegerField())
    return (
        chosen.values("kind", "object_id")
        .annotate(rank=Min(_rank()), todo=Max(is_todo))
        .order_by("rank", "-todo", "kind", "object_id")
    )


def next_to_translate(user, language, obj):
    """The record that needs somebody next in a language, ``(kind, pk)``; None if none does.

    Passed over is the one that they come from, and what waits in a draft of theirs.
    """
    asked = Asked(kinds=kinds_to_write(user, language), language=language, standings=TODO)
    own = Draft.objects.filter(changed_by=user).values_list("kind", "object_id")
    done = [(obj._meta.model_name, obj.pk), *own]
    following = records(asked).exclude(_about(done)).first()
    return (following["kind"], following["object_id"]) if following else None


def lines(page):
    """The records of a page with their titles, counts and drafts, in three queries."""
    keys = [(row["kind"], row["object_id"]) for row in page]
    if not keys:
        return []
    counts = _counts_of(keys)
    described = _described(keys)
    drafted = set(Draft.objects.filter(_about(keys)).values_list("kind", "object_id"))
    return [
        Line(BY_NAME[kind], pk, *described[kind, pk], counts[kind, pk], (kind, pk) in drafted)
        for kind, pk in keys
        if (kind, pk) in described
    ]


def named(keys):
    """``{(kind, pk): title}`` of records of any kinds, in one query."""
    return {key: title for key, (title, _status) in _described(keys).items()} if keys else {}


def _rows(kind, asked):
    """The condition for the records of a kind; None where none of it can be asked for."""
    rows = kind._default_manager.order_by()
    if asked.status:
        if not issubclass(kind, Record):
            return None
        rows = rows.filter(status=asked.status)
    if asked.person:
        if not issubclass(kind, Stamped):
            return None
        mine = Q(changed_by=asked.person)
        if issubclass(kind, Record):
            mine = Q(responsible=asked.person) | mine & Q(responsible=None)
        rows = rows.filter(mine)
    if asked.words and kind is SiteSettings:
        return None
    if asked.words:
        rows = narrowed_by_words(rows, asked.words)
    if asked.status or asked.person or asked.words:
        return Q(object_id__in=rows.values("pk"))
    return Q()


def _rank():
    public = Q(kind__in=[kind._meta.model_name for kind in (SectionText, SiteSettings)])
    record_kinds = [kind for kind in KINDS if issubclass(kind, Record)]
    for kind in record_kinds:
        shown = kind.objects.published().order_by().values("pk")
        public |= Q(kind=kind._meta.model_name, object_id__in=shown)
    of_records = Q(kind__in=[kind._meta.model_name for kind in record_kinds])
    return Case(
        When(public, then=Value(_PUBLIC)),
        When(of_records, then=Value(_HIDDEN)),
        default=Value(_BESIDE),
        output_field=IntegerField(),
    )


def _counted(chosen, *names):
    words = Coalesce(Sum("source_words"), 0)
    return chosen.values_list(*names).annotate(number=Count("pk"), words=words).order_by()


def _counts_of(keys):
    found = {key: {language: {} for language in LANGUAGE_CODES} for key in keys}
    names = ("kind", "object_id", "language", "standing")
    chosen = TextState.objects.filter(_about(keys))
    for kind, pk, language, standing, *numbers in _counted(chosen, *names):
        if (kind, pk) in found:
            found[kind, pk][language][Standing(standing)] = tuple(numbers)
    return found


def _about(keys):
    condition = Q(pk=None)
    for kind, ids in _by_kind(keys).items():
        condition |= Q(kind=kind, object_id__in=ids)
    return condition


def _by_kind(keys):
    found = {}
    for kind, pk in keys:
        found.setdefault(kind, []).append(pk)
    return found


# --- What they are called ------------------------------------------------------------------------


class _Row(NamedTuple):
    kind: str
    pk: int
    title_uz: str
    title_ru: str
    title_en: str
    code: str
    status: str


def _described(keys):
    """``{(kind, pk): (title, status)}``, in one query for all kinds together."""
    parts = [_titles(BY_NAME[kind], ids) for kind, ids in _by_kind(keys).items()]
    rows = parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]
    return {(row.kind, row.pk): (_title(row), row.status) for row in (_Row(*each) for each in rows)}


def _titles(kind, ids):
    title = "agency_name" if kind is SiteSettings else getattr(kind, "title_field", "title")
    code = {SectionText: "section", Picture: "key"}.get(kind)
    return (
        kind._default_manager.rewrite(False)  # as columns are written here
        .filter(pk__in=ids)
        .order_by()
        .values_list(
            Value(kind._meta.model_name),
            "pk",
            *(suffixed(title, language) for language in LANGUAGE_CODES),
            code or Value(""),
            "status" if issubclass(kind, Record) else Value(""),
        )
    )


def _title(row):
    title = localized(row, "title")
    if row.kind == SectionText._meta.model_name:
        return LocalizedText(str(Section(row.code).label), active_language())
    return title if title.value else LocalizedText(row.code or "–", active_language())
