"""How the register's values are written in a page of the reader's language."""

import datetime
from urllib.parse import urlsplit

from django import template
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from .. import languages, monograms
from ..date_words import format_date, format_span
from ..enums import AgreementRelationKind, PublicationStatus, Qualifier
from ..explanations import status_label
from ..partial_dates import PartialDate
from ..prose import named_in_texts_of, rendered

register = template.Library()

NO_BREAK = "\u00a0"
SPACED_DASH = " – "


# --- Texts -------------------------------------------------------------------------------------


@register.simple_tag
def localized(obj, field):
    """A name or title of the object, marked with its language where that is not the reader's."""
    return text(languages.localized(obj, field)) if obj else ""


@register.simple_tag
def heading(record):
    """What a record is called on its page and in lists, marked with its language."""
    return text(record.heading)


@register.filter
def monogram(organisation):
    """The letters on an organisation's tile, of the shortest name that it goes by."""
    for field in ("short_name", "abbreviation", organisation.title_field):
        name = languages.localized(organisation, field) if hasattr(organisation, field) else None
        if name and name.value:
            return monograms.monogram(*name)
    return ""


@register.filter
def text(localized_text):
    """A LocalizedText, marked with its language where that is not the reader's."""
    value, language = localized_text
    if language == languages.active_language():
        return value
    return format_html('<span lang="{}">{}</span>', language, value)


@register.filter
def endonym(language):
    """What a language of the portal calls itself."""
    return languages.ENDONYMS[language]


@register.inclusion_tag("components/prose.html", takes_context=True)
def prose(context, obj, field):
    """Rich text in the reader's language, or where to read it; it never falls back.

    Where the whole record is not translated, its page says so once, and not again here.
    """
    is_told = obj is None or not getattr(obj, "is_available", True)
    language = languages.active_language()
    text = languages.text_in(obj, field, language) if obj else ""
    return {
        "language": language,
        "text": rendered(text, named_in_texts_of(obj, language), language) if text else "",
        "links": [
            link
            for link in context["language_links"]
            if not is_told and languages.is_filled(obj, field, link.code)
        ],
    }


# --- Dates and numbers -------------------------------------------------------------------------


@register.simple_tag
def date(value):
    """A date of any precision, or that it is not published."""
    if value is None:
        return format_html('<span class="unknown">{}</span>', _("Not published"))
    if isinstance(value, datetime.datetime):
        value = timezone.localdate(value)
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), format_date(value))


@register.simple_tag
def moment(value):
    """A day with its hour, in Tashkent."""
    local = timezone.localtime(value)
    words = f"{format_date(local.date())}, {local:%H:%M}"
    return format_html('<time datetime="{}">{}</time>', local.isoformat(timespec="minutes"), words)


@register.simple_tag
def span(start, end):
    """The days from one date to another, or that they are not published."""
    if start is None:
        return date(None)
    words = format_span(start, end)
    html = '<time datetime="{}">{}</time>'
    if SPACED_DASH in words:  # two whole dates, too long for a narrow line: parted at the dash
        words = SPACED_DASH.join(each.replace(" ", NO_BREAK) for each in words.split(SPACED_DASH))
        html = '<time class="span" datetime="{}">{}</time>'
    return format_html(html, start.isoformat(), words)


@register.inclusion_tag("components/date_block.html")
def date_block(start, end=None, *, is_year_alone=False):
    """The part of a date that an eye looks for; the whole date stands beside it in words."""
    if start is None:
        return {}
    end = end or start
    is_within_a_month = end.day and (start.year, start.month) == (end.year, end.month)
    if is_year_alone or not start.day or not is_within_a_month:
        return {"figure": str(start.year)}
    days = str(start.day) if start == end else f"{start.day}–{end.day}"
    return {"figure": days, "month": format_date(PartialDate(start.year, start.month))}


@register.filter
def date_words(value):
    """A date as it stands within a translated sentence."""
    return format_date(value)


@register.filter
def figure(statistic):
    """The figure of a statistic, as exact as its source gives it."""
    number = {"number": number_format(statistic.value)}
    match statistic.qualifier:
        case Qualifier.AT_LEAST:
            return pgettext("figure", "at least %(number)s") % number
        case Qualifier.ABOUT:
            return pgettext("figure", "about %(number)s") % number
        case Qualifier.NEARLY:
            return pgettext("figure", "nearly %(number)s") % number
    return number["number"]


@register.filter
def web_name(url):
    """The part of a web address that readers know it by."""
    return urlsplit(url).hostname.removeprefix("www.") if urlsplit(url).hostname else url


@register.filter
def seen_from_the_other(relation):
    """What a relation that is told from the later agreement makes of the earlier one."""
    return {
        AgreementRelationKind.AMENDS: _("Amended by"),
        AgreementRelationKind.IMPLEMENTS: _("Implemented by"),
        AgreementRelationKind.REPLACES: _("Replaced by"),
    }[relation.kind]


# --- Badges ------------------------------------------------------------------------------------


@register.inclusion_tag("components/badge.html")
def legal_status(record, status=None):
    """The legal status of an instrument; ``current_status`` of a list unless given."""
    status = status or record.current_status
    return {"kind": status, "label": status_label(type(record), status)}


@register.inclusion_tag("components/badge.html")
def publication(record):
    """For staff, who see what readers do not: the state of a record that is not public."""
    if record.is_public():
        return {}
    label = PublicationStatus(record.status).label
    if record.status == PublicationStatus.PUBLISHED:
        label = _("Not public at this time")
    return {"kind": "unpublished", "label": label}
