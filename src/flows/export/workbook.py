"""The tables as one workbook of Excel: a sheet a table, then what columns mean and what the file is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from flows.export.about import about
from flows.export.catalogue import RECORDS
from flows.export.columns import Table, records
from flows.export.spreadsheet import RISKY
from flows.export.taken import Taken

_LONGEST = 32_767
"""Letters of a cell: Excel refuses more."""
_FIRST = date(1900, 3, 1)
"""Before it Excel counts days wrongly, or not at all: such days are texts."""
_NARROW, _WIDE = 9, 48
"""Widths of columns in letters."""
_LOOKED_AT = 200
"""Rows by which the width of a column is chosen."""
_PLAIN = {
    "in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    "nan_inf_to_errors": False, "default_date_format": "yyyy-mm-dd",
}  # fmt: skip
"""Nothing is taken for more than it is."""

Cells = Sequence[Sequence[Any]]


def workbook(taken: Taken) -> bytes:
    """The file; the same for the same selection."""
    target = BytesIO()
    with Workbook(target, _PLAIN) as book:
        updated = taken.data.dataset.updated
        told = about(taken)
        book.set_properties(
            {
                "title": told["title"][:255],
                "subject": told["selection"][:255],
                "comments": told["citation"][:255],
                "created": datetime(updated.year, updated.month, updated.day),
            }
        )
        head, quoted = book.add_format({"bold": True, "bottom": 1}), book.add_format({"quote_prefix": True})
        for table in RECORDS:
            rows = records(table.frame(taken), table.columns)
            _sheet(book, table.title, [column.name for column in table.columns], rows, head, quoted)
        names = ["table", "column", "meaning", "kind", "unit", "allowed", "names a record of"]
        _sheet(book, "columns explained", names, list(_explained(RECORDS)), head, quoted)
        _sheet(book, "about", ["name", "told"], list(told.items()), head, quoted)
    return target.getvalue()


def _explained(tables: Iterable[Table]) -> Iterable[tuple[str, ...]]:
    for table in tables:
        for column in table.columns:
            yield (
                table.title, column.name, column.meaning, column.kind, column.unit, ", ".join(column.allowed),
                column.names,
            )  # fmt: skip


def _sheet(book: Workbook, title: str, names: Sequence[str], rows: Cells, head: Format, quoted: Format) -> None:
    sheet = book.add_worksheet(title)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(rows), 1), len(names) - 1)
    for at, name in enumerate(names):
        sheet.write_string(0, at, name, head)
        longest = max((len(_shown(row[at])) for row in rows[:_LOOKED_AT]), default=0)
        sheet.set_column(at, at, min(max(len(name) + 3, longest + 1, _NARROW), _WIDE))
    for place, row in enumerate(rows, 1):
        for at, value in enumerate(row):
            _write(sheet, place, at, value, quoted)


def _write(sheet: Worksheet, row: int, column: int, value: Any, quoted: Format) -> None:
    """A number as a number, a day as a day, and every text as a text, also once a reader edits the cell."""
    if isinstance(value, date) and value >= _FIRST:
        sheet.write_datetime(row, column, datetime(value.year, value.month, value.day))
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    elif value is not None:
        text = _fitting(_shown(value))
        sheet.write_string(row, column, text, quoted if RISKY.search(text) else None)


def _shown(value: Any) -> str:
    return "" if value is None else str(value)


def _fitting(text: str) -> str:
    """As much as a cell holds, saying that there is more; Excel counts letters as UTF-16 does."""
    told = text.encode("utf-16-le")
    if len(told) <= 2 * _LONGEST:
        return text
    end = f" … (cut: {len(text):,} letters, all of them in the CSV)"
    return told[: 2 * (_LONGEST - len(end))].decode("utf-16-le", "ignore") + end
