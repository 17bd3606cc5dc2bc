from django.db.models import Count, Value
from django.utils.translation import gettext as _

from .. import clock
from ..changes import latest_changes
from ..enums import Section
from ..models import RECORD_KINDS, Area, Conference, Partner
from ..world_map import WorldMap
from .base import SectionPage
from .feeds import feed_link
from .menu import SECTIONS, section_link
from .rows import for_cards

CHANGES_SHOWN = 6


class Home(SectionPage):
    section = Section.HOME
    template_name = "cooperation/home.html"

    def get_context_data(self, **kwargs):
        world_map = WorldMap.of(self.reader)
        today = clock.today()
        dated = self.visible(Conference).filter(starts_on__isnull=False)
        conference = for_cards(dated).nearest_first(today).first()
        areas = self.visible(Partner).order_by().values("areas")
        return super().get_context_data(
            map=world_map,
            figures=self.figures(len(world_map.rows)),
            conference=conference,
            is_conference_ahead=conference and not conference.is_over(today),
            feed=feed_link(),
            changes=latest_changes(self.reader, CHANGES_SHOWN),
            areas=Area.objects.filter(pk__in=areas).in_title_order(),
            **kwargs,
        )

    def visible(self, kind):
        return kind.objects.visible_to(self.reader)

    def figures(self, countries):
        """How much of each kind the register holds, with the way to it."""
        first, *others = [self._number_of(kind) for kind in RECORD_KINDS]
        numbers = {**dict(first.union(*others, all=True)), Section.COUNTRIES: countries}
        sections = [*SECTIONS.values(), Section.COUNTRIES]
        links = [section_link(section) for section in sections]
        return [(link._replace(label=_noun(link)), numbers[link.section]) for link in links]

    def _number_of(self, kind):
        rows = self.visible(kind).order_by().annotate(section=Value(SECTIONS[kind]))
        return rows.values("section").annotate(number=Count("pk")).values_list("section", "number")


def _noun(link):
    """What the number of a section counts, where that is not what the section is called."""
    return _("International bodies") if link.section == Section.MEMBERSHIPS else link.label
