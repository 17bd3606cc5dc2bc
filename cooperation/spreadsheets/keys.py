"""The short names by which tables call things, instead of the numbers of the database."""

from django.contrib.auth import get_user_model


def key_field(model):
    """The column by which people name a row of this model."""
    if model is get_user_model():
        return model.USERNAME_FIELD
    return model._default_manager.all().natural_key_field


class Keys:
    """The keys of everything that the tables of one file point at, each model read once."""

    def __init__(self):
        self._keys = {}
        self._numbers = {}

    def key_of(self, model, number):
        """The key of what has this number; empty for nothing."""
        if number is None:
            return ""
        self._load(model)
        return self._keys[model].get(number, "")

    def number_of(self, model, key):
        """The number of what has this key; None if nothing has it."""
        self._load(model)
        numbers = self._numbers[model]
        return numbers.get(key, numbers.get(key.upper()))  # the codes of countries are capital

    def _load(self, model):
        if model not in self._keys:
            rows = model._default_manager.order_by().values_list("pk", key_field(model))
            self._keys[model] = dict(rows)
            self._numbers[model] = {key: number for number, key in self._keys[model].items()}
