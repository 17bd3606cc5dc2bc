"""Every component in every state, for whoever changes one of them."""

from dataclasses import replace

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, QueryDict
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .. import timeline
from ..changes import latest_changes
from ..citations import Citation
from ..counted import counted
from ..downloads import explanation, shelf_for
from ..enums import LegalStatus, PartnerKind, Section
from ..explanations import explain, status_label
from ..filters import interface_text
from ..languages import LANGUAGE_CODES, active_language
from ..legal_status import unrecorded
from ..listing import Listing
from ..models import RECORD_KINDS, Agreement, Membership, Memorandum, Partner
from ..open_data import KINDS, Addresses
from ..openapi.parameters import PAGING
from ..search import SearchListing, search, shown
from ..specimens import (
    LONG_TITLE,
    LONG_WORD,
    any_country,
    articles,
    changed_version,
    documents,
    many,
    organisations,
    pictures,
    specimens,
)
from ..ties import Ties
from ..timeline_chart import MOST_MARKS, chart_of
from ..world_map import Row, WorldMap
from .agreement_text import Column, rows_of
from .base import Page
from .documents import Place
from .feeds import feed_link
from .menu import SECTIONS
from .paging import page_links
from .rows import for_cards, with_partners
from .search import path_of
from .versions import Entry

COLOURS = (
    "paper surface surface-quiet ink ink-soft line line-strong azure azure-deep turquoise gold "
    "focus notice notice-line error status-good status-waiting status-warning status-over "
    "status-unknown night night-deep night-raised night-line on-night on-night-soft star "
    "plate plate-dark"
).split()
MANY = 200
SHOWN_OF_MANY = 6


