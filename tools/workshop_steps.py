"""What is done in the workshop for each picture of docs/editors/ (see make_editor_pictures.py).

As in editor_steps.py, a step returns what is to be in sight. Who did what and when is set to a
fixed name and day, so that the pictures change with the interface alone.
"""

import csv
import io

from tools.editor_steps import DAY, LOW_WINDOW, upload

TALL_WINDOW = {"width": 1160, "height": 7000}  # in which no bar floats over the longest form
COLLEAGUE = {"uz": "Nodira Karimova", "ru": "Нодира Каримова", "en": "Nodira Karimova"}
ADDED = {
    "uz": "Memorandum ikki nusxada tuzilgan.",
    "ru": "Меморандум составлен в двух экземплярах.",
    "en": "The memorandum was done in two copies.",
}
OTHERWISE = {
    "uz": "Yoʻnalishlari keyin aniqlanadi.",
    "ru": "Направления уточняются.",
    "en": "Its fields are still to be settled.",
}
COMMENT = {
    "uz": "Imzolangan kunni manbadan tekshirib bering.",
    "ru": "Проверьте, пожалуйста, день подписания по источнику.",
    "en": "Please check the day of signature against the source.",
}
WITH_MISTAKES = {
    "uz": "Uzbekkosmos va Janubiy Koreya o'rtasidagi memorandum.",
    "ru": "Меморандум подписан в Ташкенте  делегацией из Южной Кореи при учaстии министерства.",
    "en": "The memorandum with South Korea was signed in Tashkent .",
}


def _add(page, name, words):
    field = page.locator(f"[name={name}]")
    field.fill(f"{field.input_value()} {words}")


def _press(page, name):
    """A button of the form, also one that waits behind the three dots."""
    button = page.locator(f".submit-row [name={name}]")
    if not button.is_visible():
        page.locator(".more-button").click()
    button.click()
    page.wait_for_load_state("networkidle")


def _sign(editor):
    """Let all that was done have been done by the colleague, on the day of the pictures."""
    name = COLLEAGUE[editor.language]
    first, last = name.split()
    for statement, values in (
        ("UPDATE auth_user SET first_name = ?, last_name = ?", [first, last]),
        ("UPDATE cooperation_version SET at = ?, by_name = ?", [DAY, name]),
        ("UPDATE cooperation_reviewnote SET at = ?, by_name = ?", [DAY, name]),
        ("UPDATE cooperation_draft SET changed_at = ?", [DAY]),
        ("UPDATE cooperation_textstate SET outdated_since = ? WHERE outdated_since > ''", [DAY]),
    ):
        editor.database.execute(statement, values)


def _open(editor, words, kind="memorandum"):
    """The form of a record with the tab of the editor's language, and its address."""
    page = editor.open_form(kind, words)
    page.locator(f"#language-bar [value={editor.language}]").click()
    return page, page.url.split(f"/{editor.language}/")[1].split("?")[0]


def draft_panel(editor):
    page, path = _open(editor, "Airbus")
    _add(page, f"summary_{editor.language}", ADDED[editor.language])
    page.locator("[name=signed_on]").fill("05.2022")
    _press(page, "_draft")
    _sign(editor)
    editor.open(path)
    page.locator(".bench-note__changes summary").click()
    return page.locator(".page-head"), page.locator(".bench-note")


def conflict(editor):
    page, _path = _open(editor, "KARI")
    _add(page, f"summary_{editor.language}", ADDED[editor.language])
    other = page.context.new_page()
    other.goto(page.url)
    _add(other, f"summary_{editor.language}", OTHERWISE[editor.language])
    other.locator("[name=signed_on]").fill("05.2022")
    _press(other, "_publish")
    other.close()
    _sign(editor)
    _press(page, "_publish")
    return (page.locator(".conflict"),)


