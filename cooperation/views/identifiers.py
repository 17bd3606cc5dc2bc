"""Permanent identifiers, /id/<kind>/<key>: what a record is called by whoever keeps its address.

An identifier leads to what its client understands (303, RFC 9110, 15.4.4); the same with an ending
is one form of the record. It never leads astray: a former slug leads on, a withdrawn record is said
to be gone.
"""

from django.contrib.auth.models import AnonymousUser
from django.http import (
    Http404,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
    JsonResponse,
)
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import urlencode
from django.utils.translation import override

from .. import ties
from ..downloads.csv_files import csv_of
from ..downloads.tables import Table
from ..filters import AS_OF
from ..languages import LANGUAGE_CODES
from ..models import Country
from ..negotiation import PARAMETER as LANG
from ..negotiation import language_of, preferred
from ..open_access import METHODS, OpenAccess, revalidated
from ..open_data import KINDS, RECORDS, Addresses, data_of_page
from ..open_data.parts import moment_of
from ..open_data.past import data_on
from ..openapi.parameters import ON, not_understood
from ..partial_dates import day_of
from ..problems import Problem, ProblemType
from ..structured_data import Voice, record_ld
from ..structured_data import country as country_ld
from ..structured_data.whole import CONTEXT
from ..whereabouts import Gone, public_record, with_query
from . import errors
from .base import PublicView

# By their endings. The first is for whoever takes anything.
FORMS = {
    "html": "text/html",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "csv": "text/csv",
}
WORDS = (*RECORDS, "countries")


class Identifier(OpenAccess, PublicView):
    """One thing of the kind of ``word``: the way to its forms, or one of them."""

    word = ""

    def get(self, request, key, form=""):
        self.kind = KINDS[self.word]
        self.addresses = Addresses.of(request)
        self.language = language_of(request)
        try:
            with override(self.language):
                response = self.answer(key, form)
        except Gone as gone:
            response = self.gone(gone.withdrawal)
        except Http404:
            if self.is_for_people(form):
                raise
            response = Problem(ProblemType.NOT_FOUND).response(request)
        except Problem as problem:
            response = problem.response(request)
        # Else the middleware puts in that of a cookie, which is not asked here.
        response.headers.setdefault("Content-Language", self.language)
        if not form:
            patch_vary_headers(response, ["Accept"])
        if not form or form == "html":
            patch_vary_headers(response, ["Accept-Language"])
        return response

    def answer(self, key, form):
        thing = self.find(key)
        own_key = thing.natural_key()[0].lower()
        if own_key != key:
            path = self.path(own_key, form)
            return HttpResponsePermanentRedirect(with_query(self.request, path))
        day = self.day()
        if form in ("jsonld", "csv"):
            response = revalidated(self.request, self.written(thing, form, day))
            response["Content-Language"] = ", ".join(LANGUAGE_CODES)
        else:
            target = self.target(thing, own_key, form or self.preferred_form())
            response = HttpResponseRedirect(target, status=303)
        response["Link"] = self.alternates(own_key)
        return response

    def alternates(self, key):
        """All forms, for the header Link (RFC 8288)."""
        addresses = {
            self.addresses.absolute(self.path(key, form)): media_type
            for form, media_type in FORMS.items()
        }
        links = (f'<{url}>; rel="alternate"; type="{type}"' for url, type in addresses.items())
        return ", ".join(links)

    def find(self, key):
        if self.kind.model is Country:
            country = Country.objects.filter(code=key.upper()).first()
            if country is None:
                raise Http404
            return country
        return public_record(self.kind.model, key)

    def day(self):
        """The day of which the thing is asked for, if any."""
        asked = self.request.GET.get(AS_OF.name)
        if asked is None:
            return None
        if not ON.accepts(asked):
            raise Problem(ProblemType.BAD_PARAMETER, errors=[not_understood(ON)])
        return day_of(asked)

    # --- Which form ---

    def preferred_form(self):
        media_type = preferred(self.request, list(FORMS.values()))
        if media_type is None:
            raise Problem(ProblemType.NOT_ACCEPTABLE, available=list(FORMS.values()))
        return next(form for form, each in FORMS.items() if each == media_type)

    def is_for_people(self, form):
        if form:
            return form == "html"
        return preferred(self.request, ["text/html", "application/json"]) != "application/json"

    def gone(self, withdrawal):
        """Said in HTML or as a problem, by what the client understands."""
        if self.is_for_people(self.kwargs.get("form", "")):
            return errors.withdrawn(self.request, withdrawal)
        at = withdrawal.at and moment_of(withdrawal.at)
        return Problem(ProblemType.GONE, withdrawn_at=at).response(self.request)

    # --- Where it is, and what it says ---

    def path(self, key, form=""):
        kwargs = {"key": key, **({"form": form} if form else {})}
        return reverse(f"identifier-{self.word}", kwargs=kwargs)

    def target(self, thing, key, form):
        """Where a form is, of the day that is asked for."""
        kept = (AS_OF.name, LANG) if form == "json" else (AS_OF.name,)
        asked = self.request.GET
        query = urlencode({name: asked[name] for name in kept if name in asked})
        if form == "html":
            path = self.page(thing)
        elif form == "json":
            path = reverse(f"api:{self.word}-record", args=[key])
        else:
            path = self.path(key, form)
        return f"{path}?{query}" if query else path

    def page(self, thing):
        if isinstance(thing, Country) and not _has_dossier(thing):
            return reverse("cooperation:country-list")
        return thing.get_absolute_url()

    def written(self, thing, form, day):
        if form == "csv":
            text = csv_of(Table(self.kind), self.data(thing, day))
            name = f'inline; filename="{self.kwargs["key"]}.csv"'
            return HttpResponse(
                text,
                content_type="text/csv; charset=utf-8; header=present",
                headers={"Content-Disposition": name},
            )
        return JsonResponse(
            self.linked_data(thing, day),
            json_dumps_params={"ensure_ascii": False},
            content_type=FORMS["jsonld"],
        )

    def data(self, thing, day):
        if isinstance(thing, Country):
            found = Country.objects.filter(pk=thing.pk)
            return data_of_page(self.kind, found, self.addresses)[0]
        data = data_on(self.kind, thing, self.addresses, day)
        if data is None:
            raise Http404
        return data

    def linked_data(self, thing, day):
        if isinstance(thing, Country):
            voice = Voice(self.addresses.absolute)
            has_pages = _has_dossier(thing)
            own = {} if has_pages else {"@id": voice.identifier(thing)}
            return {
                "@context": CONTEXT,
                **country_ld(voice, thing, is_subject=has_pages),
                **own,
            }
        return record_ld(thing, self.addresses.absolute, day)

    def http_method_not_allowed(self, request, *args, **kwargs):
        if self.is_for_people(kwargs.get("form", "")):
            return super().http_method_not_allowed(request, *args, **kwargs)
        headers = {"Allow": ", ".join(METHODS)}
        return Problem(ProblemType.READ_ONLY, headers=headers).response(request)


def _has_dossier(country):
    return ties.countries(AnonymousUser()).filter(pk=country.pk).exists()
