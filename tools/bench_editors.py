"""How long a day of the editors takes, step by step, in seconds, clicks and pages.

    ./run bench editors [--postgres] [--rounds 3]

A portal as in production (gunicorn, the collected static files) with the fixtures' content, in a
temporary folder; an editor, a publisher and a translator use it in Chromium (editors_day.py). The
seconds are those of the portal and the browser: nobody reads, thinks or types.
"""

import argparse
import os
import secrets
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from itertools import count, islice, repeat
from pathlib import Path
from statistics import median

import psycopg
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools import find_chromium  # noqa: E402 - the path to it comes first
from tools.bench_uploads import long_document  # noqa: E402
from tools.editors_day import Day  # noqa: E402
from tools.editors_person import Effort, Person  # noqa: E402

ROLES = {"editor": "editor", "publisher": "publisher", "translator": "translator-ru"}
PASSWORD = secrets.token_urlsafe(12)
PAGES = 3  # of the document
BROWSER = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
GUNICORN = "--worker-class gthread --workers 2 --threads 4 --timeout 75 --no-control-socket".split()
MAKE_ACCOUNTS = """
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
for name, role in {roles}.items():
    user = get_user_model().objects.create_user(name, password={password!r}, is_staff=True)
    user.groups.add(Group.objects.get(name=role))
"""


def environment(folder, database):
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "uzbekspace.settings.production",
        "DATABASE_URL": database,
        "STATIC_ROOT": f"{folder}/static",
        "MEDIA_ROOT": f"{folder}/media",
        "CARD_CACHE": f"{folder}/cards",
        "CACHE_URL": "dbcache://cache_entries",
        "S3_BUCKET": "",
        "EMAIL_URL": "dummymail://",
        "SECRET_KEY": secrets.token_urlsafe(50),
        "ALLOWED_HOSTS": "127.0.0.1",
        "CSRF_TRUSTED_ORIGINS": "",
        "DEFAULT_FROM_EMAIL": "portal@portal.example",
        "SECURE_SSL_REDIRECT": "false",  # browsers trust this computer without TLS
        "BEHIND_PROXY": "false",
        "DJANGO_SUPERUSER_PASSWORD": PASSWORD,
        "LOG_LEVEL": "WARNING",
    }


def prepare(settings):
    accounts = MAKE_ACCOUNTS.format(roles=ROLES, password=PASSWORD)
    for verb in (
        ["prepare"],
        ["collectstatic", "--noinput"],
        ["shell", "--no-imports", "--command", accounts],
    ):
        command = [sys.executable, str(ROOT / "manage.py"), *verb]
        subprocess.run(command, env=settings, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


@contextmanager
def served(settings, log):
    """Yields where the portal answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        host, port = probe.getsockname()
    command = [sys.executable, "-m", "gunicorn", "uzbekspace.wsgi", *GUNICORN]
    command += ["--bind", f"{host}:{port}"]
    with log.open("wb") as output:
        server = subprocess.Popen(command, env=settings, cwd=ROOT, stdout=output, stderr=output)
    try:
        while socket.socket().connect_ex((host, port)):
            if server.poll() is not None:
                sys.exit(f"The portal does not start.\n{log.read_text()}")
            time.sleep(0.2)
        yield f"http://{host}:{port}"
    finally:
        server.terminate()
        server.wait()


def new_databases():
    """Empty ones, on the server that tools/test_postgres.py has started."""
    server, _slash, _name = os.environ["DATABASE_URL"].rpartition("/")
    folder = server.partition("@/")[2]
    for number in count(1):
        with psycopg.connect(host=folder, user="postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE day_{number}")
        yield f"{server}/day_{number}"


# --- The day -------------------------------------------------------------------------------------


def people_in(browser, address):
    for name in ROLES:
        context = browser.new_context(
            base_url=address,
            viewport={"width": 1280, "height": 900},
            timezone_id="Asia/Tashkent",
            reduced_motion="reduce",
        )
        person = Person(context.new_page(), name, PASSWORD)
        person.log_in()
        yield person


def day_in(browser, address):
    """What each step took: (label, effort)."""
    people = list(people_in(browser, address))
    day = Day(address, people, long_document(PAGES))
    for label, step in day.steps():
        for person in people:
            person.effort = Effort()
        start = time.perf_counter()
        try:
            step()
        except Exception:
            tell_where(label, people)
            raise
        seconds = time.perf_counter() - start
        yield label, sum((person.effort for person in people), Effort(seconds=seconds))


def tell_where(label, people):
    folder = Path(tempfile.mkdtemp(prefix="editors-"))
    print(f"\nFailed: {label}", file=sys.stderr)
    for person in people:
        picture = folder / f"{person.name}.png"
        person.page.screenshot(path=picture, full_page=True)
        print(f"{person.name} at {person.page.url}: {picture}", file=sys.stderr)


def played(database):
    """One day with a new portal."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        settings = environment(folder, database or f"sqlite:///{folder}/portal.sqlite3")
        prepare(settings)
        log = folder / "log"
        browser = playwright.chromium.launch(executable_path=find_chromium.found(), args=BROWSER)
        try:
            with served(settings, log) as address:
                return list(day_in(browser, address))
        except Exception:
            kept = Path(tempfile.mkdtemp(prefix="editors-")) / "portal.log"
            shutil.copy(log, kept)
            print(f"What the portal said: {kept}", file=sys.stderr)
            raise


def print_table(days):
    print(f"{'step':<60}{'clicks':>7}{'keys':>6}{'pages':>7}{'seconds':>9}")
    total = Effort()
    for steps in zip(*days, strict=True):
        label, effort = steps[0]
        effort.seconds = median(each.seconds for _label, each in steps)
        total += effort
        print_line(label, effort)
    print_line("The whole day", total)


def print_line(label, effort):
    print(
        f"{label:<60}{effort.clicks:>7}{effort.keys:>6}{effort.pages:>7}{effort.seconds:>9.1f}",
        flush=True,
    )


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--postgres", action="store_true", help="on a throw-away PostgreSQL")
    parser.add_argument("--rounds", type=int, default=1, help="days, of which the median is told")
    parser.add_argument("--started", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.postgres and not options.started:
        again = [sys.executable, __file__, *sys.argv[1:], "--started"]
        sys.exit(
            subprocess.run([sys.executable, ROOT / "tools/test_postgres.py", *again]).returncode
        )
    databases = new_databases() if options.started else repeat(None)
    print_table([played(database) for database in islice(databases, options.rounds)])


if __name__ == "__main__":
    main()
