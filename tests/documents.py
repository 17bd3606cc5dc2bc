"""A page's HTML as tests look at it, and what is wrong with it."""

from html.parser import HTMLParser

VOID = set("area base br col embed hr img input link meta source track wbr".split())
# Elements that end an open <p> without a word.
BLOCKS = set(
    "address article aside blockquote div dl fieldset footer form h1 h2 h3 h4 header hr main nav "
    "ol p pre section table ul".split()
)
PARENTS = {"li": {"ul", "ol"}, "dt": {"dl", "div"}, "dd": {"dl", "div"}, "option": {"select"}}
CHILDREN = {"ul": {"li"}, "ol": {"li"}, "dl": {"div", "dt", "dd"}, "select": {"option"}}


class Element:
    def __init__(self, tag, attributes, parents):
        self.tag = tag
        self.attributes = attributes
        self.parents = parents
        self.text = ""

    def __getitem__(self, name):
        return self.attributes.get(name)


class Document(HTMLParser):
    def __init__(self, response):
        super().__init__()
        self.elements = []
        self.mistakes = []
        self._open = []
        self.feed(response.content.decode())
        self.close()
        if self._open:
            self.mistakes.append(f"never closed: {self._open[-1].tag}")
        ids = [element["id"] for element in self.elements if element["id"]]
        self.mistakes += [
            f"id {each} again" for each in sorted({i for i in ids if ids.count(i) > 1})
        ]
        self.mistakes += self._broken_references(set(ids))

    # --- Questions ---

    def all(self, tag, **attributes):
        """Elements with these attributes; ``aria_label`` asks for ``aria-label``."""
        wanted = {name.strip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self.elements
            if element.tag == tag and wanted.items() <= element.attributes.items()
        ]

    def one(self, tag, **attributes):
        (element,) = self.all(tag, **attributes)
        return element

    def texts(self, tag, **attributes):
        return [element.text for element in self.all(tag, **attributes)]

    def text(self, tag, **attributes):
        return self.one(tag, **attributes).text

    @property
    def alternates(self):
        """The page in its languages; a feed is no other form of the page."""
        links = self.all("link", rel="alternate")
        return {link["hreflang"]: link["href"] for link in links if link["hreflang"]}

    @property
    def canonical(self):
        return self.one("link", rel="canonical")["href"]

    @property
    def is_indexed(self):
        return not self.all("meta", name="robots", content="noindex")

    # --- Parsing ---

    def handle_starttag(self, tag, attrs):
        parents = [element.tag for element in self._open]
        element = Element(tag, dict(attrs), parents)
        self.elements.append(element)
        self._check(element, parents)
        if tag == "br":
            self.handle_data(" ")
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self._open.pop()

    def handle_endtag(self, tag):
        if not self._open or self._open[-1].tag != tag:
            self.mistakes.append(f"</{tag}> does not close {self._open[-1].tag}")
            return
        element = self._open.pop()
        element.text = " ".join(element.text.split())
        if tag in BLOCKS or tag in PARENTS:
            self.handle_data(" ")

    def handle_data(self, data):
        for element in self._open:
            element.text += data

    def _check(self, element, parents):
        tag = element.tag
        if tag == "a" and "a" in parents:
            self.mistakes.append("a link within a link")
        if tag in BLOCKS and "p" in parents:
            self.mistakes.append(f"<{tag}> within <p>")
        parent = parents[-1] if parents else None
        if tag in PARENTS and parent not in PARENTS[tag]:
            self.mistakes.append(f"<{tag}> within <{parent}>")
        if parent in CHILDREN and tag not in CHILDREN[parent]:
            self.mistakes.append(f"<{tag}> within <{parent}>")
        is_data = element["type"] == "application/ld+json"  # which no browser runs
        is_inline_script = tag == "script" and not element["src"] and not is_data
        if "style" in element.attributes or tag == "style" or is_inline_script:
            self.mistakes.append(f"inline style or script: <{tag}>")
        if any(name.startswith("on") for name in element.attributes):
            self.mistakes.append(f"inline handler: <{tag}>")

    def _broken_references(self, ids):
        for element in self.elements:
            for name in ("aria-labelledby", "for", "aria-describedby"):
                if element[name] and element[name] not in ids:
                    yield f"{name} without its target: {element[name]}"
