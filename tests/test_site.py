"""What holds for every public page in every language."""

from typing import NamedTuple
from urllib.parse import urlsplit

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils.translation import override

from cooperation.enums import Section
from cooperation.languages import LANGUAGE_CODES
from cooperation.models import RECORD_KINDS

from .builders import make_register, make_section_text, make_site_settings
from .documents import Document
from .library import make_article, make_document

SECTIONS = [
    "home",
    "membership-list",
    "partner-list",
    "memorandum-list",
    "agreement-list",
    "conference-list",
    "country-list",
    "timeline",
    "about",
    "data",
    "api-documentation",
    "accessibility",
    "site-map",
    "state-symbols",
    "search",
]
RECORDS = [
    "membership-detail",
    "partner-detail",
    "memorandum-detail",
    "agreement-detail",
    "conference-detail",
    "country-detail",
    "document-detail",
    "agreement-text",
]
# Each reader's own, so that nothing said here of public pages holds for it.
PRIVATE = ["special-view", "style-guide"]
# Not for search engines; tests/views/test_versions.py looks at them.
OF_THE_PAST = [
    f"{kind._meta.model_name}-{page}" for kind in RECORD_KINDS for page in ("version", "versions")
]


DATA_OF_A_KIND = ("cooperation:data-kind", None, ["agreements"])


class Address(NamedTuple):
    name: str
    language: str
    path: str

    @property
    def rest(self):
        return self.path.removeprefix(f"/{self.language}")


class Page(NamedTuple):
    address: Address
    response: object
    document: Document
    response_to_its_etag: object


