"""Extract the portal's own messages into locale/*/LC_MESSAGES/django.po, without GNU gettext.

Keeps what is translated, drops what is gone, adds what is new, and writes no source locations,
so that a change of the catalogue is a change of words. English is filled with the message
itself. With --check nothing is written: exit code 1 says that a catalogue has drifted.
"""

import argparse
import io
import sys
from pathlib import Path

import django
import polib
from babel.messages.extract import extract
from django.conf import settings
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ["cooperation/**/*.py", "uzbekspace/**/*.py", "templates/**/*.html"]
SCRIPTS = ["static/**/*.js"]
LEFT_OUT = ("migrations", "vendor")

KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}

PLURALS = {
    "uz": "nplurals=1; plural=0;",
    "ru": (
        "nplurals=4; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
        "(n%100<12 || n%100>14) ? 1 : n%10==0 || (n%10>=5 && n%10<=9) || "
        "(n%100>=11 && n%100<=14)? 2 : 3);"
    ),
    "en": "nplurals=2; plural=(n != 1);",
}


def source_files(patterns):
    for pattern in patterns:
        for path in sorted(ROOT.glob(pattern)):
            if not any(part in LEFT_OUT for part in path.parts):
                yield path


def extracted(patterns):
    """Every message as (context, msgid, msgid_plural, translators' comments), once, in order."""
    found = {}
    for path in source_files(patterns):
        text = path.read_text(encoding="utf-8")
        method = "python"
        if path.suffix == ".html":
            text = "\n".join(line.lstrip() for line in templatize(text).splitlines())
        elif path.suffix == ".js":
            method = "javascript"
        stream = io.BytesIO(text.encode())
        for _, message, comments, context in extract(
            method, stream, KEYWORDS, comment_tags=("Translators:",), options={"encoding": "utf-8"}
        ):
            singular, plural = message if isinstance(message, tuple) else (message, None)
            key = (context, singular)
            known = found.get(key, (None, []))
            found[key] = (plural or known[0], [*known[1], *comments])
    return found


def updated(path, language, messages):
    """The catalogue as it should be now, with the translations that it already has."""
    known = {}
    if path.exists():
        known = {(e.msgctxt, e.msgid): e for e in polib.pofile(str(path)) if not e.obsolete}
    catalogue = polib.POFile(wrapwidth=99)
    catalogue.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": language,
        "Plural-Forms": PLURALS[language],
    }
    for (context, msgid), (plural, comments) in sorted(
        messages.items(), key=lambda item: (item[0][1], item[0][0] or "")
    ):
        catalogue.append(entry(language, context, msgid, plural, comments, known))
    return catalogue


def entry(language, context, msgid, plural, comments, known):
    old = known.get((context, msgid))
    new = polib.POEntry(msgctxt=context, msgid=msgid, comment="\n".join(dict.fromkeys(comments)))
    if "%(" in msgid or "%(" in (plural or ""):
        new.flags.append("python-format")
    if plural:
        new.msgid_plural = plural
        forms = int(PLURALS[language].split("=")[1][0])
        new.msgstr_plural = {
            n: (msgid if n == 0 else plural)
            if language == "en"
            else (old.msgstr_plural.get(n, "") if old else "")
            for n in range(forms)
        }
    else:
        new.msgstr = msgid if language == "en" else (old.msgstr if old else "")
    return new


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only tell whether they drifted")
    check = parser.parse_args().check
    if not settings.configured:
        settings.configure(USE_I18N=True)
        django.setup()
    drifted = []
    for domain, patterns in (("django", SOURCES), ("djangojs", SCRIPTS)):
        messages = extracted(patterns)
        if not messages:
            continue
        for language in PLURALS:
            path = ROOT / "locale" / language / "LC_MESSAGES" / f"{domain}.po"
            text = str(updated(path, language, messages)) + "\n"
            if path.exists() and path.read_text(encoding="utf-8") == text:
                continue
            drifted.append(path.relative_to(ROOT))
            if not check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, encoding="utf-8")
    for path in drifted:
        print(f"{'Drifted' if check else 'Updated'}: {path}")
    sys.exit(1 if check and drifted else 0)


if __name__ == "__main__":
    main()
