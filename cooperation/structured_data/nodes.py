"""The small things of schema.org that descriptions are made of."""

import datetime

from ..enums import Authenticity
from ..renditions import MEDIA_TYPES, WEBP, WHOLE

VOCABULARY = "https://schema.org"

# What the law of the portal's register calls a text, as a value of schema.org's LegalValueLevel.
_LEGAL_VALUES = {
    Authenticity.AUTHENTIC: "OfficialLegalValue",
    Authenticity.OFFICIAL_TRANSLATION: "OfficialLegalValue",
    Authenticity.TRANSLATION: "UnofficialLegalValue",
}


def node(type, **properties):
    """A thing with its properties, but for those that are not known. ``id`` is its ``@id``."""
    found = {"@type": type}
    for name, value in properties.items():
        if isinstance(value, list):
            value = [each for each in value if _is_known(each)]
            value = value[0] if len(value) == 1 else value
        if _is_known(value):
            found["@id" if name == "id" else name] = value
    return found


def _is_known(value):
    return value not in (None, "", [], {})


def term(name):
    """A member of one of schema.org's enumerations."""
    return f"{VOCABULARY}/{name}"


def day(partial_date):
    """As exact as it is known: schema.org's Date is ISO 8601, where a year or month is one too."""
    return partial_date and partial_date.isoformat()


def moment(moment):
    return f"{moment.astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}"


def period(start, end):
    """An interval of ISO 8601, which may have no end; None where it has no beginning."""
    return start and f"{day(start)}/{day(end) or '..'}"


def country(voice, country, *, is_subject=False):
    """``is_subject`` for the page about it, which has its permanent identifier and address."""
    about = {"id": voice.identifier(country), "url": voice.pages(country)} if is_subject else {}
    return country and node(
        "Country", name=voice.name(country, "name"), identifier=country.code, **about
    )


def address(voice, obj, city_field, country):
    """The address of a seat or a venue as far as the register knows it."""
    city = voice.name(obj, city_field)
    code = country.code if country else None
    if not city and not code:
        return None
    return node("PostalAddress", addressLocality=city, addressCountry=code)


def image(voice, picture):
    """The largest rendition of a picture that readers of these languages are shown."""
    if not picture or not any(picture.is_shown_in(each) for each in voice.languages):
        return None
    # They come the narrowest first.
    largest = [each for each in picture.renditions if (each.crop, each.format) == (WHOLE, WEBP)][-1]
    return node(
        "ImageObject",
        contentUrl=voice.absolute(largest.url),
        encodingFormat=MEDIA_TYPES[largest.format],
    )


def file(voice, version, type="MediaObject"):
    """A file of a document as it can be downloaded today."""
    properties = {
        "contentUrl": voice.absolute(version.file.get_absolute_url()),
        "encodingFormat": version.media_type,
        "contentSize": f"{version.size} B",
        "inLanguage": version.file.language,
        "sha256": version.digest,
    }
    if type == "LegislationObject" and (value := _LEGAL_VALUES.get(version.file.authenticity)):
        properties["legislationLegalValue"] = term(value)
    return node(type, **properties)


def source(voice, source):
    """A publication that facts of a record were taken from."""
    publisher = voice.name(source, "publisher")
    return node(
        "CreativeWork",
        name=voice.name(source, "title"),
        publisher=publisher and node("Organization", name=publisher),
        datePublished=day(source.published_on),
        url=source.url,
    )
