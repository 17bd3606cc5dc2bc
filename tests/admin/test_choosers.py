"""Fields that name a picture or a document, and the dialog in which one is chosen or uploaded."""

import pytest
from django.contrib import admin as django_admin
from django.core.files.storage import default_storage
from django.db import IntegrityError
from django.db.models import ForeignKey
from django.test import Client

from cooperation.admin.choosers import LibraryField
from cooperation.admin.library import SHOWN_IN_DIALOG, LibraryAdmin
from cooperation.admin.picture import PictureForm
from cooperation.enums import Section
from cooperation.models import (
    Conference,
    Document,
    DocumentVersion,
    Partner,
    Picture,
)
from tests.admin.files import junk, photo, text
from tests.admin.pages import address, errors_of, filled_in, row_errors_of
from tests.builders import (
    make_agreement,
    make_conference,
    make_editor,
    make_membership,
    make_memorandum,
    make_partner,
    make_section_text,
    make_site_settings,
)
from tests.library import attach, hang, make_article, make_document, make_picture


@pytest.fixture
def send(admin):
    def send(record, **values):
        url = address(type(record), "change", record.pk, language="en")
        return admin.post(url, {**filled_in(admin.get(url)), **values})

    return send


def found(client, model, query="", page=1):
    response = client.get(address(model, "choose"), {"q": query, "page": page})
    return [choice["key"] for choice in response.context["choices"]]


def upload(client, model, page_language="en", **values):
    return client.post(address(model, "upload", language=page_language), values)


# --- Every field -------------------------------------------------------------------------------


def fields_of_the_library(rf, user):
    """Each form field of the admin that stands for a foreign key to the library, by its name."""
    request = rf.get("/")
    request.user = user
    for model_admin in django_admin.site._registry.values():
        formsets = [
            inline.get_formset(request) for inline in model_admin.get_inline_instances(request)
        ]
        for form in [model_admin.get_form(request), *(formset.form for formset in formsets)]:
            model = form._meta.model
            for name, field in form.base_fields.items():
                column = next((each for each in model._meta.fields if each.name == name), None)
                if isinstance(column, ForeignKey) and column.related_model in (Picture, Document):
                    yield f"{model.__name__}.{name}", field


def test_every_field_that_names_a_thing_of_the_library_is_a_chooser(rf, administrator):
    fields = dict(fields_of_the_library(rf, administrator))
    assert sorted(fields) == [
        "Agreement.picture",
        "Attachment.document",
        "Conference.picture",
        "GalleryPicture.picture",
        "Membership.logo",
        "Membership.logo_on_dark",
        "Membership.picture",
        "Memorandum.picture",
        "Partner.logo",
        "Partner.logo_on_dark",
        "Partner.picture",
        "SectionText.picture",
        "SiteSettings.emblem",
    ]
    assert {type(field) for field in fields.values()} == {LibraryField}


@pytest.mark.parametrize(
    ("make", "field"),
    [
        (make_membership, "logo"),
        (make_partner, "logo_on_dark"),
        (make_memorandum, "picture"),
        (make_agreement, "picture"),
        (make_conference, "picture"),
        (lambda: make_section_text(Section.HOME), "picture"),
        (make_site_settings, "emblem"),
    ],
)
def test_chosen_picture_is_saved_and_shown(admin, send, make, field):
    record, picture = make(), make_picture(key="hall", alt_en="The hall")
    assert send(record, **{field: "hall"}).status_code == 302
    record.refresh_from_db()
    assert getattr(record, field) == picture
    page = admin.get(address(type(record), "change", record.pk, language="en"))
    assert filled_in(page)[field] == "hall"
    assert "The hall" in page.content.decode()


def test_chosen_picture_is_removed_by_an_empty_box(send):
    partner = make_partner(picture=make_picture())
    send(partner, picture="")
    partner.refresh_from_db()
    assert partner.picture is None


@pytest.mark.parametrize("typed", ["no-such-key", "9" * 30, "a b", "-1", "x" * 200, "\0"])
def test_name_that_nothing_has_is_refused_and_comes_back(send, typed):
    response = send(make_partner(), picture=typed)
    assert errors_of(response) == {
        "picture": ["Select a valid choice. That choice is not one of the available choices."]
    }
    if typed != "\0":
        assert filled_in(response)["picture"] == typed