def review_panel(editor):
    page, path = _open(editor, "Maxar")
    _add(page, f"summary_{editor.language}", ADDED[editor.language])
    _press(page, "_submit")
    editor.open(path)
    page.locator("#review-text").fill(COMMENT[editor.language])
    page.locator("#review button").click()
    page.wait_for_load_state("networkidle")
    _sign(editor)
    editor.open(path)
    page.set_viewport_size(TALL_WINDOW)
    return (page.locator("#review"),)


def preview_side_by_side(editor):
    page, path = _open(editor, "Airbus")
    editor.open(path.replace("change/", "preview/"))
    page.set_viewport_size({**LOW_WINDOW, "height": 900})
    frames = page.locator(".preview-frame")
    return frames.first, frames.last


def history_difference(editor):
    page, path = _open(editor, "SpaceBuzz", "partner")
    field = page.locator(f"[name=summary_{editor.language}]")
    first, _stop, _second = field.input_value().partition(". ")
    field.fill(f"{first}. {OTHERWISE[editor.language]}")
    _press(page, "_publish")
    _sign(editor)
    editor.open(path.replace("change/", "history/"))
    page.locator(".history-line__name a").first.click()
    page.wait_for_load_state("networkidle")
    return page.locator(".page-head"), page.locator(".differences")


def _outdate(editor, words):
    """Change an Uzbek text, so that its translations say less than it does."""
    page, path = _open(editor, words)
    page.locator("#language-bar [value=uz]").click()
    _add(page, "summary_uz", ADDED["uz"])
    _press(page, "_publish")
    _sign(editor)
    return path.replace("admin/cooperation/", "admin/translations/").replace("change/", "")


def translation_matrix(editor):
    for words in ("Voyager", "OneWeb"):
        _outdate(editor, words)
    page = editor.open("admin/translations/?kind=memorandum")
    rows = page.locator(".translation-table tbody tr")
    return page.locator(".translation-totals"), page.locator(".translation-list"), rows.nth(3)


def translation_side_by_side(editor):
    path = _outdate(editor, "SpaceBuzz")
    target = "ru" if editor.language == "uz" else editor.language
    page = editor.open(f"{path}{target}/")
    pair = page.locator(".pair", has=page.locator(".standing--outdated"))
    return (pair.first,)


def renewal_desk(editor):
    page = editor.open("admin/renewal/")
    for number in (1, 0):
        page.locator("[name=take]").nth(number).click()
        page.wait_for_load_state("networkidle")
    _sign(editor)
    editor.open("admin/renewal/")
    return page.locator(".page-head"), page.locator(".renewal tbody tr").nth(2)


def import_dry_run(editor):
    page = editor.open("admin/cooperation/partner/import/")
    exported = page.request.get(f"{editor.language}/admin/cooperation/partner/export/csv/").text()
    rows = list(csv.reader(io.StringIO(exported.lstrip("\ufeff")), delimiter=";"))
    codes = rows[0]
    kept = [codes.index(code) for code in (codes[0], f"summary_{editor.language}")]
    rows = [[row[at] for at in kept] for row in rows]
    rows[2][1] += " " + OTHERWISE[editor.language]
    csv.writer(file := io.StringIO(), delimiter=";").writerows(rows)
    page.locator("[name=file]").set_input_files(upload("partners.csv", file.getvalue().encode()))
    page.locator(".submit-row [type=submit]").click()
    page.locator(".table-counts").wait_for()
    return page.locator(".page-head"), page.locator(".table-entries")


def assistant_advice(editor):
    page, _path = _open(editor, "Airbus")
    field = page.locator(f"[name=summary_{editor.language}]")
    field.fill("")
    field.press_sequentially(WITH_MISTAKES[editor.language])
    page.locator(".advice__list").first.wait_for()
    row = page.locator(f".form-row.field-summary_{editor.language}")
    return row, row.locator(".advice")


PICTURES = [
    draft_panel,
    conflict,
    review_panel,
    preview_side_by_side,
    history_difference,
    translation_matrix,
    translation_side_by_side,
    renewal_desk,
    import_dry_run,
    assistant_advice,
]
