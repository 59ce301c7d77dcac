"""How large, deep and many things may be: every limit that a data file meets, in one place; docs/data.md lists them.

All are far above what a file made by hand needs. Each is there so that a small file cannot keep a reader waiting.
"""

from __future__ import annotations

BYTES = 8_000_000
"""A data file in bytes: twenty times the one that is shipped."""
VALUES = 500_000
"""Texts, numbers, lists and mappings of a file, keys too."""
LEVELS = 20
"""Levels of lists and mappings; records need seven. Composing tens of thousands overflows the process's stack."""
RECORDS = 20_000
"""Records of one section."""
PROBLEMS = 1_000
"""Problems that are listed; the check stops there."""
TEXT = 400
"""Characters of a text."""
FEW_WORDS = 80
"""Characters of an id, a short name, the words of a figure."""
UNNAMED = 60
"""Characters of an unnamed party: a report's few words, never its sentence."""
ADDRESS = 2_000
"""Characters of a web address."""
STAGES = 6
"""Stages of a route."""
PARTIES = 20
"""Alternatives at one stage of a route."""
WAYS = 200
"""Ways along one route that bounds are reckoned for: six stages of many alternatives would have thousands."""
TIES = 1_000
"""Ways of flows that lie in ways of others, at any remove, among flows that contain each other: bounds are not reckoned
for more. Their number grows with the square of a chain of parts, and the time with its fourth power."""
SUMS = 5_000
"""Sums of one answer: the totals, parties and legs of its flows; a hundred times what the shipped data asks for."""
SETS = 500
"""Sets of flows that may be added, at the most, for one sum; to leave some out only widens bounds."""

SAID: dict[str, tuple[int, str]] = {
    "size of the file": (BYTES, "bytes"),
    "texts, numbers, lists and mappings, keys too": (VALUES, "in the file"),
    "lists and mappings in each other": (LEVELS, "levels"),
    "records": (RECORDS, "in a section"),
    "length of a text": (TEXT, "characters"),
    "length of an id, a short name, the words of a figure": (FEW_WORDS, "characters"),
    "length of the words of an unnamed party": (UNNAMED, "characters"),
    "length of a web address": (ADDRESS, "characters"),
    "stages of a route": (STAGES, "stages"),
    "alternatives at a stage": (PARTIES, "parties"),
    "problems listed by the check, which stops there": (PROBLEMS, "problems"),
}
"""What docs/data.md says of a data file, with its numbers."""
BOUNDED: dict[str, tuple[int, str]] = {
    "ways along the route of a flow": (WAYS, "ways"),
    "ways that lie in ways of other flows, among flows that contain each other": (TIES, "pairs"),
    "totals, parties and legs of all flows of a selection": (SUMS, "sums"),
}
"""What docs/data.md says of bounds: claims about such flows are listed as not counted, and the CSV names the flows."""

TABLE_BYTES = 20_000_000
"""A table that is brought in, in bytes; of a workbook as it is packed."""
UNPACKED = 60_000_000
"""The same unpacked: a workbook of a few kilobytes may declare gigabytes."""
TABLE_ROWS = 5_000
"""Rows of a table: each becomes a claim, a flow and more, and all of them have to be a data file of ours."""
TABLE_CELL = 100_000
"""Characters of a cell of a table of a reader's."""
TABLE_COLUMNS = 300
"""Columns of a table."""
CELLS = 500_000
"""Cells of a table that are looked at, empty ones too."""
QUESTIONS = 500
"""Questions about a table: a column with more names than that which are no certain countries is a column of others."""
SECONDS = 20
"""In which the rows of a table are read; then it is given up, for everybody else waits meanwhile."""

TABLES: dict[str, tuple[int, str]] = {
    "size of the file": (TABLE_BYTES, "bytes"),
    "size of a workbook or archive, unpacked": (UNPACKED, "bytes"),
    "rows": (TABLE_ROWS, "rows"),
    "columns": (TABLE_COLUMNS, "columns"),
    "length of a cell": (TABLE_CELL, "characters"),
    "cells of a workbook, empty ones too": (CELLS, "cells"),
    "questions, most of them names that are no certain countries": (QUESTIONS, "questions"),
    "time in which rows are read": (SECONDS, "seconds"),
}
"""What docs/bring_your_data.md says of tables."""
