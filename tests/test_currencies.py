"""Codes of currencies, and what is written for them."""

from __future__ import annotations

import pytest

from flows.currencies import is_currency, meant


@pytest.mark.parametrize("code", ["EUR", "USD", "RSD", "UAH", "RUB", "CHF", "BGN", "HRK", "DEM", "CSD", "YUM", "SUR"])
def test_currencies_are_iso_codes_of_today_or_withdrawn(code: str) -> None:
    assert is_currency(code)


@pytest.mark.parametrize("code", ["eur", "Eur", "", "€", "EURO", "ABC"])
def test_other_words_are_no_currency(code: str) -> None:
    assert not is_currency(code)


@pytest.mark.parametrize(
    ("given", "code"),
    [("usd", "USD"), ("US$", "USD"), ("€", "EUR"), ("$", "USD"), ("EURO", "EUR"), ("US Dollar", "USD"), ("£", "GBP"),
     ("dinars", "RSD"), ("bgn", "BGN"), ("₴", "UAH"), ("₹", "INR")],
)  # fmt: skip
def test_what_is_written_for_a_code_is_understood(given: str, code: str) -> None:
    assert meant(given) == f" (did you mean {code}?)"


@pytest.mark.parametrize("given", ["", "shells", "XX", "EUR 5"])
def test_nothing_is_guessed(given: str) -> None:
    assert meant(given) == ""
