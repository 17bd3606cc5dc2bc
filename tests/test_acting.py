"""Who is asking at the moment, and from where."""

import pytest
from django.contrib.auth.models import AnonymousUser, User

from cooperation import acting


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:DB8::1", "2001:db8::1"),
        ("fe80::1%eth0", "fe80::1"),
        ("", None),
        ("nonsense", None),
        (None, None),
    ],
)
def test_address_is_one_or_none(rf, said, address):
    request = rf.get("/")
    if said is None:
        del request.META["REMOTE_ADDR"]
    else:
        request.META["REMOTE_ADDR"] = said
    assert acting.address_of(request) == address


def test_outside_of_a_request_nobody_acts():
    assert (acting.current_user(), acting.current_address()) == (None, None)


def test_within_a_request_whoever_is_logged_in_acts(rf):
    request = rf.get("/")
    request.user = User(username="ulugbek")
    with acting.acting_for(request):
        assert (acting.current_user(), acting.current_address()) == (request.user, "127.0.0.1")
    assert acting.current_user() is None


def test_stranger_is_nobody(rf):
    request = rf.get("/")
    request.user = AnonymousUser()
    with acting.acting_for(request):
        assert acting.current_user() is None
