"""Rich text on the pages: tables, pictures of the library, links to records."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from cooperation.enums import PublicationStatus
from cooperation.prose import named_in, rendered
from tests.builders import make_agreement, make_membership, make_partner
from tests.library import make_article, make_document, make_picture

pytestmark = pytest.mark.django_db

TABLE = "<table><tbody><tr><th>A</th><th>B</th></tr><tr><th>c</th><td>d</td></tr></tbody></table>"


def show(text, language="en"):
    with override(language):
        return rendered(text, named_in([text]), language)


def link(record, slug=None):
    return f'<p><a href="record:{record._meta.model_name}/{slug or record.slug}">words</a></p>'


def figure(picture):
    return f'<figure data-picture="{picture.key}"></figure>'


# --- Tables ---


def test_table_scrolls_in_a_box_that_the_keyboard_reaches():
    assert show(f"<h2>Stages</h2>{TABLE}").startswith(
        '<h2>Stages</h2><div class="table-region prose__table" role="region" tabindex="0" '
        'aria-label="Table, scrolls sideways: Stages"><table>'
    )


def test_headers_say_what_they_head():
    shown = show(TABLE)
    assert shown.count('<th scope="col">') == 2
    assert shown.count('<th scope="row">') == 1


def test_two_tables_have_two_names():
    shown = show(TABLE + TABLE)
    assert 'aria-label="Table, scrolls sideways"' in shown
    assert 'aria-label="Table, scrolls sideways (2)"' in shown


def test_heading_with_a_quotation_mark_stays_within_the_name_of_the_box():
    assert 'sideways: &quot;A&quot; &lt;b&gt;"' in show(f'<h2>"A" &lt;b&gt;</h2>{TABLE}')


# --- Links ---


@pytest.mark.parametrize("language", ["uz", "ru", "en"])
def test_link_leads_to_the_page_in_the_readers_language(language):
    partner = make_partner(slug="ace")
    shown = show(link(partner), language)
    assert shown == f'<p><a href="/{language}/partners/ace/">words</a></p>'


def test_link_survives_a_change_of_the_address():
    partner = make_partner(slug="before")
    text = link(partner)
    partner.slug = "after"
    partner.save()
    assert show(text) == '<p><a href="/en/partners/after/">words</a></p>'


@pytest.mark.parametrize("status", [PublicationStatus.DRAFT, PublicationStatus.ARCHIVED])
def test_link_to_what_readers_may_not_see_is_words(status):
    assert show(link(make_partner(status=status))) == "<p>words</p>"


def test_link_to_a_deleted_record_is_words():
    partner = make_partner()
    text = link(partner)
    partner.delete()
    assert show(text) == "<p>words</p>"


def test_link_to_a_document_follows_the_record_that_shows_it():
    shown, hidden = make_document(attached_to=make_partner()), make_document()
    assert show(link(shown)) == f'<p><a href="/en/documents/{shown.slug}/">words</a></p>'
    assert show(link(hidden)) == "<p>words</p>"


# --- Pictures ---


def test_picture_stands_with_its_description_and_caption():
    shown = show(figure(make_picture(alt_en="The hall", caption_en="The signing")))
    assert 'alt="The hall"' in shown
    assert "The signing" in shown
    assert "data-picture" not in shown


@pytest.mark.parametrize(("language", "count"), [("ru", 1), ("en", 0)])
def test_picture_is_shown_in_the_languages_in_which_it_is_described(language, count):
    text = figure(make_picture(languages=("ru",)))
    assert show(text, language).count("<img") == count


def test_decorative_picture_is_shown_in_every_language():
    text = figure(make_picture(languages=(), is_decorative=True))
    assert show(text).count('alt=""') == 1


def test_picture_that_is_gone_leaves_nothing():
    assert show('<p>a</p><figure data-picture="gone"></figure>') == "<p>a</p>"


# --- What it costs ---


def queries_of(client, path):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def body_with(pictures, partners):
    return "".join([*map(figure, pictures), *map(link, partners)])


@pytest.mark.parametrize("number", [1, 3])
def test_page_asks_once_for_all_pictures_and_once_for_all_links(client, number):
    membership = make_membership(slug="m")
    plain = queries_of(client, "/en/memberships/m/")
    pictures = [make_picture() for _ in range(number)]
    partners = [make_partner() for _ in range(number)]
    membership.body_en = membership.benefits_en = body_with(pictures, partners)
    membership.save()
    assert queries_of(client, "/en/memberships/m/") == plain + 2


def test_articles_side_by_side_ask_once_for_all(client):
    agreement = make_agreement(slug="a")
    make_article(agreement, "1")
    plain = queries_of(client, "/en/agreements/a/text/")
    text = body_with([make_picture()], [make_partner()])
    for number in ("2", "3"):
        make_article(agreement, number, text_uz=text, text_ru=text, text_en=text)
    assert queries_of(client, "/en/agreements/a/text/") == plain + 2
