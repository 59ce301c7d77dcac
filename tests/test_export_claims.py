"""The claims as a CSV file: columns, rows, figures, sources, and no cell that runs as a formula."""

from __future__ import annotations

import csv
import re
from datetime import date
from io import StringIO

import numpy as np
import pytest
from currency_converter import CurrencyConverter
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.amounts import rate
from flows.dataset import parse
from flows.export import claims, spreadsheet
from flows.selection import Mask
from flows.tables import Tables, build
from tests import small
from tests.conftest import everything, masks, only

FEWER = settings(max_examples=20)
"""A file takes some hundredths of a second."""

BASE = "https://flows.example/app"
BLANKS = ["", " ", "\u00a0", "\t", "\n", "\v", "\x00", " \t "]
SIGNS = "=+-@"


def read(content: bytes) -> list[dict[str, str]]:
    """The file as the csv module reads it."""
    return list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def row(tables: Tables, claim: str, base: str = "") -> dict[str, str]:
    (found,) = read(claims.csv(tables, only(tables, claim), base))
    return found


def stating(tables: Tables, statement: str) -> Tables:
    """The small file with another statement of its first claim, unchecked."""
    first, *others = tables.dataset.claims
    changed = (first.model_copy(update={"statement": statement}), *others)
    return build(tables.dataset.model_copy(update={"claims": changed}))


def harmless(cell: str) -> bool:
    """No spreadsheet takes it for a formula: it begins with none of = + - @ tab CR, blanks or not."""
    return not (cell.lstrip(" \u00a0\t\n\v\f\r\x00").startswith(tuple(SIGNS)) or cell.startswith(("\t", "\r", "\n")))


def test_the_columns_are_those_documented_and_in_order(little: Tables) -> None:
    header = claims.csv(little, everything(little)).decode("utf-8-sig").splitlines()[0]
    assert header.split(",") == list(claims.COLUMNS)
    assert list(claims.frame(little, everything(little)).columns) == list(claims.COLUMNS)


def test_every_column_is_described() -> None:
    assert all(len(meaning.split()) > 2 for meaning in claims.COLUMNS.values())


@FEWER
@given(data=st.data())
def test_the_rows_are_the_chosen_claims_in_order(tables: Tables, data: st.DataObject) -> None:
    mask = data.draw(masks(tables))
    chosen = [claim.id for claim, kept in zip(tables.dataset.claims, mask, strict=True) if kept]
    assert [found["claim"] for found in read(claims.csv(tables, mask))] == chosen
    assert claims.frame(tables, mask)["claim"].tolist() == chosen


def test_no_claims_is_a_file_with_columns_only(little: Tables) -> None:
    content = claims.csv(little, ~everything(little))
    assert content.decode("utf-8-sig") == ",".join(claims.COLUMNS) + "\r\n"


def test_the_file_is_utf_8_with_a_byte_order_mark(shipped: Tables) -> None:
    content = claims.csv(shipped, everything(shipped))
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\xef\xbb\xbf") == 1


def test_accents_and_other_scripts_survive(shipped: Tables) -> None:
    """Statements, names and words come back letter by letter."""
    rows = read(claims.csv(shipped, everything(shipped)))
    letters = "".join(found["actor_name"] + found["sources"] + found["statement"] for found in rows)
    assert {"č", "ć", "š", "ž"} <= set(letters)
    for claim, found in zip(shipped.dataset.claims, rows, strict=True):
        assert found["actor_name"] == shipped.dataset.actors[claim.by].name
        assert found["statement"].removeprefix("'") == claim.statement


@pytest.mark.parametrize("start", [*(blank + sign for blank in BLANKS for sign in SIGNS), "\t", "\r"])
def test_a_cell_that_may_run_as_a_formula_gets_an_apostrophe(little: Tables, start: str) -> None:
    text = f"{start}HYPERLINK('x')"
    told = re.sub(r"([\t\n]\s*)([=+@-])", r"\1'\2", text)  # behind a tab or a line's end a cell may begin, too
    assert row(stating(little, text), "total")["statement"] == f"'{told}"


@settings(max_examples=40)
@given(text=st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(" \t\r=+-@"), min_size=1, max_size=12))
def test_whatever_is_stated_comes_back_and_is_harmless(little: Tables, text: str) -> None:
    found = row(stating(little, text), "total")["statement"]
    assert harmless(found)
    assert found.replace("'", "") == text.replace("'", "")
    assert found == spreadsheet.harmless(text)
    assert found != text or harmless(text)


