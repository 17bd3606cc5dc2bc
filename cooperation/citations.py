"""How to cite a record of the register: in a line of the reader's language, or for BibTeX.

Pages are kept by caches, so nobody can know here on which day a reader saw one. A citation says
instead as of which day it holds: that of the record's last change.
"""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .date_words import format_date, format_span
from .models import Agreement, Conference, Document, Membership, Memorandum
from .partial_dates import PartialDate

# The date that a kind of record is known by; an agreement's comes with_signature_date().
_DATES = {
    Agreement: "signed_on",
    Conference: "starts_on",
    Document: "dated_on",
    Membership: "since",
    Memorandum: "signed_on",
}

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


@dataclass(frozen=True)
class Citation:
    """What every style of citing needs. ``agency`` may be empty, the dates None."""

    key: str
    agency: str
    title: str
    kind: str
    date: PartialDate | None
    portal: str
    url: str
    as_of: PartialDate
    until: PartialDate | None = None

    @classmethod
    def of(cls, record, url, agency, portal):
        """The citation of a record at its permanent address, in the active language."""
        return cls(
            key=f"{record._meta.model_name}-{record.slug}",
            agency=agency,
            title=str(record.localized_title),
            kind=capfirst(record._meta.verbose_name),
            date=getattr(record, _DATES[type(record)]) if type(record) in _DATES else None,
            portal=portal,
            url=url,
            as_of=PartialDate.from_date(timezone.localdate(record.changed_at)),
            until=getattr(record, "ends_on", None),
        )

    @property
    def plain(self):
        kind = f"{self.kind}, {format_span(self.date, self.until)}" if self.date else self.kind
        parts = [self.agency, self.title, kind, self.portal]
        sentences = " ".join(_as_sentence(part) for part in parts if part)
        return f"{sentences} {self.url} ({self._as_of_words})"

    @property
    def bibtex(self):
        fields = {
            "author": f"{{{_escaped(self.agency)}}}" if self.agency else "",
            "title": f"{{{_escaped(self.title)}}}",
            "year": str(self.date.year) if self.date else "",
            "month": str(self.date.month or "") if self.date else "",
            "howpublished": _escaped(self.portal),
            "url": self.url,
            "note": _escaped(f"{self.kind}, {self._as_of_words}"),
        }
        lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
        return "\n".join([f"@misc{{{self.key},", *lines, "}"])

    @property
    def _as_of_words(self):
        return _("as of %(date)s") % {"date": format_date(self.as_of)}


def _as_sentence(text):
    """The text with a full stop, unless it ends in a mark that serves as one."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def _escaped(text):
    """The text on one line, without a sign that BibTeX or LaTeX would take for its own."""
    line = " ".join(text.split())
    return "".join(sign for sign in line if sign.isprintable()).translate(_ESCAPES)
