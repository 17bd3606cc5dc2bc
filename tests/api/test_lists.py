"""The lists of the API: filtered and sorted as the pages, in pages, and strict about parameters."""

import pytest

from cooperation.enums import AgreementLevel, StepKind
from cooperation.history.public_words import KEPT_OF_CHANGE

from ..builders import (
    date,
    make_agreement,
    make_area,
    make_conference,
    make_country,
    make_membership,
    make_memorandum,
    make_partner,
    make_register,
    make_series,
)
from ..versions import keep

pytestmark = pytest.mark.django_db


def asked(client, path, **headers):
    response = client.get(f"/api/v1/{path}", headers=headers)
    assert response.status_code == 200
    return response.json()


def slugs(client, path):
    return [record["slug"] for record in asked(client, path)["records"]]


def refused(client, path):
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == 400
    return {each["parameter"]: each for each in response.json()["errors"]}


# --- Filters and order -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("make", "path", "match", "other"),
    [
        (make_partner, "partners?kind=company", {"kind": "company"}, {"kind": "university"}),
        (make_membership, "memberships?role=participant", {"agency_role": "participant"}, {}),
        (
            make_memorandum,
            "memoranda?year=2020",
            {"signed_on": date("2020-03")},
            {"signed_on": date("2021")},
        ),
        (
            make_agreement,
            "agreements?level=interagency",
            {"level": AgreementLevel.INTERAGENCY},
            {"level": AgreementLevel.INTERGOVERNMENTAL},
        ),
        (
            make_agreement,
            "agreements?status=in-force",
            {
                "steps": [
                    (StepKind.SIGNED, "2020-01-01"),
                    (StepKind.ENTERED_INTO_FORCE, "2020-02-01"),
                ]
            },
            {"steps": [(StepKind.SIGNED, "2020-01-01")]},
        ),
        (
            make_agreement,
            "agreements?on=2020-12-31",
            {"steps": [(StepKind.SIGNED, "2020-01-01")]},
            {"steps": [(StepKind.SIGNED, "2022-01-01")]},
        ),
    ],
)
def test_filters_are_those_of_the_pages(client, make, path, match, other):
    make(slug="match", **match)
    make(slug="other", **other)

    assert slugs(client, path) == ["match"]


def test_reference_data_are_named_by_their_keys(client):
    area, series, country = make_area(slug="a"), make_series(slug="s"), make_country("KZ")
    make_conference(slug="match", areas=[area], series=series, country=country)
    make_conference()

    assert slugs(client, "conferences?area=a&series=s&country=kz") == ["match"]


def test_the_order_is_that_of_the_readers_alphabet(client):
    make_partner(slug="first", name_uz="Oy", name_ru="Я", name_en="A")
    make_partner(slug="second", name_uz="Oʻt", name_ru="А", name_en="B")

    assert slugs(client, "partners") == ["first", "second"]
    assert slugs(client, "partners?lang=ru") == ["second", "first"]


def test_a_date_sorts_either_way(client):
    make_agreement(slug="late", steps=[(StepKind.SIGNED, "2022-01-01")])
    make_agreement(slug="early", steps=[(StepKind.SIGNED, "2020-01-01")])

    assert slugs(client, "agreements?sort=date") == ["early", "late"]
    assert slugs(client, "agreements?sort=-date") == ["late", "early"]


# --- Pages -------------------------------------------------------------------------------------


def test_pages_lead_to_each_other(client):
    for number in range(3):
        make_partner(slug=f"p-{number}", name_uz=f"{number}")

    response = client.get("/api/v1/partners?per_page=1&page=2&lang=uz")

    root = "http://testserver/api/v1/partners?lang=uz&per_page=1"
    body = response.json()
    assert body["meta"] == {"count": 3, "page": 2, "pages": 3, "per_page": 1}
    assert [record["slug"] for record in body["records"]] == ["p-1"]
    assert body["links"] == {
        "self": f"{root}&page=2",
        "first": root,
        "prev": root,
        "next": f"{root}&page=3",
        "last": f"{root}&page=3",
    }
    assert response["Link"] == (
        f'<{root}>; rel="first", <{root}>; rel="prev", '
        f'<{root}&page=3>; rel="next", <{root}&page=3>; rel="last"'
    )


def test_an_empty_list_has_one_empty_page(client):
    assert asked(client, "partners")["meta"] == {
        "count": 0, "page": 1, "pages": 1, "per_page": 20,
    }  # fmt: skip


# --- Parameters --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query",
    [
        "page=0", "page=01", "page=x", "per_page=101", "per_page=", "lang=de", "sort=name",
        "country=KZ", "country=zz", "country=", "area=nothing", "year=20", "status=valid",
        "level=", "on=2023-02-30", "on=2023-00-00", "on=2023", "q=x", "year=2020&year=2021",
    ],
)  # fmt: skip
def test_what_is_not_understood_is_refused_by_name(client, query):
    name = query.partition("=")[0]

    assert [*refused(client, f"agreements?{query}")] == [name]


