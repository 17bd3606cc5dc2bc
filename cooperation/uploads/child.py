"""The process itself: a request in JSON as its only argument, an answer in JSON.

    python -m cooperation.uploads.child '{"work": "picture", "path": …, "folder": …}'

It starts without Django, for speed and because it needs no secret of the site.
"""

import json
import os
import sys
import traceback

from . import limits
from .refusals import Refused

try:
    import resource
except ImportError:  # Windows has no such limits; the time limit of the parent remains
    resource = None


def main():
    _limit_ourselves()
    # What a library prints must not get into the answer.
    answer = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    with answer:
        json.dump(_answer(json.loads(sys.argv[1])), answer)


def _limit_ourselves():
    if resource is None:
        return
    for what, most in (
        (resource.RLIMIT_AS, limits.PROCESS_BYTES),
        (resource.RLIMIT_CPU, limits.PROCESS_SECONDS),
        (resource.RLIMIT_FSIZE, limits.PROCESS_FILE_BYTES),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(what)
        if hard != resource.RLIM_INFINITY:
            most = min(most, hard)
        # macOS knows some of these and refuses to set them.
        try:
            resource.setrlimit(what, (most, hard))
        except (OSError, ValueError):
            continue


def _answer(request):
    # After the limits, so that they hold for the libraries too.
    from .examination import examine

    try:
        return {"result": examine(**request)}
    except Refused as refused:
        if refused.__cause__:
            traceback.print_exception(refused.__cause__)
        return {"refused": refused.code, "params": refused.params}
    except OSError as error:
        return {"error": [error.errno, error.strerror]}


if __name__ == "__main__":
    main()
