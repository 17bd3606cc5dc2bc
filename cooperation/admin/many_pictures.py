"""Many photographs at once: a folder of a conference, described one by one afterwards.

Each file stands for itself: the good ones are kept, the bad ones are named with the reason. All or
nothing, as forms usually are, would lose 39 photographs for a bad one.
"""

from itertools import chain
from typing import NamedTuple

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import path
from django.utils.translation import gettext as _

from ..models import Picture

AT_ONCE = 20  # in one request; scripts send the files one by one
COMMON = ("caption", "credit", "taken_on")


class Result(NamedTuple):
    """What became of a file: ``state`` is kept, there (already) or refused, ``words`` say why."""

    name: str
    state: str
    picture: Picture | None = None
    words: tuple = ()


class AddsMany:
    """The page on which many pictures are uploaded, for the admin of pictures."""

    def get_urls(self):
        page = self.admin_site.admin_view(self.add_many)
        return [path("add-many/", page, name=self.name_of("add_many")), *super().get_urls()]

    def add_many(self, request):
        """Take in the files one by one; answer a script in JSON, a browser with the page."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form_class = self._form_of_one(request)
        form = form_class(request.POST or None)
        mistakes = {name: form.errors[name] for name in form.errors if name != "file"}
        files = request.FILES.getlist("files")
        results = []
        if request.method == "POST" and not mistakes:
            results = [self._result(request, form_class, each) for each in files[:AT_ONCE]]
            results += [
                Result(each.name, "refused", words=(_("Too many at once. Upload it next."),))
                for each in files[AT_ONCE:]
            ]
        if request.accepts("text/html"):
            return self._page(request, form, mistakes, results, is_empty=not files)
        return JsonResponse(
            {
                "errors": {name: list(errors) for name, errors in mistakes.items()},
                "results": [{"state": each.state, "line": _line(each)} for each in results],
            }
        )

    def _form_of_one(self, request):
        fields = [*self.replace_orig_field(COMMON), self.quick_form.address_field]
        return self.get_form(request, form=self.quick_form, fields=fields)

    def _result(self, request, form_class, file):
        form, picture = self.saved(request, lambda: form_class(request.POST, {"file": file}))
        if picture:
            return Result(file.name, "kept", picture)
        if form.duplicate:
            return Result(file.name, "there", form.duplicate)
        return Result(file.name, "refused", words=tuple(chain.from_iterable(form.errors.values())))

    def _page(self, request, form, mistakes, results, is_empty):
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Upload many pictures"),
            "fields": [form[name] for name in self.replace_orig_field(COMMON)],
            "upload": form.fields["file"],
            "mistakes": mistakes,
            "nothing_chosen": request.method == "POST" and is_empty,
            "results": [_line(each) for each in results],
            "kept": sum(each.state == "kept" for each in results),
            "at_once": AT_ONCE,
        }
        return render(request, "admin/add_many.html", context)


def _line(result):
    return render_to_string("admin/components/upload_result.html", {"result": result})
