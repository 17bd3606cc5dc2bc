"""The WSGI entry point that gunicorn serves; the production profile unless told otherwise."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "uzbekspace.settings.production")

application = get_wsgi_application()