def test_key_of_the_database_names_a_picture_too(send):
    partner, picture = make_partner(), make_picture()
    send(partner, picture=str(picture.pk))
    partner.refresh_from_db()
    assert partner.picture == picture


def test_short_name_that_is_a_number_comes_before_the_key_of_another(send):
    partner, other = make_partner(), make_picture()
    named = make_picture(key=str(other.pk))
    send(partner, picture=str(other.pk))
    partner.refresh_from_db()
    assert partner.picture == named


def test_form_saved_as_it_is_changes_no_choice(send):
    partner = make_partner(picture=make_picture(), logo=make_picture())
    before = (partner.picture_id, partner.logo_id)
    send(partner)
    partner.refresh_from_db()
    assert (partner.picture_id, partner.logo_id) == before


def test_form_saved_as_it_is_keeps_a_picture_whose_key_is_the_short_name_of_another(send):
    picture = make_picture()
    make_picture(key=str(picture.pk))
    partner = make_partner(picture=picture)
    send(partner)
    partner.refresh_from_db()
    assert partner.picture == picture


def test_person_who_may_not_see_pictures_keeps_what_is_chosen(client, db):
    client.force_login(make_editor("view_partner", "change_partner", "publish_partner"))
    partner = make_partner(picture=make_picture(key="hall"))
    make_picture(key="other")
    url = address(Partner, "change", partner.pk)
    page = client.get(url)
    assert 'data-do="choose"' not in page.content.decode()
    client.post(url, {**filled_in(page), "picture": "other", "name_en": "Renamed"})
    partner.refresh_from_db()
    assert (partner.picture.key, partner.name_en) == ("hall", "Renamed")


# --- Rows --------------------------------------------------------------------------------------


def new_row(prefix, **values):
    return {f"{prefix}-TOTAL_FORMS": "1", f"{prefix}-0-position": "1"} | {
        f"{prefix}-0-{name}": value for name, value in values.items()
    }


@pytest.mark.parametrize(
    "make", [make_membership, make_partner, make_memorandum, make_agreement, make_conference]
)
def test_document_is_attached_to_any_record(send, make):
    record, document = make(), make_document(slug="text")
    assert send(record, **new_row("attachments", document="text")).status_code == 302
    assert [row.document for row in record.attachments.all()] == [document]


@pytest.mark.parametrize("make", [make_memorandum, make_agreement, make_conference])
def test_picture_is_hung_in_the_gallery(send, make):
    record, picture = make(), make_picture(key="hall")
    assert send(record, **new_row("gallery", picture="hall")).status_code == 302
    assert [row.picture for row in record.gallery.all()] == [picture]


def test_picture_named_twice_is_refused_at_its_row(send):
    conference, picture = make_conference(), make_picture()
    hang(picture, conference)
    row = {"gallery-TOTAL_FORMS": "2", "gallery-1-picture": picture.key, "gallery-1-position": "2"}
    assert row_errors_of(send(conference, **row)) == {
        "gallery": [{}, {"picture": ["This picture is already named."]}]
    }


def test_new_row_of_which_only_the_place_is_filled_in_is_none(send):
    conference = make_conference()
    assert send(conference, **new_row("gallery", picture="")).status_code == 302
    assert not conference.gallery.exists()


def test_article_is_added_to_an_agreement(send):
    agreement = make_agreement()
    row = new_row("articles", number="1", heading_en="Article 1", text_en="<p>Word for word</p>")
    assert send(agreement, **row).status_code == 302
    article = agreement.articles.get()
    assert (article.number, article.text_en) == ("1", "<p>Word for word</p>")


def test_articles_without_a_number_are_not_alike(send):
    agreement = make_agreement()
    for position in (1, 2):
        make_article(agreement, "", position=position)
    assert send(agreement).status_code == 302
    assert agreement.articles.count() == 2


def test_article_of_a_number_that_is_there_is_refused_at_its_row(send):
    agreement = make_agreement()
    make_article(agreement, "1")
    row = {"articles-TOTAL_FORMS": "2", "articles-1-number": "1", "articles-1-text_en": "<p>a</p>"}
    response = send(agreement, **row, **{"articles-1-position": "2"})
    message = "There is already an article of this number."
    assert row_errors_of(response) == {"articles": [{}, {"number": [message]}]}


