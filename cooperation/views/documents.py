from typing import NamedTuple

from django.utils.text import capfirst

from .. import structured_data
from ..documents import files_of, records_showing
from ..enums import Section
from ..models import Document
from ..models.base import Record
from .addressed import AddressedPage
from .menu import SECTIONS


class Place(NamedTuple):
    """A record that shows the document, with what it is in words."""

    section: Section
    kind: str
    record: Record


class DocumentPage(AddressedPage):
    """A document with its files, their former versions, and the records that show it."""

    model = Document
    template_name = "cooperation/document_detail.html"

    def get_context_data(self, **kwargs):
        document = self.record
        shown_on = [_place(record) for record in records_showing(document, self.reader)]
        self.section = shown_on[0].section if shown_on else Section.HOME
        context = super().get_context_data(
            document=document,
            title=document.heading,
            description=self.description(shown_on),
            files=files_of(document),
            shown_on=shown_on,
            languages=document.languages,
            is_indexed=document.is_available,
            **kwargs,
        )
        return {**context, "citation": self.citation(**context)}

    def subject(self, voice, context):
        return structured_data.document(
            voice,
            self.record,
            files=[each.current for each in context["files"]],
            shown_on=[each.record for each in context["shown_on"]],
        )

    def parents(self, context):
        return [each.record for each in context["shown_on"][:1]]

    def description(self, shown_on):
        """What it is, and of what."""
        names = [str(place.record.heading) for place in shown_on[:1]]
        return ". ".join([self.record.get_kind_display(), *names])


def _place(record):
    kind = type(record)
    return Place(SECTIONS[kind], capfirst(kind._meta.verbose_name), record)
