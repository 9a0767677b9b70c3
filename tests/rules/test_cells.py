"""Cells that a spreadsheet opens without running anything."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from midweek_rules.cells import safe_cell, text_of

HOSTILE = [
    '=HYPERLINK("http://x","y")', "+1+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1",
    "＝1", " =1", "'=1", "=cmd|' /C calc'!A0",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_what_begins_like_a_formula_is_a_text(text):
    assert safe_cell(text) == f"'{text}"


@settings(max_examples=100)
@given(st.text())
def test_the_text_comes_back_from_every_cell(text):
    assert text_of(safe_cell(text)) == text


def test_numbers_stay_numbers_and_nothing_stays_empty():
    assert [safe_cell(one) for one in (-2, 1.5, None, True, False, "a")] == [
        -2, 1.5, "", "yes", "no", "a",
    ]  # fmt: skip