@pytest.mark.parametrize("count", [1, 4])
def test_form_takes_as_many_queries_for_many_rows(admin, django_assert_num_queries, count):
    conference = make_conference()
    for position in range(count):
        hang(make_picture(), conference, position)
        attach(make_document(), conference, position)
    admin.get(address(Conference, "change", conference.pk))
    with django_assert_num_queries(33):
        admin.get(address(Conference, "change", conference.pk))


# --- The dialog --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query",
    ["toshkent", "TOSHKENT", "oʻzbek", "o'zbek", "o`zbek", "o‘zbek", "зал", "hall", "the-hall"],
)
def test_picture_is_found_by_its_words_in_any_language_and_by_its_key(admin, query):
    make_picture(
        key="the-hall", alt_uz="Toshkent, oʻzbek delegatsiyasi", alt_ru="Зал", alt_en="Hall"
    )
    make_picture(key="other", languages=())
    assert found(admin, Picture, query) == ["the-hall"]


def test_document_is_found_by_its_title(admin):
    make_document(slug="text", title_ru="О космосе")
    make_document(slug="programme")
    assert found(admin, Document, "космос") == ["text"]


def test_newest_comes_first(admin):
    for key in ("first", "second"):
        make_picture(key=key)
    assert found(admin, Picture) == ["second", "first"]


@pytest.mark.parametrize(
    ("page", "count"), [(1, SHOWN_IN_DIALOG), (2, 1), ("last", SHOWN_IN_DIALOG), (99, 1), ("", 24)]
)
def test_dialog_shows_a_page_at_a_time(admin, page, count):
    for _ in range(SHOWN_IN_DIALOG + 1):
        make_picture()
    if page == "last":
        page = "no number"
    assert len(found(admin, Picture, page=page)) == count


def test_dialog_says_how_many_were_found(admin):
    make_picture()
    url = address(Picture, "choose", language="en")
    assert 'data-found="1 result"' in admin.get(url).content.decode()


def test_dialog_that_finds_nothing_says_so(admin):
    page = admin.get(address(Picture, "choose", language="en"), {"q": "x", "page": 1})
    assert "Nothing found." in page.content.decode()


@pytest.mark.parametrize("query", ["\0", "%", "_", "x" * 5000, "<script>", "'; --"])
def test_strange_search_is_answered(admin, query):
    make_picture()
    assert admin.get(address(Picture, "choose"), {"q": query, "page": 1}).status_code in (200, 400)


@pytest.mark.parametrize(("model", "queries"), [(Picture, 4), (Document, 6)])
@pytest.mark.parametrize("count", [1, 5])
def test_search_takes_as_many_queries_for_many(
    admin, django_assert_num_queries, model, queries, count
):
    for _ in range(count):
        make_picture()
        make_document()
    with django_assert_num_queries(queries):
        assert len(found(admin, model)) == count


@pytest.mark.parametrize("model", [Picture, Document])
def test_dialog_of_a_viewer_has_no_form(client, db, model):
    client.force_login(make_editor(f"view_{model._meta.model_name}"))
    page = client.get(address(model, "choose"))
    assert page.status_code == 200
    assert "<form" not in page.content.decode()


@pytest.mark.parametrize("model", [Picture, Document])
@pytest.mark.parametrize("page", ["choose", "upload"])
def test_dialog_is_closed_to_who_may_not_see_the_library(client, db, model, page):
    client.force_login(make_editor("view_partner"))
    ask = client.get if page == "choose" else client.post
    assert ask(address(model, page)).status_code == 403


def test_dialog_sends_strangers_to_the_log_in_page(client, db):
    assert client.get(address(Picture, "choose")).status_code == 302


# --- Upload in the dialog ----------------------------------------------------------------------


def test_uploaded_picture_is_made_and_answered(admin, administrator):
    answer = upload(admin, Picture, file=photo(), alt_en="The hall", credit_en="Photo: Us").json()
    picture = Picture.objects.get()
    assert (picture.key, picture.alt_en, picture.created_by) == (
        "the-hall",
        "The hall",
        administrator,
    )
    assert 'data-key="the-hall"' in answer["chosen"]


