"""The translation desk: which texts are missing or outdated in which language."""

from urllib.parse import urlencode

from django import forms
from django.contrib.auth import get_user_model
from django.core.paginator import Paginator
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..enums import PublicationStatus
from ..enums import TranslationStanding as Standing
from ..languages import ENDONYMS, LANGUAGE_CODES, active_language
from ..models.base import Record
from ..people import name_of
from ..translations import overview
from ..translations.overview import Asked
from .desks import DESKS, Desk
from .lists import SEARCHED_LETTERS
from .translation_page import address, text_page

ON_A_PAGE = 30
TODO = "todo"
# In the order in which they need somebody.
SHOWN = (Standing.MISSING, Standing.OUTDATED, Standing.DRAFT, Standing.REVIEWED)


class FilterForm(forms.Form):
    """What narrows the matrix. What the address says wrongly narrows nothing."""

    q = forms.CharField(label=gettext_lazy("Words"), required=False, max_length=SEARCHED_LETTERS)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    standing = forms.ChoiceField(label=gettext_lazy("Standing"), required=False)
    status = forms.ChoiceField(label=gettext_lazy("Publication"), required=False)
    person = forms.TypedChoiceField(
        label=gettext_lazy("Responsible"), required=False, coerce=int, empty_value=None
    )

    def __init__(self, data, *, kinds, people, **kwargs):
        super().__init__(data, auto_id="filter-%s", **kwargs)
        self.kinds = {kind._meta.model_name: kind for kind in kinds}
        self.fields["q"].widget.attrs["type"] = "search"
        self._offer(
            "kind", [(n, capfirst(k._meta.verbose_name_plural)) for n, k in self.kinds.items()]
        )
        self._offer("language", ENDONYMS.items())
        self._offer(
            "standing", [(TODO, _("Missing or outdated")), *((s.value, s.label) for s in SHOWN)]
        )
        self._offer("status", PublicationStatus.choices)
        self._offer("person", people)

    def _offer(self, name, choices):
        self.fields[name].choices = [("", _("All")), *choices]

    def asked(self):
        self.is_valid()
        data = self.cleaned_data
        standing = data.get("standing") or ""
        kind = self.kinds.get(data.get("kind"))
        return Asked(
            kinds=(kind,) if kind else tuple(self.kinds.values()),
            language=data.get("language") or "",
            standings=overview.TODO if standing == TODO else tuple(filter(None, [standing])),
            status=data.get("status") or "",
            person=data.get("person"),
            words=(data.get("q") or "").strip(),
        )

    @property
    def is_narrowed(self):
        return any(self.cleaned_data.get(name) for name in self.fields)


def matrix(request, site):
    """All records and languages, with totals."""
    form = FilterForm(
        request.GET, kinds=overview.kinds_seen(request.user), people=_people(request.user)
    )
    asked = form.asked()
    page = _page(request, asked)
    mine = overview.languages_of(request.user)
    context = {
        **site.each_context(request),
        "title": _("Translations"),
        "form": form,
        "page": page,
        "pages": page.paginator.get_elided_page_range(page.number),
        "query": _query(request),
        "rows": [_row(line, request.user) for line in overview.lines(page)],
        "languages": ENDONYMS.items(),
        "totals": [_total(code, each, mine) for code, each in overview.totals(asked).items()],
        "may_translate": bool(mine),
        "tab": "all",
    }
    return render(request, "admin/translations/matrix.html", context)


def work_list(request, site):
    """What one language needs, the most urgent first."""
    mine = overview.languages_of(request.user)
    language = request.GET.get("language")
    if language not in mine:
        language = _first_language(mine)
    with_drafts = request.GET.get("drafts") == "1"
    asked = Asked(
        kinds=overview.kinds_to_write(request.user, language) if language else (),
        language=language,
        standings=overview.UNREVIEWED if with_drafts else overview.TODO,
    )
    page = _page(request, asked)
    context = {
        **site.each_context(request),
        "title": _("Work list"),
        "page": page,
        "pages": page.paginator.get_elided_page_range(page.number),
        "query": _query(request),
        "rows": [_row(line, request.user, [language]) for line in overview.lines(page)],
        "text_language": language,
        "tabs": [(code, ENDONYMS[code], f"?language={code}") for code in mine],
        "total": _total(language, overview.totals(asked)[language], mine) if language else None,
        "with_drafts": with_drafts,
        "may_translate": bool(mine),
        "tab": "work",
    }
    return render(request, "admin/translations/work.html", context)


