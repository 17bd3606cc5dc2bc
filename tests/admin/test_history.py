"""The history of a thing: its versions, what each changed, the ways back."""

import pytest
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.files.base import ContentFile

from cooperation import history, library
from cooperation.enums import VersionEvent
from cooperation.models import Area, AuditEntry, Country, Partner, Picture, Version
from tests.admin.pages import address, filled_in
from tests.builders import make_area, make_editor, make_partner, make_section_text, make_superuser
from tests.library import png, taken_in

pytestmark = pytest.mark.django_db


def change(record, by=None, event=VersionEvent.CHANGED, **values):
    for name, value in values.items():
        setattr(record, name, value)
    record.save()
    return history.write_version(record, event, by)


@pytest.fixture
def partner():
    """A partner with three versions."""
    record = make_partner(name_en="Orbit", name_ru="Орбита", summary_en="A big agency")
    history.write_version(record, VersionEvent.CREATED, make_superuser(username="ulugbek"))
    change(record, name_ru="Орбита-2", city_ru="Ташкент", city_en="Tashkent")
    change(record, summary_en="A small agency")
    return record


def page(client, record, *args, pages="en", **query):
    kind = "version" if args else "history"
    return client.get(address(type(record), kind, record.pk, *args, language=pages), query)


def numbers(response):
    return [line["version"].number for line in response.context["lines"]]


def paths(response):
    return [line["difference"].path for line in response.context["lines"]]


def test_versions_stand_newest_first(admin, partner):
    assert numbers(page(admin, partner)) == [3, 2, 1]


def test_line_counts_the_fields_of_each_language(admin, partner):
    counted = page(admin, partner).context["lines"][1]["counted"]
    assert [(language, number) for language, _name, number in counted] == [("ru", 2), ("en", 1)]


def test_version_has_who_and_what_happened(admin, partner):
    text = page(admin, partner).content.decode()
    assert "ulugbek" in text
    assert "Created" in text


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"language": "ru"}, [2]),
        ({"field": "summary"}, [3]),
        ({"field": "city", "language": "en"}, [2]),
        ({"language": "none"}, []),
        ({"language": "xx", "field": "nonsense"}, [3, 2, 1]),
    ],
)
def test_versions_are_filtered_by_language_and_field(admin, partner, query, expected):
    assert numbers(page(admin, partner, **query)) == expected


def test_version_shows_what_it_changed(admin, partner):
    assert paths(page(admin, partner, 2)) == [
        "fields.name_ru",
        "fields.city_ru",
        "fields.city_en",
    ]


def test_words_that_went_and_came_are_marked(admin, partner):
    text = page(admin, partner, 3).content.decode()
    assert "<del>" in text
    assert "big" in text
    assert "<ins>" in text
    assert "small" in text


@pytest.mark.parametrize(("first", "second"), [(1, 3), (3, 1)])
def test_any_two_versions_are_compared(admin, partner, first, second):
    found = page(admin, partner, **{"from": first, "to": second})
    assert paths(found)[-1] == "fields.summary_en"
    assert len(paths(found)) == 4


def test_differences_are_filtered(admin, partner):
    assert paths(page(admin, partner, 2, language="en")) == ["fields.city_en"]


@pytest.mark.parametrize("number", ["99", "abc", "-1", "٣", "9" * 30, ""])
def test_comparison_with_a_version_that_is_none_is_refused(admin, partner, number):
    response = page(admin, partner, **{"from": "1", "to": number})
    assert (response.status_code, response.context["problem"]) == (
        404,
        "There is no version of this number.",
    )


def test_version_that_is_none_is_not_found(admin, partner):
    assert page(admin, partner, 99).status_code == 404


def test_whole_version_can_be_restored(admin, partner):
    form = address(Partner, "change", partner.pk)
    assert page(admin, partner, 2).context["restore"] == f"{form}?version=2"


def test_newest_version_need_not_be_restored(admin, partner):
    assert not page(admin, partner, 3).context["restore"]


def test_one_field_can_be_restored(admin, partner):
    line = page(admin, partner, 3).context["lines"][0]
    form = address(Partner, "change", partner.pk)
    assert (line["restore_before"], line["restore_after"]) == (
        f"{form}?version=2&field=fields.summary_en",
        "",
    )


def test_former_file_of_a_picture_can_be_restored(admin):
    picture = taken_in(png(400, 300))
    former, made = picture.original.name, picture.renditions
    history.write_version(picture, VersionEvent.CREATED)
    columns = library.take_in_picture(ContentFile(png(300, 200), name="b.png"))
    change(picture, **columns)
    form = address(Picture, "change", picture.pk)
    admin.post(form, filled_in(admin.get(f"{form}?version=1&field=fields.original")))
    picture.refresh_from_db()
    assert (picture.original.name, picture.renditions) == (former, made)


