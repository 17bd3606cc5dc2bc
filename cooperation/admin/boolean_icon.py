"""Django's ticks and crosses, which it calls "True" and "False" in every language.

They are drawn by a private function, looked up where it is used, so that it can be replaced.
"""

from django.contrib.admin.templatetags import admin_list
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext as _

ICONS = {True: "yes", False: "no", None: "unknown"}


def translated_icon(value):
    words = {True: _("Yes"), False: _("No"), None: _("Unknown")}
    address = static(f"admin/img/icon-{ICONS[value]}.svg")
    return format_html('<img src="{}" alt="{}">', address, words[value])


admin_list._boolean_icon = translated_icon
