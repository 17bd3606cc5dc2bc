from django.core.management.base import BaseCommand

from cooperation import link_check
from cooperation.link_check.checking import LIMIT, SECONDS


class Command(BaseCommand):
    help = (
        "Asks whether the links of the register to other sites still lead somewhere, and reports "
        "what is broken or has moved. To be run daily: a link is broken when it failed on two "
        "days running. The longest unasked come first, so limits only spread the work."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--limit", type=int, default=LIMIT, help=f"at most so many links (default: {LIMIT})"
        )
        parser.add_argument(
            "--seconds",
            type=int,
            default=SECONDS,
            help=f"ask for no further link after so many seconds (default: {SECONDS})",
        )

    def handle(self, **options):
        report = link_check.check(limit=options["limit"], seconds=options["seconds"])
        for link in report.broken:
            why = f"HTTP {link.status}" if link.status else link.problem
            self.stdout.write(f"broken  {link.address}  {why}, since {link.broken_since:%Y-%m-%d}")
        for link in report.moved:
            self.stdout.write(f"moved   {link.address}  to {link.moved_to}")
        self.stdout.write(
            f"Checked {report.checked} of {report.known} links, {report.left} put off: "
            f"{len(report.broken)} broken, {len(report.moved)} moved."
        )
