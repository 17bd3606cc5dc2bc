"""What a deadline of a record is, in a sentence of the reader's language.

A deadline is a reason, the day it is due, and for an instrument the end of its term with what
follows it. A reminder keeps these as a code, so that everybody reads it in their own language.
"""

from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .date_words import format_date, format_when
from .enums import Renewal
from .partial_dates import PartialDate


class Words(NamedTuple):
    reason: str
    ends: PartialDate | None = None
    renewal: str = ""

    @property
    def code(self):
        """As a reminder keeps it."""
        return f"{self.reason}|{self.ends or ''}|{self.renewal}"

    @classmethod
    def of_code(cls, code):
        """Raises ValueError for what is no code."""
        reason, ends, renewal = code.split("|")
        return cls(reason, PartialDate.parse(ends) if ends else None, renewal)

    def sentence(self, due_on):
        """Why the day matters."""
        known = {
            "due": format_date(due_on),
            "on_day": format_when(due_on),
            "ends": format_when(self.ends) if self.ends else "",
        }
        words = self._pattern() % known
        if self.reason == "notice-about":
            words += " " + _("The day of the end is not recorded, so the earliest one counts.")
        # A Russian date ends in the abbreviation "г.", whose full stop also ends the sentence.
        return words.replace("г..", "г.")

    def heading(self):
        """In two or three words, before the title of the record."""
        match self.reason:
            case "ends" | "ends-about" | "over" | "unknown" | "renewed":
                return pgettext("deadline", "The term ends")
            case "notice" | "notice-about" | "missed":
                return pgettext("deadline", "Last day for notice")
            case "appears":
                return pgettext("deadline", "Appears on the site")
        return pgettext("deadline", "Is taken down")

    def _pattern(self):
        match self.reason:
            case "ends":
                return _("The term ends %(ends)s.")
            case "ends-about":
                return _(
                    "The term ends %(ends)s; the day is not recorded, so the earliest one counts."
                )
            case "over":
                return _("The term ended %(ends)s; neither an extension nor the end is recorded.")
            case "renewed":
                return _(
                    "The term ended %(ends)s and was renewed automatically; until when is not "
                    "recorded."
                )
            case "unknown":
                return _(
                    "The term ends %(ends)s and is renewed automatically; how long before that "
                    "notice must be given is not recorded."
                )
            case "missed":
                return self._missed()
            case "notice" | "notice-about":
                return self._notice()
            case "appears":
                return _("Appears on the site %(on_day)s.")
        return _("Is taken down from the site %(on_day)s.")

    def _notice(self):
        match self.renewal:
            case Renewal.AUTOMATIC:
                return _(
                    "Last day for notice: %(due)s. Without notice it is renewed when the term "
                    "ends %(ends)s."
                )
            case Renewal.BY_CONSENT:
                return _(
                    "Last day for notice: %(due)s. The term ends %(ends)s and is renewed only by "
                    "consent."
                )
        return _(
            "Last day for notice: %(due)s. The term ends %(ends)s; what follows is not published."
        )

    def _missed(self):
        if self.renewal == Renewal.AUTOMATIC:
            return _(
                "Notice could be given until %(due)s; it is renewed when the term ends %(ends)s."
            )
        return _("Notice could be given until %(due)s; the term ends %(ends)s.")
