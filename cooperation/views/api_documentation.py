"""The documentation of /api/v1/, made from the same declarations as its OpenAPI document."""

from itertools import groupby
from typing import NamedTuple

from django.conf import settings
from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ..downloads.explanation import lines_of
from ..enums import Section
from ..filters import interface_text
from ..languages import active_language
from ..open_data import REFERENCE, Addresses, data_of_page
from ..open_data.records import public_of
from ..openapi import operations
from ..openapi.pages import around, labelled
from ..openapi.parameters import PAGING
from ..problems import ProblemType
from .base import Page

_SHOWN = 2  # records of the example


class Group(NamedTuple):
    """The operations on one kind, with what their own parameters are."""

    title: str
    operations: list
    parameters: list

    @property
    def id(self):
        return f"of-{self.operations[0].id}"


class ApiDocumentation(Page):
    section = Section.DATA
    template_name = "cooperation/api_documentation.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            title=interface_text(pgettext("title", "API")),
            description=_(
                "The register for programs: every list, record and change as JSON, open "
                "to everybody, without a key."
            ),
            root=self._absolute(reverse("api:root")),
            openapi=self._absolute(reverse("api:openapi")),
            groups=groups(),
            common=PAGING,
            problems=list(ProblemType),
            limit=settings.API_RATE_LIMIT,
            example_address=self._absolute(self.example_path()),
            example=lines_of(self.example()),
            **kwargs,
        )

    def example_path(self):
        return f"{reverse('api:areas-list')}?lang={active_language()}&per_page={_SHOWN}"

    def example(self):
        """What the API answers at the address of the example."""
        kind = REFERENCE["areas"]
        page = Paginator(public_of(kind.model).in_title_order(), _SHOWN).page(1)
        addresses = Addresses.of(self.request)

        def address_of(number):
            more = f"&page={number}" if number > 1 else ""
            return addresses.absolute(self.example_path() + more)

        records = data_of_page(kind, page.object_list, addresses)
        language = active_language()
        return {
            **around(page, address_of),
            "records": [labelled(kind, each, language) for each in records],
        }


def groups():
    return [
        Group(str(tag), found, _own_parameters(found))
        for tag, found in (
            (tag, list(each)) for tag, each in groupby(operations().values(), lambda o: o.tag)
        )
    ]


def _own_parameters(found):
    """Those that not every list has; of the same name one after the other."""
    own = {}
    for operation in found:
        for parameter in operation.parameters:
            if parameter not in PAGING:
                own.setdefault(parameter.name, {})[str(parameter.about)] = parameter
    return [parameter for same in own.values() for parameter in same.values()]
