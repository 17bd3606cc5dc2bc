"""The layers of the code, held by a walk over its imports."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
APP = ROOT / "cooperation"

# The layer of each module or package of the app; a module imports its own layer or a lower one.
LAYERS = {
    "languages": 0,
    "analysis": 0,
    "clock": 0,
    "monograms": 0,
    "partial_dates": 0,
    "date_words": 0,
    "deadline_words": 0,
    "enums": 0,
    "renditions": 0,
    "uploads": 0,
    "legal_status": 0,
    "orthography": 0,
    "validators": 0,
    "markup": 0,
    "homoglyphs": 0,
    "fields": 0,
    "gathering": 0,
    "slugs": 0,
    "projection": 0,
    "map_labels": 0,
    "special_view": 0,
    "open_access": 0,
    "negotiation": 0,
    "problems": 0,
    "models": 1,
    "translation": 2,
    "receivers": 3,
    "fixtures": 3,
    "library": 3,
    "documents": 3,
    "completeness": 3,
    "explanations": 3,
    "timeline": 3,
    "timeline_chart": 3,
    "listing": 3,
    "ties": 3,
    "social_cards": 3,
    "counted": 3,
    "world_map": 3,
    "changes": 3,
    "citations": 3,
    "calendars": 3,
    "feeds": 3,
    "search": 3,
    "history": 3,
    "help_pages": 3,
    "people": 0,
    "acting": 0,
    "receivers_of_accounts": 3,
    "audit": 3,
    "roles": 3,
    "reviews": 3,
    "shown": 3,
    "workflow": 3,
    "drafts": 3,
    "notices": 3,
    "translations": 3,
    "renewal": 3,
    "link_check": 3,
    "spreadsheets": 3,
    "text_assistant": 3,
    "prose": 3,
    "open_data": 3,
    "downloads": 3,
    "structured_data": 3,
    "openapi": 3,
    "whereabouts": 3,
    "previews": 3,
    "preview_stage": 3,
    "specimens": 3,
    "filters": 3,
    "admin": 4,
    "views": 4,
    "api": 4,
    "templatetags": 4,
    "urls": 5,
    "apps": 5,
    "checks": 5,
    "management": 5,
    "migrations": 5,
}

# Layer 4 is side by side: these never import each other.
SIBLINGS = {name for name, layer in LAYERS.items() if layer == 4}


def modules():
    return sorted(path for path in APP.rglob("*.py") if path != APP / "__init__.py")


def part_of(path):
    """The module or package directly under the app that a file belongs to."""
    return path.relative_to(APP).parts[0].removesuffix(".py")


def imported_parts(path):
    """The parts of the app that a file imports, wherever in the file it does so."""
    package = ["cooperation", *path.relative_to(APP).parts[:-1]]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            names = [*base, *(node.module or "").split(".")]
            targets = [[*names, alias.name] for alias in node.names]
        elif isinstance(node, ast.Import):
            targets = [alias.name.split(".") for alias in node.names]
        else:
            continue
        for target in targets:
            target = [part for part in target if part]
            if target[0] == "uzbekspace":
                yield "uzbekspace"
            elif target[0] == "cooperation" and len(target) > 1 and target[1] in LAYERS:
                yield target[1]


def test_every_part_of_the_app_has_a_layer():
    assert {part_of(path) for path in modules()} - set(LAYERS) == set()


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(APP)))
def test_imports_flow_one_way(path):
    own = part_of(path)
    upwards = {
        part
        for part in imported_parts(path)
        if part == "uzbekspace"
        or LAYERS[part] > LAYERS[own]
        or (part != own and {part, own} <= SIBLINGS)
    }
    assert upwards == set()
