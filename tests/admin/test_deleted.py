"""What was deleted: found by name, looked through, brought back."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils.translation import override
from fpdf import FPDF

from cooperation import history, library
from cooperation.enums import StepKind
from cooperation.models import (
    Agreement,
    AuditEntry,
    Country,
    DocumentVersion,
    FormerSlug,
    Partner,
    Picture,
    Version,
)
from tests.admin.pages import address, filled_in
from tests.builders import (
    make_agreement,
    make_area,
    make_country,
    make_editor,
    make_partner,
)
from tests.library import make_document, make_picture, png, taken_in

pytestmark = pytest.mark.django_db


def pdf():
    document = FPDF()
    document.add_page()
    document.set_font("helvetica", size=24)
    document.cell(text="Cooperation in outer space")
    return bytes(document.output())


def delete(client, record):
    """Delete it in the admin; return the version that is left."""
    client.post(address(type(record), "delete", record.pk), {"post": "yes"})
    return Version.objects.filter(event="deleted").latest("pk")


def desk(client, language="en", **query):
    with override(language):
        return client.get(reverse("admin:deleted"), query)


def held(client, version):
    with override("en"):
        return client.get(reverse("admin:deleted_thing", args=[version.pk]))


def recover(client, version, follow=False):
    with override("en"):
        return client.post(reverse("admin:recover", args=[version.pk]), follow=follow)


def said(response):
    """The last message, below those of the deletion."""
    return [str(message) for message in response.context["messages"]][-1]


def titles(response):
    return [line["version"].title for line in response.context["lines"]]


# --- The desk ----------------------------------------------------------------------------------


def test_deleted_things_stand_newest_first(admin):
    for name in ("First", "Second"):
        delete(admin, make_partner(name_en=name))
    assert titles(desk(admin)) == ["Second", "First"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"q": "orb"}, ["Orbit"]),
        ({"q": "орбит"}, ["Orbit"]),
        ({"kind": "area"}, ["Rockets"]),
        ({"kind": "partner", "q": "rock"}, []),
        ({"kind": "nonsense"}, ["Rockets", "Orbit"]),
        ({"p": "nonsense"}, ["Rockets", "Orbit"]),
    ],
)
def test_deleted_things_are_found_by_kind_and_name(admin, query, expected):
    delete(admin, make_partner(name_en="Orbit", name_ru="Орбита"))
    delete(admin, make_area(name_en="Rockets"))
    assert titles(desk(admin, **query)) == expected


@pytest.mark.parametrize("language", ["uz", "ru", "en"])
def test_desk_is_there_in_each_language(admin, language):
    delete(admin, make_area())
    assert desk(admin, language).status_code == 200


def test_desk_costs_the_same_with_one_and_with_thirty(admin, django_assert_num_queries):
    delete(admin, make_area())
    desk(admin)
    with django_assert_num_queries(6):
        desk(admin)
    for _number in range(30):
        delete(admin, make_area())
    with django_assert_num_queries(6):
        desk(admin)


def test_kind_that_one_may_not_see_is_not_on_the_desk(admin, client):
    delete(admin, make_partner())
    client.force_login(make_editor("view_area"))
    assert titles(desk(client)) == []


def test_desk_is_closed_to_whoever_sees_no_kind(client):
    client.force_login(make_editor())
    assert desk(client).status_code == 403


def test_what_it_held_can_be_read(admin):
    version = delete(admin, make_partner(name_ru="Орбита"))
    assert ("name", "ru", "Орбита") in [
        (each.label, each.language, each.after) for each in held(admin, version).context["held"]
    ]


def test_what_one_may_not_see_is_not_shown(admin, client):
    version = delete(admin, make_partner())
    client.force_login(make_editor("view_area"))
    assert held(client, version).status_code == 404


# --- Coming back -------------------------------------------------------------------------------


def test_record_comes_back_as_a_draft_and_its_form_opens(admin):
    record = make_partner(areas=[make_area()])
    before = history.snapshot(record)
    response = recover(admin, delete(admin, record))
    assert response.url == address(Partner, "change", record.pk)
    draft = {**before, "fields": {**before["fields"], "status": "draft"}}
    assert history.snapshot(Partner.objects.get(pk=record.pk)) == draft


def test_rows_come_back(admin):
    agreement = make_agreement(steps=[(StepKind.SIGNED, "2021-12-06")])
    recover(admin, delete(admin, agreement))
    steps = Agreement.objects.get().steps
    assert [str(step.on) for step in steps.all()] == ["2021-12-06"]


def test_form_of_what_came_back_can_be_saved(admin):
    record = make_partner(slug="orbit")
    recover(admin, delete(admin, record))
    form = address(Partner, "change", record.pk)
    admin.post(form, {**filled_in(admin.get(form)), "city_en": "Bukhara"})
    assert Partner.objects.get().city_en == "Bukhara"


def test_all_its_addresses_lead_to_it_again(admin):
    record = make_partner(slug="old")
    history.write_version(record, "created")
    record.slug = "new"
    record.save()
    recover(admin, delete(admin, record))
    assert list(FormerSlug.objects.values_list("slug", "record_id")) == [("old", record.pk)]


def test_recovery_is_a_version_and_an_entry_of_the_log(admin, administrator):
    area = make_area()
    recover(admin, delete(admin, area))
    assert (
        history.last_version(area).event,
        AuditEntry.objects.filter(event="recovered", actor_id=administrator.pk).count(),
    ) == ("recovered", 1)


def test_what_came_back_is_no_longer_on_the_desk(admin):
    recover(admin, delete(admin, make_area()))
    assert titles(desk(admin)) == []


def test_it_comes_back_once(admin):
    version = delete(admin, make_area())
    recover(admin, version)
    assert recover(admin, version).status_code == 404


def test_what_was_loaded_again_meanwhile_is_not_overwritten(admin):
    area = make_area(name_en="Orbits")
    version = delete(admin, area)
    make_area(pk=version.object_id, name_en="Loaded")
    assert said(recover(admin, version, follow=True)) == "It is there already: “Loaded”."


def test_key_that_is_taken_meanwhile_is_named(admin):
    version = delete(admin, make_area(slug="orbits"))
    make_area(slug="orbits", name_en="Other")
    assert said(recover(admin, version, follow=True)) == (
        "It cannot be recovered: “Other” has the same value in the field “key”. Change it there "
        "first."
    )


def test_what_it_needs_and_is_gone_is_named(admin):
    country = make_country("KZ")
    version = delete(admin, make_partner(country=country))
    key = country.pk
    Country.objects.filter(pk=key).delete()
    assert said(recover(admin, version, follow=True)) == (
        f"It cannot be recovered, because something that it needs is gone: Country ({key}). If "
        "that was deleted, recover it first."
    )
    assert not Partner.objects.exists()


def test_recovery_needs_the_permission_to_add(admin, client):
    version = delete(admin, make_area())
    client.force_login(make_editor("view_area"))
    assert recover(client, version).status_code == 403


def test_recovery_is_asked_for_by_post(admin):
    version = delete(admin, make_area())
    with override("en"):
        assert admin.get(reverse("admin:recover", args=[version.pk])).status_code == 405


# --- With files --------------------------------------------------------------------------------


def test_picture_comes_back_with_renditions(admin):
    picture = taken_in(png(400, 300))
    made = picture.renditions
    recover(admin, delete(admin, picture))
    assert Picture.objects.get().renditions == made


def test_document_comes_back_with_its_files(admin):
    document = make_document(files=())
    file = document.files.create(language="en")
    library.add_version(file, library.take_in_document(ContentFile(pdf(), name="a.pdf")))
    before = list(DocumentVersion.objects.values("pk", "file", "stored", "is_current", "text"))
    recover(admin, delete(admin, document))
    assert list(DocumentVersion.objects.values("pk", "file", "stored", "is_current", "text")) == (
        before
    )


def test_picture_whose_file_is_lost_does_not_come_back(admin):
    version = delete(admin, make_picture())
    snapshot = version.snapshot
    snapshot["fields"]["original"] = "originals/lost.png"
    Version.objects.filter(pk=version.pk).update(snapshot=snapshot)
    assert "Picture (originals/lost.png)" in said(recover(admin, version, follow=True))
