from django.core.management.base import BaseCommand

from cooperation import translations


class Command(BaseCommand):
    help = (
        "Makes the standings of all translations anew, after a write past the models. What is "
        "known of a translation (its source then, who reviewed it) stays known."
    )

    def handle(self, **options):
        wrong = translations.rebuild()
        if options["verbosity"]:
            self.stdout.write(f"Mended the standing of {wrong} texts.")
