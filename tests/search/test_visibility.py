"""No unpublished word through any door of the search: results, snippets, numbers, suggestions."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cooperation.enums import PublicationStatus
from cooperation.models import Attachment, DocumentFile, DocumentVersion, Partner
from cooperation.search import SearchListing, check, search, shown, suggestions

from ..builders import (
    make_agreement,
    make_conference,
    make_country,
    make_memorandum,
    make_partner,
    make_register,
    tomorrow,
    yesterday,
)
from ..library import make_document
from .builders import found

pytestmark = pytest.mark.django_db

HIDDEN = [
    {"status": "draft"},
    {"status": "review"},
    {"status": "archived"},
    {"status": "draft", "publish_at": yesterday()},
    {"status": "published", "publish_at": tomorrow()},
    {"status": "published", "unpublish_at": yesterday()},
]


def doors(query):
    """Everything that the search says, in every language."""
    for language in ("uz", "ru", "en"):
        results = search(query, language)
        yield from (each.slug for each in results.found)
        yield from (name for each in results.found for name in each.names.values())
        yield from results.mended.values()
        for line in shown(results.found, results.query, language):
            yield "".join(part.text for part in line.text.parts) if line.text else ""
        yield from (found.slug for _kind, group in suggestions(query, language) for found in group)
        for field in SearchListing.of(results, {}).fields:
            yield from (choice.text.value for choice in field.choices)
        yield from (f"{kind} {number}" for kind, number in results.numbers.items())


@pytest.mark.parametrize("state", HIDDEN, ids=" ".join)
@pytest.mark.parametrize("query", ["zyxwvut", "zyxw", "zyxwvit", "zyxwvut partner"])
def test_a_hidden_record_is_behind_no_door(state, query):
    country = make_country(name_en="Zyxwvutland")
    make_partner(name_en="Zyxwvut", body_en="<p>zyxwvut</p>", country=country, **state)
    make_partner(name_en="Other")

    assert [said for said in doors(query) if "zyxw" in said.casefold()] == []


@pytest.mark.parametrize("status", PublicationStatus.values)
@pytest.mark.parametrize("opens", [None, -1, 1])
@pytest.mark.parametrize("closes", [None, -1, 1])
def test_search_and_lists_agree_on_what_is_public(status, opens, closes):
    now = timezone.now()
    if opens is not None and closes is not None and closes <= opens:
        closes = opens + 1
    make_partner(
        name_en="Zenit",
        status=status,
        publish_at=now + timedelta(hours=opens) if opens is not None else None,
        unpublish_at=now + timedelta(hours=closes) if closes is not None else None,
    )

    for hours in (-3, -0.5, 0, 0.5, 3):
        at = now + timedelta(hours=hours)
        assert found("zenit", at=at) == list(Partner.objects.published(at))


def test_a_schedule_works_with_nothing_running():
    partner = make_partner(name_en="Zenit", publish_at=tomorrow())

    assert found("zenit") == []
    assert found("zenit", at=tomorrow() + timedelta(hours=1)) == [partner]


def test_a_query_write_past_the_models_is_seen_by_the_check():
    partner = make_partner()
    Partner.objects.update(status="draft")

    assert (("partner", partner.pk, "out of date")) in list(check())


# --- What records borrow from each other -------------------------------------------------------


@pytest.mark.parametrize("state", HIDDEN, ids=" ".join)
def test_a_hidden_partner_lends_no_word_to_what_names_it(state):
    hidden = make_partner(name_en="Zyxwvut", country=make_country(name_en="Zyxwvutland"), **state)
    memorandum = make_memorandum(partners=[hidden])
    memorandum.signatories.update(signed_as_en="Zyxwvut Ltd")
    memorandum.save()
    agreement = make_agreement()
    agreement.parties.update(partner=hidden)
    agreement.save()
    make_conference(organisers=[hidden], participants=[hidden])

    assert found("zyxwvut") == []
    assert found("zyxwvutland") == []


def test_a_partner_that_is_public_for_less_time_lends_nothing():
    partner = make_partner(name_en="Zyxwvut", unpublish_at=tomorrow())
    make_memorandum(partners=[partner])

    assert found("zyxwvut") == [partner]
    assert found("zyxwvut", at=tomorrow() + timedelta(hours=1)) == []


def test_what_names_a_partner_follows_its_publication():
    partner = make_partner(name_en="Zyxwvut", status="draft")
    memorandum = make_memorandum(partners=[partner])
    assert found("zyxwvut") == []

    partner.status = "published"
    partner.save()
    assert found("zyxwvut") == [partner, memorandum]

    partner.status = "archived"
    partner.save()
    assert found("zyxwvut") == []


def test_a_hidden_occasion_is_not_named():
    conference = make_conference(title_en="Zyxwvut", status="draft")
    make_memorandum(occasion=conference)

    assert found("zyxwvut") == []


# --- Countries ---------------------------------------------------------------------------------


@pytest.mark.parametrize("state", HIDDEN, ids=" ".join)
def test_a_country_of_hidden_records_is_not_found(state):
    make_register(**state)
    country = make_country("FR", name_en="Zyxwvutland")
    make_partner(country=country, **state)

    assert found("zyxwvutland") == []


def test_a_country_is_found_while_something_public_ties_it():
    country = make_country("FR", name_en="Zyxwvutland")
    assert found("zyxwvutland") == []

    partner = make_partner(country=country)
    assert found("zyxwvutland") == [country, partner]

    other = make_country("DE")
    partner.country = other
    partner.save()
    assert found("zyxwvutland") == []

    make_partner(country=country).delete()
    assert found("zyxwvutland") == []


def test_a_country_tied_by_a_scheduled_record_appears_with_it():
    country = make_country("FR", name_en="Zyxwvutland")
    make_partner(country=country, publish_at=tomorrow())

    assert found("zyxwvutland") == []
    assert country in found("zyxwvutland", at=tomorrow() + timedelta(hours=1))


# --- Documents ---------------------------------------------------------------------------------


def attach(document, **owner):
    return Attachment.objects.create(document=document, **owner)


def add_text(document, text, language="en"):
    file, _made = DocumentFile.objects.get_or_create(document=document, language=language)
    file.versions.update(is_current=False)
    return DocumentVersion.objects.create(
        file=file, number=file.versions.count() + 1, extension="pdf", size=1, digest="0" * 64,
        text=text,
    )  # fmt: skip


def test_a_document_is_found_by_its_title_and_text_while_a_public_record_shows_it():
    document = make_document(title_en="Zyxwvut")
    add_text(document, "perigee and apogee")
    assert found("zyxwvut") == found("apogee") == []

    agreement = make_agreement()
    attachment = attach(document, agreement=agreement)
    assert found("zyxwvut") == found("apogee") == [document]

    agreement.status = "draft"
    agreement.save()
    assert found("zyxwvut") == []

    second = attach(document, partner=make_partner())
    assert found("zyxwvut") == [document]

    second.delete()
    attachment.delete()
    assert found("zyxwvut") == []


def test_a_document_follows_the_schedules_of_all_records_that_show_it():
    document = make_document(title_en="Zyxwvut")
    now = timezone.now()
    for opens, closes in ((1, 2), (4, 5)):
        window = {
            "publish_at": now + timedelta(hours=opens),
            "unpublish_at": now + timedelta(hours=closes),
        }
        attach(document, partner=make_partner(**window))

    seen = [
        hours for hours in (0, 1.5, 3, 4.5, 6) if found("zyxwvut", at=now + timedelta(hours=hours))
    ]
    assert seen == [1.5, 4.5]


def test_a_former_version_of_a_document_is_not_searched():
    document = make_document()
    attach(document, agreement=make_agreement())
    add_text(document, "perigee")
    add_text(document, "apogee")

    assert found("perigee") == []
    assert found("apogee") == [document]


def test_a_text_in_another_language_is_found():
    document = make_document()
    attach(document, agreement=make_agreement())
    add_text(document, "Uzay ajansı Göktürk", language="tr")
    add_text(document, "Ғарыш агенттігі", language="kk")

    assert found("gokturk") == [document]
    assert found("ғарыш", "ru") == [document]


def test_deleting_a_record_takes_its_words_away():
    agreement = make_agreement(title_en="Zyxwvut")
    document = make_document(title_en="Zyxwvut paper")
    attach(document, agreement=agreement)
    agreement.delete()

    assert found("zyxwvut") == []
