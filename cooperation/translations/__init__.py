"""Which text of which record is missing in a language, or older than its source.

``texts`` says what there is to translate, ``standing`` the rule, ``states`` keeps its answers
(``TextState``) at every way in, ``overview`` counts them, ``sheets`` and ``sheet_imports`` take
them out to translators and in again.
"""

from .states import confirm, deleted, is_empty, known_of, rebuild, saved, unconfirm

__all__ = ["confirm", "deleted", "is_empty", "known_of", "rebuild", "saved", "unconfirm"]
