#!/usr/bin/env python3
"""Django's command line. ``./run manage …`` calls it with the development profile."""

import os
import sys


def main():
    # The safe profile is the default: it refuses to start half configured.
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "uzbekspace.settings.production")
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line

    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        sys.exit(f"The portal is not configured: {error}")  # the message says what to do


if __name__ == "__main__":
    main()
