"""The record pages: facts, and everything that leads on."""

import datetime

import pytest
from django.utils.translation import override

from cooperation.enums import AgreementRelationKind, Qualifier, StepKind, Term
from cooperation.models import Memorandum

from ..builders import (
    date,
    make_agreement,
    make_area,
    make_conference,
    make_country,
    make_membership,
    make_memorandum,
    make_partner,
    make_relation,
    make_site_settings,
    make_source,
    make_step,
)
from ..documents import Document
from ..versions import keep

pytestmark = pytest.mark.django_db


def open_record(client, record, language="en"):
    with override(language):
        response = client.get(record.get_absolute_url())
    assert response.status_code == 200
    return Document(response)


def facts(document):
    """The facts panel as {term: description}; later ones with the same term win."""
    terms = [e.text for e in document.all("dt") if "footer" not in e.parents]
    descriptions = [e.text for e in document.all("dd") if "footer" not in e.parents]
    return dict(zip(terms, descriptions, strict=True))


def links(document):
    return {
        a["href"]: a.text for a in document.all("a") if "main" in a.parents and not a["hreflang"]
    }


def test_breadcrumbs_lead_up(client):
    document = open_record(client, make_partner(name_en="Airbus"))

    nav = document.one("nav", aria_label="You are here")
    assert nav.text == "Home page Partners Airbus"
    assert links(document)["/en/partners/"] == "Partners"


def test_partner(client):
    country = make_country("FR", name_en="France")
    partner = make_partner(
        country=country, city_en="Toulouse", short_name_en="ADS", founded_on=date("2014"),
        website="https://www.airbus.example/x", now_known_as_en="Airbus Group, since 2020",
        areas=[make_area(slug="launch", name_en="Launch")],
    )  # fmt: skip

    document = open_record(client, partner)

    assert facts(document) == {
        "Short name": "ADS",
        "Now known as": "Airbus Group, since 2020",
        "Seat": "Toulouse, France",
        "Founded": "2014",
        "Website": "airbus.example",
        "Areas of cooperation": "Launch",
        "Last updated": facts(document)["Last updated"],
        "Verified on": "Not verified yet",
    }
    assert links(document)["/en/countries/fr/"] == "France"
    assert links(document)["/en/partners/?area=launch"] == "Launch"


def test_partner_gathers_what_names_it(client):
    partner = make_partner()
    make_memorandum(partners=[partner], slug="m")
    make_conference(organisers=[partner], participants=[partner], slug="c1")
    make_conference(participants=[partner], slug="c2")
    agreement = make_agreement(slug="a")
    agreement.parties.update(partner=partner)
    for make in (make_memorandum, make_conference, make_agreement):
        make()

    document = open_record(client, partner)

    cards = [e["href"] for e in document.all("a") if "article" in e.parents and "h3" in e.parents]
    assert sorted(cards) == [
        "/en/agreements/a/",
        "/en/conferences/c1/",
        "/en/conferences/c2/",
        "/en/memoranda/m/",
    ]


def test_conferences_of_a_partner_come_the_last_first_and_those_without_a_day_last(client):
    partner = make_partner()
    for slug, day in (("unknown", None), ("first", date("2021-05")), ("last", date("2023"))):
        make_conference(participants=[partner], slug=slug, starts_on=day, ends_on=None)

    document = open_record(client, partner)

    cards = [e["href"] for e in document.all("a") if "article" in e.parents and "h3" in e.parents]
    assert cards == [f"/en/conferences/{slug}/" for slug in ("last", "first", "unknown")]


def test_unknown_facts_are_said_to_be_unknown(client):
    document = open_record(client, make_partner(founded_on=None, website=""))

    assert facts(document)["Founded"] == "Not published"
    assert facts(document)["Website"] == "Not published"


def test_verification_is_dated(client):
    partner = make_partner(verified_on=datetime.date(2026, 11, 5))

    document = open_record(client, partner)

    assert facts(document)["Verified on"] == "5 November 2026"
    assert "2026-11-05" in [e["datetime"] for e in document.all("time")]


