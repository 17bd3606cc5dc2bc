"""Readers meet what is published and nothing else; staff see more, marked and never kept."""

import pytest

from ..builders import (
    make_agreement,
    make_conference,
    make_country,
    make_editor,
    make_membership,
    make_memorandum,
    make_partner,
    make_register,
    make_relation,
    make_superuser,
    tomorrow,
    yesterday,
)
from ..documents import Document

pytestmark = pytest.mark.django_db

SECTIONS = [
    "",
    "memberships/",
    "partners/",
    "memoranda/",
    "agreements/",
    "conferences/",
    "countries/",
    "timeline/",
    "site-map/",
]

HIDDEN = {
    "draft": {"status": "draft"},
    "review": {"status": "review"},
    "archived": {"status": "archived"},
    "scheduled": {"publish_at": tomorrow()},
    "taken-down": {"unpublish_at": yesterday()},
}
every_hidden_state = pytest.mark.parametrize("state", HIDDEN.values(), ids=HIDDEN)


@every_hidden_state
def test_hidden_records_have_no_page(client, state):
    register = make_register(**state)
    del register["country"]
    # What readers saw until its schedule took it down is gone; of anything else nobody knows.
    status = 410 if state == HIDDEN["taken-down"] else 404

    for record in register.values():
        for page in ("", "versions/", "versions/1/", "?on=2022-01-01"):
            assert client.get(f"{record.get_absolute_url()}{page}").status_code == status


@every_hidden_state
def test_hidden_records_leave_no_word_in_any_list(client, state):
    register = make_register(**state)
    del register["country"]

    for section in SECTIONS:
        html = client.get(f"/uz/{section}").content.decode()
        assert [r.slug for r in register.values() if r.slug in html] == []
        assert [r.slug for r in register.values() if r.title_in("uz").value in html] == []


def test_hidden_records_leave_no_word_on_the_pages_of_others(client):
    hidden = make_partner(status="draft", name_uz="Yashirin")
    conference = make_conference(title_uz="Yashirin", status="draft")
    agreement = make_agreement()
    agreement.parties.update(partner=hidden)
    make_relation(agreement, make_agreement(title_uz="Yashirin", status="draft"))
    records = [
        make_memorandum(partners=[hidden], occasion=conference),
        make_conference(organisers=[hidden], participants=[hidden]),
        agreement,
    ]

    for record in records:
        html = client.get(record.get_absolute_url()).content.decode()
        assert "Yashirin" not in html


def test_a_country_of_hidden_records_alone_has_no_dossier(client):
    register = make_register(status="draft")

    assert client.get(register["country"].get_absolute_url()).status_code == 404


def test_a_memorandum_does_not_give_away_the_country_of_a_hidden_partner(client):
    fiji = make_country("FJ", name_en="Fiji", name_uz="Fiji", name_ru="Фиджи")
    france = make_country("FR")
    hidden, shown = make_partner(country=fiji, status="draft"), make_partner(country=france)
    make_memorandum(partners=[hidden, shown])

    pages = [*SECTIONS, "search/?q=fiji", "memoranda/?country=fj", "timeline/?country=fj"]
    naming = [
        page for page in pages if "/countries/fj/" in client.get(f"/en/{page}").content.decode()
    ]

    assert naming == []
    assert client.get("/en/countries/fj/").status_code == 404
    assert client.get("/en/countries/fr/").status_code == 200


def test_a_filter_by_the_country_of_a_hidden_partner_finds_nothing(client):
    hidden = make_partner(country=make_country("FJ"), status="draft")
    memorandum = make_memorandum(partners=[hidden])

    for section in ("memoranda", "timeline"):
        html = client.get(f"/en/{section}/?country=fj").content.decode()
        assert memorandum.get_absolute_url().removeprefix("/uz") not in html


def test_staff_who_may_view_the_kind_see_the_page(client):
    partner = make_partner(status="draft")
    client.force_login(make_editor("view_partner"))

    response = client.get(partner.get_absolute_url())

    assert response.status_code == 200
    assert len(Document(response).all("aside", class_="preview-bar")) == 1
    assert response["X-Robots-Tag"] == "noindex"
    assert response["Cache-Control"] == "private, no-store"


def test_staff_who_may_not_view_the_kind_do_not(client):
    membership = make_membership(status="draft")
    client.force_login(make_editor("view_partner"))

    assert client.get(membership.get_absolute_url()).status_code == 404


def test_somebody_with_an_account_alone_sees_what_readers_see(client):
    partner = make_partner(status="draft")
    client.force_login(make_editor("view_partner", is_staff=False))

    assert client.get(partner.get_absolute_url()).status_code == 404


def test_a_published_page_has_no_bar_for_staff_either(client):
    partner = make_partner()
    client.force_login(make_superuser())

    response = client.get(partner.get_absolute_url())

    assert Document(response).all("aside", class_="preview-bar") == []
    assert not response.has_header("X-Robots-Tag")
    assert response["Cache-Control"] == "private, no-store"
    assert not response.has_header("ETag")


def test_a_list_marks_what_readers_do_not_see(client):
    make_partner(status="draft")
    make_partner(publish_at=tomorrow())
    make_partner()
    client.force_login(make_superuser())

    document = Document(client.get("/en/partners/"))

    assert [e.text for e in document.all("span", class_="badge badge--unpublished")] == [
        "Draft",
        "Not public at this time",
    ]
