from django.core.management.base import BaseCommand

from cooperation.renewal.reminders import remind


class Command(BaseCommand):
    help = (
        "Tells people of the ends of terms, the deadlines of notice and the ends of publication "
        "that are 180, 90 or 30 days ahead. To be run daily; what was told once is not told again."
    )

    def handle(self, **options):
        told = remind()
        people = {notice.recipient_id for notice in told}
        self.stdout.write(f"Told {len(told)} reminders to {len(people)} people.")