@FEWER
@given(data=st.data())
def test_no_cell_of_the_file_is_a_formula(tables: Tables, data: st.DataObject) -> None:
    for found in read(claims.csv(tables, data.draw(masks(tables)))):
        assert all(harmless(cell) for cell in found.values())


def test_an_actor_that_begins_with_at_is_harmless(little: Tables) -> None:
    """Names of accounts of social media do."""
    actors = {**little.dataset.actors}
    actors["estimators"] = actors["estimators"].model_copy(update={"name": "@estimators"})
    tables = build(little.dataset.model_copy(update={"actors": actors}))
    assert row(tables, "total")["actor_name"] == "'@estimators"


def test_numbers_stay_numbers(little: Tables) -> None:
    found = row(little, "spain")
    numbers = (
        "value_low",
        "value_high",
        "value_eur_low",
        "value_eur_high",
        "eur_rate",
        "reports",
        "independent_origins",
    )
    assert [float(found[name]) for name in numbers] == [150e6, 200e6, 150e6, 200e6, 1, 1, 1]


@FEWER
@given(data=st.data())
def test_every_report_is_there_with_its_address(tables: Tables, data: st.DataObject) -> None:
    mask = data.draw(masks(tables))
    chosen = [claim for claim, kept in zip(tables.dataset.claims, mask, strict=True) if kept]
    for claim, found in zip(chosen, read(claims.csv(tables, mask)), strict=True):
        sources = found["sources"].split(" | ")
        assert len(sources) == len(claim.reports) == int(found["reports"])
        for key, source in zip(claim.reports, sources, strict=True):
            report = tables.dataset.reports[key]
            publisher = tables.dataset.publishers[report.publisher]
            assert source.startswith(publisher.name)
            assert ("(state-controlled)" in source) == publisher.state_controlled
            archived = f"; archived copy {report.archived}" if report.url and report.archived else ""
            assert source.endswith(f"; {report.published or 'no date'}; {report.address or 'no address'}{archived}")
            assert (report.title or "") in source


def test_a_source_is_publisher_title_date_and_address(little: Tables) -> None:
    assert row(little, "total")["sources"] == (
        "The Herald; Shells on the move; 2024-06-22; https://herald.example/1 | "
        "The Wire; 2024-06-23; https://wire.example/1 | The Wire; 2024-06; no address"
    )
    assert row(little, "africa")["sources"] == "State TV (state-controlled); 2025-05-29; no address"


def test_a_source_names_the_copy_that_is_known() -> None:
    kept = 'url: https://herald.example/1\n    archived: "https://archive.example/1"'
    tables = build(parse(small.changed(("url: https://herald.example/1", kept)), "small.yaml"))
    assert row(tables, "spain")["sources"] == (
        "The Herald; Shells on the move; 2024-06-22; https://herald.example/1; archived copy https://archive.example/1"
    )


def test_beside_the_number_of_reports_stands_that_of_origins(little: Tables, shipped: Tables) -> None:
    assert [row(little, "total")[name] for name in ("reports", "independent_origins")] == ["3", "1"]
    flagship = row(shipped, "ft-800m")
    assert flagship["independent_origins"] == "1"
    assert int(flagship["reports"]) > 10


def test_the_address_of_a_claim_is_that_of_its_page(little: Tables) -> None:
    rows = read(claims.csv(little, everything(little), BASE))
    assert [found["address"] for found in rows] == [f"{BASE}/claims?claim={found['claim']}" for found in rows]
    assert row(little, "total")["address"] == "/claims?claim=total"


def test_dollars_become_euro_at_the_last_rate_of_the_period(little: Tables) -> None:
    """Said in 2024: the rate of 31 December 2024, 1.0389 dollars for one euro."""
    found = row(little, "exports")
    assert [found[name] for name in ("value_low", "value_high", "value_currency")] == [
        "62500000.5",
        "62500000.5",
        "USD",
    ]
    assert [found["eur_rate"], found["eur_rate_date"]] == ["1.0389", "2024-12-31"]
    assert float(found["value_eur_low"]) == float(found["value_eur_high"]) == 60_159_784.9


def test_a_weekend_has_the_rate_of_the_friday_before() -> None:
    """22 June 2024 was a Saturday; on Friday the euro stood at 1.0688 dollars."""
    euro = "value: {amount: 800_000_000, currency: EUR, approximate: true, worded: around EUR 800mn}"
    tables = build(parse(small.changed((euro, "value: {amount: 855_000_000, currency: USD, worded: $855m}"))))
    found = row(tables, "total")
    assert [found["eur_rate"], found["eur_rate_date"]] == ["1.0688", "2024-06-21"]
    assert float(found["value_eur_low"]) == 800_000_000