def test_membership(client):
    membership = make_membership(
        abbreviation_en="COPUOS", parent_body_en="United Nations", decision_en="Resolution 77/121",
        since=date("2022-12"), seat_city_en="Vienna", founded_on=date("1959"),
        seat_country=make_country("AT", name_en="Austria"), benefits_en="<p>A voice.</p>",
    )  # fmt: skip

    document = open_record(client, membership)

    assert facts(document) | {
        "Status of Uzbekistan": "Member state",
        "Role of the agency": "Competent authority of Uzbekistan",
        "Since": "December 2022",
        "Decision": "Resolution 77/121",
        "Parent body": "United Nations",
        "Body founded": "1959",
        "Seat": "Vienna, Austria",
    } == facts(document)
    assert "What it brings" in document.texts("h2")


@pytest.mark.parametrize(
    ("statistic", "value", "note"),
    [
        ({"as_of": date("2022-12")}, "102", "As of December 2022"),
        ({"as_of": None}, "102", "Date not stated"),
        ({"qualifier": Qualifier.AT_LEAST}, "at least 102", "Date not stated"),
        ({"qualifier": Qualifier.ABOUT}, "about 102", "Date not stated"),
        ({"qualifier": Qualifier.NEARLY}, "nearly 102", "Date not stated"),
        ({"value": 1018}, "1,018", "Date not stated"),
    ],
)
def test_a_figure_is_as_exact_and_as_dated_as_its_source(client, statistic, value, note):
    document = open_record(client, make_membership(statistics=[statistic]))

    assert document.text("p", class_="statistic__value") == value
    assert document.text("p", class_="statistic__note") == note


def test_a_figure_names_its_source(client):
    source = make_source(publisher_en="UNOOSA", title_en="Members", published_on=date("2024"))

    document = open_record(client, make_conference(statistics=[{"source": source}]))

    assert document.text("p", class_="statistic__note") == (
        "Date not stated Source: UNOOSA: Members, 2024"
    )


def test_memorandum(client):
    partner = make_partner(name_en="Lanteris", country=make_country("US", name_en="United States"))
    conference = make_conference(title_en="STC 2022", slug="stc-2022")
    memorandum = make_memorandum(
        partners=[partner], subject_en="Imagery", signed_on=date("2022-05-17"),
        signed_country=make_country("UZ", name_en="Uzbekistan"), occasion=conference,
        term=Term.FIXED, valid_until=date("2999"),
    )  # fmt: skip
    memorandum.signatories.update(signed_as_en="Maxar")

    document = open_record(client, memorandum)

    assert facts(document) | {
        "Status": "In effect In effect; the term ends in 2999.",
        "Subject": "Imagery",
        "Partner": "Lanteris (United States) Signed as: Maxar",
        "Signed": "17 May 2022",
        "Occasion": "STC 2022",
        "Valid until": "2999",
    } == facts(document)
    assert links(document)["/en/conferences/stc-2022/"] == "STC 2022"


def legal_steps(document):
    return [e.text for e in document.all("li") if (e["class"] or "").startswith("step ")]


def test_agreement_tells_its_parties_and_steps(client):
    home, other = make_country("UZ", name_en="Uzbekistan"), make_country("KZ", name_en="Kazakhstan")
    agreement = make_agreement(
        title_en="Agreement between the Governments", short_title_en="Agreement on space",
        parties=[home, other], steps=[(StepKind.AMENDED, None)],
    )  # fmt: skip
    make_step(agreement, StepKind.SIGNED, "2021-12-06", place_en="Nur-Sultan", act_en="Decree 7")
    agreement.parties.filter(country=other).update(signing_body_en="Government of Kazakhstan")

    document = open_record(client, agreement)

    assert document.text("h1") == "Agreement on space"
    assert facts(document)["Official title"] == "Agreement between the Governments"
    assert facts(document)["Status"].endswith(
        "Signed on 6 December 2021; the register records no entry into force."
    )
    assert legal_steps(document) == [
        "6 December 2021 Signed Place: Nur-Sultan Act: Decree 7",
        "Not published Amended",
        "No record Entered into force",
    ]
    assert [e.text for e in document.all("li", class_="party")] == [
        "Uzbekistan Signatory Not published",
        "Kazakhstan Signing body Government of Kazakhstan Signatory Not published",
    ]
    assert "/en/countries/uz/" not in links(document)
    assert links(document)["/en/countries/kz/"] == "Kazakhstan"


