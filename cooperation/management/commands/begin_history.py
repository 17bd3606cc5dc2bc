from django.core.management.base import BaseCommand

from cooperation import history


class Command(BaseCommand):
    help = (
        "Writes a first version of everything that has none yet, as it is now, so that its next "
        "change can be compared with it and undone. It may be stopped and run again."
    )

    def handle(self, *, verbosity, **options):
        for kind in history.KINDS:
            number = 0
            for written in history.begin(kind):
                number += written
                if verbosity > 1:
                    self.stdout.write(f"{kind._meta.verbose_name_plural}: {number} …")
            if number and verbosity:
                self.stdout.write(f"{kind._meta.verbose_name_plural}: {number}")
