"""The first version of everything."""

from io import StringIO

import pytest
from django.contrib import admin
from django.core.management import call_command

from cooperation import history
from cooperation.admin.base import PortalAdmin
from cooperation.models import Version
from tests.builders import make_area

pytestmark = pytest.mark.django_db


def begin():
    told = StringIO()
    call_command("begin_history", stdout=told)
    return told.getvalue()


def test_what_has_no_version_gets_one_as_it_was_found():
    area = make_area()
    begin()
    version = Version.objects.about(area).get()
    assert (version.event, version.snapshot) == ("found", history.snapshot(area))


def test_what_has_a_version_is_left_alone():
    make_area()
    begin()
    assert (begin(), Version.objects.count()) == ("", 1)


def test_everything_that_is_edited_in_three_languages_has_a_history():
    edited = {
        model for model, kind in admin.site._registry.items() if isinstance(kind, PortalAdmin)
    }
    assert set(history.KINDS) == edited
