"""Bounds as a CSV file: marked derived, with the claims behind each, and no cell that runs as a formula."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import date
from io import StringIO

import numpy as np
import pytest

from flows.bounds.answers import Answer, answer
from flows.bounds.question import Question
from flows.bounds.words import because
from flows.export import bounds
from flows.tables import Tables
from tests.claimed import EUR, asked, claim, flow, tables
from tests.conftest import everything

QUESTION = Question("value", "EUR", "delivered", date(2022, 1, 1), date(2024, 12, 31))


@pytest.fixture(scope="module")
def found(shipped: Tables) -> Answer:
    return answer(shipped, everything(shipped), QUESTION)


def read(content: bytes) -> list[dict[str, str]]:
    """The file as the csv module reads it."""
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def test_the_columns_are_those_documented_and_in_order(shipped: Tables, found: Answer) -> None:
    header = bounds.csv(shipped, found).decode("utf-8-sig").splitlines()[0]
    assert header.split(",") == list(bounds.COLUMNS) == list(bounds.frame(shipped, found).columns)
    assert all(len(meaning.split()) > 2 for meaning in bounds.COLUMNS.values())


def test_the_rows_are_those_of_the_answer_and_all_are_derived(shipped: Tables, found: Answer) -> None:
    rows = read(bounds.csv(shipped, found))
    assert {row["derived"] for row in rows} == {"yes"}
    assert [float(row["low"]) for row in rows] == found.rows["low"].tolist()
    highs = [float(row["high"]) if row["high"] else np.nan for row in rows]
    assert np.array_equal(highs, found.rows["high"].to_numpy(), equal_nan=True)
    assert [row["low_claims"] for row in rows] == [" | ".join(claims) for claims in found.rows["low_claims"]]


def test_a_row_says_all_that_is_needed_to_check_it(shipped: Tables, found: Answer) -> None:
    rows = {row["key"]: row for row in read(bounds.csv(shipped, found, "https://flows.example/what-follows?from=2022"))}
    spain, total = rows["srb-ukr-ammunition-2022/1:ESP"], rows["srb-ukr-ammunition-2022"]
    wanted = {
        "flow": "srb-ukr-ammunition-2022", "what": "country", "name": "Spain", "low": "0.0", "high": "880000000.0",
        "unit": "EUR", "basis": "delivered", "status": "bounded", "low_claims": "", "high_claims": "ft-800m",
        "low_because": "", "high_because": "because of ft-800m (around EUR 800mn, read within 10 %)", "reported": "",
        "since": "2022-01-01", "until": "2024-12-31", "tolerance": "0.1", "without_denied": "no", "statistics": "yes",
        "actors": "", "supposed": "", "dataset_version": shipped.dataset.dataset.version,
        "address": "https://flows.example/what-follows?from=2022",
    }  # fmt: skip
    assert {name: spain[name] for name in wanted} == wanted
    assert total["reported"] == "ft-800m: EUR 800 million"


def test_what_holds_of_all_flows_together_has_no_flow_and_no_key(shipped: Tables, found: Answer) -> None:
    rows = [row for row in read(bounds.csv(shipped, found)) if not row["flow"]]
    assert {(row["key"], row["flow_name"], row["high"]) for row in rows} == {("", "all flows together", "")}
    assert "Bulgaria" in {row["name"] for row in rows}


def test_a_contradiction_stands_first_in_place_of_bounds() -> None:
    records = flow("a", "SRB", "ESP", "UKR"), flow("b", "SRB", "TUR"), claim("c", "a", 5), claim("d", "a", 6)
    data = tables(*records, claim("e", "b", 7))
    rows = read(bounds.csv(data, answer(data, everything(data), EUR)))
    assert (rows[0]["what"], rows[0]["flow"], rows[0]["low_claims"]) == ("contradiction", "a", "c | d")
    assert rows[0]["high_because"] == (
        "c and d cannot both be true: at least EUR 6 through Spain would be more than at most EUR 5 through Spain."
    )
    assert (rows[0]["low"], rows[0]["high"], rows[0]["status"]) == ("", "", "")
    assert rows[1]["flow"] == "b"


def test_open_figures_are_told_as_such() -> None:
    records = flow("a", "SRB", "UKR"), claim("c", "a", low=5), claim("d", "a", high=6), claim("e", "a", 6)
    data = tables(*records)
    row = read(bounds.csv(data, answer(data, everything(data), EUR)))[0]
    assert row["reported"] == "c: at least EUR 5 | d: at most EUR 6 | e: EUR 6"


def test_no_answer_is_a_file_with_columns_only() -> None:
    data = tables(flow("a", "SRB", "UKR"), claim("c", "a"))
    content = bounds.csv(data, answer(data, everything(data), EUR))
    assert content.decode("utf-8-sig") == ",".join(bounds.COLUMNS) + "\r\n"


def test_no_cell_runs_as_a_formula() -> None:
    data = tables(flow("a", "SRB", "UKR", name="=HYPERLINK(1)"), claim("c", "a", 5, worded="-5"))
    rows = read(bounds.csv(data, answer(data, everything(data), EUR), "+1"))
    assert (rows[0]["name"], rows[0]["flow_name"], rows[0]["address"]) == ("'=HYPERLINK(1)", "'=HYPERLINK(1)", "'+1")
    assert all(not cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_the_file_is_named_by_version_unit_and_basis(shipped: Tables, found: Answer) -> None:
    version = shipped.dataset.dataset.version
    assert bounds.file_name(shipped, found) == f"reported-arms-flows-from-serbia-{version}-bounds-EUR-delivered.csv"
    odd = replace(found, question=Question("quantity", 'a"\r\nb/č', "delivered"))
    assert bounds.file_name(shipped, odd) == f"reported-arms-flows-from-serbia-{version}-bounds-a-b-delivered.csv"


def test_a_bound_without_a_claim_has_no_reason(shipped: Tables) -> None:
    assert because((), EUR, shipped) == ""
    assert asked(flow("a", "SRB", "UKR"), claim("c", "a", high=5)).rows["low_claims"].iloc[0] == ()


def test_flows_beyond_a_limit_are_in_the_file_with_the_limit() -> None:
    chain = [flow(f"f{at}", "SRB", "USA", "UKR", part_of=[f"f{at - 1}"] if at else []) for at in range(60)]
    records = [*chain, claim("c", "f59", 5), claim("d", "f59", 6)]
    (row,) = read(bounds.csv(tables(*records), asked(*records)))
    assert {key: row[key] for key in ("what", "flow", "key", "low", "high", "status", "high_because")} == {
        "what": "not reckoned", "flow": "f59", "key": "f59", "low": "", "high": "", "status": "",
        "high_because": "the flow and those it lies in or contains are tied too often to reckon with; "
        "allowed: 1,000 ties",
    }  # fmt: skip


def test_more_flows_than_can_be_reckoned_at_once_are_all_in_the_file_with_the_limit() -> None:
    """None is picked from them; a selection of fewer is answered."""
    wide = [["USA", "ESP", "CZE", "DEU", "FRA", "ITA", "others"], ["AUT", "BEL", "BGR", "HRV"], ["POL", "ROU", "GRC"]]
    flows = [flow(f"f{at}", "SRB", *wide, "UKR") for at in range(80)]
    records = tables(*flows, *(claim(f"c{at}", f"f{at}", 5) for at in range(80)))
    every = answer(records, everything(records), EUR)
    rows = read(bounds.csv(records, every))
    assert {row["what"] for row in rows} == {"not reckoned"}
    assert [row["flow"] for row in rows] == [f"f{at}" for at in range(80)]
    said = "the flows have too many totals, parties and legs to reckon at once; allowed: 5,000; choose fewer"
    assert {row["high_because"] for row in rows} == {said}
    assert every.note() == f"0 claims count, 80 do not: {said} (80)."
    few = np.arange(80) < 40
    assert len(answer(records, few, EUR).counted) == 40