@pytest.fixture(scope="module")
def pages(django_db_setup, django_db_blocker):
    """One page of each kind in each language, in a portal that has everything.

    They are asked for once, because they are many and no test here changes anything.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        found = [_open(address) for address in _build_portal()]
        transaction.set_rollback(True)
    # Not the connection that the end of the run closes, if the browser's tests ran before these:
    # their event loop has connections of its own.
    connection.close()
    return found


def _build_portal():
    make_site_settings()
    for section in Section:
        make_section_text(section)
    register = make_register()
    register["document"] = make_document(attached_to=register["agreement"])
    make_article(register["agreement"])
    for language in LANGUAGE_CODES:
        with override(language):
            for name in SECTIONS:
                yield Address(name, language, reverse(f"cooperation:{name}"))
            yield Address("data-kind", language, reverse(*DATA_OF_A_KIND))
            for name in RECORDS:
                kind, _, page = name.partition("-")
                rest = "" if page == "detail" else f"{page}/"
                yield Address(name, language, register[kind].get_absolute_url() + rest)


def _open(address):
    client = Client()
    response = client.get(address.path)
    again = client.get(address.path, headers={"if-none-match": response["ETag"]})
    return Page(address, response, Document(response), again)


@pytest.fixture
def addresses(pages):
    return [page.address for page in pages]


def test_no_public_page_is_missing_here():
    (public,) = [
        pattern
        for pattern in get_resolver().url_patterns[-1].url_patterns
        if getattr(pattern, "namespace", None) == "cooperation"
    ]

    # A picture or a manifest has a file's name; a page's address ends in a slash.
    names = sorted(each.name for each in public.url_patterns if "." not in str(each.pattern))
    assert sorted([*SECTIONS, "data-kind", *RECORDS, *PRIVATE, *OF_THE_PAST]) == names


def test_every_page_is_valid_html(pages, subtests):
    for address, response, document, _again in pages:
        with subtests.test(address.path):
            assert response.status_code == 200
            assert document.mistakes == []


def test_every_page_says_its_language(pages, subtests):
    for address, response, document, _again in pages:
        with subtests.test(address.path):
            assert document.one("html")["lang"] == address.language
            assert response["Content-Language"] == address.language


def test_every_page_has_one_heading_which_is_its_title(pages, subtests):
    for address, _response, document, _again in pages:
        with subtests.test(address.path):
            heading = document.text("h1")
            assert heading != ""
            assert document.texts("title")[0].startswith(f"{heading} · ")


def test_every_page_has_a_description(pages, subtests):
    for address, _response, document, _again in pages:
        with subtests.test(address.path):
            assert document.one("meta", name="description")["content"] != ""


def test_every_page_names_itself_and_all_its_languages(pages, subtests):
    for address, _response, document, _again in pages:
        with subtests.test(address.path):
            assert document.canonical == f"http://testserver{address.path}"
            assert document.alternates == {
                "uz": f"http://testserver/uz{address.rest}",
                "ru": f"http://testserver/ru{address.rest}",
                "en": f"http://testserver/en{address.rest}",
                "x-default": f"http://testserver{address.rest}",
            }


def test_every_address_without_a_language_leads_to_the_readers_own(client, addresses, subtests):
    for address in addresses[: len(SECTIONS + RECORDS)]:
        with subtests.test(address.rest):
            response = client.get(address.rest, headers={"accept-language": "de, ru;q=0.5"})
            assert (response.status_code, response["Location"]) == (302, f"/ru{address.rest}")
            assert "Accept-Language" in response["Vary"]


def test_the_switcher_leads_to_the_same_page_in_each_language(pages, subtests):
    for address, _response, document, _again in pages:
        with subtests.test(address.path):
            links = [a for a in document.all("a") if a["hreflang"] and "nav" in a.parents]
            assert [link.text for link in links] == ["Oʻzbekcha", "Русский", "English"]
            assert [link["lang"] for link in links] == ["uz", "ru", "en"]
            assert [link["href"] for link in links] == [
                f"/{language}{address.rest}" for language in LANGUAGE_CODES
            ]
            current = [link["hreflang"] for link in links if link["aria-current"]]
            assert current == [address.language]


def test_every_page_has_its_landmarks_and_a_way_past_the_menu(pages, subtests):
    for address, _response, document, _again in pages:
        with subtests.test(address.path):
            outermost = [e.tag for e in document.elements if e.parents == ["html", "body"]]
            assert outermost == ["a", "header", "main", "footer"]
            assert document.all("a")[0]["href"] == "#main"
            assert document.one("main")["id"] == "main"


def test_the_menu_marks_the_section_of_the_page(pages, subtests):
    for address, _response, document, _again in pages:
        with subtests.test(address.path):
            links = [a for a in document.all("a") if not a["hreflang"] and "header" in a.parents]
            marks = [link["aria-current"] for link in links if link["aria-current"]]
            if address.name in (
                "accessibility",
                "site-map",
                "state-symbols",
                "search",
                "data",
                "data-kind",
                "api-documentation",
            ):  # which stand in the footer
                assert marks == []
            else:
                assert marks == ["page" if address.name in SECTIONS else "true"]


def test_every_page_is_the_same_for_everybody(pages, subtests):
    for address, response, _document, _again in pages:
        with subtests.test(address.path):
            assert dict(response.cookies) == {}
            assert response["Vary"] == "Accept-Encoding"
            assert response["Cache-Control"] == "public, max-age=0, must-revalidate"
            assert "csrfmiddlewaretoken" not in response.content.decode()


def test_an_unchanged_page_is_not_sent_again(pages, subtests):
    for address, _response, _document, again in pages:
        with subtests.test(address.path):
            assert (again.status_code, again.content) == (304, b"")


def test_no_page_loads_anything_from_another_host(pages, subtests):
    for address, _response, document, _again in pages:
        with subtests.test(address.path):
            loading = [e for e in document.all("link") if e["rel"] in ("stylesheet", "icon")]
            loaded = [e["href"] for e in loading] + [
                e["src"] for e in document.elements if e["src"]
            ]
            assert {urlsplit(path).netloc for path in loaded} == {""}


def test_every_page_carries_the_security_headers(pages, subtests):
    for address, response, _document, _again in pages:
        with subtests.test(address.path):
            assert "default-src 'self'" in response["Content-Security-Policy"]
            assert "nonce" not in response["Content-Security-Policy"]
            assert response["Cross-Origin-Opener-Policy"] == "same-origin"
            assert response["Cross-Origin-Resource-Policy"] == "same-origin"
            assert "camera=()" in response["Permissions-Policy"]
            assert response["X-Content-Type-Options"] == "nosniff"
            assert response["X-Frame-Options"] == "DENY"
            assert response["Referrer-Policy"] == "strict-origin-when-cross-origin"


def test_a_wrong_verb_is_answered_with_the_right_ones(addresses, subtests):
    client = Client(enforce_csrf_checks=True)
    for address in addresses:
        with subtests.test(address.path):
            response = client.post(address.path)
            assert response.status_code == 405
            assert response["Allow"] == "GET, HEAD, OPTIONS"
            assert Document(response).one("html")["lang"] == address.language


@pytest.mark.django_db
def test_every_section_stands_in_a_portal_that_holds_nothing(client, subtests):
    for language in LANGUAGE_CODES:
        for name in SECTIONS:
            with subtests.test(f"{language} {name}"), override(language):
                response = client.get(reverse(f"cooperation:{name}"))
                assert response.status_code == 200
                assert Document(response).mistakes == []
