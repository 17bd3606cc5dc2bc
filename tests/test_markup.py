"""What rich text may hold: the allow-list against what people and their enemies type."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cooperation.markup import LINKED_KINDS, clean, links_of, picture_keys_of, tokens_of, written
from cooperation.markup.allowed import TAGS
from cooperation.models import RECORD_KINDS, Document

PICTURE = '<figure data-picture="hall"></figure>'
ALLOWED = [
    "<p>A &amp; b &lt; c&nbsp;d</p>",
    "<h2>A</h2><h3>B</h3><p><strong>c</strong><em>d</em><br>e</p>",
    "<ul><li><p>a</p></li></ul>",
    '<ol start="3" type="a"><li>b</li></ol>',
    "<blockquote><p>a</p></blockquote>",
    '<table><tbody><tr><th colspan="2" rowspan="20">a</th><td>b</td></tr></tbody></table>',
    '<p><a href="https://example.org/?a=1&amp;b=2" title="T">a</a></p>',
    '<p><a href="mailto:a@example.org">a</a> <a href="record:partner/uk-space-agency">b</a></p>',
    PICTURE,
]


@pytest.mark.parametrize("text", ALLOWED)
def test_what_the_editor_offers_stays_letter_for_letter(text):
    assert clean(text) == text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("<p></p>", ""),
        ('<p style="color: red" class="a" id="b" data-x="c">a</p>', "<p>a</p>"),
        ('<td colspan="21">', ""),
        (
            '<table><tr><td colspan="21" rowspan="0" width="9">a</td></tr></table>',
            "<table><tbody><tr><td>a</td></tr></tbody></table>",
        ),
        ('<ol start="-1" type="x"><li>a</li></ol>', "<ol><li>a</li></ol>"),
        ("<h1>a</h1><hr><u>b</u>", "ab"),
    ],
)
def test_what_else_is_typed_leaves_its_words(typed, kept):
    assert clean(typed) == kept


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        " java\tscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "//example.org/",
        "/uz/partners/",
        "#a",
        "",
        "ftp://example.org/",
        "record:partner/../../admin",
        "record:user/admin",
        "record:partner/",
        "record:partner/a b",
        'record:partner/a" onclick="x',
    ],
)
def test_link_to_any_other_address_is_words(address):
    assert clean(f"<p><a href='{address}'>a</a></p>") == "<p>a</p>"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ('<figure data-picture="hall" class="x" style="y"></figure>', PICTURE),
        ('<figure data-picture="hall"><figcaption>Words</figcaption></figure>', f"{PICTURE}Words"),
        ('<figure data-picture="../hall"></figure>', ""),
        ('<figure data-picture="hall&quot; onload=&quot;x"></figure>', ""),
        ("<figure><p>a</p></figure>", "<p>a</p>"),
        ('<img src="https://example.org/a.png" alt="a">', ""),
        ('<p data-picture="hall">a</p>', "<p>a</p>"),
    ],
)
def test_picture_stands_in_exactly_one_form(typed, kept):
    assert clean(typed) == kept


# How markup is smuggled through sanitisers, after the lists of OWASP, DOMPurify and Cure53.
HOSTILE = [
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<svg><a xlink:href='javascript:alert(1)'><text>a</text></a></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src onerror=1'>",
    "<math><mi><xss><mi><style><img/onerror=alert(1) src>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><script>alert(1)</script></template>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='data:text/html,<script>alert(1)</script>'></object>",
    "<a href='jav&#x09;ascript:alert(1)'>a</a>",
    "<a href='&#1;javascript:alert(1)'>a</a>",
    "<a href='https://x' onmouseover='alert(1)' style='position:fixed'>a</a>",
    "<a title='&quot;&gt;&lt;img src=x onerror=alert(1)&gt;' href='https://x'>a</a>",
    "<p title='<!--'><!--'><img src=x onerror=alert(1)>-->",
    "<![CDATA[<img src=x onerror=alert(1)>]]>",
    "<?xml version='1.0'?><x:script xmlns:x='http://www.w3.org/1999/xhtml'>alert(1)</x:script>",
    "<table><caption><script>alert(1)</script></caption><tr background='javascript:x'><td>a",
    "<figure data-picture='a'><svg><script>alert(1)</script></svg></figure>",
    "<base href='javascript:/a/'><a href='//alert(1)'>a</a>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<select><noembed></select><script>alert(1)</script></noembed>",
    "<xmp><p title='</xmp><img src onerror=alert(1)>'></xmp>",
    "<plaintext><img src=x onerror=alert(1)>",
    "<textarea></textarea><img src=x onerror=alert(1)></textarea>",
    "<isindex type=image src=1 onerror=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "\x00<scr\x00ipt>alert(1)</scr\x00ipt>",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
]
_ATTRIBUTES = {"href", "title", "data-picture", "start", "type", "data-type", "colspan", "rowspan"}
_SCHEMES = ("https://", "http://", "mailto:", "record:")


def harmless(text):
    """Whether nothing is in it but what the list names; addresses included."""
    starts = [token for token in tokens_of(text) if token.kind == "start"]
    return all(
        token.name in TAGS
        and set(token.attributes) <= _ATTRIBUTES
        and token.attributes.get("href", "https://").lower().startswith(_SCHEMES)
        for token in starts
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_markup_is_harmless_and_stays_so(text):
    once = clean(text)
    assert harmless(once)
    assert clean(once) == once


_PIECES = st.sampled_from(
    [
        *(f"<{tag}>" for tag in sorted(TAGS)),
        *(f"</{tag}>" for tag in sorted(TAGS)),
        *HOSTILE,
        *ALLOWED,
        "<!--", "-->", "<", ">", '"', "&", "&lt;", "\u00a0", "oʻzbek",
        '<a href="record:partner/a">', "<a>", '<figure data-picture="a">', '<td colspan="3">',
    ]
)  # fmt: skip


@example("<h2><a><h2>")  # without the link the second heading stood in the first
@given(st.lists(_PIECES | st.text(max_size=8), max_size=12).map("".join))
def test_whatever_is_typed_comes_out_harmless_and_clean_for_good(text):
    once = clean(text)
    assert harmless(once)
    assert clean(once) == once
    assert written(tokens_of(once)) == once


def test_ten_thousand_levels_are_no_trouble():
    assert clean("<blockquote>" * 10_000 + "a").count("<blockquote>") > 0


def test_tags_of_attributes_fool_no_simple_pattern():
    assert clean('<p><a href="https://a.b/>c" title="d>e<f">g</a></p>') == (
        '<p><a href="https://a.b/%3Ec" title="def">g</a></p>'
    )


def test_a_text_tells_what_it_names():
    text = f'<p><a href="record:partner/a">a</a><a href="record:partner/a">b</a></p>{PICTURE}'
    assert [str(each) for each in links_of(text)] == ["record:partner/a"]
    assert picture_keys_of(text) == ["hall"]


def test_every_kind_with_a_page_of_its_own_can_be_linked_to():
    assert {kind._meta.model_name for kind in (*RECORD_KINDS, Document)} == set(LINKED_KINDS)
