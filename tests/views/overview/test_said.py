"""A claim as a row of the overview tells it."""

from __future__ import annotations

from flows.tables import build
from flows.views.figures import Amount
from flows.views.overview.said import said
from tests import claimed, elsewhere

FLOWS = claimed.flow("a", "SRB", "UKR"), claimed.flow("b", "SRB", "ESP", "UKR", name="Through Spain")


def test_a_claim_is_told_with_its_speaker_its_day_and_what_it_rests_on() -> None:
    tables = build(elsewhere.dataset())
    line = said(tables, tables.place["gazette-rifles"], "rifles-2024")
    assert (line.claim, line.speaker, line.date, line.stance) == (
        "gazette-rifles", "The Gazette", "3 February 2025", "asserts",
    )  # fmt: skip
    assert line.amounts == (Amount("1,200 rifles", "“1,200 rifles”"),)
    assert (line.counted, line.sources, line.reports, line.of) == ("delivered", 1, 2, "")


def test_figures_of_another_flow_are_not_told_beside_this_one() -> None:
    """They count something else; the claim says of which flow it is."""
    tables = claimed.tables(*FLOWS, claimed.claim("c", "b", 800))
    assert said(tables, 0, "a").amounts == ()
    assert said(tables, 0, "a").of == "Through Spain"
    assert len(said(tables, 0, "b").amounts) == 1
