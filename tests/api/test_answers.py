"""Every operation gives what the OpenAPI document says, and the document is one."""

import json

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import OpenAPIV31SpecValidator

from cooperation.openapi import operations
from cooperation.problems import ProblemType

from ..builders import make_area, make_partner, make_register, make_site_settings
from ..library import make_document
from ..versions import keep

pytestmark = pytest.mark.django_db

ROOT = "/api/v1"


@pytest.fixture
def register():
    make_site_settings()
    register = make_register()
    for word in ("partner", "agreement"):
        make_document(attached_to=register["agreement"])
        keep(register[word], "2026-03-01 10:00")
        keep(register[word], "2026-04-01 10:00", summary_en="Changed")
    return register


@pytest.fixture
def document(client):
    return client.get(f"{ROOT}/openapi.json").json()


def mistakes(document, schema, body):
    resolved = {"components": document["components"], **schema}
    validator = Draft202012Validator(resolved, format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(body)]


def addresses(register):
    """An address of each operation, by its identifier."""
    slugs = {f"{kind}s": record.slug for kind, record in register.items() if kind != "country"}
    slugs["memoranda"] = register["memorandum"].slug
    found = {}
    for each in operations().values():
        word = each.path.split("/")[1]
        path = each.path.replace("{slug}", slugs.get(word, ""))
        path = path.replace("{code}", register["country"].code.lower())
        found[each.id] = f"{ROOT}{path}"
    found["search"] += "?q=partner"
    found["changes"] += "?since=2020-01-01"
    return found


def test_the_document_is_openapi(document):
    assert list(OpenAPIV31SpecValidator(document).iter_errors()) == []


def test_the_document_tells_of_every_operation_in_english(client):
    make_site_settings()
    document = client.get(f"{ROOT}/openapi.json", headers={"accept-language": "ru"}).json()
    described = {each["get"]["operationId"] for each in document["paths"].values()}

    assert described == {*operations()}
    assert document["info"]["contact"]["name"] == "Uzbekspace"
    assert document["tags"][1]["name"] == "Memberships"


def test_every_answer_is_as_the_document_says(client, register, document, subtests):
    for name, address in addresses(register).items():
        with subtests.test(name):
            response = client.get(address)
            described = document["paths"][operations()[name].path]["get"]["responses"]["200"]
            schema = described["content"]["application/json"]["schema"]
            assert response.status_code == 200
            assert mistakes(document, schema, response.json()) == []
            assert [each for each in described["headers"] if each not in response.headers] == []


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("/agreements?counrty=kz", ProblemType.BAD_PARAMETER),
        ("/agreements?page=9", ProblemType.NO_SUCH_PAGE),
        ("/agreements/nothing", ProblemType.NOT_FOUND),
        ("/nothing/at/all", ProblemType.NOT_FOUND),
        ("/search", ProblemType.BAD_PARAMETER),
        ("/agreements?q=%00", ProblemType.MALFORMED),
    ],
)
def test_every_error_is_a_problem_as_the_document_says(client, document, address, problem):
    response = client.get(ROOT + address, headers={"accept-language": "ru"})

    assert response.status_code == problem.status
    assert response["Content-Type"] == "application/problem+json"
    assert response["Content-Language"] == "ru"
    assert response["Access-Control-Allow-Origin"] == "*"
    schema = {"$ref": "#/components/schemas/Problem"}
    assert mistakes(document, schema, response.json()) == []
    assert response.json()["type"] == f"http://testserver/ru/data/api/#{problem.anchor}"


def test_the_type_of_each_problem_has_its_place_in_the_documentation(client):
    make_area()
    html = client.get("/en/data/api/").content.decode()

    assert [each for each in ProblemType if f'id="{each.anchor}"' not in html] == []


def test_the_example_of_the_documentation_is_what_the_api_answers(client):
    make_partner(areas=[make_area(), make_area(), make_area()])
    response = client.get("/en/data/api/")

    assert (
        response.context["example_address"] == f"http://testserver{ROOT}/areas?lang=en&per_page=2"
    )
    asked = client.get(response.context["example_address"]).json()
    lines = "".join(
        f"{line.before}{line.text}{line.after}" if line.language else line.before
        for line in response.context["example"]
    )
    assert json.loads(lines) == asked
