"""Columns of dates and moments, as people and programs write them."""

import datetime

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from ..partial_dates import PartialDate
from .text_column import Column, Unreadable


class PartialDateColumn(Column):
    @property
    def content(self):
        return _("Date: 2022, 2022-05 or 2022-05-10")

    def cell(self, obj, keys):
        return str(getattr(obj, self.key) or "")

    def value(self, cell, keys):
        text = self._text(cell).removesuffix(" 00:00")
        if not text:
            return None
        try:
            return PartialDate.parse(text).isoformat()
        except ValueError as error:
            raise Unreadable(self.field.error_messages["invalid"]) from error


class DayColumn(PartialDateColumn):
    @property
    def content(self):
        return _("Day: 2022-05-10")

    def value(self, cell, keys):
        try:
            day = super().value(cell, keys)
        except Unreadable:
            day = ""
        if day is not None and len(day) < len("2022-05-10"):
            raise Unreadable(_("Enter a day as 2022-05-10."))
        return day


class MomentColumn(Column):
    _FORMAT = "%Y-%m-%d %H:%M"

    @property
    def content(self):
        return _("Day and time in Tashkent: 2022-05-10 09:00")

    def cell(self, obj, keys):
        moment = getattr(obj, self.key)
        return timezone.localtime(moment).strftime(self._FORMAT) if moment else ""

    def value(self, cell, keys):
        text = self._text(cell)
        if not text:
            return None
        try:
            moment = parse_datetime(text if ":" in text else f"{text} 00:00")
            if timezone.is_naive(moment):
                moment = timezone.make_aware(moment)
            return moment.astimezone(datetime.UTC).isoformat()
        except (ValueError, AttributeError, OverflowError) as error:
            raise Unreadable(_("Enter a day and a time as 2022-05-10 09:00.")) from error
