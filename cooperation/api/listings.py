"""The lists of the pages, as a program asks for them."""

from ..listing import Field, Listing
from ..openapi.parameters import not_understood
from ..problems import Problem, ProblemType
from ..search import SearchListing


class _WithoutChoices:
    """What a page offers to choose from, it looks up among all its records; here nobody sees it."""

    def _field(self, each):
        value = self.parameters.get(each.name, "")
        return Field(each, [], each.understand(value) if value else None)

    def refuse_unknown(self, parameters):
        """The keys of no area, series or country, which no pattern tells from others."""
        known = {each.name: each for each in parameters}
        unknown = [
            each.name for each in self.fields if each.name in self.parameters and not each.chosen
        ]
        if unknown:
            errors = [not_understood(known[name]) for name in unknown]
            raise Problem(ProblemType.BAD_PARAMETER, errors=errors)


class RecordListing(_WithoutChoices, Listing):
    pass


class FoundListing(_WithoutChoices, SearchListing):
    pass
