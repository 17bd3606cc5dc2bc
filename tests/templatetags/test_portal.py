import datetime

import pytest
from django.template import Context, Template
from django.utils.html import strip_tags
from django.utils.translation import override

from cooperation.models import Agreement, Country, Membership, Partner
from cooperation.partial_dates import PartialDate


def render(source, language="en", **context):
    with override(language):
        return Template("{% load portal %}" + source).render(Context(context))


def test_a_name_in_the_readers_language_stands_plain():
    country = Country(name_uz="Fransiya", name_en="France")

    assert render('{% localized country "name" %}', country=country) == "France"


def test_a_name_in_another_language_is_marked_with_it():
    country = Country(name_uz="Fransiya")

    html = render('{% localized country "name" %}', country=country)

    assert html == '<span lang="uz">Fransiya</span>'


@pytest.mark.parametrize("language", ["en", "uz"])
def test_a_name_is_escaped_in_either_case(language):
    country = Country(name_uz="A & <b>")

    html = render('{% localized country "name" %}', language, country=country)

    assert "A &amp; &lt;b&gt;" in html


def test_a_name_that_nobody_wrote_is_empty():
    assert render('{% localized country "name" %}', country=Country()) == ""
    assert render('{% localized country "name" %}', country=None) == ""


def test_a_heading_is_the_short_title_of_the_readers_language():
    agreement = Agreement(title_en="In full", short_title_en="In short", title_ru="Полностью")

    assert render("{% heading record %}", record=agreement) == "In short"
    assert render("{% heading record %}", "ru", record=agreement) == "Полностью"
    assert render("{% heading record %}", "uz", record=agreement) == (
        '<span lang="en">In full</span>'
    )


@pytest.mark.parametrize(
    ("value", "html"),
    [
        (PartialDate(2022), '<time datetime="2022">2022</time>'),
        (PartialDate(2022, 5), '<time datetime="2022-05">May 2022</time>'),
        (PartialDate(2022, 5, 10), '<time datetime="2022-05-10">10 May 2022</time>'),
        (datetime.date(2022, 5, 10), '<time datetime="2022-05-10">10 May 2022</time>'),
        # Late in the evening of the 10th in Greenwich is the 11th in Tashkent.
        (
            datetime.datetime(2022, 5, 10, 22, tzinfo=datetime.UTC),
            '<time datetime="2022-05-11">11 May 2022</time>',
        ),
        (None, '<span class="unknown">Not published</span>'),
    ],
)
def test_a_date_is_as_exact_as_it_is_known(value, html):
    assert render("{% date value %}", value=value) == html


def test_a_span_of_days():
    start, end = PartialDate(2023, 4, 25), PartialDate(2023, 4, 27)

    assert render("{% span start end %}", "uz", start=start, end=end) == (
        '<time datetime="2023-04-25">2023-yil 25–27-aprel</time>'
    )
    assert render("{% span start end %}", start=None, end=None) == render("{% date None %}")


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (PartialDate(2023, 4, 25), PartialDate(2023, 4, 27), "25–27 April 2023"),
        (PartialDate(2023, 4, 25), PartialDate(2023, 4, 25), "25 April 2023"),
        (PartialDate(2023, 4, 25), None, "25 April 2023"),
        (PartialDate(2023, 4, 25), PartialDate(2023, 4), "2023"),
        (PartialDate(2023, 4, 28), PartialDate(2023, 5, 2), "2023"),
        (PartialDate(2023, 4), None, "2023"),
        (PartialDate(2023), None, "2023"),
        (None, None, ""),
    ],
)
def test_a_date_block_shows_what_an_eye_looks_for(start, end, words):
    html = render("{% date_block start end %}", start=start, end=end)

    assert " ".join(strip_tags(html).split()) == words


def test_a_date_block_of_a_document_is_its_year():
    html = render("{% date_block day is_year_alone=True %}", "ru", day=PartialDate(2021, 12, 6))

    assert strip_tags(html).split() == ["2021"]


@pytest.mark.parametrize(
    ("organisation", "language", "letters"),
    [
        (Partner(name_en="Japan Aerospace Exploration Agency", short_name_en="JAXA"), "en", "JAXA"),
        (Partner(name_en="Airbus"), "ru", "A"),
        (Membership(name_ru="Комитет ООН", abbreviation_ru="КОПУОС"), "ru", "КОПУОС"),
        (Membership(name_uz="Oʻrta Osiyo"), "uz", "OʻO"),
        (Partner(), "en", ""),
    ],
)
def test_an_organisation_is_known_by_the_letters_of_its_shortest_name(
    organisation, language, letters
):
    assert render("{{ record|monogram }}", language, record=organisation) == letters


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.jaxa.jp/en/", "jaxa.jp"),
        ("http://cnes.fr", "cnes.fr"),
        ("mailto:info@cnes.fr", "mailto:info@cnes.fr"),
    ],
)
def test_a_web_address_is_known_by_its_host(url, name):
    assert render("{{ url|web_name }}", url=url) == name


def test_two_whole_dates_part_at_their_dash_alone():
    html = render(
        "{% span start end %}", start=PartialDate(2026, 9, 28), end=PartialDate(2026, 10, 2)
    )

    assert html == (
        '<time class="span" datetime="2026-09-28">'
        "28\u00a0September – 2\u00a0October\u00a02026</time>"
    )
