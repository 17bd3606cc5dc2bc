"""The addresses before any language."""

import pytest


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("ru", "ru"),
        ("en-US,en;q=0.9", "en"),
        ("uz-Latn-UZ", "uz"),
        ("uz-Cyrl", "uz"),
        ("kk, ru;q=0.7, en;q=0.3", "ru"),
        ("de, fr;q=0.5", "uz"),
        ("", "uz"),
        ("*", "uz"),
        ("x" * 5000, "uz"),
    ],
)
def test_the_front_door_opens_in_the_readers_language(client, accepted, language):
    response = client.get("/", headers={"accept-language": accepted})

    assert (response.status_code, response["Location"]) == (302, f"/{language}/")
    assert response["Vary"] == "Accept-Language"


@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("/oz/", "/uz/"),
        ("/oz/partners/", "/uz/partners/"),
        ("/oz/partners/?kind=company&page=2", "/uz/partners/?kind=company&page=2"),
        ("/oz/page/terms-of-use", "/uz/page/terms-of-use"),
        ("/oz//elsewhere.example/", "/uz//elsewhere.example/"),
        ("/oz/%D1%8F%3F%23/", "/uz/%D1%8F%3F%23/"),
        ("/?from=mail", "/uz/?from=mail"),
    ],
)
def test_addresses_lead_on_with_their_query(client, path, target):
    response = client.get(path)

    assert response["Location"] == target


def test_the_habit_of_oz_is_answered_for_good(client):
    assert client.get("/oz/partners/").status_code == 301


def test_robots_are_kept_out_of_the_staffs_rooms(client):
    response = client.get("/robots.txt")

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode().split("\n") == [
        "User-agent: *",
        "Disallow: /uz/admin/",
        "Disallow: /uz/accounts/",
        "Disallow: /ru/admin/",
        "Disallow: /ru/accounts/",
        "Disallow: /en/admin/",
        "Disallow: /en/accounts/",
        "",
        "Sitemap: http://testserver/sitemap.xml",
        "",
    ]


@pytest.mark.parametrize("path", ["/", "/oz/", "/robots.txt"])
def test_wrong_verb(client, path):
    assert client.post(path).status_code == 405
