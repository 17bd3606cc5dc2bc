"""A file, or the one part of it that a request asks for: so a broken download can go on.

Several ranges at once are answered with the whole file, as RFC 9110 allows.
"""

import re

from django.http import HttpResponse, StreamingHttpResponse

_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)
_PIECE = 64 * 1024


class NotSatisfiable(Exception):
    """The range lies beyond the end of the file."""


class Part:
    """A part of an open file, read piece by piece; to close it is to close the file."""

    def __init__(self, file, start, length):
        self.file, self.start, self.length = file, start, length

    def __iter__(self):
        self.file.seek(self.start)
        left = self.length
        while left and (piece := self.file.read(min(_PIECE, left))):
            left -= len(piece)
            yield piece

    def close(self):
        self.file.close()


def answer_with(file, size, request, headers):
    """The answer to the request; ``headers`` are those of the whole file, its ETag among them."""
    try:
        part = asked_part(request, size, headers["ETag"])
    except NotSatisfiable:
        file.close()
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    start, stop = part or (0, size)
    # Nothing is read where only the headers are asked for.
    content = Part(file, start, 0 if request.method == "HEAD" else stop - start)
    answer = StreamingHttpResponse(content, status=206 if part else 200, headers=headers)
    answer["Accept-Ranges"] = "bytes"
    answer["Content-Length"] = str(stop - start)
    if part:
        answer["Content-Range"] = f"bytes {start}-{stop - 1}/{size}"
    return answer


def asked_part(request, size, etag):
    """Where the part that is asked for begins and has ended; None where all of it is."""
    found = _RANGE.fullmatch(request.headers.get("Range", "").strip())
    is_of_another_file = request.headers.get("If-Range", etag) != etag
    if request.method != "GET" or is_of_another_file or not found or not any(found.groups()):
        return None
    first, last = found.groups()
    if not first:  # so many bytes from the end
        start, stop = max(size - int(last), 0), size
    else:
        start, stop = int(first), min(int(last) + 1, size) if last else size
        if last and int(last) < start:
            return None
    if start >= size:
        raise NotSatisfiable
    return start, stop
