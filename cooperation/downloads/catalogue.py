"""The catalogue of the downloads: DCAT 3 (W3C, 2024) as JSON-LD, for portals of open data."""

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..languages import LANGUAGE_CODES
from ..open_data import KINDS
from ..open_data.parts import moment_of
from .declaration import in_languages, label_of
from .files import files_of
from .json_files import title_of_register

_AUTHORITY = "http://publications.europa.eu/resource/authority"  # the lists that DCAT-AP names
_LANGUAGES = {"uz": "UZB", "ru": "RUS", "en": "ENG"}
_FORMATS = {"csv": "CSV", "json": "JSON", "xlsx": "XLSX", "zip": "ZIP"}
_SERVICE = "/api/v1/"
_IN_EACH = {"@container": "@language"}
_ID = {"@type": "@id"}

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "id": "@id",
    "type": "@type",
    "title": {"@id": "dct:title", **_IN_EACH},
    "description": {"@id": "dct:description", **_IN_EACH},
    "keyword": {"@id": "dcat:keyword", **_IN_EACH},
    "name": {"@id": "foaf:name", **_IN_EACH},
    "label": {"@id": "rdfs:label", **_IN_EACH},
    "fn": {"@id": "vcard:fn", **_IN_EACH},
    "homepage": {"@id": "foaf:homepage", **_ID},
    "hasEmail": {"@id": "vcard:hasEmail", **_ID},
    "hasURL": {"@id": "vcard:hasURL", **_ID},
    "publisher": {"@id": "dct:publisher", **_ID},
    "rights": {"@id": "dct:rights", **_ID},
    "language": {"@id": "dct:language", **_ID},
    "spatial": {"@id": "dct:spatial", **_ID},
    "accrualPeriodicity": {"@id": "dct:accrualPeriodicity", **_ID},
    "conformsTo": {"@id": "dct:conformsTo", **_ID},
    "format": {"@id": "dct:format", **_ID},
    "hasPart": {"@id": "dct:hasPart", **_ID},
    "issued": {"@id": "dct:issued", "@type": "xsd:dateTime"},
    "modified": {"@id": "dct:modified", "@type": "xsd:dateTime"},
    "contactPoint": {"@id": "dcat:contactPoint", **_ID},
    "dataset": {"@id": "dcat:dataset", **_ID},
    "service": {"@id": "dcat:service", **_ID},
    "distribution": {"@id": "dcat:distribution", **_ID},
    "landingPage": {"@id": "dcat:landingPage", **_ID},
    "accessURL": {"@id": "dcat:accessURL", **_ID},
    "downloadURL": {"@id": "dcat:downloadURL", **_ID},
    "mediaType": {"@id": "dcat:mediaType", **_ID},
    "byteSize": {"@id": "dcat:byteSize", "@type": "xsd:nonNegativeInteger"},
    "endpointURL": {"@id": "dcat:endpointURL", **_ID},
    "endpointDescription": {"@id": "dcat:endpointDescription", **_ID},
    "servesDataset": {"@id": "dcat:servesDataset", **_ID},
    "checksum": {"@id": "spdx:checksum"},
    "algorithm": {"@id": "spdx:algorithm", **_ID},
    "checksumValue": {"@id": "spdx:checksumValue", "@type": "xsd:hexBinary"},
}


def catalogue(shelf, service_description):
    """The catalogue as JSON-LD; ``service_description`` is the path of the API's description.

    Sizes and checksums are those of the files that exist.
    """
    writing = _Writing(shelf)
    return writing.catalogue(service_description)


