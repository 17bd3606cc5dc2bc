"""The register's own kinds of model field, with their form fields."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorField

from . import markup
from .partial_dates import PartialDate
from .validators import validate_plain_text

# --- Dates of any precision -------------------------------------------------------------------


class PartialDateFormField(forms.CharField):
    """A date typed as "2022", "05.2022" or "10.05.2022"; ISO order is understood too."""

    default_error_messages = {
        "invalid": _("Enter a date as 2022, 05.2022 or 10.05.2022."),
    }

    def __init__(self, **kwargs):
        kwargs.setdefault("max_length", 10)
        super().__init__(**kwargs)
        self.widget.attrs.setdefault("autocomplete", "off")

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if isinstance(value, PartialDate):
            return value
        try:
            return PartialDate.parse(str(value))
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def prepare_value(self, value):
        return value.dotted() if isinstance(value, PartialDate) else value

    def has_changed(self, initial, data):
        try:
            return self.to_python(initial) != self.to_python(data)
        except ValidationError:
            return True

    def run_validators(self, value):
        """A PartialDate is valid by construction; the text validators do not apply to it."""

    def widget_attrs(self, widget):
        return {"size": 12, "inputmode": "text"}


class PartialDateField(models.Field):
    """A :class:`PartialDate`, stored as the ISO 8601 text that sorts as it does.

    NULL means that the date is not published. The ``year`` lookup uses the column's index.
    """

    description = _("Date known to the year, month or day")
    default_error_messages = {"invalid": PartialDateFormField.default_error_messages["invalid"]}

    def __init__(self, *args, **kwargs):
        kwargs["max_length"] = 10
        kwargs.setdefault("null", True)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        del kwargs["max_length"]
        return name, path, args, kwargs

    def get_internal_type(self):
        return "CharField"

    def to_python(self, value):
        if value is None or value == "":
            return None
        if isinstance(value, PartialDate):
            return value
        try:
            return PartialDate.parse(str(value))
        except ValueError as error:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from error

    def from_db_value(self, value, expression, connection):
        return PartialDate.parse(value) if value else None

    def get_prep_value(self, value):
        value = self.to_python(super().get_prep_value(value))
        return value.isoformat() if value else None

    def value_to_string(self, obj):
        return str(self.value_from_object(obj) or "")

    def formfield(self, **kwargs):
        kwargs.pop("widget", None)  # the admin has none for this type
        return super().formfield(form_class=PartialDateFormField, **kwargs)


@PartialDateField.register_lookup
class InYear(models.Lookup):
    """``signed_on__year=2022``: every date that lies in the year, whatever its precision."""

    lookup_name = "year"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        column, params = self.process_lhs(compiler, connection)
        year = int(self.rhs)
        # One column on both sides of AND, so that an index on it is used. Up to the last day and
        # not to the next year, because as texts "10000" comes before "9999".
        return f"({column} >= %s AND {column} <= %s)", [
            *params,
            f"{year:04}",
            *params,
            f"{year:04}-12-31",
        ]


# --- Texts ------------------------------------------------------------------------------------


class PlainCharField(models.CharField):
    """One line that the page shows as typed; HTML is refused."""

    default_validators = [validate_plain_text]

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 300)
        super().__init__(*args, **kwargs)


class PlainTextField(models.TextField):
    """A paragraph that the page shows as typed; HTML is refused."""

    default_validators = [validate_plain_text]


class SmallNumberField(models.PositiveSmallIntegerField):
    """A count up to 999, refused alike on every database when it is larger."""

    default_validators = [MaxValueValidator(999)]


class WebAddressField(models.URLField):
    """An http or https address; typed without a scheme it is taken as https."""

    default_validators = [URLValidator(schemes=["http", "https"])]

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 500)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs):
        return super().formfield(**{"assume_scheme": "https", **kwargs})


class ProseField(ProseEditorField):
    """Rich text, cleaned at every way into the database: forms, drafts, imports and fixtures."""

    # What the editor offers. What is let through is said in ``markup.allowed`` alone.
    EXTENSIONS = {
        "Bold": True,
        "Italic": True,
        "Heading": {"levels": [2, 3]},
        "BulletList": True,
        "OrderedList": True,
        "ListItem": True,
        "Blockquote": True,
        "Link": {
            "enableTarget": False,
            "autolink": False,
            "protocols": ["http", "https", "mailto", "record"],
        },
        "LibraryPicture": True,
        "Table": True,
        "TableRow": True,
        "TableHeader": True,
        "TableCell": True,
        "HardBreak": True,
    }

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("blank", True)
        super().__init__(*args, extensions=self.EXTENSIONS, sanitize=markup.clean, **kwargs)

    def pre_save(self, model_instance, add):
        value = getattr(model_instance, self.attname)
        if value:
            value = self.sanitize(value)
            setattr(model_instance, self.attname, value)
        return value

    def get_db_prep_save(self, value, connection):
        """Also where no ``pre_save`` is asked: Django saves fixtures raw, and updates by query."""
        if isinstance(value, str):
            value = self.sanitize(value)
        return super().get_db_prep_save(value, connection)
