from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction

from cooperation import fixtures
from cooperation.models import RECORD_KINDS, Country, SectionText, SiteSettings


class Command(BaseCommand):
    help = "Load the fixtures into an empty register; leave one that holds anything alone."

    def handle(self, **options):
        if any(model.objects.exists() for model in (*RECORD_KINDS, SectionText, SiteSettings)):
            return
        files = [str(path) for path in fixtures.paths() if path.exists()]
        with transaction.atomic():
            call_command("loaddata", *files, verbosity=0)
        self.stdout.write(f"→ Loaded {Country.objects.count()} countries and the register.")
