"""Each sort of value as JSON holds it, and the same in columns."""

import datetime

import pytest

from cooperation.enums import PartnerKind
from cooperation.open_data import KINDS, Addresses
from cooperation.open_data.references import Identifier, Pages, Reference, References
from cooperation.open_data.standing import Standing
from cooperation.open_data.values import (
    Code,
    Date,
    Day,
    Decimal,
    Key,
    Languages,
    Link,
    Moment,
    Number,
    Prose,
    Rows,
    Value,
    Words,
    YesNo,
)

NAME = {"uz": "Nom", "ru": "Имя", "en": None}
FRANCE = {"id": "https://portal.example/id/countries/fr", "key": "FR", "name": NAME}
MAY = {"value": "2022-05", "precision": "month"}
PAGES = {"uz": "https://portal.example/uz/", "ru": None, "en": None}
STANDING = {"code": "in-force", "on": "2026-11-26", "since": MAY, "ends": None}


@pytest.mark.parametrize(
    ("value", "json", "columns"),
    [
        (Value(code="a"), "text", {"a": "text"}),
        (Value(code="a"), None, {"a": None}),
        (Key(code="a"), "text", {"a": "text"}),
        (Words(code="a"), NAME, {"a_uz": "Nom", "a_ru": "Имя", "a_en": None}),
        (Prose(code="a"), NAME, {"a_uz": "Nom", "a_ru": "Имя", "a_en": None}),
        (Date(code="a"), MAY, {"a": "2022-05", "a_precision": "month"}),
        (Date(code="a"), None, {"a": None, "a_precision": None}),
        (Day(code="a"), "2022-05-10", {"a": "2022-05-10"}),
        (Moment(code="a"), "2022-05-10T09:00:00Z", {"a": "2022-05-10T09:00:00Z"}),
        (Code(code="a", codes=PartnerKind), "company", {"a": "company"}),
        (Number(code="a"), 0, {"a": 0}),
        (Decimal(code="a"), 48.9, {"a": 48.9}),
        (YesNo(code="a"), False, {"a": False}),
        (Link(code="a"), None, {"a": None}),
        (Languages(code="a"), ["uz", "ru"], {"a": "uz;ru"}),
        (Languages(code="a"), [], {"a": None}),
        (Identifier(code="a", word="areas"), "https://a.example/", {"a": "https://a.example/"}),
        (Pages(code="a", word="areas"), PAGES, {"a_uz": PAGES["uz"], "a_ru": None, "a_en": None}),
        (Reference(code="a"), FRANCE, {"a": "FR"}),
        (Reference(code="a"), None, {"a": None}),
        (References(code="a"), [FRANCE, {"key": "DE"}], {"a": "FR;DE"}),
        (References(code="a"), [], {"a": None}),
        (Rows(code="a", model=object, values=()), [{}], {}),
        (
            Standing(code="a", codes=PartnerKind),
            STANDING,
            {
                "a": "in-force",
                "a_on": "2026-11-26",
                "a_since": "2022-05",
                "a_since_precision": "month",
                "a_ends": None,
                "a_ends_precision": None,
            },
        ),
    ],
    ids=lambda each: type(each).__name__ if isinstance(each, Value) else "",
)
def test_a_value_fills_its_columns(value, json, columns):
    cells = value.cells(json)

    assert dict(zip([column.code for column in value.columns], cells, strict=True)) == columns


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.word)
def test_no_column_has_the_name_of_another(kind):
    for values in (kind.values, *(rows.values for rows in kind.row_values)):
        codes = [column.code for value in values for column in value.columns]
        assert len(codes) == len(set(codes))


def test_a_moment_is_of_greenwich():
    tashkent = datetime.timezone(datetime.timedelta(hours=5))
    thing = type("Thing", (), {"a": datetime.datetime(2026, 11, 26, 2, 30, tzinfo=tashkent)})

    assert Moment(code="a").of(thing, Addresses("")) == "2026-11-25T21:30:00Z"
