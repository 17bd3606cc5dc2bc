"""Bring the database to where the portal can be served, in one start of Django instead of four."""

import io

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor

from cooperation import search, translations
from cooperation.models import Version


def has_unapplied_migrations():
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


class Command(BaseCommand):
    help = (
        "Migrates the database, makes the cache's table and the roles of staff, loads the content "
        "into an empty register, makes the search's index and the first staff account: whatever "
        "of this is still to be done."
    )
    # migrate runs the checks that matter here, and runserver the others.
    requires_system_checks = []

    def handle(self, *args, **options):
        try:
            connection.ensure_connection()
        except OperationalError as error:
            raise CommandError(
                f"Cannot open the database: {error} See DATABASE_URL in .env.example."
            ) from None
        if has_unapplied_migrations():
            self.stdout.write("→ Setting up the database …")
            call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("set_up_roles", stdout=self.stdout)
        call_command("seed", stdout=self.stdout)
        if search.is_stale():
            self.stdout.write("→ Making the index of the search …")
            call_command("refresh_derived", stdout=io.StringIO())  # names are kept by its rules
            call_command("search_rebuild", verbosity=0)
        if translations.is_empty():
            self.stdout.write("→ Comparing the translations with their sources …")
            call_command("translation_states", verbosity=0)
        if not Version.objects.exists():
            self.stdout.write("→ Beginning the history of every record …")
            call_command("begin_history", verbosity=0)
        call_command("ensure_staff_account", stdout=self.stdout)