def test_reader_of_a_kind_is_offered_no_way_back(client, partner):
    client.force_login(make_editor("view_partner"))
    response = page(client, partner, 2)
    assert not response.context["restore"]
    assert "?version=" not in response.content.decode()


def test_history_is_closed_to_whoever_may_not_see_the_kind(client, partner):
    client.force_login(make_editor("view_area"))
    assert [page(client, partner).status_code, page(client, partner, 2).status_code] == [403, 403]


def test_thing_without_a_version_says_so(admin):
    assert "The history begins with the next change" in page(admin, make_area()).content.decode()


def test_what_django_kept_before_stays_readable(admin, administrator):
    record = make_partner()
    LogEntry.objects.log_actions(
        administrator.pk, [record], CHANGE, [{"changed": {"fields": ["web address"]}}]
    )
    history.write_version(record, VersionEvent.FOUND)
    assert [entry.object_id for entry in page(admin, record).context["earlier_entries"]] == [
        str(record.pk)
    ]


def test_what_a_version_says_is_not_repeated(admin, administrator, partner):
    LogEntry.objects.log_actions(administrator.pk, [partner], CHANGE, "")
    assert page(admin, partner).context["earlier_entries"] == []


@pytest.mark.parametrize("language", ["uz", "ru", "en"])
def test_pages_are_there_in_each_language(admin, partner, language):
    pages = [
        page(admin, partner, pages=language),
        page(admin, partner, 2, pages=language),
        page(admin, partner, pages=language, **{"from": 1, "to": 3}),
    ]
    assert [response.status_code for response in pages] == [200, 200, 200]


def test_history_costs_the_same_with_one_and_with_thirty_versions(admin, django_assert_num_queries):
    record = make_partner()
    history.write_version(record, VersionEvent.CREATED)
    page(admin, record)  # what is looked up once for a process
    with django_assert_num_queries(10):
        page(admin, record)
    for number in range(30):
        change(record, city_en=f"City {number}")
    with django_assert_num_queries(10):
        page(admin, record)


def test_long_history_has_pages(admin):
    record = make_area()
    for number in range(30):
        change(record, name_en=f"Area {number}")
    assert numbers(page(admin, record, p=2)) == [5, 4, 3, 2, 1]


# --- What writes versions ----------------------------------------------------------------------


def events(kind):
    return list(Version.objects.filter(kind=kind).order_by("pk").values_list("event", flat=True))


def test_form_writes_the_first_version_and_the_next(admin):
    admin.post(address(Area, "add"), {"name_en": "Orbits", "slug": ""})
    area = Area.objects.get()
    posted = filled_in(admin.get(address(Area, "change", area.pk)))
    admin.post(address(Area, "change", area.pk), {**posted, "name_en": "Orbital things"})
    assert events("area") == ["created", "changed"]


def test_deletion_is_kept_with_what_it_held(admin):
    area = make_area(name_en="Orbits")
    admin.post(address(Area, "delete", area.pk), {"post": "yes"})
    version = Version.objects.get()
    assert (version.event, version.object_id, version.snapshot["fields"]["name_en"]) == (
        "deleted",
        area.pk,
        "Orbits",
    )


def test_deletion_of_a_selection_keeps_each(admin):
    areas = [make_area(), make_area()]
    chosen = [area.pk for area in areas]
    admin.post(
        address(Area), {"action": "delete_selected", "_selected_action": chosen, "post": "y"}
    )
    assert sorted(Version.objects.values_list("object_id", flat=True)) == sorted(chosen)


def test_deletion_is_logged_with_its_doer(admin, administrator):
    area = make_area()
    admin.post(address(Area, "delete", area.pk), {"post": "yes"})
    entry = AuditEntry.objects.get(event="deleted")
    assert (entry.actor_id, entry.object_id, entry.address) == (
        administrator.pk,
        area.pk,
        "127.0.0.1",
    )


def test_history_of_something_deleted_leads_to_what_it_held(admin):
    area = make_area()
    admin.post(address(Area, "delete", area.pk), {"post": "yes"})
    version = Version.objects.get()
    assert page(admin, area).url == f"/en/admin/deleted/{version.pk}/"


def test_history_begins_with_everything_as_it_was_found():
    make_section_text("about")
    make_partner()
    for kind in history.KINDS:
        list(history.begin(kind))
        list(history.begin(kind))
    assert set(Version.objects.values_list("kind", "number", "event")) == {
        ("sectiontext", 1, "found"),
        ("partner", 1, "found"),
        ("country", 1, "found"),
    }
    assert Version.objects.filter(kind="country").count() == Country.objects.count()
