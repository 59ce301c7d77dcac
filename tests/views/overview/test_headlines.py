"""The headline figures: rival claims about one flow form a range, never a sum."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.amounts import Interval, rate, to_euro
from flows.dataset import parse
from flows.dataset.model import Claim, Figure, Money, Quantity
from flows.evidence import origins
from flows.selection import Mask
from flows.tables import Tables, build
from flows.views.overview.headlines import headlines, told
from tests import small
from tests.conftest import everything, masks, only

FEWER = settings(max_examples=10)
"""Headlines take some hundredths of a second."""

Group = tuple[str, str, str, str]


def read(claim: Claim, figure: Figure) -> tuple[str, str, Interval]:
    """Measure, unit and interval on the common scale; open on both sides where it has none."""
    if isinstance(figure, Money):
        at = rate(figure.currency, claim.date.end)
        return "value", "EUR", to_euro(figure.interval, at) if at else Interval(None, None)
    assert isinstance(figure, Quantity)
    return "quantity", figure.unit, figure.interval


def stated(tables: Tables, mask: Mask) -> dict[Group, list[tuple[Claim, Interval]]]:
    """The figures by flow, measure, basis and unit, read from the records one by one."""
    found: dict[Group, list[tuple[Claim, Interval]]] = defaultdict(list)
    for claim, chosen in zip(tables.dataset.claims, mask, strict=True):
        if not chosen or claim.stance == "denies" or tables.dataset.flows[claim.flow].kind == "statistic":
            continue
        for figure in filter(None, (claim.value, *claim.quantities)):
            measure, unit, interval = read(claim, figure)
            if unit != "percent" and (interval.low is not None or interval.high is not None):
                found[claim.flow, measure, claim.basis, unit].append((claim, interval))
    return dict(found)


def changed(*spots: tuple[str, str]) -> Tables:
    return build(parse(small.changed(*spots)))


def row(rows: pd.DataFrame, **wanted: str) -> dict[str, Any]:
    """The one row with these values."""
    for column, value in wanted.items():
        rows = rows[rows[column] == value]
    assert len(rows) == 1
    return {str(key): value for key, value in rows.iloc[0].items()}


@FEWER
@given(data=st.data())
def test_a_headline_spans_what_its_claims_allow(tables: Tables, data: st.DataObject) -> None:
    """Low, high, claims, origins, reports and denials, against reading record by record."""
    mask = data.draw(masks(tables))
    groups, denied = stated(tables, mask), defaultdict(set)
    for claim, chosen in zip(tables.dataset.claims, mask, strict=True):
        if chosen and claim.stance == "denies":
            denied[claim.flow].add(claim.by)
    rows = headlines(tables, mask, most=10_000)
    assert {(*key,) for key in rows[["flow", "measure", "basis", "counted"]].itertuples(index=False)} == set(groups)
    for found in rows.to_dict("records"):
        part = groups[found["flow"], found["measure"], found["basis"], found["counted"]]
        claims = {claim.id: claim for claim, _ in part}.values()
        highs = [interval.high for _, interval in part]
        assert found["low"] == min(interval.low or 0 for _, interval in part)
        assert np.isnan(found["high"]) if None in highs else found["high"] == max(filter(None, highs), default=0)
        assert found["claims"] == len(claims)
        assert found["origins"] == len({end for each in claims for end in origins(each, tables.dataset.reports)})
        assert found["reports"] == len({report for each in claims for report in each.reports})
        assert found["denials"] == len(denied[found["flow"]])


def test_rival_claims_about_one_flow_form_a_range_and_no_sum() -> None:
    """Another actor's EUR 600m beside EUR 800m is EUR 600m to 800m."""
    rival = "value: {amount: 600_000_000, currency: EUR, worded: EUR 600mn}\n    basis: delivered"
    spot = "statement: Ammunition is sold to some of these countries."
    tables = changed((spot, f"{spot}\n    {rival}"))
    found = row(headlines(tables, everything(tables)), flow="all-routes", measure="value")
    assert (found["low"], found["high"], found["claims"], found["origins"]) == (600e6, 800e6, 2, 1)
    assert found["worded"] == "around EUR 800mn; EUR 600mn"
    assert told(pd.Series(found)) == "EUR 600 million to 800 million"


def test_figures_of_different_basis_stand_apart() -> None:
    rival = "value: {amount: 600_000_000, currency: EUR, worded: EUR 600mn}\n    basis: licensed"
    spot = "statement: Ammunition is sold to some of these countries."
    rows = headlines(tables := changed((spot, f"{spot}\n    {rival}")), everything(tables))
    values = rows[(rows["flow"] == "all-routes") & (rows["measure"] == "value")]
    assert dict(zip(values["basis"], values["high"], strict=True)) == {"delivered": 800e6, "licensed": 600e6}


