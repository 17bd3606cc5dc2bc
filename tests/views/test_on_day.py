"""``?on=2023-04-25``: a record and the register as of a day."""

import pytest

from cooperation.enums import StepKind, Term

from ..builders import (
    date,
    make_agreement,
    make_conference,
    make_membership,
    make_memorandum,
    make_partner,
)
from ..documents import Document
from ..versions import keep

pytestmark = pytest.mark.django_db


def page(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return Document(response)


def bar(document):
    return " ".join(document.text("aside", class_="preview-bar").split())


# --- A record ----------------------------------------------------------------------------------


@pytest.fixture
def memorandum():
    memorandum = make_memorandum(
        slug="m",
        signed_on=date("2020-01-01"),
        term=Term.FIXED,
        valid_until=date("2026-05-31"),
        summary_en="First",
    )
    keep(memorandum, "2026-03-01 10:00")
    keep(memorandum, "2026-04-01 10:00", summary_en="Second")
    return memorandum


@pytest.mark.parametrize(
    ("day", "summary", "status", "words"),
    [
        (
            "2026-03-31",
            "First",
            "expiring",
            "version of 1 March 2026, shown until 1 April 2026",
        ),
        ("2026-04-01", "Second", "expiring", "the current version, shown since 1 April 2026"),
        (
            "2021-01-01",
            "First",
            "in-force",
            "has been in the register since 1 March 2026.",
        ),
        ("2030-01-01", "Second", "expired", "1 January 2030 is still to come."),
    ],
)
@pytest.mark.usefixtures("memorandum")
def test_a_record_is_shown_as_by_the_end_of_the_day(client, day, summary, status, words):
    document = page(client, f"/en/memoranda/m/?on={day}")

    assert document.text("p", class_="lead") == summary
    assert len(document.all("dl", class_=f"standing standing--{status}")) == 1
    assert words in bar(document)
    assert "The legal status is as of" in bar(document)


@pytest.mark.usefixtures("memorandum")
def test_search_engines_know_the_page_without_the_day(client):
    document = page(client, "/en/memoranda/m/?on=2026-03-31")

    assert document.canonical == "http://testserver/en/memoranda/m/"
    assert not document.is_indexed
    assert document.all("a", href="/ru/memoranda/m/?on=2026-03-31") != []


def test_a_record_of_which_nothing_was_kept_says_so(client):
    make_memorandum(slug="m", signed_on=date("2020-01-01"), summary_en="Today")

    document = page(client, "/en/memoranda/m/?on=2019-01-01")

    assert document.text("p", class_="lead") == "Today"
    assert len(document.all("dl", class_="standing standing--unknown")) == 1
    assert "The register keeps no earlier version of this record." in bar(document)


@pytest.mark.parametrize(
    "day", ["2026-02-30", "2026-03", "0999-01-01", "tomorrow", "<b>", "9" * 99]
)
@pytest.mark.usefixtures("memorandum")
def test_what_is_no_day_is_named_and_left_out(client, day):
    document = page(client, f"/en/memoranda/m/?on={day}")

    assert document.text("p", class_="lead") == "Second"
    assert document.text("div", class_="notice").strip().startswith(f"“{day[:60]}” is not a day")
    assert not document.is_indexed


def test_a_partner_without_a_legal_status_says_nothing_of_one(client):
    keep(make_partner(slug="p"), "2026-03-01")

    assert "legal status" not in bar(page(client, "/en/partners/p/?on=2026-03-05"))


# --- Lists -------------------------------------------------------------------------------------


def titles(document):
    return document.texts("h3", class_="card__title")


def test_an_agreement_has_the_status_of_the_day(client):
    make_agreement(
        title_en="Older",
        steps=[(StepKind.SIGNED, "2020-01-01"), (StepKind.ENTERED_INTO_FORCE, "2023-01-01")],
    )
    make_agreement(title_en="Later", steps=[(StepKind.SIGNED, "2023-05")])
    make_agreement(title_en="Undated", steps=[(StepKind.SIGNED, None)])

    document = page(client, "/en/agreements/?on=2022-04-25")

    assert titles(document) == ["Older", "Undated"]
    badges = [e for e in document.all("span") if (e["class"] or "").startswith("badge ")]
    assert {e["class"] for e in badges} == {"badge badge--not-yet-in-force", "badge badge--signed"}
    assert not document.is_indexed
    assert document.canonical == "http://testserver/en/agreements/"


def test_the_filter_by_status_is_of_the_day_and_offers_those_of_the_day(client):
    make_agreement(
        title_en="Older",
        steps=[(StepKind.SIGNED, "2020-01-01"), (StepKind.ENTERED_INTO_FORCE, "2023-01-01")],
    )

    document = page(client, "/en/agreements/?on=2022-04-25&status=not-yet-in-force")

    assert titles(document) == ["Older"]
    assert "in-force" not in [option["value"] for option in document.all("option")]


def test_the_day_is_a_chip_and_stays_with_sorts_and_filters(client):
    make_agreement(steps=[(StepKind.SIGNED, "2020-01-01")])

    document = page(client, "/en/agreements/?on=2022-04-25&level=intergovernmental")

    assert document.one("input", type="date")["value"] == "2022-04-25"
    chips = [a["href"] for a in document.all("a", class_="chip chip--removable")]
    assert chips == ["/en/agreements/?on=2022-04-25", "/en/agreements/?level=intergovernmental"]
    assert "/en/agreements/?level=intergovernmental&on=2022-04-25&sort=date" in [
        a["href"] for a in document.all("a")
    ]
    assert "25 April 2022" in document.text("ul", class_="chips")


def test_what_certainly_began_later_is_left_out(client):
    for title, text in (("Before", "2022-04"), ("Perhaps", "2022"), ("After", "2022-05-01")):
        on = date(text)
        make_memorandum(title_en=title, signed_on=on, partners=[])
        make_conference(title_en=title, starts_on=on, ends_on=None)
        make_membership(name_en=title, since=on)
    make_membership(name_en="Unknown", since=None)

    found = {
        section: sorted(titles(page(client, f"/en/{section}/?on=2022-04-25")))
        for section in ("memoranda", "conferences", "memberships")
    }

    assert found == {
        "memoranda": ["Before", "Perhaps"],
        "conferences": ["Before", "Perhaps"],
        "memberships": ["Before", "Perhaps", "Unknown"],
    }


@pytest.mark.parametrize(
    ("section", "day"), [("partners", "2022-04-25"), ("agreements", "2022-04"), ("timeline", "x")]
)
def test_a_list_names_what_it_does_not_understand(client, section, day):
    make_partner()
    make_agreement()

    document = page(client, f"/en/{section}/?on={day}")

    assert f"“{day}” is not a value of the filter “As of”" in document.text("div", class_="notice")
    assert not document.is_indexed
