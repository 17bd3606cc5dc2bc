"""One address, asked for as a cautious browser would: HEAD, then GET, a few redirects, retries."""

import http.client
import ssl
import threading
import time
from typing import NamedTuple
from urllib.parse import urldefrag, urljoin

from ..enums import LinkProblem
from .network import Target, Unreachable, open_connection

TIMEOUT = 10  # seconds for each step of a connection
REDIRECTS = 5
PAUSES = (1, 4)  # seconds before each further attempt

_REDIRECT = {301, 302, 303, 307, 308}
_FOR_GOOD = {301, 308}
# The site answers, but not to robots, or not so often: that says nothing of the page.
_NO_VERDICT = {401, 403, 405, 407, 429, 451, 999}
_ROBOTS_BYTES = 100_000


class Answer(NamedTuple):
    """What became of an address; ``problem`` is empty where readers get something."""

    status: int | None = None
    problem: str = ""
    moved_to: str = ""


class Browser:
    """Safe in several threads at once: it keeps nothing between two addresses."""

    def __init__(self, agent, *, timeout=TIMEOUT, inwards=False, sleep=time.sleep):
        self.agent = agent
        self.timeout = timeout
        self.inwards = inwards  # for tests: also to servers that are not public
        self.sleep = sleep

    def look(self, address):
        """The answer after as many attempts as it takes to tell a bad moment from a bad link."""
        answer = self._attempt(address)
        for pause in PAUSES:
            if not _may_pass(answer):
                break
            self.sleep(pause)
            answer = self._attempt(address)
        return answer

    def text_of(self, address):
        """The beginning of a small text, such as robots.txt; empty where there is none."""
        try:
            for _redirect in range(REDIRECTS):
                status, location, body = self._ask("GET", address, _ROBOTS_BYTES)
                if status not in _REDIRECT or not location:
                    return body.decode("utf-8", "replace") if status == 200 else ""
                address = urljoin(address, location)
        except Unreachable:
            pass
        return ""

    def _attempt(self, address):
        try:
            return self._follow(address)
        except Unreachable as error:
            return Answer(problem=error.problem)

    def _follow(self, address):
        here, moved_to = address, ""
        is_for_good = True
        for _redirect in range(REDIRECTS + 1):
            status, location = self._status(here)
            if status not in _REDIRECT or not location:
                return Answer(status, _problem(status), moved_to)
            here, _fragment = urldefrag(urljoin(here, location))
            is_for_good = is_for_good and status in _FOR_GOOD
            if is_for_good:
                moved_to = here
        return Answer(status, LinkProblem.REDIRECTS)

    def _status(self, address):
        """By HEAD, which costs the site least; by GET where it does not understand that."""
        try:
            status, location, _body = self._ask("HEAD", address)
        except Unreachable as error:
            if error.problem != LinkProblem.NO_ANSWER:
                raise
            status = 0
        if status == 0 or status >= 400:
            status, location, _body = self._ask("GET", address, 1)
        return status, location

    def _ask(self, method, address, letters=0):
        target = Target(address)
        connection = open_connection(target, self.timeout, self.inwards)
        headers = {"User-Agent": self.agent, "Accept": "*/*", "Connection": "close"}
        end = threading.Timer(3 * self.timeout, connection.cut)
        end.daemon = True
        end.start()
        try:
            connection.request(method, target.path, headers=headers)
            response = connection.getresponse()
            return response.status, response.getheader("Location", ""), response.read(letters)
        except TimeoutError:
            raise Unreachable(LinkProblem.TIMEOUT) from None
        except ssl.SSLError:
            raise Unreachable(LinkProblem.TLS) from None
        except (OSError, http.client.HTTPException, ValueError):
            raise Unreachable(LinkProblem.NO_ANSWER) from None
        finally:
            end.cancel()
            connection.close()


def _problem(status):
    if status in _NO_VERDICT or status < 400:
        return ""
    return LinkProblem.GONE if status < 500 else LinkProblem.FAILS


def _may_pass(answer):
    """Whether it may be another in a moment."""
    return answer.problem in {LinkProblem.NO_ANSWER, LinkProblem.TIMEOUT, LinkProblem.FAILS}
