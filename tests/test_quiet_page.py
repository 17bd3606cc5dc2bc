"""The fixture that watches the browser's pages does notice what it watches for."""

import pytest
from django.urls import reverse

pytestmark = pytest.mark.appearance

INLINE_SCRIPT = """() => {
    const script = document.createElement("script");
    script.textContent = "0";
    document.body.append(script);
}"""
FOREIGN_IMAGE = """() => { new Image().src = "https://elsewhere.example/a.png"; }"""
SCRIPT_ERROR = """() => { setTimeout(() => { throw new Error("broken"); }); }"""


@pytest.fixture
def opened(page, complaints, live_server):
    """A page of the portal that is opened and has nothing left to complain of."""
    page.goto(live_server.url + reverse("account_login"))
    page.wait_for_load_state("networkidle")
    complaints.clear()
    return page


def test_inline_script_is_noticed(opened, complaints):
    with opened.expect_console_message(lambda message: message.text.startswith("CSP")):
        opened.evaluate(INLINE_SCRIPT)

    assert any("CSP: script-src-elem blocked inline" in text for text in complaints)


def test_request_to_another_host_is_noticed(opened, complaints):
    with opened.expect_request("https://elsewhere.example/**"):
        opened.evaluate(FOREIGN_IMAGE)

    assert "request to https://elsewhere.example/a.png" in complaints


def test_script_error_is_noticed(opened, complaints):
    with opened.expect_event("pageerror"):
        opened.evaluate(SCRIPT_ERROR)

    assert complaints == ["script error: broken"]
