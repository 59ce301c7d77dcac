"""Workbooks: values alone, and what is broken or made to harm is told within moments."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook

from flows.dataset import InvalidDataset
from flows.reading.workbook import grids
from flows.sizes import CELLS, UNPACKED

FORMS = "allowed: a table (CSV, TSV, XLSX) or a data file of ours (YAML, data package)"


def workbook(*rows: tuple[object, ...]) -> bytes:
    book, target = Workbook(), BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    book.create_sheet("empty")
    book.save(target)
    return target.getvalue()


def packed(parts: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def changed(book: bytes, part: str, old: bytes, new: bytes) -> bytes:
    with ZipFile(BytesIO(book)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old in parts[part]
    return packed(parts | {part: parts[part].replace(old, new)})


def refused(content: bytes) -> str:
    with pytest.raises(InvalidDataset) as caught:
        grids("a.xlsx", content)
    return str(caught.value)


def test_values_are_texts_as_a_person_would_write_them() -> None:
    (sheet,) = grids("a.xlsx", workbook(("from", "n"), (), ("Serbia", 3.0, 1.5, 1.234, date(2022, 2, 3), True, None)))
    assert (sheet.name, sheet.told) == ("Sheet", ())
    assert [(row.number, row.cells) for row in sheet.rows] == [
        (1, ("from", "n")), (3, ("Serbia", "3", "1.5", "1.2340", "2022-02-03", "yes")),
    ]  # fmt: skip


def test_formulas_macros_and_links_are_told_and_not_followed() -> None:
    book = workbook(("from", "to"), ("=1+1", '=WEBSERVICE("https://example.org")'))
    with ZipFile(BytesIO(book)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    (sheet,) = grids(
        "a.xlsx", packed(parts | {"xl/vbaProject.bin": b"x", "xl/externalLinks/externalLink1.xml": b"<a/>"})
    )
    assert sheet.told == (
        "Of formulas the value kept in the file is read; nothing is reckoned.",
        "Its macros are not run.",
        "Its links to other files are not followed.",
    )
    assert [row.cells for row in sheet.rows] == [("from", "to")]


def test_millions_of_cells_that_a_sheet_only_declares_are_none() -> None:
    book = changed(
        workbook(("from", "to"), ("a", "b")), "xl/worksheets/sheet1.xml", b'ref="A1:B2"', b'ref="A1:XFD1048576"'
    )
    assert [row.cells for row in grids("a.xlsx", book)[0].rows] == [("from", "to"), ("a", "b")]


def test_more_cells_than_are_looked_at_are_refused() -> None:
    far = changed(workbook(("from", "to"), ("a", "b")), "xl/worksheets/sheet1.xml", b'<row r="2"', b'<row r="900000"')
    said = f"more than {CELLS:,} cells, empty ones counted; allowed: {CELLS:,}, the rows that matter alone"
    assert refused(far) == f"a.xlsx:{CELLS}: {said}"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"PK\x03\x04 and no more", f"the archive is damaged or locked (File is not a zip file); {FORMS}"),
        (packed({"a.txt": b"x"}), f"it is an archive without a workbook in it; {FORMS}"),
        (packed({"xl/workbook.xml": b"<a/>"}), f"the workbook cannot be read (KeyError); {FORMS}"),
        (
            packed({"xl/workbook.xml": b"", "xl/worksheets/sheet1.xml": b"0" * (UNPACKED + 1)}),
            f"it unpacks to more than {UNPACKED:,} bytes or 2,000 files; allowed: less",
        ),
        (
            packed({"xl/workbook.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
            f"xl/workbook.xml defines entities, which no spreadsheet does; {FORMS}",
        ),
        (workbook(), f"the workbook holds nothing; {FORMS}"),
    ],
)
def test_what_is_broken_or_made_to_harm_is_told(content: bytes, said: str) -> None:
    assert refused(content) == f"a.xlsx:1: {said}"
