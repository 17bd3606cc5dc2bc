"""The translation desk: what needs whom, and source beside target."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cooperation import drafts
from cooperation.admin.working_copy import keep_texts, texts_in_draft
from cooperation.enums import PublicationStatus, Section, StepKind
from cooperation.enums import TranslationStanding as Standing
from cooperation.models import (
    AuditEntry,
    Draft,
    LegalStep,
    Memorandum,
    Partner,
    Picture,
    TextState,
    Version,
)
from cooperation.translations.standing import digest_of
from tests.admin.pages import filled_in
from tests.builders import (
    make_agreement,
    make_editor,
    make_memorandum,
    make_partner,
    make_section_text,
    make_staff,
    make_step,
)
from tests.library import make_picture

pytestmark = pytest.mark.django_db

MATRIX = "/en/admin/translations/"
WORK = "/en/admin/translations/work/"


def page_of(obj, language="ru"):
    return f"{MATRIX}{obj._meta.model_name}/{obj.pk}/{language}/"


def open_desk(client, obj, language="ru"):
    return client.get(page_of(obj, language))


def post(client, obj, language="ru", opened=None, button="_save", **values):
    """Send the page as it was opened, with these values in place of what stands there."""
    response = opened or open_desk(client, obj, language)
    data = {name: value for name, value in filled_in(response).items() if name != "logout"}
    data |= {name.replace("__", "-", 1).replace("__", "."): value for name, value in values.items()}
    data = {name: value for name, value in data.items() if value is not None}
    return client.post(page_of(obj, language), {**data, button: "1"})


def standing(obj, field="summary", language="ru"):
    return TextState.objects.about(obj).get(field=field, language=language, row_id="").standing


def titles(response):
    return [str(row["title"]) for row in response.context["rows"]]


def problems(response):
    return {
        line.key: line.errors
        for group in response.context["groups"]
        for line, _field in group["lines"]
        if line.errors
    }


@pytest.fixture
def translator(client):
    """A test client logged in as a translator into Russian."""
    user = make_staff("translator-ru")
    client.force_login(user)
    client.user = user
    return client


def make_draft_partner(**overrides):
    values = {"status": PublicationStatus.DRAFT, "summary_uz": "Bir", "summary_ru": "Один"}
    return make_partner(**{**values, **overrides})


# --- The matrix --------------------------------------------------------------------------------


def test_cells_count_the_texts_of_each_language(admin):
    make_partner(name_en="Orbit", summary_ru="")
    [row] = [
        row for row in admin.get(f"{MATRIX}?q=Orbit").context["rows"] if row["kind"] == "partner"
    ]
    found = {
        cell["language"]: {chip["standing"]: chip["number"] for chip in cell["chips"]}
        for cell in row["cells"]
    }
    assert found == {"uz": {}, "ru": {"missing": 1, "draft": 2}, "en": {"draft": 3}}


def test_cell_says_its_counts_in_words_and_leads_to_the_texts(admin):
    partner = make_partner(name_en="Orbit", summary_ru="")
    page = admin.get(f"{MATRIX}?q=Orbit").content.decode()
    cell = page.partition(f'href="{page_of(partner)}"')[2].partition("</a>")[0]
    assert "1 missing" in cell
    assert "2 drafts" in cell


def test_published_records_that_need_work_come_first(admin):
    make_partner(name_en="Whole")
    make_partner(name_en="Hidden", status=PublicationStatus.DRAFT, summary_ru="")
    make_partner(name_en="Gap", summary_ru="")
    response = admin.get(f"{MATRIX}?kind=partner")
    assert titles(response) == ["Gap", "Whole", "Hidden"]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("q=Orbit", ["Orbit"]),
        ("language=ru&standing=missing", ["Gap"]),
        ("language=en&standing=todo", []),
        ("status=draft", ["Hidden"]),
        ("kind=nonsense&standing=nonsense&page=x", ["Gap", "Orbit", "Hidden"]),
    ],
)
def test_filters_narrow_the_matrix(admin, query, expected):
    make_partner(name_en="Orbit")
    make_partner(name_en="Gap", summary_ru="")
    make_partner(name_en="Hidden", status=PublicationStatus.DRAFT)
    rows = admin.get(f"{MATRIX}?{query}").context["rows"]
    assert [str(row["title"]) for row in rows if row["kind"] == "partner"] == expected


def test_records_of_a_person_are_those_they_look_after_or_changed_last(admin, administrator):
    make_partner(name_en="Looked after", responsible=administrator)
    make_partner(name_en="Changed", changed_by=administrator)
    make_partner(name_en="Of another", changed_by=administrator, responsible=make_editor())
    response = admin.get(f"{MATRIX}?kind=partner&person={administrator.pk}")
    assert sorted(titles(response)) == ["Changed", "Looked after"]


def test_totals_count_texts_and_the_words_to_translate(admin):
    make_draft_partner(summary_uz="Bir ikki uch", summary_ru="")
    response = admin.get(f"{MATRIX}?kind=partner")
    [total] = [each for each in response.context["totals"] if each["language"] == "ru"]
    numbers = {cell["standing"]: cell["number"] for cell in total["cells"]}
    assert (numbers["missing"], total["words"]) == (1, 3)


def test_section_is_named_by_its_label_and_a_picture_without_words_by_its_key(admin):
    make_section_text(Section.HOME)
    make_picture(key="moon", alt_uz="", alt_ru="", alt_en="", caption_uz="Oy")
    assert {"Home page", "moon"} <= set(titles(admin.get(MATRIX)))


@pytest.mark.parametrize("number", [1, 60])
def test_matrix_asks_as_much_for_one_record_as_for_sixty(admin, number):
    country = make_partner().country
    for _ in range(number):
        make_partner(country=country, summary_ru="")
    admin.get(MATRIX)
    with CaptureQueriesContext(connection) as queries:
        admin.get(MATRIX)
    assert len(queries) == 11


def test_matrix_shows_only_kinds_that_one_may_view(client):
    make_partner()
    make_memorandum()
    client.force_login(make_editor("view_memorandum"))
    response = client.get(MATRIX)
    assert {row["kind"] for row in response.context["rows"]} == {Memorandum._meta.verbose_name}


def test_whoever_may_view_nothing_has_no_desk(client):
    client.force_login(make_editor())
    assert client.get(MATRIX).status_code == 403


# --- The work list -----------------------------------------------------------------------------


def test_work_list_opens_on_the_language_of_the_translator(translator):
    assert translator.get(WORK).context["text_language"] == "ru"


def test_translator_is_offered_no_other_language(translator):
    response = translator.get(f"{WORK}?language=en")
    assert [code for code, _name, _url in response.context["tabs"]] == ["ru"]
    assert response.context["text_language"] == "ru"


def test_work_list_has_what_is_missing_or_outdated_and_drafts_when_asked(translator):
    make_partner(name_en="Gap", summary_ru="")
    make_partner(name_en="Whole")
    todo, all_of_it = translator.get(WORK), translator.get(f"{WORK}?drafts=1")
    assert [titles(todo), {"Gap", "Whole"} <= set(titles(all_of_it))] == [["Gap"], True]


def test_whoever_translates_nothing_is_told_so(client):
    client.force_login(make_editor("view_partner"))
    assert "no language to translate into" in client.get(WORK).content.decode()


# --- Side by side ------------------------------------------------------------------------------


def test_source_stands_in_its_language_beside_the_target(admin):
    page = open_desk(admin, make_draft_partner()).content.decode()
    assert '<p class="pair__text" lang="uz">Bir</p>' in page
    assert 'lang="ru"' in page.partition('name="text-summary"')[2].partition(">")[0]


def test_what_changed_in_the_source_is_shown_word_by_word(admin):
    partner = make_draft_partner(summary_uz="Eski matn")
    partner.summary_uz = "Yangi matn"
    partner.save()
    page = open_desk(admin, partner).content.decode()
    assert "<del>Eski</del><ins>Yangi</ins> matn" in page


def test_texts_of_rows_stand_under_the_name_of_their_row(admin):
    agreement = make_agreement(steps=())
    make_step(agreement, StepKind.RATIFIED, "2022-05-10", act_uz="Qonun")
    groups = open_desk(admin, agreement).context["groups"]
    assert groups[-1]["title"] == "Legal step: Ratified 10 May 2022"


def test_saved_translation_is_written_with_a_version_and_in_the_log(admin):
    partner = make_draft_partner()
    post(admin, partner, text__summary="Единица")
    partner.refresh_from_db()
    version = Version.objects.about(partner).latest_first().first()
    assert (partner.summary_ru, version.event) == ("Единица", "translated")
    assert AuditEntry.objects.get(event="changed").details["translated_into"] == ["ru"]


def test_page_saved_as_it_is_changes_nothing(admin):
    partner = make_draft_partner()
    post(admin, partner)
    assert Version.objects.about(partner).exists() is False


def test_text_of_a_row_is_saved(admin):
    agreement = make_agreement(steps=(), status=PublicationStatus.DRAFT)
    step = make_step(agreement, act_uz="Qonun")
    post(admin, agreement, **{f"text-steps.{step.pk}.act": "Закон"})
    assert LegalStep.objects.get().act_ru == "Закон"


def test_ticked_translation_is_reviewed_and_unticked_a_draft_again(admin):
    partner = make_draft_partner()
    post(admin, partner, done__summary="on")
    ticked = standing(partner)
    post(admin, partner, done__summary=None)
    assert [ticked, standing(partner)] == [Standing.REVIEWED, Standing.DRAFT]


def test_one_button_marks_all_that_is_written(admin):
    partner = make_draft_partner(summary_ru="")
    post(admin, partner, button="_all")
    assert [standing(partner, "name"), standing(partner)] == [Standing.REVIEWED, Standing.MISSING]


def test_new_translation_that_is_ticked_is_reviewed_at_once(admin):
    partner = make_draft_partner(summary_ru="")
    post(admin, partner, text__summary="Один", done__summary="on")
    assert standing(partner) == Standing.REVIEWED


def test_rich_text_is_cleaned(admin):
    partner = make_draft_partner()
    post(admin, partner, text__body="<p>Текст<script>alert(1)</script></p>")
    partner.refresh_from_db()
    assert partner.body_ru == "<p>Текст</p>"


@pytest.mark.parametrize(("field", "typed"), [("name", "я" * 400), ("summary", "<b>HTML</b>")])
def test_mistake_stands_at_its_field_with_what_was_typed_and_the_rest_is_saved(admin, field, typed):
    partner = make_draft_partner()
    other = "summary" if field == "name" else "name"
    response = post(admin, partner, **{f"text__{field}": typed, f"text__{other}": "Новое"})
    partner.refresh_from_db()
    assert list(problems(response)) == [field]
    assert filled_in(response)[f"text-{field}"] == typed
    assert getattr(partner, f"{other}_ru") == "Новое"


def test_text_that_somebody_else_changed_meanwhile_is_shown_with_both_versions(admin):
    partner = make_draft_partner()
    opened = open_desk(admin, partner)
    Partner.objects.filter(pk=partner.pk).update(summary_ru="Чужое")
    response = post(admin, partner, opened=opened, text__summary="Моё", text__name="Имя")
    partner.refresh_from_db()
    assert (partner.summary_ru, partner.name_ru) == ("Чужое", "Имя")
    assert filled_in(response)["text-summary"] == "Моё"
    assert "Чужое" in response.content.decode()


def test_saved_again_after_a_conflict_it_is_kept(admin):
    partner = make_draft_partner()
    opened = open_desk(admin, partner)
    Partner.objects.filter(pk=partner.pk).update(summary_ru="Чужое")
    response = post(admin, partner, opened=opened, text__summary="Моё")
    post(admin, partner, opened=response)
    partner.refresh_from_db()
    assert partner.summary_ru == "Моё"


def test_translation_of_a_source_that_changed_meanwhile_is_not_said_to_be_of_the_new_one(admin):
    partner = make_draft_partner()
    opened = open_desk(admin, partner)
    partner.summary_uz = "Ikki"
    partner.save()
    response = post(admin, partner, opened=opened, text__summary="Единица", done__name="on")
    partner.refresh_from_db()
    assert list(problems(response)) == ["summary"]
    assert (partner.summary_ru, standing(partner)) == ("Один", Standing.OUTDATED)


def test_next_button_opens_what_is_next_to_translate(admin):
    partner, following = make_draft_partner(), make_partner(summary_ru="")
    response = post(admin, partner, button="_next")
    assert response.url == page_of(following)


def test_next_button_passes_over_what_waits_in_ones_own_draft(translator):
    partner, other = make_partner(summary_ru=""), make_partner(summary_ru="")
    post(translator, partner, text__summary="Один")
    response = post(translator, other, text__summary="Два", button="_next")
    assert response.url == f"{WORK}?language=ru"


def test_outdated_language_is_marked_in_the_list_and_on_the_form(admin):
    partner = make_partner()
    partner.summary_uz = "Boshqa"
    partner.save()
    listed = admin.get("/en/admin/cooperation/partner/").content.decode()
    form = admin.get(f"/en/admin/cooperation/partner/{partner.pk}/change/").content.decode()
    assert listed.count('<span class="language outdated">') == 2
    assert f'href="{page_of(partner)}"' in form


# --- Who writes where --------------------------------------------------------------------------


def test_translator_writes_the_texts_of_a_record_that_nobody_sees(translator):
    partner = make_draft_partner()
    post(translator, partner, text__summary="Единица")
    partner.refresh_from_db()
    assert (partner.summary_ru, partner.changed_by) == ("Единица", translator.user)


@pytest.mark.parametrize("language", ["uz", "en"])
def test_translator_writes_no_other_language(translator, language):
    partner = make_draft_partner(summary_uz="", summary_en="One")
    assert "text-" not in "".join(filled_in(open_desk(translator, partner, language)))
    response = translator.post(page_of(partner, language), {"text-summary": "Bir"})
    assert response.status_code == 403


def test_text_of_a_live_record_goes_into_its_draft(translator):
    partner = make_partner(summary_ru="Один")
    post(translator, partner, text__summary="Единица")
    partner.refresh_from_db()
    assert partner.summary_ru == "Один"
    request = open_desk(translator, partner).wsgi_request
    assert texts_in_draft(request, partner)["summary_ru"] == "Единица"


def test_page_shows_the_texts_of_the_draft(translator):
    partner = make_partner(summary_ru="Один")
    post(translator, partner, text__summary="Единица")
    assert filled_in(open_desk(translator, partner))["text-summary"] == "Единица"


def test_publisher_changes_a_live_record_at_once_and_is_told_before(admin):
    partner = make_partner(summary_ru="Один")
    page = open_desk(admin, partner).content.decode()
    post(admin, partner, text__summary="Единица")
    partner.refresh_from_db()
    assert "published at once" in page
    assert (partner.summary_ru, Draft.objects.exists()) == ("Единица", False)


def test_once_there_is_a_draft_a_publisher_writes_into_it_too(admin):
    partner = make_partner(summary_ru="Один")
    request = open_desk(admin, partner).wsgi_request
    keep_texts(request, partner, {"summary_uz": "Ikki"})
    post(admin, partner, text__summary="Два")
    partner.refresh_from_db()
    texts = texts_in_draft(request, partner)
    assert (partner.summary_ru, texts["summary_uz"], texts["summary_ru"]) == ("Один", "Ikki", "Два")


def test_mark_on_a_live_record_needs_no_draft(translator):
    partner = make_partner()
    post(translator, partner, done__summary="on")
    assert (standing(partner), drafts.draft_of(partner)) == (Standing.REVIEWED, None)


def test_picture_that_readers_see_is_changed_by_publishers_alone(translator):
    picture = make_picture()
    make_partner(picture=picture)
    page = open_desk(translator, picture).content.decode()
    response = translator.post(page_of(picture), {"text-alt": "Луна"})
    assert "only a publisher changes it" in page
    assert response.status_code == 403


def test_picture_that_nobody_sees_is_described_by_a_translator(translator):
    picture = make_picture()
    post(translator, picture, text__alt="Луна")
    assert Picture.objects.get().alt_ru == "Луна"


@pytest.mark.parametrize(
    "path", ["partner/999999/ru/", "partner/1/xx/", "user/1/ru/", "synonyms/1/ru/"]
)
def test_what_is_not_there_is_not_found(admin, path):
    assert admin.get(f"{MATRIX}{path}").status_code == 404


def test_marks_that_make_no_sense_do_no_harm(admin):
    partner = make_draft_partner()
    response = admin.post(
        page_of(partner),
        {"text-summary": "Единица", "was-summary": "\0" * 9, "done-nonsense.x": "on"},
    )
    partner.refresh_from_db()
    assert (response.status_code, partner.summary_ru) == (200, "Один")


def test_digest_tells_texts_apart():
    assert digest_of("a b") == digest_of(" a\r\n b ") != digest_of("ab")