def test_a_step_to_come_is_told_from_those_taken(client):
    agreement = make_agreement(
        steps=[(StepKind.SIGNED, "2021"), (StepKind.ENTERED_INTO_FORCE, "2999-01-01")]
    )

    assert legal_steps(open_record(client, agreement)) == [
        "2021 Signed",
        "1 January 2999 (still ahead) Entered into force",
    ]


@pytest.mark.parametrize("make", [make_agreement, make_memorandum])
def test_whether_it_is_in_force_is_said_before_all_other_facts(client, make):
    document = open_record(client, make())

    terms = [e.text for e in document.all("dt")]
    assert terms[0] == "Status"


def test_an_official_title_is_told_once(client):
    agreement = make_agreement(title_en="Agreement in full", short_title_en="")

    document = open_record(client, agreement)

    assert document.text("h1") == "Agreement in full"
    assert "Official title" not in facts(document)


@pytest.mark.parametrize(
    ("kind", "from_the_later", "from_the_earlier"),
    [
        (AgreementRelationKind.AMENDS, "Amends", "Amended by"),
        (AgreementRelationKind.IMPLEMENTS, "Implements", "Implemented by"),
        (AgreementRelationKind.REPLACES, "Replaces", "Replaced by"),
    ],
)
def test_related_agreements_are_told_from_both(client, kind, from_the_later, from_the_earlier):
    earlier, later = make_agreement(title_en="Earlier"), make_agreement(title_en="Later")
    make_relation(later, earlier, kind)

    assert facts(open_record(client, later))[from_the_later] == "Earlier"
    assert facts(open_record(client, earlier))[from_the_earlier] == "Later"


def test_conference(client):
    organiser, participant = make_partner(name_en="TUA"), make_partner(name_en="OneWeb")
    conference = make_conference(
        starts_on=date("2023-04-25"), ends_on=date("2023-04-27"), city_en="Tashkent",
        country=make_country("UZ", name_en="Uzbekistan"), venue_en="Hilton", edition=2,
        is_organised_by_agency=True, organisers=[organiser], participants=[participant],
    )  # fmt: skip
    memorandum = make_memorandum(occasion=conference, title_en="With OneWeb")

    document = open_record(client, conference)

    assert facts(document) | {
        "Dates": "25–27 April 2023 Add to calendar",
        "Place": "Tashkent, Uzbekistan",
        "Venue": "Hilton",
        "Mode": "In person",
        "Edition": "2",
        "Organisers": "The agency TUA",
    } == facts(document)
    with override("en"):
        assert links(document)[memorandum.get_absolute_url()] == "With OneWeb"
        assert links(document)[participant.get_absolute_url()] == "OneWeb"


def test_sources_are_listed_with_their_dates(client):
    source = make_source(
        publisher_en="The Astana Times", title_en="To cooperate in space",
        published_on=date("2022-05"), url="https://astana.example/",
    )  # fmt: skip

    document = open_record(client, make_partner(sources=[source]))

    (listed,) = document.texts("ul", class_="sources")
    assert listed == "The Astana Times: To cooperate in space, May 2022"
    assert links(document)["https://astana.example/"] == "To cooperate in space"


def test_partner_tells_its_events_once_there_are_two(client):
    partner = make_partner()
    make_memorandum(partners=[partner], signed_on=date("2022-05-17"))

    assert "Timeline" not in open_record(client, partner).texts("h2")

    make_conference(participants=[partner])

    assert "Timeline" in open_record(client, partner).texts("h2")


# --- Share, cite, print -------------------------------------------------------------------------


