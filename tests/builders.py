"""Complete, unsurprising, published objects in all three languages, each different from the last.

Whatever a test is about, it says itself: ``make_partner(name_ru="Партнёр")``. Suffixed columns
only. ``languages=("ru",)`` fills the texts in these languages alone, ``slug`` and ``name`` are
numbered, and everything that a record needs is made with it unless it is given.
"""

import functools
import itertools
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.utils import timezone

from cooperation import models
from cooperation.enums import (
    AgencyRole,
    AgreementLevel,
    AgreementRelationKind,
    PartnerKind,
    PublicationStatus,
    Region,
    StateStatus,
    StepKind,
)
from cooperation.languages import LANGUAGE_CODES, suffixed
from cooperation.partial_dates import PartialDate
from cooperation.roles import PERMISSIONS, Role
from cooperation.search import gathered

_numbers = itertools.count(1)


def _indexed_once(make):
    """Make all that belongs to an object, then index it: as the admin does, and faster."""

    @functools.wraps(make)
    def made(*args, **kwargs):
        with gathered():
            return make(*args, **kwargs)

    return made


# What each translated field says, before its number. An apostrophe of each kind is among them.
_WORDS = {
    "country": {"uz": "Mamlakat", "ru": "Страна", "en": "Country"},
    "area": {"uz": "Yoʻnalish", "ru": "Направление", "en": "Area"},
    "source": {"uz": "Maʼlumot", "ru": "Публикация", "en": "Publication"},
    "publisher": {"uz": "Nashriyot", "ru": "Издатель", "en": "Publisher"},
    "partner": {"uz": "Hamkor", "ru": "Партнёр", "en": "Partner"},
    "membership": {"uz": "Tashkilot", "ru": "Организация", "en": "Body"},
    "memorandum": {"uz": "Memorandum", "ru": "Меморандум", "en": "Memorandum"},
    "agreement": {"uz": "Bitim", "ru": "Соглашение", "en": "Agreement"},
    "conference": {"uz": "Konferensiya", "ru": "Конференция", "en": "Conference"},
    "series": {"uz": "Turkum", "ru": "Серия", "en": "Series"},
    "statistic": {"uz": "aʼzo davlatlar", "ru": "государства-члены", "en": "member states"},
    "city": {"uz": "Toshkent", "ru": "Ташкент", "en": "Tashkent"},
    "summary": {"uz": "Qisqacha bayon", "ru": "Краткое описание", "en": "Summary"},
    "body": {"uz": "<p>Toʻliq matn</p>", "ru": "<p>Полный текст</p>", "en": "<p>Full text</p>"},
    "section": {"uz": "Boʻlim", "ru": "Раздел", "en": "Section"},
    "lead": {"uz": "Boʻlim haqida", "ru": "О разделе", "en": "About the section"},
}


def _texts(field, words, languages, number=""):
    return {
        suffixed(field, language): f"{_WORDS[words][language]} {number}".strip()
        for language in languages
    }


def _record_texts(title_field, words, languages, number):
    return {
        **_texts(title_field, words, languages, number),
        **_texts("summary", "summary", languages, number),
        **_texts("body", "body", languages),
    }


def _make_record(model, words, languages, defaults, overrides, **related):
    number = next(_numbers)
    values = {
        "slug": f"{words}-{number}",
        "status": PublicationStatus.PUBLISHED,
        **_record_texts(model.title_field, words, languages, number),
        **defaults,
        **overrides,
    }
    record = model.objects.create(**values)
    for name, rows in related.items():
        getattr(record, name).set(rows)
    return record


def date(text):
    """``date("2022-05")``, as the registers of this project write it."""
    return PartialDate.parse(text)


# --- Reference data ----------------------------------------------------------------------------


def make_country(code=None, *, languages=LANGUAGE_CODES, **overrides):
    """The country with this code, made if it is not there yet; without a code, a new one."""
    number = next(_numbers)
    if code is None:
        code = _unused_code()
    elif found := models.Country.objects.filter(code=code).first():
        return found
    values = {
        "code": code,
        "region": Region.ASIA,
        "latitude": number * 7 % 140 - 50,
        "longitude": number * 11 % 360 - 180,
        **_texts("name", "country", languages, number),
    }
    return models.Country.objects.create(**{**values, **overrides})


def _unused_code():
    taken = set(models.Country.objects.values_list("code", flat=True))
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    codes = ("".join(pair) for pair in itertools.product("Q", letters))  # of no country's own
    return next(code for code in codes if code not in taken)