def test_uploaded_document_is_made_with_its_file(admin):
    values = {"title_en": "Programme", "kind": "programme", "language": "en"}
    answer = upload(admin, Document, file=text(), authenticity="not-stated", **values).json()
    version = DocumentVersion.objects.get()
    assert (version.file.language, version.file.document.slug) == ("en", "programme")
    assert 'data-key="programme"' in answer["chosen"]


@pytest.mark.parametrize(
    ("model", "values", "fields"),
    [
        (Picture, {}, {"file"}),
        (Picture, {"file": junk, "alt_en": "<b>"}, {"file", "alt_en"}),
        (Picture, {"file": photo, "alt_en": "a", "is_decorative": "on"}, {"is_decorative"}),
        (Document, {}, {"file", "kind", "language", "authenticity", "title_uz", "slug"}),
        (
            Document,
            {"file": photo, "title_en": "T", "kind": "x", "language": "uz", "authenticity": "x"},
            {"file", "kind", "authenticity"},
        ),
    ],
)
def test_mistakes_are_answered_by_field(admin, model, values, fields):
    values = {name: value() if callable(value) else value for name, value in values.items()}
    assert upload(admin, model, **values).json()["errors"].keys() == fields
    assert not model.objects.exists()


@pytest.mark.parametrize(("language", "word"), [("uz", "maydon"), ("ru", "поле")])
def test_mistakes_are_in_the_editors_language(admin, language, word):
    [message] = upload(admin, Picture, language).json()["errors"]["file"]
    assert word in message.casefold()


def test_accepted_file_is_not_sent_a_second_time(admin):
    kept = upload(admin, Picture, file=photo(), alt_en="<b>").json()["kept"]
    assert kept["name"] == "hall.png"
    upload(admin, Picture, **{"file-kept": kept["token"], "alt_en": "Hall"})
    assert Picture.objects.get().alt_en == "Hall"


def test_accepted_file_that_the_storage_does_not_give_is_said_at_the_field(admin, monkeypatch):
    """A storage has errors of its own, which are none of the disk."""

    def fail(*args):
        raise RuntimeError("no route to the bucket")

    kept = upload(admin, Picture, file=photo(), alt_en="<b>").json()["kept"]
    monkeypatch.setattr(default_storage, "open", fail)
    answer = upload(admin, Picture, **{"file-kept": kept["token"], "alt_en": "Hall"}).json()
    [message] = answer["errors"]["file"]
    assert message.startswith("The file could not be stored.")


def test_picture_that_is_there_already_is_chosen(admin):
    upload(admin, Picture, file=photo(), alt_en="Hall")
    answer = upload(admin, Picture, file=photo("again.png"), alt_en="Other words").json()
    assert 'data-key="hall"' in answer["chosen"]
    assert answer["words"] == "It was in the library already."
    assert Picture.objects.get().alt_en == "Hall"


def test_key_that_a_colleague_takes_at_the_same_moment_is_numbered(admin, monkeypatch):
    """Between the form's check and its saving."""
    usual = PictureForm.is_valid

    def is_valid_and_beaten(form):
        is_valid = usual(form)
        if not Picture.objects.exists():
            make_picture(key="hall")
        return is_valid

    monkeypatch.setattr(PictureForm, "is_valid", is_valid_and_beaten)
    assert 'data-key="hall-2"' in upload(admin, Picture, file=photo()).json()["chosen"]


def test_upload_that_loses_again_and_again_is_answered(admin, monkeypatch):
    def beaten(*args):
        raise IntegrityError

    monkeypatch.setattr(LibraryAdmin, "_made", beaten)
    errors = upload(admin, Picture, file=photo()).json()["errors"]
    assert errors == {"file": ["Somebody is adding it right now."]}


@pytest.mark.parametrize("model", [Picture, Document])
def test_who_may_only_look_uploads_nothing(client, db, model):
    client.force_login(make_editor(f"view_{model._meta.model_name}"))
    assert upload(client, model, file=photo()).status_code == 403


def test_upload_is_only_posted(admin):
    assert admin.get(address(Picture, "upload")).status_code == 405


def test_upload_of_a_forger_is_refused(administrator):
    client = Client(enforce_csrf_checks=True)
    client.force_login(administrator)
    assert upload(client, Picture, file=photo(), alt_en="Hall").status_code == 403
