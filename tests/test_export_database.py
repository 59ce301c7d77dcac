"""The database: sound, with keys, references and checks that hold, and views that read plainly."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from typing import Any

import pytest

from flows.export.catalogue import RECORDS
from flows.export.columns import records
from flows.export.database import database
from flows.export.taken import Taken
from flows.selection import Selection
from flows.tables import Tables
from tests import nasty

EVERYTHING = Selection(statistics=True)


@pytest.fixture(scope="module")
def odd() -> Taken:
    return Taken(nasty.tables(), EVERYTHING, "https://flows.example")


@pytest.fixture(scope="module")
def opened(odd: Taken) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as made:
        made.deserialize(database(odd))
        yield made


def all_of(opened: sqlite3.Connection, query: str) -> list[Any]:
    return opened.execute(query).fetchall()


def test_it_is_sound_and_every_reference_leads_somewhere(opened: sqlite3.Connection) -> None:
    assert all_of(opened, "PRAGMA integrity_check") == [("ok",)]
    assert all_of(opened, "PRAGMA foreign_key_check") == []
    assert {row[2] for row in all_of(opened, "PRAGMA foreign_key_list(citations)")} == {"claims", "reports"}


def test_its_rows_are_those_of_the_tables(odd: Taken, opened: sqlite3.Connection) -> None:
    for table in RECORDS:
        wanted = [
            tuple(value.isoformat() if isinstance(value, date) else value for value in row)
            for row in records(table.frame(odd), table.columns)
        ]
        assert all_of(opened, f"SELECT * FROM {table.name} ORDER BY rowid") == wanted


@pytest.mark.parametrize(
    "wrong",
    [
        "UPDATE claims SET stance = 'sings'",
        "UPDATE claims SET statement = NULL",
        "INSERT INTO answers SELECT * FROM answers",
        "DELETE FROM reports",
    ],
)
def test_it_refuses_what_breaks_it(opened: sqlite3.Connection, wrong: str) -> None:
    """Allowed values, what is never empty, keys, references."""
    opened.execute("PRAGMA foreign_keys = ON")
    with pytest.raises(sqlite3.IntegrityError), opened:
        opened.execute(wrong)


def test_its_views_read_plainly(opened: sqlite3.Connection) -> None:
    carried = "SELECT report, independent_origin FROM claims_with_reports WHERE claim = 'total'"
    assert all_of(opened, carried) == [("mirror-1", "no"), ("herald-1", "yes"), ("wire-1", "no")]
    assert all_of(opened, "SELECT answer, claim FROM who_answers_whom") == [
        ("confirmed", "total"), ("denial", "accusation"), ("accusation", "total"),
    ]  # fmt: skip
    assert all_of(opened, "SELECT report, repeated_report FROM who_repeats_whom") == [
        ("wire-1", "herald-1"), ("mirror-1", "wire-1"),
    ]  # fmt: skip
    assert all_of(opened, "SELECT claim, low, high FROM figures_with_speakers WHERE unit = 'rockets'") == [
        ("accusation", None, 3500.0)
    ]
    assert all_of(opened, "SELECT claim FROM claims_by_country WHERE country = 'CZE' AND role = 'intermediary'")
    assert all_of(opened, "SELECT claims, asserts, denies FROM flows_with_stances WHERE flow = 'all-routes'") == [
        (4, 1, 1)
    ]


def test_it_explains_its_columns_and_says_what_it_is(odd: Taken, opened: sqlite3.Connection) -> None:
    explained = all_of(opened, "SELECT table_name, column_name FROM columns_explained ORDER BY rowid")
    assert explained == [(table.name, column.name) for table in RECORDS for column in table.columns]
    assert all_of(opened, "SELECT told FROM about WHERE name = 'selection'") == [(odd.sentence,)]
    ((written,),) = all_of(opened, "SELECT sql FROM sqlite_master WHERE name = 'claims'")
    assert '"claim" TEXT NOT NULL, -- id of the claim; stable, never reused' in written


def test_it_is_the_same_byte_for_byte(odd: Taken) -> None:
    assert database(odd) == database(Taken(odd.tables, EVERYTHING, odd.base))


def test_a_selection_that_keeps_nothing_gives_empty_tables(little: Tables) -> None:
    with closing(sqlite3.connect(":memory:")) as made:
        made.deserialize(database(Taken(little, Selection(text="no such words anywhere"))))
        assert [all_of(made, f"SELECT count(*) FROM {table.name}") for table in RECORDS] == [[(0,)]] * len(RECORDS)
