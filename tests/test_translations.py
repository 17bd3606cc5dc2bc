"""How each text stands to its source, whatever is done to either."""

import pytest
from django.core import serializers
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from cooperation import translations
from cooperation.enums import StepKind, TranslationStanding
from cooperation.languages import LANGUAGE_CODES
from cooperation.models import LegalStep, Partner, SectionText, TextState
from cooperation.search import gathered
from cooperation.translations.standing import confirmed, standings
from tests.builders import (
    make_agreement,
    make_editor,
    make_partner,
    make_section_text,
    make_step,
)
from tests.library import make_document

SOURCE, MISSING, DRAFT, OUTDATED, REVIEWED = TranslationStanding


def standing_of(obj, field="summary", row=None):
    """The standing of a text in each language, in the portal's order."""
    states = TextState.objects.about(obj).filter(field=field)
    states = states.filter(row_id=str(row.pk) if row else "")
    found = dict(states.values_list("language", "standing"))
    return [found.get(language) for language in LANGUAGE_CODES]


def save(obj, **columns):
    for name, value in columns.items():
        setattr(obj, name, value)
    obj.save()


def confirm(obj, language, field="summary"):
    known = translations.known_of(obj)
    [place] = [place for place, name in known if name == field and not place.row_id]
    texts = {each: getattr(obj, f"{field}_{each}") for each in LANGUAGE_CODES}
    translations.confirm({(place, field): texts}, language, make_editor())


@pytest.fixture
def partner(db):
    return make_partner(summary_uz="Bir", summary_ru="Один", summary_en="One")


# --- The rule ----------------------------------------------------------------------------------


def test_new_record_has_its_uzbek_as_the_source_and_drafts_beside_it(partner):
    assert standing_of(partner) == [SOURCE, DRAFT, DRAFT]


def test_empty_text_is_missing_where_there_is_a_source(partner):
    save(partner, summary_ru="")
    assert standing_of(partner) == [SOURCE, MISSING, DRAFT]


@pytest.mark.parametrize(
    ("languages", "expected"),
    [
        (("en", "ru"), [MISSING, DRAFT, SOURCE]),
        (("ru",), [MISSING, SOURCE, MISSING]),
        ((), [None, None, None]),
    ],
)
@pytest.mark.django_db
def test_without_uzbek_the_source_is_english_and_then_russian(languages, expected):
    texts = {f"summary_{language}": "text" for language in languages}
    empty = {f"summary_{language}": "" for language in LANGUAGE_CODES}
    assert standing_of(make_partner(**empty | texts)) == expected


def test_change_of_the_source_alone_makes_its_translations_outdated(partner):
    save(partner, summary_uz="Ikki")
    assert standing_of(partner) == [SOURCE, OUTDATED, OUTDATED]


def test_translation_saved_with_its_source_follows_it(partner):
    save(partner, summary_uz="Ikki", summary_ru="Два")
    assert standing_of(partner) == [SOURCE, DRAFT, OUTDATED]


def test_translation_written_later_is_no_longer_outdated(partner):
    save(partner, summary_uz="Ikki")
    save(partner, summary_ru="Два")
    assert standing_of(partner) == [SOURCE, DRAFT, OUTDATED]


def test_confirmed_translation_is_reviewed_until_its_source_changes(partner):
    confirm(partner, "ru")
    before = standing_of(partner)
    save(partner, summary_uz="Ikki")
    assert [before, standing_of(partner)] == [
        [SOURCE, REVIEWED, DRAFT],
        [SOURCE, OUTDATED, OUTDATED],
    ]


def test_source_that_gets_its_former_wording_back_gives_the_former_standing_back(partner):
    confirm(partner, "ru")
    save(partner, summary_uz="Ikki")
    save(partner, summary_uz="Bir")
    assert standing_of(partner) == [SOURCE, REVIEWED, DRAFT]


def test_reviewed_translation_that_is_changed_is_a_draft_again(partner):
    confirm(partner, "ru")
    save(partner, summary_ru="Одна")
    assert standing_of(partner) == [SOURCE, DRAFT, DRAFT]


