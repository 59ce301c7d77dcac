"""The made-up data of the benchmarks: valid, repeatable, and of every sort the real file may hold."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from benchmarks import synthetic
from flows.dataset import Dataset, parse

SIZE = 1_000


@cache
def data() -> Dataset:
    return synthetic.dataset(SIZE)


@cache
def depth(report: str) -> int:
    """Steps from a report to the farthest origin behind it."""
    return max((1 + depth(further) for further in data().reports[report].relays), default=0)


@pytest.mark.parametrize("size", [1, 12, SIZE])
def test_made_up_data_written_as_yaml_is_a_valid_file_and_reads_back_the_same(size: int) -> None:
    made = synthetic.dataset(size)
    assert parse(synthetic.text(made)) == made


def test_same_seed_same_data() -> None:
    assert synthetic.dataset(50, seed=3) == synthetic.dataset(50, seed=3)


def test_another_seed_makes_other_data() -> None:
    assert synthetic.dataset(50, seed=3) != synthetic.dataset(50, seed=4)


def test_there_are_three_flows_and_six_reports_for_ten_claims() -> None:
    assert (len(data().claims), len(data().flows), len(data().reports)) == (SIZE, 300, 600)
    assert (len(data().publishers), len(data().actors)) == (200, 500)


def test_routes_have_two_to_five_stages() -> None:
    assert {len(flow.route) for flow in data().flows.values()} == {2, 3, 4, 5}


def test_stages_are_countries_groups_others_and_unnamed_parties() -> None:
    stages = [stage for flow in data().flows.values() for stage in flow.route]
    assert {stage[0].kind for stage in stages if len(stage) == 1} == {"country", "unnamed", "others"}
    assert any(len(stage) > 1 for stage in stages)


def test_every_stance_basis_and_precision_of_date_occurs() -> None:
    assert {claim.stance for claim in data().claims} == set(synthetic.STANCES)
    assert {claim.basis for claim in data().claims} == set(synthetic.BASES)
    assert {claim.date.precision for claim in data().claims} == {"year", "month", "day", "interval"}


def test_dates_run_from_2014_to_2026() -> None:
    days = [day for claim in data().claims for day in (claim.date.start, claim.date.end)]
    days += [day for report in data().reports.values() if report.published for day in (report.published.end,)]
    assert (min(days).year, max(days).year) == (2014, 2026)


def test_values_have_several_currencies_and_quantities_every_unit() -> None:
    assert {"EUR", "USD", "RSD"} <= {claim.value.currency for claim in data().claims if claim.value}
    assert {item.unit for claim in data().claims for item in claim.quantities} == set(synthetic.UNITS)


def test_relays_run_up_to_four_steps_deep() -> None:
    assert max(map(depth, data().reports)) == 4


def test_thirty_reports_relay_one() -> None:
    fans = Counter(further for report in data().reports.values() for further in report.relays)
    assert max(fans.values()) >= 30


def test_claims_answer_others_share_accounts_and_have_variants_and_caveats() -> None:
    claims = data().claims
    assert any(claim.responds_to for claim in claims)
    assert max(Counter(claim.account for claim in claims if claim.account).values()) > 1
    assert any(claim.variants for claim in claims)
    assert any(claim.caveat for claim in claims)


def test_there_are_events_statistics_and_flows_within_flows() -> None:
    flows = data().flows.values()
    assert data().events
    assert any(flow.kind == "statistic" for flow in flows)
    assert any(flow.part_of for flow in flows)
    assert any(flow.overlaps for flow in flows)
