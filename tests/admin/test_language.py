"""An editor who works in Uzbek or Russian meets no English, whoever wrote the words."""

import re
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path

import polib
import pytest
from django.contrib import admin as django_admin
from django.contrib.auth.models import Group
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils.translation import get_language, override

from cooperation.enums import Section, StepKind
from cooperation.models import Document, FruitlessQuery, Picture, SiteSettings, Synonyms
from tests.admin.pages import address, filled_in
from tests.builders import (
    make_agreement,
    make_area,
    make_conference,
    make_membership,
    make_memorandum,
    make_partner,
    make_relation,
    make_section_text,
    make_series,
    make_site_settings,
    make_source,
    make_statistic,
    make_step,
    make_superuser,
)
from tests.library import make_document, make_picture

# So that there is a database for ``shown``; the words do not depend on which.
pytestmark = [pytest.mark.django_db, pytest.mark.appearance]

PACKAGES = ["django.conf", "django.contrib.admin", "django.contrib.auth", "allauth"]
OURS = Path(__file__).resolve().parents[2] / "locale"

# What is written alike in English and in the language.
SAME = {
    "uz": {"fax", "import", "logo", "status", "transport", "super"},
    "ru": set(),
}
# Words in Latin letters that a Russian page may hold: names, codes, what people typed.
LATIN_IN_RUSSIAN = re.compile(
    "|".join(
        [
            r"[a-z]+-\d+",  # accounts and addresses that the builders make
            r"https?|source\.example|example\.org|home",
            r"\b[A-Z]{2,}\d?\b|WebP",  # abbreviations and codes
            r"astana-times-2022|signing-airbus-2023|\b2 bis\b|Single Sign-On",
            "Control|Command|Mac|pbkdf2|md5|Atom",
        ]
    )
)
CYRILLIC = re.compile("[\u0400-\u04ff]")
WORD = re.compile(r"[A-Za-z]{3,}")
READ_ALOUD = ("alt", "title", "aria-label", "placeholder")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


class Reader(HTMLParser):
    """The texts of a page that are seen or read aloud, without those in another language."""

    VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta"}

    def __init__(self, language):
        super().__init__()
        self.language = language
        self.texts = set()
        self._open = []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        is_foreign = attributes.get("lang", self.language) != self.language
        is_silent = tag in ("script", "style", "textarea", "code", "svg")
        hidden = is_foreign or is_silent or any(hidden for _tag, hidden in self._open[-1:])
        if not hidden:
            texts = [attributes.get(name) for name in READ_ALOUD]
            if attributes.get("type") == "submit":
                texts.append(attributes.get("value"))
            self.texts |= {text for text in texts if text}
        if tag not in self.VOID:
            self._open.append((tag, hidden))

    def handle_endtag(self, tag):
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if self._open and not self._open[-1][1]:
            self.texts.add(" ".join(data.split()))


def texts_of(response, language):
    """The texts, taken apart at the signs with which templates join them."""
    reader = Reader(language)
    reader.feed(response.content.decode())
    parts = {part for text in reader.texts for part in re.split(r"[|›():,#]|\[\w\w\]", text)}
    return {part.strip(" .") for part in parts} - {""}


def english_messages():
    """Every message of ours, Django's and allauth's, as a pattern of the English text."""
    files = [Path(find_spec(name).origin).parent / "locale/en" for name in PACKAGES]
    for folder in [*files, OURS / "en"]:
        for entry in polib.pofile(str(folder / "LC_MESSAGES/django.po")):
            for message in filter(None, [entry.msgid, entry.msgid_plural]):
                message = " ".join(re.sub("<[^>]*>", " ", message).split()).rstrip(":.")
                if len(WORD.findall(PLACEHOLDER.sub(" ", message))):
                    parts = map(re.escape, PLACEHOLDER.split(message))
                    yield ".+".join(parts)


