"""How the text of each language stands to its source: the rule, without the database.

The source of a text is its Uzbek wording where there is one, else the English, else the Russian.
A translation is *missing* while it is empty; a *draft* when it was written for the source as it is,
but nobody has confirmed it; *reviewed* once somebody has; *outdated* when the source has changed
since it was written or confirmed. Whoever changes both in one saving has translated the new source.
Where another language becomes the source, nobody has compared with it yet: a draft. A source that
gets its former wording back gives the translations their former standing.
"""

import hashlib
import re
import unicodedata
from typing import NamedTuple

from ..analysis import plain_text
from ..enums import TranslationStanding as Standing
from ..languages import LANGUAGE_CODES

SOURCE_ORDER = ("uz", "en", "ru")
_SPACE = re.compile(r"\s+")


class Known(NamedTuple):
    """What is kept about one text in one language: columns of ``TextState``."""

    standing: str
    source_language: str = ""
    source_digest: str = ""
    source_text: str = ""
    text_digest: str = ""
    source_words: int = 0
    outdated_since: object = None
    reviewed_at: object = None
    reviewed_by_id: int | None = None

    @classmethod
    def of(cls, state):
        return cls(*(getattr(state, name) for name in cls._fields))


def digest_of(text):
    """What tells two texts apart; how they are spaced, and how a sign is composed, does not."""
    text = _SPACE.sub(" ", unicodedata.normalize("NFC", text)).strip()
    return hashlib.sha256(text.encode()).hexdigest() if text else ""


def words_in(text):
    return len(plain_text(text).split()) if text else 0


def source_language(texts):
    """The language that the others are translated from; None where nothing is written."""
    return next((each for each in SOURCE_ORDER if texts[each].strip()), None)


def standings(texts, before, at):
    """``{language: Known}`` of a text as it is now.

    ``texts`` has it in each language, ``before`` what was known (``{language: Known}``), ``at`` the
    moment of the change. An empty dict where nothing is written in any language.
    """
    source = source_language(texts)
    if source is None:
        return {}
    text = texts[source]
    now = Known(Standing.SOURCE, source, digest_of(text), text, source_words=words_in(text))
    return {
        language: _standing(language, texts[language], before.get(language), now, at)
        for language in LANGUAGE_CODES
    }


def confirmed(known, texts, by_id, at):
    """A translation that somebody has compared with the source as it is now."""
    text = texts[source_language(texts)]
    return known._replace(
        standing=Standing.REVIEWED,
        source_digest=digest_of(text),
        source_text=text,
        outdated_since=None,
        reviewed_at=at,
        reviewed_by_id=by_id,
    )


def unconfirmed(known):
    """A translation of which somebody takes back that it says what the source says."""
    return known._replace(standing=Standing.DRAFT, reviewed_at=None, reviewed_by_id=None)


def _standing(language, text, before, now, at):
    own = digest_of(text)
    if language == now.source_language:
        return Known(
            Standing.SOURCE,
            language,
            text_digest=own,
            source_words=now.source_words,
        )
    if not own:
        return Known(Standing.MISSING, now.source_language, source_words=now.source_words)
    fresh = now._replace(standing=Standing.DRAFT, text_digest=own)
    if (
        before is None
        or before.text_digest != own
        or before.source_language != now.source_language
        or not before.source_digest
    ):
        return fresh
    if before.source_digest != now.source_digest:
        return before._replace(
            standing=Standing.OUTDATED,
            source_words=now.source_words,
            outdated_since=before.outdated_since or at,
        )
    return before._replace(
        standing=Standing.REVIEWED if before.reviewed_at else Standing.DRAFT,
        source_words=now.source_words,
        outdated_since=None,
    )
