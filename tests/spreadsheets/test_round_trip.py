"""What goes out comes in again and changes nothing, whatever the register holds."""

import pytest
from django.db import transaction

from cooperation import spreadsheets
from cooperation.enums import AgreementRelationKind, Section
from cooperation.history import snapshot
from cooperation.models import Article, Attachment, GalleryPicture, Partner, Synonyms
from cooperation.spreadsheets.loading import loaded, state_of
from tests.builders import (
    date,
    make_agreement,
    make_partner,
    make_register,
    make_relation,
    make_section_text,
    make_superuser,
)
from tests.library import make_document, make_picture
from tests.spreadsheets.files import exported, planned, upload

pytestmark = pytest.mark.django_db

AWKWARD = [
    "=1+1", "'=x", "''", "+998", " two\r\nlines ", "a;b,c\t\"d\"", "x\x0by", "_x000D_", "#N/A",
    "TRUE", "2022-05", "00123", "Oʻzbek ’ ' `", "🛰️", "<&>", "x" * 40_000,
]  # fmt: skip


@pytest.fixture(scope="module")
def register(django_db_setup, django_db_blocker):
    """A register with a record of each kind and texts as awkward as they get."""
    with django_db_blocker.unblock(), transaction.atomic():
        made = make_register(internal_note="– noted\r\nhere")
        for number, text in enumerate(AWKWARD):
            Partner.objects.filter(pk=make_partner().pk).update(
                now_known_as_ru=text, summary_en=text, slug=f"awkward-{number}"
            )
        picture, document = make_picture(), make_document()
        agreement = made["agreement"]
        Attachment.objects.create(document=document, agreement=agreement)
        GalleryPicture.objects.create(picture=picture, agreement=agreement, position=1)
        Article.objects.create(agreement=agreement, number="2 bis", text_uz="<p>Oʻz</p>")
        make_relation(agreement, make_agreement(), AgreementRelationKind.REPLACES)
        agreement.steps.update(until=None, on=date("2021-12"), place_en="=Tashkent")
        make_section_text(Section.HOME)
        Synonyms.objects.create(slug="un", names_uz="BMT", names_en="UN\r\nUnited Nations")
        yield made
        transaction.set_rollback(True)


@pytest.fixture
def user(register):
    return make_superuser()


@pytest.mark.parametrize("form", ["xlsx", "csv"])
@pytest.mark.parametrize("kind", spreadsheets.KINDS, ids=lambda kind: kind._meta.model_name)
def test_own_export_changes_nothing(kind, form, user):
    plan = planned(kind, upload(exported(kind, form), f"table.{form}"), user)
    assert (plan.created, plan.changed, list(plan.mistakes), plan.warnings, plan.left_alone) == (
        0, 0, [], [], [],
    )  # fmt: skip
    assert plan.unchanged == kind.objects.count() > 0


@pytest.mark.parametrize("kind", spreadsheets.KINDS, ids=lambda kind: kind._meta.model_name)
def test_state_is_the_snapshot_of_the_history(kind, register):
    records = list(loaded(kind, kind.objects.values_list("pk", flat=True)))
    assert [state_of(record) for record in records] == [snapshot(record) for record in records]


def test_export_takes_the_same_queries_for_three_and_for_more(register, django_assert_num_queries):
    numbers = list(Partner.objects.order_by("pk").values_list("pk", flat=True))
    with django_assert_num_queries(7):
        exported(Partner, "csv", numbers[:3])
    with django_assert_num_queries(7):
        exported(Partner, "csv", numbers)
