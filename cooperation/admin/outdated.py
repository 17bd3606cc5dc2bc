"""Outdated translations where editors meet them anyway: in the lists and on the forms."""

from ..languages import ENDONYMS
from ..translations.readers import outdated_counts, with_outdated_languages
from ..translations.texts import KINDS
from .translation_page import address


class WithStandings:
    """An admin whose list knows which languages are outdated, and whose form says so."""

    def get_queryset(self, request):
        records = super().get_queryset(request)
        return with_outdated_languages(records) if self.model in KINDS else records

    def render_change_form(self, request, context, add=False, change=False, form_url="", obj=None):
        counts = outdated_counts(obj) if obj is not None and self.model in KINDS else {}
        context["outdated"] = [
            (code, name, counts[code], address(self.opts.model_name, obj.pk, code))
            for code, name in ENDONYMS.items()
            if code in counts
        ]
        context["outdated_languages"] = list(counts)
        return super().render_change_form(request, context, add, change, form_url, obj)
