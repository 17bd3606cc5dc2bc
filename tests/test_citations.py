"""How a record is cited."""

import datetime
import re

import pytest
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from cooperation import clock
from cooperation.citations import Citation
from cooperation.models import Agreement

from .builders import (
    date,
    make_agreement,
    make_conference,
    make_membership,
    make_memorandum,
    make_partner,
)

LATE = datetime.datetime(2026, 11, 22, 20, 0, tzinfo=datetime.UTC)  # the 23rd in Tashkent
URL = "https://portal.example/en/agreements/france-2018/"


def citation(**overrides):
    values = {
        "name": "agreement-france-2018",
        "agency": "Uzbekspace agency",
        "title": "Framework agreement with CNES of France",
        "kind": "agreement",
        "date": date("2018-10"),
        "portal": "International cooperation portal",
        "url": URL,
        "as_of": date("2026-11-22"),
        "accessed": date("2026-11-26"),
        "version": 3,
    }
    return Citation(**{**values, **overrides})


@pytest.fixture(autouse=True)
def _english():
    with translation.override("en"):
        yield


# --- In a line ----------------------------------------------------------------------------------


def test_a_record_is_cited_in_a_line():
    assert citation().plain == (
        "Uzbekspace agency. Framework agreement with CNES of France. Agreement, October 2018. "
        f"International cooperation portal. Version 3 of 22 November 2026. {URL} "
        "(accessed 26 November 2026)"
    )


def test_what_lasted_some_days_is_cited_with_all_of_them():
    assert "Agreement, 25–27 April 2023." in (
        citation(date=date("2023-04-25"), until=date("2023-04-27")).plain
    )


def test_what_is_not_known_leaves_no_gap():
    assert citation(agency="", date=None, version=None).plain == (
        "Framework agreement with CNES of France. Agreement. International cooperation portal. "
        f"As of 22 November 2026. {URL} (accessed 26 November 2026)"
    )


def test_no_sentence_ends_in_two_stops():
    assert citation(title="Who owns the sky?").plain.startswith(
        "Uzbekspace agency. Who owns the sky? Agreement"
    )
    with translation.override("ru"):
        russian = citation(kind="соглашение", portal="Портал").plain
    assert "Соглашение, октябрь 2018 г. Портал." in russian


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("make", "values", "kind", "when"),
    [
        (make_conference, {"starts_on": date("2022-05-10")}, "conference", date("2022-05-10")),
        (make_membership, {"since": date("2022")}, "membership", date("2022")),
        (
            make_memorandum,
            {"signed_on": date("2022-05")},
            "memorandum of understanding",
            date("2022-05"),
        ),
        (make_partner, {}, "partner", None),
    ],
)
def test_a_record_is_cited_with_the_date_that_it_is_known_by(make, values, kind, when):
    cited = Citation.of(make(**values), URL, "Agency", "Portal")

    assert (cited.kind, cited.date) == (kind, when)


@pytest.mark.django_db
def test_an_agreement_is_cited_by_its_official_title_and_its_signature():
    make_agreement(title_en="In full", short_title_en="In short", slug="full")

    cited = Citation.of(Agreement.objects.with_signature_date().get(), URL, "Agency", "Portal")

    assert cited.key == "agreement-full"
    assert cited.title == "In full"
    assert cited.date == date("2021-12-06")


@pytest.mark.django_db
def test_a_record_is_cited_as_of_its_last_change_by_the_clocks_of_tashkent():
    partner = make_partner()
    partner.changed_at = LATE

    assert Citation.of(partner, URL, "Agency", "Portal").as_of == date("2026-11-23")
    assert timezone.get_current_timezone_name() == "Asia/Tashkent"


@pytest.mark.django_db
def test_a_record_is_cited_as_read_today_by_the_clocks_of_tashkent():
    partner = make_partner()

    with clock.set_to(LATE):
        assert Citation.of(partner, URL, "Agency", "Portal").accessed == date("2026-11-23")


@pytest.mark.django_db
def test_a_version_is_cited_by_its_number_and_its_own_day():
    cited = Citation.of(make_partner(slug="x"), URL, "Agency", "Portal", 2, LATE)

    assert (cited.version, cited.as_of, cited.key) == (2, date("2026-11-23"), "partner-x-v2")


# --- By GOST ------------------------------------------------------------------------------------


def test_a_record_is_cited_by_gost():
    assert citation().gost == (
        "Framework agreement with CNES of France. — Text : electronic // International "
        "cooperation portal : [website] / Uzbekspace agency. — Version 3 of 22.11.2026. — "
        f"URL: {URL} (accessed: 26.11.2026)."
    )


