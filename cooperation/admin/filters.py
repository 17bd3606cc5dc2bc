"""The filters beside the lists that Django does not make by itself."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from ..completeness import missing_in
from ..explanations import status_choices
from ..languages import ENDONYMS, LANGUAGE_CODES


def endonym(language):
    """The language's own name, marked as being in it."""
    return format_html('<span lang="{}">{}</span>', language, ENDONYMS[language])


class MissingLanguageFilter(admin.SimpleListFilter):
    """Records without a title or a summary in a language: they have no page in it."""

    title = _("missing language")
    parameter_name = "missing"

    def lookups(self, request, model_admin):
        return [(language, endonym(language)) for language in LANGUAGE_CODES]

    def queryset(self, request, queryset):
        if self.value() in LANGUAGE_CODES:
            return queryset.filter(missing_in(queryset.model, self.value()))
        return queryset


class LegalStatusFilter(admin.SimpleListFilter):
    """By what an instrument is today."""

    title = _("legal status")
    parameter_name = "legal-status"

    def lookups(self, request, model_admin):
        return status_choices(model_admin.model)

    def queryset(self, request, queryset):
        if self.value() in dict(self.lookup_choices):
            return queryset.with_legal_status(self.value())
        return queryset
