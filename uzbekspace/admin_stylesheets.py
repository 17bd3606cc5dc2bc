"""The admin's style sheets: Django's own, made to give way, and ours as one file.

Django's rules stand in the weakest cascade layer, so that ours win without longer selectors or
copies of its sheets. Ours are the public pages' tokens and font with ``static/admin_kit/css/``.
"""

import re
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import AppDirectoriesFinder
from django.core.files.storage import FileSystemStorage

from .stylesheets import SheetFinder, kept_fresh

SHEET = "admin_kit/admin.css"
# A sheet may import others before its first rule only.
IMPORTS = re.compile(r"^@import [^;]+;\n?", re.MULTILINE)
# The rules that ask for the light or dark scheme of the reader's system.
SCHEME_RULES = re.compile(
    r"^@media (?P<conditions>[^{]*\(prefers-color-scheme: (?P<scheme>light|dark)\)[^{]*) \{\n"
    r"(?P<rules>.*?)^\}\n",
    re.MULTILINE | re.DOTALL,
)


class LayeredAdminFinder(AppDirectoriesFinder):
    """Finds the files of apps, as Django does, and puts the admin's sheets in a weak layer."""

    def __init__(self, *args, **kwargs):
        self.layered = FileSystemStorage(location=settings.STYLESHEET_ROOT)
        super().__init__(*args, **kwargs)

    def find_in_app(self, app, path):
        found = super().find_in_app(app, path)
        return self._in_layer(path, found) if found and _is_django_sheet(path) else found

    def list(self, ignore_patterns):
        for path, storage in super().list(ignore_patterns):
            if _is_django_sheet(path):
                self._in_layer(path, storage.path(path))
                yield path, self.layered
            else:
                yield path, storage

    def _in_layer(self, path, original):
        original = Path(original)
        return kept_fresh(
            Path(self.layered.path(path)), [original], lambda: in_layer(original.read_text("utf-8"))
        )


class AdminStylesheetFinder(SheetFinder):
    """Finds our sheet. Addresses in its parts are relative to ``admin_kit/``, where it stands."""

    sheet = SHEET

    def __init__(self, *args, **kwargs):
        static = settings.BASE_DIR / "static"
        shared = (
            "base/fonts",
            "tokens",
            "components/preview_choices",
            "components/preview_stage",
        )
        self.shared = [static / f"css/{part}.css" for part in shared]
        self.folder = static / "admin_kit/css"
        super().__init__(*args, **kwargs)

    def own_parts(self):
        return sorted(self.folder.glob("*.css"))

    def parts(self):
        return [*self.shared, *self.own_parts()]

    def text(self):
        return put_together(self.shared, self.own_parts())


def _is_django_sheet(path):
    return path.startswith("admin/css/") and path.endswith(".css")


def in_layer(text):
    """One of Django's sheets, weaker than whatever stands in no layer."""
    imports = "".join(IMPORTS.findall(text))
    return f"{imports}@layer django {{\n{IMPORTS.sub('', text)}\n}}\n"


def put_together(shared, parts):
    """The text of our sheet: in a layer what the public pages have too, then our own rules."""
    texts = ["@layer django, shared;\n"]
    for file in shared:
        text = under_the_switch(file.read_text("utf-8"))
        texts.append(f"\n/* {file.name} */\n@layer shared {{\n{text}}}\n")
    texts += [f"\n/* {file.name} */\n{file.read_text('utf-8')}" for file in parts]
    return "".join(texts)


def under_the_switch(text):
    """The tokens with the values of a scheme also where an editor has chosen it.

    The admin's switch sets ``data-theme`` to light, dark or auto. CSS cannot join that with the
    system's wish in one rule, so the values, written once in the file, are put down twice here.
    """
    return SCHEME_RULES.sub(_by_system_or_choice, text)


def _by_system_or_choice(found):
    scheme, rules = found["scheme"], found["rules"]
    other = {"light": "dark", "dark": "light"}[scheme]
    # No stronger than the selector that they replace, so that later rules still win.
    by_system = rules.replace(":root", f':root:where(:not([data-theme="{other}"]))')
    by_choice = rules.replace(":root", f':root:where([data-theme="{scheme}"])')
    conditions = found["conditions"].split(" and ")
    conditions.remove(f"(prefers-color-scheme: {scheme})")
    return (
        f"@media {found['conditions']} {{\n{by_system}}}\n\n"
        f"@media {' and '.join(conditions) or 'all'} {{\n{by_choice}}}\n"
    )
