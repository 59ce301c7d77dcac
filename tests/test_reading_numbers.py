"""Cells to figures."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.reading.numbers import NOTHING, Number, count, number, point


@pytest.mark.parametrize(
    ("cell", "low", "high", "approximate"),
    [
        ("12", 12, 12, False), ("1,250", 1250, 1250, False), ("1.5", 1.5, 1.5, False), ("1 000 000", 1e6, 1e6, False),
        ("1.234,56", 1234.56, 1234.56, False), ("330.000.000,00", 33e7, 33e7, False),
        ("2.100,5", 2100.5, 2100.5, False),
        ("10-15", 10, 15, False), ("10 to 15", 10, 15, False), ("between 10 and 20", 10, 20, False),
        ("10-15 million", 10e6, 15e6, False), ("approx. 100,000", 1e5, 1e5, True), ("12?", 12, 12, True),
        ("(12)", 12, 12, True), ("~40", 40, 40, True), ("at least 300", 300, None, False), ("100+", 100, None, False),
        ("up to 50", None, 50, False), ("1.2 million", 1.2e6, 1.2e6, False), ("3k", 3000, 3000, False),
        ("0", 0, 0, False),
        ("hundreds of thousands", None, None, True),
    ],
)  # fmt: skip
def test_a_figure_is_read_as_people_write_it(
    cell: str, low: float | None, high: float | None, approximate: bool
) -> None:
    assert number(cell, ".") == Number(low, high, approximate, cell)


@pytest.mark.parametrize(
    ("cell", "currency", "unit", "low"),
    [
        ("EUR 800m", "EUR", "", 8e8), ("US$ 3bn", "USD", "", 3e9), ("€ 5", "EUR", "", 5), ("5 €", "EUR", "", 5),
        ("500 pcs", "", "pcs", 500), ("1.5 tonnes", "", "tonnes", 1.5), ("2 million shells", "", "shells", 2e6),
    ],
)  # fmt: skip
def test_a_currency_or_unit_that_stands_with_it_is_told(cell: str, currency: str, unit: str, low: float) -> None:
    found = number(cell, ".")
    assert found is not None
    assert (found.currency, found.unit, found.low) == (currency, unit, low)


@pytest.mark.parametrize(
    "cell", [*sorted(NOTHING), "Unknown", "nil ", "-5", "10%", "5 percent", "1,2,3", "no idea", "15-10"]
)
def test_what_states_no_figure_is_none(cell: str) -> None:
    assert number(cell, ".") is None


def test_three_digits_behind_a_sign_are_read_as_the_column_says() -> None:
    assert point(["1.234", "5,5"]) == ","
    assert point(["1,234", "1,234,567"]) == "."
    assert point(["1.234", "2.345"]) == "?"
    assert point(["1.234", "1.5", "1,5"]) == "?", "a column that does both says nothing"
    assert point(["12", "x"]) == ""
    assert [found.low for found in (number("1.234", ","), number("1.234", ".")) if found] == [1234, 1.234]
    assert [found.low for found in (count("1.234"), count("1,234"), count("1.5")) if found] == [1234, 1234, 1.5]


@given(st.text("0123.,-+ ?()EURkm%öin€", max_size=20), st.sampled_from(".,"))
def test_no_cell_raises_and_what_is_read_is_an_interval(cell: str, decimal: str) -> None:
    found = number(cell, decimal)
    assert found is None or found.low is None or found.high is None or 0 <= found.low <= found.high


@given(st.integers(0, 10**12))
def test_whole_numbers_are_read_with_either_sign_between_thousands(value: int) -> None:
    for text in (str(value), f"{value:,}", f"{value:,}".replace(",", ".")):
        found = count(text)
        assert found is not None
        assert found.low == value
