"""Draw the pictures of the sections and the covers of conferences in fixtures/media/pictures/.

    .venv/bin/python tools/draw_pictures.py            all of them
    .venv/bin/python tools/draw_pictures.py timeline   those whose name has this in it

They are drawn from numbers alone, so two runs give the same files. The sections are in
tools/pictures/sections.py, the covers in tools/pictures/covers.py, and what they share, the sky
and its pens, in tools/pictures/sky.py.
"""

import sys
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pictures import covers, sections  # noqa: E402 - the path to what they use comes first

FOLDER = ROOT / "fixtures" / "media" / "pictures"
PICTURES = {
    "section-memberships": sections.memberships,
    "section-partners": sections.partners,
    "section-memoranda": sections.memoranda,
    "section-agreements": sections.agreements,
    "section-conferences": sections.conferences,
    "section-countries": sections.countries,
    "section-timeline": sections.timeline,
    "section-about": sections.about,
    "section-accessibility": sections.accessibility,
    "cover-stc-2022": partial(covers.cover, 1),
    "cover-stc-2023": partial(covers.cover, 2),
}


def main(wanted=""):
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, draw in PICTURES.items():
        if wanted in name:
            file = FOLDER / f"{name}.webp"
            draw().save(file, lossless=True, quality=100, method=6)
            print(f"{file.relative_to(ROOT)}: {file.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main(*sys.argv[1:])
