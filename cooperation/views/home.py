from django.db.models import Count, Value

from .. import ties
from ..enums import Section
from ..listing import brief
from ..models import RECORD_KINDS, Area, Conference, Partner
from .base import SectionPage
from .menu import SECTIONS, section_link
from .rows import for_cards

CHANGES_SHOWN = 5


class Home(SectionPage):
    section = Section.HOME
    template_name = "cooperation/home.html"

    def get_context_data(self, **kwargs):
        countries = list(ties.countries(self.reader).in_title_order())
        dated = self.visible(Conference).filter(starts_on__isnull=False)
        areas = self.visible(Partner).order_by().values("areas")
        return super().get_context_data(
            figures=self.figures(len(countries)),
            conference=for_cards(dated.order_by("-starts_on", "pk")).first(),
            changes=self.latest_changes(),
            areas=Area.objects.filter(pk__in=areas).in_title_order(),
            countries=countries,
            **kwargs,
        )

    def visible(self, kind):
        return kind.objects.visible_to(self.reader)

    def figures(self, countries):
        """How much of each kind the register holds, with the way to it."""
        first, *others = [self._number_of(kind) for kind in RECORD_KINDS]
        numbers = {**dict(first.union(*others, all=True)), Section.COUNTRIES: countries}
        sections = [*SECTIONS.values(), Section.COUNTRIES]
        return [(section_link(section), numbers[section]) for section in sections]

    def _number_of(self, kind):
        rows = self.visible(kind).order_by().annotate(section=Value(SECTIONS[kind]))
        return rows.values("section").annotate(number=Count("pk")).values_list("section", "number")

    def latest_changes(self):
        found = [
            record
            for kind in RECORD_KINDS
            for record in brief(self.visible(kind)).order_by("-changed_at")[:CHANGES_SHOWN]
        ]
        return sorted(found, key=lambda record: record.changed_at, reverse=True)[:CHANGES_SHOWN]
