"""Counting what readers look for in vain, without a trace of who they are."""

import re

from django.db import DatabaseError, transaction
from django.db.models import F
from django.utils import timezone

from ..analysis import words_of
from ..models import FruitlessQuery

_MOST_KEPT = 2000
_WORDS_KEPT, _LETTERS_KEPT = 6, 60

# An address, a telephone or passport number: what may point to a person is not kept at all.
_PERSONAL = re.compile(r"@|\d[\d\s()+.-]{4,}\d|://")


def count_fruitless(asked, language):
    """Count a question that found nothing. That it cannot be counted is no reader's trouble."""
    if _PERSONAL.search(asked):
        return
    words = [word.text.casefold() for word in words_of(asked)][:_WORDS_KEPT]
    words = " ".join(words)[:_LETTERS_KEPT].strip()
    if len(words) < 2:
        return
    try:
        with transaction.atomic():
            _count(words, language)
    except DatabaseError:
        pass


def _count(words, language):
    today = timezone.localdate()
    known = FruitlessQuery.objects.filter(words=words, language=language)
    if known.update(number=F("number") + 1, asked_on=today):
        return
    if FruitlessQuery.objects.count() >= _MOST_KEPT:
        FruitlessQuery.objects.order_by("number", "asked_on").first().delete()
    FruitlessQuery.objects.create(words=words, language=language, asked_on=today)
