"""The addresses of other sites in the register, and the forms on which they stand."""

from collections import defaultdict
from html.parser import HTMLParser
from urllib.parse import urldefrag, urlsplit

from django.apps import apps

from ..fields import ProseField, WebAddressField
from ..history.snapshots import columns
from ..models import CheckedLink
from ..models.child import Child

LONGEST = CheckedLink._meta.get_field("address").max_length


def collect():
    """``{address: {(kind, object id), …}}`` of every http and https address, without fragments.

    A query for each table that has such columns, however many rows it has.
    """
    places = defaultdict(set)
    for model in apps.get_app_config("cooperation").get_models():
        fields = [
            field for field in columns(model) if isinstance(field, WebAddressField | ProseField)
        ]
        if not fields:
            continue
        owners = [model._meta.get_field(name) for name in _owner_fields(model)]
        names = [*(field.attname for field in owners), *(field.attname for field in fields)]
        rows = model._default_manager.order_by().rewrite(False).values_list("pk", *names)
        for pk, *values in rows:
            place = _place(model, pk, owners, values[: len(owners)])
            for field, value in zip(fields, values[len(owners) :], strict=True):
                for address in _addresses(field, value or ""):
                    places[address].add(place)
    return dict(places)


def _owner_fields(model):
    return model.owner_fields if issubclass(model, Child) else ()


def _place(model, pk, owners, keys):
    """What is edited on the form on which a row stands."""
    for field, key in zip(owners, keys, strict=True):
        if key is not None:
            return field.related_model._meta.model_name, key
    return model._meta.model_name, pk


def _addresses(field, value):
    found = [value] if isinstance(field, WebAddressField) else _links_in(value)
    for address in found:
        address, _fragment = urldefrag(address.strip())
        if _is_external(address):
            yield address


def _is_external(address):
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and len(address) <= LONGEST


def _links_in(html):
    reader = _Links()
    reader.feed(html)
    return reader.found


class _Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attributes):
        self.found += [value for name, value in attributes if name == "href" and value]
