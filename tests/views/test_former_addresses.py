import pytest

from ..builders import make_memorandum, make_partner, make_superuser
from ..documents import Document

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
def test_a_deleted_record_is_said_to_be_deleted(client, renamed, slug):
    renamed.delete()

    response = client.get(f"/ru/partners/{slug}/")

    assert response.status_code == 410
    assert Document(response).one("html")["lang"] == "ru"
