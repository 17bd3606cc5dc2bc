"""Two texts word by word."""

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.history.words import compared, plain_text, shortened

TEXTS = st.text(st.sampled_from("abc ʻʼ'-.,\nяё<•"), max_size=60) | st.text(max_size=60)


def joined(segments, *kinds):
    return "".join(text for kind, text in segments if kind in kinds)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_put_together_again(before, after):
    segments = compared(before, after)
    assert (joined(segments, "same", "removed"), joined(segments, "same", "added")) == (
        before,
        after,
    )


@given(TEXTS, TEXTS)
def test_no_segment_is_empty_and_neighbours_differ(before, after):
    segments = compared(before, after)
    kinds = [kind for kind, text in segments if text]
    assert len(kinds) == len(segments)
    assert all(one != other for one, other in itertools.pairwise(kinds))


@given(TEXTS, TEXTS, TEXTS)
def test_shortening_leaves_all_changes(start, before, after):
    whole = compared(start * 9 + before, start * 9 + after)
    kinds = ("removed", "added")
    assert [each for each in shortened(whole) if each[0] in kinds] == [
        each for each in whole if each[0] in kinds
    ]


def test_phrase_is_replaced_as_a_whole():
    assert compared("a big red dog", "a small blue dog") == (
        ("same", "a "),
        ("removed", "big red"),
        ("added", "small blue"),
        ("same", " dog"),
    )


@pytest.mark.parametrize("word", ["Oʻzbekkosmos", "maʼlumot", "d'Ivoire", "кто-то"])
def test_word_with_a_mark_inside_is_one(word):
    assert compared(f"x {word}", f"x {word}s")[1:] == (("removed", word), ("added", f"{word}s"))


def test_mark_after_a_word_is_no_part_of_it():
    assert compared("one two", "one, two") == (("same", "one"), ("added", ","), ("same", " two"))


def test_middle_of_a_long_stretch_is_left_out():
    text = " ".join(f"word{number}" for number in range(60))
    segments = shortened(compared(f"old {text} old", f"new {text} new"))
    assert [kind for kind, _text in segments] == [
        "removed",
        "added",
        "same",
        "omitted",
        "same",
        "removed",
        "added",
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a b " * 25_000, "b a c " * 17_000),
        ("." * 100_000, ".," * 50_000),
        (
            " ".join(f"w{n * 7 % 5000}" for n in range(17_000)),
            " ".join(f"w{n * 11 % 5000}" for n in range(17_000)),
        ),
    ],
)
def test_long_texts_take_a_bounded_time(before, after):
    began = time.process_time()
    segments = compared(before, after)
    assert joined(segments, "same", "added") == after
    assert time.process_time() - began < 10


def test_rich_text_keeps_its_paragraphs_lists_and_links():
    prose = (
        "<h2>Head</h2><p>One <strong>two</strong>\n<a href='https://a.example'>three</a>.</p>"
        "<ul><li><p>four</p></li><li>five &amp;amp;</li></ul>"
    )
    assert plain_text(prose).split("\n") == [
        "Head",
        "",
        "One two three (https://a.example).",
        "",
        "• four",
        "• five &amp;",
    ]
