import pytest

from cooperation.uploads.examination import examine


@pytest.fixture
def examined(tmp_path):
    """The facts of a content, found in this process; its renditions stay until the test ends."""

    def facts(content, ending, work=None, **request):
        path = tmp_path / "original"
        path.write_bytes(content)
        work = work or ("document" if ending in ("pdf", "docx", "xlsx") else "picture")
        return examine(work, path, tmp_path, ending, **request)

    return facts
