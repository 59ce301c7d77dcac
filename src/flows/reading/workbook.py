"""Workbooks and archives: little is unpacked, values alone are read, nothing in them is run or followed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook

from flows.reading.refusal import FORMS, refusal
from flows.reading.table import Grid, Row
from flows.reading.text import checked
from flows.reading.text import grid as text_grid
from flows.sizes import CELLS, UNPACKED

_PARTS = 2_000
"""Files in an archive."""
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_FORMULA = re.compile(rb"<f[ >/]")
_THREE = re.compile(r"[0-9]{1,3}\.[0-9]{3}")
"""What a person may have meant as thousands; a workbook has it as a number, so a further digit says so."""
_HEAD = 2_000
"""Bytes of a part in which a definition of entities would stand."""


def grids(name: str, content: bytes) -> tuple[Grid, ...]:
    """The sheets of a workbook that hold something, or the claims of our data package. Raises InvalidDataset."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = _names(name, archive)
            if "datapackage.json" in names and "data/claims.csv" in names:
                found = text_grid(name, archive.read("data/claims.csv"))
                return (Grid(name, found.rows, ("The claims of a data package.", *found.told)),)
            if "xl/workbook.xml" not in names:
                raise refusal(name, f"it is an archive without a workbook in it; {FORMS}")
            told = tuple(_told(name, archive, names))
        return _sheets(name, content, told)
    except (BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise refusal(name, f"the archive is damaged or locked ({error}); {FORMS}") from None


def _names(name: str, archive: ZipFile) -> list[str]:
    parts = archive.infolist()
    if len(parts) > _PARTS or sum(part.file_size for part in parts) > UNPACKED:
        raise refusal(name, f"it unpacks to more than {UNPACKED:,} bytes or {_PARTS:,} files; allowed: less")
    return [part.filename for part in parts]


def _told(name: str, archive: ZipFile, names: list[str]) -> Iterator[str]:
    """What is in it that is not read; raises InvalidDataset where a part defines entities of its own."""
    formulas = False
    for part in names:
        if part.endswith((".xml", ".rels")):
            with archive.open(part) as opened:
                if _DOCTYPE.search(opened.read(_HEAD)):
                    raise refusal(name, f"{part} defines entities, which no spreadsheet does; {FORMS}")
        if part.startswith("xl/worksheets/") and not formulas:
            formulas = bool(_FORMULA.search(archive.read(part)))
    if formulas:
        yield "Of formulas the value kept in the file is read; nothing is reckoned."
    if any("vbaProject" in part for part in names):
        yield "Its macros are not run."
    if any(part.startswith("xl/externalLinks/") for part in names):
        yield "Its links to other files are not followed."


def _sheets(name: str, content: bytes, told: tuple[str, ...]) -> tuple[Grid, ...]:
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        found = []
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # what a sheet declares of itself may be ten million empty cells
            rows = tuple(_rows(name, sheet.iter_rows(values_only=True)))
            if rows:
                found.append(Grid(sheet.title, rows, told))
        book.close()
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError, OSError, OverflowError) as error:
        raise refusal(name, f"the workbook cannot be read ({type(error).__name__}); {FORMS}") from None
    if not found:
        raise refusal(name, f"the workbook holds nothing; {FORMS}")
    return tuple(found)


def _rows(name: str, rows: Iterator[tuple[Any, ...]]) -> Iterator[Row]:
    seen = many = 0
    for number, values in enumerate(rows, 1):
        seen += max(1, len(values))
        if seen > CELLS:
            text = f"more than {CELLS:,} cells, empty ones counted; allowed: {CELLS:,}, the rows that matter alone"
            raise refusal(name, text, number)
        cells = tuple(_text(value) for value in values)
        while cells and not cells[-1]:
            cells = cells[:-1]
        if cells:
            many += 1
            checked(name, number, many, len(cells))
            yield Row(number, cells)


def _text(value: Any) -> str:
    """A value as a person would write it: whole numbers without a point, days as 2024-06-22."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        plain = f"{value:.15g}"
        return f"{plain}0" if _THREE.fullmatch(plain) else plain
    return str(value).strip()
