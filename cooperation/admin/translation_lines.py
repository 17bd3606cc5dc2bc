"""The lines of a page of translations: a text, its field, and what came back of it."""

from dataclasses import dataclass, field

from django.contrib.admin.widgets import AdminTextareaWidget, AdminTextInputWidget
from django.utils.functional import cached_property
from django.utils.text import capfirst

from ..enums import TranslationStanding as Standing
from ..fields import ProseField
from ..history import words
from ..prose import rendered
from ..translations import editing

ONE_LINE = 80  # letters; what may be longer gets a field of several lines


@dataclass
class Line:
    """An entry as the page shows it, with what came back of it."""

    entry: editing.Entry
    number: int
    named: object = None
    typed: str | None = None  # what somebody wrote, where it could not be kept
    errors: list = field(default_factory=list)
    theirs: str | None = None  # what somebody else has written meanwhile
    is_ticked: bool | None = None

    @property
    def key(self):
        return str(self.entry.key)

    @property
    def is_prose(self):
        return isinstance(self.entry.model_field, ProseField)

    @property
    def standing(self):
        return Standing(self.entry.known.standing)

    @property
    def is_reviewed(self):
        return self.entry.is_reviewed if self.is_ticked is None else self.is_ticked

    @property
    def source_html(self):
        return rendered(self.entry.source, self.named, self.entry.source_language)

    @cached_property
    def changes(self):
        """What changed in the source since, word by word; empty where it did not."""
        before = self.entry.known.source_text
        if self.standing != Standing.OUTDATED or not before:
            return ()
        texts = [before, self.entry.source]
        if self.is_prose:
            texts = map(words.plain_text, texts)
        return words.shortened(words.compared(*texts))

    def form_field(self):
        made = _form_field(self.entry.model_field)
        made.label = capfirst(self.entry.name)
        made.widget.attrs |= {
            "lang": self.entry.language,
            "data-text": self.entry.model_field.name,  # for the assistant
            "aria-describedby": f"about-{self.number}",
        }
        if self.errors:
            made.widget.attrs["aria-invalid"] = "true"
        return made

    @property
    def shown(self):
        return self.entry.target if self.typed is None else self.typed


def grouped(lines, form):
    """The lines of the record itself, then those of each of its rows under its name."""
    groups = []
    for line in lines:
        row = line.entry.key[:2]
        if not groups or groups[-1]["row"] != row:
            groups.append({"row": row, "title": line.entry.row_name, "lines": []})
        groups[-1]["lines"].append((line, form[f"text-{line.key}"]))
    return groups


def _form_field(model_field):
    is_long = not model_field.max_length or model_field.max_length > ONE_LINE
    widget = AdminTextareaWidget(attrs={"rows": 3}) if is_long else AdminTextInputWidget()
    return editing.form_field(model_field, widget=widget)
