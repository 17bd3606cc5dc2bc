"""Nothing that is not public goes through any operation."""

import pytest

from cooperation.open_data import kind_of

from ..builders import (
    make_agreement,
    make_area,
    make_conference,
    make_country,
    make_memorandum,
    make_partner,
    make_register,
    make_relation,
    make_series,
    make_source,
    yesterday,
)
from ..library import make_document
from ..versions import delete, keep
from ..views.test_visibility import HIDDEN

pytestmark = pytest.mark.django_db

WORDS = ("memberships", "partners", "memoranda", "agreements", "conferences")
LISTS = (*WORDS, "areas", "series", "sources", "search?q=hidden", "changes?since=2020-01-01")
SECRET = "Yashirin"


def text_of(client, path):
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("state", HIDDEN.values(), ids=HIDDEN)
def test_hidden_records_are_nowhere(client, state, subtests):
    register = make_register(**state)
    country = register.pop("country")
    for record in register.values():
        setattr(record, f"{record.title_field}_uz", SECRET)
        record.slug = f"hidden-{record.slug}"
        record.save()
    make_document(attached_to=register["agreement"])

    for path in (*LISTS, f"countries/{country.code.lower()}"):
        with subtests.test(path):
            text = text_of(client, path)
            assert SECRET not in text
            assert "hidden-" not in text
            assert '"documents":[{' not in text
    for record in register.values():
        for rest in ("", "/versions"):
            path = f"/api/v1/{kind_of(record).word}/{record.slug}{rest}"
            assert client.get(path).status_code in (404, 410)


def test_public_records_do_not_name_hidden_ones(client):
    partner = make_partner(slug="hidden-p", name_uz=SECRET, status="draft", internal_note=SECRET)
    conference = make_conference(slug="hidden-c", title_uz=SECRET, unpublish_at=yesterday())
    agreement = make_agreement(internal_note=SECRET)
    agreement.parties.update(partner=partner)
    make_relation(agreement, make_agreement(slug="hidden-a", title_uz=SECRET, status="review"))
    memorandum = make_memorandum(
        partners=[partner, make_partner()],
        occasion=conference,
        body_uz='<p><a href="record:partner/hidden-p">qarang</a></p>',
    )
    make_conference(organisers=[partner], participants=[partner])
    keep(memorandum, "2026-03-01 10:00")
    keep(memorandum, "2026-04-01 10:00", occasion=None, internal_note=SECRET)

    for path in (
        *WORDS,
        f"memoranda/{memorandum.slug}/versions",
        f"memoranda/{memorandum.slug}?on=2026-03-05",
    ):
        text = text_of(client, path)
        assert SECRET not in text
        assert "hidden-" not in text


def test_reference_data_of_hidden_records_alone_are_left_out(client):
    hidden = {"name_uz": SECRET}
    make_partner(
        status="draft",
        areas=[make_area(**hidden)],
        sources=[make_source(title_uz=SECRET)],
        country=make_country("FJ"),
    )

    assert SECRET not in text_of(client, "areas")
    assert SECRET not in text_of(client, "sources")
    assert client.get("/api/v1/countries/fj").json()["ties"]["total"] == 0


def test_nothing_is_said_of_staff_and_of_their_notes(client):
    partner = make_partner(internal_note="note-to-self")
    keep(partner, "2026-03-01 10:00")

    texts = "".join(
        text_of(client, path)
        for path in ("partners", f"partners/{partner.slug}/versions", "changes?since=2020-01-01")
    )

    assert [
        word
        for word in ("note", "created_by", "changed_by", "responsible", "author")
        if f'"{word}' in texts
    ] == []
    assert "note-to-self" not in texts


def test_a_withdrawn_record_is_gone_and_says_when(client):
    partner = make_partner(slug="p")
    keep(partner, "2026-03-01 10:00")
    delete(partner, "2026-04-01 10:00")

    response = client.get("/api/v1/partners/p")
    (last, *_) = client.get("/api/v1/changes?since=2026-03-15").json()["records"]

    assert response.status_code == 410
    assert response.json()["withdrawn_at"] == "2026-04-01T05:00:00Z"
    assert (last["what"], last["slug"], last["label"]) == ("deleted", "p", None)


def test_a_series_of_hidden_conferences_alone_is_not_told_from_none(client):
    make_conference(series=make_series(slug="hidden-s"), status="draft")

    asked = (client.get(f"/api/v1/conferences?series={key}") for key in ("hidden-s", "no-such"))

    assert [response.status_code for response in asked] == [400, 400]
