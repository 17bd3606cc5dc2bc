"""./run bench api fuzz: try to break /api/v1/ with requests made from its OpenAPI document.

Schemathesis sends what the document allows and what it forbids, to the production profile on a
register of the fixtures, and compares the answers with the document. What follows is its own
arguments, such as "--max-examples 300 --seed 7".
"""

import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PORT = os.environ.get("FUZZ_PORT", "8126")
ORIGIN = f"http://127.0.0.1:{PORT}"
BINARIES = Path(sys.executable).parent
WAIT = 30  # seconds for the server to start

# What the document describes by a pattern alone, because the register decides which there are.
KEYS_OF_FILTERS = {"area": "areas", "series": "series", "country": "countries"}


def main():
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile("w+") as log:
        environment = profile(Path(folder))
        prepare = [sys.executable, "manage.py", "prepare", "--verbosity=0"]
        subprocess.run(prepare, cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL)
        server = subprocess.Popen(
            [BINARIES / "gunicorn", "uzbekspace.wsgi", f"--bind=127.0.0.1:{PORT}", "--threads=4"],
            cwd=ROOT,
            env=environment,
            stderr=log,
        )
        try:
            document = Path(folder) / "openapi.json"
            document.write_text(json.dumps(with_keys(asked("openapi.json"))))
            status = fuzz(document, folder)
        finally:
            server.terminate()
            server.wait()
        log.seek(0)
        print(*(line for line in log if "ERROR" in line or "Traceback" in line), sep="")
        return status


def profile(folder):
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "uzbekspace.settings.production",
        "DATABASE_URL": f"sqlite:///{folder}/fuzz.sqlite3",
        "MEDIA_ROOT": str(folder / "media"),
        "SECRET_KEY": "of-a-server-that-lives-for-a-minute-and-has-no-secrets",
        "ALLOWED_HOSTS": "127.0.0.1",
        "DEFAULT_FROM_EMAIL": "portal@portal.example",
        "SECURE_SSL_REDIRECT": "false",
        "API_RATE_LIMIT": "0",
    }


def asked(path):
    end = time.monotonic() + WAIT
    while True:
        try:
            with urllib.request.urlopen(f"{ORIGIN}/api/v1/{path}") as answer:
                return json.load(answer)
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def with_keys(document):
    """The document with the keys that there are, without which hardly any would be met."""
    for path, methods in document["paths"].items():
        for parameter in methods["get"]["parameters"]:
            if parameter["in"] == "query" and parameter["name"] in KEYS_OF_FILTERS:
                word = KEYS_OF_FILTERS[parameter["name"]]
                parameter["schema"]["enum"] = keys(word)
            elif parameter["in"] == "path":
                some = {"enum": keys(path.split("/")[1])}
                parameter["schema"] = {"anyOf": [some, parameter["schema"]]}
    return document


def keys(word):
    found = asked(f"{word}?per_page=100")["records"]
    return [each["slug"] if "slug" in each else each["code"].lower() for each in found]


def fuzz(document, folder):
    arguments = sys.argv[1:]
    return subprocess.run(
        [
            BINARIES / "st",
            "run",
            document,
            f"--url={ORIGIN}/api/v1",
            "--checks=all",
            "--mode=all",
            "--continue-on-failure",
            f"--report-dir={folder}",
            *arguments,
        ],
        cwd=folder,
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
