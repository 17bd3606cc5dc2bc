"""Many addresses: the sites side by side, the pages of one site one after another."""

import time
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor, as_completed
from urllib.robotparser import RobotFileParser

from .browser import Answer
from .network import Target, Unreachable

SITES_AT_ONCE = 8
PAUSE = 1  # seconds between two pages of a site


def visit(addresses, browser, *, seconds, clock=time.monotonic):
    """``(address, Answer)`` for each in turn, as they come, until the seconds are over.

    What is not reached by then is not among them; what a site asks robots to leave alone has an
    empty answer. The threads touch no database.
    """
    deadline = clock() + seconds
    sites = defaultdict(list)
    for address in addresses:
        try:
            sites[Target(address).site].append(address)
        except Unreachable as error:
            yield address, Answer(problem=error.problem)
    with ThreadPoolExecutor(SITES_AT_ONCE) as pool:
        visits = [
            pool.submit(_visit_site, site, pages, browser, lambda: clock() < deadline)
            for site, pages in sites.items()
        ]
        for done in as_completed(visits):
            yield from done.result()


def _visit_site(site, addresses, browser, is_time_left):
    found = []
    robots = None
    for address in addresses:
        if not is_time_left():
            break
        if robots is None:
            robots = _robots(site, browser)
        else:
            browser.sleep(PAUSE)
        is_welcome = robots.can_fetch(browser.agent, address)
        found.append((address, browser.look(address) if is_welcome else Answer()))
    return found


def _robots(site, browser):
    """What the site asks of robots; nothing where it does not say."""
    robots = RobotFileParser()
    robots.parse(browser.text_of(f"{site}/robots.txt").splitlines())
    return robots
