"""The programme against scipy's linprog, and its certificates."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from benchmarks import bounds as benchmark
from flows.bounds.answers import answer
from flows.bounds.conflict import misfit
from flows.bounds.limits import Row, settled
from flows.bounds.model import model
from flows.bounds.programme import Programme
from tests.conftest import everything

SIZE = 4
SETS = st.sets(st.integers(0, SIZE - 1), min_size=1)


@st.composite
def row(draw: st.DrawFn) -> Row:
    plus = draw(SETS)
    minus = draw(st.sets(st.integers(0, SIZE - 1))) - plus
    low, high = sorted((draw(st.integers(-5, 9)), draw(st.integers(-5, 9))))
    ends = draw(st.sampled_from([(low, high), (low, math.inf), (-math.inf, high)]))
    least, most = float(ends[0]), float(ends[1])
    return Row(tuple(sorted(plus)), tuple(sorted(minus)), least, most, ("low",), ("high",))


def by_scipy(rows: list[Row], unknowns: set[int], sign: float) -> float | None:
    """The bound; None where open. ValueError where nothing fits: asked first, as linprog takes one for the other."""
    lines, numbers = [], []
    for each in rows:
        line = np.zeros(SIZE)
        line[list(each.plus)], line[list(each.minus)] = 1, -1
        for way, number in ((1, each.high), (-1, -each.low)):
            if math.isfinite(number):
                lines.append(way * line)
                numbers.append(number)
    cost = np.zeros(SIZE)
    limits = {"A_ub": np.array(lines), "b_ub": np.array(numbers), "method": "highs"}
    if linprog(cost, **limits).status:
        raise ValueError("nothing fits")
    cost[list(unknowns)] = sign
    found = linprog(cost, **limits)
    return None if found.status else float(found.fun * sign)


@settings(max_examples=150)
@given(rows=st.lists(row(), min_size=1, max_size=6), unknowns=SETS)
def test_least_and_most_are_those_of_linprog(rows: list[Row], unknowns: set[int]) -> None:
    programme, at = Programme(rows), tuple(sorted(unknowns))
    try:
        least = by_scipy(rows, unknowns, 1.0)
    except ValueError:
        assert not programme.feasible
        return
    assert programme.feasible
    assert programme.least(at).value == pytest.approx(least)
    assert programme.most(at).value == pytest.approx(by_scipy(rows, unknowns, -1.0))
    assert programme.least(at).value == pytest.approx(least)


@settings(max_examples=150)
@given(rows=st.lists(row(), min_size=1, max_size=6))
def test_a_misfit_is_a_contradiction_by_its_weights(rows: list[Row]) -> None:
    """The weighted sums cancel out or fall below nought, and their leasts come to more than their mosts."""
    terms = misfit(rows)
    assert bool(terms) == (not Programme(rows).feasible)
    if terms:
        total, gap = np.zeros(SIZE), 0.0
        for term in terms:
            sign, number = (1, rows[term.row].low) if term.low else (-1, rows[term.row].high)
            total[list(rows[term.row].plus)] += sign * term.weight
            total[list(rows[term.row].minus)] -= sign * term.weight
            gap += sign * term.weight * number
        assert (total <= 1e-6).all()
        assert gap > 1e-6


def test_a_bound_is_exact_where_figures_are() -> None:
    """It is reckoned from the claims' numbers, not taken from the solver."""
    rows = [Row((0, 1), (), 880_000_000.01, 880_000_000.01, ("a",), ("b",)), Row((1,), (), 0.1, 0.3, ("c",), ("d",))]
    assert Programme(rows).least((0,)).value == 879_999_999.71
    assert Programme(rows).most((1,)).value == 0.3


def test_unknowns_that_no_row_holds_are_open_above() -> None:
    programme = Programme([Row((0,), (), 1.0, 2.0, ("a",), ("b",))])
    assert (programme.most((0, 7)).value, programme.least((0, 7)).value, programme.least((7,)).value) == (
        None,
        1.0,
        0.0,
    )


def test_small_figures_beside_large_ones_keep_their_worth() -> None:
    rows = [
        Row((0,), (), 0.0, 1e12, (), ("a",)),
        Row((1,), (), 3.0, 5.0, ("b",), ("c",)),
        Row((1,), (0,), -math.inf, 0.0),
    ]
    assert (Programme(rows).least((1,)).value, Programme(rows).least((0,)).value) == (3.0, 3.0)
    assert not Programme([*rows, Row((1,), (), 6.0, math.inf, ("d",), ())]).feasible


def test_sides_that_cross_by_noise_alone_are_one_number() -> None:
    noisy = Row((0,), (), 0.1 + 0.2, 0.3, ("a",), ("b",))
    assert Programme([noisy]).feasible
    assert Programme([noisy]).least((0,)).value == pytest.approx(0.3)


def test_a_programme_can_be_given_fewer_claims_and_more_again() -> None:
    programme = Programme([Row((0,), (), 1.0, 2.0, ("a",), ("b",))])
    assert programme.given(frozenset("a")).most((0,)).value is None
    assert programme.given(frozenset("ab")).most((0,)).value == 2.0
    assert programme.given(frozenset("b")).least((0,)).value == 0.0


def test_noise_is_rounded_off_and_nothing_else() -> None:
    assert [settled(each) for each in (0.1 + 0.2, 1_234_567_890.12, -0.0)] == [0.3, 1_234_567_890.12, 0.0]


def test_the_benchmark_s_two_ways_agree() -> None:
    made_up = benchmark.tables(2)
    made = model(made_up, everything(made_up), benchmark.QUESTION)
    assert np.allclose(benchmark.by_highs(made), benchmark.by_scipy(made))
    assert not answer(made_up, everything(made_up), benchmark.QUESTION).conflicts
