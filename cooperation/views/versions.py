"""What readers saw of a record before: the list of its versions, and each at its own address."""

from typing import NamedTuple

from django.http import Http404, HttpResponsePermanentRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from ..filters import interface_text
from ..history.public_words import public_differences
from ..history.published import PublishedVersion, published_versions
from ..languages import LANGUAGE_CODES, active_language
from .addressed import AddressedPage
from .paging import page_links, page_of
from .records import AgreementPage, ConferencePage, MembershipPage, MemorandumPage, PartnerPage

_TEXTS_CHANGED = {
    "uz": gettext_lazy("Texts in Uzbek changed"),
    "ru": gettext_lazy("Texts in Russian changed"),
    "en": gettext_lazy("Texts in English changed"),
}


class InOtherLanguage(NamedTuple):
    """The changes of the texts in a language that the reader may not read."""

    label: str
    differences: list


class Entry(NamedTuple):
    """A published version with what changed in it; ``hidden_until`` ends a gap that follows it."""

    version: PublishedVersion
    path: str
    is_first: bool
    differences: list
    others: list[InOtherLanguage]
    hidden_until: object = None

    @classmethod
    def of(cls, version, path, differences, *, is_first=False, hidden_until=None):
        own = active_language()
        others = [
            InOtherLanguage(_TEXTS_CHANGED[language], found)
            for language in LANGUAGE_CODES
            if language != own
            and (found := [each for each in differences if each.language == language])
        ]
        shown = [each for each in differences if each.language in ("", own)]
        return cls(version, path, is_first, shown, others, hidden_until)


class RecordVersions(AddressedPage):
    """All changes of a record that readers could see, the newest first."""

    template_name = "cooperation/record_versions.html"
    per_page = 20

    def get_context_data(self, **kwargs):
        versions = published_versions(self.record)
        page = page_of(versions[::-1], self.request, self.per_page)

        def path_of(number):
            return self.request.path + (f"?page={number}" if number > 1 else "")

        return super().get_context_data(
            record=self.record,
            title=self.record.heading,
            entries=self.entries(versions, page.object_list),
            page=page,
            page_links=page_links(page, path_of),
            previous_path=page.has_previous() and path_of(page.number - 1),
            next_path=page.has_next() and path_of(page.number + 1),
            query=f"?page={page.number}" if page.number > 1 else "",
            description=_("What changed in this record of the register, and when."),
            is_indexed=False,
            **kwargs,
        )

    def card_path(self):
        return f"{self.record.get_absolute_url()}card.png"

    def parents(self, context):
        return [self.record]

    def own_name(self, context):
        return interface_text(pgettext("of a record", "Changes"))

    def entries(self, versions, shown):
        """Of the versions those that this page shows; they come the newest first."""
        if not shown:
            return []
        oldest = versions.index(shown[-1])
        before = versions[max(oldest - 1, 0) : oldest]
        states = [version.state for version in (*before, *shown[::-1])]
        changes = public_differences(self.model, states)[::-1]
        return [
            self.entry(version, versions, changes[place] if place < len(changes) else [])
            for place, version in enumerate(shown)
        ]

    def entry(self, version, versions, differences):
        place = versions.index(version)
        following = versions[place + 1] if place + 1 < len(versions) else None
        is_gap = following is not None and not following.follows(version)
        return Entry.of(
            version,
            version_path(self.record, version),
            differences,
            is_first=place == 0,
            hidden_until=following.begins_at if is_gap else None,
        )


def version_path(record, version):
    kwargs = {"slug": record.slug, "number": version.number}
    return reverse(f"cooperation:{record._meta.model_name}-version", kwargs=kwargs)


class _Folded(Exception):
    """A number of a saving that changed nothing public: it belongs to an earlier version."""


class VersionPage:
    """The page of a record as in one of its versions; goes before the page of the kind."""

    def get(self, request, slug, number):
        self.number = number
        try:
            return super().get(request, slug)
        except _Folded as folded:
            record, version = folded.args
            return HttpResponsePermanentRedirect(version_path(record, version))

    def records(self):
        return AddressedPage.records(self)

    def as_shown(self, record):
        for version in published_versions(record):
            if version.number == self.number:
                return self.show(record, version, version.last_day, is_asked_for=False)
            if version.number < self.number <= version.last_number:
                raise _Folded(record, version)
        raise Http404


class MembershipVersion(VersionPage, MembershipPage):
    pass


class PartnerVersion(VersionPage, PartnerPage):
    pass


class MemorandumVersion(VersionPage, MemorandumPage):
    pass


class AgreementVersion(VersionPage, AgreementPage):
    pass


class ConferenceVersion(VersionPage, ConferencePage):
    pass