class _Writing:
    def __init__(self, shelf):
        self.shelf, self.about = shelf, shelf.about
        self.state = shelf.state
        self.data = f"{self.state.origin}/data/"

    def catalogue(self, service_description):
        whole = self._dataset("", title_of_register)
        whole["hasPart"] = [self._id(word) for word in KINDS]
        parts = [self._dataset(word, lambda kind=kind: kind.title) for word, kind in KINDS.items()]
        return {
            "@context": CONTEXT,
            "id": f"{self.data}catalog.jsonld#catalog",
            "type": "dcat:Catalog",
            "title": self.about.portal or in_languages(lambda: _("Open data")),
            "description": in_languages(_about_catalogue),
            **self._shared(""),
            "publisher": self._publisher(),
            "dataset": [whole, *parts],
            "service": self._service(service_description),
        }

    def _shared(self, word):
        """What is said alike of the catalogue and of each dataset."""
        page = f"data/{word}/" if word else "data/"
        times = {"issued": self.state.created_at(word), "modified": self.state.changed_at(word)}
        return {
            "publisher": f"{self.data}#publisher",
            "rights": {"type": "dct:RightsStatement", "label": self.about.licence},
            "language": [f"{_AUTHORITY}/language/{code}" for code in _LANGUAGES.values()],
            "landingPage": [f"{self.state.origin}/{each}/{page}" for each in LANGUAGE_CODES],
            **{name: moment_of(moment) for name, moment in times.items() if moment},
        }

    def _publisher(self):
        return {
            "id": f"{self.data}#publisher",
            "type": "foaf:Agent",
            "name": self.about.agency,
            **({"homepage": self.about.website} if self.about.website else {}),
        }

    def _dataset(self, word, title):
        return {
            "id": self._id(word),
            "type": "dcat:Dataset",
            "title": in_languages(title),
            "description": in_languages(_description, word, title),
            "keyword": {
                language: sorted({words, others})
                for (language, words), others in zip(
                    in_languages(title).items(), in_languages(_keyword).values(), strict=True
                )
            },
            **self._shared(word),
            "spatial": f"{_AUTHORITY}/country/UZB",
            "accrualPeriodicity": f"{_AUTHORITY}/frequency/IRREG",
            "contactPoint": self._contact(),
            "distribution": [
                self._distribution(each) for each in files_of(word) if not each.is_metadata
            ],
        }

    def _contact(self):
        return {
            "type": "vcard:Organization",
            "fn": self.about.agency,
            "hasURL": f"{self.state.origin}/en/about/",
            **({"hasEmail": f"mailto:{self.about.email}"} if self.about.email else {}),
        }

    def _distribution(self, download):
        address = f"{self.data}{download.name}"
        told = {
            "id": f"{address}#distribution",
            "type": "dcat:Distribution",
            "title": in_languages(_title_of, download),
            "accessURL": address,
            "downloadURL": address,
            "mediaType": f"https://www.iana.org/assignments/media-types/{download.plain_media_type}",
            "rights": {"type": "dct:RightsStatement", "label": self.about.licence},
        }
        if download.form in _FORMATS:
            told["format"] = f"{_AUTHORITY}/file-type/{_FORMATS[download.form]}"
        if download.form == "csv":
            told["conformsTo"] = "https://www.w3.org/TR/tabular-metadata/"
        if kept := self.shelf.kept(download.name):
            told["byteSize"] = str(kept.size)
            told["checksum"] = {
                "type": "spdx:Checksum",
                "algorithm": "spdx:checksumAlgorithm_sha256",
                "checksumValue": kept.digest,
            }
        return told

    def _service(self, description):
        return {
            "id": f"{self.data}catalog.jsonld#api",
            "type": "dcat:DataService",
            "title": in_languages(lambda: _("API of the register")),
            "endpointURL": f"{self.state.origin}{_SERVICE}",
            "endpointDescription": f"{self.state.origin}{description}",
            "servesDataset": [self._id(word) for word in KINDS],
            "publisher": f"{self.data}#publisher",
        }

    def _id(self, word):
        return f"{self.data}{word}#dataset" if word else f"{self.data}#register"


# --- Words, in the active language -------------------------------------------------------------


def _title_of(download):
    what = download.table.title if download.table else download.name
    return f"{what} ({download.form.upper()})"


def _keyword():
    return _("international cooperation in space")


def _about_catalogue():
    return _("The published records of the register and the lists to which they refer, as files.")


def _description(word, title):
    if not word:
        return _about_catalogue()
    kind = KINDS[word]
    names = ", ".join(label_of(kind, value).lower() for value in kind.values[:8])
    return _("%(title)s of the register. Fields: %(names)s …") % {
        "title": capfirst(str(title())),
        "names": names,
    }
