"""The help in the admin: docs/editors as pages of it, and which page is about what is open."""

from django.http import FileResponse, Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import override, pgettext

from .. import help_pages
from ..languages import LANGUAGE_CODES, active_language
from ..models import RECORD_KINDS
from .desks import DESKS, Desk

AN_HOUR = 60 * 60

# The page about each desk, by the beginning of its name, and about the page of a kind.
OF_DESKS = {
    "index": "first-page",
    "review": "publishing",
    "notices": "first-page",
    "translation": "translation",
    "renewal": "deadlines",
    "preview": "preview",
    "import": "spreadsheets",
    "deleted": "history",
    "recover": "history",
}
_RECORDS = {
    "add": "first-record",
    "change": "drafts",
    "changelist": "publishing",
}
OF_KINDS = {
    "picture": "pictures",
    "document": "documents",
    "synonyms": "search",
    "fruitlessquery": "search",
    "auditentry": "history",
    "user": "publishing",
    "group": "publishing",
    "sectiontext": "drafts",
}
OF_PAGES = {
    "history": "history",
    "delete": "history",
    "export": "spreadsheets",
    "import": "spreadsheets",
}


def page_about(name):
    """The page of the help about the page of the admin with this name."""
    kind, _underline, page = name.removeprefix("cooperation_").removeprefix("auth_").partition("_")
    if kind in {each._meta.model_name for each in RECORD_KINDS}:
        return OF_PAGES.get(page) or _RECORDS.get(page, "first-record")
    if kind in OF_KINDS or name.startswith(("cooperation_", "auth_")):
        return OF_PAGES.get(page) or OF_KINDS.get(kind, help_pages.CONTENTS)
    begins = (about for beginning, about in OF_DESKS.items() if name.startswith(beginning))
    return next(begins, help_pages.CONTENTS)


def link_for(request):
    """The address and the title of the help about what is open, for the head of the page."""
    match = request.resolver_match
    name = match.url_name if match else None
    if not name or name.startswith("help"):
        return None
    about = page_about(name)
    try:
        title, language = help_pages.title_of(about, active_language())
    except LookupError:  # the portal was set up without its docs
        return None
    return {"url": address(active_language(), about), "title": title, "language": language}


def address(language, name):
    with override(language):
        if name == help_pages.CONTENTS:
            return reverse("admin:help")
        return reverse("admin:help_page", args=[name])


def picture_address(language, name):
    return reverse("admin:help_picture", args=[language, name])


ADDRESSES = help_pages.Addresses(address, picture_address)


# --- Pages ---------------------------------------------------------------------------------------


def help_page(request, site, page=help_pages.CONTENTS):
    if page == help_pages.CONTENTS and "page" in request.resolver_match.kwargs:
        return redirect("admin:help")
    try:
        found = help_pages.page(page, active_language(), ADDRESSES)
    except LookupError as error:
        raise Http404 from error
    is_contents = page == help_pages.CONTENTS
    context = {
        **site.each_context(request),
        "title": found.title,
        "page": found,
        "is_other_language": found.language != active_language(),
        "desk": None if is_contents else (pgettext("link", "Help"), reverse("admin:help")),
    }
    return render(request, "admin/help.html", context)


def help_picture(request, site, language, picture):
    if language not in LANGUAGE_CODES:
        raise Http404
    try:
        file = help_pages.picture(language, picture).open("rb")
    except LookupError as error:
        raise Http404 from error
    response = FileResponse(file, content_type="image/webp")
    response["Cache-Control"] = f"private, max-age={AN_HOUR}"
    return response


def is_staff(user):
    return user.is_staff


DESKS += [
    Desk("help/", "help", help_page, is_staff),
    Desk("help/<slug:page>/", "help_page", help_page, is_staff),
    Desk("help/<slug:language>/images/<slug:picture>.webp", "help_picture", help_picture, is_staff),
]
