from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CooperationConfig(AppConfig):
    name = "cooperation"
    verbose_name = _("Register of cooperation")

    def ready(self):
        # The models must be loaded and translated first.
        from . import receivers, receivers_of_accounts  # noqa: F401
