"""A figure in English: rounded for reading, in its own currency, with what is derived marked so."""

from __future__ import annotations

from typing import Any

import pytest

from flows.tables import build
from flows.views.overview.said import Amount, figures, said
from tests import claimed, elsewhere

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


def test_a_claim_is_told_with_its_speaker_its_day_and_what_it_rests_on() -> None:
    tables = build(elsewhere.dataset())
    line = said(tables, tables.place["gazette-rifles"], "rifles-2024")
    assert (line.claim, line.speaker, line.date, line.stance) == (
        "gazette-rifles", "The Gazette", "3 February 2025", "asserts",
    )  # fmt: skip
    assert line.amounts == (Amount("1,200 rifles", "1,200 rifles"),)
    assert (line.counted, line.sources, line.reports, line.of) == ("delivered", 1, 2, "")


def test_figures_of_another_flow_are_not_told_beside_this_one() -> None:
    """They count something else; the claim says of which flow it is."""
    tables = claimed.tables(*FLOWS, claimed.claim("c", "b", 800))
    assert said(tables, 0, "a").amounts == ()
    assert said(tables, 0, "a").of == "Through Spain"
    assert len(said(tables, 0, "b").amounts) == 1
