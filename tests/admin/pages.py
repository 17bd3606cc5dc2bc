"""What a page of the admin says and asks, read from its HTML as a browser would."""

from html.parser import HTMLParser

from django.urls import reverse
from django.utils.translation import get_language, override


def address(model, page="changelist", *args, language="en"):
    """The address of a model's page; in the active language if none is named."""
    with override(language or get_language()):
        return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def filled_in(response):
    """The values that a browser would post from the form, to be changed and posted."""
    reader = _FormReader()
    reader.feed(response.content.decode())
    return reader.values


def errors_of(response):
    """The messages at each field of a form that was sent back."""
    assert response.status_code == 200
    return {
        name: list(errors) for name, errors in response.context["adminform"].form.errors.items()
    }


def row_errors_of(response):
    """The messages at each row of each kind, only rows and kinds that have some."""
    assert response.status_code == 200
    found = {}
    for inline in response.context["inline_admin_formsets"]:
        rows = [
            {name: list(errors) for name, errors in form.errors.items()}
            for form in inline.formset.forms
        ]
        if any(rows):
            found[inline.formset.prefix] = rows
    return found


class _FormReader(HTMLParser):
    """Collects the values of the controls, but not of the templates for new rows."""

    def __init__(self):
        super().__init__()
        self.values = {}
        self._select = self._textarea = None

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        name = attributes.get("name")
        if name and "__prefix__" in name:
            return
        if tag == "input" and name:
            self._take_input(name, attributes)
        elif tag == "textarea" and name:
            self._textarea = name
            self.values[name] = ""
        elif tag == "select":
            self._select = name, "multiple" in attributes
        elif tag == "option" and "selected" in attributes and self._select:
            name, is_list = self._select
            value = attributes.get("value", "")
            if is_list:
                self.values.setdefault(name, []).append(value)
            else:
                self.values[name] = value

    def _take_input(self, name, attributes):
        kind = attributes.get("type", "text")
        if kind in ("submit", "button"):
            return
        value = attributes.get("value", "")
        if kind == "checkbox":
            if "checked" in attributes:
                self.values.setdefault(name, []).append(value or "on")
        elif kind == "radio":
            if "checked" in attributes:
                self.values[name] = value
        else:
            self.values[name] = value

    def handle_endtag(self, tag):
        if tag == "textarea":
            self._textarea = None
        elif tag == "select":
            self._select = None

    def handle_data(self, data):
        if self._textarea:
            self.values[self._textarea] += data.removeprefix("\n")
