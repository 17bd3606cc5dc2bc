"""Rich text and the register: what texts name in it, how pages show that, where it is used."""

from .columns import prose_fields, prose_models
from .references import Named, addresses_in, linked_model, named_in, named_in_texts_of
from .rendering import rendered
from .uses import pictures_in, rows_with_picture, show_the_picture, texts_linking_to, texts_showing

__all__ = [
    "Named",
    "addresses_in",
    "linked_model",
    "named_in",
    "named_in_texts_of",
    "pictures_in",
    "prose_fields",
    "prose_models",
    "rendered",
    "rows_with_picture",
    "show_the_picture",
    "texts_linking_to",
    "texts_showing",
]
