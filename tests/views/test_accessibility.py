"""The pages in a real browser: nothing for axe to find, nothing wider than a phone.

What a page looks like does not depend on the database, so ``./run test`` runs these on one.
"""

import pytest
from django.urls import reverse
from django.utils.translation import override

from cooperation.enums import Authenticity, FileLanguage, Section
from cooperation.models import DocumentVersion
from cooperation.search import gathered

from ..axe import WITH_TARGETS, barriers, barriers_in_both_schemes
from ..builders import make_register, make_section_text, make_site_settings
from ..library import keep_files_of, make_article, make_document, make_file, make_version
from ..versions import keep

pytestmark = pytest.mark.appearance

# The longest words and titles that the register really has.
LONG = {
    "uz": "Oʻzbekiston Respublikasi Raqamli texnologiyalar vazirligi huzuridagi agentligi",
    "ru": "Соглашение между Правительством Республики Узбекистан и Правительством Республики "
    "Казахстан о сотрудничестве в области исследования и использования космического пространства",
    "en": "Intergovernmental Consultative Committee on the Regional Space Applications Programme",
}
SECTIONS = [
    "home",
    "membership-list",
    "partner-list",
    "memorandum-list",
    "agreement-list",
    "conference-list",
    "country-list",
    "timeline",
    "about",
    "data",
    "accessibility",
    "site-map",
    "state-symbols",
    "search",
    "special-view",
]
# The special view with all that it can do, and the spacing beyond that of WCAG 1.4.12.
SPECIAL_VIEW = "size=150&spacing=very-wide&contrast=yellow-on-black&pictures=hidden&ruler=on"
SPACED = "spacing=very-wide"
LANGUAGES = ["uz", "ru", "en"]


@gathered()
def make_documents(agreement):
    """The text of the agreement by articles, with former versions, in many languages, without."""
    ordinary, many, plain = (
        make_document(attached_to=agreement),
        make_document(
            files=[*FileLanguage][:12],
            attached_to=agreement,
            **{f"title_{language}": title for language, title in LONG.items()},
        ),
        make_document(files=(), languages=("ru",), attached_to=agreement),
    )
    make_version(ordinary.files.first())
    make_file(plain, FileLanguage.SEVERAL, Authenticity.NOT_STATED, extension="docx", preview=[])
    for version in DocumentVersion.objects.all():
        keep_files_of(version.preview)
    make_article(agreement, "", heading_en="Preamble", heading_ru="", heading_uz="")
    make_article(agreement, "10 bis", languages=("ru", "en"))
    return [ordinary, many, plain]


@pytest.fixture
def addresses(live_server):
    """Makes the addresses of one page of each kind, and of the states that a reader meets."""
    make_site_settings()
    for section in Section:
        make_section_text(section)
    register = make_register()
    for language, title in LONG.items():
        setattr(register["agreement"], f"title_{language}", title)
    register["agreement"].save()
    keep(register["agreement"], "2026-03-01")
    texts = {f"summary_{language}": title for language, title in LONG.items()}
    keep(register["agreement"], "2026-04-01", **texts)
    make_register(languages=("ru",))
    documents = make_documents(register["agreement"])

    def addresses(language):
        with override(language):
            paths = [reverse(f"cooperation:{name}") for name in SECTIONS]
            paths += [record.get_absolute_url() for record in register.values()]
            paths += [document.get_absolute_url() for document in documents]
            text = f"{register['agreement'].get_absolute_url()}text/"
            paths += [text, f"{text}?languages=ru&languages=uz"]
            versions = f"{register['agreement'].get_absolute_url()}versions/"
            paths += [versions, f"{versions}1/"]
            paths.append(reverse("cooperation:data-kind", args=["agreements"]))
            partners = reverse("cooperation:partner-list")
            # A filter chosen, one not understood, nothing found, no such page.
            paths += [f"{partners}?kind={value}" for value in ("space-agency", "x", "company")]
            missing = f"{partners}missing/"
        return [live_server.url + path for path in [*paths, missing]]

    return addresses


def choose(context, live_server, settings):
    """Have the browser keep these settings of the special view."""
    context.add_cookies([{"name": "special_view", "value": settings, "url": live_server.url}])


def narrowed(page):
    """The width of the page in 1280 px at 400 %, which are 320 (WCAG 1.4.10)."""
    page.set_viewport_size({"width": 320, "height": 640})
    return page.evaluate("document.documentElement.scrollWidth")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_quiet_without_barriers_and_within_a_phone(
    page, complaints, addresses, language, subtests
):
    # One load of a page answers all; of an address where nothing is, the browser complains itself.
    *found, missing = addresses(language)
    for address in [*found, missing]:
        page.set_viewport_size({"width": 1280, "height": 720})
        page.goto(address)
        with subtests.test(f"{address}: axe"):
            assert barriers_in_both_schemes(page, rules=WITH_TARGETS) == {}
        with subtests.test(f"{address}: width"):
            assert narrowed(page) == 320
        with subtests.test(f"{address}: complaints"):
            assert address == missing or complaints == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_the_special_view(
    page, context, live_server, addresses, language, subtests
):
    choose(context, live_server, SPECIAL_VIEW)
    for address in addresses(language):
        with subtests.test(address):
            page.goto(address)
            assert barriers(page, rules=WITH_TARGETS) == {}


# Russian words are the longest. Loaded on the phone, not narrowed.
@pytest.mark.parametrize("settings", [SPACED, "size=200"])
def test_no_page_with_large_text_is_wider_than_the_narrowest_phone(
    page, context, live_server, addresses, settings, subtests
):
    choose(context, live_server, settings)
    page.set_viewport_size({"width": 320, "height": 640})
    for address in addresses("ru"):
        with subtests.test(address):
            page.goto(address)
            assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_the_keyboard_gets_past_the_menu(quiet_page, live_server):
    quiet_page.goto(f"{live_server.url}/en/")

    quiet_page.keyboard.press("Tab")
    focused = quiet_page.locator(":focus")
    assert focused.inner_text() == "Skip to the content"
    assert focused.bounding_box()["y"] >= 0
    quiet_page.keyboard.press("Enter")

    assert quiet_page.locator(":focus").get_attribute("id") == "main"


@pytest.mark.browser_context_args(java_script_enabled=False)
def test_filters_work_without_a_script(page, addresses, live_server):
    page.goto(f"{live_server.url}/en/partners/")
    page.get_by_label("Kind of organisation").select_option("Space agency")
    page.get_by_role("button", name="Apply").click()

    assert page.url.startswith(f"{live_server.url}/en/partners/?kind=space-agency")
    assert page.get_by_role("heading", level=2, name="records found").count() == 1
