"""What the pages for staff need beside Django's own tags."""

from django import template
from django.urls import translate_url

from ..languages import ENDONYMS, LANGUAGE_CODES, active_language
from ..models import SiteSettings

register = template.Library()


@register.simple_tag
def portal_settings():
    """The names of the portal and the agency; None before somebody has set them."""
    return SiteSettings.objects.first()


@register.simple_tag(takes_context=True)
def same_page_in_languages(context):
    """This page with its query in each language, for the switch in the header."""
    path = context["request"].get_full_path()
    return [
        {
            "code": code,
            "name": ENDONYMS[code],
            "url": translate_url(path, code),
            "is_current": code == active_language(),
        }
        for code in LANGUAGE_CODES
    ]