def test_spaces_and_line_ends_are_no_change(partner):
    save(partner, summary_uz="Bir  \r\n")
    assert standing_of(partner) == [SOURCE, DRAFT, DRAFT]


def test_what_the_source_was_is_kept_to_be_compared_with(partner):
    save(partner, summary_uz="Ikki")
    save(partner, summary_uz="Uch")
    state = TextState.objects.about(partner).get(field="summary", language="ru")
    assert state.source_text == "Bir"


def test_since_when_a_text_is_outdated_is_the_first_change_of_its_source(partner):
    save(partner, summary_uz="Ikki")
    states = TextState.objects.about(partner).filter(field="summary", language="ru")
    first = states.get().outdated_since
    save(partner, summary_uz="Uch")
    assert states.get().outdated_since == first


def test_words_of_the_source_are_counted_without_markup(partner):
    save(partner, body_uz="<p>Ikki <strong>katta</strong> soʻz</p>")
    states = TextState.objects.about(partner).filter(field="body")
    assert set(states.values_list("source_words", flat=True)) == {3}


texts = st.sampled_from(["", "a", "b", "c"])
deeds = st.lists(
    st.one_of(
        st.fixed_dictionaries(dict.fromkeys(LANGUAGE_CODES, texts)),
        st.sampled_from(LANGUAGE_CODES),
    ),
    max_size=8,
)


@given(deeds)
def test_any_sequence_of_savings_gives_the_standing_that_the_rule_says(sequence):
    """A second telling of the rule: by what each translation was written or confirmed for."""
    current = dict.fromkeys(LANGUAGE_CODES, "")
    known, meant, reviewed, order = {}, {}, set(), ("uz", "en", "ru")
    for moment, deed in enumerate(sequence):
        source = next((each for each in order if current[each]), None)
        if isinstance(deed, str):
            if known and current[deed] and deed != source:
                known[deed] = confirmed(known[deed], current, 1, moment)
                meant[deed] = (source, current[source])
                reviewed.add(deed)
        else:
            before, current = current, deed
            former, source = source, next((each for each in order if current[each]), None)
            known = standings(current, known, moment)
            for language in LANGUAGE_CODES:
                if current[language] != before[language] or source != former:
                    meant[language] = (source, current.get(source))
                    reviewed.discard(language)
        expected = {}
        for language in LANGUAGE_CODES if source else ():
            if language == source:
                expected[language] = SOURCE
            elif not current[language]:
                expected[language] = MISSING
            elif meant[language] != (source, current[source]):
                expected[language] = OUTDATED
            else:
                expected[language] = REVIEWED if language in reviewed else DRAFT
        assert {each: state.standing for each, state in known.items()} == expected


# --- Every way in ------------------------------------------------------------------------------


@pytest.mark.django_db
def test_text_of_a_row_belongs_to_its_record():
    agreement = make_agreement(steps=())
    step = make_step(agreement, StepKind.RATIFIED, act_uz="Qonun")
    assert standing_of(agreement, "act", step) == [SOURCE, MISSING, MISSING]


@pytest.mark.django_db
def test_text_of_a_version_of_a_file_belongs_to_its_document():
    document = make_document()
    version = document.files.first().versions.get()
    save(version, note_uz="Yangi")
    assert standing_of(document, "note", version) == [SOURCE, MISSING, MISSING]


@pytest.mark.django_db
def test_fixture_sets_the_standing_too(partner):
    fixture = serializers.serialize("json", [partner]).replace('"Bir"', '"Ikki"')
    for loaded in serializers.deserialize("json", fixture):
        loaded.save()
    assert standing_of(partner) == [SOURCE, OUTDATED, OUTDATED]


@pytest.mark.django_db
def test_saving_of_some_columns_says_nothing_of_the_others(partner):
    partner.summary_uz = "Never saved"
    partner.save(update_fields=["website"])
    assert standing_of(partner) == [SOURCE, DRAFT, DRAFT]


