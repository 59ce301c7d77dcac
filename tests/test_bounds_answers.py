"""What claims imply together: cases one can check by hand, invariants, and every amount tried."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.bounds import counting
from flows.bounds.answers import answer
from flows.bounds.question import Question
from flows.errors import BoundsError
from flows.tables import Tables
from tests.claimed import EUR, Record, asked, bounds, claim, flow, row, statistic, tables
from tests.conftest import everything, only

INF = math.inf
ALL = flow("all", "SRB", ["USA", "ESP", "CZE"], "UKR")
OPEN = flow("all", "SRB", ["USA", "ESP", "CZE", "others"], "UKR")
TOTAL = claim("total-800", "all", 800)
SPAIN = flow("spain", "SRB", "ESP", "UKR", part_of=["all"], distinct_from=["czechia"])
CZECHIA = flow("czechia", "SRB", "CZE", "UKR", part_of=["all"])
FEWER = settings(max_examples=25, deadline=None)


def test_a_total_alone_leaves_every_route_open_up_to_it() -> None:
    found = bounds(asked(ALL, TOTAL, also=("all/1:USA|ESP", "all/1:USA|ESP|CZE")))
    assert found["all"] == (800, 800)
    assert {found[f"all/1:{country}"] for country in ("USA", "ESP", "CZE")} == {(0, 800)}
    assert {found[f"all/0:SRB>1:{country}"] for country in ("USA", "ESP", "CZE")} == {(0, 800)}
    assert {found[f"all/1:{country}>9:UKR"] for country in ("USA", "ESP", "CZE")} == {(0, 800)}
    assert (found["all/1:USA|ESP"], found["all/1:USA|ESP|CZE"]) == ((0, 800), (800, 800))


def test_shares_that_are_known_leave_the_rest() -> None:
    """Spain 150 to 200, Czechia 250 to 300, no others: 300 to 400 for the United States."""
    figures = claim("s", "spain", low=150, high=200), claim("c", "czechia", low=250, high=300)
    found = asked(ALL, SPAIN, CZECHIA, TOTAL, *figures)
    assert bounds(found)["all/1:USA"] == (300, 400)
    assert row(found, "all/1:USA").low_claims == row(found, "all/1:USA").high_claims == ("c", "s", "total-800")


def test_a_part_of_narrower_goods_or_with_a_name_is_not_all_that_passes() -> None:
    """That at least 150 passed Spain does not say that no more did."""
    figures = claim("s", "spain", low=150, high=200), claim("c", "czechia", 250)
    lesser: list[dict[str, Any]] = [{"goods": "shells-155"}, {"period": "2023-06"}, {"name": "One deal"}]
    for less in lesser:
        spain = flow("spain", "SRB", "ESP", "UKR", part_of=["all"], distinct_from=["czechia"], **less)
        czechia = flow("czechia", "SRB", "CZE", "UKR", part_of=["all"], **less)
        found = bounds(asked(ALL, spain, czechia, TOTAL, *figures))
        assert (found["all/1:USA"], found["all/1:ESP"]) == ((0, 400), (150, 550))


def test_with_others_named_the_rest_may_be_theirs() -> None:
    found = bounds(asked(OPEN, SPAIN, CZECHIA, TOTAL, claim("s", "spain", 150), claim("c", "czechia", 250)))
    assert (found["all/1:USA"], found["all/1:+others"]) == ((0, 400), (0, 400))


def test_a_part_that_is_more_than_its_whole_is_a_conflict_of_two_claims() -> None:
    found = asked(ALL, SPAIN, CZECHIA, TOTAL, claim("spain-900", "spain", low=900), claim("c", "czechia", 250))
    assert [conflict.claims for conflict in found.conflicts] == [("spain-900", "total-800")]
    assert found.rows.empty


def test_flows_that_no_conflict_touches_keep_their_bounds() -> None:
    away = flow("away", "SRB", "TUR", "UKR")
    found = asked(ALL, SPAIN, CZECHIA, away, TOTAL, claim("spain-900", "spain", low=900), claim("a", "away", 5))
    assert set(found.rows["flow"]) == {"away", ""}
    assert found.conflicts[0].flows == ("all", "czechia", "spain")


def test_parts_stated_to_be_distinct_are_added_and_others_are_not() -> None:
    claims = [claim("t", "all", high=800), claim("s", "spain", 500), claim("c", "czechia", 400)]
    alike = flow("czechia", "SRB", "ESP", "UKR", part_of=["all"])
    apart = asked(ALL, SPAIN, alike, *claims)
    assert apart.conflicts[0].claims == ("c", "s", "t")
    same = asked(ALL, flow("spain", "SRB", "ESP", "UKR", part_of=["all"]), alike, *claims)
    assert not same.conflicts
    assert bounds(same)["all/1:ESP"] == (500, 800)


def test_what_if_one_leg_is_a_number() -> None:
    question = Question("value", "EUR", "delivered", fixed=(("all/0:SRB>1:ESP", 300.0),))
    found = asked(ALL, TOTAL, question=question)
    assert bounds(found)["all/1:USA"] == (0, 500)
    assert row(found, "all/1:USA").high_claims == ("total-800", "what-if:all/0:SRB>1:ESP")


def test_a_denial_is_no_limit_until_it_is_supposed_true() -> None:
    denial = claim("denial", "spain", stance="denies", basis="unspecified", responds_to=["s"])
    records = [ALL, SPAIN, CZECHIA, TOTAL, claim("s", "spain", 150), denial]
    assert bounds(asked(*records))["spain"] == (150, 150)
    supposed = asked(*records, question=Question("value", "EUR", "delivered", supposed=("denial",)))
    assert supposed.conflicts[0].claims == ("denial", "s")
    without = Question("value", "EUR", "delivered", supposed=("denial",), without_denied=True)
    assert bounds(asked(*records, question=without))["spain"] == (0, 0)


def test_claims_that_state_the_very_same_limit_are_named_with_it() -> None:
    found = asked(ALL, TOTAL, claim("again", "all", 800), claim("vague", "all", low=700, high=900))
    (step,) = row(found, "all").low_steps
    assert (step.claims, step.also) == (("again",), ("total-800",))


def test_flows_of_which_nothing_is_said_are_listed() -> None:
    found = asked(ALL, flow("other", "SRB", "TUR"), TOTAL, claim("words", "other"))
    assert found.silent == ("other",)
    assert set(found.rows["flow"]) == {"all", ""}


def test_a_what_if_beyond_the_years_is_said_to_be_ignored() -> None:
    question = Question("value", "EUR", "delivered", since=date(2024, 1, 1), fixed=(("all", 3.0),))
    found = asked(ALL, TOTAL, question=question)
    assert found.ignored == ("all",)
    assert found.rows.empty


def test_a_key_that_names_nothing_is_an_error() -> None:
    with pytest.raises(BoundsError, match="is not on the route of the flow"):
        asked(ALL, TOTAL, also=("all/1:DEU",))


# Every amount tried -------------------------------------------------------------------------------------------------

MOST = 5
SIDES = st.tuples(st.integers(0, MOST), st.integers(0, MOST)).map(sorted)
FIGURES = st.lists(st.tuples(st.sampled_from(["all", "spain", "czechia", "to-spain", "to-czechia"]), SIDES), max_size=4)


@dataclass(frozen=True)
class Case:
    """Claims about a whole of three ways, two parts of it, and a leg."""

    figures: list[tuple[str, list[int]]]
    distinct: bool
    """Whether the parts are."""
    shares: bool
    """Whether the parts have the goods of the whole."""


CASES = st.builds(Case, FIGURES, st.booleans(), st.booleans())


def network(case: Case) -> list[Record]:
    """The records; the whole is at most five."""
    apart: dict[str, Any] = {"distinct_from": ["czechia"]} if case.distinct else {}
    goods: dict[str, Any] = {} if case.shares else {"goods": "shells-155"}
    flows = [
        ALL,
        flow("spain", "SRB", "ESP", "UKR", part_of=["all"], **apart, **goods),
        flow("czechia", "SRB", ["CZE", "ESP"], "UKR", part_of=["all"], **goods),
        statistic("to-spain", "SRB", "ESP"),
        statistic("to-czechia", "SRB", "CZE"),
    ]
    said = [claim(f"c{at}", of, low=low, high=high) for at, (of, (low, high)) in enumerate(case.figures)]
    return [*flows, *said, claim("most", "all", high=MOST), claim("words", "spain"), claim("more-words", "czechia")]


def tried(case: Case) -> dict[str, np.ndarray[Any, Any]]:
    """Every choice of whole amounts that fits, written down from the rules and not from the code."""
    grid = np.array(list(product(range(MOST + 1), repeat=6)))
    usa, esp, cze, spain, by_cze, by_esp = grid.T
    total, czechia = usa + esp + cze, by_cze + by_esp
    fits = (total <= MOST) & (spain <= esp) & (by_cze <= cze) & (by_esp <= esp)
    if case.distinct:
        fits &= spain + by_esp <= esp
    if case.shares:  # two parts by way of Spain are called the same, so that neither is all of it
        fits &= by_cze == cze
    for of, (low, high) in case.figures:
        if of == "to-spain":
            fits &= (esp <= high) & (spain <= high) & (by_esp <= high)
            if case.distinct:
                fits &= spain + by_esp <= high
        elif of == "to-czechia":
            fits &= (cze <= high) & (by_cze <= high)
        else:
            amount = {"all": total, "spain": spain, "czechia": czechia}[of]
            fits &= (low <= amount) & (amount <= high)
    sums = {"all": total, "all/1:USA": usa, "all/1:ESP": esp, "all/1:CZE": cze, "spain": spain, "czechia": czechia,
            "czechia/1:ESP": by_esp, "all/1:USA|ESP": usa + esp}  # fmt: skip
    return {key: amount[fits] for key, amount in sums.items()}


@FEWER
@given(case=CASES)
def test_bounds_are_those_of_all_amounts_that_fit(case: Case) -> None:
    found = asked(*network(case), also=("all/1:USA|ESP",))
    fitting = tried(case)
    if not len(fitting["all"]):
        assert found.conflicts
        return
    assert not found.conflicts
    told = bounds(found)
    assert {key: told[key] for key in fitting} == {key: (each.min(), each.max()) for key, each in fitting.items()}


@FEWER
@given(case=CASES)
def test_conflicts_are_irreducible(case: Case) -> None:
    data = tables(*network(case))
    named: set[str] = set()
    for conflict in answer(data, everything(data), EUR).conflicts:
        assert not named & set(conflict.claims)
        named |= set(conflict.claims)
        assert answer(data, only(data, *conflict.claims), EUR, ("all",)).conflicts
        for spared in conflict.claims:
            rest = only(data, *(set(conflict.claims) - {spared}))
            assert not answer(data, rest, EUR, ("all",)).conflicts


@FEWER
@given(case=CASES)
def test_the_claims_of_a_bound_alone_give_it_and_none_can_be_spared(case: Case) -> None:
    data, flows = tables(*network(case)), ("all", "spain", "czechia")

    @cache
    def by(claims: frozenset[str]) -> dict[str, tuple[float, float]]:
        return bounds(answer(data, only(data, *claims), EUR, flows))

    lines: list[Any] = list(answer(data, everything(data), EUR).rows.query("flow != ''").itertuples())
    for line in lines:
        for side, claims in ((0, frozenset(line.low_claims)), (1, frozenset(line.high_claims))):
            reached = bounds_of(line)[side]
            assert by(claims).get(line.key, NOTHING)[side] == reached
            assert all(by(claims - {spared}).get(line.key, NOTHING)[side] != reached for spared in claims)


NOTHING = (0.0, INF)


def bounds_of(line: Any) -> tuple[float, float]:
    return line.low, INF if math.isnan(line.high) else line.high


@FEWER
@given(case=CASES, data=st.data())
def test_a_further_claim_never_widens_a_bound(case: Case, data: st.DataObject) -> None:
    made = tables(*network(case))
    kept = data.draw(st.sets(st.sampled_from(made.claims["id"].tolist())))
    fewer = bounds(answer(made, only(made, *kept), EUR, ("all",)))
    more = answer(made, everything(made), EUR)
    if not more.conflicts:
        told = bounds(more)
        for key, (low, high) in fewer.items():
            assert told[key][0] >= low - 1e-9
            assert told[key][1] <= high + 1e-9


@FEWER
@given(case=CASES, chance=st.randoms(use_true_random=False))
def test_the_order_of_records_changes_nothing(case: Case, chance: Any) -> None:
    records = network(case)
    mixed = [*records]
    chance.shuffle(mixed)
    first, second = asked(*records), asked(*mixed)
    assert first.conflicts == second.conflicts
    columns = ["key", "low", "high", "status", "low_claims", "high_claims", "low_steps", "high_steps"]
    assert first.rows[columns].equals(second.rows[columns])


AMOUNTS = st.lists(st.integers(0, 1_000_000_000), min_size=5, max_size=5)


@FEWER
@given(
    amounts=AMOUNTS,
    wide=st.integers(0, 100).map(lambda share: share / 100),
    claims=st.sets(st.sampled_from(["all", "spain", "czechia", "to-spain"])),
)
def test_whatever_fits_the_claims_lies_inside(amounts: list[int], wide: float, claims: set[str]) -> None:
    """Amounts drawn first, then claims that hold of them."""
    usa, esp, cze, others, more = amounts
    truth = {"all": usa + esp + cze + others, "spain": esp, "czechia": cze, "to-spain": esp + more}
    said = [claim(f"c-{key}", key, low=truth[key] * (1 - wide), high=truth[key] * (1 + wide)) for key in sorted(claims)]
    found = asked(OPEN, SPAIN, CZECHIA, statistic("to-spain", "SRB", "ESP"), *said, claim("words", "all"))
    assert not found.conflicts
    amount = {**truth, "all/1:USA": usa, "all/1:ESP": esp, "all/1:CZE": cze, "all/1:+others": others}
    for key, (low, high) in bounds(found).items():
        if key in amount:
            assert low <= amount[key] * (1 + 1e-9)
            assert amount[key] <= high * (1 + 1e-9)


# The shipped and made-up data ---------------------------------------------------------------------------------------


def test_every_claim_counts_or_is_left_out_with_a_reason(tables: Tables) -> None:
    rng = np.random.default_rng(0)
    for unit in ("EUR", "USD"):
        mask = rng.random(len(tables.claims)) < 0.7
        found = answer(tables, mask, Question("value", unit, "delivered"))
        counted = {tables.place[key] for key in found.counted}
        left = set(found.left_out["claim"])
        assert not counted & left
        assert counted | left == set(np.flatnonzero(mask))
        assert set(found.members["claim"]) <= counted


def test_what_the_shipped_data_imply_of_eur_delivered(shipped: Tables) -> None:
    """Nothing is stated that the reports do not imply: the share of no country in the total is known."""
    question = Question("value", "EUR", "delivered", date(2022, 1, 1), date(2024, 12, 31))
    found = answer(shipped, everything(shipped), question)
    told, total = bounds(found), "srb-ukr-ammunition-2022"
    assert told[total] == (720e6, 880e6)
    assert {told[f"{total}/1:{party}"] for party in ("USA", "ESP", "CZE", "+others")} == {(0, 880e6)}
    assert row(found, f"{total}/1:ESP").high_claims == ("ft-800m",)
    assert (told["USA"], told["BGR"]) == ((200e6, INF), (135e6, INF))
    assert (row(found, "USA").low_claims, row(found, "BGR").low_claims) == (
        ("menadefense-2025-usa",), ("menadefense-2025-bulgaria",),
    )  # fmt: skip
    assert not {"ESP", "CZE"} & told.keys()
    assert not found.conflicts
    reasons = found.left_out.set_index("claim")["reason"]
    for key in ("spain-report-2023-2024-ukr", "czech-report-2022-ukr", "czech-report-2023-ukr"):
        assert reasons[shipped.place[key]] == counting.OUT_OF_SCOPE
