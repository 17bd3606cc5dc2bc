"""Whatever stands in an address, the answer is a page: never a server error."""

from urllib.parse import quote

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ..builders import make_register
from ..documents import Document

pytestmark = pytest.mark.django_db

LISTS = ["memberships", "partners", "memoranda", "agreements", "conferences", "timeline"]
PARAMETERS = "kind country area year status level role series sort page q".split()

# Bytes that a browser never sends but anybody can: NUL, half a surrogate pair, half a letter.
HOSTILE = ["%00", "a%00b", "%ED%A0%80", "%FF", "%C3", "%F4%90%80%80"]

bounded = settings(
    max_examples=150,
    deadline=None,
    # The examples read the register and change nothing.
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
texts = st.text(st.characters(exclude_categories=[]), max_size=40) | st.sampled_from(
    ["company", "2022", "kz", "signed", "1", "0", "-1", "9" * 20, "title", "' OR 1=1 --", "\0"]
)


@pytest.fixture
def register():
    return make_register()


def address(section, parameters):
    query = "&".join(
        f"{quote(name)}={quote(value, errors='surrogatepass')}" for name, value in parameters
    )
    return f"/ru/{section}/?{query}"


@bounded
@given(
    section=st.sampled_from(LISTS),
    parameters=st.lists(st.tuples(st.sampled_from(PARAMETERS), texts), max_size=5),
)
def test_any_parameter_gets_a_page(register, section, parameters):
    response = Client().get(address(section, parameters))

    assert response.status_code in (200, 400, 404)
    assert Document(response).one("html")["lang"] == "ru"


@bounded
@given(slug=texts.filter(lambda text: text not in ("", ".", "..")))
def test_any_slug_gets_a_page(register, slug):
    response = Client().get(f"/ru/partners/{quote(slug, safe='', errors='surrogatepass')}/")

    assert response.status_code in (400, 404)
    assert Document(response).one("html")["lang"] == "ru"


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("section", LISTS)
def test_what_is_no_text_is_refused(client, section, value):
    response = client.get(f"/ru/{section}/?year={value}")

    assert response.status_code == 400
    assert response["Content-Language"] == "ru"


@pytest.mark.parametrize("value", HOSTILE)
def test_what_is_no_text_is_no_address(client, value):
    assert client.get(f"/ru/partners/{value}/").status_code in (400, 404)


def test_a_query_of_10_kilobytes_is_refused(client):
    response = client.get("/ru/partners/?kind=" + "x" * 10_000)

    assert response.status_code == 400
    assert Document(response).one("html")["lang"] == "ru"


def test_a_query_of_many_fields_is_refused(client):
    assert client.get("/ru/partners/?" + "&" * 7000).status_code == 400


def test_a_long_value_that_is_let_in_is_named_as_not_understood(client, register):
    response = client.get("/en/partners/?kind=" + "x" * 3000)

    assert response.status_code == 200
    assert len(Document(response).all("div", role="status")) == 1
