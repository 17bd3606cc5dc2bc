"""Rich text as data has it."""

import pytest

from cooperation.open_data.prose import as_data, links_in

from ..builders import make_partner

pytestmark = pytest.mark.django_db


def data_of(html, language="ru"):
    return as_data(html, language, links_in([html]), "https://portal.example{}".format)


def test_a_link_to_a_record_leads_to_its_page_in_the_language_of_the_text():
    make_partner(slug="jaxa")

    html = '<p>С <a href="record:partner/jaxa">JAXA</a></p>'

    assert data_of(html) == '<p>С <a href="https://portal.example/ru/partners/jaxa/">JAXA</a></p>'


def test_a_link_to_what_is_not_public_leaves_its_words_behind():
    make_partner(slug="secret", status="draft")

    assert data_of('<p>С <a href="record:partner/secret">ними</a>.</p>') == "<p>С ними.</p>"


def test_pictures_are_left_out():
    html = '<p>До</p><figure data-picture="launch"></figure><p>После</p>'

    assert data_of(html) == "<p>До</p><p>После</p>"


def test_other_links_stay():
    html = '<p><a href="https://jaxa.jp/">JAXA</a></p>'

    assert data_of(html) == html