@pytest.fixture(scope="module")
def english():
    """Finds a message that is the whole text, or one of several words within it."""
    messages = sorted(set(english_messages()), key=len)
    phrases = [message for message in messages if len(WORD.findall(message)) > 1]
    whole, within = "|".join(messages), "|".join(p for p in phrases if ".+" not in p)
    return re.compile(rf"^(?:{whole})$|\b(?:{within})\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def shown(django_db_setup, django_db_blocker):
    """Each text that the admin shows, with one of its pages, by language; read once for all."""
    found = {}
    for language in ("uz", "ru", "en"):
        with django_db_blocker.unblock(), transaction.atomic():
            found[language] = texts_shown(something_of_everything(), language)
            transaction.set_rollback(True)
    return found


def something_of_everything():
    partner = make_partner(areas=[make_area()], sources=[make_source()])
    conference = make_conference(series=make_series(), organisers=[partner])
    agreement = make_agreement()
    for kind in StepKind:
        make_step(agreement, kind)
    make_relation(agreement, make_agreement())
    make_statistic(conference=conference)
    return [
        partner,
        partner.country,
        *partner.areas.all(),
        *partner.sources.all(),
        conference,
        conference.series,
        agreement,
        make_membership(statistics=[{}]),
        make_memorandum(partners=[partner], occasion=conference),
        make_picture(),
        make_document(attached_to=partner),
        make_section_text(Section.HOME),
        make_site_settings(),
        Synonyms.objects.create(slug="group-1", names_uz="BMT\nUN"),
        FruitlessQuery.objects.create(words="qq", language="uz", asked_on="2026-01-01"),
        Group.objects.create(name="G7"),
        make_superuser(),
    ]


def texts_shown(records, language):
    client = Client()
    pages = pages_for_strangers(client, language)
    client.force_login(records[-1])
    with override(language):
        pages |= pages_of_the_site(client, records[-1])
        for record in records:
            pages |= pages_of_record(client, record)
        for model in django_admin.site._registry:
            pages |= pages_of_model(client, model)
    return {text: url for url, response in pages.items() for text in texts_of(response, language)}


def pages_for_strangers(client, language):
    paths = ["login", "inactive", "password/reset", "password/reset/done"]
    paths += ["password/reset/key/done", "password/reset/key/1-a-b"]
    found = {path: client.get(f"/{language}/accounts/{path}/") for path in paths}
    for number in range(6):
        data = {"login": "nobody", "password": "x"}
        page = client.post(f"/{language}/accounts/login/", data)
        found[f"login, attempt {number}"] = page
    return found


def pages_of_the_site(client, user):
    urls = [
        reverse("admin:index"),
        reverse("admin:password_change"),
        reverse("admin:password_change_done"),
        reverse("admin:app_list", args=["cooperation"]),
        reverse("admin:app_list", args=["auth"]),
        reverse("admin:auth_user_password_change", args=[user.pk]),
        address(Picture, "add_many", language=None),
        address(Picture, "choose", language=None),
        address(Document, "choose", language=None),
        f"{address(Picture, 'choose', language=None)}?page=1&q=nothing",
        reverse("account_logout"),
        reverse("account_reauthenticate"),
    ]
    return {url: client.get(url) for url in urls}


def pages_of_record(client, record):
    change, history, delete = (
        address(type(record), kind, record.pk, language=None)
        for kind in ("change", "history", "delete")
    )
    client.post(change, {**filled_in(client.get(change)), "internal_note": str(get_language())})
    urls = [change, history] if type(record) is SiteSettings else [change, history, delete]
    return {url: client.get(url) for url in urls}


def pages_of_model(client, model):
    changelist, add = (address(model, kind, language=None) for kind in ("changelist", "add"))
    if model is SiteSettings:
        return {}
    first = model._default_manager.values_list("pk", flat=True)[0]
    selection = {"action": "delete_selected", "_selected_action": [first]}
    return {
        changelist: client.get(changelist),
        f"{changelist} (selection)": client.post(changelist, selection),
        add: client.get(add),
        f"{add} (errors)": client.post(add, filled_in(client.get(add))),
    }


def test_the_net_catches_the_messages_of_english_pages(shown, english):
    assert len([text for text in shown["en"] if english.search(text)]) > 300


@pytest.mark.parametrize("language", ["uz", "ru"])
def test_no_message_is_shown_in_english(shown, english, language):
    found = {
        text: page
        for text, page in shown[language].items()
        if english.search(text) and text.casefold() not in SAME[language]
    }
    assert found == {}


def test_no_russian_page_has_words_in_latin_letters(shown):
    found = {
        text: page
        for text, page in shown["ru"].items()
        if WORD.search(LATIN_IN_RUSSIAN.sub(" ", text))
    }
    assert found == {}


def test_no_uzbek_page_has_cyrillic_letters(shown):
    found = {text: page for text, page in shown["uz"].items() if CYRILLIC.search(text)}
    assert found == {}
