"""./run bench search: how good the answers of the search are, and how long they take.

    ./run bench search              the judged questions, then times with 100 and 10 000 records
    ./run bench search 100000       … and times with as many records as named

On SQLite, then on PostgreSQL, in databases that are thrown away. The index of many records is made
once, on SQLite, and copied to PostgreSQL: of making it, "search_rebuild" tells enough.
"""

import io
import os
import random
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import NamedTuple

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection

ROOT = Path(__file__).resolve().parent.parent
JUDGED = ROOT / "tools" / "judged_queries.txt"
SIZES = (100, 10_000)
ROUNDS = 3


class Judged(NamedTuple):
    group: str
    language: str
    question: str
    answers: list[str]


def judged_questions():
    group = ""
    for line in JUDGED.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            group = line.strip("[]")
        elif line and not line.startswith("#"):
            language, question, answers = map(str.strip, line.split("|"))
            yield Judged(group, language, question, answers.split())


class Quality(NamedTuple):
    """How far up the answers stand: see Manning, Introduction to Information Retrieval, ch. 8."""

    reciprocal_rank: float  # 1 where the first result is an answer, 1/2 where the second is
    precision_at_3: float  # of the first three, or of as many as there are answers
    recall_at_10: float

    @classmethod
    def of(cls, results, answers):
        places = [place for place, each in enumerate(results, 1) if each in answers]
        return cls(
            1 / places[0] if places else 0,
            sum(place <= 3 for place in places) / min(3, len(answers)),
            sum(place <= 10 for place in places) / min(10, len(answers)),
        )


def answers_of(judged):
    from cooperation.search import search

    found = search(judged.question, judged.language).found
    return [f"{each.kind}/{each.slug}" for each in found[:10]]


def tell_quality():
    groups = defaultdict(list)
    for judged in judged_questions():
        results = answers_of(judged)
        quality = Quality.of(results, judged.answers)
        groups[judged.group].append(quality)
        if quality.reciprocal_rank < 1 or "-v" in sys.argv:
            print(f"    {judged.language} {judged.question}: {' '.join(results[:4]) or '–'}")
    print(f"{'':48}{'questions':>10}{'MRR':>8}{'P@3':>8}{'R@10':>8}")
    everything = [quality for qualities in groups.values() for quality in qualities]
    for name, qualities in [*groups.items(), ("All", everything)]:
        means = (statistics.mean(column) for column in zip(*qualities, strict=True))
        print(f"{name:48}{len(qualities):>10}" + "".join(f"{mean:8.3f}" for mean in means))


# --- Times ------------------------------------------------------------------------------------


def fill(number):
    """Add partners and conferences with words of the register to what the fixtures hold."""
    from cooperation import search
    from cooperation.enums import PublicationStatus
    from cooperation.languages import LANGUAGE_CODES
    from cooperation.models import Conference, Country, Partner

    chance = random.Random(number)
    texts = {
        language: " ".join(
            word
            for partner in Partner.objects.exclude(slug__startswith="bench-")
            for field in ("name", "summary", "body")
            for word in (getattr(partner, f"{field}_{language}") or "").split()
            if not word.startswith("<")
        ).split()
        for language in LANGUAGE_CODES
    }
    countries = list(Country.objects.all()[:80])
    missing = number - Partner.objects.count() - Conference.objects.count()
    for kind, title in ((Partner, "name"), (Conference, "title")):
        rows = (
            _record(kind, title, f"bench-{number}-{place}", texts, chance, countries)
            for place in range(max(0, missing // 2))
        )
        kind.objects.bulk_create(rows, batch_size=500)
        kind.objects.update(status=PublicationStatus.PUBLISHED)
    search.rebuild()


def copy_index(path):
    """Fill PostgreSQL with the index that another run has made on SQLite."""
    from cooperation.models import SearchEntry, SearchWindow, SearchWord
    from cooperation.search.database import gather_statistics

    source = sqlite3.connect(path)
    with connection.cursor() as cursor:
        for model in (SearchWindow, SearchEntry, SearchWord):
            cursor.execute(f"TRUNCATE {model._meta.db_table} CASCADE")
        cursor.execute("DROP INDEX cooperation_searchmatch_vector")  # made faster at the end
        for model in (SearchEntry, SearchWindow, SearchWord):
            table = model._meta.db_table
            columns = ", ".join(field.column for field in model._meta.concrete_fields)
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in source.execute(f"SELECT {columns} FROM {table}"):
                    copy.write_row(row)
        cursor.execute(
            "CREATE INDEX cooperation_searchmatch_vector ON cooperation_searchmatch "
            "USING gin (vector) WITH (fastupdate = off)"
        )
    gather_statistics()


def _record(kind, title, slug, texts, chance, countries):
    """A record whose words are the register's for a third, the rest as rare as in real texts."""
    record = kind(slug=slug, country=chance.choice(countries))

    def text(words, number):
        own = chance.choices(words, k=number // 3)
        rare = (_rare_word(chance.randrange(30_000)) for _ in range(number - number // 3))
        return " ".join([*own, *rare])

    for language, words in texts.items():
        setattr(record, f"{title}_{language}", text(words, 5)[:290])
        setattr(record, f"summary_{language}", text(words, 20))
        setattr(record, f"body_{language}", text(words, 80))
    record.derive_columns()
    return record


@cache
def _rare_word(number):
    letters = random.Random(number)
    return "".join(letters.choices("abdegiklmnorstuz", k=8)).capitalize()


def tell_times(number):
    from cooperation.search import search, shown

    questions = list(judged_questions())
    times = []
    for _round in range(ROUNDS):
        for judged in questions:
            start = time.perf_counter()
            results = search(judged.question, judged.language)
            shown(results.found[:20], results.query, judged.language)
            _numbers = results.numbers
            times.append((time.perf_counter() - start) * 1000)
    typical = statistics.quantiles(times, n=20)
    print(
        f"{connection.vendor:12}{number:>9,} records: median {statistics.median(times):6.1f} ms, "
        f"95 of 100 under {typical[-1]:6.1f} ms, slowest {max(times):6.1f} ms",
        flush=True,
    )


# --- Running ----------------------------------------------------------------------------------


def measure(folder):
    """On the database of DATABASE_URL."""
    settings.LOGGING_CONFIG = None
    django.setup()
    warnings.simplefilter("ignore")
    call_command("migrate", verbosity=0)
    call_command("seed", stdout=io.StringIO())
    tell_quality()
    for number in sorted({*SIZES, *map(int, filter(str.isdigit, sys.argv))}):
        made = folder / f"{number}.sqlite3"
        if made.exists():
            copy_index(made)
        else:
            fill(number)
            with sqlite3.connect(made) as copy:
                connection.connection.backup(copy)
        tell_times(number)


def main():
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, __file__, *sys.argv[1:], f"--here={folder}"]
        sqlite = {**os.environ, "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3"}
        postgres = [sys.executable, str(ROOT / "tools" / "test_postgres.py"), *command]
        failed = subprocess.run(command, env=sqlite).returncode
        return failed or subprocess.run(postgres).returncode


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    here = [each.removeprefix("--here=") for each in sys.argv if each.startswith("--here=")]
    if here:
        measure(Path(here[0]))
    else:
        sys.exit(main())
