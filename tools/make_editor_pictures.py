"""Take the pictures of docs/editors/ anew: ./run editor-pictures

A portal of its own, with the fixtures' content in a temporary folder, is used in a browser as an
editor would, in each language (editor_steps.py, workshop_steps.py), each time from the same
beginning. With names of pictures only these are taken. What would show today's date is set to a
fixed one, so that the pictures change with the interface and not with the calendar.
"""

import io
import os
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from contextlib import closing, contextmanager
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tools import editor_steps, find_chromium, workshop_steps  # noqa: E402 - after the path

LANGUAGES = ("uz", "ru", "en")
STEPS = [*editor_steps.PICTURES, *workshop_steps.PICTURES]
WIDTH = 1100  # of each picture, in pixels
MARGIN = 16  # around what is shown, in pixels of the page
LARGEST = 58_000  # bytes of a picture
QUALITIES = (85, 75, 65, 50)  # of WebP, the first that is small enough
BROWSER = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
NAME, PASSWORD = "muharrir", "only-for-these-pictures"


@contextmanager
def portal(folder):
    """Serve a new portal that keeps everything in the folder; yields where it answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = probe.getsockname()
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{folder}/portal.sqlite3",
        "MEDIA_ROOT": f"{folder}/media",
        "CARD_CACHE": f"{folder}/cards",
        "S3_BUCKET": "",
        "DJANGO_SUPERUSER_USERNAME": NAME,
        "DJANGO_SUPERUSER_PASSWORD": PASSWORD,
    }
    manage = [sys.executable, str(ROOT / "manage.py")]
    subprocess.run([*manage, "prepare"], env=environment, check=True)
    serve = [*manage, "runserver", "--noreload", "{}:{}".format(*address)]
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen(serve, env=environment, **silent)
    try:
        while socket.socket().connect_ex(address):
            if server.poll() is not None:
                sys.exit("The portal does not start.")
            time.sleep(0.2)
        yield "http://{}:{}/".format(*address)
    finally:
        server.terminate()
        server.wait()


def photographed(page, shown):
    """The part of the page from the first to the last of what is shown."""
    page.mouse.move(0, 0)
    page.wait_for_load_state("networkidle")
    boxes = [each.bounding_box() for each in shown]
    x, y = min(box["x"] for box in boxes) - MARGIN, boxes[0]["y"] - MARGIN
    width = max(box["x"] + box["width"] for box in boxes) + MARGIN - x
    height = boxes[-1]["y"] + boxes[-1]["height"] + MARGIN - y
    taken = page.screenshot(clip={"x": x, "y": y, "width": width, "height": height})
    picture = Image.open(io.BytesIO(taken)).convert("RGB")
    return picture.resize((WIDTH, round(picture.height * WIDTH / picture.width)), Image.LANCZOS)


def small_enough(picture):
    """The picture as WebP, as good as its size allows."""
    for quality in QUALITIES:
        picture.save(content := io.BytesIO(), "WEBP", quality=quality, method=6)
        if content.tell() <= LARGEST:
            break
    return content.getvalue()


def log_in(editor):
    page = editor.open("admin/")
    page.locator("[name=login]").fill(NAME)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("[name=password]").press("Enter")
    page.locator("#content-main").wait_for()


def take(editor, steps):
    for step in steps:
        name = f"{step.__name__.replace('_', '-')}.webp"
        file = ROOT / "docs" / "editors" / editor.language / "images" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(small_enough(photographed(editor.page, step(editor))))
        print(f"{file.relative_to(ROOT)}: {file.stat().st_size / 1000:.0f} kB", flush=True)


def main(names):
    steps = [step for step in STEPS if not names or step.__name__.replace("_", "-") in names]
    look = {"color_scheme": "light", "reduced_motion": "reduce", "device_scale_factor": 2}
    with (
        tempfile.TemporaryDirectory() as folder,
        portal(folder) as address,
        closing(sqlite3.connect(f"{folder}/portal.sqlite3", isolation_level=None)) as database,
        closing(sqlite3.connect(":memory:")) as beginning,
        sync_playwright() as playwright,
    ):
        database.backup(beginning)
        browser = playwright.chromium.launch(executable_path=find_chromium.found(), args=BROWSER)
        for language in LANGUAGES:
            beginning.backup(database)
            page = browser.new_context(base_url=address, **look).new_page()
            editor = editor_steps.Editor(page, language, database)
            page.on("dialog", lambda dialog: dialog.accept())  # what was typed may be lost
            log_in(editor)
            take(editor, steps)
            page.context.close()


if __name__ == "__main__":
    main(sys.argv[1:])
