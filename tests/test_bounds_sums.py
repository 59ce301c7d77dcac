"""What may be added is added; every other sum is refused with the reason."""

from __future__ import annotations

import pytest

from flows.amounts import Interval
from flows.bounds.sums import total
from flows.errors import BoundsError, FlowsError
from flows.tables import Tables
from tests.claimed import claim, flow, statistic, tables


@pytest.fixture(scope="module")
def data() -> Tables:
    return tables(
        flow("a", "SRB", "ESP", "UKR", distinct_from=["b"]),
        flow("b", "SRB", "CZE", "UKR"),
        flow("c", "SRB", "TUR", "UKR"),
        flow("d", "SRB", "TUR", "UKR", part_of=["c"]),
        statistic("s", "SRB", "ESP"),
        claim("a-800", "a", 800),
        claim("a-900", "a", 900, by="service"),
        claim("refused", "a", 5, basis="refused"),
        claim("a-licensed", "a", 700, basis="licensed"),
        claim("b-50", "b", low=40, high=60),
        claim("b-more", "b", low=40),
        claim("b-licensed", "b", 5, basis="licensed"),
        claim("b-shells", "b", 5, unit="shells"),
        claim("c-1", "c", 1),
        claim("c-account", "c", 2, account="by-country"),
        claim("d-1", "d", 1),
        claim("b-account", "b", 3, account="by-country"),
        claim("total", "s", 5),
        claim("no", "a", stance="denies"),
        claim("twice", "b", quantities=[{"amount": 1, "worded": "1", "unit": "shells"}] * 2),
    )


def test_figures_of_distinct_flows_and_of_one_account_add_up(data: Tables) -> None:
    assert total(data, ["a-800", "b-50"], "EUR") == Interval(840, 860)
    assert total(data, ["a-800", "b-more"], "EUR") == Interval(840, None)
    assert total(data, ["c-account", "b-account"], "EUR") == Interval(5, 5)
    assert total(data, ["a-800"], "EUR") == Interval(800, 800)


@pytest.mark.parametrize(
    ("claims", "unit", "message"),
    [
        (
            ["a-800", "b-licensed"], "EUR",
            "the figures of a-800 are delivered and those of b-licensed licensed; allowed: figures of one basis",
        ),
        (["a-800", "b-shells"], "EUR", "b-shells states shells; allowed: claims with one figure in EUR"),
        (["twice"], "shells", "twice states shells, shells; allowed: claims with one figure in shells"),
        (["refused"], "EUR", "refused is of what was refused: nothing moved; allowed: claims that something moved"),
        (["no"], "EUR", "no is a denial: it adds nothing; allowed: claims that something moved"),
        (
            ["a-800", "a-900"], "EUR",
            "a-800 and a-900 cannot be added: rival claims about one flow form a range, never a sum",
        ),
        (["a-800", "a-800"], "EUR", "a-800 and a-800 cannot be added: they are one claim"),
        (
            ["a-800", "c-1"], "EUR",
            "a-800 and c-1 cannot be added: the flows may count the same goods, as nothing says that they are distinct",
        ),
        (["c-1", "d-1"], "EUR", "c-1 and d-1 cannot be added: one flow is a part of the other"),
        (["a-800", "total"], "EUR", "total is a statistic: context, never added; allowed: claims about flows"),
        (["nobody"], "EUR", "'nobody' is not a claim of the data; allowed: ids of claims"),
    ],
)  # fmt: skip
def test_every_other_sum_is_an_error_that_says_why(data: Tables, claims: list[str], unit: str, message: str) -> None:
    with pytest.raises(BoundsError) as error:
        total(data, claims, unit)
    assert str(error.value) == message
    assert isinstance(error.value, FlowsError)
    assert isinstance(error.value, ValueError)


def test_rival_totals_of_the_shipped_data_cannot_be_added(shipped: Tables) -> None:
    with pytest.raises(BoundsError, match="cannot be added: the flows may count the same goods"):
        total(shipped, ["ft-800m", "ukrainian-news-almost-1bn"], "EUR")
