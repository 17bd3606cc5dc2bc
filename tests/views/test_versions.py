"""The public history of a record: its changes, and each version at its own address."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation.enums import StepKind, Term, VersionEvent
from cooperation.models import Version

from ..builders import (
    date,
    make_agreement,
    make_area,
    make_conference,
    make_country,
    make_memorandum,
    make_partner,
    make_register,
    make_relation,
    make_site_settings,
    make_source,
    make_statistic,
    make_step,
    make_superuser,
)
from ..documents import Document
from ..library import hang, make_document, make_picture
from ..versions import keep

pytestmark = pytest.mark.django_db

LIMIT = 12


@pytest.fixture
def partner():
    """A partner that readers saw in two versions."""
    partner = make_partner(slug="jaxa", summary_en="First words", city_en="Tokyo")
    keep(partner, "2026-03-01 09:00", VersionEvent.FOUND)
    keep(partner, "2026-05-12 14:30", summary_en="Second words", city_ru="Токио")
    return partner


def page(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return Document(response)


def texts(client, path):
    return client.get(path).content.decode()


# --- All changes -------------------------------------------------------------------------------


def test_the_newest_version_comes_first_with_its_hour(client, partner):
    document = page(client, "/en/partners/jaxa/versions/")

    assert document.texts("h2")[:2] == ["12 May 2026, 14:30", "1 March 2026, 09:00"]
    assert [
        a["href"]
        for a in document.all("a")
        if (a["href"] or "").startswith("/en/partners/jaxa/versions/") and "main" in a.parents
    ] == ["/en/partners/jaxa/versions/2/", "/en/partners/jaxa/versions/1/"]


def test_what_changed_is_marked_word_by_word(client, partner):
    document = page(client, "/en/partners/jaxa/versions/")

    assert document.texts("del") == ["[removed: First]"]
    assert document.texts("ins")[0] == "[added: Second]"


def test_texts_in_another_language_are_folded_and_marked_with_it(client, partner):
    document = page(client, "/en/partners/jaxa/versions/")

    assert document.texts("summary")[-1] == "Texts in Russian changed"
    assert [dd["lang"] for dd in document.all("dd", class_="difference")] == [None, "ru"]


def test_it_is_not_indexed_and_has_an_address_of_its_own(client, partner):
    document = page(client, "/en/partners/jaxa/versions/")

    assert not document.is_indexed
    assert document.canonical == "http://testserver/en/partners/jaxa/versions/"
    assert document.mistakes == []


def test_a_record_without_versions_says_so(client):
    make_partner(slug="new")

    html = texts(client, "/en/partners/new/versions/")

    assert "The register keeps no versions of this record yet." in html


def test_nothing_of_the_staff_is_told(client, partner):
    partner.internal_note = "Doubtful"
    partner.responsible = make_superuser(first_name="Aziza", last_name="Karimova")
    keep(partner, "2026-06-01")
    Version.objects.update(comment="To be checked", by_name="Bobur Aliyev")

    html = texts(client, "/en/partners/jaxa/versions/")

    assert [
        word
        for word in ("Doubtful", "Karimova", "checked", "Bobur", "nternal note")
        if word in html
    ] == []
    assert "/versions/3/" not in html


def test_what_is_hidden_now_is_not_named(client):
    hidden = make_partner(slug="hidden-one", name_en="Hidden", status="draft")
    gone = make_conference(title_en="Vanished")
    memorandum = make_memorandum(slug="m", body_en="<p>Text</p>")
    keep(memorandum, "2026-03-01")
    memorandum.signatories.create(partner=hidden)
    link = '<p>With <a href="record:partner/hidden-one">them</a></p>'
    keep(memorandum, "2026-04-01", occasion=gone, body_en=link)
    keep(memorandum, "2026-05-01", occasion=None)
    gone.delete()

    html = texts(client, "/en/memoranda/m/versions/")

    assert [
        w for w in ("Hidden", "hidden-one", "Vanished", "deleted", "record:") if w in html
    ] == []


def test_a_time_out_of_the_register_is_told(client):
    partner = make_partner(slug="p")
    keep(partner, "2026-03-01 10:00")
    keep(partner, "2026-03-05 11:00", VersionEvent.ARCHIVED, status="archived")
    keep(partner, "2026-04-01 12:00", VersionEvent.PUBLISHED, status="published")

    document = page(client, "/en/partners/p/versions/")

    assert (
        "The record was not in the register from 5 March 2026, 11:00 until 1 April 2026, 12:00."
        in document.texts("p", class_="change__state")
    )


def test_many_versions_come_in_pages(client):
    partner = make_partner(slug="p")
    for day in range(1, 23):
        keep(partner, f"2026-03-{day:02}", city_en=f"City {day}")

    first, second = (
        page(client, f"/en/partners/p/versions/{query}").texts("h2", class_="change__when")
        for query in ("", "?page=2")
    )

    assert (len(first), second) == (20, ["2 March 2026, 00:00", "1 March 2026, 00:00"])


# --- A version ---------------------------------------------------------------------------------


def test_a_version_shows_the_record_as_it_was(client, partner):
    document = page(client, "/en/partners/jaxa/versions/1/")

    assert document.text("p", class_="lead") == "First words"
    assert "You are reading the version of 1 March 2026, shown until 12 May 2026." in bar(document)
    assert not document.is_indexed
    assert document.canonical == "http://testserver/en/partners/jaxa/versions/1/"
    assert document.all("nav", class_="neighbours") == []


def bar(document):
    return " ".join(document.text("aside", class_="preview-bar").split())


def test_the_current_version_says_that_it_is(client, partner):
    document = page(client, "/en/partners/jaxa/versions/2/")

    assert "You are reading the current version, shown since 12 May 2026." in bar(document)


def test_a_number_that_readers_never_saw_is_not_found(client, partner):
    keep(partner, "2026-06-01", VersionEvent.ARCHIVED, status="archived")
    keep(partner, "2026-07-01", VersionEvent.PUBLISHED, status="published")

    answers = [
        client.get(f"/en/partners/jaxa/versions/{number}/").status_code for number in range(6)
    ]

    assert answers == [404, 200, 200, 404, 200, 404]


def test_a_number_that_changed_nothing_public_leads_to_its_version(client, partner):
    keep(partner, "2026-06-01", internal_note="Checked")

    response = client.get("/en/partners/jaxa/versions/3/")

    assert (response.status_code, response["Location"]) == (301, "/en/partners/jaxa/versions/2/")


def test_the_legal_status_is_that_of_the_last_day_of_the_version(client):
    memorandum = make_memorandum(
        slug="m", signed_on=date("2020-01-01"), term=Term.FIXED, valid_until=date("2026-05-31")
    )
    keep(memorandum, "2026-03-01")
    keep(memorandum, "2026-07-01 10:00", summary_en="New")

    document = page(client, "/en/memoranda/m/versions/1/")

    assert "The term ended on 31 May 2026." in document.text("span", class_="standing__why")
    assert "The legal status is as of 1 July 2026." in bar(document)


def everything_that_a_version_can_hold():
    """One of each kind with all its rows, in two versions."""
    register = make_register()
    del register["country"]
    agreement, memorandum = register["agreement"], register["memorandum"]
    source = make_source(title_en="The act")
    make_step(agreement, StepKind.RATIFIED, "2022-01-01", source=source)
    agreement.articles.create(number="1", text_en="<p>Article text</p>")
    agreement.steps.update(source=source)
    memorandum.signed_country = make_country()
    for record in register.values():
        record.picture = make_picture()
        make_document(attached_to=record, title_en=f"Annex {record.slug}")
        if hasattr(record, "gallery"):
            hang(make_picture(), record)
        keep(record, "2026-03-01", VersionEvent.FOUND, summary_en=f"Before {record.slug}")
        keep(record, "2026-04-01", summary_en=f"After {record.slug}")
    return register


def test_a_version_shows_all_that_the_page_shows_but_what_others_say_of_it(client):
    register = everything_that_a_version_can_hold()
    for record in register.values():
        path = record.get_absolute_url().replace("/uz/", "/en/")
        today, then = page(client, path), page(client, f"{path}versions/2/")
        left_out = {"Timeline", "Memoranda", "Agreements", "Conferences", "Signed here"}

        now = [e for e in today.texts("h2") if e not in left_out]
        assert then.texts("h2") == now, record
        assert then.texts("dt") == today.texts("dt"), record
        facts = [e.text for e in today.all("dd") if "aside" in e.parents]
        assert [e.text for e in then.all("dd") if "aside" in e.parents] == facts
        assert then.mistakes == []


# Of the list of changes, of a version, and of the page as of a day.
COUNTS = {
    "membership": [9, 10, 10],
    "partner": [9, 10, 10],
    "memorandum": [11, 12, 12],
    "agreement": [11, 12, 12],
    "conference": [11, 12, 12],
}


@pytest.mark.parametrize("size", [1, 3])
def test_number_of_queries(client, size):
    make_site_settings()
    register = everything_that_a_version_can_hold()
    for number in range(size - 1):
        add_to(register)
        for record in register.values():
            keep(record, f"2026-05-0{number + 1}", summary_en=f"Later {number}")
    counts = {}
    for kind, record in register.items():
        path = record.get_absolute_url().replace("/uz/", "/en/")
        for rest in ("versions/", f"versions/{size + 1}/", "?on=2026-11-10"):
            with CaptureQueriesContext(connection) as queries:
                page(client, f"{path}{rest}")
            counts.setdefault(kind, []).append(len(queries))

    assert counts == COUNTS
    assert max(map(max, counts.values())) <= LIMIT


def add_to(register):
    for record in register.values():
        record.areas.add(make_area())
        record.sources.add(make_source())
        make_document(attached_to=record)
        if hasattr(record, "gallery"):
            hang(make_picture(), record)
    make_statistic(membership=register["membership"], source=make_source())
    make_statistic(conference=register["conference"], source=make_source())
    register["conference"].participants.add(make_partner())
    register["memorandum"].signatories.create(partner=make_partner())
    agreement = register["agreement"]
    agreement.parties.create(country=make_country(), partner=make_partner())
    make_relation(agreement, make_agreement())
    make_step(agreement, StepKind.NOTIFIED, "2022-02-02", source=make_source())
