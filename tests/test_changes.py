import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.translation import override

from cooperation.changes import latest_changes
from cooperation.languages import LocalizedText

from .builders import make_agreement, make_conference, make_partner

pytestmark = pytest.mark.django_db

ANYBODY = AnonymousUser()


def changed(record, days_ago):
    moment = timezone.now() - datetime.timedelta(days=days_ago)
    type(record).objects.filter(pk=record.pk).update(changed_at=moment)
    return record


def test_the_last_change_comes_first_whatever_its_kind():
    first = changed(make_partner(name_uz="Birinchi"), 3)
    second = changed(make_conference(title_uz="Ikkinchi"), 2)
    third = changed(make_partner(name_uz="Uchinchi"), 1)

    assert [change.path for change in latest_changes(ANYBODY, 5)] == [
        record.get_absolute_url() for record in (third, second, first)
    ]


def test_no_more_are_given_than_were_asked_for():
    partners = [changed(make_partner(), days) for days in range(5)]

    assert [change.path for change in latest_changes(ANYBODY, 2)] == [
        partner.get_absolute_url() for partner in partners[:2]
    ]


def test_an_agreement_is_called_by_its_short_title():
    make_agreement(title_en="Agreement between two governments", short_title_en="Two governments")

    with override("en"):
        (change,) = latest_changes(ANYBODY, 5)

    assert change.title == LocalizedText("Two governments", "en")


def test_a_title_in_another_language_says_which():
    make_partner(name_ru="Партнёр", languages=("ru",))

    (change,) = latest_changes(ANYBODY, 5)

    assert change.title == LocalizedText("Партнёр", "ru")


def test_what_is_not_published_has_not_changed():
    make_partner(status="draft")

    assert latest_changes(ANYBODY, 5) == []


def test_one_query_answers(django_assert_num_queries):
    make_partner()
    make_conference()

    with django_assert_num_queries(1):
        latest_changes(ANYBODY, 5)
