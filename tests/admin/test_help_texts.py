"""A sentence under every field of every form, in each language."""

from functools import cache

import pytest
from django import forms
from django.contrib import admin as django_admin
from django.test import RequestFactory
from django.utils.translation import override

from cooperation.admin.preview import ShareForm
from cooperation.languages import LANGUAGE_CODES
from cooperation.models import AuditEntry
from tests.builders import make_superuser

# What a formset adds for itself: the key of the row, its owner, its place, the tick for deletion.
OF_FORMSETS = {"id", "DELETE", "ORDER", "position"}


def of_form(name, form):
    """``{place: help}`` of the fields that somebody fills in."""
    return {
        f"{name}.{field_name}": str(field.help_text)
        for field_name, field in form.base_fields.items()
        if not isinstance(field.widget, forms.HiddenInput) and field_name not in OF_FORMSETS
    }


def of_kind(model, model_admin, request):
    yield of_form(f"{model.__name__} (new)", model_admin.get_form(request))
    yield of_form(model.__name__, model_admin.get_form(request, model(pk=1), change=True))
    for formset, inline in model_admin.get_formsets_with_inlines(request):
        name = f"{model.__name__}.{inline.model.__name__}"
        form = formset.form
        owner = formset.fk.name if hasattr(formset, "fk") else None
        yield {
            place: help for place, help in of_form(name, form).items() if place != f"{name}.{owner}"
        }


def helps(language, user):
    request = RequestFactory().get("/")
    request.user = user
    with override(language):
        found = of_form("ShareForm", ShareForm)
        for model, model_admin in django_admin.site._registry.items():
            if model is not AuditEntry:
                for part in of_kind(model, model_admin, request):
                    found |= part
    return found


@pytest.fixture
def helps_in(db):
    user = make_superuser()
    return cache(lambda language: helps(language, user))


@pytest.mark.parametrize("language", LANGUAGE_CODES)
def test_every_field_has_a_sentence(helps_in, language):
    bare = [place for place, words in helps_in(language).items() if not words.strip()]
    assert bare == []


@pytest.mark.parametrize("language", ["uz", "ru"])
def test_every_sentence_is_in_the_language_of_the_editor(helps_in, language):
    english = helps_in("en")
    untranslated = [
        place for place, words in helps_in(language).items() if words and words == english[place]
    ]
    assert untranslated == []
