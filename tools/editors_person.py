"""Somebody at a computer: what they press is counted, and how often a page is loaded for them."""

from dataclasses import dataclass

OPENED = 30_000  # milliseconds that a page may take


@dataclass
class Effort:
    clicks: int = 0
    keys: int = 0  # pressed to get somewhere or to select; the letters of texts are not counted
    pages: int = 0
    seconds: float = 0.0

    def __add__(self, other):
        return Effort(
            self.clicks + other.clicks,
            self.keys + other.keys,
            self.pages + other.pages,
            self.seconds + other.seconds,
        )


class Person:
    """Uses only what the page in front of them shows.

    Texts are inserted at once, so that no typist is measured. What the system shows in a window of
    its own (the files of the computer) is not counted; an option of a list costs two clicks.
    """

    def __init__(self, page, name, password):
        self.page, self.name, self.password = page, name, password
        self.effort = Effort()
        page.context.on("request", self._note_request)

    def _note_request(self, request):
        if (
            request.is_navigation_request()
            and request.redirected_from is None
            and request.frame.parent_frame is None
        ):
            self.effort.pages += 1

    def log_in(self):
        self.page.goto("/en/admin/")
        self.write(self.page.locator("[name=login]"), self.name)
        self.write(self.page.locator("[name=password]"), self.password)
        with self.page.expect_navigation():
            self.press("Enter")
        self.page.locator("#content-main").wait_for()

    # --- Looking ---

    def button(self, name, **options):
        return self.page.get_by_role("button", name=name, **{"exact": True, **options})

    def link(self, name, **options):
        return self.page.get_by_role("link", name=name, **options)

    def field(self, name):
        return self.page.locator(f"[name='{name}']")

    def message(self):
        return self.page.locator(".messagelist").inner_text()

    # --- Mouse ---

    def click(self, what, **options):
        self.effort.clicks += 1
        what.click(**options)

    def follow(self, what):
        """Click on what opens another page, and wait until it is there."""
        with self.page.expect_navigation(timeout=OPENED):
            self.click(what)

    def first_page(self):
        self.follow(self.page.locator("#header a[href$='/admin/']").first)

    # --- Keyboard ---

    def press(self, *keys):
        for key in keys:
            self.effort.keys += 1
            self.page.keyboard.press(key)

    def write(self, field, text):
        self.click(field)
        self.page.keyboard.insert_text(text)

    def rewrite(self, field, text):
        self.click(field)
        self.press("Control+a")
        self.page.keyboard.insert_text(text)

    def prose(self, name):
        """The rich-text editor in the place of a field."""
        return self.page.locator(f".prose-editor:has([name={name}]) [contenteditable]")

    # --- Both ---

    def pick(self, field, label):
        """An option of a list."""
        self.effort.clicks += 2
        field.select_option(label=label)

    def pick_suggestion(self, place, words):
        """What the autocomplete in this place finds for these words."""
        self.click(place.locator(".select2-selection"))
        self.page.keyboard.insert_text(words)
        self.page.locator(".select2-results__option--highlighted", has_text=words).wait_for()
        self.press("Enter")

    def give_file(self, button, name, content):
        with self.page.expect_file_chooser() as files:
            self.click(button)
        given = {"name": name, "mimeType": "application/pdf", "buffer": content}
        files.value.set_files(given)
