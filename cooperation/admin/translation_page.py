"""The texts of one record beside their sources, to be translated and confirmed.

Each text is saved for itself: what somebody else changed meanwhile, or what cannot be saved as it
was typed, comes back with all that was written, and the rest is kept.
"""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from js_asset import Media

from .. import drafts, workflow
from ..languages import ENDONYMS, LANGUAGE_CODES, LocalizedText, active_language
from ..prose import named_in
from ..roles import may, may_publish
from ..translations import editing, overview
from ..translations.standing import digest_of
from ..translations.texts import BY_NAME
from . import working_copy
from .translation_lines import Line, grouped


def text_page(request, site, kind, pk, language):
    """The desk's page of one record and one language."""
    if request.method not in ("GET", "HEAD", "POST"):
        return HttpResponseNotAllowed(["GET", "POST"])
    with transaction.atomic():
        obj = _opened(request, kind, pk, language)
        if request.method == "POST":
            editing.locked(obj)
            obj = editing.opened(type(obj), pk)  # as it is behind the lock
        desk = TextDesk(request, obj, language)
        if request.method == "POST" and desk.save():
            return HttpResponseRedirect(desk.next_address())
    return render(request, "admin/translations/texts.html", desk.context(site))


def _opened(request, kind, pk, language):
    kind = BY_NAME.get(kind)
    if kind is None or language not in LANGUAGE_CODES:
        raise Http404
    if kind not in overview.kinds_seen(request.user):
        raise PermissionDenied
    obj = editing.opened(kind, pk)
    if obj is None:
        raise Http404
    return obj


