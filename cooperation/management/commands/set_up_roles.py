from django.core.management.base import BaseCommand

from cooperation import roles


class Command(BaseCommand):
    help = (
        "Makes the groups of the roles (translators, editor, publisher, administrator) and gives "
        "them exactly the permissions of their roles. Other groups stay as they are."
    )

    def handle(self, *args, **options):
        for code in roles.set_up_roles():
            self.stdout.write(f"→ Set up the role {code}.")
