from django.core.management.base import BaseCommand

from cooperation import previews


class Command(BaseCommand):
    help = "Delete previews that have long ended; run it daily."

    def handle(self, **options):
        self.stdout.write(f"Deleted {previews.purge()} previews.")
