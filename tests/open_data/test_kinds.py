"""Whoever adds a column to the register decides whether it is public."""

import pytest

from cooperation.models import DocumentVersion, Memorandum
from cooperation.open_data import KINDS
from cooperation.open_data.documents import DOCUMENTS

# What stays inside whatever it is a column of …
PRIVATE = {
    *("id", "position", "search_key", "sort_key_uz", "sort_key_ru", "sort_key_en"),
    *("internal_note", "status", "publish_at", "unpublish_at", "responsible"),
    *("created_at", "created_by", "changed_by"),
    *("picture", "logo", "logo_on_dark"),
}
# … and what besides.
PRIVATE_OF = {
    Memorandum: {"partners"},  # the rows of those who signed say it
    DocumentVersion: {
        *("changed_at", "number", "is_current", "stored", "extension", "note"),
        *("text", "has_text", "preview"),
    },
}

TABLES = [
    *((kind.model, kind.values) for kind in KINDS.values()),
    *((rows.model, rows.values) for kind in KINDS.values() for rows in kind.row_values),
]


def own_fields(model):
    """The columns of a model, each translated one once, without those that name its record."""
    fields = [field for field in model._meta.get_fields() if field.concrete]
    names = {getattr(field, "translated_field", field).name for field in fields}
    return names - {*getattr(model, "owner_fields", ())}


def declared(values):
    return {(value.attribute or value.code).split(".")[0] for value in values}


@pytest.mark.parametrize(
    ("model", "values"), dict(TABLES).items(), ids=[model.__name__ for model in dict(TABLES)]
)
def test_each_column_is_public_or_known_as_private(model, values):
    assert own_fields(model) - declared(values) == {
        *(PRIVATE & own_fields(model) - declared(values)),
        *PRIVATE_OF.get(model, ()),
    }


def test_documents_say_the_same_of_all_kinds():
    documents = [
        each for kind in KINDS.values() for each in kind.row_values if each.code == "documents"
    ]

    assert documents == [DOCUMENTS] * 5
