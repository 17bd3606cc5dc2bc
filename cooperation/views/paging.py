import re
from typing import NamedTuple

from django.core.paginator import EmptyPage, Paginator
from django.http import Http404


class PageLink(NamedTuple):
    number: int
    path: str
    is_current: bool


def page_of(rows, request, per_page):
    """The page of the rows that the address asks for; 404 where there is none of that number."""
    asked = request.GET.get("page", "1")
    if not re.fullmatch(r"[1-9]\d{0,8}", asked, re.ASCII):
        raise Http404
    try:
        return Paginator(rows, per_page).page(asked)
    except EmptyPage as error:
        raise Http404 from error


def page_links(page, path_of):
    """The first page, the neighbours and the last, with None where pages are left out."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [
        None
        if number == Paginator.ELLIPSIS
        else PageLink(number, path_of(number), number == page.number)
        for number in numbers
    ]
