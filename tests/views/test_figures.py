"""A figure in English: rounded for reading, in its own currency, with what is derived marked so."""

from __future__ import annotations

from typing import Any

import pytest

from flows.tables import Tables
from flows.views.figures import figures
from tests import claimed

FLOWS = claimed.flow("a", "SRB", "UKR"), claimed.flow("b", "SRB", "ESP", "UKR", name="Through Spain")


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ({"amount": 800_000_000, "about": True}, "about EUR 800 million"),
        ({"amount": 31_500_000}, "EUR 31.5 million"),
        ({"amount": 583_313_022.99}, "about EUR 583 million"),
        ({"low": 135_000_000}, "at least EUR 135 million"),
        ({"high": 3500, "unit": "rockets"}, "at most 3,500 rockets"),
        ({"worded": "hundreds of thousands", "low": None, "unit": "shells"}, "200,000 to under 1 million shells"),
        ({"amount": 3512, "unit": "shells"}, "3,512 shells"),
        ({"amount": 855_000_000, "unit": "USD"}, "USD 855 million (about EUR 800 million, derived)"),
        ({"amount": 10_400, "unit": "USD"}, "USD 10,400 (about EUR 9,730, derived)"),
        ({"amount": 5_000_000, "unit": "RSD"}, "RSD 5 million"),
        ({"amount": 0, "unit": "shells"}, "0 shells"),
    ],
)
def test_a_figure_in_english(stated: dict[str, Any], told: str) -> None:
    if "worded" in stated:
        more: dict[str, Any] = {"quantities": [{"worded": stated["worded"], "unit": "shells"}]}
        tables = claimed.tables(*FLOWS, claimed.claim("c", "a", **more))
    else:
        tables = claimed.tables(*FLOWS, claimed.claim("c", "a", **stated))
    (amount,) = figures(tables.record(0))
    assert amount.told == told


def test_words_in_another_language_say_so_and_stand_behind_their_english_reading(shipped: Tables) -> None:
    (amount,) = figures(shipped.record(shipped.place["krik-2025-06-gbr"]))
    assert str(amount) == "EUR 31.5 million (“31,5 милиона евра”, Serbian)"
    (amount,) = figures(shipped.record(shipped.place["ft-800m"]))
    assert str(amount) == "about EUR 800 million (“around EUR 800mn”)"
