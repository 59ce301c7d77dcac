"""Figures: written, read from words, converted."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.amounts import (
    MAGNITUDES,
    Interval,
    Rate,
    no_rate,
    number,
    rate,
    read_magnitude,
    spoken,
    things,
    to_euro,
)

AMOUNTS = st.floats(0, 1e12, allow_nan=False)
SATURDAY = date(2024, 6, 22)
FRIDAY = date(2024, 6, 21)


@pytest.mark.parametrize(
    ("interval", "text"),
    [
        (Interval(3500, 3500), "3,500"),
        (Interval(200_000, 1_000_000, under=True), "200,000 to under 1,000,000"),
        (Interval(150, 200), "150 to 200"),
        (Interval(3500, None), "at least 3,500"),
        (Interval(None, 3500), "at most 3,500"),
        (Interval(None, 3500, under=True), "under 3,500"),
        (Interval(None, None), "no figure"),
        (Interval(62_500_000.5, 62_500_000.5), "62,500,000.5"),
        (Interval(0, 0), "0"),
    ],
)
def test_an_interval_is_written_in_words_and_digits(interval: Interval, text: str) -> None:
    assert interval.text() == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (1000, "1,000"),
        (1000.0, "1,000"),
        (1.5, "1.5"),
        (1.25, "1.25"),
        (1.001, "1"),
        (1234567.891, "1,234,567.89"),
    ],
)
def test_a_number_has_thousands_separators_and_no_false_decimals(value: float, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"), (3500, "3,500"), (999_999, "999,999"), (1_000_000, "1 million"), (62_500_000, "62.5 million"),
        (62_500_000.5, "62,500,000.5"), (800_000_000, "800 million"), (1_100_000_000, "1.1 billion"),
        (1_600_000_000, "1.6 billion"), (1_234_000_000, "1,234 million"), (10_123_450_000, "10,123.45 million"),
        (1_234_567, "1,234,567"),
    ],
)  # fmt: skip
def test_a_round_number_is_said_in_millions_and_never_rounded(value: float, text: str) -> None:
    assert spoken(value) == text


@given(st.integers(0, 10**13))
def test_a_said_number_reads_back_exactly(value: int) -> None:
    digits, _, word = spoken(value).replace(",", "").partition(" ")
    assert round(float(digits) * {"": 1, "million": 10**6, "billion": 10**9}[word]) == value


def test_an_interval_is_said_as_it_is_written() -> None:
    assert Interval(200_000_000, 1_000_000_000, under=True).spoken() == "200 million to under 1 billion"
    assert Interval(800_000_000, 800_000_000).spoken() == "800 million"
    assert Interval(None, None).spoken() == "no figure"


@given(AMOUNTS)
def test_a_written_number_reads_back_to_the_cent(value: float) -> None:
    assert float(number(value).replace(",", "")) == pytest.approx(value, abs=0.006)


@given(st.none() | st.integers(0, 10**12), st.none() | st.integers(0, 10**12), st.booleans())
def test_an_interval_names_every_bound_it_has(low: int | None, high: int | None, under: bool) -> None:
    text = Interval(low, high, under).text()
    assert all(number(bound) in text for bound in (low, high) if bound is not None)
    assert ("under" in text) == (under and high is not None and low != high)


@pytest.mark.parametrize(("word", "bounds"), MAGNITUDES.items())
def test_a_word_of_magnitude_has_one_reading(word: str, bounds: tuple[int, int]) -> None:
    reading = Interval(*bounds, under=True)
    for worded in (word, word.upper(), f"many {word} of shells", f'"{word}"', word.replace(" ", "-")):
        assert read_magnitude(worded) == reading


def test_the_table_of_magnitudes_says_at_least_two_and_under_the_next() -> None:
    assert MAGNITUDES["hundreds of thousands"] == (200_000, 1_000_000)
    assert MAGNITUDES["dozens"] == (24, 100)
    by_size = [bounds for word, bounds in MAGNITUDES.items() if word != "dozens"]
    for (low, high), (next_low, _) in pairwise(by_size):
        assert low < high
        assert high * 2 in (next_low, next_low * 10)


@pytest.mark.parametrize(
    "worded",
    ["", "many", "a million", "thousand", "3,500", "multimillions", "dozens of thousands", "hundreds, even thousands",
     "thousands or millions", "миллионы"],
)  # fmt: skip
def test_other_words_and_two_words_at_once_have_no_reading(worded: str) -> None:
    """Dozens of thousands are neither dozens nor thousands."""
    assert read_magnitude(worded) is None


def test_a_saturday_takes_the_rate_of_its_friday() -> None:
    assert rate("USD", SATURDAY) == rate("USD", FRIDAY) == Rate("USD", 1.0688, FRIDAY)


def test_a_euro_is_a_euro_on_any_day() -> None:
    assert rate("EUR", date(1900, 1, 1)) == Rate("EUR", 1.0, date(1900, 1, 1))


def test_currencies_that_are_no_more_keep_their_rates() -> None:
    found = [rate("BGN", date(2022, 6, 1)), rate("HRK", date(2022, 6, 1))]
    assert [at and round(at.per_euro, 1) for at in found] == [2.0, 7.5]


@pytest.mark.parametrize(
    ("currency", "day", "why"),
    [
        ("RSD", FRIDAY, "the European Central Bank publishes no reference rate of RSD"),
        ("DEM", date(1995, 1, 1), "the European Central Bank publishes no reference rate of DEM"),
        ("RUB", FRIDAY, "the table of reference rates of RUB ends on 2022-03-01, before 2024-06-21"),
        ("USD", date(1986, 5, 1), "the table of reference rates of USD begins on 1999-01-04, after 1986-05-01"),
    ],
)
def test_why_there_is_no_rate_is_told(currency: str, day: date, why: str) -> None:
    assert rate(currency, day) is None
    assert no_rate(currency, day) == why


def test_of_a_day_beyond_the_table_its_end_is_told() -> None:
    """Whichever day that is: each release of the package adds to it."""
    told = no_rate("USD", date(9999, 12, 31))
    assert re.fullmatch(r"the table of reference rates of USD ends on 20\d\d-\d\d-\d\d, before 9999-12-31", told)


@pytest.mark.parametrize(
    ("currency", "day"),
    [
        ("RSD", FRIDAY), ("UAH", FRIDAY), ("XXX", FRIDAY), ("eur", FRIDAY),
        ("RUB", date(2022, 3, 9)), ("RUB", date(2022, 4, 1)), ("RUB", FRIDAY),
        ("USD", date(1998, 12, 31)), ("USD", date(1999, 1, 3)), ("USD", date(1, 1, 1)), ("USD", date(1, 1, 5)),
        ("USD", date(9999, 12, 31)),
    ],
)  # fmt: skip
def test_there_is_no_rate_where_the_bank_published_none(currency: str, day: date) -> None:
    assert rate(currency, day) is None
    assert no_rate(currency, day)


def test_the_first_rate_is_of_4_january_1999_and_the_last_rouble_of_1_march_2022() -> None:
    first, last = rate("USD", date(1999, 1, 4)), rate("RUB", date(2022, 3, 8))
    assert first is not None
    assert last is not None
    assert (first.day, last.day) == (date(1999, 1, 4), date(2022, 3, 1))


@pytest.mark.parametrize(
    ("interval", "euro"),
    [
        (Interval(364_000_000, 364_000_000), Interval(341_000_000, 341_000_000)),
        (Interval(62_500_000.50, None), Interval(58_476_796.9, None)),
        (Interval(None, 100, under=True), Interval(None, 94, under=True)),
        (Interval(1_000_000, 1_000_000), Interval(940_000, 940_000)),
        (Interval(104, 110), Interval(97.3, 103)),
        (Interval(0, 0), Interval(0, 0)),
    ],
)
def test_a_conversion_has_as_many_digits_as_the_report_and_keeps_open_sides(interval: Interval, euro: Interval) -> None:
    assert to_euro(interval, Rate("USD", 1.0688, FRIDAY)) == euro


@given(AMOUNTS.filter(lambda amount: amount > 1e-6))
def test_a_conversion_is_off_by_less_than_its_last_digit(amount: float) -> None:
    found = to_euro(Interval(amount, amount), Rate("USD", 1.0688, FRIDAY))
    assert found.low == found.high == pytest.approx(amount / 1.0688, rel=0.051)


@given(st.tuples(AMOUNTS, AMOUNTS).map(sorted), st.floats(0.01, 1000))
def test_a_conversion_keeps_the_order_of_the_bounds(bounds: list[float], per_euro: float) -> None:
    low, high = bounds
    interval = to_euro(Interval(low, high), Rate("USD", per_euro, FRIDAY))
    assert interval.low is not None
    assert interval.high is not None
    assert interval.low <= interval.high


@given(st.dates(), st.sampled_from(["USD", "RUB", "RSD", "CHF", "JPY"]))
def test_a_rate_is_never_younger_than_its_day_nor_a_week_older(day: date, currency: str) -> None:
    at = rate(currency, day)
    if at is not None:
        assert 0 <= (day - at.day).days <= 7
        assert at.per_euro > 0


@pytest.mark.parametrize(
    ("told", "unit", "text"),
    [
        ("1", "pieces", "1 piece"), ("at least 1", "shells", "at least 1 shell"),
        ("about 1", "rockets", "about 1 rocket"),
        ("1", "batteries", "1 battery"), ("1", "boxes", "1 box"), ("1", "rounds of 155 mm", "1 round of 155 mm"),
        ("1", "passes", "1 pass"), ("1", "percent", "1 percent"), ("1", "air bombs", "1 air bomb"),
        ("0", "pieces", "0 pieces"), ("21", "pieces", "21 pieces"), ("0 to 1", "pieces", "0 to 1 pieces"),
        ("1 million", "shells", "1 million shells"), ("1.1", "tonnes", "1.1 tonnes"),
        ("at most 3,501", "shells", "at most 3,501 shells"),
    ],
)  # fmt: skip
def test_one_is_no_plural(told: str, unit: str, text: str) -> None:
    assert things(told, unit) == text
