"""The format: what Django's own feed of Atom leaves out."""

import re

from django.utils.feedgenerator import Atom1Feed, rfc3339_date

# What XML 1.0 has no way to write.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PAGE, _FEED = "text/html", "application/atom+xml"


class RegisterFeed(Atom1Feed):
    """A feed with its languages and its pictures, and entries of plain text with categories.

    Beyond Django's arguments a feed takes ``updated``, ``other_languages`` (a list of language and
    address), ``icon``, ``logo`` and ``rights``, a LocalizedText; an entry takes ``content`` and
    ``labels`` (a list of term, scheme and label).
    """

    def add_root_elements(self, handler):
        feed, language = self.feed, self.feed["language"]
        handler.addQuickElement("id", feed["id"])
        _write_text(handler, "title", feed["title"])
        if feed["subtitle"]:
            _write_text(handler, "subtitle", feed["subtitle"])
        handler.addQuickElement("updated", rfc3339_date(feed["updated"]))
        _write_link(handler, "self", _FEED, language, feed["feed_url"])
        _write_link(handler, "alternate", _PAGE, language, feed["link"])
        for code, address in feed["other_languages"]:
            _write_link(handler, "alternate", _FEED, code, address)
        self._write_author(handler)
        if rights := feed["rights"]:
            attributes = {} if rights.language == language else {"xml:lang": rights.language}
            _write_text(handler, "rights", rights.value, attributes)
        handler.addQuickElement("icon", feed["icon"])
        handler.addQuickElement("logo", feed["logo"])

    def _write_author(self, handler):
        handler.startElement("author", {})
        _write_text(handler, "name", self.feed["author_name"], {})
        if self.feed["author_link"]:
            handler.addQuickElement("uri", self.feed["author_link"])
        handler.endElement("author")

    def add_item_elements(self, handler, item):
        handler.addQuickElement("id", item["unique_id"])
        _write_text(handler, "title", item["title"])
        _write_link(handler, "alternate", _PAGE, self.feed["language"], item["link"])
        handler.addQuickElement("published", rfc3339_date(item["pubdate"]))
        handler.addQuickElement("updated", rfc3339_date(item["updateddate"]))
        for term, scheme, label in item["labels"]:
            values = {"term": term, "scheme": scheme, "label": _clean(label)}
            handler.addQuickElement("category", "", values)
        if item["content"]:
            _write_text(handler, "content", item["content"], {"type": "text"})


def _write_text(handler, name, text, attributes=None):
    handler.addQuickElement(name, _clean(text), attributes)


def _write_link(handler, relation, media_type, language, address):
    values = {"rel": relation, "type": media_type, "hreflang": language, "href": address}
    handler.addQuickElement("link", "", values)


def _clean(text):
    return _NO_XML.sub("", text)
