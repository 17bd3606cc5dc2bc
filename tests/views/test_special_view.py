"""The page where a reader chooses the special view, and the sheet that applies it."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from cooperation.languages import LANGUAGE_CODES
from cooperation.special_view import Contrast
from cooperation.views import errors

from ..builders import make_site_settings
from ..documents import Document

SHEET = "/special-view.css"
PAGE = "/en/special-view/"
COOKIE = "special_view"


def sheet(client, kept="", address=SHEET):
    client.cookies[COOKIE] = kept
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


# --- The sheet: no test here may touch the database ---


def test_the_ordinary_view_has_an_empty_sheet(client):
    assert client.get(SHEET).content == b""


@pytest.mark.parametrize(
    ("kept", "rule"),
    [
        ("size=125", "font-size: 125%;"),
        ("size=200", "font-size: 200%;"),
        ("spacing=wide", "--letter-gap: 0.12em;"),
        ("spacing=very-wide", "--letter-gap: 0.2em;"),
        ("contrast=white-on-black", "--ground: var(--white-on-black-ground);"),
        ("pictures=hidden", "background-image: none;"),
        ("ruler=on", "--reading-ruler: on;"),
    ],
)
def test_the_sheet_holds_what_was_chosen_and_nothing_else(client, kept, rule):
    rules = {
        "font-size: 1",
        "font-size: 2",
        "--letter-gap",
        "--ground:",
        "background-image",
        "--reading-ruler:",
    }

    css = sheet(client, kept)

    assert rule in css
    assert [each for each in rules if each in css and each not in rule] == []


@pytest.mark.parametrize("kept", ["size=125", "spacing=wide", "pictures=hidden", "ruler=on"])
def test_any_special_view_underlines_links_and_offers_the_ordinary_one(client, kept):
    css = sheet(client, kept)

    assert "text-decoration: underline" in css
    assert ".special-view__off" in css


def test_the_whole_sheet_is_one_layer_that_closes(client):
    css = sheet(
        client, "size=200&spacing=wide&contrast=white-on-black&pictures=hidden&ruler=on"
    ).strip()

    assert css.startswith("@layer special-view {")
    assert css.endswith("\n}")
    assert css.count("{") == css.count("}")


def test_the_address_shows_a_view_that_is_not_kept(client):
    assert "font-size: 150%;" in sheet(client, address=f"{SHEET}?size=150")
    assert sheet(client, "size=150", f"{SHEET}?size=100&contrast=ordinary") == ""


@pytest.mark.parametrize("kept", ["size=999", "%00", "x" * 4000, "'\"><script>", "size=150" * 400])
def test_rubbish_in_the_cookie_is_the_ordinary_view(client, kept):
    assert sheet(client, kept) == ""


def test_the_sheet_is_each_readers_own_and_nobody_keeps_it(client):
    response = client.get(SHEET, headers={"cookie": f"{COOKIE}=size=150"})

    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert set(response["Cache-Control"].split(", ")) == {"private", "no-store"}
    assert "Cookie" in response["Vary"].split(", ")


def test_a_session_is_not_looked_up_for_the_sheet(client):  # it would need the database
    client.cookies["sessionid"] = "a" * 32

    assert client.get(SHEET).status_code == 200


@pytest.mark.parametrize("contrast", [each for each in Contrast if each != Contrast.ORDINARY])
def test_a_contrast_takes_the_place_of_every_colour(client, contrast, settings):
    tokens = (settings.BASE_DIR / "static/css/tokens.css").read_text(encoding="utf-8")
    # Mixed colours follow those that they are mixed of.
    colours = set(re.findall(r"(--[\w-]+): #", tokens))
    plates = {"--plate", "--plate-dark"}  # the grounds for which logos were drawn
    palettes = {
        f"--{name}-{part}" for name in Contrast.values for part in ("ground", "ink", "link")
    }

    replaced = re.findall(r"(--[\w-]+): var\(--", sheet(client, f"contrast={contrast}"))

    assert colours - palettes - plates - set(replaced) == set()


# --- The page ---


@pytest.fixture
def portal(db):
    make_site_settings()


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_the_page_is_valid_and_nobody_keeps_it(client, portal, language):
    response = client.get(f"/{language}/special-view/")
    document = Document(response)

    assert document.mistakes == []
    assert document.one("html")["lang"] == language
    assert document.text("title").startswith(document.text("h1"))
    assert not document.is_indexed
    assert set(response["Cache-Control"].split(", ")) == {"private", "no-store"}
    assert "Set-Cookie" not in response


def chosen(document):
    return {
        radio["name"]: radio["value"]
        for radio in document.all("input", type="radio")
        if "checked" in radio.attributes
    }


def test_the_form_shows_what_the_reader_has_chosen(client, portal):
    client.cookies[COOKIE] = "size=150&contrast=yellow-on-black"

    assert chosen(Document(client.get(PAGE))) == {
        "size": "150",
        "spacing": "ordinary",
        "contrast": "yellow-on-black",
        "pictures": "shown",
        "ruler": "off",
    }


def test_the_choice_is_kept_for_a_year_and_leads_back(client):
    response = client.post(PAGE, {"size": "150", "ruler": "on", "next": "/en/partners/?page=2"})
    cookie = response.cookies[COOKIE]

    assert (response.status_code, response["Location"]) == (303, "/en/partners/?page=2")
    assert cookie.value == "size=150&ruler=on"
    assert cookie["max-age"] == 365 * 24 * 60 * 60
    assert (cookie["path"], cookie["samesite"], cookie["httponly"]) == ("/", "Lax", True)
    assert cookie["secure"] == ""


def test_over_https_the_cookie_stays_there(client):
    cookie = client.post(PAGE, {"size": "150"}, secure=True).cookies[COOKIE]

    assert cookie["secure"] is True


@pytest.mark.parametrize("data", [{}, {"size": "100", "spacing": "ordinary"}, {"size": "999"}])
def test_the_ordinary_view_needs_no_cookie(client, data):
    client.cookies[COOKIE] = "size=150"

    cookie = client.post(PAGE, data).cookies[COOKIE]

    assert (cookie.value, cookie["max-age"]) == ("", 0)


@pytest.mark.parametrize(
    "path",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "///elsewhere.example/",
        "/\\elsewhere.example/",
        "/\t/elsewhere.example/",
        "\x00/en/",
        "javascript:alert(1)",
        "http://testserver/en/",
        "http:elsewhere.example",
        "elsewhere",
        "",
    ],
)
def test_nobody_is_led_to_another_site(client, path):
    response = client.post(PAGE, {"size": "150", "next": path})

    assert (response.status_code, response["Location"]) == (303, "/en/")


def test_a_line_break_in_the_way_back_starts_no_header(client):
    response = client.post(PAGE, {"next": "/en/\r\nSet-Cookie: a=b"})

    assert response["Location"] == "/en/%0D%0ASet-Cookie:%20a=b"


@pytest.mark.parametrize(
    ("origin", "status"),
    [("https://evil.example", 403), ("null", 403), ("http://testserver", 303)],
)
def test_an_old_browser_is_asked_for_the_origin(client, origin, status):
    response = client.post(PAGE, {"size": "150"}, headers={"origin": origin})

    assert response.status_code == status


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_form_of_another_site_changes_nothing(client, site):
    response = client.post(PAGE, {"size": "150"}, headers={"sec-fetch-site": site})

    assert response.status_code == 403
    assert COOKIE not in response.cookies


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_a_form_of_this_site_needs_no_token(site):
    response = Client(enforce_csrf_checks=True).post(
        PAGE, {"size": "150"}, headers={"sec-fetch-site": site}
    )

    assert response.status_code == 303


@pytest.mark.parametrize(
    ("content", "content_type"),
    [
        (b"\xff\xfe=\x00", "application/x-www-form-urlencoded"),
        (b"size=150", "text/plain"),
        (b"{}", "application/json"),
        (b"next=%00&size=%00", "application/x-www-form-urlencoded"),
    ],
)
def test_a_post_that_is_no_form_of_ours_is_the_ordinary_view(client, content, content_type):
    response = client.post(PAGE, content, content_type=content_type)

    assert response.status_code == 303
    assert response.cookies[COOKIE].value == ""


def test_another_verb_is_told_the_right_ones(client):
    response = client.put(PAGE)

    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS, POST"


def test_the_way_back_changes_its_language_with_the_page(client, portal):
    document = Document(client.get(f"{PAGE}?next=/en/partners/%3Fkind%3Dcompany"))

    paths = [a["href"] for a in document.all("a") if a["hreflang"]]
    assert paths == [
        "/uz/special-view/?next=%2Fuz%2Fpartners%2F%3Fkind%3Dcompany",
        "/ru/special-view/?next=%2Fru%2Fpartners%2F%3Fkind%3Dcompany",
        "/en/special-view/?next=%2Fen%2Fpartners%2F%3Fkind%3Dcompany",
    ]


# --- The way there, from every page ---


def ways(document):
    (link,) = document.all("a", class_="special-view__link")
    back = {field["value"] for field in document.all("input", name="next")}
    return link["href"], back


def test_every_page_leads_there_and_back_to_itself(client, portal):
    with override("ru"):
        path = reverse("cooperation:partner-list")

    document = Document(client.get(f"{path}?kind=company&unknown=1"))

    assert ways(document) == (
        "/ru/special-view/?next=%2Fru%2Fpartners%2F%3Fkind%3Dcompany",
        {"/ru/partners/?kind=company"},
    )


def test_the_first_link_after_the_skip_link_leads_there(client, portal):
    links = Document(client.get("/en/")).all("a")

    assert links[0]["href"] == "#main"
    assert links[1]["class"] == "special-view__link"


def test_an_error_page_leads_there_without_a_query(rf):
    document = Document(errors.not_found(rf.get("/en/не-там/", {"q": "x"})))

    assert ways(document) == (
        "/en/special-view/?next=%2Fen%2F%25D0%25BD%25D0%25B5-%25D1%2582%25D0%25B0%25D0%25BC%2F",
        {"/en/%D0%BD%D0%B5-%D1%82%D0%B0%D0%BC/"},
    )


def test_the_page_itself_leads_back_to_where_the_reader_came_from(client, portal):
    document = Document(client.get(f"{PAGE}?next=/en/partners/"))

    assert ways(document) == (f"{PAGE}?next=%2Fen%2Fpartners%2F", {"/en/partners/"})
