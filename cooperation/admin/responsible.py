"""The field that says who looks after a record."""

from django.forms import ModelChoiceField

from ..people import name_of
from ..renewal.deeds import possible_owners


class PersonField(ModelChoiceField):
    def label_from_instance(self, user):
        return name_of(user)


class WithResponsible:
    """For the admin of a kind of record; mixed in before Django's."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        """Without the buttons that would open an account beside it."""
        if db_field.name == "responsible":
            return db_field.formfield(form_class=PersonField, queryset=possible_owners())
        return super().formfield_for_dbfield(db_field, request, **kwargs)
