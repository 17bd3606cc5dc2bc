"""The shapes of the answers as JSON Schema 2020-12, which OpenAPI 3.1 takes as it is."""

from ..enums import FoundKind, LegalStatus, PublicEvent
from ..languages import LANGUAGE_CODES
from ..models import RECORD_KINDS
from ..open_data import KINDS, RECORDS, Rows
from ..open_data.schemas import nullable, shared_schemas
from ..problems import ProblemType
from .operations import schema_name
from .parameters import MOST_PER_PAGE

TEXT = {"type": "string"}
NUMBER = {"type": "integer", "minimum": 0}
ADDRESS = {"type": "string", "format": "uri"}
MOMENT = {"type": "string", "format": "date-time"}
MAYBE_ADDRESS = nullable(ADDRESS)


def reference(name):
    return {"$ref": f"#/components/schemas/{name}"}


def listed(schema):
    return {"type": "array", "items": schema}


def of(about="", /, **properties):
    """An object that always has all of these."""
    schema = {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
    return {**schema, "description": about} if about else schema


def schemas():
    """All of them by their names; what fields are called is said in the active language."""
    return {
        **{schema_name(kind): of_kind(kind) for kind in KINDS.values()},
        **_envelopes(),
        **shared_schemas(LegalStatus),
        **_parts(),
        **_answers(),
    }


# --- The data ----------------------------------------------------------------------------------


def of_kind(kind):
    """A kind as the API gives it: its data and ``label``."""
    schema = _described(kind.schema, kind.values, kind.label_of)
    properties = {**schema["properties"], "label": reference("Label")}
    for rows in kind.row_values:
        properties[rows.code] = _of_rows(kind, rows)
    if kind.word == "countries":
        properties |= {
            "ties": {
                **reference("Ties"),
                "description": "How many public records of each kind.",
            },
            "since": {
                **nullable(reference("PartialDate")),
                "description": "The earliest date of any of them.",
            },
        }
    return {**schema, "properties": properties, "required": list(properties)}


def _of_rows(kind, rows):
    items = _described(
        rows.schema["items"],
        rows.values,
        lambda value: kind.label_of_row_value(rows, value),
    )
    return {**rows.schema, "items": items, "description": _about(kind.label_of(rows), rows)}


def _described(schema, values, label_of):
    properties = {
        each.code: {
            **schema["properties"][each.code],
            "description": _about(label_of(each), each),
        }
        for each in values
        if not isinstance(each, Rows)
    }
    return {**schema, "properties": {**schema["properties"], **properties}}


def _about(label, value):
    label = str(label)
    label = label[:1].upper() + label[1:]
    return f"{label}. {value.about}" if value.about else label


# --- What surrounds it -------------------------------------------------------------------------


def _envelopes():
    names = [schema_name(kind) for kind in KINDS.values()]
    lists = {f"{name}List": page_of(reference(name)) for name in names}
    return {
        **lists,
        "VersionList": page_of(reference("Version")),
        "ChangeList": page_of(reference("Change")),
        "FoundList": page_of(
            reference("Found"), understood=reference("Understood"), numbers=reference("Numbers")
        ),
    }


def page_of(record, **more):
    return of(
        meta=reference("PageMeta"),
        links=reference("PageLinks"),
        **more,
        records={**listed(record), "maxItems": MOST_PER_PAGE},
    )


def _parts():
    language = {"type": "string", "enum": list(LANGUAGE_CODES)}
    return {
        "Label": of(
            "The name for the reader, with the language that it is really in.",
            text=TEXT,
            language=language,
        ),
        "PageMeta": of(count=NUMBER, page=NUMBER, pages=NUMBER, per_page=NUMBER),
        "PageLinks": of(
            "Whole addresses; null where there is no such page.",
            self=ADDRESS,
            first=ADDRESS,
            prev=MAYBE_ADDRESS,
            next=MAYBE_ADDRESS,
            last=ADDRESS,
        ),
        "Ties": of(total=NUMBER, **dict.fromkeys(RECORDS, NUMBER)),
        "Problem": _problem(),
        "Refused": of(
            parameter=TEXT,
            detail=TEXT,
            allowed={"type": "object", "description": "JSON Schema of what it may be."},
        ),
    }


def _problem():
    schema = of(
        "What went wrong, as in RFC 9457.",
        type={**ADDRESS, "description": "The place of this page that explains it."},
        title=TEXT,
        status={"type": "integer", "enum": sorted({each.status for each in ProblemType})},
        detail=TEXT,
        instance={"type": "string", "format": "uri-reference"},
    )
    schema["properties"] |= {
        "errors": {**listed(reference("Refused")), "description": "Of bad parameters."},
        "available": {
            **listed(TEXT),
            "description": "The media types that there are instead.",
        },
        "withdrawn_at": {
            **nullable(MOMENT),
            "description": "When the record ceased to be public, if that is known.",
        },
    }
    return schema


# --- The other answers -------------------------------------------------------------------------


def _answers():
    kind_name = {"type": "string", "enum": [each._meta.model_name for each in RECORD_KINDS]}
    return {
        "Root": of(
            documentation=ADDRESS,
            openapi=ADDRESS,
            **dict.fromkeys((*KINDS, "search", "changes"), ADDRESS),
        ),
        "OpenAPI": {"type": "object", "required": ["openapi", "info", "paths"]},
        "CountryWithRecords": _country_with_records(),
        "Version": of(
            number={"type": "integer", "minimum": 1},
            begins_at=MOMENT,
            ends_at={**nullable(MOMENT), "description": "Null for what readers see now."},
            page={**ADDRESS, "description": "The page that shows the record as it was."},
            changes={
                **listed(reference("FieldChange")),
                "description": "What is not as in the version before; empty for the first one.",
            },
        ),
        "FieldChange": of(
            "In the reader’s language; a long text is told by the parts that changed.",
            field=TEXT,
            row=nullable(TEXT),
            language=nullable({"type": "string", "enum": list(LANGUAGE_CODES)}),
            before=TEXT,
            after=TEXT,
        ),
        "Change": of(
            kind=kind_name,
            slug=TEXT,
            id=ADDRESS,
            what={"type": "string", "enum": PublicEvent.values},
            at=MOMENT,
            version={
                "type": ["integer", "null"],
                "description": "The published version that the change made.",
            },
            label={
                **nullable(reference("Label")),
                "description": "Null where the record is not public now.",
            },
        ),
        **_found(),
    }


def _country_with_records():
    schema = of_kind(KINDS["countries"])
    links = dict.fromkeys(RECORDS, MAYBE_ADDRESS)
    properties = {
        **schema["properties"],
        "records": of(**dict.fromkeys(RECORDS, listed(reference("Reference")))),
        "links": {
            **of(**links),
            "description": "The whole lists, where a kind can be filtered by country.",
        },
    }
    return {**schema, "properties": properties, "required": list(properties)}


def _found():
    marked = of(
        "HTML of text and <mark> alone, all else escaped.",
        html=TEXT,
        language={"type": "string", "enum": list(LANGUAGE_CODES)},
    )
    return {
        "Found": of(
            kind={"type": "string", "enum": FoundKind.values},
            key=TEXT,
            id={**MAYBE_ADDRESS, "description": "Null for documents and parts of the portal."},
            page=ADDRESS,
            label=reference("Label"),
            name=reference("Marked"),
            snippet=nullable(reference("Marked")),
        ),
        "Marked": marked,
        "Understood": of(
            "How the question was understood.",
            asked=TEXT,
            asked_instead={**TEXT, "description": "With its misspelt words mended."},
            is_partial={
                "type": "boolean",
                "description": "Whether nothing has all the words, but something some of them.",
            },
        ),
        "Numbers": {
            **of(is_exact={"type": "boolean"}, **dict.fromkeys(FoundKind.values, NUMBER)),
            "description": "How many were found of each kind; if not exact, at least as many.",
        },
    }
