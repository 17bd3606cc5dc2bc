"""What a page tells the networks where its link is shared."""

from typing import NamedTuple

from ..languages import active_language
from ..social_cards import HEIGHT, WIDTH

# As Open Graph writes languages: with a country.
LOCALES = {"uz": "uz_UZ", "ru": "ru_RU", "en": "en_GB"}


class Sharing(NamedTuple):
    locale: str
    other_locales: list
    card: str
    # Text, because a template would part the thousands of a number.
    card_width: str = str(WIDTH)
    card_height: str = str(HEIGHT)

    @classmethod
    def of(cls, links, card):
        """For a page with these links to its languages and its card's absolute address."""
        others = [LOCALES[link.code] for link in links if link.is_available and not link.is_current]
        return cls(LOCALES[active_language()], others, card)