def test_every_conversion_is_at_the_last_published_rate(shipped: Tables) -> None:
    """Against the rates of the European Central Bank themselves."""
    bank = CurrencyConverter(decimal=False)
    rows = read(claims.csv(shipped, everything(shipped)))
    seen = set()
    for claim, found in zip(shipped.dataset.claims, rows, strict=True):
        assert bool(found["value_currency"]) == (claim.value is not None)
        if found["eur_rate"] and found["value_currency"] != "EUR":
            day = date.fromisoformat(found["eur_rate_date"])
            assert float(found["eur_rate"]) == pytest.approx(bank.convert(1, "EUR", found["value_currency"], date=day))
            assert (claim.date.end - day).days in range(8)
            for side in ("low", "high"):
                if found[f"value_{side}"]:
                    euro = float(found[f"value_{side}"]) / float(found["eur_rate"])
                    assert float(found[f"value_eur_{side}"]) == pytest.approx(euro, rel=0.05)
            seen.add(found["value_currency"])
    assert "USD" in seen


def test_a_currency_without_a_rate_has_no_euro(little: Tables) -> None:
    assert rate("RSD", date(2024, 6, 22)) is None
    euro = "value: {amount: 800_000_000, currency: EUR, approximate: true, worded: around EUR 800mn}"
    tables = build(parse(small.changed((euro, "value: {amount: 9_000_000, currency: RSD, worded: RSD 9mn}"))))
    found = row(tables, "total")
    assert [found[name] for name in ("value_low", "value_currency")] == ["9000000.0", "RSD"]
    assert not any(found[name] for name in ("value_eur_low", "value_eur_high", "eur_rate", "eur_rate_date"))


def test_an_open_side_is_empty(little: Tables) -> None:
    assert [row(little, "czechia")[name] for name in ("value_low", "value_high")] == ["250000000.0", ""]


def test_several_quantities_stand_side_by_side(little: Tables) -> None:
    """Joined by a bar, each column in the same order."""
    found = row(little, "accusation")
    assert {name: found[name] for name in found if name.startswith("quantity")} == {
        "quantity_worded": "hundreds of thousands | up to 3500",
        "quantity_low": "200000 | ",
        "quantity_high": "<1000000 | 3500",
        "quantity_unit": "shells | rockets",
    }


@FEWER
@given(data=st.data())
def test_the_columns_of_quantities_have_as_many_parts_each(tables: Tables, data: st.DataObject) -> None:
    mask = data.draw(masks(tables))
    for found in read(claims.csv(tables, mask)):
        many = len(tables.record(tables.place[found["claim"]]).quantities)
        for name in ("quantity_worded", "quantity_low", "quantity_high", "quantity_unit"):
            parts = found[name].split(" | ") if many > 1 else [found[name]] if many else []
            assert len(parts) == many


def test_a_route_is_written_in_codes_and_in_names(little: Tables) -> None:
    found = row(little, "total")
    assert {name: found[name] for name in found if re.match("(origin|inter|dest).*_(codes|names)", name)} == {
        "origin_codes": "SRB", "origin_names": "Serbia",
        "intermediary_codes": "USA|ESP|CZE|others", "intermediary_names": "United States | Spain | Czechia | others",
        "destination_codes": "UKR", "destination_names": "Ukraine",
    }  # fmt: skip
    assert row(little, "africa")["intermediary_codes"] == "African states"
    assert row(little, "exports")["intermediary_codes"] == ""


def test_intermediaries_come_in_order(shipped: Tables) -> None:
    assert row(shipped, "mash-grad-3500")["intermediary_codes"] == "TUR > SVK"


def test_what_a_record_says_is_in_its_row(little: Tables) -> None:
    found = row(little, "accusation")
    wanted = {
        "flow": "all-routes", "kind": "flow", "goods": "Ammunition", "stance": "confirms", "basis": "unspecified",
        "actor": "service", "actor_name": "Intelligence service", "date_said": "2025-05-29",
        "period": "2022-02-24/2024-06-22", "caveat": "Published by a party to the war.",
        "dataset_version": "2026.11.0", "value_worded": "",
    }  # fmt: skip
    assert {name: found[name] for name in wanted} == wanted
    assert row(little, "exports")["kind"] == "statistic"
    assert row(little, "africa")["period"] == ""


def test_the_file_is_named_by_version_and_selection(little: Tables) -> None:
    mask: Mask = np.array([True, True, False, False, False, False, False, True])
    assert claims.file_name(little, mask) == "a-small-file-2026.11.0-3-of-8-claims.csv"
