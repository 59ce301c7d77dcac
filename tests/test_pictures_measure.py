"""How wide a text of a picture is, and where it is broken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.pictures.measure import BOLD, width, wrapped

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=120)


def test_bold_and_larger_texts_are_wider() -> None:
    assert 0 < width("Serbia", 12) < width("Serbia", 14) < width("Serbia", 14, BOLD)


def test_letters_that_the_type_lacks_have_room_too() -> None:
    """Wide ones as wide as they are high."""
    assert width("塞爾維亞", 20) >= 80


@pytest.mark.parametrize("room", [40.0, 200.0])
@given(text=TEXTS)
def test_no_line_is_wider_than_its_room_and_nothing_is_lost(text: str, room: float) -> None:
    lines = wrapped(text, room, 14)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line, 14) <= room or len(line) == 1 for line in lines)


def test_words_stay_whole_where_they_fit() -> None:
    assert wrapped("Nobody in between is named", 120, 14) == ["Nobody in between", "is named"]


def test_an_address_without_a_space_is_broken() -> None:
    lines = wrapped("https://flows.example/routes?" + "country=SRB&" * 30, 300, 12)
    assert len(lines) > 5
