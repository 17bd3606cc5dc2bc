"""An editor who reads along: what a careful colleague would say of a text before it is saved.

Advice, never a refusal. Pure functions but for :mod:`context`, which looks up what they compare.
"""

from .advice import Advice, Context
from .context import context_for, dates_in_form, dates_of
from .reading import MOST_LETTERS, advise, mended

__all__ = [
    "MOST_LETTERS",
    "Advice",
    "Context",
    "advise",
    "context_for",
    "dates_in_form",
    "dates_of",
    "mended",
]
