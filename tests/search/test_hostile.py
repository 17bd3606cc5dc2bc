"""Whatever is asked is answered, in bounded time and without an error."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cooperation.search import search, shown, suggestions

from ..builders import make_register
from ..documents import Document

pytestmark = pytest.mark.django_db

bounded = settings(
    max_examples=150, deadline=5000, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
NASTY = [
    "", " ", "\0", "'", '"', "''", '"x', "x*", "*", "-x", "NOT x", "a AND b", "a OR", "NEAR(a b)",
    "a & b", "a | !b", "<->", "a:*", ":*", "a\\", "\\'", "name:x", "{a b}:c", "^a", "(", ")", "()",
    "%", "_", "%%%", "' OR 1=1 --", "; DROP TABLE", "🚀", "🚀🚀 rocket", "\u202eabc\u202c",
    "\u200f", "\u00ad", "\ufeff", "a\u0301\u0301\u0301", "ﷺ", "𝕬𝖎𝖗𝖇𝖚𝖘", "Ａｉｒｂｕｓ",
    "ß", "İ", "ı", "ʻʻʻ", "ʼ",
    "中国国家航天局", "ไทย", "हिन्दी", "עברית", "a" * 10_000, "a " * 5_000, "ў" * 10_000, "1" * 300,
    "….,;!?", "null", "None", "x" * 41, "\x1f\x7f", "\ud7ff", "\U0010ffff", "memorandum " * 30,
]  # fmt: skip


@pytest.fixture(scope="module")
def made(kept):
    return make_register()


@pytest.fixture
def register(made, db):
    return {kind: type(record).objects.get(pk=record.pk) for kind, record in made.items()}


def ask(query):
    for language in ("uz", "ru", "en"):
        results = search(query, language)
        shown(results.found[:20], results.query, language)
        assert len(results.found) == sum(results.numbers.values())
    suggestions(query, "uz")


@pytest.mark.parametrize("query", NASTY, ids=lambda query: ascii(query[:12]))
def test_nasty_questions_are_answered(register, query):
    ask(query)


@bounded
@given(st.text(max_size=80))
def test_any_text_is_answered(register, query):
    ask(query.replace("\0", ""))


@bounded
@given(
    st.lists(
        st.sampled_from([*NASTY[:44], "memorandum", "hamkor", "партнёр", "AND", "2022"]), max_size=8
    )
)
def test_words_and_operators_in_any_order_are_answered(register, parts):
    ask(" ".join(parts).replace("\0", ""))


@pytest.mark.parametrize("query", NASTY[8:], ids=lambda query: ascii(query[:12]))
def test_the_page_answers_too(register, query):
    response = Client().get("/ru/search/", {"q": query})

    assert response.status_code in (200, 400)
    assert Document(response).mistakes == []


@pytest.mark.parametrize("query", ["%00", "a%00b", "%ED%A0%80", "%FF", "x" * 10_000])
def test_what_is_no_text_is_refused(client, query):
    for path in ("/ru/search/", "/ru/search/suggestions.json"):
        assert client.get(f"{path}?q={query}").status_code == 400


def test_signs_alone_find_nothing_and_everything_stays_hidden(register):
    for query in ("%", "_", "*", "🚀", "\u202e", "'", '"'):
        assert search(query, "en").found == []


def test_letters_of_other_alphabets_in_disguise_are_read(register):
    register["partner"].name_en = "Airbus"
    register["partner"].save()

    for query in ("𝕬𝖎𝖗𝖇𝖚𝖘", "Ａｉｒｂｕｓ", "AIRBUS", "air\u00adbus"):
        assert search(query, "en").found[0].slug == register["partner"].slug
