"""Fields that name a picture or a document of the library, and what their dialog asks for.

With scripts a dialog shows the library and takes uploads, and the form behind it keeps what was
typed. Without, the field is what it is in the page's source: a box for the short name of the
thing, as it stands in the lists of the library, however long these are.
"""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.text import capfirst

from .keys import may_be_key


class LibraryKind:
    """The admin of something of which other forms choose one.

    What a form shows of it is ``as_choices``, a queryset with all that ``choice`` reads.
    """

    shape = "tile"  # how the dialog shows each: a tile, or a line with more words

    def as_choices(self, queryset):
        return queryset

    def choice(self, thing):
        """What stands for it in a form and in the dialog; inputs of ``choice.html``."""
        return {
            "key": thing.natural_key()[0],
            "name": thing.localized_title,
            "url": self.url_of("change", thing.pk),
        }

    def url_of(self, page, *args):
        names = f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_{page}"
        return reverse(names, args=args)


class Shelf:
    """The things of one kind for the fields of one request, each looked up once."""

    def __init__(self, kind, request):
        self.kind = kind
        self.is_open = kind.has_view_permission(request)
        self._known = {}

    def find(self, value):
        """What is meant by a short name, or by the key of the database; None if nothing.

        An editor who types a number means the short name, if something has it. What a row of the
        database names, which is no text, is a key.
        """
        if value not in self._known:
            self._known[value] = self._looked_up(value)
        return self._known[value]

    def remember(self, thing):
        self._known[thing.pk] = self._known[thing.natural_key()[0]] = thing

    def _looked_up(self, value):
        things = self.kind.as_choices(self.kind.model.objects.all())
        if not isinstance(value, str):
            return things.filter(pk=value).first()
        if not re.fullmatch(r"[-a-zA-Z0-9_]{1,80}", value):
            return None
        column = things.natural_key_field
        meant = Q(**{column: value})
        if may_be_key(value):
            meant |= Q(pk=value)
        found = sorted(things.filter(meant), key=lambda each: getattr(each, column) != value)
        return found[0] if found else None


class ChooserInput(forms.TextInput):
    template_name = "admin/components/chooser.html"
    use_fieldset = True  # several buttons go by the name of the field
    shelf = None  # set by the field

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        thing = self.shelf.find(value) if value else None
        if thing:
            context["widget"]["value"] = thing.natural_key()[0]
        return {
            **context,
            "choice": thing and self.shelf.kind.choice(thing),
            "label": context["widget"]["attrs"].get("aria-label", ""),
            "shape": self.shelf.kind.shape,
            "is_open": self.shelf.is_open,
            "dialog": self.shelf.kind.url_of("choose"),
            "library": self.shelf.kind.url_of("changelist"),
        }

    def _render(self, template_name, context, renderer=None):
        """By the templates of the project, which forms do not search by themselves."""
        return mark_safe(render_to_string(template_name, context))


class LibraryField(forms.ModelChoiceField):
    """Names a thing by its short name; what has none of it is refused and comes back as typed."""

    widget = ChooserInput

    def __init__(self, *args, shelf, **kwargs):
        super().__init__(*args, **kwargs)
        self.shelf = self.widget.shelf = shelf
        self.disabled = not shelf.is_open  # nobody changes what they may not see
        if self.label:
            self.widget.attrs["aria-label"] = capfirst(self.label)

    def without_wrapper(self):
        """Undo the links with which Django surrounds fields that name something."""
        self.widget = getattr(self.widget, "widget", self.widget)

    def get_bound_field(self, form, field_name):
        known = form.instance._state.fields_cache.get(field_name)
        if known is not None:
            self.shelf.remember(known)
        return super().get_bound_field(form, field_name)

    def to_python(self, value):
        if value in self.empty_values:
            return None
        thing = self.shelf.find(value)
        if thing is None:
            raise ValidationError(
                self.error_messages["invalid_choice"],
                code="invalid_choice",
                params={"value": value},
            )
        return thing

    def has_changed(self, initial, data):
        if self.disabled:
            return False
        thing = self.shelf.find(data) if data else None
        return str(initial or "") != str(thing.pk if thing else data or "")
