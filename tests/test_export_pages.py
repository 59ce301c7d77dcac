"""Tables as JSON: records as the schema says, page by page."""

from __future__ import annotations

import json
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest

from flows.export import pages
from flows.export.catalogue import RECORDS, TABLES
from flows.export.columns import Table
from flows.export.schema import json_schema
from flows.export.taken import Taken
from flows.selection import Selection
from flows.tables import Tables
from tests import nasty

BASE = "https://flows.example"
CLAIMS = RECORDS[0]


def read(table: Table, taken: Taken) -> Any:
    return json.loads(pages.document(table, taken))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_records_are_as_the_schema_says(table: Table) -> None:
    """Whatever their texts; without a size, all of them at once."""
    taken = Taken(nasty.tables(), Selection(statistics=True), BASE)
    told = read(table, taken)
    jsonschema.validate(told["records"], {"type": "array", "items": json_schema(table)})
    assert told["total"] == len(told["records"]) == len(table.frame(taken))
    assert (told["table"], told["page"], told["pages"], told["next"], told["previous"]) == (
        table.name,
        1,
        1,
        None,
        None,
    )


def test_a_record_has_numbers_lists_and_nulls(little: Tables) -> None:
    found = {record["claim"]: record for record in read(CLAIMS, Taken(little, base=BASE))["records"]}
    assert (found["total"]["value_low"], found["total"]["caveat"]) == (8e8, None)
    assert (found["total"]["answered_by"], found["total"]["answers"]) == (["confirmed", "accusation"], [])
    assert (found["total"]["first_day"], found["total"]["reports"]) == ("2024-06-22", 3)


def test_pages_lead_from_one_to_the_next(little: Tables) -> None:
    """Until all records were seen once, with the address's own parameters."""
    seen: list[str] = []
    for page in (1, 2, 3):
        query: dict[str, str | list[str]] = {"stance": ["asserts", "denies"], "size": "2"}
        chosen = Selection.from_query(query, little)
        told = read(CLAIMS, Taken(little, chosen, BASE, query, page=page, size=2))
        seen += [record["claim"] for record in told["records"]]
        at = f"{BASE}/data/claims.json?stance=asserts&stance=denies&size=2&page="
        assert told["next"] == (f"{at}{page + 1}" if page < 2 else None)
        assert told["previous"] == (f"{at}{page - 1}" if page > 1 else None)
        assert (told["total"], told["pages"]) == (4, 2)
    assert seen == ["total", "spain", "czechia", "denial"]


def test_it_says_what_is_selected_and_by_which_licence(little: Tables) -> None:
    told = read(CLAIMS, Taken(little, Selection(country=("ESP",)), BASE))
    assert told["selection"] == "5 of 8 claims, 2 sources, 4 reports: Spain."
    assert told["address"] == f"{BASE}/claims?country=ESP"
    assert (told["version"], told["licence"]) == ("2026.11.0", "CC-BY-4.0")


def test_a_selection_that_keeps_nothing_is_one_empty_page(little: Tables) -> None:
    told = read(CLAIMS, Taken(little, Selection(text="no such words anywhere"), size=10))
    assert (told["total"], told["pages"], told["records"]) == (0, 1, [])