def test_a_record_is_shared_by_its_permanent_address(client):
    partner = make_partner(slug="x", name_en="Research & Space (R&S)")

    document = open_record(client, partner)

    address = "http://testserver/en/partners/x/"
    encoded = "http%3A%2F%2Ftestserver%2Fen%2Fpartners%2Fx%2F"
    title = "Research%20%26%20Space%20%28R%26S%29"
    assert document.text("p", id="address") == address
    assert links(document) | {
        f"mailto:?subject={title}&body={title}%0D%0A{encoded}": "Send by e-mail",
        f"https://t.me/share/url?url={encoded}&text={title}": "Share on Telegram",
    } == links(document)


def test_a_record_is_cited_in_the_readers_language(client):
    make_site_settings()
    memorandum = make_memorandum(slug="x", title_ru="Меморандум с КАРИ", signed_on=date("2022-05"))
    Memorandum.objects.update(changed_at=datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC))

    document = open_record(client, memorandum, "ru")

    assert document.text("p", id="citation").startswith(
        "Узбеккосмос. Меморандум с КАРИ. Меморандум о взаимопонимании, май 2022 г. Портал. "
        "По состоянию на 22 ноября 2026 г. http://testserver/ru/memoranda/x/ ("
    )
    bibtex = document.text("pre", id="bibtex")
    assert bibtex.startswith("@misc{memorandum-x, author = {{Узбеккосмос}},")


@pytest.mark.parametrize(
    ("path", "number", "day"),
    [("", 2, "12 May 2026"), ("versions/1/", 1, "1 May 2026"), ("?on=2026-05-05", 1, "1 May 2026")],
)
def test_a_record_is_cited_by_the_version_that_is_shown_at_its_own_address(
    client, path, number, day
):
    partner = make_partner(slug="x", name_en="Before")
    keep(partner, "2026-05-01")
    keep(partner, "2026-05-12", name_en="After")

    found = Document(client.get(f"/en/partners/x/{path}")).text("p", id="citation")

    version = f"Version {number} of {day}. http://testserver/en/partners/x/versions/{number}/"
    assert version in found


def test_what_only_a_script_can_do_is_hidden_without_one(client):
    document = open_record(client, make_partner())

    buttons = [e for e in document.all("button") if e["data-copies"]]
    assert [e["data-copies"] for e in buttons] == [
        *("address", "identifier", "citation"),
        *("gost", "apa", "bibtex"),
    ]
    assert all("hidden" in e.attributes for e in buttons)
    assert {e["data-done"] for e in buttons} == {"Copied"}


def test_a_record_carries_a_letterhead_for_paper(client):
    make_site_settings()

    document = open_record(client, make_partner())

    assert document.text("p", class_="letterhead") == (
        "Space Research and Technology Agency Cooperation portal"
    )


# --- Neighbours ---------------------------------------------------------------------------------


def neighbours(client, record, language="en"):
    document = open_record(client, record, language)
    return [
        document.all("a", rel=rel)[0].text if document.all("a", rel=rel) else None
        for rel in ("prev", "next")
    ]


def test_neighbours_stand_in_the_readers_alphabet(client):
    make_partner(name_en="A", name_uz="Z")
    middle = make_partner(name_en="B", name_uz="Y")
    make_partner(name_en="C", name_uz="X")

    assert neighbours(client, middle) == ["Previous A", "Next C"]
    assert [text.split()[-1] for text in neighbours(client, middle, "uz")] == ["X", "Z"]


def test_records_of_one_name_are_neighbours_of_each_other(client):
    first, second, third = [make_partner(name_en="Same", slug=slug) for slug in ("a", "b", "c")]

    assert neighbours(client, first) == [None, "Next Same"]
    assert neighbours(client, second) == ["Previous Same", "Next Same"]
    assert neighbours(client, third) == ["Previous Same", None]


def test_what_is_not_published_is_nobodys_neighbour(client):
    record = make_partner(name_en="A")
    make_partner(name_en="B", status="draft")
    make_partner(name_en="C")

    assert neighbours(client, record) == [None, "Next C"]