def test_a_range_is_open_above_where_one_claim_is() -> None:
    rival = "value: {low: 600_000_000, currency: EUR, worded: over EUR 600mn}\n    basis: delivered"
    spot = "statement: Ammunition is sold to some of these countries."
    tables = changed((spot, f"{spot}\n    {rival}"))
    found = row(headlines(tables, everything(tables)), flow="all-routes", measure="value")
    assert found["low"] == 600e6
    assert np.isnan(found["high"])
    assert not found["under"]
    assert told(pd.Series(found)) == "EUR at least 600 million"


def test_a_magnitude_stays_under_its_upper_side(little: Tables) -> None:
    found = row(headlines(little, everything(little)), counted="shells")
    assert (found["low"], found["high"], found["under"]) == (200_000, 1_000_000, True)
    assert told(pd.Series(found)) == "200,000 to under 1 million shells"


def test_a_figure_that_reaches_the_upper_side_takes_it_in() -> None:
    """One says hundreds of thousands, another a million: 200,000 to 1,000,000."""
    spot = "- {worded: hundreds of thousands, unit: shells}"
    tables = changed((spot, f"{spot}\n      - {{amount: 1_000_000, worded: a million, unit: shells}}"))
    found = row(headlines(tables, everything(tables)), counted="shells")
    assert (found["low"], found["high"], found["under"]) == (200_000, 1_000_000, False)


def test_up_to_begins_at_nothing(little: Tables) -> None:
    found = row(headlines(little, everything(little)), counted="rockets")
    assert (found["low"], found["high"]) == (0, 3500)


def test_statistics_and_shares_give_no_headline(little: Tables, shipped: Tables) -> None:
    assert "exports-2023" not in set(headlines(little, everything(little), most=100)["flow"])
    rows = headlines(shipped, everything(shipped), most=10_000)
    assert "percent" not in set(rows["counted"])
    kinds = {shipped.dataset.flows[flow].kind for flow in rows["flow"]}
    assert kinds == {"flow"}


def test_a_denial_gives_no_figure_and_counts_who_denies() -> None:
    figure = "value: {amount: 5, currency: EUR, worded: five}"
    spot = "statement: One of the contracts does not exist."
    tables = changed((spot, f"{spot}\n    {figure}"))
    rows = headlines(tables, everything(tables))
    assert set(rows[rows["flow"] == "all-routes"]["denials"]) == {1}
    assert "contracted" not in set(rows["basis"])
    assert set(headlines(tables, ~only(tables, "denial"))["denials"]) == {0}


def test_another_currency_is_marked_derived() -> None:
    old = "value: {amount: 800_000_000, currency: EUR, approximate: true, worded: around EUR 800mn}"
    tables = changed((old, "value: {amount: 855_000_000, currency: USD, worded: $855m}"))
    found = row(headlines(tables, everything(tables)), flow="all-routes", measure="value")
    assert (found["counted"], found["derived"]) == ("EUR", True)
    assert found["low"] == pytest.approx(855e6 / 1.0688, abs=0.01)  # Friday 21 June 2024
    assert not row(headlines(tables, everything(tables)), flow="by-spain")["derived"]


def test_the_most_reported_flow_comes_first_and_only_so_many_flows(little: Tables, made_up: Tables) -> None:
    assert headlines(little, everything(little))["flow"].iloc[0] == "all-routes"
    rows = headlines(made_up, everything(made_up), most=3)
    flows = list(dict.fromkeys(rows["flow"]))
    assert len(flows) == 3
    assert rows["flow"].tolist() == [flow for flow in flows for each in rows["flow"] if each == flow]
    most = [rows[rows["flow"] == flow]["reports"].max() for flow in flows]
    assert most == sorted(most, reverse=True)
    assert most[0] == headlines(made_up, everything(made_up), most=10_000)["reports"].max()


@pytest.mark.parametrize("ids", [(), ("confirmed", "africa"), ("exports",), ("denial",)])
def test_a_selection_without_figures_has_no_headline(little: Tables, ids: tuple[str, ...]) -> None:
    assert headlines(little, only(little, *ids)).empty


def test_the_flagship_is_800_million_from_one_origin(shipped: Tables) -> None:
    found = row(headlines(shipped, only(shipped, "ft-800m")), measure="value")
    assert (found["flow"], found["basis"]) == ("srb-ukr-ammunition-2022", "delivered")
    assert (found["origins"], found["claims"]) == (1, 1)
    assert found["reports"] > 10
    assert told(pd.Series(found)) == "EUR 800 million"
