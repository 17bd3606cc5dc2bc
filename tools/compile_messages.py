"""Compile every .po of the project to the .mo beside it, so that nobody needs msgfmt.

python tools/compile_messages.py           write the .mo files
python tools/compile_messages.py --check   write nothing; exit with 1 if a .mo is not up to date
"""

import argparse
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = [ROOT / "locale", ROOT / "uzbekspace" / "locale"]
# The dates in a .mo mean nothing to gettext; left alone, one would be the time of compiling.
NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)


def compiled(po_path):
    """The bytes of the .mo: fuzzy and empty translations are left out, the order is gettext's."""
    catalog = read_po(BytesIO(po_path.read_bytes()), abort_invalid=True)
    catalog.creation_date = catalog.revision_date = NO_DATE
    buffer = BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def meaning(mo_bytes):
    """What a .mo says to gettext. Its header also names Babel's version, which may differ."""
    catalog = read_mo(BytesIO(mo_bytes))
    return catalog.plural_forms, [(m.context, m.id, m.string) for m in catalog if m.id]


def up_to_date(po_path):
    mo_path = po_path.with_suffix(".mo")
    return mo_path.exists() and meaning(mo_path.read_bytes()) == meaning(compiled(po_path))


def main(arguments=None):
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing, name the stale files")
    check = parser.parse_args(arguments).check
    po_paths = sorted(path for folder in FOLDERS for path in folder.rglob("*.po"))
    stale = [path for path in po_paths if not up_to_date(path)]
    for path in stale:
        mo_path = path.with_suffix(".mo")
        print("out of date:" if check else "compiled:", mo_path.relative_to(ROOT))
        if not check:
            mo_path.write_bytes(compiled(path))
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
