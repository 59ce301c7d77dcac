"""The days in view, from an address and back."""

from __future__ import annotations

from datetime import date

import pytest

from flows.selection import Selection
from flows.tables import Tables
from flows.views.timeline import picture
from flows.views.timeline.window import read, written


@pytest.mark.parametrize("given", ["", "never", "2024-13", "1990/1991", "0001/9999"])
def test_what_is_no_window_within_the_days_shows_all(shipped: Tables, given: str) -> None:
    assert read(given, picture.timeline(shipped, Selection().mask(shipped))) is None


def test_a_window_is_cut_to_the_days_there_are(shipped: Tables) -> None:
    drawn = picture.timeline(shipped, Selection().mask(shipped))
    window = read("2024/2099", drawn)
    assert window == (date(2024, 1, 1), drawn.last)
    assert read(written(window), drawn) == window
