"""Which models have rich text, and in which fields."""

from functools import cache

from django.apps import apps

from ..fields import ProseField
from ..languages import all_columns


@cache
def prose_fields(model):
    """The names of the model's rich texts, each of which has a column for every language."""
    fields = model._meta.concrete_fields
    return [
        field.name
        for field in fields
        if isinstance(field, ProseField) and not hasattr(field, "language")
    ]


@cache
def prose_models():
    return [model for model in apps.get_models() if prose_fields(model)]


def prose_columns(model):
    return all_columns(*prose_fields(model))
