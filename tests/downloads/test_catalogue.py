"""The catalogue as portals of open data read it: by RDFLib, in the terms of DCAT 3."""

import hashlib
import json

import pytest
from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph, Namespace, URIRef

from cooperation.downloads import FILES, catalogue, shelf_for
from cooperation.open_data import KINDS

from ..builders import make_partner, make_register, make_site_settings

pytestmark = pytest.mark.django_db

HERE = "https://portal.example"
SPDX = Namespace("http://spdx.org/rdf/terms#")


def graph():
    document = catalogue(shelf_for(HERE), "/api/v1/openapi.json")
    return Graph().parse(data=json.dumps(document), format="json-ld")


def test_each_kind_is_a_dataset_of_the_catalogue():
    make_register()

    found = graph()

    (whole,) = found.subjects(RDF.type, DCAT.Catalog)
    named = {URIRef(f"{HERE}/data/{word}#dataset") for word in KINDS}
    whole_register = URIRef(f"{HERE}/data/#register")
    assert set(found.objects(whole, DCAT.dataset)) == {whole_register, *named}
    assert set(found.subjects(RDF.type, DCAT.Dataset)) == {whole_register, *named}
    assert set(found.objects(whole_register, DCTERMS.hasPart)) == named


def test_each_file_is_a_distribution():
    make_register()

    found = set(graph().objects(None, DCAT.downloadURL))

    metadata = {name for name in FILES if name.endswith("csv-metadata.json")}
    assert found == {URIRef(f"{HERE}/data/{name}") for name in FILES.keys() - metadata}


@pytest.mark.parametrize("kind", [DCAT.Catalog, DCAT.Dataset])
def test_all_are_told_in_three_languages(kind):
    make_register()
    make_site_settings()

    found = graph()

    for thing in found.subjects(RDF.type, kind):
        for property in (DCTERMS.title, DCTERMS.description):
            languages = sorted(text.language for text in found.objects(thing, property))
            assert languages == ["en", "ru", "uz"]


def test_a_dataset_says_whose_it_is_and_under_which_terms():
    make_partner()
    make_site_settings(licence_en="Name the source.", email="data@agency.example")

    told = graph().query(
        """
        SELECT ?publisher ?terms ?mail ?country WHERE {
          ?dataset a dcat:Dataset ; dct:publisher/foaf:name ?publisher ;
            dct:rights/rdfs:label ?terms ; dct:spatial ?country ;
            dcat:contactPoint/vcard:hasEmail ?mail ; dcat:landingPage ?page .
          FILTER(lang(?publisher) = "en" && ?page = ?own)
        }
        """,
        initBindings={"own": URIRef(f"{HERE}/en/data/partners/")},
        initNs={
            "dct": DCTERMS,
            "foaf": FOAF,
            "vcard": Namespace("http://www.w3.org/2006/vcard/ns#"),
        },
    )

    assert [tuple(map(str, row)) for row in told] == [
        (
            "Space Research and Technology Agency",
            "Name the source.",
            "mailto:data@agency.example",
            "http://publications.europa.eu/resource/authority/country/UZB",
        )
    ]


def test_a_file_that_is_made_has_its_size_and_checksum():
    make_partner()
    kept = shelf_for(HERE).made("partners.csv")

    found = graph()

    made = URIRef(f"{HERE}/data/partners.csv#distribution")
    unmade = URIRef(f"{HERE}/data/partners.xlsx#distribution")
    assert found.value(unmade, DCAT.byteSize) is None
    assert found.value(made, DCAT.byteSize).toPython() == kept.size
    digest = found.value(found.value(made, SPDX.checksum), SPDX.checksumValue)
    assert digest.toPython() == hashlib.sha256(kept.path.read_bytes()).digest()


def test_the_api_serves_the_datasets():
    make_partner()

    found = graph()

    (service,) = found.subjects(RDF.type, DCAT.DataService)
    assert found.value(service, DCAT.endpointURL) == URIRef(f"{HERE}/api/v1/")
    assert found.value(service, DCAT.endpointDescription) == URIRef(f"{HERE}/api/v1/openapi.json")
    assert len(set(found.objects(service, DCAT.servesDataset))) == len(KINDS)
