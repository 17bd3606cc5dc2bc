from dataclasses import dataclass
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext as _

from .. import clock
from ..date_words import format_date
from ..models import Agreement, Conference, Document, Membership, Memorandum
from ..partial_dates import PartialDate
from . import apa, bibtex, gost, line

# The date that a kind of record is known by; an agreement's comes with_signature_date().
_DATES = {
    Agreement: "signed_on",
    Conference: "starts_on",
    Document: "dated_on",
    Membership: "since",
    Memorandum: "signed_on",
}


class Style(NamedTuple):
    key: str
    name: str
    text: str
    is_code: bool = False


@dataclass(frozen=True)
class Citation:
    """What every style of citing needs. ``agency`` may be empty, the dates None.

    ``kind`` is as in the middle of a sentence. ``version`` is the number of the published
    version that is read, of the day ``as_of``; None where what is cited has no versions.
    """

    name: str
    agency: str
    title: str
    kind: str
    date: PartialDate | None
    portal: str
    url: str
    as_of: PartialDate
    accessed: PartialDate
    until: PartialDate | None = None
    version: int | None = None

    @classmethod
    def of(cls, record, url, agency, portal, version=None, version_at=None):
        """The citation of a record at an address, in the active language, as read today.

        ``version`` is the number of the published version that the address shows, which stands
        since the moment ``version_at``; None for a thing without versions.
        """
        changed_at = version_at or record.changed_at
        return cls(
            name=f"{record._meta.model_name}-{record.slug}",
            agency=agency,
            title=str(record.localized_title),
            kind=str(record._meta.verbose_name),
            date=getattr(record, _DATES[type(record)]) if type(record) in _DATES else None,
            portal=portal,
            url=url,
            as_of=PartialDate.from_date(timezone.localdate(changed_at)),
            accessed=PartialDate.from_date(clock.today()),
            until=getattr(record, "ends_on", None),
            version=version,
        )

    @property
    def key(self):
        """The name of the entry in a bibliography: another one for each version."""
        return f"{self.name}-v{self.version}" if self.version else self.name

    @property
    def plain(self):
        return line.written(self)

    @property
    def gost(self):
        return gost.written(self)

    @property
    def apa(self):
        return apa.written(self)

    @property
    def bibtex(self):
        return bibtex.written(self)

    @property
    def formal_styles(self):
        """The styles that have a name, in the order in which a page offers them."""
        return [
            Style("gost", gost.NAME, self.gost),
            Style("apa", apa.NAME, self.apa),
            Style("bibtex", bibtex.NAME, self.bibtex, is_code=True),
        ]

    def version_words(self, date=format_date):
        """Which state is cited: "Version 3 of 22 November 2026", or "as of 22 November 2026".

        ``date`` writes the day.
        """
        if self.version is None:
            return _("as of %(date)s") % {"date": date(self.as_of)}
        values = {"number": self.version, "date": date(self.as_of)}
        return _("Version %(number)s of %(date)s") % values
