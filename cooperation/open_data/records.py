"""What is public now, read in parts so that no number of records fills the memory."""

from itertools import islice

from django.db.models import Prefetch, Q, prefetch_related_objects

from .. import clock
from ..languages import all_columns
from ..models import (
    RECORD_KINDS,
    Agreement,
    AgreementParty,
    AgreementRelation,
    Area,
    Attachment,
    Conference,
    ConferenceSeries,
    Country,
    DocumentFile,
    DocumentVersion,
    LegalStep,
    Membership,
    Memorandum,
    MemorandumPartner,
    Partner,
    Source,
    Statistic,
)
from .prose import links_in
from .values import Prose

AT_ONCE = 500


def data_of(kind, addresses, on=None):
    """All that is public of a kind, as JSON holds it, by key; a generator.

    ``on`` is the day of the legal status, today unless told otherwise.
    """
    public = public_of(kind.model)
    keys = iter(public.order_by(_key_of(kind)).values_list("pk", flat=True))
    while part := list(islice(keys, AT_ONCE)):
        found = public.order_by(_key_of(kind)).filter(pk__in=part)
        yield from data_of_page(kind, found, addresses, on)


def data_of_page(kind, things, addresses, on=None):
    """The things of a queryset, in its order, as JSON holds them; a list.

    The queryset has to be one of what is public.
    """
    if kind.model is Agreement:
        things = things.with_signature_date()
    return _as_json(kind, list(with_all(things)), addresses, on)


def data_as_it_was(kind, thing, addresses, on):
    """A thing made from one of its versions (``history.as_it_was``), as JSON holds it.

    Its documents are those of that time as far as they are public, with their files of today.
    """
    prefetch_related_objects(list(thing.attachments.all()), _files())
    (data,) = _as_json(kind, [thing], addresses, on)
    return data


def _as_json(kind, things, addresses, on):
    for thing in things:
        thing.standing_day = on or clock.today()
    addresses = addresses.knowing(links_in(_texts_of(kind, things)))
    return [{each.code: each.of(thing, addresses) for each in kind.values} for thing in things]


def _key_of(kind):
    return kind.model._default_manager.all().natural_key_field


def _texts_of(kind, things):
    """The rich texts of things and of their rows."""
    for thing in things:
        yield from _texts_in(kind.values, thing)
        for rows in kind.row_values:
            if any(isinstance(each, Prose) for each in rows.values):
                for row in rows.rows(thing):
                    yield from _texts_in(rows.values, row)


def _texts_in(values, obj):
    fields = [each.attribute or each.code for each in values if isinstance(each, Prose)]
    return filter(None, (getattr(obj, column) for column in all_columns(*fields)))


# --- What is public ----------------------------------------------------------------------------


def public_of(model):
    """What readers see of a kind; of reference data, what a public record names."""
    if model in RECORD_KINDS:
        return model.objects.published()
    if model is Country:
        return model.objects.all()
    named = Q()
    for kind, path in _NAMING[model]:
        named |= Q(pk__in=_public_rows(kind).order_by().values(path))
    return model.objects.filter(named)


# What names reference data, and by which path.
_NAMING = {
    Area: [(kind, "areas") for kind in RECORD_KINDS],
    ConferenceSeries: [(Conference, "series")],
    Source: [
        *((kind, "sources") for kind in RECORD_KINDS),
        (LegalStep, "source"),
        (Statistic, "source"),
    ],
}


def _public_rows(kind):
    """The records of a kind that are public, or the rows of such records."""
    if kind in RECORD_KINDS:
        return kind.objects.published()
    is_public = Q()
    for owner in kind.owner_fields:
        records = kind._meta.get_field(owner).related_model.objects.published()
        is_public |= Q(**{f"{owner}__in": records.order_by().values("pk")})
    return kind.objects.filter(is_public)


# --- With all that data says of it -------------------------------------------------------------


def with_all(things):
    """The things of a queryset with what their data names, as far as that is public."""
    model = things.model
    if model not in RECORD_KINDS:
        return things
    return things.defer("internal_note").prefetch_related(
        Prefetch("areas", Area.objects.order_by("slug")),
        Prefetch("sources", Source.objects.order_by("key")),
        Prefetch("attachments", _attachments()),
        *_OF_KIND[model](),
    )


def _attachments():
    return Attachment.objects.select_related("document").prefetch_related(_files())


def _files():
    files = DocumentFile.objects.prefetch_related(
        Prefetch(
            "versions",
            DocumentVersion.objects.current().defer("text").select_related("file__document"),
        )
    )
    return Prefetch("document__files", files)


def _named(model, title="name"):
    """The public records of a kind with their names alone."""
    return model.objects.published().only("slug", *all_columns(title))


def _countries(path):
    return Prefetch(path, Country.objects.only("code", *all_columns("name")))


def _of_membership():
    return _countries("seat_country"), _statistics()


def _of_partner():
    return (_countries("country"),)


def _of_memorandum():
    signatories = MemorandumPartner.objects.filter(
        partner__in=Partner.objects.published().order_by().values("pk")
    )
    return (
        _countries("signed_country"),
        Prefetch("occasion", _named(Conference, "title")),
        Prefetch("signatories", signatories),
        Prefetch("signatories__partner", _named(Partner)),
    )


def _of_agreement():
    relations = AgreementRelation.objects.filter(
        other__in=Agreement.objects.published().order_by().values("pk")
    )
    return (
        "articles",
        Prefetch("parties", AgreementParty.objects.all()),
        _countries("parties__country"),
        Prefetch("parties__partner", _named(Partner)),
        Prefetch("steps", LegalStep.objects.select_related("source")),
        Prefetch("relations", relations),
        Prefetch("relations__other", _named(Agreement, "title")),
    )


def _of_conference():
    partners = _named(Partner).order_by("slug")
    return (
        "series",
        _countries("country"),
        Prefetch("organisers", partners),
        Prefetch("participants", partners),
        _statistics(),
    )


def _statistics():
    return Prefetch("statistics", Statistic.objects.select_related("source"))


_OF_KIND = {
    Membership: _of_membership,
    Partner: _of_partner,
    Memorandum: _of_memorandum,
    Agreement: _of_agreement,
    Conference: _of_conference,
}
