"""The tables as one SQLite file: keys, references, checks, and views in plain words."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from flows.export.about import about
from flows.export.catalogue import RECORDS
from flows.export.columns import Column, Table, records
from flows.export.schema import KEYS
from flows.export.taken import Taken

_TYPES = {"text": "TEXT", "integer": "INTEGER", "number": "REAL", "day": "TEXT"}
_VIEWS = Path(__file__).with_name("views.sql")


def database(taken: Taken) -> bytes:
    """The file; the same for the same selection, written by the same SQLite."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        made.execute("BEGIN")
        for table in RECORDS:
            made.execute(_create(table))
            for column in table.links():
                made.execute(f"CREATE INDEX {_name(f'{table.name} by {column.name}')} "
                             f"ON {_name(table.name)} ({_name(column.name)})")  # fmt: skip
        for table in RECORDS:
            _fill(made, table.name, len(table.columns), _rows(table, taken))
        _tell(made, taken)
        made.execute("COMMIT")
        made.executescript(_VIEWS.read_text(encoding="utf-8"))
        return made.serialize()


def _create(table: Table) -> str:
    """The columns with their meanings as comments, which SQLite keeps."""
    lines = [f"{_column(column)}, -- {' '.join(column.meaning.split())}" for column in table.columns]
    lines += [
        f"FOREIGN KEY ({_name(column.name)}) REFERENCES {_name(column.names)} ({_name(KEYS[column.names])}) "
        "DEFERRABLE INITIALLY DEFERRED,"
        for column in table.links()
    ]
    lines.append(f"PRIMARY KEY ({', '.join(map(_name, table.key))})")
    body = "\n".join(f"  {line}" for line in lines)
    return f"CREATE TABLE {_name(table.name)} ( -- {table.meaning}\n{body}\n)"


def _column(column: Column) -> str:
    name = _name(column.name)
    needed = " NOT NULL" if column.needed else ""
    allowed = ", ".join(_text(value) for value in column.allowed)
    return f"{name} {_TYPES[column.kind]}{needed}" + (f" CHECK ({name} IN ({allowed}))" if allowed else "")


def _rows(table: Table, taken: Taken) -> Iterator[list[Any]]:
    for row in records(table.frame(taken), table.columns):
        yield [value.isoformat() if isinstance(value, date) else value for value in row]


def _tell(made: sqlite3.Connection, taken: Taken) -> None:
    """What the file is, and what its columns mean."""
    made.execute("CREATE TABLE about (name TEXT PRIMARY KEY, told TEXT NOT NULL)")
    _fill(made, "about", 2, iter(about(taken).items()))
    made.execute(
        "CREATE TABLE columns_explained (table_name TEXT, column_name TEXT, meaning TEXT NOT NULL, kind TEXT NOT NULL, "
        "unit TEXT, allowed TEXT, names TEXT, PRIMARY KEY (table_name, column_name))"
    )
    told = (
        (table.name, column.name, column.meaning, column.kind, column.unit or None, ", ".join(column.allowed) or None,
         column.names or None)
        for table in RECORDS
        for column in table.columns
    )  # fmt: skip
    _fill(made, "columns_explained", 7, told)


def _fill(made: sqlite3.Connection, table: str, columns: int, rows: Iterator[Any]) -> None:
    made.executemany(f"INSERT INTO {_name(table)} VALUES ({', '.join('?' * columns)})", rows)


def _name(text: str) -> str:
    """An identifier, also where SQL has the word for itself."""
    return '"' + text.replace('"', '""') + '"'


def _text(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
