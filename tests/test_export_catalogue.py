"""Every table of every selection: columns as described, keys unique, no reference that leads nowhere."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO
from typing import Any

import pytest

from flows.export import spreadsheet
from flows.export.catalogue import RECORDS, TABLES
from flows.export.columns import Table, records
from flows.export.schema import KEYS
from flows.export.taken import Taken
from flows.selection import Selection
from flows.tables import Tables
from tests import nasty

SELECTIONS: list[dict[str, Any]] = [
    {},
    {"statistics": "yes"},
    {"country": "ESP"},
    {"stance": "denies", "statistics": "yes"},
    {"text": "no such words anywhere"},
]
KINDS = {"text": str, "integer": int, "number": float, "day": date}


def taken(tables: Tables, **query: Any) -> Taken:
    return Taken(tables, Selection.from_query(query, tables), "https://flows.example", query)


def rows(table: Table, made_of: Taken) -> list[dict[str, Any]]:
    names = [column.name for column in table.columns]
    return [dict(zip(names, row, strict=True)) for row in records(table.frame(made_of), table.columns)]


@pytest.mark.parametrize("query", SELECTIONS, ids=str)
def test_a_table_holds_what_its_columns_say(tables: Tables, query: dict[str, Any]) -> None:
    """Types, allowed values, what is never empty; keys name one row."""
    made_of = taken(tables, **query)
    for table in TABLES:
        frame = table.frame(made_of)
        assert list(frame.columns) == [column.name for column in table.columns]
        found = rows(table, made_of)
        for column in table.columns:
            values = [row[column.name] for row in found]
            assert not (column.needed and None in values), (table.name, column.name)
            assert {type(value) for value in values if value is not None} <= {KINDS[column.kind]}
            assert not column.allowed or set(values) <= {*column.allowed, None}, (table.name, column.name)
        keys = [tuple(row[name] for name in table.key) for row in found]
        assert not table.key or len(set(keys)) == len(keys), table.name


@pytest.mark.parametrize("query", SELECTIONS, ids=str)
def test_no_row_names_a_record_that_is_not_there(tables: Tables, query: dict[str, Any]) -> None:
    """Lists of ids may name claims and flows that are not selected, never reports."""
    made_of = taken(tables, **query)
    held = {table.name: rows(table, made_of) for table in RECORDS}
    ids = {name: {row[key] for row in held[name]} for name, key in KEYS.items()}
    for table in RECORDS:
        for column in table.columns:
            if column.names and not (column.several and column.names != "reports"):
                named = {value for row in held[table.name] for value in (row[column.name] or "").split(" | ") if value}
                assert named <= ids[column.names], (table.name, column.name)


def test_with_statistics_and_no_filter_every_record_is_there(tables: Tables) -> None:
    made_of, data = taken(tables, statistics="yes"), tables.dataset
    found = {table.name: len(table.frame(made_of)) for table in RECORDS}
    assert found["claims"] == len(data.claims)
    assert found["figures"] == len(tables.figures)
    assert (found["reports"], found["flows"]) == (len(data.reports), len(data.flows))
    assert (found["speakers"], found["events"]) == (len(data.actors), len(data.events))
    assert found["relays"] == sum(len(report.relays) for report in data.reports.values())
    assert found["answers"] == sum(len(claim.responds_to) for claim in data.claims)
    assert found["citations"] >= len(tables.citations)


def test_a_selection_that_keeps_nothing_gives_columns_alone(little: Tables) -> None:
    made_of = taken(little, text="no such words anywhere")
    for table in TABLES:
        content = spreadsheet.csv(table.frame(made_of), table.columns).decode("utf-8-sig")
        assert content == ",".join(column.name for column in table.columns) + "\r\n"


def test_every_table_and_column_is_described() -> None:
    assert all(len(column.meaning.split()) > 1 for table in TABLES for column in table.columns)
    assert all(table.meaning.startswith("One row a ") and len(table.title) < 32 for table in TABLES)
    assert len({table.name for table in TABLES}) == len({table.title for table in TABLES}) == len(TABLES)
    assert {table.name: table.key for table in RECORDS if table.name in KEYS} == {
        name: (key,) for name, key in KEYS.items()
    }


def test_a_csv_of_nasty_texts_comes_back_and_is_harmless() -> None:
    """Letter by letter, behind an apostrophe where a spreadsheet might run it."""
    made_of = taken(nasty.tables(), statistics="yes")
    for table in RECORDS:
        content = spreadsheet.csv(table.frame(made_of), table.columns).decode("utf-8-sig")
        read = list(csv.DictReader(StringIO(content, newline=""), strict=True))
        for found, wanted in zip(read, rows(table, made_of), strict=True):
            for column in table.columns:
                cell, value = found[column.name], wanted[column.name]
                if column.kind == "text":
                    assert cell == spreadsheet.harmless(value or ""), (table.name, column.name)


def test_claims_name_who_speaks_what_they_answer_and_when(little: Tables) -> None:
    (table,) = (one for one in TABLES if one.name == "claims")
    found = {row["claim"]: row for row in rows(table, taken(little))}
    total, denial = found["total"], found["denial"]
    wanted = {
        "flow_name": "Ammunition, Serbia – United States, Spain, Czechia and others – Ukraine", "actor_country": None,
        "actor_kind": "unnamed people", "first_day": date(2024, 6, 22), "last_day": date(2024, 6, 22), "answers": None,
        "answered_by": "confirmed | accusation", "companies": None, "link": "https://herald.example/1",
    }  # fmt: skip
    assert {name: total[name] for name in wanted} == wanted
    assert (denial["first_day"], denial["last_day"]) == (date(2025, 5, 1), date(2025, 5, 31))
    assert (denial["answers"], denial["actor_country"], denial["link"]) == ("accusation", "SRB", None)
    assert (denial["companies"], denial["company_names"]) == ("contract-house", "Contract House")


def test_figures_say_how_they_are_read(little: Tables) -> None:
    (table,) = (one for one in TABLES if one.name == "figures")
    found = {(row["claim"], row["figure"]): row for row in rows(table, taken(little, statistics="yes"))}
    words, rockets, total = found["accusation", 1], found["accusation", 2], found["total", 1]
    assert [words[name] for name in ("measure", "unit", "worded", "amount", "low", "high", "under", "read")] == [
        "quantity", "shells", "hundreds of thousands", None, 200_000, 1_000_000, "yes", "derived",
    ]  # fmt: skip
    assert [rockets[name] for name in ("low", "high", "read", "eur_rate_date")] == [None, 3500, "stated", None]
    assert [total[name] for name in ("amount", "approximate", "account", "eur_rate")] == [8e8, "yes", "total", 1]
    assert (found["spain", 1]["account"], found["spain", 1]["account_title"]) == ("by-country", "Estimates by country")
    assert found["exports", 1]["eur_rate_date"] == date(2024, 12, 31)


def test_variants_stand_apart_from_figures(little: Tables) -> None:
    (table,) = (one for one in TABLES if one.name == "variants")
    found = [(row["claim"], row["kind"], row["low"], row["unit"], row["reports"]) for row in rows(table, taken(little))]
    assert found == [
        ("total", "conversion", 855e6, "USD", "wire-1"),
        ("accusation", "difference", 1e6, "shells", "tv-1"),
    ]


def test_reports_are_followed_to_their_origins(little: Tables) -> None:
    """Those that only stand behind others, too; a mark of state control says why."""
    made_of = taken(little, flow="all-routes", stance="asserts")
    of = {table.name: rows(table, made_of) for table in RECORDS}
    assert [row["report"] for row in of["reports"]] == ["herald-1", "wire-1", "mirror-1"]
    assert [(row["report"], row["relays"]) for row in of["relays"]] == [("wire-1", "herald-1"), ("mirror-1", "wire-1")]
    assert [(row["report"], row["carries"], row["origin"]) for row in of["citations"]] == [
        ("herald-1", "yes", "yes"), ("wire-1", "yes", "no"), ("mirror-1", "yes", "no"),
    ]  # fmt: skip
    (control,) = (row for row in rows(RECORDS[2], taken(little)) if row["report"] == "tv-1")
    assert (control["state_controlled"], control["state_control"]) == ("yes", "It is owned.")


def test_flows_have_their_stages(little: Tables) -> None:
    made_of = taken(little, flow="by-africa")
    of = {table.name: rows(table, made_of) for table in RECORDS}
    (flow,) = of["flows"]
    assert (flow["name"], flow["route"], flow["overlaps"]) == (
        "Through Africa", "Serbia > African states > Ukraine", "all-routes",
    )  # fmt: skip
    assert [(row["role"], row["party"], row["country"], row["name"]) for row in of["stages"]] == [
        ("origin", "country", "SRB", "Serbia"), ("intermediary", "unnamed", None, "African states"),
        ("destination", "country", "UKR", "Ukraine"),
    ]  # fmt: skip


def test_events_are_those_of_the_days_of_the_claims(little: Tables) -> None:
    """All where nothing is filtered."""
    (table,) = (one for one in TABLES if one.name == "events")
    assert [row["event"] for row in rows(table, taken(little))] == ["halt"]
    assert rows(table, taken(little, country="ESP")) == []
