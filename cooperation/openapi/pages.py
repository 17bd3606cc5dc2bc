"""What surrounds the records of a list, and the name that each of them gets for its reader."""

from ..languages import reading_order


def around(page, address_of):
    """For a page of Django's paginator; ``address_of`` gives the whole address of a number."""
    paginator = page.paginator
    numbers = {
        "self": page.number,
        "first": 1,
        "prev": page.number - 1 if page.has_previous() else None,
        "next": page.number + 1 if page.has_next() else None,
        "last": paginator.num_pages,
    }
    return {
        "meta": {
            "count": paginator.count,
            "page": page.number,
            "pages": paginator.num_pages,
            "per_page": paginator.per_page,
        },
        "links": {rel: number and address_of(number) for rel, number in numbers.items()},
    }


def label_of(names, language):
    """The name for the reader out of those of three languages, as JSON."""
    order = reading_order(language)
    found = next((each for each in order if (names.get(each) or "").strip()), language)
    return {"text": names.get(found) or "", "language": found}


def labelled(kind, data, language):
    """A thing of a kind as JSON, with the name for the reader."""
    return {**data, "label": label_of(data[kind.model.title_field], language)}