def test_a_refusal_says_what_would_be_understood(client):
    errors = refused(client, "agreements?level=x&utm_source=y")

    assert errors["level"]["allowed"]["enum"] == AgreementLevel.values
    assert errors["utm_source"]["detail"]


# --- Languages ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "header", "language"),
    [
        ("", "", "uz"),
        ("", "en-GB, ru;q=0.4", "en"),
        ("", "de, ru;q=0, *", "uz"),
        ("?lang=ru", "en", "ru"),
    ],
)
def test_the_language_is_asked_for_by_parameter_or_header(client, query, header, language):
    make_area(slug="a")
    make_partner()

    response = client.get(f"/api/v1/partners{query}", headers={"accept-language": header})

    assert response["Content-Language"] == language
    assert "Accept-Language" in response["Vary"]
    assert response.json()["records"][0]["label"]["language"] == language


def test_a_cookie_chooses_no_language(client):
    client.cookies["django_language"] = "ru"

    response = client.get("/api/v1/partners")

    assert response["Content-Language"] == "uz"
    assert "Cookie" not in response["Vary"]


def test_a_label_falls_back_and_says_so(client):
    make_partner(languages=("en",), name_en="Agency")

    assert asked(client, "partners?lang=ru")["records"][0]["label"] == {
        "text": "Agency", "language": "en",
    }  # fmt: skip


# --- One record, and what surrounds it ---------------------------------------------------------


def test_a_record_of_a_day_is_as_readers_saw_it(client):
    partner = make_partner(slug="p", summary_en="First")
    keep(partner, "2026-03-01 10:00")
    keep(partner, "2026-04-01 10:00", summary_en="Second")

    assert asked(client, "partners/p?on=2026-03-31")["summary"]["en"] == "First"
    assert asked(client, "partners/p")["summary"]["en"] == "Second"


def test_versions_tell_what_changed(client):
    partner = make_partner(slug="p", summary_en="First")
    keep(partner, "2026-03-01 10:00")
    keep(partner, "2026-04-01 10:00", summary_en="Second", internal_note="Secret")

    newest, first = asked(client, "partners/p/versions?lang=en")["records"]

    assert (newest["number"], newest["ends_at"], newest["begins_at"]) == (
        2, None, "2026-04-01T05:00:00Z",
    )  # fmt: skip
    assert newest["page"] == "http://testserver/en/partners/p/versions/2/"
    assert [(each["before"], each["after"]) for each in newest["changes"]] == [("First", "Second")]
    assert (first["ends_at"], first["changes"]) == ("2026-04-01T05:00:00Z", [])


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [("same " * 99 + "old", "same " * 99 + "new", " … "), ("old " * 999, "new " * 999, " …")],
    ids=["a part", "the whole"],
)
def test_a_long_text_is_told_by_the_parts_that_changed(client, old, new, told):
    partner = make_partner(slug="p", summary_en=old)
    keep(partner, "2026-03-01")
    keep(partner, "2026-04-01", summary_en=new)

    (change,) = asked(client, "partners/p/versions?lang=en")["records"][0]["changes"]

    for text, word in ((change["before"], "old"), (change["after"], "new")):
        assert (told in text, word in text, len(text) <= KEPT_OF_CHANGE + 2) == (True, True, True)


def test_changes_since_a_moment_are_told(client):
    partner = make_partner(slug="p")
    keep(partner, "2026-03-01 10:00")
    keep(partner, "2026-04-01 10:00", summary_en="Second")

    told = asked(client, "changes?since=2026-03-15&lang=en")["records"]
    later = asked(client, "changes?since=2026-04-01T05:00:00Z")["records"]

    assert [(each["what"], each["slug"], each["version"]) for each in told] == [("changed", "p", 2)]
    assert told[0]["label"]["language"] == "en"
    assert later == []


def test_the_search_marks_what_it_found(client):
    make_partner(slug="p", name_en="Lunar <b>Institute</b>")

    (found,) = asked(client, "search?q=lunar&kind=partner&lang=en")["records"]

    assert found["id"] == "http://testserver/id/partners/p"
    assert found["page"] == "http://testserver/en/partners/p/"
    assert found["name"]["html"] == "<mark>Lunar</mark> &lt;b&gt;Institute&lt;/b&gt;"


def test_a_country_comes_with_its_records(client):
    register = make_register()
    code = register["country"].code.lower()

    country = asked(client, f"countries/{code}")

    assert {word: len(found) for word, found in country["records"].items()} == {
        "memberships": 1, "partners": 1, "memoranda": 1, "agreements": 1, "conferences": 0,
    }  # fmt: skip
    assert country["ties"]["total"] == 4
    assert country["links"]["memberships"] is None
    assert country["links"]["partners"] == f"http://testserver/api/v1/partners?country={code}"
