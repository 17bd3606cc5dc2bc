"""What a first visit costs over the wire, with the register's own content.

Text is counted as gzip makes it, which is what the portal sends; pictures and fonts as they are.
"""

import gzip

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils.translation import override

from cooperation import fixtures
from cooperation.languages import LANGUAGE_CODES
from cooperation.models import RECORD_KINDS

pytestmark = pytest.mark.appearance

KB = 1000
KINDS = {"document": "html", "stylesheet": "css", "script": "js", "font": "font"}
LIMITS = {"html": 15 * KB, "css": 20 * KB, "js": 10 * KB, "font": 60 * KB}
TEXT = ("text/", "application/javascript", "image/svg+xml", "application/json")


@pytest.fixture
def register(live_server):
    call_command("loaddata", *map(str, fixtures.paths()), verbosity=0)
    return live_server.url


@pytest.fixture
def weigh(browser):
    """Weighs all that a browser with an empty cache loads for a page, by kind."""

    def weigh(address):
        context = browser.new_context()
        page = context.new_page()
        responses = []
        page.on("response", lambda response: responses.append(response))
        page.goto(address, wait_until="networkidle")
        weights = {}
        for response in responses:
            body = response.body() if response.ok else b""
            if response.headers.get("content-type", "").startswith(TEXT):
                body = gzip.compress(body, 6)
            kind = KINDS.get(response.request.resource_type, "other")
            weights[kind] = weights.get(kind, 0) + len(body)
        context.close()
        return weights

    return weigh


def too_heavy(weights, whole):
    limits = {**LIMITS, "whole": whole}
    found = {**weights, "whole": sum(weights.values())}
    return {kind: found.get(kind, 0) for kind in limits if found.get(kind, 0) > limits[kind]}


def test_the_home_page_is_light(register, weigh, subtests):
    for language in LANGUAGE_CODES:
        with subtests.test(language):
            assert too_heavy(weigh(f"{register}/{language}/"), 150 * KB) == {}


def test_a_record_is_light(register, weigh, subtests):
    for kind in RECORD_KINDS:
        record = kind.objects.published().in_title_order().first()
        with subtests.test(kind.__name__), override("ru"):
            assert too_heavy(weigh(register + record.get_absolute_url()), 110 * KB) == {}


def test_a_section_is_light(register, weigh, subtests):
    for name in ("partner-list", "agreement-list", "country-list", "timeline", "about"):
        with subtests.test(name), override("uz"):
            assert too_heavy(weigh(register + reverse(f"cooperation:{name}")), 150 * KB) == {}
