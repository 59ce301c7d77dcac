"""Limits become rows; figures of two kinds never do."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.bounds.limits import Limit, Reading, Row, kept, one_kind, rows
from flows.errors import BoundsError

READING = Reading("ft-800m", "a", "value", "EUR", "delivered", 1.0, 2.0)


@pytest.mark.parametrize(
    ("other", "message"),
    [
        (
            replace(READING, claim="licences", basis="licensed"),
            "the figures of ft-800m are delivered and those of licences licensed; allowed: figures of one basis",
        ),
        (
            replace(READING, claim="rockets-3500", measure="quantity", unit="rockets"),
            "ft-800m counts EUR and rockets-3500 rockets; allowed: figures of one unit",
        ),
        (
            replace(READING, claim="dollars", unit="USD"),
            "ft-800m counts EUR and dollars USD; allowed: figures of one unit",
        ),
    ],
)
def test_figures_of_two_kinds_make_no_limits(other: Reading, message: str) -> None:
    one_kind([READING, READING])
    with pytest.raises(BoundsError) as error:
        one_kind([READING, other])
    assert str(error.value) == message


def test_limits_on_one_sum_are_one_row_with_the_tightest_of_each_side() -> None:
    found = rows([Limit((2, 1), (), 5, 9, ("b",)), Limit((1, 2), (), 4, 8, ("a",)), Limit((1, 2), (), 5, None, ("c",))])
    assert found == [Row((1, 2), (), 5, 8, ("b",), ("a",), ("c",), ())]


def test_nothing_behind_a_limit_is_better_than_a_claim_and_one_claim_better_than_two() -> None:
    found = rows([Limit((1,), (), None, 3, ("a", "b")), Limit((1,), (), None, 3, ("z",)), Limit((1,), (), None, 3, ())])
    assert (found[0].high_claims, found[0].high_also, found[0].low) == ((), ("z",), -math.inf)


def test_a_row_keeps_the_sides_that_rest_on_given_claims() -> None:
    row = Row((1,), (2,), 3, 8, ("a",), ("b",))
    assert kept([row], ["a"]) == [Row((1,), (2,), 3, math.inf, ("a",), ("b",))]
    assert kept([row], []) == []
    assert kept([Row((1,), (2,), -math.inf, 0)], []) == [Row((1,), (2,), -math.inf, 0)]
    assert row.claims == {"a", "b"}
    assert row.unknowns == (1, 2)


LIMITS = st.lists(
    st.builds(
        Limit,
        st.sampled_from([(1,), (1, 2), (2,)]), st.sampled_from([(), (3,)]), st.none() | st.integers(0, 5),
        st.none() | st.integers(5, 9), st.sampled_from([("a",), ("b",), ("a", "b"), ()]),
    ),
    max_size=8,
)  # fmt: skip


@given(limits=LIMITS, chance=st.randoms(use_true_random=False))
def test_rows_do_not_depend_on_the_order_of_limits(limits: list[Limit], chance: st.DataObject) -> None:
    mixed = [*limits]
    chance.shuffle(mixed)  # type: ignore[attr-defined]  # Hypothesis draws a random.Random
    assert rows(mixed) == rows(limits)