@pytest.mark.django_db
def test_deleted_row_leaves_nothing():
    agreement = make_agreement(steps=())
    step = make_step(agreement, act_uz="Qonun")
    step.delete()
    assert TextState.objects.filter(row_id=str(step.pk)).exists() is False


@pytest.mark.django_db
def test_deleted_record_leaves_nothing_of_itself_and_its_rows():
    agreement = make_agreement(steps=())
    make_step(agreement, act_uz="Qonun")
    about = TextState.objects.about(agreement)
    agreement.delete()
    assert about.exists() is False


@pytest.mark.django_db
def test_row_that_is_deleted_and_made_again_in_one_saving_keeps_its_review():
    agreement = make_agreement(steps=())
    step = make_step(agreement, act_uz="Qonun", act_ru="Закон")
    TextState.objects.filter(language="ru", field="act").update(
        standing=REVIEWED, reviewed_at="2026-01-01T00:00Z"
    )
    with transaction.atomic(), gathered():
        LegalStep.objects.filter(pk=step.pk).delete()
        step.save(force_insert=True)
    assert standing_of(agreement, "act", step) == [SOURCE, REVIEWED, MISSING]


@pytest.mark.django_db
def test_failed_saving_leaves_nothing():
    def fail():
        with transaction.atomic(), gathered():
            make_partner()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert TextState.objects.exists() is False


# --- The whole table ---------------------------------------------------------------------------


def test_made_anew_after_a_write_past_the_models_it_knows_what_it_knew(partner):
    confirm(partner, "ru")
    Partner.objects.update(summary_uz="Ikki")
    translations.rebuild()
    state = TextState.objects.about(partner).get(field="summary", language="ru")
    assert (state.standing, state.source_text) == (OUTDATED, "Bir")


def test_made_anew_a_second_time_it_changes_nothing(partner):
    assert translations.rebuild() == 0


@pytest.mark.django_db
def test_made_anew_it_forgets_what_is_gone():
    agreement = make_agreement(steps=())
    make_step(agreement, act_uz="Qonun")
    LegalStep.objects.all()._raw_delete("default")
    translations.rebuild()
    assert TextState.objects.filter(row_kind="steps").exists() is False


@pytest.mark.django_db
def test_register_that_never_had_standings_gets_drafts():
    section = make_section_text("home")
    TextState.objects.all().delete()
    was_empty = translations.is_empty()
    translations.rebuild()
    assert [was_empty, standing_of(section, "lead")] == [True, [SOURCE, DRAFT, DRAFT]]


# --- Queries -----------------------------------------------------------------------------------


def queries_about_texts(do):
    with CaptureQueriesContext(connection) as queries:
        do()
    table = TextState._meta.db_table
    return len([query for query in queries.captured_queries if table in query["sql"]])


@pytest.mark.parametrize(
    ("columns", "number"),
    [({}, 1), ({"summary_uz": "Ikki"}, 2), ({"summary_uz": "", "body_uz": ""}, 2)],
)
def test_saving_a_record_asks_little_of_the_table(partner, columns, number):
    assert queries_about_texts(lambda: save(partner, **columns)) == number


def test_text_emptied_in_all_languages_costs_one_query_more(partner):
    empty = {f"summary_{language}": "" for language in LANGUAGE_CODES}
    assert queries_about_texts(lambda: save(partner, body_uz="<p>a</p>", **empty)) == 3


@pytest.mark.django_db
@pytest.mark.parametrize("number", [1, 5])
def test_record_with_its_rows_costs_two_queries(number):
    agreement = make_agreement(steps=())

    def do():
        with transaction.atomic(), gathered():
            save(agreement, summary_uz="Ikki")
            for _ in range(number):
                make_step(agreement, act_uz="Qonun")

    assert queries_about_texts(do) == 2


@pytest.mark.django_db
def test_saving_what_has_no_texts_asks_nothing():
    assert queries_about_texts(make_editor) == 0


@pytest.mark.django_db
def test_section_texts_are_among_the_texts():
    assert TextState.objects.about(make_section_text("home")).count() == 3 * len(
        {"title", "lead", "body"} & {field.name for field in SectionText._meta.fields}
    )