def may_see(user):
    return bool(overview.kinds_seen(user))


def _page(request, asked):
    return Paginator(overview.records(asked), ON_A_PAGE).get_page(request.GET.get("page"))


def _query(request):
    """The query of the page without its number, to be gone on with."""
    kept = [(name, value) for name, value in request.GET.items() if name != "page" and value]
    return urlencode(kept)


def _people(user):
    """Those who may look after records, oneself first."""
    staff = get_user_model().objects.filter(is_staff=True, is_active=True).order_by("username")
    others = [(each.pk, name_of(each)) for each in staff if each.pk != user.pk]
    return [(user.pk, _("Mine")), *others]


def _first_language(languages):
    """Of several the editor's own, unless it is what others are translated from."""
    own = active_language()
    if own in languages and own != LANGUAGE_CODES[0]:
        return own
    return next((each for each in languages if each != LANGUAGE_CODES[0]), (*languages, "")[0])


def _row(line, user, languages=LANGUAGE_CODES):
    kind = line.kind
    return {
        "title": line.title,
        "kind": kind._meta.verbose_name,
        "has_draft": line.has_draft,
        "form_url": reverse(f"admin:cooperation_{kind._meta.model_name}_change", args=[line.pk]),
        "status": line.status if issubclass(kind, Record) else "",
        "status_label": PublicationStatus(line.status).label if line.status else "",
        "cells": [_cell(line, language) for language in languages],
    }


def _cell(line, language):
    counts = line.counts[language]
    is_source = bool(counts) and not any(each in counts for each in SHOWN)
    return {
        "language": language,
        "name": ENDONYMS[language],
        "is_source": is_source,
        "chips": _chips(counts),
        "words": sum(counts[each][1] for each in overview.TODO if each in counts),
        "url": ""
        if is_source or not counts
        else address(line.kind._meta.model_name, line.pk, language),
    }


def _chips(counts):
    """Each standing that occurs, in figures and in words."""
    return [
        {
            "standing": each.value,
            "number": counts[each][0],
            "words": in_words(each, counts[each][0]),
        }
        for each in SHOWN
        if each in counts
    ]


def in_words(standing, number):
    sentence = {
        Standing.MISSING: ngettext("%(number)d missing", "%(number)d missing", number),
        Standing.OUTDATED: ngettext("%(number)d outdated", "%(number)d outdated", number),
        Standing.DRAFT: ngettext("%(number)d draft", "%(number)d drafts", number),
        Standing.REVIEWED: ngettext("%(number)d reviewed", "%(number)d reviewed", number),
    }[standing]
    return sentence % {"number": number}


def _total(language, counts, mine):
    numbers = {each: counts.get(each, (0, 0))[0] for each in SHOWN}
    return {
        "language": language,
        "name": ENDONYMS[language],
        "cells": [
            {"standing": each.value, "label": each.label, "number": numbers[each]} for each in SHOWN
        ],
        "words": sum(counts.get(each, (0, 0))[1] for each in overview.TODO),
        "done": numbers[Standing.REVIEWED] + numbers[Standing.DRAFT],
        "all": sum(numbers.values()),
        "originals": counts.get(Standing.SOURCE, (0, 0))[0],
        "work_url": reverse("admin:translation_work") + f"?language={language}"
        if language in mine
        else "",
    }


DESKS.append(Desk("translations/", "translations", matrix, may_see, gettext_lazy("Translations")))
DESKS.append(Desk("translations/work/", "translation_work", work_list, may_see))
DESKS.append(
    Desk(
        "translations/<slug:kind>/<int:pk>/<slug:language>/",
        "translation_texts",
        text_page,
        may_see,
    )
)