class TextDesk:
    def __init__(self, request, obj, language):
        self.request, self.obj, self.language = request, obj, language
        self.is_live = drafts.is_live(obj)
        self.drafted = working_copy.texts_in_draft(request, obj) if self.is_live else {}
        self.may_write = overview.may_write(request.user, obj, language)
        self.publishes = may_publish(request.user, obj)
        self.lines = self._lines()
        self.has_problems = False

    @property
    def keeps_draft(self):
        """Whether texts go into the draft of changes; once there is one, all of them do."""
        return self.is_live and (bool(self.drafted) or not self.publishes)

    def _lines(self):
        found = editing.entries(self.obj, self.language, self.drafted)
        lines = [Line(entry, number) for number, entry in enumerate(found, 1)]
        named = named_in([line.entry.source for line in lines if line.is_prose])
        for line in lines:
            line.named = named
        return lines

    # --- Saving ---

    def save(self):
        """Keep what can be kept; whether nothing is left that somebody must look at."""
        if not self.may_write:
            raise PermissionDenied
        posted = [line for line in self.lines if f"text-{line.key}" in self.request.POST]
        changes = [change for line in posted if (change := self._change(line))]
        ticks = {line.key: self._is_ticked(line) for line in posted}
        self._write(changes)
        marked = self._mark([line for line in posted if not line.errors], ticks)
        problems = [line for line in posted if line.errors]
        self._tell(len(changes), marked, problems)
        if problems:
            self._come_back(problems)
        return not problems

    def _change(self, line):
        """The entry with its new text; None where nothing is to be written."""
        post, entry = self.request.POST, line.entry
        typed = post[f"text-{line.key}"]
        marks = entry.marks
        was = post.get(f"was-{line.key}", marks.target)
        if digest_of(typed) in (was, marks.target):
            if self._is_ticked(line) != entry.is_reviewed:
                self._has_same_source(line, typed)
            return None
        line.typed = typed
        try:
            text = editing.cleaned(entry.model_field, typed)
        except ValidationError as error:
            line.errors = error.messages
            return None
        if was != marks.target:
            line.theirs = entry.target
            line.errors = [
                _("Somebody else has changed this text meanwhile. Put the two together and save.")
            ]
            return None
        return (entry, text) if self._has_same_source(line, typed) else None

    def _has_same_source(self, line, typed):
        source = self.request.POST.get(f"from-{line.key}", line.entry.marks.source)
        if source == line.entry.marks.source:
            return True
        line.typed = typed
        line.errors = [
            _("The original has changed while you were writing. Compare with it and save again.")
        ]
        return False

    def _is_ticked(self, line):
        return "_all" in self.request.POST or f"done-{line.key}" in self.request.POST

    def _write(self, changes):
        if not changes:
            return
        if self.keeps_draft:
            texts = {entry.draft_key: text for entry, text in changes}
            working_copy.keep_texts(self.request, self.obj, texts)
            if not may(self.request.user, "change", self.obj):
                workflow.submit_translation(self.obj, self.request.user)
        else:
            address = self.request.META.get("REMOTE_ADDR") or None
            editing.write(self.obj, changes, self.request.user, address)

    def _mark(self, posted, ticks):
        """Confirm what was ticked, or take it back; how many marks changed.

        A text of a draft has no mark yet: what it says is not what readers see.
        """
        is_draft = bool(self.drafted)
        fresh = {str(entry.key): entry for entry in editing.entries(self.obj, self.language)}
        to_confirm, to_take_back = [], []
        for line in posted:
            entry = fresh.get(line.key)
            if entry is None or (self.keeps_draft and (line.typed is not None or is_draft)):
                continue
            if ticks[line.key] and entry.target.strip() and not entry.is_reviewed:
                to_confirm.append(entry)
            elif not ticks[line.key] and entry.is_reviewed:
                to_take_back.append(entry)
        editing.confirm(to_confirm, self.request.user)
        editing.unconfirm(to_take_back)
        return len(to_confirm) + len(to_take_back)

    def _come_back(self, problems):
        """The page as it is now, with what could not be kept in its fields."""
        self.has_problems = True
        if self.is_live:
            self.drafted = working_copy.texts_in_draft(self.request, self.obj)
        self.obj = editing.opened(type(self.obj), self.obj.pk)
        self.lines = self._lines()
        left = {line.key: line for line in problems}
        for line in self.lines:
            if problem := left.get(line.key):
                line.typed, line.errors, line.theirs = problem.typed, problem.errors, problem.theirs
                line.is_ticked = self._is_ticked(line)

    def _tell(self, written, marked, problems):
        if written:
            words_of_place = (
                ngettext(
                    "%(number)d text is kept in the draft of changes. Readers do not see it yet.",
                    "%(number)d texts are kept in the draft of changes. Readers do not see them "
                    "yet.",
                    written,
                )
                if self.keeps_draft
                else ngettext("%(number)d text saved.", "%(number)d texts saved.", written)
            )
            messages.success(self.request, words_of_place % {"number": written})
        if marked:
            told = ngettext("%(number)d mark changed.", "%(number)d marks changed.", marked)
            messages.success(self.request, told % {"number": marked})
        if problems:
            told = ngettext(
                "%(number)d text needs another look; it is marked below.",
                "%(number)d texts need another look; they are marked below.",
                len(problems),
            )
            messages.error(self.request, told % {"number": len(problems)})
        if not (written or marked or problems):
            messages.info(self.request, _("Nothing was changed."))

    def next_address(self):
        """The same page, or what is next to translate."""
        if "_next" in self.request.POST:
            following = overview.next_to_translate(self.request.user, self.language, self.obj)
            if following:
                return address(*following, self.language)
            messages.info(self.request, _("Nothing is left to translate."))
            return reverse("admin:translation_work") + f"?language={self.language}"
        return address(self.obj._meta.model_name, self.obj.pk, self.language)

    # --- The page ---

    def context(self, site):
        request, obj = self.request, self.obj
        fields = {f"text-{line.key}": line.form_field() for line in self.lines}
        form = forms.Form(initial={f"text-{line.key}": line.shown for line in self.lines})
        form.fields.update(fields)
        model_admin = site.get_model_admin(type(obj))
        may_open = model_admin.has_view_or_change_permission(request, obj)
        return {
            **site.each_context(request),
            "title": str(obj),
            "heading": getattr(obj, "localized_title", None)
            or LocalizedText(str(obj), active_language()),
            "subject": obj,
            "kind": obj._meta.verbose_name,
            "media": Media.from_media(form.media, nonce=str(request.csp_nonce)),
            "groups": grouped(self.lines, form),
            "text_language": self.language,
            "endonyms": ENDONYMS,
            "other_languages": [
                (code, ENDONYMS[code], address(obj._meta.model_name, obj.pk, code))
                for code in LANGUAGE_CODES
            ],
            "has_texts": bool(self.lines),
            "todo": [line for line in self.lines if line.standing in overview.TODO],
            "may_write": self.may_write,
            "is_locked": not self.may_write and self._is_ones_language(),
            "is_live": self.is_live,
            "keeps_draft": self.keeps_draft,
            "has_draft": bool(self.drafted),
            "may_mark": not self.drafted,
            "form_url": _form_address(obj) if may_open else "",
            "work_url": reverse("admin:translation_work") + f"?language={self.language}",
        }

    def _is_ones_language(self):
        return self.language in overview.languages_to_translate(self.request.user, type(self.obj))


def address(kind, pk, language):
    return reverse("admin:translation_texts", args=[kind, pk, language])


def _form_address(obj):
    return reverse(f"admin:cooperation_{obj._meta.model_name}_change", args=[obj.pk])
