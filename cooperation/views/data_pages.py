"""The register as data, explained to people."""

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .. import structured_data
from ..downloads import explanation, shelf_for
from ..enums import Section
from ..filters import interface_text
from ..open_data import KINDS, RECORDS, REFERENCE, Addresses
from .base import Page, SectionPage


class OfData:
    """For a page about files: of a kind, named by its ``word``, or of all."""

    word = ""

    def files(self):
        """What the page says of the files as they are now."""
        shelf = shelf_for(Addresses.of(self.request).origin)
        return {
            "groups": explanation.groups(shelf, self.word),
            "changed_at": shelf.state.changed_at(self.word),
            "shelf": shelf,
        }

    def subject(self, voice, context):
        files = [file for group in context["groups"] for file in group.files]
        return structured_data.dataset(
            voice,
            url=context["canonical"],
            name=context["title"].value,
            description=context["description"],
            site=context["site"],
            changed_at=context["changed_at"],
            downloads=[self._described(*file) for file in files],
            **self.more_of_subject(context),
        )

    def _described(self, download, label, kept):
        return structured_data.Download(
            self._absolute(reverse("download", args=[download.name])),
            download.plain_media_type,
            str(label),
            kept and kept.size,
            kept.digest if kept else "",
        )


class DataPage(OfData, SectionPage):
    """All that can be downloaded."""

    section = Section.DATA
    template_name = "cooperation/data.html"

    def get_context_data(self, **kwargs):
        files = self.files()
        state = files.pop("shelf").state
        return super().get_context_data(
            records=[
                (kind, state.number(word), state.changed_at(word)) for word, kind in RECORDS.items()
            ],
            reference=list(REFERENCE.values()),
            **files,
            **kwargs,
        )

    def more_of_subject(self, context):
        pages = [reverse("cooperation:data-kind", args=[word]) for word in KINDS]
        return {"parts": [self._absolute(page) for page in pages]}


class KindOfDataPage(OfData, Page):
    """A kind of record or of reference data: its files, its fields and a sample."""

    section = Section.DATA
    template_name = "cooperation/data_kind.html"

    def get(self, request, word):
        self.word, self.kind = word, KINDS[word]
        return super().get(request)

    def get_context_data(self, **kwargs):
        files = self.files()
        shelf = files.pop("shelf")
        title = capfirst(str(self.kind.title))
        return super().get_context_data(
            kind=self.kind,
            title=interface_text(title),
            description=_("%(title)s of the register as files, with their fields and a sample.")
            % {"title": title},
            number=shelf.state.number(self.word) if self.word in RECORDS else None,
            field_tables=explanation.field_tables(self.kind),
            sample=explanation.sample(shelf, self.kind),
            **files,
            **kwargs,
        )

    def more_of_subject(self, context):
        _code, _title, fields = context["field_tables"][0]
        return {"fields": [field.label for field in fields]}
