"""What axe finds amiss on a page, in a third of the time that its package takes for it.

The package sends back, for each rule, every element of the page that is in order too.
"""

from axe_playwright_python.base import AXE_SCRIPT

# 24 px (WCAG 2.5.8), which axe leaves out.
WITH_TARGETS = {"target-size": {"enabled": True}}

# All that one scheme of colours can break and another not: the elements and their places are
# the same in both.
COLOURS = ["color-contrast", "link-in-text-block"]

FIND = """async ([within, options]) => {
    const {violations} = await axe.run(within ?? document, options);
    return violations.map(({id, nodes}) => [id, nodes.map((node) => node.html)]);
}"""


def barriers(page, within=None, *, rules=None, only=None):
    """The HTML of what breaks a rule, by the rule's name; ``{}`` where nothing does.

    ``within`` is the selector of a part of the page, ``rules`` are axe's settings of rules,
    ``only`` is a list of the rules to ask.
    """
    # What axe would load beforehand becomes a style of the page, which the policy refuses; and
    # only rules need it that find no violation.
    options = {"resultTypes": ["violations"], "preload": False, "rules": rules or {}}
    if only:
        options["runOnly"] = {"type": "rule", "values": only}
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    return dict(page.evaluate(FIND, [within, options]))


def barriers_in_both_schemes(page, **options):
    """Likewise of the page in light and in dark, by the scheme and the rule."""
    found = {}
    for scheme, only in (("light", None), ("dark", COLOURS)):
        # Without motion, so that no colour is measured on its way to another.
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        for rule, places in barriers(page, only=only, **options).items():
            found[scheme, rule] = places
    return found


def barriers_in_all_looks(page):
    """Likewise on a wide screen and on a phone, by the width, the scheme and the rule."""
    found = {}
    for width in (1440, 360):
        page.set_viewport_size({"width": width, "height": 900})
        for (scheme, rule), places in barriers_in_both_schemes(page).items():
            found[width, scheme, rule] = places
    return found
