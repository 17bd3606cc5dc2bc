"""./run bench api: how long the lists of /api/v1/ take, and how many questions they ask.

    ./run bench api              with 100 and with 10 000 records, on SQLite and PostgreSQL
    ./run bench api 100000       … and with as many as named
    ./run bench api fuzz …       not times but faults, see tools/fuzz_api.py

In databases that are thrown away. The limit counts as it does in production: in the database.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

ROOT = Path(__file__).resolve().parent.parent
SIZES = (100, 10_000)
ROUNDS = 30

ADDRESSES = (
    "series",
    "agreements/bench-1",
    "agreements",
    "agreements?per_page=100",
    "agreements?sort=-date&page={middle}",
    "agreements?status=in-force&country=kz",
    "partners",
    "countries?per_page=100",
    "changes?since=2020-01-01",
)


def fill(number):
    """Agreements, each with its parties, steps and area, and as many partners, to the number."""
    from cooperation.enums import AgreementLevel, PartnerKind, StepKind
    from cooperation.models import Agreement, AgreementParty, Area, Country, LegalStep, Partner
    from cooperation.partial_dates import PartialDate

    countries = [*Country.objects.order_by("code")[:80], Country.objects.get(code="KZ")]
    home, areas = Country.objects.get(code="UZ"), list(Area.objects.all())
    places = range(Agreement.objects.filter(slug__startswith="bench-").count() + 1, number // 2 + 1)
    partners = [_record(Partner, place, "name", kind=PartnerKind.COMPANY) for place in places]
    for partner, place in zip(partners, places, strict=True):
        partner.country = countries[place % len(countries)]
    Partner.objects.bulk_create(partners, batch_size=500)
    level = AgreementLevel.INTERGOVERNMENTAL
    made = Agreement.objects.bulk_create(
        [_record(Agreement, place, "title", level=level) for place in places], batch_size=500
    )
    parties, steps, own_areas = [], [], []
    for agreement, partner, place in zip(made, partners, places, strict=True):
        other = countries[place % len(countries)]
        parties += [
            AgreementParty(agreement=agreement, country=home, position=0),
            AgreementParty(agreement=agreement, country=other, partner=partner, position=1),
        ]
        for position, kind in enumerate((StepKind.SIGNED, StepKind.ENTERED_INTO_FORCE)):
            on = PartialDate(1992 + place % 34, 1 + place % 12, 1 + position)
            steps.append(LegalStep(agreement=agreement, kind=kind, on=on, position=position))
        area = areas[place % len(areas)]
        own_areas.append(Agreement.areas.through(agreement=agreement, area=area))
    AgreementParty.objects.bulk_create(parties, batch_size=500)
    LegalStep.objects.bulk_create(steps, batch_size=500)
    Agreement.areas.through.objects.bulk_create(own_areas, batch_size=500)
    call_command("refresh_derived", verbosity=0)


def _record(model, place, title, **values):
    from cooperation.enums import PublicationStatus
    from cooperation.languages import LANGUAGE_CODES

    record = model(slug=f"bench-{place}", status=PublicationStatus.PUBLISHED, **values)
    for language in LANGUAGE_CODES:
        setattr(record, f"{title}_{language}", f"{language} {place * 7919 % 10_007}")
        setattr(record, f"summary_{language}", "About a sentence of words, " * 4)
        setattr(record, f"body_{language}", "<p>A paragraph of words of the text.</p>" * 20)
    return record


def tell_times(number):
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"accept-language": "en"})
    print(f"{connection.vendor}, {number:,} records")
    for address in ADDRESSES:
        path = f"/api/v1/{address.format(middle=max(number // 80, 1))}"
        with CaptureQueriesContext(connection) as queries:
            response = client.get(path)
        if response.status_code != 200:
            sys.exit(f"{path}: {response.content.decode()}")
        asked = [each["sql"] for each in queries if "SELECT" in each["sql"]]
        own = [sql for sql in asked if "cache_entries" not in sql]
        times = sorted(_time(client, path) for _round in range(ROUNDS))
        print(
            f"  {address:42}{len(own):3} questions, {statistics.median(times):7.1f} ms, "
            f"95 of 100 under {times[-2]:7.1f} ms, {len(response.content) / 1000:7.1f} kB",
            flush=True,
        )


def _time(client, path):
    start = time.perf_counter()
    client.get(path)
    return (time.perf_counter() - start) * 1000


def measure():
    """On the database of DATABASE_URL."""
    settings.LOGGING_CONFIG = None
    settings.API_RATE_LIMIT = 1_000_000
    settings.DEBUG = False
    django.setup()
    warnings.simplefilter("ignore")
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    with open(os.devnull, "w") as nowhere:
        call_command("seed", stdout=nowhere)
    for number in sorted({*SIZES, *map(int, filter(str.isdigit, sys.argv))}):
        fill(number)
        tell_times(number)


def main():
    if sys.argv[1:2] == ["fuzz"]:
        command = [sys.executable, ROOT / "tools" / "fuzz_api.py", *sys.argv[2:]]
        return subprocess.run(command).returncode
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, __file__, *sys.argv[1:], "--here"]
        own = {**os.environ, "MEDIA_ROOT": f"{folder}/media"}
        sqlite = {**own, "DATABASE_URL": f"sqlite:///{folder}/bench.sqlite3"}
        postgres = [sys.executable, str(ROOT / "tools" / "test_postgres.py"), *command]
        failed = subprocess.run(command, env=sqlite).returncode
        return failed or subprocess.run(postgres, env=own).returncode


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    if "--here" in sys.argv:
        measure()
    else:
        sys.exit(main())
