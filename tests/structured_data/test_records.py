"""What each kind of record is in the words of schema.org, for a reader of one language."""

import datetime

import pytest
from django.utils.translation import override

from cooperation import models, structured_data
from cooperation.enums import Authenticity, ConferenceMode, PartnerKind, StateStatus, StepKind
from cooperation.structured_data import Voice

from ..builders import (
    date,
    make_agreement,
    make_conference,
    make_country,
    make_membership,
    make_memorandum,
    make_partner,
    make_relation,
    make_series,
    make_step,
)
from ..library import make_document, make_file, make_picture

pytestmark = pytest.mark.django_db

HOST = "https://portal.example"


def absolute(path):
    return f"{HOST}{path}"


@pytest.fixture
def voice():
    with override("en"):
        yield Voice(absolute, "en")


def agreement_ld(voice, agreement, **given):
    record = models.Agreement.objects.with_signature_date().get(pk=agreement.pk)
    defaults = {"parties": [], "relations": [], "files": []}
    return structured_data.agreement(voice, record, **{**defaults, **given})


def conference_ld(voice, conference, **given):
    return structured_data.conference(
        voice, conference, **{"organisers": [], "participants": [], **given}
    )


# --- What all records have ---------------------------------------------------------------------


def test_a_record_is_known_by_its_permanent_identifier(voice):
    partner = make_partner(slug="cnes")

    found = structured_data.partner(voice, partner)

    assert found["@id"] == f"{HOST}/id/partners/cnes"
    assert found["url"] == f"{HOST}/en/partners/cnes/"


def test_a_name_in_another_language_is_marked_with_it(voice):
    partner = make_partner(languages=("ru",), name_ru="Космическое агентство")

    found = structured_data.partner(voice, partner)

    assert found["name"] == {"@language": "ru", "@value": "Космическое агентство"}
    assert "description" not in found
    assert "url" not in found


def test_other_names_are_said_with_their_language_and_none_twice(voice):
    partner = make_partner(name_uz="Airbus", name_ru="Эрбас", name_en="Airbus", short_name_en="AB")

    found = structured_data.partner(voice, partner)

    assert found["alternateName"] == ["AB", {"@language": "ru", "@value": "Эрбас"}]


# --- Organisations -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "type"),
    [
        (PartnerKind.SPACE_AGENCY, "GovernmentOrganization"),
        (PartnerKind.COMPANY, "Corporation"),
        (PartnerKind.UNIVERSITY, "CollegeOrUniversity"),
        (PartnerKind.RESEARCH_BODY, "ResearchOrganization"),
        (PartnerKind.GOVERNMENT_BODY, "GovernmentOrganization"),
        (PartnerKind.INTERNATIONAL_ORGANISATION, "Organization"),
    ],
)
def test_a_partner_is_an_organisation_of_its_kind(voice, kind, type):
    assert structured_data.partner(voice, make_partner(kind=kind))["@type"] == type


def test_a_partner_has_its_seat_website_and_founding(voice):
    partner = make_partner(
        country=make_country("FR"),
        city_en="Paris",
        website="https://cnes.example/",
        founded_on=date("1961-12"),
        logo=make_picture(),
    )

    found = structured_data.partner(voice, partner)

    assert found["address"] == {
        "@type": "PostalAddress",
        "addressLocality": "Paris",
        "addressCountry": "FR",
    }
    assert (found["sameAs"], found["foundingDate"]) == ("https://cnes.example/", "1961-12")
    assert found["logo"]["contentUrl"].startswith(f"{HOST}/media/")


def test_a_picture_that_the_reader_is_not_shown_is_not_named(voice):
    partner = make_partner(logo=make_picture(languages=("ru",)))

    assert "logo" not in structured_data.partner(voice, partner)


def test_of_a_body_the_state_is_the_member(voice):
    body = make_membership(state_status=StateStatus.ASSOCIATE, since=date("2022-05"))

    assert structured_data.membership(voice, body)["member"] == {
        "@type": "OrganizationRole",
        "roleName": "Associate member",
        "startDate": "2022-05",
        "member": {
            "@type": ["Country", "Organization"],
            "name": "Uzbekistan",
            "identifier": "UZ",
        },
    }


