"""The library of pictures: a list with thumbnails, and a form that shows what it is about."""

from pathlib import PurePath

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.template.loader import render_to_string
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import library
from ..languages import localized
from ..models import Picture
from ..prose import texts_showing
from ..renditions import CARD, WEBP, WHOLE
from ..uploads import limits
from ..uploads.kinds import PICTURES
from .filters import MissingLanguageFilter
from .forms import RecordForm
from .library import LibraryAdmin, UseFilter, thumbnail, thumbnail_html
from .many_pictures import AddsMany
from .uploads import Kept, UploadField, UploadingForm, taken_in

FORMAT_NAMES = {"jpeg": "JPEG", "png": "PNG", "webp": "WebP", "avif": "AVIF"}
ENDINGS = [ending for endings in PICTURES.values() for ending in endings]
FOCAL = ("focal_x", "focal_y")
CENTRE = 50
PREVIEW_WIDTH = 1024

UPLOAD_HELP = format_lazy(
    gettext_lazy("JPEG, PNG, WebP or AVIF, up to {megabytes} MB."),
    megabytes=limits.PICTURE_BYTES // limits.MEGABYTE,
)
ALT_HELP = gettext_lazy(
    "How to write the alternative text: say what is to be seen and why it is here, in one "
    "sentence, as you would on the telephone. Name the people and the place if they matter. Leave "
    "out “picture of”. Words that stand in the picture belong in it. Where the picture only "
    "decorates, tick “decorative” and leave the text empty."
)


def facts_of(picture):
    """Format, size in pixels and size of the file, in words."""
    return _("%(format)s, %(width)s × %(height)s pixels, %(size)s") % {
        "format": FORMAT_NAMES.get(picture.format, picture.format),
        "width": number_format(picture.width, force_grouping=True),
        "height": number_format(picture.height, force_grouping=True),
        "size": filesizeformat(picture.size),
    }


def _nearest(renditions, crop, width):
    fitting = [each for each in renditions if (each.crop, each.format) == (crop, WEBP)]
    return min(fitting, key=lambda each: abs(each.width - width), default=None)