def make_area(*, languages=LANGUAGE_CODES, **overrides):
    number = next(_numbers)
    values = {"slug": f"area-{number}", **_texts("name", "area", languages, number)}
    return models.Area.objects.create(**{**values, **overrides})


def make_source(*, languages=LANGUAGE_CODES, **overrides):
    number = next(_numbers)
    values = {
        "key": f"source-{number}",
        "url": f"https://source.example/{number}",
        "published_on": date("2022-05-20"),
        **_texts("title", "source", languages, number),
        **_texts("publisher", "publisher", languages, number),
    }
    return models.Source.objects.create(**{**values, **overrides})


def make_series(*, languages=LANGUAGE_CODES, **overrides):
    number = next(_numbers)
    values = {"slug": f"series-{number}", **_texts("name", "series", languages, number)}
    return models.ConferenceSeries.objects.create(**{**values, **overrides})


# --- Records -----------------------------------------------------------------------------------


@_indexed_once
def make_partner(*, languages=LANGUAGE_CODES, areas=(), sources=(), **overrides):
    defaults = {"kind": PartnerKind.SPACE_AGENCY}
    if "country" not in overrides:
        defaults["country"] = make_country()
    return _make_record(
        models.Partner, "partner", languages, defaults, overrides, areas=areas, sources=sources
    )


@_indexed_once
def make_membership(*, languages=LANGUAGE_CODES, areas=(), sources=(), statistics=(), **overrides):
    """A membership; each of ``statistics`` is a dict of what one of its figures says."""
    defaults = {
        "state_status": StateStatus.MEMBER,
        "agency_role": AgencyRole.COMPETENT_AUTHORITY,
        "since": date("2022"),
        **_texts("benefits", "body", languages),
    }
    membership = _make_record(
        models.Membership, "membership", languages, defaults, overrides,
        areas=areas, sources=sources,
    )  # fmt: skip
    for values in statistics:
        make_statistic(membership=membership, **values)
    return membership


@_indexed_once
def make_conference(
    *,
    languages=LANGUAGE_CODES,
    areas=(),
    sources=(),
    organisers=(),
    participants=(),
    statistics=(),
    **overrides,
):
    defaults = {
        "starts_on": date("2022-05-10"),
        "ends_on": date("2022-05-11"),
        **_texts("city", "city", languages),
    }
    if "country" not in overrides:
        defaults["country"] = make_country("UZ")
    conference = _make_record(
        models.Conference, "conference", languages, defaults, overrides,
        areas=areas, sources=sources, organisers=organisers, participants=participants,
    )  # fmt: skip
    for values in statistics:
        make_statistic(conference=conference, **values)
    return conference


@_indexed_once
def make_memorandum(*, languages=LANGUAGE_CODES, areas=(), sources=(), partners=None, **overrides):
    """A memorandum with one partner, or with those given."""
    defaults = {"signed_on": date("2022-05-17"), **_texts("signed_in", "city", languages)}
    memorandum = _make_record(
        models.Memorandum, "memorandum", languages, defaults, overrides,
        areas=areas, sources=sources,
    )  # fmt: skip
    for position, partner in enumerate([make_partner()] if partners is None else partners):
        models.MemorandumPartner.objects.create(
            memorandum=memorandum, partner=partner, position=position
        )
    return memorandum


@_indexed_once
def make_agreement(
    *,
    languages=LANGUAGE_CODES,
    areas=(),
    sources=(),
    parties=None,
    steps=((StepKind.SIGNED, "2021-12-06"),),
    **overrides,
):
    """An agreement between Uzbekistan and another state, or between the countries given.

    Each of ``steps`` is a kind with the text of its date, or None where it is not published.
    """
    defaults = {"level": AgreementLevel.INTERGOVERNMENTAL}
    agreement = _make_record(
        models.Agreement, "agreement", languages, defaults, overrides, areas=areas, sources=sources
    )
    countries = [make_country("UZ"), make_country()] if parties is None else parties
    for position, country in enumerate(countries):
        models.AgreementParty.objects.create(
            agreement=agreement, country=country, position=position
        )
    for position, (kind, on) in enumerate(steps):
        make_step(agreement, kind, on, position=position)
    return agreement


def make_step(agreement, kind=StepKind.SIGNED, on="2021-12-06", **overrides):
    values = {"agreement": agreement, "kind": kind, "on": date(on) if on else None}
    return models.LegalStep.objects.create(**{**values, **overrides})


