from django.core.management.base import BaseCommand

from cooperation import search


class Command(BaseCommand):
    help = "Makes the index of the search anew from the register. Readers may search meanwhile."

    def handle(self, **options):
        search.rebuild(self._tell if options["verbosity"] else lambda *_: None)

    def _tell(self, kind, done, number):
        ending = "\n" if done == number else "\r"
        self.stdout.write(f"{kind}: {done} of {number}", ending=ending)
        self.stdout.flush()
