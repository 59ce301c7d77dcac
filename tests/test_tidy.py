"""Putting a data file in order moves records and changes none."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.dataset import parse
from flows.dataset.tidy import Untidy, tidy
from flows.project import DATA
from tests import small


def test_the_shipped_file_is_in_order() -> None:
    """The failing test says the command: python -m flows format."""
    text = DATA.read_text(encoding="utf-8")
    assert tidy(text) == text, "run: python -m flows format"


def test_records_are_sorted_and_comments_move_with_the_record_under_them() -> None:
    """Actors by id."""
    text = "actors:\n  # The second.\n  b: {name: B}\n  a: {name: A}\n\n# Claims.\nclaims: []\n"
    assert tidy(text) == "actors:\n  a: {name: A}\n  # The second.\n  b: {name: B}\n\n# Claims.\nclaims: []\n"


def test_claims_are_sorted_by_date_and_reports_by_publisher_and_date() -> None:
    """As they are looked for."""
    text = (
        "reports:\n  x: {publisher: b, published: 2020}\n  y: {publisher: a}\n  z: {publisher: a, published: 2021}\n"
        "claims:\n  - id: late\n    date: 2024-06-22\n  - id: early\n    date: 2024-06\n"
    )
    assert tidy(text) == (
        "reports:\n  z: {publisher: a, published: 2021}\n  y: {publisher: a}\n  x: {publisher: b, published: 2020}\n"
        "claims:\n  - id: early\n    date: 2024-06\n  - id: late\n    date: 2024-06-22\n"
    )


@given(st.randoms(use_true_random=False))
def test_order_is_found_again_from_any_order(chance: random.Random) -> None:
    """Idempotent, and the dataset stays the same but for the order of its records."""
    first = tidy(small.text())
    head, _, claims = first.partition("claims:\n")
    body, _, rest = claims.partition("\nevents:")
    blocks = [f"  - id:{block}" for block in body.split("  - id:")[1:]]
    blocks = [block if block.endswith("\n") else f"{block}\n" for block in blocks]
    chance.shuffle(blocks)
    mixed = f"{head}claims:\n{''.join(blocks)}\nevents:{rest}" if rest else f"{head}claims:\n{''.join(blocks)}"
    again = tidy(mixed)
    assert tidy(again) == again
    assert sorted(claim.id for claim in parse(again).claims) == sorted(claim.id for claim in parse(first).claims)


def test_records_that_share_a_line_are_left_alone() -> None:
    """Nothing is moved that cannot be moved whole."""
    with pytest.raises(Untidy, match="each record on lines of its own"):
        tidy("actors: {b: {name: B}, a: {name: A}}\nclaims: []\n")
