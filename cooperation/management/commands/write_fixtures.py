from django.core.management.base import BaseCommand

from cooperation import fixtures


class Command(BaseCommand):
    help = "Write the register back to the files in fixtures/, so that it can be committed."

    def handle(self, **options):
        for name, path in zip(fixtures.FILES, fixtures.paths(), strict=True):
            path.write_text(fixtures.serialize(name), encoding="utf-8")
            self.stdout.write(f"Wrote {path.relative_to(path.parents[2])}")
        for path in fixtures.write_media():
            self.stdout.write(f"Wrote {path.relative_to(path.parents[3])}")
