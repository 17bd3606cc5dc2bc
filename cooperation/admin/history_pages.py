"""The pages of a thing's history: its versions, and the differences between two of them."""

from collections import Counter
from urllib.parse import urlencode

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .. import history
from ..languages import ENDONYMS, LANGUAGE_CODES
from ..models import Version

ON_A_PAGE = 25
EARLIER_SHOWN = 200
WITHOUT_LANGUAGE = "none"


class HistoryPages:
    """Answers what is asked of the history of one object of a kind's admin."""

    def __init__(self, kind_admin, request, obj):
        self.admin = kind_admin
        self.request = request
        self.obj = obj
        self.kind = type(obj)
        self.last = history.last_version(obj)

    def versions(self, problem=""):
        choice = Choice(self.kind, self.request.GET)
        page = Paginator(Lines(self.obj, choice), ON_A_PAGE).get_page(self.request.GET.get("p"))
        context = {
            **self._context(),
            "title": _("History"),
            "choice": choice,
            "lines": [self._line(*each) for each in page],
            "page": page,
            "query": urlencode(choice.asked),
            "last_number": self.last.number if self.last else 0,
            "problem": problem,
            "earlier_entries": _earlier_entries(self.obj),
        }
        status = 404 if problem else 200
        return render(self.request, "admin/history/versions.html", context, status=status)

    def comparison(self, numbers):
        """Of any two versions, whichever is named first."""
        versions = [self._version(number) for number in numbers]
        if not all(versions):
            return self.versions(problem=_("There is no version of this number."))
        before, after = sorted(versions, key=lambda version: version.number)
        names = {"before": before.number, "after": after.number}
        title = _("Version %(before)s compared with version %(after)s") % names
        hidden = [("from", before.number), ("to", after.number)]
        return self._differences(before, after, title, hidden=hidden)

    def step(self, number):
        """What a version changed in the one before it; None if there is no such version."""
        after = self._version(str(number))
        if after is None:
            return None
        versions = Version.objects.about(self.obj)
        before = versions.filter(number__lt=number).latest_first().first()
        following = versions.filter(number__gt=number).order_by("number")
        title = _("Version %(number)s") % {"number": number}
        further = following.values_list("number", flat=True).first()
        return self._differences(before, after, title, is_one_step=True, following=further)

    def _differences(self, before, after, title, **further):
        found = history.differences(self.kind, before and before.snapshot, after.snapshot)
        choice = Choice(self.kind, self.request.GET, found)
        may_restore = self.admin.has_change_permission(self.request, self.obj)
        context = {
            **self._context(),
            "title": title,
            "before": before,
            "after": after,
            "restore": self._way_back(after) if may_restore else "",
            "choice": choice,
            "lines": [
                {
                    "difference": each,
                    "restore_before": self._way_back(before, each) if may_restore else "",
                    "restore_after": self._way_back(after, each) if may_restore else "",
                }
                for each in found
                if choice.takes(each)
            ],
            "is_empty": not found,
            "may_restore": may_restore,
            **further,
        }
        return render(self.request, "admin/history/differences.html", context)

    def _way_back(self, version, difference=None):
        """Where the form opens filled with a former version, or with one value of it."""
        if version is None or version == self.last:
            return ""
        if difference and not difference.is_on_the_form:
            return ""
        query = {"version": version.number} | ({"field": difference.path} if difference else {})
        return f"{self._url('change')}?{urlencode(query)}"

    def _version(self, number):
        if not (number.isascii() and number.isdecimal() and len(number) < 9):
            return None
        return Version.objects.about(self.obj).filter(number=number).first()

    def _context(self):
        return {
            **self.admin.admin_site.each_context(self.request),
            "opts": self.admin.opts,
            "object": self.obj,
            "may_list": self.admin.has_view_permission(self.request),
            "history_url": self._url("history"),
        }

    def _line(self, version, before):
        counted = Counter()
        if before is not None:
            counted = history.changed_languages(self.kind, before.snapshot, version.snapshot)
        return {
            "version": version,
            "url": self._url("version", version.number),
            "counted": [
                (language, ENDONYMS.get(language, ""), counted[language])
                for language in (*LANGUAGE_CODES, "")
                if counted[language]
            ],
            "is_first": before is None,
        }

    def _url(self, page, *args):
        names = self.admin.opts
        name = f"{self.admin.admin_site.name}:{names.app_label}_{names.model_name}_{page}"
        return reverse(name, args=[self.obj.pk, *args])


class Choice:
    """What of the changes is asked for: a language, a part of the kind; nonsense asks for all.

    ``found``, if given, are the differences that there are to choose from.
    """

    def __init__(self, kind, asked, found=None):
        parts = history.parts(kind)
        languages = [*LANGUAGE_CODES, WITHOUT_LANGUAGE]
        if found is not None:
            changed = {each.part for each in found}
            parts = {name: label for name, label in parts.items() if name in changed}
            there = {each.language or WITHOUT_LANGUAGE for each in found}
            languages = [language for language in languages if language in there]
        names = {**ENDONYMS, WITHOUT_LANGUAGE: pgettext("history", "the same in all languages")}
        self.parts = sorted(parts.items(), key=lambda part: part[1])
        self.languages = [(language, names[language]) for language in languages]
        self.part = asked.get("field", "") if asked.get("field") in parts else ""
        self.language = asked.get("language", "") if asked.get("language") in languages else ""

    @property
    def asked(self):
        chosen = {"language": self.language, "field": self.part}
        return {name: value for name, value in chosen.items() if value}

    def takes(self, change):
        language = change.language or WITHOUT_LANGUAGE
        return (not self.part or change.part == self.part) and (
            not self.language or language == self.language
        )


class Lines:
    """The versions of a thing, each with the one before it, the newest first; to be paginated."""

    def __init__(self, obj, choice):
        self.obj = obj
        self.choice = choice
        self.versions = Version.objects.about(obj).latest_first()

    def __len__(self):
        return len(self._chosen) if self.choice.asked else self.versions.count()

    def __getitem__(self, wanted):
        if self.choice.asked:
            return self._chosen[wanted]
        with_one_more = self.versions[wanted.start : wanted.stop + 1]
        return _paired(with_one_more)[: wanted.stop - wanted.start]

    @cached_property
    def _chosen(self):
        """Those that changed what is asked for: this reads them all, once."""
        return [pair for pair in _paired(self.versions) if self._is_chosen(*pair)]

    def _is_chosen(self, version, before):
        if before is None:
            return False
        states = before.snapshot, version.snapshot
        return any(map(self.choice.takes, history.changes_between(type(self.obj), *states)))


def _paired(versions):
    """Each with the one before it, the first with None."""
    versions = list(versions)
    return list(zip(versions, [*versions[1:], None], strict=False))


def _earlier_entries(obj):
    """What Django kept of the time before the first version."""
    entries = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(obj), object_id=str(obj.pk)
    ).select_related("user")
    first = Version.objects.about(obj).order_by("number").first()
    if first is not None:
        entries = entries.filter(action_time__lt=first.at)
    return list(entries.order_by("-action_time")[:EARLIER_SHOWN])
