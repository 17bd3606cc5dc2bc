"""Records with all that a card shows of them, so that a list costs the same however long it is."""

from django.db.models import Prefetch

from ..filters import HOME_COUNTRY
from ..languages import all_columns
from ..listing import brief
from ..models import (
    Agreement,
    AgreementParty,
    Conference,
    Memorandum,
    MemorandumPartner,
    Partner,
)
from ..models.picture import WithLogo

# What no card says of a picture.
_UNSAID = ("internal_note", "search_key", *all_columns("caption", "credit", "sort_key"))


def for_cards(records, day=None):
    """With their legal status on a day, today unless told otherwise."""
    records = _with_pictures(brief(records), "picture")
    if issubclass(records.model, WithLogo):
        records = _with_pictures(records, "logo", "logo_on_dark")
    if records.model in (Partner, Conference):
        return records.select_related("country")
    if records.model is Memorandum:
        return records.with_current_status(day)
    if records.model is Agreement:
        return records.with_current_status(day).with_signature_date().prefetch_related(_parties())
    return records


def with_partners(memoranda):
    """Each with ``public_signatories``, where its title is all that a page says of them."""
    published = MemorandumPartner.objects.filter(partner__in=Partner.objects.published())
    signatories = _with_pictures(published, "partner__logo", "partner__logo_on_dark")
    return memoranda.prefetch_related(
        Prefetch(
            "signatories",
            signatories.select_related("partner__country").defer(
                *(f"partner__{column}" for column in all_columns("summary", "body"))
            ),
            to_attr="public_signatories",
        )
    )


def shown_in_gallery(record):
    """The pictures of a record's gallery that a page in the reader's language shows."""
    return [each.picture for each in record.gallery.all() if each.picture.is_shown]


def _with_pictures(rows, *paths):
    unsaid = (f"{path}__{column}" for path in paths for column in _UNSAID)
    return rows.select_related(*paths).defer(*unsaid)


def _parties():
    """Whom an agreement is with; that Uzbekistan is a party goes without saying."""
    others = AgreementParty.objects.exclude(country__code=HOME_COUNTRY)
    return Prefetch("parties", others.select_related("country"), to_attr="other_parties")
