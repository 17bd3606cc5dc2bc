"""Make anew what pages show of pictures and documents, from the files that were uploaded."""

import os
from concurrent.futures import ThreadPoolExecutor

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from cooperation import library
from cooperation.models import DocumentVersion, Picture
from cooperation.uploads import Refused

# What the renditions of a picture, and text and first page of a document, are made from.
SOURCES = ("digest", "focal_x", "focal_y")


class Command(BaseCommand):
    help = (
        "Makes the renditions of pictures and the first pages and texts of documents where they "
        "are missing. With --all, all of them: after the widths, formats or qualities changed."
    )

    def add_arguments(self, parser):
        parser.add_argument("--all", action="store_true", help="also what is there already")

    def handle(self, **options):
        rows = [*Picture.objects.all(), *DocumentVersion.objects.all()]
        if not options["all"]:
            rows = [row for row in rows if _lacks_files(row)]
        problems = []
        # Each is made by a process of its own, so threads are enough to keep all cores busy.
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            for row, (columns, problem) in zip(rows, threads.map(_made, rows), strict=True):
                if problem:
                    problems.append(f"{row}: {problem}")
                else:
                    _save(columns, row)
        self.stdout.write(f"Made anew: {len(rows) - len(problems)} of {len(rows)}.")
        if problems:
            raise CommandError("\n".join(problems))


def _lacks_files(row):
    try:
        return library.lacks_files(row)
    except OSError as error:
        raise CommandError(f"The storage of files cannot be reached: {error}") from error


def _save(columns, row):
    """Write the columns, unless an editor has changed or deleted meanwhile what they come from."""
    same = {name: getattr(row, name) for name in SOURCES if hasattr(row, name)}
    with transaction.atomic():
        current = type(row).objects.select_for_update().filter(pk=row.pk, **same).first()
        if current:
            library.apply(columns, current)
            # Saved and not updated in SQL, so that the search learns of the text.
            current.save(update_fields=row.made_fields)


def _made(row):
    """The columns of a row, or what went wrong."""
    try:
        return library.made_anew(row), None
    except FileNotFoundError:
        return None, "its file is not in the storage."
    except OSError as error:
        return None, str(error)
    except Refused as refusal:
        return None, str(refusal)
