import pytest
from django.core.exceptions import ValidationError

from tests.builders import make_conference, make_series


def test_a_second_conference_of_one_number_is_told_at_the_number(db):
    series = make_series()
    make_conference(series=series, edition=1)
    other = make_conference(series=series, edition=2)
    other.edition = 1
    with pytest.raises(ValidationError) as refused:
        other.full_clean()
    assert list(refused.value.message_dict) == ["edition"]


def test_a_conference_keeps_its_own_number(db):
    make_conference(series=make_series(), edition=1).full_clean()
