from django.core.management.base import BaseCommand, CommandError

from cooperation import search


class Command(BaseCommand):
    help = "Compares the index of the search with the register and names what differs."

    def handle(self, **options):
        problems = [f"{kind} {pk}: {what}".strip(" :0") for kind, pk, what in search.check()]
        if problems:
            raise CommandError(
                "\n".join([*problems, "Mend it with: manage.py search_rebuild"]), returncode=1
            )
        self.stdout.write("The index says what the register says.")
