import datetime

from cooperation.structured_data import Download, Voice, dataset

from .vocabulary import mistakes_in

URL = "https://portal.example/en/data/partners/"


def voice():
    return Voice(lambda path: f"https://portal.example{path}", "en")


def test_a_dataset_has_its_files():
    download = Download(
        "https://portal.example/data/partners.csv",
        "text/csv",
        "Partners, CSV",
        1234,
        "a" * 64,
        datetime.datetime(2026, 11, 26, 12, tzinfo=datetime.UTC),
    )

    found = dataset(
        voice(),
        url=URL,
        name="Partners",
        description="All partners of the agency.",
        downloads=[download],
        fields=["name", "country"],
    )

    assert mistakes_in(found) == []
    assert (found["@id"], found["inLanguage"]) == (f"{URL}#dataset", ["uz", "ru", "en"])
    assert found["distribution"] == {
        "@type": "DataDownload",
        "name": "Partners, CSV",
        "contentUrl": "https://portal.example/data/partners.csv",
        "encodingFormat": "text/csv",
        "contentSize": "1234 B",
        "sha256": "a" * 64,
        "dateModified": "2026-11-26T12:00:00Z",
    }


def test_the_whole_register_names_its_parts():
    found = dataset(
        voice(), url="https://portal.example/en/data/", name="Register", description="", parts=[URL]
    )

    assert mistakes_in(found) == []
    assert found["hasPart"] == {"@type": "Dataset", "@id": f"{URL}#dataset", "url": URL}


def test_terms_without_an_address_are_no_licence():
    found = dataset(voice(), url=URL, name="Partners", description="", licence_url="")

    assert "license" not in found
