"""The process that examines an upload: started, limited, and listened to.

Parsers of hostile files may loop, swell or crash, and a large picture would stay in the memory of
a web worker. So nothing of an upload is parsed where requests are answered.
"""

import json
import logging
import signal
import subprocess
import sys
from pathlib import Path

from . import limits
from .refusals import Refused

logger = logging.getLogger(__name__)

ROOT = Path(__file__).resolve().parents[2]
# -P: a folder where uploads are written is no place to import from.
COMMAND = [sys.executable, "-P", "-s", "-m", "cooperation.uploads.child"]
# Without a path: pypdf would call a program that it finds there.
ENVIRONMENT = {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "PATH": ""}
COMPLAINT_BYTES = 2000

# Killed for its time (by us or by the system) or for its memory (by the system).
KILLED = {-getattr(signal, name) for name in ("SIGXCPU", "SIGKILL") if hasattr(signal, name)}


def answer_to(request):
    """What the process finds, as a dict; raises Refused, or OSError where the disk fails."""
    folder = Path(request["folder"])
    code = _run(request, folder)
    if code:
        logger.warning("The examination of an upload ended with %s: %s", code, _complaint(folder))
        raise Refused("too_complex" if code in KILLED else "unreadable")
    try:
        answer = json.loads((folder / "answer.json").read_bytes())
    except ValueError:
        logger.warning("The examination of an upload gave no answer: %s", _complaint(folder))
        raise Refused("unreadable") from None
    if "error" in answer:
        raise OSError(*answer["error"])
    if "refused" in answer:
        refused = Refused(answer["refused"], **answer["params"])
        logger.info("An upload was refused: %s %s", refused, _complaint(folder))
        raise refused
    return answer["result"]


def _run(request, folder):
    """The exit code. Answer and complaints go to files, so that neither can fill the memory."""
    with open(folder / "answer.json", "wb") as answer, open(folder / "errors", "wb") as errors:
        try:
            return subprocess.run(
                [*COMMAND, json.dumps(request)],
                cwd=folder,
                env=ENVIRONMENT,
                stdin=subprocess.DEVNULL,
                stdout=answer,
                stderr=errors,
                timeout=limits.PROCESS_SECONDS,
                check=False,
            ).returncode
        except subprocess.TimeoutExpired:
            logger.warning("An upload was not examined in %s seconds.", limits.PROCESS_SECONDS)
            raise Refused("too_complex") from None


def _complaint(folder):
    """The end of what the process said of its troubles."""
    errors = (folder / "errors").read_bytes()
    return errors[-COMPLAINT_BYTES:].decode(errors="replace").strip()