class PictureForm(UploadingForm, RecordForm):
    """What is uploaded becomes the picture's columns; the key is made where it is left empty."""

    address_field = "key"
    stored_in = "original"
    file = UploadField(label=capfirst(gettext_lazy("file")), endings=ENDINGS, help_text=UPLOAD_HELP)

    extra_fields = {"file": Picture._meta.get_field("original")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.duplicate = None  # the same picture, where the library has it
        file = self.fields["file"]
        if self.instance.pk:
            file.label = _("Replace the file")
        else:
            file.required = True
        if "focal_x" in self.fields:
            self._show(self.instance)

    def clean(self):
        # The model refuses what is outside the picture, but only after this.
        focal_point = tuple(min(self.cleaned_data.get(name, CENTRE), 100) for name in FOCAL)
        if upload := self.cleaned_data.get("file"):
            self.take_in(library.take_in_picture, upload, focal_point)
            self._refuse_duplicate()
        elif self._focal_point_was_moved():
            self._make_anew(focal_point)
        # Last, because it makes the key, which a colleague might take in the meantime.
        super().clean()

    def clean_key(self):
        """Texts name the picture by its key, so it stays while one does."""
        if "key" in self.changed_data and self.instance.pk:
            before = Picture(key=self.initial["key"])
            if texts_showing(before):
                raise ValidationError(_("Texts show the picture by this key: it has to stay."))
        return self.cleaned_data["key"]

    def names_for_address(self):
        upload = self.cleaned_data.get("file")
        stem = PurePath(upload.name).stem if upload else ""
        return [*super().names_for_address(), stem, "picture"]

    def former_file(self, state):
        """What the form posts where it is filled with a version that had another file."""
        former = state["fields"].get(self.stored_in, "")
        if not former or former == self.instance.original.name:
            return ""
        return Kept(former, PurePath(former).name).token

    def save(self, commit=True):
        library.apply(self.taken_in or {}, self.instance)
        return super().save(commit)

    def _refuse_duplicate(self):
        if self.taken_in is None:
            return
        same = Picture.objects.filter(digest=self.taken_in["digest"])
        self.duplicate = same.exclude(pk=self.instance.pk).first()
        if self.duplicate:
            self.fields["file"].widget.kept = None
            self.add_error("file", already_there(self.duplicate))
        elif "focal_x" in self.fields:
            self._show(Picture(**self.taken_in))

    def _focal_point_was_moved(self):
        is_within = all(self.cleaned_data.get(name, 101) <= 100 for name in FOCAL)
        return self.instance.pk and is_within and {*FOCAL} & {*self.changed_data}

    def _make_anew(self, focal_point):
        """The renditions for another focal point, from the file that is there."""
        stored = Kept(self.instance.original.name, "")
        try:
            self.taken_in = taken_in(library.take_in_picture, stored, focal_point)
        except ValidationError as error:
            self.add_error("file", error)

    def _show(self, picture):
        self.fields["file"].widget.current = {
            "current": "admin/components/picture_preview.html",
            "preview": _nearest(picture.renditions, WHOLE, PREVIEW_WIDTH),
            "card": _nearest(picture.renditions, CARD, 640),
            "facts": picture.digest and facts_of(picture),
            "focal_x": self["focal_x"].value(),
            "focal_y": self["focal_y"].value(),
        }


def already_there(picture):
    """That the library has a picture, with the way to it."""
    return format_html(
        _('This picture is in the library already: <a href="{}">{}</a>'),
        admin.site.get_model_admin(Picture).url_of("change", picture.pk),
        picture,
    )


@admin.register(Picture)
class PictureAdmin(AddsMany, LibraryAdmin):
    form = quick_form = PictureForm
    quick_fields = ("file", "alt", "is_decorative")
    optional_fields = ("caption", "credit")
    dialog_title = gettext_lazy("Choose a picture")
    list_display = ("name", "written_in", "facts", "use", "changed")
    list_filter = (MissingLanguageFilter, UseFilter, "is_decorative")
    readonly_fields = ("look", *LibraryAdmin.readonly_fields)
    search_fields = ("search_key", "key")
    fieldsets = (
        (gettext_lazy("File"), {"fields": ["file", ("focal_x", "focal_y")]}),
        (
            gettext_lazy("Texts"),
            {
                "fields": ["alt", "is_decorative", "caption", "credit"],
                "description": ALT_HELP,
            },
        ),
        (gettext_lazy("Date and key"), {"fields": [("taken_on", "key")]}),
    )

    def get_fieldsets(self, request, obj=None):
        """With the picture itself where it is only to be looked at."""
        fieldsets = super().get_fieldsets(request, obj)
        if obj is None or self.has_change_permission(request, obj):
            return fieldsets
        return [(gettext_lazy("File"), {"fields": ["look"]}), *fieldsets[1:]]

    @admin.display(description=gettext_lazy("picture"))
    def look(self, obj):
        preview = _nearest(obj.renditions, WHOLE, PREVIEW_WIDTH)
        return render_to_string(
            "admin/components/picture_look.html", {"preview": preview, "facts": facts_of(obj)}
        )

    def get_ordering(self, request):
        return self.opts.ordering  # the newest first: those are looked for

    def choice(self, picture):
        return {
            **super().choice(picture),
            "thumbnail": thumbnail(picture.renditions),
            "note": f"{picture.width} × {picture.height}",
        }

    def uploads_of(self, request):
        if upload := request.FILES.get("file"):
            posted = (request.POST.get(name, "") for name in FOCAL)
            focal_point = tuple(
                min(int(each), 100) if each.isdecimal() and len(each) < 4 else CENTRE
                for each in posted
            )
            yield library.take_in_picture, upload, focal_point

    # --- Columns ---

    @admin.display(description=gettext_lazy("picture"), ordering="key")
    def name(self, obj):
        alt, language = localized(obj, "alt")
        if alt:
            words = format_html('<span lang="{}">{}</span>', language, alt)
            note = format_html('<span class="thing-name__key">{}</span>', obj.key)
        else:
            words = obj.key
            missing = "" if obj.is_decorative else _("not described yet")
            note = format_html('<span class="thing-name__missing">{}</span>', missing)
        return format_html(
            '{}<span class="thing-name">{}{}</span>',
            thumbnail_html(thumbnail(obj.renditions)),
            words,
            note,
        )

    @admin.display(description=gettext_lazy("file"), ordering="size")
    def facts(self, obj):
        return facts_of(obj)

    @admin.display(description=gettext_lazy("alternative text"))
    def written_in(self, obj):
        return _("decorative") if obj.is_decorative else super().written_in(obj)
