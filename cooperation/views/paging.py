import re

from django.core.paginator import EmptyPage, Paginator
from django.http import Http404


def page_of(rows, request, per_page):
    """The page of the rows that the address asks for; 404 where there is none of that number."""
    asked = request.GET.get("page", "1")
    if not re.fullmatch(r"[1-9]\d{0,8}", asked, re.ASCII):
        raise Http404
    try:
        return Paginator(rows, per_page).page(asked)
    except EmptyPage as error:
        raise Http404 from error