@pytest.mark.parametrize("status", [StateStatus.OBSERVER, ""])
def test_an_observer_is_no_member(voice, status):
    body = make_membership(state_status=status)

    assert "member" not in structured_data.membership(voice, body)


# --- Instruments -------------------------------------------------------------------------------


def test_a_memorandum_is_a_document_and_no_law(voice):
    partner = make_partner(slug="cnes")
    memorandum = make_memorandum(
        partners=[partner], signed_on=date("2022-05"), signed_country=make_country("UZ")
    )

    found = structured_data.memorandum(
        voice,
        memorandum,
        signatories=memorandum.signatories.all(),
        files=[],
        agency={"@id": f"{HOST}/#agency"},
    )

    assert (found["@type"], found["dateCreated"]) == ("DigitalDocument", "2022-05")
    assert [each["@id"] for each in found["creator"]] == [
        f"{HOST}/#agency",
        f"{HOST}/id/partners/cnes",
    ]
    assert found["locationCreated"]["name"] == "Tashkent"
    assert not {name for name in found if name.startswith("legislation")}


def test_a_partner_that_signed_under_another_name_has_that_name_too(voice):
    memorandum = make_memorandum()
    memorandum.signatories.update(signed_as_en="Old name")

    found = structured_data.memorandum(
        voice, memorandum, signatories=memorandum.signatories.all(), files=[]
    )

    assert found["creator"]["alternateName"] == "Old name"


@pytest.mark.parametrize(
    ("steps", "force"),
    [
        ([(StepKind.SIGNED, "2021"), (StepKind.ENTERED_INTO_FORCE, "2022")], "InForce"),
        ([(StepKind.SIGNED, "2021"), (StepKind.ENTERED_INTO_FORCE, "2999")], "NotInForce"),
        ([(StepKind.SIGNED, "2021"), (StepKind.TERMINATED, "2022")], "NotInForce"),
        ([(StepKind.SIGNED, "2021")], None),
        ([], None),
    ],
    ids=["in force", "not yet in force", "terminated", "entry not recorded", "unknown"],
)
def test_an_agreement_is_in_force_by_its_status(voice, steps, force):
    found = agreement_ld(voice, make_agreement(steps=steps))

    expected = force and f"https://schema.org/{force}"
    assert found.get("legislationLegalForce") == expected


def test_an_agreement_has_its_dates_as_exact_as_they_are_known(voice):
    steps = [(StepKind.SIGNED, "2021-12"), (StepKind.ENTERED_INTO_FORCE, "2022")]

    found = agreement_ld(voice, make_agreement(steps=steps))

    assert found["legislationDate"] == "2021-12"
    assert found["legislationDateOfApplicability"] == "2022"
    assert found["temporalCoverage"] == "2022/.."
    assert "legislationDateVersion" not in found


def test_an_agreement_as_of_a_day_has_the_force_of_that_day(voice):
    steps = [(StepKind.SIGNED, "2021-12"), (StepKind.ENTERED_INTO_FORCE, "2022-03")]

    found = agreement_ld(voice, make_agreement(steps=steps), on=datetime.date(2022, 1, 1))

    assert found["legislationDateVersion"] == "2022-01-01"
    assert found["legislationLegalForce"] == "https://schema.org/NotInForce"


def test_the_parties_of_an_agreement_are_its_jurisdictions_and_their_bodies_passed_it(voice):
    agreement = make_agreement(parties=[make_country("UZ"), make_country("KZ")])
    parties = list(agreement.parties.select_related("country"))
    parties[0].signing_body_en, parties[0].competent_body_en = "Government", "Agency"
    for party in parties:
        party.is_partner_visible = False

    found = agreement_ld(voice, agreement, parties=parties)

    assert [each["identifier"] for each in found["legislationJurisdiction"]] == ["UZ", "KZ"]
    assert found["legislationPassedBy"]["name"] == "Government"
    assert found["legislationResponsible"]["name"] == "Agency"


