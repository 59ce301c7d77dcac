"""The text of a table: encodings, separators, rows."""

from __future__ import annotations

import pytest

from flows.dataset import InvalidDataset
from flows.reading.text import decoded, grid
from flows.sizes import TABLE_ROWS

FORMS = "allowed: a table (CSV, TSV, XLSX) or a data file of ours (YAML, data package)"


@pytest.mark.parametrize(
    ("codec", "said"),
    [
        ("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8 with a byte order mark"), ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"), ("cp1252", "Windows-1252 (Latin-1)"),
    ],
)  # fmt: skip
def test_an_encoding_is_found_and_said(codec: str, said: str) -> None:
    assert decoded("a.csv", "from,to\nCôte d'Ivoire,España\n".encode(codec)) == (
        "from,to\nCôte d'Ivoire,España\n",
        said,
    )


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("a,b,c", "commas"), ("a;b;c", "semicolons"), ("a; b; c;", "semicolons"), ("a\tb\tc", "tabs"),
        ("a|b|c", "upright lines"),
    ],
)  # fmt: skip
def test_a_separator_is_found_and_said(line: str, said: str) -> None:
    found = grid("a.csv", f"{line}\n{line}\n\n{line}".encode())
    assert found.told == ("Encoding: ASCII.", f"Columns are apart by {said}.")
    assert [(row.number, [cell for cell in row.cells if cell]) for row in found.rows] == [
        (1, ["a", "b", "c"]), (2, ["a", "b", "c"]), (4, ["a", "b", "c"]),
    ]  # fmt: skip


def test_a_cell_of_several_lines_is_one_and_rows_are_numbered_by_lines() -> None:
    found = grid("a.csv", b'Title, of the table\nfrom;to\n"Serbia\nand more";Spain\r\nPeru;"a;b"\r\n')
    assert [(row.number, row.cells) for row in found.rows] == [
        (1, ("Title, of the table",)), (2, ("from", "to")), (3, ("Serbia\nand more", "Spain")), (5, ("Peru", "a;b")),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", f"1: it holds nothing; {FORMS}"),
        (b" \n;;;\n", f"1: it holds nothing; {FORMS}"),
        (b"\x01\x00\x02\x05" * 80 + b"abc", f"1: it is no text; {FORMS}"),
        (b"\xff\xfea", f"1: it begins as text in UTF-16 and does not go on so; {FORMS}"),
        (b'a,b\n"open,1\n' + b"x,1\n" * 99, "2: a quote is opened and not closed; allowed: in pairs"),
        (b"a,b\n" * (TABLE_ROWS + 100), f"5061: more than {TABLE_ROWS:,} rows; allowed: 5,000, the rows that matter"),
        (b"a," * 400 + b"\n", "1: 401 columns; allowed: 300, those that matter"),
        (b"a,b\n" + b"x" * 200_000, "2: a cell of more than 100,000 characters; allowed: 100,000"),
    ],
)
def test_what_is_no_table_is_refused_with_its_line(content: bytes, said: str) -> None:
    with pytest.raises(InvalidDataset) as caught:
        grid("a.csv", content)
    assert str(caught.value) == f"a.csv:{said}"
