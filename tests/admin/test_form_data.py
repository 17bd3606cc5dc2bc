"""From a snapshot to the posted form and back, for everything that staff edit."""

import pytest
from django.contrib import admin
from django.test import RequestFactory

from cooperation import history
from cooperation.admin.form_data import WholeForm, data_of
from cooperation.models import Agreement
from tests.builders import (
    make_agreement,
    make_area,
    make_conference,
    make_country,
    make_membership,
    make_memorandum,
    make_partner,
    make_section_text,
    make_site_settings,
    make_source,
    make_superuser,
    tomorrow,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_of_staff():
    request = RequestFactory().get("/en/admin/")
    request.user = make_superuser()
    return request


def whole(obj, data, request):
    return WholeForm(admin.site.get_model_admin(type(obj)), request, obj, data)


def data(obj, request, state=None):
    model_admin = admin.site.get_model_admin(type(obj))
    return data_of(model_admin, request, obj, state or history.snapshot(obj))


@pytest.mark.parametrize(
    "make",
    [
        lambda: make_membership(statistics=[{"value": 102}], verified_on="2026-01-31"),
        lambda: make_partner(publish_at=tomorrow().replace(microsecond=0)),
        make_memorandum,
        make_agreement,
        make_conference,
        lambda: make_section_text("about"),
        make_site_settings,
        make_area,
        make_country,
        make_source,
    ],
)
def test_form_of_a_snapshot_gives_the_same_snapshot(make, request_of_staff):
    obj = make()
    state = history.snapshot(obj)
    form = whole(obj, data(obj, request_of_staff), request_of_staff)
    assert (form.is_valid(), form.state(state)) == (True, state)


def test_wrong_values_stay_as_they_were_typed(request_of_staff):
    agreement = make_agreement()
    posted = data(agreement, request_of_staff)
    row = next(i for i in range(9) if f"steps-{i}-on" in posted)
    posted[f"steps-{row}-on"] = ["32.13.2022"]
    form = whole(agreement, posted, request_of_staff)
    state = form.state(history.snapshot(agreement))
    assert [step["on"] for step in state["rows"]["steps"]][row] == "32.13.2022"


def test_wrong_values_are_posted_again_as_they_were_typed(request_of_staff):
    agreement = make_agreement()
    state = history.snapshot(agreement)
    state["rows"]["steps"][0]["on"] = "32.13.2022"
    posted = data(agreement, request_of_staff, state)
    assert posted["steps-0-on"] == ["32.13.2022"]


def test_row_that_the_state_has_not_is_deleted(request_of_staff):
    agreement = make_agreement()
    state = history.snapshot(agreement)
    state["rows"]["steps"] = []
    form = whole(agreement, data(agreement, request_of_staff, state), request_of_staff)
    assert form.is_valid()
    form.save()
    assert Agreement.objects.get().steps.count() == 0


def test_row_that_was_deleted_comes_back_as_a_new_one(request_of_staff):
    agreement = make_agreement()
    state = history.snapshot(agreement)
    agreement.steps.all().delete()
    form = whole(agreement, data(agreement, request_of_staff, state), request_of_staff)
    assert form.is_valid()
    form.save()
    assert [row["on"] for row in history.snapshot(Agreement.objects.get())["rows"]["steps"]] == [
        row["on"] for row in state["rows"]["steps"]
    ]
