"""A record as a JSON-LD document of its own, in three languages."""

import datetime
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from rdflib import Graph, Literal, URIRef
from rdflib.namespace import RDF

from cooperation.enums import PublicationStatus
from cooperation.structured_data import record_ld

from ..builders import (
    make_agreement,
    make_conference,
    make_memorandum,
    make_partner,
    make_register,
    make_relation,
    make_site_settings,
)
from ..library import make_document, make_picture
from ..versions import keep
from .vocabulary import PREFIX, mistakes_in

pytestmark = pytest.mark.django_db

HOST = "https://portal.example"
KINDS = ["membership", "partner", "memorandum", "agreement", "conference"]
DRAFT = {"status": PublicationStatus.DRAFT}


def absolute(path):
    return f"{HOST}{path}"


def word(name):
    return URIRef(f"{PREFIX}{name}")


def graph_of(record):
    return Graph().parse(data=json.dumps(record_ld(record, absolute)), format="json-ld")


@pytest.fixture
def register():
    make_site_settings(emblem=make_picture())
    register = make_register()
    make_document(attached_to=register["agreement"])
    return register


def test_every_kind_is_valid_by_schema_org(register):
    for kind in KINDS:
        assert mistakes_in(record_ld(register[kind], absolute)) == []


def test_nobody_has_to_fetch_its_context(register):
    for kind in KINDS:
        context = record_ld(register[kind], absolute)["@context"]
        assert context["@vocab"] == PREFIX
        assert {str(each) for each in context.values()} == {PREFIX, "{'@type': '@id'}"}


def test_a_record_is_a_thing_with_its_names_in_all_languages(register):
    partner = register["partner"]
    thing = URIRef(f"{HOST}/id/partners/{partner.slug}")

    graph = graph_of(partner)

    assert (thing, RDF.type, word("GovernmentOrganization")) in graph
    assert set(graph.objects(thing, word("name"))) == {
        Literal(partner.name_uz, "uz"),
        Literal(partner.name_ru, "ru"),
        Literal(partner.name_en, "en"),
    }
    assert set(graph.objects(thing, word("url"))) == {
        URIRef(f"{HOST}/{language}/partners/{partner.slug}/") for language in ("uz", "ru", "en")
    }


def test_a_language_that_does_not_exist_has_no_page(register):
    partner = make_partner(languages=("ru",))
    thing = URIRef(f"{HOST}/id/partners/{partner.slug}")

    graph = graph_of(partner)

    page = URIRef(f"{HOST}/ru/partners/{partner.slug}/")
    assert list(graph.objects(thing, word("mainEntityOfPage"))) == [page]
    assert graph.value(page, word("inLanguage")) == Literal("ru")


def test_an_agreement_leads_to_its_parts(register):
    agreement = register["agreement"]
    thing = URIRef(f"{HOST}/id/agreements/{agreement.slug}")

    graph = graph_of(agreement)

    other = agreement.relations.get().other
    assert graph.value(thing, word("legislationAmends")) == (
        URIRef(f"{HOST}/id/agreements/{other.slug}")
    )
    assert len(list(graph.objects(thing, word("encoding")))) == 2
    assert graph.value(thing, word("legislationDate")) == Literal("2021-12-06")


def test_of_a_day_a_record_is_what_readers_saw_then(register):
    for kind in KINDS:
        record = register[kind]
        keep(record, "2026-03-01", summary_en="First")
        keep(record, "2026-04-01", summary_en="Second")

        told = record_ld(record, absolute, datetime.date(2026, 3, 31))

        assert {"@language": "en", "@value": "First"} in told["description"], kind
        assert mistakes_in(told) == []


def test_of_a_day_an_agreement_names_its_parts_too(register):
    agreement = register["agreement"]
    keep(agreement, "2026-03-01")

    on_that_day = record_ld(agreement, absolute, datetime.date(2026, 3, 31))

    today = record_ld(agreement, absolute)
    assert on_that_day.pop("legislationDateVersion") == "2026-03-31"
    on_that_day.pop("mainEntityOfPage"), today.pop("mainEntityOfPage")
    assert on_that_day == today


# --- Nothing that readers do not see -----------------------------------------------------------


def test_nothing_unpublished_is_named():
    hidden = make_partner(slug="hidden-partner", **DRAFT)
    conference = make_conference(slug="hidden-conference", **DRAFT)
    memorandum = make_memorandum(partners=[hidden], occasion=conference)
    shown = make_conference(organisers=[hidden], participants=[hidden])
    agreement = make_agreement()
    agreement.parties.update(partner=hidden)
    make_relation(agreement, make_agreement(slug="hidden-agreement", **DRAFT))

    for record in (memorandum, shown, agreement):
        text = json.dumps(record_ld(record, absolute))
        assert "hidden" not in text
        assert hidden.name_en not in text


def test_no_note_and_no_name_of_staff_is_told(register):
    for kind in KINDS:
        register[kind].internal_note = "A secret doubt"
        register[kind].save()
        assert "secret" not in json.dumps(record_ld(register[kind], absolute))


# --- What it costs -----------------------------------------------------------------------------


def test_number_of_queries(register):
    counts = {}
    for kind in KINDS:
        record = type(register[kind]).objects.get(pk=register[kind].pk)
        with CaptureQueriesContext(connection) as queries:
            record_ld(record, absolute)
        counts[kind] = len(queries)

    assert counts == {
        "membership": 5,
        "partner": 5,
        "memorandum": 7,
        "agreement": 9,
        "conference": 8,
    }
