"""The steps of one day in the workshop, as played by ``bench_editors``.

Each step leaves the pages that the next one begins with, and asserts what must be true after it:
readers are asked without a browser and without cookies.
"""

import re
import urllib.error
import urllib.request
from urllib.parse import urljoin

LANGUAGES = ("uz", "ru", "en")
PARTNER = "Airbus"
TITLE = {
    "uz": "Yerni kuzatish boʻyicha oʻzaro anglashuv memorandumi",
    "ru": "Меморандум о взаимопонимании в области наблюдения Земли",
    "en": "Memorandum of understanding on Earth observation",
}
SUBJECT = {
    "uz": "sunʼiy yoʻldosh suratlari almashinuvi",
    "ru": "обмен спутниковыми снимками",
    "en": "the exchange of satellite images",
}
SUMMARY = {
    "uz": "Tomonlar suratlar bilan almashadi va mutaxassislarni tayyorlaydi.",
    "ru": "Стороны обмениваются снимками и готовят специалистов.",
    "en": "The parties exchange images and train specialists.",
}
WITH_TYPO = "Стороны обмениваются снимкми и готовят специалистов."
BODY = {
    "uz": "Tomonlar har yili qoʻshma dastur tuzadi.",
    "ru": "Стороны ежегодно составляют совместную программу.",
    "en": "The parties draw up a joint programme every year.",
}
CITY = {"uz": "Toshkent", "ru": "Ташкент", "en": "Tashkent"}
DOCUMENT = {"uz": "Memorandum matni", "ru": "Текст меморандума", "en": "Text of the memorandum"}
ADDED = {
    "uz": "Dastur ikki tilda eʼlon qilinadi.",
    "ru": "Программа публикуется на двух языках.",
}
COMMENT = "The city of signature is missing in English."
REASON = "Please add the city of signature in English."


