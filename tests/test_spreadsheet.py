"""CSV that no spreadsheet runs, nor reads as something else, by whatever separator it splits a line."""

from __future__ import annotations

import csv
import re
from io import StringIO

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.export.columns import Column
from flows.export.spreadsheet import csv as written
from flows.export.spreadsheet import harmless

SEPARATORS = ";\t|,"
SIGNS = ("=", "+", "-", "@")
COLUMNS = [Column("id", "an id"), Column("worded", "as worded"), Column("low", "the least", "number")]


def content(*texts: str) -> str:
    """The file of some texts."""
    table = pd.DataFrame({"id": "a", "worded": pd.Series(texts, dtype=object), "low": 1.5})
    return written(table, COLUMNS).decode("utf-8-sig")


def cells(text: str, separator: str) -> list[str]:
    """Every cell that a spreadsheet makes of a file, split at one separator."""
    return [cell for line in csv.reader(StringIO(text, newline=""), delimiter=separator) for cell in line]


@pytest.mark.parametrize("separator", SEPARATORS)
@pytest.mark.parametrize(
    "text",
    [
        "100%;=1+1", "100%; =1+1", '100%;"=1+1', 'a";=1', "a;@SUM(A1)", "a\t=1", "a|-2+3", "a\r\n=1", "a\n+1", ";=1",
        "=1", "-5", "\t=1", '";"=HYPERLINK("x")', "a;\x00=1",
    ],
)  # fmt: skip
def test_no_cell_is_a_formula_whatever_the_separator(text: str, separator: str) -> None:
    found = cells(content(text), separator)
    assert found
    assert not [cell for cell in found if cell.lstrip(" \t\r\n\x00\"'").startswith(SIGNS) and "'" not in cell]
    assert not [cell for cell in found if cell.startswith(SIGNS)]


@given(text=st.text(st.sampled_from(" ;|\t\n\"'=+-@a1"), max_size=12), separator=st.sampled_from(SEPARATORS))
def test_no_cell_of_any_text_begins_with_a_sign(text: str, separator: str) -> None:
    assert not [cell for cell in cells(content(text), separator) if cell.lstrip(" ").startswith(SIGNS)]
    assert harmless(text).replace("'", "") == text.replace("'", ""), "nothing but apostrophes is added"
    assert (harmless(text) == text) or re.search(r"[=+\-@]|^[\t\r\n]|\d", text)


@pytest.mark.parametrize(
    "text",
    [
        "10-12", "3/4", "1.6", "12:30", "24.02.2022", "6/2024", " 3 / 4 ", "1 1/2", "4 March", "4-mar-22", "Mar 4",
        "March 2022", "March 4, 2022", "1E5", "1.5e3", "0012", "123456789012345",
    ],
)  # fmt: skip
def test_what_would_become_a_date_or_another_number_stays_a_text(text: str) -> None:
    assert harmless(text) == f"'{text}"
    assert cells(content(text), ",")[-2] == f"'{text}"


@pytest.mark.parametrize(
    "text",
    [
        "", "3500", "800 million", "up to 3500", "EUR 800m", "2024", "2024-06", "2024-06-22", "2022-02-24/2024-06-22",
        "ft-800m", "a | b", "June", "may have been", "10-12 shells", "1,000", "it's; he said", "https://x.example/a?b=1;c=2",
    ],
)  # fmt: skip
def test_what_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


def test_texts_are_quoted_and_numbers_are_not() -> None:
    assert content("x", 'a "b"') == 'id,worded,low\r\n"a","x",1.5\r\n"a","a ""b""",1.5\r\n'
