"""Drawn cards as files: one folder for each page and language, with the latest card in it.

The files save time and nothing else: they may be deleted at any moment, and a folder that cannot
be written to only makes every card be drawn again.
"""

import logging
import os
import tempfile

from .drawing import draw

logger = logging.getLogger(__name__)


def picture(card, folder):
    """The card as PNG, from the folder (a path) if it was drawn before."""
    path = folder / f"{card.digest}.png"
    try:
        return path.read_bytes()
    except OSError:
        png = draw(card)
    try:
        _keep(png, path)
    except OSError as error:
        logger.warning("A social card could not be kept: %s", error)
    return png


def _keep(png, path):
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(png)
        os.replace(unfinished, path)
    except OSError:
        os.unlink(unfinished)
        raise
    for former in path.parent.iterdir():
        if former != path and former.is_file():
            former.unlink(missing_ok=True)