def test_gost_leaves_out_what_is_not_known():
    assert citation(agency="", version=None, title="Who owns the sky?").gost == (
        "Who owns the sky? — Text : electronic // International cooperation portal : [website]. — "
        f"As of 22.11.2026. — URL: {URL} (accessed: 26.11.2026)."
    )


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "ru",
            "Соглашение. — Текст : электронный // Портал : [сайт]. — Версия 3 от 22.11.2026. — "
            f"URL: {URL} (дата обращения: 26.11.2026).",
        ),
        (
            "uz",
            "Соглашение. — Matn : elektron // Портал : [sayt]. — 3-versiya, 22.11.2026. — "
            f"URL: {URL} (murojaat sanasi: 26.11.2026).",
        ),
    ],
)
def test_gost_speaks_the_readers_language_in_one_form(language, words):
    with translation.override(language):
        assert citation(title="Соглашение", portal="Портал", agency="").gost == words


# --- By APA -------------------------------------------------------------------------------------


def test_a_record_is_cited_by_apa():
    assert citation(date=date("2021-12-06")).apa == (
        "Uzbekspace agency. (2021, December 6). Framework agreement with CNES of France "
        "(Version 3 of November 22, 2026) [Agreement]. International cooperation portal. "
        f"Retrieved November 26, 2026, from {URL}"
    )


def test_apa_puts_the_title_first_where_nobody_is_named_as_the_author():
    assert citation(agency="", date=None, portal="").apa == (
        "Framework agreement with CNES of France (Version 3 of November 22, 2026) [Agreement]. "
        f"(n.d.). Retrieved November 26, 2026, from {URL}"
    )


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2023-04-25", "2023-04-27", "(2023, April 25–27)."),
        ("2023-04-30", "2023-05-02", "(2023, April 30 – 2023, May 2)."),
        ("2022-05", None, "(2022, May)."),
        ("2022", None, "(2022)."),
    ],
)
def test_apa_puts_the_year_first(start, end, words):
    cited = citation(date=date(start), until=end and date(end))

    assert words in cited.apa


def test_apa_keeps_the_order_of_other_languages_but_for_the_year():
    with translation.override("ru"):
        cited = citation(date=date("2023-04-25"), until=date("2023-04-27")).apa
    assert cited.startswith("Uzbekspace agency. (2023, 25–27 апреля). Framework")


# --- For BibTeX ---------------------------------------------------------------------------------


def test_a_record_is_cited_for_bibtex():
    assert citation().bibtex == (
        "@misc{agreement-france-2018-v3,\n"
        "  author = {{Uzbekspace agency}},\n"
        "  title = {{Framework agreement with CNES of France}},\n"
        "  year = {2018},\n"
        "  month = {10},\n"
        "  howpublished = {International cooperation portal},\n"
        "  version = {3},\n"
        f"  url = {{{URL}}},\n"
        "  urldate = {2026-11-26},\n"
        "  note = {Agreement, version 3 of 22 November 2026},\n"
        "}"
    )


def test_bibtex_leaves_out_what_is_not_known():
    assert "author" not in citation(agency="").bibtex
    assert "month" not in citation(date=date("2018")).bibtex
    assert "year" not in citation(date=None).bibtex
    assert "version =" not in citation(version=None).bibtex


def test_bibtex_keeps_the_letters_of_every_language():
    assert "{{Oʻzbekiston va Қозоғистон}}" in citation(title="Oʻzbekiston va Қозоғистон").bibtex


COMMANDS = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciicircum{}": "^",
    r"\textasciitilde{}": "~",
    **{f"\\{sign}": sign for sign in "#$%&_"},
}


def read_bibtex(entry):
    """The fields of an entry as BibTeX reads them: by its braces alone, escaped or not."""
    head, rest = entry.split("\n", 1)
    assert re.fullmatch(r"@misc\{[\w-]+,", head, re.ASCII)
    fields, depth, start = {}, 0, 0
    for place, sign in enumerate(rest):
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth < 0:
            assert rest[place:] == "}"
        if depth == 0 and sign == ",":
            name, value = rest[start:place].split(" = ", 1)
            fields[name.strip()] = value[1:-1]
            start = place + 1
    return fields


def read_latex(text):
    """What LaTeX prints; fails at a sign that it would take for an instruction."""
    tokens = re.findall(r"\\[a-z]+\{\}|\\.|.", text, re.S)
    assert not {"#", "$", "%", "&", "_", "^", "~", "{", "}", "\\"} & set(tokens)
    return "".join(COMMANDS[token] if token.startswith("\\") else token for token in tokens)


@given(st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from('{}\\%#$&_^~@",=\n ')))
def test_no_title_breaks_bibtex(title):
    fields = read_bibtex(citation(title=title).bibtex)

    read = read_latex(fields["title"].removeprefix("{").removesuffix("}"))
    assert list(fields) == [
        *("author", "title", "year", "month", "howpublished"),
        *("version", "url", "urldate", "note"),
    ]
    assert read == "".join(sign for sign in " ".join(title.split()) if sign.isprintable())
