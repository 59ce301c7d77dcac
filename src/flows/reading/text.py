"""The text of a table: its encoding, its separator, its rows."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator

from flows.reading.refusal import FORMS, refusal
from flows.reading.table import Grid, Row
from flows.sizes import TABLE_BYTES, TABLE_CELL, TABLE_COLUMNS, TABLE_ROWS

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig", "UTF-8 with a byte order mark"), (b"\xff\xfe", "utf-16", "UTF-16"),
          (b"\xfe\xff", "utf-16", "UTF-16"))  # fmt: skip
_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright lines"}
_LOOKED_AT = 200
"""Lines by which the separator is told, and bytes by which UTF-16 without a mark is."""
csv.field_size_limit(TABLE_BYTES)  # of the whole process: here cells are measured by ourselves
_LONGEST = 60
"""Lines of one record: more of them, and a quote was not closed."""
_TITLES = 60
"""Rows that may stand around a table: titles, footnotes."""


def decoded(name: str, content: bytes) -> tuple[str, str]:
    """A text and the name of its encoding. Raises InvalidDataset where it is no text."""
    for mark, codec, said in _MARKS:
        if content.startswith(mark):
            return _by(name, content, codec), said
    first = content[:_LOOKED_AT]
    zeros = first[1::2].count(0), first[::2].count(0)
    if max(zeros) * 4 > len(first):
        return _by(name, content, "utf-16-le" if zeros[0] > zeros[1] else "utf-16-be"), "UTF-16"
    if b"\0" in content:
        raise refusal(name, f"it is no text; {FORMS}")
    try:
        return content.decode("utf-8"), "ASCII" if content.isascii() else "UTF-8"
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252"), "Windows-1252 (Latin-1)"
    except UnicodeDecodeError:
        return content.decode("latin-1"), "Latin-1"


def _by(name: str, content: bytes, codec: str) -> str:
    try:
        return content.decode(codec).lstrip("\ufeff")
    except UnicodeDecodeError:
        raise refusal(name, f"it begins as text in {codec.upper()} and does not go on so; {FORMS}") from None


def grid(name: str, content: bytes) -> Grid:
    """The rows of a text. Raises InvalidDataset where it is no table, or too large a one."""
    text, encoding = decoded(name, content)
    separator = _separator(text)
    rows = tuple(_rows(name, text, separator))
    if not rows:
        raise refusal(name, f"it holds nothing; {FORMS}")
    return Grid(name, rows, (f"Encoding: {encoding}.", f"Columns are apart by {_SEPARATORS[separator]}."))


def _separator(text: str) -> str:
    """The sign by which most lines come to one and the same number of columns, and to many."""
    lines = [line for line in text[: _LOOKED_AT * 2_000].splitlines() if line.strip()][:_LOOKED_AT]

    def told(sign: str) -> int:
        try:
            widths = Counter(len(row) for row in csv.reader(lines, delimiter=sign, skipinitialspace=True))
        except csv.Error:
            return 0
        return max((many * min(width - 1, 20) for width, many in widths.items()), default=0)

    return max(_SEPARATORS, key=told)


def _rows(name: str, text: str, separator: str) -> Iterator[Row]:
    """Rows that hold something, each with the line on which it begins; as a trailing separator makes no column."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=separator, skipinitialspace=separator != "\t")
    begin, many = 1, 0
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            raise refusal(name, f"not readable as a table: {error}; {FORMS}", begin) from None
        if cells is None:
            return
        if reader.line_num - begin > _LONGEST:
            raise refusal(name, "a quote is opened and not closed; allowed: in pairs", begin)
        kept = tuple(cell.strip().replace("\0", "") for cell in cells)
        if any(len(cell) > TABLE_CELL for cell in kept):
            raise refusal(name, f"a cell of more than {TABLE_CELL:,} characters; allowed: {TABLE_CELL:,}", begin)
        if any(kept):
            many += 1
            checked(name, begin, many, len(kept))
            yield Row(begin, kept)
        begin = reader.line_num + 1


def checked(name: str, line: int, rows: int, columns: int) -> None:
    """Raises InvalidDataset where a table is too large."""
    if rows > TABLE_ROWS + _TITLES:
        raise refusal(name, f"more than {TABLE_ROWS:,} rows; allowed: {TABLE_ROWS:,}, the rows that matter", line)
    if columns > TABLE_COLUMNS:
        raise refusal(name, f"{columns:,} columns; allowed: {TABLE_COLUMNS}, those that matter", line)
