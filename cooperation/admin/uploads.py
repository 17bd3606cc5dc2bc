"""Files in forms: examined and stored by the library, and never asked for twice.

An accepted file is stored at once, under a name made of its content. So when the form comes back
for another reason it carries that name, signed, and the editor need not upload again.
"""

import logging
from typing import NamedTuple

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from .. import library
from ..uploads import Refused
from ..uploads.messages import message

logger = logging.getLogger(__name__)

SALT = "cooperation.admin.uploads"


class Kept(NamedTuple):
    """A file that was accepted, and what it is called on the editor's computer."""

    stored: str
    name: str

    @property
    def token(self):
        return signing.dumps([self.stored, self.name], salt=SALT)

    @classmethod
    def of_token(cls, token):
        try:
            return cls(*signing.loads(token, salt=SALT))
        except signing.BadSignature as error:
            raise ValidationError(_("Choose the file again.")) from error


class UploadInput(forms.FileInput):
    """Shows what is there, takes a file, and carries one that was accepted before."""

    template_name = "admin/components/upload.html"

    def __init__(self, attrs=None):
        super().__init__(attrs)
        self.kept = None  # a Kept
        self.current = {}  # what the template shows of the file that is to be replaced

    def value_from_datadict(self, data, files, name):
        return files.get(name) or data.get(f"{name}-kept")

    def value_omitted_from_data(self, data, files, name):
        return name not in files and f"{name}-kept" not in data

    def use_required_attribute(self, initial):
        return False  # the file may be kept; the form says what is missing

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        return {**context, "kept": self.kept, **self.current}

    def _render(self, template_name, context, renderer=None):
        """By the templates of the project, which forms do not search by themselves."""
        return mark_safe(render_to_string(template_name, context))


class UploadField(forms.Field):
    """An upload or a Kept; empty where the file of before stays."""

    widget = UploadInput

    def __init__(self, *, endings, **kwargs):
        super().__init__(required=False, **kwargs)
        self.widget.attrs["accept"] = ",".join(f".{ending}" for ending in endings)

    def to_python(self, value):
        if not value:
            return None
        return value if isinstance(value, UploadedFile) else Kept.of_token(value)

    def has_changed(self, initial, data):
        return bool(data)


def taken_in(take_in, upload, *args):
    """What the library made of an upload, a Kept or a stored file; raises ValidationError.

    It is kept with the upload, so that it can be examined before the transaction of the form
    begins, which SQLite gives to one editor at a time.
    """
    answers = vars(upload).setdefault("taken_in", {}) if isinstance(upload, UploadedFile) else {}
    if args not in answers:
        answers[args] = _answer(take_in, upload, *args)
    if isinstance(answers[args], ValidationError):
        raise answers[args]
    return answers[args]


def _answer(take_in, upload, *args):
    try:
        if isinstance(upload, Kept):
            return _taken_in_again(take_in, upload, *args)
        return take_in(upload, *args)
    except Refused as refused:
        return ValidationError(message(refused), code=refused.code)
    except OSError:
        logger.exception("An upload could not be stored.")
        return ValidationError(
            _("The file could not be stored. Try again later; tell the administrator if it lasts."),
            code="storage",
        )


def _taken_in_again(take_in, kept, *args):
    try:
        return library.taken_in_again(kept.stored, take_in, *args)
    except FileNotFoundError:
        return ValidationError(_("Choose the file again."))


class UploadingForm:
    """A form with a field ``file``. ``taken_in`` is what the library made of a file, or None."""

    taken_in = None

    def take_in(self, take_in, upload, *args):
        """Examine and store; a mistake is said at the field, what is accepted is kept."""
        try:
            self.taken_in = taken_in(take_in, upload, *args)
        except ValidationError as error:
            self.add_error("file", error)
        else:
            stored = self.taken_in[self.stored_in]
            self.fields["file"].widget.kept = Kept(stored, upload.name)


class ExaminesFirst:
    """An admin whose uploads are examined before the transaction of the form begins."""

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        may = self.has_change_permission if object_id else self.has_add_permission
        if request.method == "POST" and may(request):
            self.examine(request)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def examine(self, request):
        """Take in what was uploaded; the form asks again and gets the same answers."""
        for upload in self.uploads_of(request):
            try:
                taken_in(*upload)
            except ValidationError:
                continue  # which the form says at its field
