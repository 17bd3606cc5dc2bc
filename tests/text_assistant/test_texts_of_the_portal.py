"""The assistant over every text that the portal opens with: it cries no wolf."""

import json
from pathlib import Path

from cooperation import fixtures
from cooperation.text_assistant import Context, advise, dates_in_form
from cooperation.text_assistant.tables import OTHERS

ROOT = Path(__file__).resolve().parent.parent.parent
PROSE = ("body", "benefits", "text")


def rows():
    for path in fixtures.paths():
        yield from json.loads(path.read_text(encoding="utf-8"))


def context():
    countries, pictures = {}, {}
    for row in rows():
        fields = row["fields"]
        if row["model"] == "cooperation.country":
            countries[fields["code"]] = {
                each: fields[f"name_{each}"] for each in ("uz", "ru", "en")
            }
        elif row["model"] == "cooperation.picture":
            pictures[fields["key"]] = {"uz", "ru", "en"}
    return countries, pictures


def dates_by_record():
    """The dates of the rows, with those of the legal steps at their agreements."""
    posted = {}
    for number, row in enumerate(rows()):
        fields = row["fields"]
        if row["model"] == "cooperation.legalstep":
            agreement = posted.setdefault(("cooperation.agreement", *fields["agreement"]), {})
            agreement |= {
                f"steps-{number}-kind": fields["kind"],
                f"steps-{number}-on": fields.get("on"),
            }
        else:
            posted.setdefault((row["model"], fields.get("slug")), {}).update(fields)
    return {record: dates_in_form(each) for record, each in posted.items()}


def test_no_text_of_the_portal_is_advised_against():
    (countries, pictures), dates = context(), dates_by_record()
    said = []
    for row in rows():
        known = dates.get((row["model"], row["fields"].get("slug")), {})
        here = Context(countries=countries, pictures=pictures, dates=known)
        for name, text in row["fields"].items():
            field, _, language = name.rpartition("_")
            if language in ("uz", "ru", "en") and isinstance(text, str):
                is_prose = field in PROSE
                said += [
                    (row["model"], name, each.code, each.found)
                    for each in advise(text, language, field, here, is_prose=is_prose)
                ]
    assert said == []


def test_approved_names_stand_in_the_glossary():
    glossary = (ROOT / "docs/glossary.md").read_text(encoding="utf-8").casefold()
    names = {right for names in OTHERS.values() for right in names.values()}
    assert {name for name in names if name.casefold() not in glossary} == set()
