import pytest
from django.utils import timezone

from cooperation.models import FruitlessQuery
from cooperation.search import count_fruitless

pytestmark = pytest.mark.django_db


def test_a_fruitless_question_is_counted_once_for_each_way_of_typing():
    for asked in ("Zyxwvut", "zyxwvut ", "ZYXWVUT!"):
        count_fruitless(asked, "en")

    (query,) = FruitlessQuery.objects.all()
    assert (query.words, query.language, query.number) == ("zyxwvut", "en", 3)
    assert query.asked_on == timezone.localdate()


@pytest.mark.parametrize(
    "asked",
    ["a.b@example.org", "+998 90 123 45 67", "AB1234567", "https://x.example", "", "?", "x"],
)
def test_what_may_point_to_a_person_is_not_kept(asked):
    count_fruitless(asked, "en")

    assert not FruitlessQuery.objects.exists()


def test_only_the_beginning_of_a_long_question_is_kept():
    count_fruitless("word " * 40, "en")

    assert FruitlessQuery.objects.get().words == "word word word word word word"


def test_the_table_does_not_grow_for_ever(monkeypatch):
    monkeypatch.setattr("cooperation.search.fruitless._MOST_KEPT", 2)
    for asked in ("alpha", "alpha", "beta", "gamma"):
        count_fruitless(asked, "en")

    assert set(FruitlessQuery.objects.values_list("words", flat=True)) == {"alpha", "gamma"}


def test_the_page_counts_what_it_did_not_find(client):
    client.get("/uz/search/?q=zyxwvut")
    client.get("/uz/search/?q=zyxwvut")
    client.get("/uz/search/suggestions.json?q=zyx")

    assert list(FruitlessQuery.objects.values_list("words", "language", "number")) == [
        ("zyxwvut", "uz", 2)
    ]
