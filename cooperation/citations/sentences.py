"""What the styles share: sentences, whose full stop is never doubled."""

_ENDS = (".", "!", "?", "…")


def as_sentence(text):
    """The text with a full stop, unless it ends in a mark that serves as one."""
    return text if text.endswith(_ENDS) else f"{text}."


def joined(*parts):
    """Each part that is not empty as a sentence."""
    return " ".join(as_sentence(part) for part in parts if part)


def uncapitalised(text):
    return text[:1].lower() + text[1:]
