"""The list that a bare ``./run`` prints."""

import re
import subprocess
from pathlib import Path

from django.conf import settings

RUN = Path(settings.BASE_DIR) / "run"


def test_every_verb_is_listed():
    listed = re.findall(r"^\./run (\S+)", subprocess.check_output([RUN], text=True), re.MULTILINE)

    cases = RUN.read_text("utf-8").split("case $verb in", 1)[1]
    verbs = set(re.findall(r"^    ([a-z-]+)\)", cases, re.MULTILINE))
    assert set(listed) == verbs


def test_unknown_verb_is_refused():
    result = subprocess.run([RUN, "nonsense"], capture_output=True, text=True)

    assert result.returncode == 1
    assert result.stderr == "There is no ./run nonsense; a bare ./run lists what there is.\n"
