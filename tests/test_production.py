"""The production profile, in a process of its own: settings are read once in a process."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

COMPLETE = {
    "SECRET_KEY": "a-long-enough-throw-away-value-with-many-different-letters-0123456789",
    "ALLOWED_HOSTS": "portal.example",
    "DEFAULT_FROM_EMAIL": "portal@portal.example",
    "DATABASE_URL": "sqlite://:memory:",
}


def manage(*arguments, **environment):
    """Run manage.py as on a server. An empty variable also hides the one in a developer's .env."""
    # Without those of the tests: manage.py itself is to choose the profile.
    inherited = {k: v for k, v in os.environ.items() if not k.startswith("DJANGO_")}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env={**inherited, **environment},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("name", ["SECRET_KEY", "ALLOWED_HOSTS", "DEFAULT_FROM_EMAIL"])
def test_production_refuses_to_start_without(name):
    result = manage("check", **{**COMPLETE, name: ""})

    assert result.stderr == (
        f"The portal is not configured: Set {name} in the environment or in .env "
        "(see .env.example). "
        "To try the portal on this computer, start it with ./run site.\n"
    )


def test_production_refuses_to_serve_every_host():
    result = manage("check", **{**COMPLETE, "ALLOWED_HOSTS": "portal.example,*"})

    assert result.stderr == (
        "The portal is not configured: ALLOWED_HOSTS must name the portal's own hosts, not '*'.\n"
    )


def test_deployment_check_has_no_warning():
    result = manage("check", "--deploy", "--fail-level", "WARNING", **COMPLETE)

    assert result.stderr == ""
    assert result.stdout == "System check identified no issues (0 silenced).\n"
