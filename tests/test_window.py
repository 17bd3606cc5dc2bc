"""The window that all tests with a browser share is to each of them a new one."""

import pytest

from .conftest import empty

pytestmark = pytest.mark.appearance

REMEMBER = """() => {
    localStorage.setItem("a", "b");
    sessionStorage.setItem("a", "b");
    document.cookie = "a=b; max-age=1000";
}"""
REMEMBERED = "[localStorage.length, sessionStorage.length, document.cookie]"


@pytest.fixture
def address(live_server):
    return f"{live_server.url}/en/accessibility/"


def test_nothing_is_remembered(context, address):
    page = context.new_page()
    page.goto(address)
    page.evaluate(REMEMBER)
    empty(context)

    page = context.new_page()
    page.goto(address)

    assert page.evaluate(REMEMBERED) == [0, 0, ""]


def test_nothing_is_kept_of_what_was_loaded(context, address):
    kept = "performance.getEntriesByType('resource').filter((e) => e.transferSize === 0).length"
    page = context.new_page()
    page.goto(address)
    empty(context)

    page = context.new_page()
    page.goto(address)

    assert page.evaluate(kept) == 0


def test_no_page_stays_open(context, address):
    context.new_page().goto(address)
    context.new_page()
    empty(context)

    assert [page.url for page in context.pages] == ["about:blank"]
