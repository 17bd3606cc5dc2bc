"""Helps tests to look at previews."""

from django.urls import reverse
from django.utils.translation import override

from tests.admin.pages import address, filled_in


def preview_address(model, pk=None, language="en"):
    """Where the form of a record posts for its preview."""
    name = model._meta.model_name
    with override(language):
        if pk is None:
            return reverse("admin:preview_new", args=[name])
        return reverse("admin:preview_form", args=[name, pk])


def frame_address(model, pk, language, query="of=live"):
    with override("en"):
        path = reverse("admin:preview_form_frame", args=[model._meta.model_name, pk, language])
    return f"{path}?{query}"


def form_of(client, record):
    """What a browser would post from the form of the record."""
    return filled_in(client.get(address(type(record), "change", record.pk)))


def posted(client, record, **changes):
    """The page of the preview of a record's form with these changes."""
    data = {**form_of(client, record), **changes}
    return client.post(preview_address(type(record), record.pk), data, follow=True)


def frames_of(response):
    """The addresses of the frames of a page, by their language."""
    return {frame.language: frame.url for frame in response.context["stage"].frames}


def without_frame(content):
    """A framed page as it would be published: all that differs is where its links open."""
    added = b'<head>\n    <base target="_blank">'
    assert content.count(added) == 1
    return content.replace(added, b"<head>").decode()
