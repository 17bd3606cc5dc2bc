"""The check of links to other sites, against a server of the test's own."""

import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone

from cooperation import link_check
from cooperation.enums import LinkProblem, Section
from cooperation.link_check import Answer, Browser
from cooperation.link_check.network import is_public
from cooperation.link_check.visits import visit
from cooperation.models import CheckedLink, LinkPlace
from tests.builders import (
    make_agreement,
    make_membership,
    make_partner,
    make_section_text,
    make_site_settings,
    make_source,
)
from tests.library import make_article

AGENT = "TestPortal/1.0 (test)"


class Site(BaseHTTPRequestHandler):
    """Answers as its path says; ``asked`` are the requests that came."""

    asked = []
    robots = ""

    def do_HEAD(self):
        self.answer()

    def do_GET(self):
        self.answer()

    def answer(self):
        type(self).asked.append((self.command, self.path, self.headers["User-Agent"]))
        what = self.path.strip("/")
        if self.path == "/robots.txt":
            self.reply(200 if self.robots else 404, self.robots.encode())
        elif what == "no-head":
            self.reply(200 if self.command == "GET" else 501)
        elif what == "recovers":
            times = sum(path == self.path for _method, path, _agent in self.asked)
            self.reply(503 if times <= 2 else 200)
        elif what.startswith("to/"):
            _to, status, target = what.split("/", 2)
            self.reply(int(status), location=target if "://" in target else f"/{target}")
        elif what == "loop":
            self.reply(302, location="/loop")
        elif what == "dead":
            self.close_connection = True
        else:
            self.reply(int(what) if what.isdecimal() else 200)

    def reply(self, status, body=b"", location=""):
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(body)

    def log_message(self, *args):
        pass


@pytest.fixture(scope="module")
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Site) as found:
        threading.Thread(target=found.serve_forever, args=(0.01,), daemon=True).start()
        yield found
        found.shutdown()


@pytest.fixture
def site(server):
    """The address of the server, which has not been asked for anything yet."""
    Site.asked, Site.robots = [], ""
    return f"http://127.0.0.1:{server.server_port}/"


@pytest.fixture
def pauses():
    return []


@pytest.fixture
def browser(pauses):
    return Browser(AGENT, timeout=2, inwards=True, sleep=pauses.append)


# --- One address ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("", Answer(200)),
        ("404", Answer(404, LinkProblem.GONE)),
        ("410", Answer(410, LinkProblem.GONE)),
        ("403", Answer(403)),  # the site wants no robots, which says nothing of the page
        ("429", Answer(429)),
        ("500", Answer(500, LinkProblem.FAILS)),
        ("no-head", Answer(200)),
        ("dead", Answer(None, LinkProblem.NO_ANSWER)),
        ("loop", Answer(302, LinkProblem.REDIRECTS)),
        ("to/302/page", Answer(200)),
        ("to/302/404", Answer(404, LinkProblem.GONE)),
        ("маълумот?q=ў&page=1", Answer(200)),
    ],
)
def test_answer_tells_whether_a_reader_gets_something(site, browser, path, answer):
    assert browser.look(f"{site}{path}") == answer


@pytest.mark.parametrize("status", [301, 308])
def test_address_that_moved_for_good_is_noted(site, browser, status):
    assert browser.look(f"{site}to/{status}/page") == Answer(200, moved_to=f"{site}page")


def test_only_the_part_of_a_way_that_is_for_good_is_noted(site, browser):
    assert browser.look(f"{site}to/301/to/302/page") == Answer(200, moved_to=f"{site}to/302/page")


def test_working_page_is_asked_for_once_and_without_its_content(site, browser, pauses):
    browser.look(f"{site}page")
    assert (Site.asked, pauses) == ([("HEAD", "/page", AGENT)], [])


def test_bad_moment_of_a_site_is_waited_for(site, browser, pauses):
    assert (browser.look(f"{site}recovers"), pauses) == (Answer(200), [1])


def test_page_that_is_not_there_is_not_asked_for_again(site, browser, pauses):
    browser.look(f"{site}404")
    assert (len(Site.asked), pauses) == (2, [])  # by HEAD and by GET


