"""The OpenAPI 3.1 document of /api/v1/, made from the operations and schemas."""

from django.utils.translation import override

from ..languages import localized
from ..open_access import METHODS
from ..problems import MEDIA_TYPE, ProblemType
from .operations import operations
from .schemas import reference, schemas

VERSION = "1.0"
JSON = "application/json"


def openapi(servers, documentation, site):
    """The document; ``servers`` and ``documentation`` are whole addresses.

    It is English: the tools that read it take one language. The page of the documentation tells
    readers the same in theirs.
    """
    with override("en"):
        return {
            "openapi": "3.1.0",
            "info": _info(site, documentation),
            "externalDocs": {"url": documentation},
            "servers": [{"url": servers}],
            "tags": _tags(),
            "paths": _paths(),
            "components": {
                "schemas": schemas(),
                "responses": {each.component: _problem(each) for each in ProblemType},
                "headers": headers(),
            },
        }


def _info(site, documentation):
    agency = localized(site, "agency_name").value if site else ""
    info = {
        "title": "Register of international cooperation in space",
        "version": VERSION,
        "summary": "The public register of the agency’s international ties, to be read only.",
        "description": (
            "All answers are the same for everybody, need no key, and may be read from any page. "
            "Within version 1 fields and parameters are added, never removed or given another "
            "meaning."
        ),
    }
    contact = {"url": documentation}
    if agency:
        contact["name"] = agency
    if site and site.email:
        contact["email"] = site.email
    licence = localized(site, "licence").value if site else ""
    if licence:
        info["license"] = {"name": licence, "url": documentation}
    return {**info, "contact": contact}


def _tags():
    return [{"name": str(tag)} for tag in dict.fromkeys(str(o.tag) for o in operations().values())]


def _paths():
    return {each.path: {"get": _operation(each)} for each in operations().values()}


def _operation(each):
    described = {
        "operationId": each.id,
        "tags": [str(each.tag)],
        "summary": f"{each.tag}: {each.summary}",
        "parameters": [*_path_parameters(each), *map(_parameter, each.parameters)],
        "responses": _responses(each),
    }
    if each.about:
        described["description"] = str(each.about)
    return described


def _path_parameters(each):
    if not each.key:
        return []
    name = each.path.partition("{")[2].partition("}")[0]
    about = "The key within the kind."
    return [
        {"name": name, "in": "path", "required": True, "description": about, "schema": each.key}
    ]


def _parameter(each):
    described = {
        "name": each.name,
        "in": "query",
        "required": each.is_required,
        "description": str(each.about),
        "schema": each.schema,
    }
    if each.example is not None:
        described["example"] = each.example
    return described


# --- Answers -----------------------------------------------------------------------------------


def _responses(each):
    named = ["ETag", "CacheControl", "ContentLanguage", "Vary", "RateLimitPolicy", "RateLimit"]
    if each.is_list:
        named.append("Link")
    responses = {
        "200": {
            "description": "What was asked for.",
            "headers": _headers(*named),
            "content": {JSON: {"schema": reference(each.answer)}},
        },
        "304": {
            "description": "Nothing changed since the ETag in If-None-Match.",
            "headers": _headers("ETag", "RateLimitPolicy", "RateLimit"),
        },
    }
    if each.has_other_addresses:
        responses["301"] = {
            "description": "Another address of the same; the header Location has its own.",
            "headers": _headers("Location", "RateLimitPolicy", "RateLimit"),
        }
    by_status = {}
    for problem in each.problems:
        by_status.setdefault(str(problem.status), problem)
    for status, problem in by_status.items():
        responses[status] = {"$ref": f"#/components/responses/{problem.component}"}
    return dict(sorted(responses.items()))


def _problem(each):
    named = ["ContentLanguage"]
    if each is ProblemType.READ_ONLY:
        named.append("Allow")
    if each.status in (429, 500, 503):
        named.append("RetryAfter")
    if each.status < 500:
        named += ["RateLimitPolicy", "RateLimit"]
    return {
        "description": f"{each.title}. {each.detail}",
        "headers": _headers(*named),
        "content": {MEDIA_TYPE: {"schema": reference("Problem")}},
    }


_NAMES = {
    "CacheControl": "Cache-Control",
    "ContentLanguage": "Content-Language",
    "RateLimitPolicy": "RateLimit-Policy",
    "RetryAfter": "Retry-After",
}


def _headers(*names):
    return {_NAMES.get(name, name): {"$ref": f"#/components/headers/{name}"} for name in names}


def headers():
    return {
        "ETag": _header("Send it back in If-None-Match to get 304 while nothing changed."),
        "CacheControl": _header("Caches may keep the answer if they ask each time."),
        "ContentLanguage": _header("The language of “label” and of errors."),
        "Vary": _header("The answer depends on Accept-Language."),
        "Link": _header("The pages next to this one, as in RFC 8288."),
        "Location": _header("Where to ask instead."),
        "Allow": _header(", ".join(METHODS)),
        "RateLimitPolicy": _header(
            "How many requests (q) a client may send in how many seconds (w).",
            '"default";q=120;w=60',
        ),
        "RateLimit": _header(
            "How many requests (r) are left for how many seconds (t).", '"default";r=119;t=42'
        ),
        "RetryAfter": _header("Seconds to wait.", "42"),
    }


def _header(about, example=None):
    header = {"description": about, "schema": {"type": "string"}}
    return {**header, "example": example} if example else header
