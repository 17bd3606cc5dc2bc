"""Texts that no program takes for a formula, and that come back as they were."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation.spreadsheets import cells

TEXTS = st.text() | st.text(alphabet="'=+-@\t\r\n＝a")


@given(TEXTS)
def test_escaping_is_undone_exactly(text):
    assert cells.unescaped(cells.escaped(text)) == text


@given(TEXTS)
def test_no_escaped_text_begins_as_a_formula(text):
    assert not cells.escaped(text).startswith(tuple("=+-@\t\r\n＝＋－＠"))


@pytest.mark.parametrize("text", ["=1+1", "+998 71 200", "-", "@SUM(A1)", "\tx", "\rx", "＝1"])
def test_what_begins_as_a_formula_gets_an_apostrophe(text):
    assert cells.escaped(text) == f"'{text}"


@pytest.mark.parametrize("text", ["Oʻzbekiston", "'tis", "a=b", ""])
def test_other_text_stays(text):
    assert cells.escaped(text) == text


def test_signs_that_no_cell_holds_are_left_out():
    assert cells.written("a\x00b\x0bc\ud800d\r\ne") == "abcd\ne"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (None, ""),
        (2022.0, "2022"),
        (41.25, "41.25"),
        (7, "7"),
        ("a_x000D_\nb", "a\nb"),
        ("'=a", "=a"),
    ],
)
def test_cell_is_read_as_it_is_seen(cell, text):
    assert cells.read_text(cell) == text


def test_length_is_counted_as_excel_counts_it():
    assert (cells.fits("я" * 32_767), cells.fits("🛰" * 16_384)) == (True, False)
