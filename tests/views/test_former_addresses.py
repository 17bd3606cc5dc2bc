import pytest

from cooperation.enums import VersionEvent

from ..builders import make_memorandum, make_partner, make_superuser
from ..documents import Document
from ..versions import delete, keep

pytestmark = pytest.mark.django_db


@pytest.fixture
def renamed():
    partner = make_partner(slug="old")
    partner.slug = "new"
    partner.save()
    return partner


@pytest.mark.usefixtures("renamed")
def test_a_former_address_leads_on_for_ever(client):
    response = client.get("/ru/partners/old/")

    assert (response.status_code, response["Location"]) == (301, "/ru/partners/new/")


def test_a_former_address_of_a_hidden_record_tells_nothing(client, renamed):
    renamed.status = "draft"
    renamed.save()

    assert client.get("/ru/partners/old/").status_code == 404


def test_staff_follow_it_to_a_draft(client, renamed):
    renamed.status = "draft"
    renamed.save()
    client.force_login(make_superuser())

    assert client.get("/ru/partners/old/")["Location"] == "/ru/partners/new/"


@pytest.mark.usefixtures("renamed")
def test_another_kind_knows_nothing_of_it(client):
    make_memorandum()

    assert client.get("/ru/memoranda/old/").status_code == 404


@pytest.mark.parametrize("slug", ["old", "new"])
@pytest.mark.parametrize("page", ["", "versions/", "versions/1/"])
def test_a_deleted_record_is_said_to_be_deleted(client, slug, page):
    partner = make_partner(slug="old")
    keep(partner, "2026-01-01")
    keep(partner, "2026-02-01", slug="new")
    delete(partner, "2026-03-01")

    response = client.get(f"/ru/partners/{slug}/{page}")

    assert response.status_code == 410
    assert Document(response).one("html")["lang"] == "ru"


def test_a_withdrawn_record_is_said_to_be_withdrawn_and_when(client):
    partner = make_partner(slug="old", name_en="Secretive")
    keep(partner, "2026-01-01")
    keep(partner, "2026-02-01", slug="new")
    keep(partner, "2026-03-03 10:00", VersionEvent.ARCHIVED, status="archived")

    for path in ("old/", "new/", "new/versions/", "new/versions/2/", "old/versions/1/"):
        response = client.get(f"/en/partners/{path}")
        document = Document(response)

        assert response.status_code == 410
        assert document.text("h1") == (
            "This record was withdrawn from the register on 3 March 2026"
        )
        assert "Secretive" not in response.content.decode()
        assert not document.is_indexed


def test_a_deleted_draft_is_as_if_it_had_never_been(client):
    partner = make_partner(slug="old", status="draft")
    keep(partner, "2026-01-01")
    delete(partner, "2026-02-01")

    assert client.get("/en/partners/old/").status_code == 404


def test_staff_still_see_what_was_withdrawn(client):
    partner = make_partner(slug="old")
    keep(partner, "2026-01-01")
    keep(partner, "2026-02-01", VersionEvent.ARCHIVED, status="archived")
    client.force_login(make_superuser())

    response = client.get("/en/partners/old/versions/1/")

    assert (response.status_code, response["Cache-Control"]) == (200, "private, no-store")
    assert len(Document(response).all("aside", class_="preview-bar")) == 2