@pytest.mark.parametrize(
    "address",
    [
        "http://", "http://a:b/", "http://127.0.0.1:99999/", "ftp://site.example/",
        f"http://{'a' * 64}.uz/",
    ],
)  # fmt: skip
def test_what_is_no_web_address_is_said_to_be_none(browser, address):
    assert browser.look(address) == Answer(None, LinkProblem.NOT_AN_ADDRESS)


def test_site_that_nobody_has_registered_has_no_name(browser, monkeypatch):
    def not_found(*args, **kwargs):
        raise OSError

    monkeypatch.setattr("socket.getaddrinfo", not_found)
    assert browser.look("https://no-such.example/") == Answer(None, LinkProblem.NO_NAME)


def test_site_that_takes_too_long_is_left(site, pauses, monkeypatch):
    def late(*args):
        raise TimeoutError

    monkeypatch.setattr("http.client.HTTPConnection.getresponse", late)
    browser = Browser(AGENT, inwards=True, sleep=pauses.append)
    assert (browser.look(site), pauses) == (Answer(None, LinkProblem.TIMEOUT), [1, 4])


# --- Public addresses alone ----------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fd00::1",
        "ff02::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2002:a00:1::",
        "64:ff9b:1::7f00:1", "::7f00:1", "::ffff:0:7f00:1", "fec0::1",
    ],
)  # fmt: skip
def test_address_inside_a_network_is_not_public(address):
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "91.212.89.1", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_address_of_the_internet_is_public(address):
    assert is_public(address)


def test_server_inside_is_not_asked(site, pauses):
    answer = Browser(AGENT, sleep=pauses.append).look(site)
    assert (answer, Site.asked) == (Answer(None, LinkProblem.NOT_PUBLIC), [])


def test_name_that_leads_inside_by_one_of_its_addresses_is_not_asked(site, monkeypatch, pauses):
    entries = [(2, 1, 6, "", (ip, 80)) for ip in ("8.8.8.8", "127.0.0.1")]
    monkeypatch.setattr("socket.getaddrinfo", lambda *args, **kwargs: entries)
    answer = Browser(AGENT, sleep=pauses.append).look("http://rebinding.example/")
    assert answer == Answer(None, LinkProblem.NOT_PUBLIC)


def test_redirect_inside_is_not_followed(site, monkeypatch, pauses):
    """The first address passes for a public one; where it sends on is examined anew."""
    inner = f"http://localhost:{site.rsplit(':', 1)[1]}"
    checked = iter([True, False])
    monkeypatch.setattr("cooperation.link_check.network.is_public", lambda ip: next(checked))
    answer = Browser(AGENT, sleep=pauses.append).look(f"{site}to/302/{inner}secret")
    assert answer == Answer(None, LinkProblem.NOT_PUBLIC)
    assert [path for _method, path, _agent in Site.asked] == [f"/to/302/{inner}secret"]


# --- Many addresses ------------------------------------------------------------------------------


def test_pages_of_a_site_are_asked_for_one_after_another_with_pauses(site, browser, pauses):
    pages = [f"{site}page-{number}" for number in range(3)]
    assert dict(visit(pages, browser, seconds=60)) == dict.fromkeys(pages, Answer(200))
    assert [path for _method, path, _agent in Site.asked] == [
        "/robots.txt", "/page-0", "/page-1", "/page-2",
    ]  # fmt: skip
    assert pauses == [1, 1]


def test_what_a_site_asks_robots_to_leave_alone_is_left_alone(site, browser):
    Site.robots = "User-agent: *\nDisallow: /private"
    pages = [f"{site}private/page", f"{site}page"]
    assert dict(visit(pages, browser, seconds=60)) == {pages[0]: Answer(), pages[1]: Answer(200)}


def test_no_page_is_asked_for_when_the_time_is_over(site, browser):
    times = iter([0, 5, 11, 12])
    pages = [f"{site}first", f"{site}second"]
    found = visit(pages, browser, seconds=10, clock=lambda: next(times))
    assert dict(found) == {pages[0]: Answer(200)}


# --- What is asked for ---------------------------------------------------------------------------


