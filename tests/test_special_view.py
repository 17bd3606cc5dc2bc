"""What readers may choose of the special view, and how it is written down."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.special_view import (
    Contrast,
    LetterSize,
    Pictures,
    Ruler,
    Spacing,
    SpecialView,
)

views = st.builds(
    SpecialView,
    size=st.sampled_from(LetterSize),
    spacing=st.sampled_from(Spacing),
    contrast=st.sampled_from(Contrast),
    pictures=st.sampled_from(Pictures),
    ruler=st.sampled_from(Ruler),
)


@given(views)
def test_what_is_written_is_read_again(view):
    assert SpecialView.parse(view.serialise()) == view


@given(views)
def test_what_is_written_can_stand_in_a_cookie(view):
    written = view.serialise()

    assert written.isascii()
    assert set(written).isdisjoint('" ,;\\')


@given(st.text())
def test_any_text_is_a_view(text):
    assert SpecialView.parse(text) == SpecialView.parse(SpecialView.parse(text).serialise())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "size=100",
        "size=175",
        "size=150%",
        "size",
        "SIZE=150",
        "colour=red",
        "contrast=black-on-white;",
        "contrast=ordinary&contrast=red",
        "ruler=true",
        "&=;=&",
        "%00=%ff",
        "x" * 4000,
        "size=1&" * 1000,
    ],
)
def test_what_is_not_understood_is_ordinary(text):
    assert SpecialView.parse(text).is_ordinary


def test_only_what_differs_from_the_ordinary_view_is_written():
    view = SpecialView(size=LetterSize.LARGER, ruler=Ruler.ON)

    assert view.serialise() == "size=150&ruler=on"
    assert SpecialView().serialise() == ""


def test_one_bad_choice_does_not_undo_the_others():
    view = SpecialView.choose({"size": "200", "contrast": "red", "next": "/en/"})

    assert view == SpecialView(size=LetterSize.LARGEST)


def test_each_setting_offers_its_choices_the_ordinary_one_first():
    offered = {each["name"]: each for each in SpecialView(spacing=Spacing.WIDE).settings()}

    assert list(offered) == ["size", "spacing", "contrast", "pictures", "ruler"]
    assert offered["spacing"]["chosen"] == Spacing.WIDE
    assert [value for value, _label in offered["spacing"]["choices"]] == [
        "ordinary",
        "wide",
        "very-wide",
    ]
