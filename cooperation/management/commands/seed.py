from io import StringIO

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from cooperation import fixtures, search
from cooperation.models import (
    RECORD_KINDS,
    Country,
    DocumentVersion,
    Picture,
    SectionText,
    SiteSettings,
)


class Command(BaseCommand):
    help = "Load the fixtures into an empty register; leave one that holds anything alone."

    def handle(self, **options):
        if not any(model.objects.exists() for model in (*RECORD_KINDS, SectionText, SiteSettings)):
            self._load()
        # Apart from the loading, so that a start that was interrupted here is made up for.
        if Picture.objects.filter(renditions=[]).exists() or _unread_documents().exists():
            self._make_files_ready()

    def _load(self):
        files = [str(path) for path in fixtures.paths() if path.exists()]
        with transaction.atomic(), search.gathered():
            call_command("loaddata", *files, verbosity=0)
        self.stdout.write(f"→ Loaded {Country.objects.count()} countries and the register.")

    def _make_files_ready(self):
        self.stdout.write("→ Making the pictures and documents ready …")
        try:
            fixtures.store_media()
            call_command("render_files", stdout=StringIO())
        except (CommandError, OSError) as error:
            self.stderr.write(f"Some could not be made ready, and pages leave them out:\n{error}")


def _unread_documents():
    return DocumentVersion.objects.filter(has_text=True, text="")
