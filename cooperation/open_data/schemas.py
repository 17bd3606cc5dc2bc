"""JSON Schema of the data, as OpenAPI 3.1 takes it: the shapes that several values share."""

from ..languages import LANGUAGE_CODES
from .parts import PRECISIONS


def object_schema(values):
    """All of its properties are always there, with null for what is not published."""
    return {
        "type": "object",
        "properties": {value.code: value.schema for value in values},
        "required": [value.code for value in values],
        "additionalProperties": False,
    }


def nullable(schema):
    if "enum" in schema:
        return {**schema, "type": [schema["type"], "null"], "enum": [*schema["enum"], None]}
    if "$ref" in schema:
        return {"oneOf": [schema, {"type": "null"}]}
    return {**schema, "type": [schema["type"], "null"]}


def _in_each_language(schema):
    return {
        "type": "object",
        "properties": dict.fromkeys(LANGUAGE_CODES, nullable(schema)),
        "required": list(LANGUAGE_CODES),
        "additionalProperties": False,
    }


def _record(**properties):
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


_WORDS = {"$ref": "#/components/schemas/Words"}
_DATE = {"$ref": "#/components/schemas/PartialDate"}


def shared_schemas(statuses):
    """The schemas to which those of the kinds refer, by name; ``statuses`` are the legal ones."""
    return {
        "Words": _in_each_language({"type": "string"}),
        "Pages": _in_each_language({"type": "string", "format": "uri"}),
        "PartialDate": _record(
            value={"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"},
            precision={"type": "string", "enum": list(PRECISIONS.values())},
        ),
        "Named": _record(key={"type": "string"}, name=_WORDS),
        "Reference": _record(
            id={"type": "string", "format": "uri"}, key={"type": "string"}, name=_WORDS
        ),
        "Standing": _record(
            code={"type": "string", "enum": [status.value for status in statuses]},
            on={"type": "string", "format": "date"},
            since=nullable(_DATE),
            ends=nullable(_DATE),
        ),
    }
