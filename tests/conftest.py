"""Fixtures for every test: a clean slate around each, and the browser."""

import os
import shutil
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.utils import translation

from tools import find_chromium

# Playwright's event loop runs in the thread of the test, which Django takes for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items):
    """Mark the tests by what they ask for, so that ``-m "not browser"`` leaves all of them out.

    Not by "page": some tests call so what their own client got.
    """
    for item in items:
        fixtures = {*getattr(item, "fixturenames", ())}
        if "launch_browser" in fixtures:
            item.add_marker(pytest.mark.browser)
        asks = fixtures & {"db", "transactional_db", "live_server"}
        if not asks and item.get_closest_marker("django_db") is None:
            item.add_marker(pytest.mark.without_database)


@pytest.fixture(autouse=True)
def _default_language():
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture(autouse=True)
def _empty_cache():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture(autouse=True)
def _no_files():
    yield
    for folder in (settings.UPLOADED_FILES, settings.DOWNLOAD_CACHE):
        if folder.exists():
            shutil.rmtree(folder)


@pytest.fixture(scope="module")
def kept(django_db_setup, django_db_blocker):
    """Lets a fixture make once what the tests of a module ask; each undoes only its own changes.

    For tests in a transaction: one with a browser would see nothing of it.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


# --- Browser -----------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """pytest-playwright's arguments, for a Chromium that is here and calls nobody."""
    path = find_chromium.found()
    if not path:
        pytest.fail("No Chromium: ./run test installs one, or set CHROMIUM to its path.")
    return {
        **browser_type_launch_args,
        "executable_path": path,
        "args": [
            "--no-sandbox",  # which doesn't work as root; the only pages seen are our own
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
        ],
    }


# What records a context from its beginning, so that it has to be a new one.
RECORDINGS = {"--tracing": "off", "--video": "off", "--screenshot": "off"}


@pytest.fixture(scope="session")
def _window(browser, browser_context_args, django_db_setup):
    """A context in which one page stays open.

    Chromium closes a window with its last page, and opening one costs more than most tests do.
    It is gone before the database is: while it is there, so are its connections to the server.
    """
    with browser.new_context(**browser_context_args) as context:
        context.new_page()
        yield context


@pytest.fixture
def context(request, _window):
    """pytest-playwright's, but the same one each time: all that is in it goes after a test.

    A test that asks for a context of another kind gets its own.
    """
    is_special = request.node.get_closest_marker("browser_context_args") is not None
    option = request.config.getoption
    if is_special or any(option(name) != off for name, off in RECORDINGS.items()):
        yield request.getfixturevalue("new_context")()
        return
    yield _window
    empty(_window)


def empty(context):
    """Leave of a context the page that keeps it open, and nothing that a browser remembers."""
    keeper, *pages = context.pages
    for page in pages:
        page.close()
    context.clear_cookies()
    context.clear_permissions()
    context.unroute_all()
    browser = context.new_cdp_session(keeper)
    browser.send("Network.clearBrowserCache")
    browser.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "all"})
    browser.detach()


REPORT_CSP_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) => {
    console.error(`CSP: ${event.effectiveDirective} blocked ${event.blockedURI}`);
});
"""


@pytest.fixture
def complaints(page, live_server):
    """What a page should never cause: console messages, script errors, blocked or foreign requests.

    The list grows while the test browses. A test that expects a complaint removes it.
    """
    found = []
    home = urlsplit(live_server.url).netloc

    def note_message(message):
        found.append(f"console.{message.type}: {message.text} ({message.location['url']})")

    def note_foreign(request):
        if urlsplit(request.url).netloc not in ("", home):
            found.append(f"request to {request.url}")

    page.add_init_script(REPORT_CSP_VIOLATIONS)
    page.on("console", note_message)
    page.on("pageerror", lambda error: found.append(f"script error: {error}"))
    page.on("request", note_foreign)
    return found


@pytest.fixture
def quiet_page(page, complaints):
    """A browser page that fails the test if anything was amiss on any page it opened."""
    yield page
    assert complaints == []
