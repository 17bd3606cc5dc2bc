"""What the admin of pictures and that of documents have in common."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import IntegrityError, transaction
from django.http import HttpResponseNotAllowed, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import path
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import history
from ..enums import VersionEvent
from ..library import in_use, uses
from ..renditions import WEBP, WHOLE
from .base import BELOW_ROWS, StampedAdmin
from .choosers import LibraryKind
from .deletion import described
from .permissions import LockedOncePublic
from .uploads import ExaminesFirst

SHOWN_IN_DIALOG = 24


def thumbnail(renditions):
    """The narrowest rendition of the whole; None where nothing was made."""
    return next((each for each in renditions if (each.crop, each.format) == (WHOLE, WEBP)), None)


def thumbnail_html(rendition):
    """As a picture that says nothing which the words beside it don't."""
    if rendition is None:
        return mark_safe('<span class="thumb thumb--none"></span>')
    return format_html(
        '<span class="thumb"><img src="{}" width="{}" height="{}" alt="" loading="lazy"></span>',
        rendition.url,
        rendition.width,
        rendition.height,
    )


class UseFilter(admin.SimpleListFilter):
    """What some page shows, and what could be deleted."""

    title = gettext_lazy("use")
    parameter_name = "used"

    def lookups(self, request, model_admin):
        return [("yes", _("used")), ("no", _("used nowhere"))]

    def queryset(self, request, queryset):
        if self.value() == "yes":
            return queryset.filter(in_use(queryset.model))
        if self.value() == "no":
            return queryset.filter(~in_use(queryset.model))
        return queryset


class LibraryAdmin(LockedOncePublic, LibraryKind, ExaminesFirst, StampedAdmin):
    """Something that is kept once and shown by many.

    ``quick_fields`` are those of the form in the dialog, ``optional_fields`` what may be left out.
    """

    readonly_fields = ("used_in", *StampedAdmin.readonly_fields)
    quick_form = None
    quick_fields = ()
    optional_fields = ()
    closing_fieldsets = (
        (gettext_lazy("Internal"), {"fields": ["internal_note"], "classes": [BELOW_ROWS]}),
    )

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if obj is not None:
            use = (_("Where it is used"), {"fields": ["used_in"], "classes": [BELOW_ROWS]})
            fieldsets.insert(-2, use)
        return fieldsets

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(in_use=in_use(self.model))

    @admin.display(description=gettext_lazy("use"), empty_value="–")
    def use(self, obj):
        return _("used") if obj.in_use else None

    @admin.display(description=gettext_lazy("pages and records"))
    def used_in(self, obj):
        found = sorted(described(each, self.admin_site) for each in uses(obj))
        items = format_html_join("", "<li>{}</li>", ((each,) for each in found))
        return render_to_string("admin/components/uses.html", {"items": items})

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("choose/", view(self.choose), name=self.name_of("choose")),
            path("upload/", view(self.upload), name=self.name_of("upload")),
            *super().get_urls(),
        ]

    def name_of(self, page):
        return f"{self.opts.app_label}_{self.opts.model_name}_{page}"

    # --- The dialog of other forms ---

    def choose(self, request):
        """The dialog, or with ``page`` in the address only what its search has found."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        things = self.as_choices(self.model.objects.order_by("-created_at", "-pk"))
        things, _may_repeat = self.get_search_results(request, things, request.GET.get("q", ""))
        page = Paginator(things, SHOWN_IN_DIALOG).get_page(request.GET.get("page"))
        context = {
            "page": page,
            "choices": [self.choice(thing) for thing in page],
            "shape": self.shape,
        }
        if "page" in request.GET:
            return render(request, "admin/components/choices.html", context)
        if self.has_add_permission(request):
            context |= {"form": self._quick_form(request)(), "upload": self.url_of("upload")}
            context["optional_fields"] = self.replace_orig_field(self.optional_fields)
        context["title"] = self.dialog_title
        return render(request, "admin/components/chooser_dialog.html", context)

    def upload(self, request):
        """Take in something new for the dialog; answer what was made of it, or what is wrong."""
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        if not self.has_add_permission(request):
            raise PermissionDenied
        form_class = self._quick_form(request)
        form, thing = self.saved(request, lambda: form_class(request.POST, request.FILES))
        if thing:
            return self._answer(thing)
        if form.duplicate:
            return self._answer(form.duplicate, _("It was in the library already."))
        kept = form.fields["file"].widget.kept
        return JsonResponse(
            {
                "errors": {name: list(errors) for name, errors in form.errors.items()},
                "kept": kept and {"token": kept.token, "name": kept.name},
            }
        )

    def saved(self, request, make_form):
        """The form with what it made, or None where something is wrong with it.

        Again where a colleague was adding the same, or took the same key, just before: the second
        form knows of that.
        """
        for _attempt in range(2):
            form = make_form()
            if not form.is_valid():
                return form, None
            try:
                with transaction.atomic():
                    return form, self._made(request, form)
            except IntegrityError:
                continue
        form.add_error("file", _("Somebody is adding it right now."))
        return form, None

    def _quick_form(self, request):
        address = self.quick_form.address_field
        fields = [*self.quick_fields, *self.optional_fields, address]
        return self.get_form(request, form=self.quick_form, fields=self.replace_orig_field(fields))

    def _made(self, request, form):
        thing = self.save_form(request, form, change=False)
        self.save_model(request, thing, form, change=False)
        self.save_upload(request, form, thing)
        self.log_addition(request, thing, [{"added": {}}])
        history.write_version(thing, VersionEvent.CREATED, request.user)
        return thing

    def save_upload(self, request, form, thing):
        """Save what belongs to the thing itself, in the same transaction."""

    def _answer(self, thing, words=""):
        thing = self.as_choices(self.model.objects.all()).get(pk=thing.pk)
        context = {"choice": self.choice(thing), "shape": self.shape}
        choice = render_to_string("admin/components/choice.html", context)
        return JsonResponse({"chosen": choice, "words": words})
