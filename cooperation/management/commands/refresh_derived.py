from django.apps import apps
from django.core.management.base import BaseCommand
from django.db import transaction

from cooperation.models import Agreement, Memorandum
from cooperation.models.base import Titled


class Command(BaseCommand):
    help = "Derive sort keys, search keys and legal phases anew, after a write past the models."

    @transaction.atomic
    def handle(self, **options):
        changed = sum(
            self._refresh_titles(model)
            for model in apps.get_app_config("cooperation").get_models()
            if issubclass(model, Titled)
        )
        for model in (Agreement, Memorandum):
            for instrument in model.objects.iterator():
                instrument.refresh_phases()
        self.stdout.write(f"Mended {changed} rows; the legal phases are written anew.")

    def _refresh_titles(self, model):
        """Write the derived columns of the rows in which they are wrong; return how many."""
        wrong = []
        for row in model.objects.iterator():
            before = [getattr(row, field) for field in model.derived_fields]
            row.derive_columns()
            if before != [getattr(row, field) for field in model.derived_fields]:
                wrong.append(row)
        model.objects.bulk_update(wrong, model.derived_fields, batch_size=200)
        return len(wrong)