def test_addresses_of_fields_rows_and_rich_text_are_collected_with_their_forms(db):
    prose = '<p><a href="https://a.example/uz#top">a</a> <a href="mailto:a@b.uz">b</a></p>'
    partner = make_partner(website="https://partner.example/", body_uz=prose, body_ru=prose)
    source = make_source(url="https://a.example/uz")
    agreement = make_agreement(parties=[])
    make_article(agreement, text_en='<p><a href="https://law.example/">law</a></p>')
    text = make_section_text(Section.ABOUT, body_en='<p><a href="/en/partners/">in</a></p>')
    settings = make_site_settings(website="https://agency.example/")
    assert link_check.collect() == {
        "https://partner.example/": {("partner", partner.pk)},
        "https://a.example/uz": {("partner", partner.pk), ("source", source.pk)},
        "https://law.example/": {("agreement", agreement.pk)},
        "https://agency.example/": {("sitesettings", settings.pk)},
    }
    assert text.pk


# --- A check -------------------------------------------------------------------------------------


def check(browser, **limits):
    return link_check.check(browser=browser, **limits)


def test_check_keeps_what_each_link_answered_and_where_it_stands(db, site, browser):
    partner = make_partner(website=f"{site}404")
    membership = make_membership(website=f"{site}to/301/page")
    report = check(browser)
    links = {link.address: link for link in CheckedLink.objects.all()}
    broken, moved = links[partner.website], links[membership.website]
    assert (broken.status, broken.problem, broken.failures) == (404, LinkProblem.GONE, 1)
    assert (moved.status, moved.problem, moved.moved_to) == (200, "", f"{site}page")
    assert [(p.kind, p.object_id) for p in LinkPlace.objects.filter(link=broken)] == [
        ("partner", partner.pk)
    ]
    assert (report.known, report.checked, report.left) == (2, 2, 0)
    assert (report.broken, report.moved) == ([], [moved])


def test_link_is_broken_when_it_failed_on_two_days(db, site, browser):
    make_partner(website=f"{site}404")
    with time_machine.travel(timezone.now(), tick=False) as clock:
        first = timezone.now()
        assert check(browser).broken == []
        assert check(browser).broken == []  # an hour later it is no more broken
        clock.shift(timedelta(days=1))
        [link] = check(browser).broken
    assert (link.failures, link.broken_since) == (2, first)


def test_link_that_works_again_is_not_broken_any_more(db, site, browser):
    link = CheckedLink.objects.create(
        address=f"{site}page", failures=5, problem="gone", broken_since=timezone.now()
    )
    make_partner(website=link.address)
    assert check(browser).broken == []
    link.refresh_from_db()
    assert (link.failures, link.problem, link.broken_since) == (0, "", None)


def test_link_that_no_record_names_any_more_is_forgotten(db, browser):
    link = CheckedLink.objects.create(address="https://old.example/")
    LinkPlace.objects.create(link=link, kind="partner", object_id=1)
    check(browser)
    assert (CheckedLink.objects.count(), LinkPlace.objects.count()) == (0, 0)


def test_limit_lets_the_longest_unasked_come_first(db, site, browser):
    pages = [f"{site}page-{number}" for number in range(3)]
    for page in pages:
        make_partner(website=page)
    now = timezone.now()
    CheckedLink.objects.create(address=pages[0], checked_at=now)
    CheckedLink.objects.create(address=pages[1], checked_at=now - timedelta(days=1))
    check(browser, limit=2)
    asked = sorted(path for _method, path, _agent in Site.asked if path != "/robots.txt")
    assert asked == ["/page-1", "/page-2"]


def test_command_reports_what_is_broken(db, site, browser, monkeypatch):
    yesterday = timezone.now() - timedelta(days=1)
    CheckedLink.objects.create(
        address=f"{site}404", failures=1, checked_at=yesterday, broken_since=yesterday
    )
    make_partner(website=f"{site}404")
    monkeypatch.setattr(
        "cooperation.link_check.checking.Browser",
        lambda agent: browser if "+http" in agent else None,
    )
    out = StringIO()
    call_command("check_links", limit=10, seconds=60, stdout=out)
    assert out.getvalue().splitlines() == [
        f"broken  {site}404  HTTP 404, since {timezone.localtime(yesterday):%Y-%m-%d}",
        "Checked 1 of 1 links, 0 put off: 1 broken, 0 moved.",
    ]
