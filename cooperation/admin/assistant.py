"""The assistant at the fields of the forms: advice while an editor types, or after saving."""

import re

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest, HttpResponseNotAllowed, JsonResponse
from django.shortcuts import render
from django.utils.html import format_html, format_html_join
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from ..fields import ProseField
from ..text_assistant import (
    MOST_LETTERS,
    advise,
    context_for,
    dates_in_form,
    dates_of,
    mended,
)
from .desks import DESKS, Desk

READS_ALONG = "_assistant"  # what the script adds to the form: that its editor was told already
MOST_AFTER_SAVING = 8
_NAME = re.compile(r"(?:\w+-\d+-)?(?P<field>\w+)_(?P<language>uz|ru|en)")
_PLACE = re.compile(r"(?P<code>\w{1,20}):(?P<start>\d{1,9}):(?P<end>\d{1,9})")


def advice(request, site):
    """The advice on one field, as it stands in its form."""
    asked = _Question.of(request)
    if isinstance(asked, HttpResponse):
        return asked
    found = {}  # what is said twice is one line, and put right at one press
    for each in advise(*asked.text_and_place, is_prose=asked.is_prose):
        places = found.setdefault(str(each.message), [])
        if each.fix is not None:
            places.append(f"{each.code}:{each.start}:{each.end}")
    return render(request, "admin/assistant/advice.html", {"advice": found})


def fix(request, site):
    """The field with one thing put right, or all that is certain."""
    asked = _Question.of(request)
    if isinstance(asked, HttpResponse):
        return asked
    places = [_PLACE.fullmatch(each) for each in request.POST.getlist("place")]
    if not all(places):
        return HttpResponseBadRequest()
    only = {(place["code"], int(place["start"]), int(place["end"])) for place in places} or None
    value = mended(*asked.text_and_place, is_prose=asked.is_prose, only=only)
    return JsonResponse({"value": value})


class _Question:
    """A field that was posted for advice."""

    def __init__(self, posted, match):
        text = posted["text"]
        self.is_prose = posted.get("prose") == "1"
        context = context_for([text], dates_in_form(posted))
        self.text_and_place = (text, match["language"], match["field"], context)

    @classmethod
    def of(cls, request):
        """The question, or the answer to what is none."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        match = _NAME.fullmatch(request.POST.get("name", ""))
        if not match or "text" not in request.POST:
            return HttpResponseBadRequest()
        if len(request.POST["text"]) > MOST_LETTERS:
            return HttpResponse(status=413)
        return cls(request.POST, match)


# --- Without scripts ---------------------------------------------------------------------------


def advice_after_saving(request, form, formsets):
    """Say after saving what the script would have said before, to whoever has none."""
    if READS_ALONG not in request.POST:
        rows = [row for formset in formsets or () for row in formset.forms if row.has_changed()]
        texts = [
            (each._meta.model, name, getattr(each.instance, name, ""))
            for each in (form, *rows)
            for name in each.changed_data
            if _NAME.fullmatch(name)
        ]
        _tell(request, texts, dates_of(form.instance))


def advice_on_draft(request, obj):
    """Likewise of the texts of a draft, which is kept as it was posted."""
    if READS_ALONG not in request.POST:
        texts = [
            (type(obj), name, text)
            for name, text in request.POST.items()
            if _NAME.fullmatch(name) and text != getattr(obj, name, text)
        ]
        _tell(request, texts, dates_in_form(request.POST))


def _tell(request, texts, dates):
    """Add a message with the advice on texts, each ``(model, name of the column, text)``."""
    texts = [each for each in texts if each[2] and _holds_words(*each[:2])]
    if not texts:
        return
    context = context_for([text for _model, _name, text in texts], dates)
    lines = [
        (capfirst(str(model._meta.get_field(name).verbose_name)), each.message)
        for model, name, text in texts
        for each in _advice_on(model, name, text, context)
    ]
    if lines:
        items = format_html_join("", "<li>{}: {}</li>", lines[:MOST_AFTER_SAVING])
        words = _("It is saved. Please look again at these texts:")
        messages.warning(request, format_html("{}<ul>{}</ul>", words, items))


def _holds_words(model, name):
    """Whether readers see what the column holds as words, and not as a code or an address."""
    return model._meta.get_field(name).get_internal_type() in ("CharField", "TextField")


def _advice_on(model, name, text, context):
    place = _NAME.fullmatch(name)
    is_prose = isinstance(model._meta.get_field(name), ProseField)
    return advise(text, place["language"], place["field"], context, is_prose=is_prose)


DESKS += [
    Desk("assistant/", "assistant", advice, lambda user: user.is_staff),
    Desk("assistant/fix/", "assistant_fix", fix, lambda user: user.is_staff),
]
