"""What .env.example explains is what the portal reads: no more and no less."""

import re
from pathlib import Path

from django.conf import settings

ROOT = Path(settings.BASE_DIR)
READERS = [
    *(ROOT / "uzbekspace" / "settings").glob("*.py"),
    ROOT / "uzbekspace" / "storage.py",
    ROOT / "tools" / "site_address.py",
    ROOT / "cooperation" / "management" / "commands" / "ensure_staff_account.py",
]
# env("NAME", …), env.bool("NAME", …), required("NAME"), setting("NAME", …), environ.get("NAME")
READING = re.compile(r"""\b(?:env(?:\.\w+)?|required|setting|environ\.get)\(\s*"([A-Z0-9_]+)\"""")
EXPLAINED = re.compile(r"^# ([A-Z0-9_]+)=", re.MULTILINE)


def example():
    return (ROOT / ".env.example").read_text(encoding="utf-8")


def test_env_example_names_what_is_read():
    read = {name for file in READERS for name in READING.findall(file.read_text("utf-8"))}

    assert set(EXPLAINED.findall(example())) == read


def test_env_example_names_each_variable_once():
    names = EXPLAINED.findall(example())

    assert sorted(names) == sorted(set(names))


def test_env_example_sets_nothing_as_it_stands():
    assert [line for line in example().splitlines() if line and not line.startswith("#")] == []