def make_relation(agreement, other, kind=AgreementRelationKind.AMENDS, **overrides):
    return models.AgreementRelation.objects.create(
        agreement=agreement, other=other, kind=kind, **overrides
    )


def make_statistic(*, languages=LANGUAGE_CODES, **overrides):
    """A figure; give it its ``membership`` or ``conference``, else it makes a membership."""
    if not {"membership", "conference"} & overrides.keys():
        overrides["membership"] = make_membership()
    values = {"value": 102, **_texts("label", "statistic", languages)}
    return models.Statistic.objects.create(**{**values, **overrides})


# --- A whole register --------------------------------------------------------------------------


@_indexed_once
def make_register(**overrides):
    """One record of each kind, tied to the others in every way that the register knows.

    The ``overrides``, such as ``languages=("ru",)``, go to each of the records.
    """
    country = make_country()
    shared = {"areas": [make_area()], "sources": [make_source()], **overrides}
    partner = make_partner(country=country, **shared)
    membership = make_membership(
        seat_country=country, statistics=[{"source": make_source()}], **shared
    )
    conference = make_conference(
        series=make_series(), edition=1, organisers=[partner], participants=[partner],
        statistics=[{"as_of": date("2022-05")}], **shared,
    )  # fmt: skip
    memorandum = make_memorandum(partners=[partner], occasion=conference, **shared)
    agreement = make_agreement(parties=[make_country("UZ"), country], **shared)
    agreement.parties.filter(country=country).update(partner=partner)
    make_relation(agreement, make_agreement(**overrides))
    return {
        "country": country,
        "membership": membership,
        "partner": partner,
        "memorandum": memorandum,
        "agreement": agreement,
        "conference": conference,
    }


# --- The portal's own words --------------------------------------------------------------------


def make_section_text(section, *, languages=LANGUAGE_CODES, **overrides):
    values = {
        "section": section,
        **_texts("title", "section", languages, section),
        **_texts("lead", "lead", languages, section),
        **_texts("body", "body", languages),
    }
    return models.SectionText.objects.create(**{**values, **overrides})


def make_site_settings(*, languages=LANGUAGE_CODES, **overrides):
    names = {
        "uz": ("Oʻzbekkosmos", "Kosmik tadqiqotlar va texnologiyalar agentligi", "Hamkorlik"),
        "ru": ("Узбеккосмос", "Агентство космических исследований и технологий", "Портал"),
        "en": ("Uzbekspace", "Space Research and Technology Agency", "Cooperation portal"),
    }
    values = {}
    for language in languages:
        agency_name, official_name, portal_name = names[language]
        values |= {
            suffixed("agency_name", language): agency_name,
            suffixed("official_name", language): official_name,
            suffixed("portal_name", language): portal_name,
        }
    return models.SiteSettings.objects.create(**{**values, **overrides})


# --- People ------------------------------------------------------------------------------------


def make_editor(*permissions, **overrides):
    """A member of staff who may do what is named, as in ``make_editor("view_partner")``."""
    number = next(_numbers)
    values = {"username": f"editor-{number}", "is_staff": True, **overrides}
    user = get_user_model().objects.create_user(**values)
    found = Permission.objects.filter(
        content_type__app_label="cooperation", codename__in=permissions
    )
    user.user_permissions.set(found)
    return user


def make_staff(*roles, **overrides):
    """A member of staff in these roles, as in ``make_staff("editor", "translator-ru")``."""
    if not Group.objects.filter(name=Role.EDITOR).exists():
        _make_roles()
    user = make_editor(**overrides)
    user.groups.set(Group.objects.filter(name__in=roles))
    return user


def _make_roles():
    """What ``set_up_roles`` makes, without entries in the log, which cost more than most tests."""
    named = Permission.objects.values_list("content_type__app_label", "codename", "pk")
    key_of = {(app, codename): pk for app, codename, pk in named}
    given = Group.permissions.through
    for role, permissions in PERMISSIONS.items():
        group = Group.objects.bulk_create([Group(name=role.value)])[0]
        given.objects.bulk_create(
            given(group=group, permission_id=key_of[name]) for name in permissions
        )


def make_superuser(**overrides):
    values = {"username": f"superuser-{next(_numbers)}", **overrides}
    return get_user_model().objects.create_superuser(**values)


def tomorrow():
    return timezone.now() + timedelta(days=1)


def yesterday():
    return timezone.now() - timedelta(days=1)
