"""The workbook, read by another hand than wrote it: the cells of the tables, and nothing that runs."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from flows.export.catalogue import RECORDS
from flows.export.columns import records
from flows.export.taken import Taken
from flows.export.workbook import workbook
from flows.selection import Selection
from flows.tables import Tables, build
from tests import nasty, small

EVERYTHING = Selection(statistics=True)


@pytest.fixture(scope="module")
def odd() -> Taken:
    return Taken(nasty.tables(), EVERYTHING, "https://flows.example")


@pytest.fixture(scope="module")
def book(odd: Taken) -> Any:
    return openpyxl.load_workbook(BytesIO(workbook(odd)))


def cells(sheet: Worksheet) -> list[tuple[Any, ...]]:
    """Days as days, in order of rows."""
    return [
        tuple(value.date() if isinstance(value, datetime) else value for value in row)
        for row in sheet.iter_rows(values_only=True)
    ]


def test_a_sheet_is_its_table_cell_by_cell(odd: Taken, book: Any) -> None:
    """Texts letter by letter, numbers as numbers, days as days, with a head that stays."""
    for table in RECORDS:
        head, *rows = cells(book[table.title])
        assert head == tuple(column.name for column in table.columns)
        assert rows == records(table.frame(odd), table.columns), table.name
        assert book[table.title].freeze_panes == "B2"
        assert book[table.title].auto_filter.ref


def test_nothing_in_it_runs_or_leads_anywhere(book: Any) -> None:
    """Whatever a text begins with: it stays a text when a reader edits the cell, too."""
    every = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in every} == {"s", "n", "d"}
    assert [cell for cell in every if cell.hyperlink] == []
    assert {cell.value for cell in every if cell.quotePrefix} >= {"=1+1", "+1", "-1", "@SUM(1)", "\t=1", " =1"}


def test_its_columns_are_explained_and_what_it_is(odd: Taken, book: Any) -> None:
    assert book.sheetnames == [*(table.title for table in RECORDS), "columns explained", "about"]
    told = cells(book["columns explained"])
    assert len(told) == 1 + sum(len(table.columns) for table in RECORDS)
    about = dict(cells(book["about"]))
    assert about["selection"] == odd.sentence
    assert about["licence"] == "CC BY 4.0 https://creativecommons.org/licenses/by/4.0/"
    assert "version 2026.11.0" in about["citation"]


def test_it_is_the_same_each_time(odd: Taken) -> None:
    assert workbook(odd) == workbook(Taken(odd.tables, EVERYTHING, odd.base))


def test_a_selection_that_keeps_nothing_gives_heads(little: Tables) -> None:
    read = openpyxl.load_workbook(BytesIO(workbook(Taken(little, Selection(text="no such words anywhere")))))
    assert [len(cells(read[table.title])) for table in RECORDS] == [1] * len(RECORDS)


def test_a_text_longer_than_a_cell_is_cut_and_says_so() -> None:
    """Excel holds 32,767 letters, as UTF-16 counts them."""
    first, *others = small.dataset().claims
    long = first.model_copy(update={"statement": "🚀" * 20_000})
    tables = build(small.dataset().model_copy(update={"claims": (long, *others)}))
    read = openpyxl.load_workbook(BytesIO(workbook(Taken(tables))))
    (found,) = (str(cell) for row in cells(read["claims"]) for cell in row if str(cell).startswith("🚀"))
    assert found.endswith("🚀 … (cut: 20,000 letters, all of them in the CSV)")
    assert 32_760 < len(found.encode("utf-16-le")) / 2 <= 32_767


def test_a_day_before_those_of_excel_is_a_text(little: Tables) -> None:
    first, *others = small.dataset().claims
    early = type(first.date).parse("0912")
    data = small.dataset().model_copy(update={"claims": (first.model_copy(update={"date": early}), *others)})
    sheet = openpyxl.load_workbook(BytesIO(workbook(Taken(build(data)))))["claims"]
    head, row, *_ = cells(sheet)
    found = dict(zip(head, row, strict=True))
    assert (found["first_day"], found["last_day"]) == ("0912-01-01", "0912-12-31")
    assert isinstance(dict(zip(head, cells(sheet)[2], strict=True))["first_day"], date)