@pytest.mark.parametrize(
    ("kind", "property"),
    [
        ("amends", "legislationAmends"),
        ("implements", "legislationEnsuresImplementationOf"),
        ("replaces", "legislationRepeals"),
    ],
)
def test_what_an_agreement_does_to_another(voice, kind, property):
    earlier, later = make_agreement(), make_agreement()
    relations = [make_relation(later, earlier, kind)]

    assert agreement_ld(voice, later, relations=relations)[property]["@id"] == (
        voice.identifier(earlier)
    )
    assert property not in agreement_ld(voice, earlier, relations=relations)


def test_a_translation_has_no_official_value(voice):
    document = make_document(files=())
    versions = [
        make_file(document, language, authenticity).versions.get()
        for language, authenticity in (
            ("uz", Authenticity.AUTHENTIC),
            ("ru", Authenticity.TRANSLATION),
            ("en", Authenticity.NOT_STATED),
        )
    ]

    found = agreement_ld(voice, make_agreement(), files=versions)["encoding"]

    assert [(each["inLanguage"], each.get("legislationLegalValue")) for each in found] == [
        ("uz", "https://schema.org/OfficialLegalValue"),
        ("ru", "https://schema.org/UnofficialLegalValue"),
        ("en", None),
    ]


def test_a_file_can_be_fetched_and_checked(voice):
    version = make_file(make_document(slug="text", files=()), "uz").versions.get()

    (found,) = [agreement_ld(voice, make_agreement(), files=[version])["encoding"]]

    assert found["contentUrl"] == f"{HOST}/documents/text/uz/"
    assert (found["encodingFormat"], found["sha256"]) == ("application/pdf", version.digest)


def test_an_amendment_changes_nothing_of_when_an_agreement_was_signed(voice):
    agreement = make_agreement()
    make_step(agreement, StepKind.AMENDED, "2023")

    assert agreement_ld(voice, agreement)["legislationDate"] == "2021-12-06"


# --- Conferences -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mode", "attendance", "locations"),
    [
        (ConferenceMode.IN_PERSON, "OfflineEventAttendanceMode", ["Place"]),
        (ConferenceMode.ONLINE, "OnlineEventAttendanceMode", ["VirtualLocation"]),
        (ConferenceMode.HYBRID, "MixedEventAttendanceMode", ["Place", "VirtualLocation"]),
    ],
)
def test_where_a_conference_is_held(voice, mode, attendance, locations):
    found = conference_ld(voice, make_conference(mode=mode, website="https://stc.example/"))

    assert found["eventAttendanceMode"] == f"https://schema.org/{attendance}"
    held = found["location"] if isinstance(found["location"], list) else [found["location"]]
    assert [each["@type"] for each in held] == locations


def test_a_conference_of_a_day_ends_on_it(voice):
    found = conference_ld(voice, make_conference(starts_on=date("2022-05"), ends_on=None))

    assert (found["startDate"], found["endDate"]) == ("2022-05", "2022-05")


def test_a_conference_without_dates_has_none(voice):
    found = conference_ld(voice, make_conference(starts_on=None, ends_on=None))

    assert {"startDate", "endDate"}.isdisjoint(found)


def test_who_holds_a_conference_and_who_took_part(voice):
    host, guest = make_partner(slug="host"), make_partner(slug="guest")
    conference = make_conference(is_organised_by_agency=True, series=make_series(name_en="STC"))

    found = conference_ld(
        voice, conference, organisers=[host], participants=[guest], agency={"@id": "#agency"}
    )

    assert [each["@id"] for each in found["organizer"]] == ["#agency", f"{HOST}/id/partners/host"]
    assert found["attendee"]["@id"] == f"{HOST}/id/partners/guest"
    assert (found["superEvent"]["@type"], found["superEvent"]["name"]) == ("EventSeries", "STC")


def test_what_the_agency_does_not_organise_it_does_not_hold(voice):
    found = conference_ld(voice, make_conference(), agency={"@id": "#agency"})

    assert "organizer" not in found