class StyleGuide(Page):
    """For staff, and for anybody where the portal is being developed; nobody else finds it."""

    section = Section.HOME
    template_name = "cooperation/style_guide.html"

    def get(self, request):
        if not (settings.DEBUG or self.reader.is_staff):
            raise Http404
        return super().get(request)

    def get_context_data(self, **kwargs):
        self.country = any_country()
        return super().get_context_data(
            title=interface_text(_("Style guide")),
            colours=COLOURS,
            kinds=SECTIONS.values(),
            long_title=LONG_TITLE[active_language()],
            long_word=LONG_WORD,
            draft=specimens(Partner, self.country)[-1].record,
            changes=latest_changes(self.reader, SHOWN_OF_MANY),
            statuses=self.statuses(),
            cards=self.cards(),
            **self.of_pictures(),
            **self.of_many(),
            **self.of_a_list(),
            **self.of_a_record(),
            **self.of_a_version(),
            **self.of_documents(),
            **self.of_the_timeline(),
            **self.of_a_search(),
            data=self.of_data(),
            is_indexed=False,
            **kwargs,
        )

    def statuses(self):
        return [
            (status, status_label(kind, status))
            for kind in (Agreement, Memorandum)
            for status in LegalStatus
            if status_label(kind, status)
        ]

    def cards(self):
        """For each kind: its name, card and table, one of the register's, and the awkward ones."""
        cards = []
        for kind in RECORD_KINDS:
            name, real = kind._meta.model_name, self.real(kind)
            awkward = specimens(kind, self.country)
            rows = [real, *(specimen.record for specimen in awkward)] if real else []
            cards.append(
                {
                    "label": kind._meta.verbose_name_plural,
                    "name": name,
                    "card": f"components/card_{name}.html",
                    "table": f"components/table_{name}.html",
                    "real": real,
                    "awkward": awkward,
                    "rows": rows,
                }
            )
        return cards

    def real(self, kind):
        rows = for_cards(kind.objects.visible_to(self.reader))
        return (with_partners(rows) if kind is Memorandum else rows).in_title_order().first()

    def of_pictures(self):
        specimens = pictures()
        return {
            "pictures": specimens,
            "gallery": [specimen.record for specimen in specimens],
            "organisations": organisations(self.country),
        }

    def of_many(self):
        """A country with two hundred partners: on the map, in the table, in its dossier."""
        rows = WorldMap.of(self.reader).rows
        crowded = Row(rows[0].country, Ties({Partner: MANY}, None)) if rows else None
        return {
            "map": WorldMap([crowded, *rows[1:]]) if rows else None,
            "many": many(Partner, self.country, SHOWN_OF_MANY),
            "many_counted": counted(Partner, MANY),
        }

    def of_a_search(self):
        """What the register says of partners, as if the words had been hard to understand."""
        language = active_language()
        results = search(str(Partner._meta.verbose_name), language)
        results = replace(
            results, mended={"kosmk": "kosmik"}, is_partial=True, unknown=results.query.terms[:1]
        )
        lines = shown(results.found[:SHOWN_OF_MANY], results.query, language)
        return {
            "results": results,
            "kinds_found": SearchListing.of(results, QueryDict()).kinds,
            "lines": [(path_of(line.found), line) for line in lines],
        }

    def of_a_list(self):
        partners = Partner.objects.visible_to(self.reader)
        asked = QueryDict(f"kind={PartnerKind.COMPANY}&country=nowhere&view=table")
        listing = Listing.of(partners, asked)
        page = Paginator(range(MANY * 10), 50).page(7)
        return {
            "listing": listing,
            "rows": listing.sorted(for_cards(listing.records))[:SHOWN_OF_MANY],
            "page_links": page_links(page, lambda number: f"?page={number}"),
        }

    def of_a_version(self):
        version, differences = changed_version()
        return {"version_entry": Entry.of(version, self.request.path, differences)}

    def of_a_record(self):
        membership = Membership.objects.visible_to(self.reader).in_title_order().first()
        agreement = (
            Agreement.objects.visible_to(self.reader)
            .filter(steps__isnull=False)
            .with_signature_date()
            .in_title_order()
            .first()
        )
        if not agreement:
            return {"membership": membership}
        standing = agreement.standing_on()
        address = self.request.build_absolute_uri(agreement.get_absolute_url())
        return {
            "membership": membership,
            "agreement": agreement,
            "standing": standing,
            "explanation": explain(agreement),
            "unrecorded": [kind.label for kind in unrecorded(standing, agreement.legal_steps())],
            "citation": Citation.of(agreement, address, "", ""),
            "address": address,
            "record_feed": feed_link(Agreement, agreement),
            "today": timezone.localdate(),
        }

    def of_documents(self):
        found = documents()
        columns = [Column(language, language == "uz", True) for language in LANGUAGE_CODES]
        return {
            "documents": [(state, *parts) for state, parts in found],
            "shown_documents": [parts[0] for _state, parts in found[:1]],
            "text_languages": LANGUAGE_CODES,
            "columns": columns,
            "articles": rows_of(articles(), columns),
            "places": [
                Place(Section.PARTNERS, capfirst(Partner._meta.verbose_name), specimen.record)
                for specimen in specimens(Partner, self.country)[:2]
            ],
        }

    def of_the_timeline(self):
        events = timeline.Timeline.of(self.reader)
        listing = Listing(events, timeline.FILTERS, (), QueryDict())
        few = events[:MOST_MARKS]
        return {
            "chart": chart_of(listing, few) if few else None,
            "entries": few[:SHOWN_OF_MANY],
        }

    def of_data(self):
        """The files as they stand, without making any; a small kind of each sort of table."""
        kind = KINDS["areas"]
        shelf = shelf_for(Addresses.of(self.request).origin)
        return {
            "kind": kind,
            "number": MANY,
            "changed_at": shelf.state.changed_at(),
            "groups": explanation.groups(shelf),
            "field_tables": explanation.field_tables(kind),
            "sample": explanation.lines_of({"slug": kind.word, "name": {"uz": LONG_WORD}}),
            "parameters": PAGING,
        }
