from datetime import timedelta

from django.core.files.storage import default_storage
from django.core.management.base import BaseCommand, CommandError

from cooperation import library


class Command(BaseCommand):
    help = (
        "Lists the stored files that no picture or document names, former versions and the "
        "history included. With --delete, removes them."
    )

    def add_arguments(self, parser):
        parser.add_argument("--delete", action="store_true", help="remove them")
        parser.add_argument(
            "--days",
            type=int,
            default=30,
            help="spare what is younger: somebody may be about to save it (default: 30)",
        )

    def handle(self, **options):
        try:
            self._handle(**options)
        except OSError as error:
            raise CommandError(f"The storage of files cannot be reached: {error}") from error

    def _handle(self, **options):
        number = size = 0
        for name in library.orphans(timedelta(days=options["days"])):
            number += 1
            size += default_storage.size(name)
            self.stdout.write(name)
            if options["delete"]:
                default_storage.delete(name)
        deed = "Deleted" if options["delete"] else "Found"
        self.stdout.write(f"{deed} {number} orphaned files, {size:,} bytes.")
