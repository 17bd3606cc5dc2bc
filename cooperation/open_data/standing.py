"""The legal status of an instrument on a day, as data."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from .parts import date_of
from .values import Column, Value


@dataclass(frozen=True, kw_only=True)
class Standing(Value):
    """The legal status of an instrument, computed for the day of ``standing_day`` on it."""

    codes: type

    sort = _("Code of a list, with the dates that explain it")

    def of(self, obj, addresses):
        standing = obj.standing_on(obj.standing_day)
        return {
            "code": str(standing.status),
            "on": obj.standing_day.isoformat(),
            "since": date_of(standing.since),
            "ends": date_of(standing.ends),
        }

    @property
    def columns(self):
        return (
            Column(self.code),
            Column(f"{self.code}_on", "date"),
            *(
                Column(f"{self.code}_{name}{ending}")
                for name in ("since", "ends")
                for ending in ("", "_precision")
            ),
        )

    def cells(self, value):
        dates = (value["since"], value["ends"])
        pairs = ((date["value"], date["precision"]) if date else (None, None) for date in dates)
        return value["code"], value["on"], *(part for pair in pairs for part in pair)

    @property
    def schema(self):
        return {"$ref": "#/components/schemas/Standing"}
