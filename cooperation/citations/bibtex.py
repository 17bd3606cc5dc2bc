"""An entry for BibTeX; biblatex reads ``urldate`` and ``version`` as well."""

from django.utils.text import capfirst

from .sentences import uncapitalised

NAME = "BibTeX"

# What means something to BibTeX or to LaTeX. Braces too become commands: BibTeX counts them
# even where they are escaped.
_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "^": r"\textasciicircum{}",
        "~": r"\textasciitilde{}",
        **{sign: f"\\{sign}" for sign in "#$%&_"},
    }
)


def written(citation):
    date = citation.date
    note = f"{capfirst(citation.kind)}, {uncapitalised(citation.version_words())}"
    fields = {
        "author": f"{{{_escaped(citation.agency)}}}" if citation.agency else "",
        "title": f"{{{_escaped(citation.title)}}}",
        "year": str(date.year) if date else "",
        "month": str(date.month or "") if date else "",
        "howpublished": _escaped(citation.portal),
        "version": str(citation.version or ""),
        "url": citation.url,
        "urldate": citation.accessed.isoformat(),
        "note": _escaped(note),
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@misc{{{citation.key},", *lines, "}"])


def _escaped(text):
    """The text on one line, without a sign that BibTeX or LaTeX would take for its own."""
    line = " ".join(text.split())
    return "".join(sign for sign in line if sign.isprintable()).translate(_ESCAPES)
