"""What a preview shows: a form that was not saved, a draft of changes, or the record itself."""

from datetime import timedelta
from urllib.parse import urlencode

from django import forms
from django.db import models
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .. import drafts, previews
from ..history import snapshot
from ..languages import LocalizedText, active_language
from ..models import Preview
from ..models.base import Record
from ..partial_dates import FIRST_YEAR
from . import published_page

_SECONDS = "%Y-%m-%dT%H:%M:%S"


class State(models.TextChoices):
    LIVE = "live", pgettext_lazy("preview", "The record as it is")
    DRAFT = "draft", pgettext_lazy("preview", "The draft of changes")
    SCHEDULED = "scheduled", pgettext_lazy("preview", "The record by its schedule")


class MomentForm(forms.Form):
    """A day and a time at which the page is looked at."""

    on = forms.DateTimeField(
        label=_("As on"),
        required=False,
        input_formats=["%Y-%m-%dT%H:%M", _SECONDS],
        widget=forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )

    def clean_on(self):
        on = self.cleaned_data["on"]
        if on and not FIRST_YEAR <= on.year < 9999:
            raise forms.ValidationError(forms.DateTimeField.default_error_messages["invalid"])
        return on


class Source:
    """``kind`` and ``object_id`` name the record; the latter is None if it was never saved."""

    kind = object_id = None
    moment_form = None

    def page(self, request, language, part):
        """The page as readers would get it. Raises ``CannotShow`` or ``Invalid``."""
        raise NotImplementedError

    @property
    def change_url(self):
        names = f"admin:{self.kind._meta.app_label}_{self.kind._meta.model_name}"
        if self.object_id:
            return reverse(f"{names}_change", args=[self.object_id])
        return reverse(f"{names}_add")

    def links(self):
        return previews.links_of(self.kind, self.object_id)


class Kept(Source):
    """The form as it was when somebody asked for its preview; theirs alone."""

    label = pgettext_lazy("preview", "The form as it is, not saved")

    def __init__(self, key, user):
        found = Preview.objects.open().filter(pk=key, is_shared=False, made_by=user).first()
        if found is None:
            raise Http404
        self.preview, self.state = found, found.data
        self.kind, self.object_id = found.model, found.object_id or None
        self.title = found.title

    def address(self, page, *args):
        return reverse(f"admin:preview_kept{page}", args=[self.preview.pk, *args])

    def query(self):
        return {}

    def page(self, request, language, part):
        with published_page.published(self.kind, self.object_id, self.state) as obj:
            return published_page.page_of(request, obj, language, part)


class Saved(Source):
    """A record in one of the states that it has, now or at a moment to come."""

    def __init__(self, model_admin, request, object_id):
        self.model_admin, self.kind, self.object_id = model_admin, model_admin.model, object_id
        self.obj = self.kind._default_manager.filter(pk=object_id).first()
        if self.obj is None:
            raise Http404
        asked = request.GET.get("of", State.LIVE)
        self.of = State(asked) if asked in State.values else State.LIVE
        self.draft = drafts.draft_of(self.obj)
        if self.of == State.DRAFT and self.draft is None:
            raise Http404
        self.moment_form = MomentForm({"on": request.GET.get("on", "")})
        is_right = self.moment_form.is_valid()
        self.on = self.moment_form.cleaned_data["on"] if is_right else None
        self.request = request

    @property
    def label(self):
        return self.of.label

    @property
    def title(self):
        heading = getattr(self.obj, "heading", None)
        return heading or LocalizedText(str(self.obj), active_language())

    def address(self, page, *args):
        names = [self.kind._meta.model_name, self.object_id, *args]
        return reverse(f"admin:preview_form{page}", args=names)

    def query(self):
        return _query(self.of, self.on)

    @cached_property
    def state(self):
        """Its snapshot. Raises ``working_copy.Invalid`` for a draft that cannot be published."""
        if self.of != State.DRAFT:
            return snapshot(self.obj)
        return published_page.state_of_form(
            self.model_admin, self.request, self.object_id, self.draft.data
        )

    @cached_property
    def at(self):
        """The moment that is looked at; None is now."""
        if self.on or self.of != State.SCHEDULED or not self.has_schedule:
            return self.on
        return self.obj.publish_at if self._is_ahead(self.obj.publish_at) else None

    @property
    def is_by_schedule(self):
        """Whether it is shown as it stands, even where readers get nothing."""
        return self.of == State.SCHEDULED or (self.of == State.LIVE and self.at is not None)

    @property
    def has_schedule(self):
        return isinstance(self.obj, Record)

    @property
    def is_public(self):
        """Whether readers get a page of the record at that moment."""
        return not self.has_schedule or self.obj.is_public(self.at)

    def moments(self):
        """When the record appears and disappears from now on: what, when, and the page of then."""
        if not self.has_schedule:
            return []
        found = [(_("Appears"), self.obj.publish_at), (_("Is taken down"), self.obj.unpublish_at)]
        return [
            (words, moment, urlencode(_query(State.SCHEDULED, _next_second(moment))))
            for words, moment in found
            if self._is_ahead(moment)
        ]

    def states(self):
        """The states that one can choose from, each with its address."""
        states = [State.LIVE]
        if self.draft:
            states.append(State.DRAFT)
        if self.moments():
            states.append(State.SCHEDULED)
        page = self.address("")
        return [
            (state.label, f"{page}?{urlencode(_query(state))}", state == self.of)
            for state in states
        ]

    def page(self, request, language, part):
        if self.of != State.DRAFT and (self.is_by_schedule or self.is_public):
            return published_page.page_of(request, self.obj, language, part, self.at)
        with published_page.published(self.kind, self.object_id, self.state) as obj:
            return published_page.page_of(request, obj, language, part, self.at)

    @staticmethod
    def _is_ahead(moment):
        return moment is not None and moment > timezone.now() - timedelta(minutes=1)


def _query(state, on=None):
    query = {"of": state.value}
    return {**query, "on": timezone.localtime(on).strftime(_SECONDS)} if on else query


def _next_second(moment):
    """The first whole second at which what happens at a moment has happened."""
    return (moment + timedelta(microseconds=999_999)).replace(microsecond=0)


def complaints(whole):
    """What is wrong in a form and its rows, as (where, message)."""
    yield from _of_form(whole.form, "")
    for formset in whole.formsets:
        name = formset.model._meta.verbose_name
        name = f"{name[:1].upper()}{name[1:]}"
        yield from ((name, message) for message in formset.non_form_errors())
        for number, form in enumerate(formset.forms, 1):
            yield from _of_form(form, f"{name} {number}")


def _of_form(form, name):
    for field, messages in form.errors.items():
        label = form.fields[field].label if field in form.fields else ""
        where = ", ".join(str(part) for part in (name, label) if part)
        yield from ((where, message) for message in messages)