class Day:
    def __init__(self, address, people, pdf):
        self.address, self.pdf = address, pdf
        self.editor, self.publisher, self.translator = people

    def steps(self):
        yield "Add a memorandum in three languages with a new PDF", self.add
        yield "Preview it in three languages", self.preview
        yield "Send it to the review", self.submit
        yield "Find it, read it, comment, send it back", self.send_back
        yield "Correct it from the notice, send it again", self.correct
        yield "Approve and publish it", self.publish
        yield "Correct a typo of the published record, by a draft", self.correct_typo
        yield "Change a paragraph of the original, publish it", self.change_original
        yield "Translate the outdated paragraph, publish it", self.translate
        yield "Restore an earlier version", self.restore_version
        yield "Restore one field", self.restore_field
        yield "Recover a deleted record and publish it", self.recover

    # --- 1 to 3: the editor ---

    def add(self):
        me = self.editor
        me.first_page()
        me.follow(me.link(re.compile("Memorandum of understanding")).and_(adding(me)).first)
        for language in LANGUAGES:
            me.click(me.page.locator(f"#language-bar button[value={language}]"))
            for name, texts in (("title", TITLE), ("subject", SUBJECT)):
                me.write(me.field(f"{name}_{language}"), texts[language])
            summary = WITH_TYPO if language == "ru" else SUMMARY[language]
            me.write(me.field(f"summary_{language}"), summary)
            me.write(me.prose(f"body_{language}"), BODY[language])
            if language != "en":  # what the publisher will find
                me.write(me.field(f"signed_in_{language}"), CITY[language])
        me.click(me.page.get_by_label("Earth observation"))
        me.write(me.field("signed_on"), "17.05.2026")
        me.pick_suggestion(me.page.locator(".field-signed_country"), "Uzbekistan")
        me.pick(me.field("term"), "For an indefinite term")
        self._add_partner()
        self._add_document()
        me.follow(me.button("Save"))
        assert "was added successfully" in me.message()
        self.slug = "memorandum-of-understanding-on-earth-observation"
        self.is_hidden()

    def _add_partner(self):
        me = self.editor
        me.click(me.page.get_by_text("Add another Partner that signed"))
        me.pick_suggestion(me.page.locator("#signatories-0"), PARTNER)

    def _add_document(self):
        me = self.editor
        me.click(me.page.get_by_text("Add another Document on the page"))
        me.click(me.page.locator("#attachments-0 [data-do=choose]"))
        dialog = me.page.get_by_role("dialog")
        me.click(dialog.get_by_role("tab", name="Upload a new one"))
        me.give_file(dialog.locator("[name=file]"), "memorandum.pdf", self.pdf)
        for language in LANGUAGES:
            me.write(dialog.locator(f"[name=title_{language}]"), DOCUMENT[language])
        me.pick(dialog.get_by_label("Kind"), "Text of the instrument")
        me.pick(dialog.get_by_label("Language of the file"), "English")
        me.click(dialog.get_by_role("button", name="Upload and choose"))
        me.page.locator("#attachments-0 .chooser.is-filled").wait_for()

    def preview(self):
        me = self.editor
        row = me.page.locator("#result_list tr", has_text=TITLE["en"])
        me.follow(row.get_by_role("link", name="Preview"))
        for language in LANGUAGES:
            frame = me.page.frame_locator(f"iframe[src*='/preview/{language}/']")
            assert frame.locator("h1").inner_text() == TITLE[language]
        self.is_hidden()

    def submit(self):
        me = self.editor
        me.follow(me.link("To the form of the record"))
        me.follow(me.button("Submit for review"))
        self.is_hidden()

    # --- 4 to 6: the review ---

    def send_back(self):
        me = self.publisher
        me.first_page()
        me.follow(panel(me, "Waiting for review").get_by_role("link", name=TITLE["en"]))
        me.write(me.page.locator("#review-text"), COMMENT)
        me.follow(me.button("Add the comment"))
        assert "Your comment was added." in me.message()
        me.click(me.button("More"))
        me.click(me.button("Send back…"))
        reason = me.page.get_by_label("Why is it sent back?")
        if not reason.evaluate("it => it === document.activeElement"):
            me.click(reason)
        me.page.keyboard.insert_text(REASON)
        me.follow(me.page.locator("#send-back [type=submit]"))
        self.is_hidden()

    def correct(self):
        me = self.editor
        me.first_page()
        notice = panel(me, "New for you").locator("li", has_text="Sent back")
        me.follow(notice.get_by_role("link", name=TITLE["en"]))
        assert REASON in me.page.locator("#review").inner_text()
        me.click(me.page.locator("#language-bar button[value=en]"))
        me.write(me.field("signed_in_en"), CITY["en"])
        me.follow(me.button("Submit for review"))
        self.is_hidden()

    def publish(self):
        me = self.publisher
        me.first_page()
        me.follow(panel(me, "Waiting for review").get_by_role("link", name=TITLE["en"]))
        me.follow(me.button("Publish"))
        for language in LANGUAGES:
            page = self.public_page(language)
            assert TITLE[language] in page
            assert BODY[language] in page
            assert DOCUMENT[language] in page
            assert CITY[language] in page

    # --- 7 to 9: what is published already ---

    def correct_typo(self):
        me = self.publisher
        self._open_from_list(me)
        me.click(me.page.locator("#language-bar button[value=ru]"))
        me.rewrite(me.field("summary_ru"), SUMMARY["ru"])
        me.follow(me.button("Save draft"))
        assert WITH_TYPO in self.public_page("ru")
        me.follow(me.button("Publish changes"))
        assert SUMMARY["ru"] in self.public_page("ru")

    def change_original(self):
        me = self.editor
        self._open_from_list(me)
        me.click(me.page.locator("#language-bar button[value=uz]"))
        me.click(me.prose("body_uz").locator("p").last)
        me.press("End")
        me.page.keyboard.insert_text(f" {ADDED['uz']}")
        me.follow(me.button("Submit for review"))
        assert ADDED["uz"] not in self.public_page("uz")
        me = self.publisher
        me.first_page()
        me.follow(panel(me, "Waiting for review").get_by_role("link", name=TITLE["en"]))
        me.follow(me.button("Publish changes"))
        assert ADDED["uz"] in self.public_page("uz")

    def translate(self):
        me = self.translator
        me.first_page()
        russian = panel(me, "Texts to translate").locator("tr", has_text="Русский")
        me.follow(russian.locator("td a[href*=outdated]"))
        row = me.page.locator("tr", has_text=TITLE["en"])
        me.follow(row.get_by_role("link", name="Русский"))
        outdated = me.page.locator(".pair", has=me.page.locator(".standing--outdated"))
        assert ADDED["uz"] in outdated.locator(".pair__changes ins").inner_text()
        me.click(outdated.locator("[contenteditable] p").last)
        me.press("End")
        me.page.keyboard.insert_text(f" {ADDED['ru']}")
        me.follow(me.button("Save into the draft"))
        assert ADDED["ru"] not in self.public_page("ru")
        me = self.publisher
        self._open_from_list(me)
        me.follow(me.button("Publish changes"))
        assert ADDED["ru"] in self.public_page("ru")

    # --- 10 to 12: the publisher looks back ---

    def restore_version(self):
        me = self.publisher
        self._open_from_list(me)
        me.follow(me.link("History"))
        lines = me.page.locator(".history-line")
        first_published = lines.filter(has_text="Published").last
        me.follow(first_published.get_by_role("link"))
        me.follow(me.link(re.compile("Restore version")))
        me.follow(me.button("Publish changes"))
        assert WITH_TYPO in self.public_page("ru")
        assert ADDED["uz"] not in self.public_page("uz")

    def restore_field(self):
        me = self.publisher
        self._open_from_list(me)
        me.follow(me.link("History"))
        me.follow(me.page.locator(".history-line").first.get_by_role("link"))
        summary = me.page.locator(".difference", has_text="Summary")
        me.follow(summary.get_by_role("link", name="Restore what was before"))
        me.follow(me.button("Publish changes"))
        assert SUMMARY["ru"] in self.public_page("ru")
        assert ADDED["uz"] not in self.public_page("uz")

    def recover(self):
        me = self.publisher
        self._open_from_list(me)
        assert ADDED["uz"] not in self.public_page("uz")
        me.click(me.button("More"))
        me.follow(me.link("Delete", exact=True))
        me.follow(me.button("Yes, I’m sure"))
        self.is_hidden()
        me.follow(me.page.locator(".menu").get_by_role("link", name="Deleted"))
        me.follow(me.page.locator(".history-line").get_by_role("link", name=TITLE["en"]))
        me.follow(me.button("Recover"))
        self.is_hidden()
        me.follow(me.button("Publish"))
        for language in LANGUAGES:
            page = self.public_page(language)
            assert TITLE[language] in page
            assert PARTNER in page
            assert DOCUMENT[language] in page

    def _open_from_list(self, me):
        menu = me.page.locator(".menu")
        me.follow(menu.get_by_role("link", name="Memoranda of understanding").first)
        me.follow(me.page.locator("#result_list").get_by_role("link", name=TITLE["en"]).first)

    # --- Readers ---

    def public_page(self, language):
        """What a reader gets, or None."""
        address = urljoin(self.address, f"/{language}/memoranda/{self.slug}/")
        try:
            with urllib.request.urlopen(address) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError as error:
            if error.code in (404, 410):  # not yet, or no more
                return None
            raise

    def is_hidden(self):
        assert [self.public_page(language) for language in LANGUAGES] == [None] * 3


def adding(person):
    return person.page.locator("[href$='/add/']")


def panel(person, heading):
    """A panel of the first page."""
    named = person.page.get_by_role("heading", name=heading)
    return person.page.locator(".panel").filter(has=named)
