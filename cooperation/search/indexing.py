"""Keeping the index: an entry is made anew in the transaction that changes what it says."""

from django.db import transaction

from ..analysis import VERSION, tokens
from ..enums import FoundKind
from ..gathering import later
from ..languages import LANGUAGE_CODES
from ..models import SearchEntry, SearchWindow
from . import content as contents
from . import database, spelling
from .sources import SOURCES, State

_AT_ONCE = 200  # things whose entries are made together


def touch(kind, ids):
    """Make the entries of these things anew, now or when what is being done together is done."""
    later(_refresh_all, {(kind, each): None for each in ids})


def _refresh_all(keys):
    by_kind = {}
    for kind, each in keys:
        by_kind.setdefault(kind, set()).add(each)
    for kind, ids in by_kind.items():
        _refresh(kind, ids)


def rebuild(progress=lambda kind, done, number: None):
    """Make the whole index anew, kind by kind; entries keep their numbers where they exist."""
    for kind, source in SOURCES.items():
        ids = list(source.model.objects.order_by("pk").values_list("pk", flat=True))
        _strangers(kind, ids).delete()
        for start in range(0, len(ids), _AT_ONCE):
            progress(kind, start, len(ids))
            with transaction.atomic():
                _write(kind, ids[start : start + _AT_ONCE])
        progress(kind, len(ids), len(ids))
    spelling.forget_unused()
    database.gather_statistics()


def check():
    """What is wrong with the index, as ``(kind, id, what)``."""
    for kind, source in SOURCES.items():
        ids = list(source.model.objects.order_by("pk").values_list("pk", flat=True))
        for entry in _strangers(kind, ids):
            yield kind, entry.object_id, "left over"
        for start in range(0, len(ids), _AT_ONCE):
            part = ids[start : start + _AT_ONCE]
            written = _written(kind, part)
            for each in _contents(kind, part):
                entry = written.get(each.object_id)
                if entry is None:
                    yield kind, each.object_id, "missing"
                elif _differs(entry, each):
                    yield kind, each.object_id, "out of date"
                written.pop(each.object_id, None)
            for object_id in written:
                yield kind, object_id, "left over"
    if not database.is_whole():
        yield "", 0, "the database's own index differs from the entries"


def is_stale():
    """Whether the index was never made, or by rules that have changed since."""
    if SearchEntry.objects.exclude(version=VERSION).exists():
        return True
    return not SearchEntry.objects.exists() and any(
        source.model.objects.exists() for source in SOURCES.values()
    )


# --- Entries -----------------------------------------------------------------------------------


def _refresh(kind, ids):
    """Make entries anew, then those of what depends on them."""
    for dependent, more in _write(kind, list(ids)).items():
        _refresh(dependent, more)


@transaction.atomic
def _write(kind, ids):
    """Write the entries of these things; return what must be made anew because of them."""
    source, dependents = SOURCES[kind], {}
    written = _written(kind, ids)
    made, changed, moved = [], [], []
    for each in _contents(kind, ids):
        entry = written.pop(each.object_id, None) or SearchEntry(
            kind=kind, object_id=each.object_id
        )
        was = _state(entry)
        columns = columns_of(each)
        if entry.pk is None or any(getattr(entry, c) != v for c, v in columns.items()):
            for column, value in columns.items():
                setattr(entry, column, value)
            (changed if entry.pk else made).append(entry)
        is_ = State(each.windows, entry.facets, entry.name_tokens)
        if was != is_:
            moved.append((entry, each))
            source.note_dependents(dependents, each.object_id, was, is_)
    SearchEntry.objects.bulk_create(made)
    if changed:
        SearchEntry.objects.bulk_update(changed, _COLUMNS, batch_size=50)
    _open_windows(moved)
    spelling.remember(made + changed)
    for gone in written.values():
        source.note_dependents(dependents, gone.object_id, _state(gone), State())
    SearchEntry.objects.filter(pk__in=[gone.pk for gone in written.values()]).delete()
    return dependents


def _written(kind, ids):
    entries = SearchEntry.objects.filter(kind=kind, object_id__in=ids).prefetch_related("windows")
    return {entry.object_id: entry for entry in entries}


def _contents(kind, ids):
    source = SOURCES[kind]
    for record in source.rows().filter(pk__in=ids):
        if content := source.content(record):
            yield content


def _strangers(kind, ids):
    """The entries of what is no longer there."""
    known = SearchEntry.objects.filter(kind=kind)
    present = set(ids)
    gone = [pk for pk, each in known.values_list("pk", "object_id") if each not in present]
    return known.filter(pk__in=gone)


def _state(entry):
    """What others may depend on: when it is public, its facets, its names."""
    if entry.pk is None:
        return State()
    return State(_windows_of(entry), entry.facets, entry.name_tokens)


def _windows_of(entry):
    return sorted((window.opens, window.closes) for window in entry.windows.all())


def _differs(entry, content):
    return _windows_of(entry) != content.windows or any(
        getattr(entry, column) != value for column, value in columns_of(content).items()
    )


def _open_windows(moved):
    entries = [entry for entry, _content in moved]
    SearchWindow.objects.filter(entry__in=entries).delete()
    SearchWindow.objects.bulk_create(
        SearchWindow(entry=entry, opens=opens, closes=closes)
        for entry, content in moved
        for opens, closes in content.windows
    )


# --- Columns -----------------------------------------------------------------------------------

_COLUMNS = [
    "slug",
    *(f"{column}_{language}" for column in ("name", "text") for language in LANGUAGE_CODES),
    "tokens",
    "name_tokens",
    "facets",
    "version",
]


def columns_of(content):
    """The columns of the entry that says this."""
    facets = _facets(content)
    names, words = {}, {}
    columns = {"slug": content.slug, "facets": " ".join(facets), "version": VERSION}
    for language in LANGUAGE_CODES:
        texts, facts = content.texts.get(language, []), content.facts.get(language, [])
        columns[f"name_{language}"] = content.headings.get(language, "")
        text = contents.plain(texts)
        columns[f"text_{language}"] = "\n".join([text, " · ".join(dict.fromkeys(facts))]).strip()
        names |= tokens.tokens_of(content.names.get(language, []), language, "abc", "pq")
        names |= tokens.tokens_of(facts, language, "bc", "q")
        words |= tokens.tokens_of([text], language, "c")
    # What ranks is where a word stands; that it stands anywhere is known already.
    ranking = [token for token in names if token[1] != tokens.WORDS]
    columns["name_tokens"] = f" {' '.join(ranking)} "
    whole = [token for name in content.whole_names for token in tokens.whole_name(name)]
    columns["tokens"] = " ".join(names | words | dict.fromkeys([*whole, *facets]))
    return columns


def _facets(content):
    return [
        tokens.facet(tokens.KIND, FoundKind(content.kind).value),
        *(tokens.facet(tokens.COUNTRY, code) for code in sorted(content.countries)),
        *(tokens.facet(tokens.AREA, area) for area in sorted(content.areas)),
        *(tokens.facet(tokens.YEAR, year) for year in sorted(content.years)),
    ]
