"""The addresses in data."""

from django.test import RequestFactory

from cooperation.open_data import Addresses


def identifier(host):
    request = RequestFactory(headers={"host": host}).get("/", secure=True)
    return Addresses.of(request).identifier("partners", "jaxa")


def test_they_are_those_of_the_host_that_is_asked(settings):
    settings.DATA_ORIGIN = ""

    assert identifier("testserver") == "https://testserver/id/partners/jaxa"


def test_or_always_the_same_where_the_portal_knows_its_own(settings):
    settings.DATA_ORIGIN = "https://portal.example"

    assert identifier("testserver:81") == "https://portal.example/id/partners/jaxa"
