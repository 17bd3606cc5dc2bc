"""What tests of the search share."""

import itertools

from cooperation.models import RECORD_KINDS, Country, Document, SectionText, Synonyms
from cooperation.search import search

_MODELS = {model._meta.model_name: model for model in (*RECORD_KINDS, Country, Document)}
_MODELS["section"] = SectionText
_KEYS = {Country: "code__iexact", SectionText: "section"}
_numbers = itertools.count(1)


def record_of(found):
    model = _MODELS[found.kind]
    return model.objects.get(**{_KEYS.get(model, "slug"): found.slug})


def found(query, language="en", **when):
    """The things that a search finds, in order."""
    return [record_of(each) for each in search(query, language, **when).found]


def make_synonyms(**names):
    return Synonyms.objects.create(slug=f"group-{next(_numbers)}", **names)
