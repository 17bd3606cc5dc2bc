import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from tests.builders import make_country


@pytest.mark.parametrize(("latitude", "longitude"), [(90, 180), (-90, -180), (None, None)])
def test_a_position_reaches_from_pole_to_pole(db, latitude, longitude):
    make_country("FR", latitude=latitude, longitude=longitude).full_clean()


@pytest.mark.parametrize(
    ("latitude", "longitude", "told_at"),
    [
        (90.1, 0, "latitude"),
        (-90.1, 0, "latitude"),
        (0, 180.1, "longitude"),
        (0, -181, "longitude"),
    ],
)
def test_a_position_off_the_globe_is_told_at_its_field(db, latitude, longitude, told_at):
    country = make_country("FR")
    country.latitude, country.longitude = latitude, longitude
    with pytest.raises(ValidationError) as refused:
        country.full_clean()
    assert list(refused.value.message_dict) == [told_at]


@pytest.mark.parametrize(("latitude", "longitude"), [(48.9, None), (None, 2.3)])
def test_half_a_position_is_refused(db, latitude, longitude):
    country = make_country("FR")
    country.latitude, country.longitude = latitude, longitude
    with override("en"), pytest.raises(ValidationError) as refused:
        country.full_clean()
    assert refused.value.message_dict == {
        "__all__": ["Enter both latitude and longitude, or neither."]
    }
