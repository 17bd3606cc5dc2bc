"""The picture that stands for a page where its link is shared: words in, a PNG out."""

from .card import Card
from .drawing import HEIGHT, WIDTH, draw
from .shelf import picture

__all__ = ["HEIGHT", "WIDTH", "Card", "draw", "picture"]
