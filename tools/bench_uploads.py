"""How long uploads take, what they weigh and what they need: a table for docs and decisions.

    .venv/bin/python tools/bench_uploads.py [--rounds 5]

The pictures are made here: nobody's photograph, but with the detail of one (noise that falls with
its frequency, gradients, edges), the same in every run.
"""

import argparse
import io
import random
import statistics
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from django.core.files.base import ContentFile
from fpdf import FPDF
from PIL import Image, ImageChops, ImageDraw, ImageFilter

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from cooperation.uploads import examined_document, limits, process, processed_picture  # noqa: E402

SEED = 2024
# (cells across, strength): what the eye takes for hills, for trees, and for leaves and grain.
OCTAVES = ((6, 90), (20, 60), (70, 36), (220, 22), (700, 12), (2400, 6))
LARGE = (8664, 5776)  # 50 megapixels, in the proportions of the small one
WORDS = "memorandum hamkorlik agentlik kosmik tadqiqot xalqaro kelishuv davlat bitim tashkilot"

# ru_maxrss is only for other systems than Linux, where it begins with what the parent had.
MEASURED = """
import pathlib, re, resource
from cooperation.uploads import child
child.main()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
status = pathlib.Path("/proc/self/status")
if status.exists():
    peak = re.search(r"VmHWM:\\s*(\\d+)", status.read_text())[1]
pathlib.Path("peak").write_text(str(peak))
"""


def photograph(width, height):
    chance = random.Random(SEED)
    sky = Image.linear_gradient("L").resize((width, height))
    picture = Image.merge(
        "RGB",
        (
            sky.point(lambda value: 60 + value * 0.5),
            sky.point(lambda value: 90 + value * 0.4),
            sky.point(lambda value: 150 + value * 0.2),
        ),
    )
    for cells, strength in OCTAVES:
        picture = ImageChops.add(picture, _noise(chance, cells, strength, width, height), 1, -128)
    draw = ImageDraw.Draw(picture)
    for _ in range(40):
        x, y, side = chance.randrange(width), chance.randrange(height), chance.randrange(20, 200)
        shape = chance.choice((draw.rectangle, draw.ellipse))
        shape((x, y, x + side, y + side // 2), fill=tuple(chance.randbytes(3)))
    return picture.filter(ImageFilter.GaussianBlur(0.7))  # no lens is sharper


def _noise(chance, cells, strength, width, height):
    """Grey around 128, the same in all channels, as most of the detail of a photograph is."""
    size = cells, max(1, cells * height // width)
    grains = Image.frombytes("L", size, chance.randbytes(size[0] * size[1]))
    grey = grains.point(lambda value: 128 + (value - 128) * strength / 128)
    return Image.merge("RGB", [grey.resize((width, height), Image.Resampling.BICUBIC)] * 3)


def saved(picture, kind, **options):
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def large_pictures(small):
    """Name and content of each. The PNG has large pixels, or it would be larger than allowed."""
    large = small.resize(LARGE, Image.Resampling.BICUBIC)
    yield "50 MP JPEG", "a.jpg", saved(large, "JPEG", quality=85)
    yield "50 MP JPEG, progressive", "a.jpg", saved(large, "JPEG", quality=85, progressive=True)
    # The largest that are accepted.
    for kind, options in (
        ("webp", {"quality": 70, "method": 0}),
        ("avif", {"quality": 50, "speed": 10}),
    ):
        pixels = limits.PICTURE_PIXELS[kind]
        largest = small.resize(_of_pixels(pixels), Image.Resampling.BICUBIC)
        label = f"{pixels // 1_000_000} MP {kind.upper()}"
        yield label, f"a.{kind}", saved(largest, kind.upper(), **options)
    coarse = small.resize((LARGE[0] // 8, LARGE[1] // 8))
    coarse.putalpha(Image.linear_gradient("L").resize(coarse.size))
    large = coarse.resize(LARGE, Image.Resampling.NEAREST)
    yield "50 MP PNG, RGBA", "a.png", saved(large, "PNG", compress_level=3)


def _of_pixels(pixels):
    """The largest size of so many pixels in the proportions of the small one."""
    height = int((pixels / 1.5) ** 0.5)
    return int(height * 1.5), height


def long_document(pages):
    chance = random.Random(SEED)
    document = FPDF()
    document.set_font("Helvetica", size=11)
    for number in range(pages):
        document.add_page()
        document.cell(text=f"Page {number + 1}", link="https://example.org/")
        document.multi_cell(0, text=" ".join(chance.choices(WORDS.split(), k=400)))
    return bytes(document.output())


@contextmanager
def measured_process():
    """Processes that note their peak of memory in the folder of the upload."""
    command = process.COMMAND
    process.COMMAND = [sys.executable, "-P", "-s", "-c", MEASURED]
    try:
        yield
    finally:
        process.COMMAND = command


def measure(accept, name, content, rounds):
    """(median seconds, peak in MB, the renditions)."""
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        with accept(ContentFile(content, name)) as result:
            seconds.append(time.perf_counter() - start)
            peak = int((result.path.parent / "peak").read_text()) / 1024
            made = result.renditions if hasattr(result, "renditions") else result.preview
    return statistics.median(seconds), peak, made


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="of which the median is told")
    rounds = parser.parse_args().rounds
    small = photograph(2400, 1600)
    print(
        f"{'upload':<26}{'size, kB':>10}{'seconds':>9}{'peak, MB':>10}{'files':>7}{'made, kB':>10}"
    )
    made_of_small = None
    with measured_process():
        for label, accept, name, content in uploads(small):
            seconds, peak, made = measure(accept, name, content, rounds)
            made_of_small = made_of_small or made
            weight = sum(each.size for each in made) / 1000
            print(
                f"{label:<26}{len(content) / 1000:>10.0f}{seconds:>9.2f}{peak:>10.0f}"
                f"{len(made):>7}{weight:>10.0f}"
            )
    print("\nRenditions of the first:")
    for each in made_of_small:
        print(f"{each.crop or 'whole':<7}{each.format:<6}{each.width:>5} x {each.height:<5}"
              f"{each.size / 1000:>7.1f} kB")  # fmt: skip


def uploads(small):
    yield "2400x1600 JPEG", processed_picture, "a.jpg", saved(small, "JPEG", quality=88)
    for label, name, content in large_pictures(small):
        yield label, processed_picture, name, content
    yield "PDF of 300 pages", examined_document, "a.pdf", long_document(300)


if __name__ == "__main__":
    main()
