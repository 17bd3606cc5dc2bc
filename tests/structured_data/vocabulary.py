"""What schema.org would object to in a document, by the table of its vocabulary beside this file.

Independent of our code: ``tools/schema_org_table.py`` makes the table from a package.
"""

import json
import re
from pathlib import Path

TABLE = json.loads((Path(__file__).parent / "schema_org.json").read_text(encoding="utf-8"))
TYPES, PROPERTIES, MEMBERS = TABLE["types"], TABLE["properties"], TABLE["members"]
PREFIX = "https://schema.org/"

# ISO 8601 as XML Schema has it: a date may lack its day, or its day and month.
DATE = r"\d{4}(-\d{2}(-\d{2})?)?"
FORMS = {
    "Date": DATE,
    "DateTime": rf"{DATE}(T\d{{2}}:\d{{2}}:\d{{2}}Z)?",
    "URL": r"https?://[^\s{}]+",
    "Text": r"(?s).+",
}


def with_ancestors(types):
    found, waiting = set(), list(types)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += TYPES.get(name, ())
    return found


def things_in(value):
    """All nodes with a type, at whatever depth."""
    if isinstance(value, list):
        for each in value:
            yield from things_in(each)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for name, each in value.items():
            if name != "@context":
                yield from things_in(each)


def types_of(thing):
    types = thing["@type"]
    return types if isinstance(types, list) else [types]


def mistakes_in(document):
    """Types and properties that do not exist, that do not go together, and values out of range."""
    known = {thing["@id"]: thing for thing in things_in(document) if "@id" in thing}
    return [mistake for thing in things_in(document) for mistake in _mistakes_of(thing, known)]


def _mistakes_of(thing, known):
    types = types_of(thing)
    yield from (f"no type {each}" for each in types if each not in TYPES)
    for name, values in thing.items():
        if name.startswith("@") or name.endswith("-input"):  # the second annotates an action
            continue
        if name not in PROPERTIES:
            yield f"no property {name} of {types}"
            continue
        # A role has the property that it stands in, too.
        if not with_ancestors(types).intersection([*PROPERTIES[name]["domains"], "Role"]):
            yield f"{types} has no {name}"
        for value in values if isinstance(values, list) else [values]:
            if not _is_in_range(value, PROPERTIES[name]["ranges"], known):
                yield f"{name} of {types} is not {value!r}"


def _is_in_range(value, ranges, known):
    if isinstance(value, dict):
        if "@value" in value:
            return "Text" in ranges and value["@language"] in ("uz", "ru", "en")
        thing = value if "@type" in value else known.get(value["@id"], {})
        types = with_ancestors(types_of(thing)) if thing else set()
        return bool(types.intersection({*ranges, "Role"}))  # a role stands for what it is of
    if isinstance(value, bool):
        return "Boolean" in ranges
    if isinstance(value, int):
        return bool({"Integer", "Number"}.intersection(ranges))
    if value.startswith(PREFIX):
        kinds = with_ancestors(MEMBERS.get(value.removeprefix(PREFIX), ()))
        return bool(kinds.intersection(ranges))
    return any(re.fullmatch(FORMS[each], value) for each in ranges if each in FORMS)
