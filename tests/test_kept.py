"""What was made once is kept for all, by what it was made of."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.kept import MOST, Kept, kept
from flows.tables import Tables, build
from flows.views.map import figure as map_figure
from flows.views.map import picture as map_picture
from flows.views.overview import discussed, months
from flows.views.positions import picture as positions
from flows.views.routes import figure as routes_figure
from flows.views.routes import origins
from flows.views.sources import relays
from flows.views.style import DARK, LIGHT
from flows.views.timeline import picture as timeline
from tests import small
from tests.conftest import everything, masks

PICTURES: list[Callable[[Tables, Any], Any]] = [
    map_picture.curves, months.months, discussed.rows, positions.matrix, origins.by_origins, relays.relays,
    timeline.timeline,
]  # fmt: skip


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: str(picture.__module__))
def test_a_picture_is_made_once_for_a_selection(picture: Callable[[Tables, Any], Any], little: Tables) -> None:
    """A mask of the same claims is the same selection; another, or other tables, are not."""
    every, none = everything(little), ~everything(little)
    assert picture(little, every) is picture(little, every.copy())
    assert picture(little, none) is not picture(little, every)
    assert picture(build(small.dataset()), every) is not picture(little, every)


@settings(max_examples=8)  # each draws some pictures twice
@given(data=st.data())
def test_what_is_kept_is_what_would_be_made_anew(data: st.DataObject, little: Tables) -> None:
    """Whatever was asked before: the rows of each picture are those that its function makes by itself."""
    for mask in data.draw(st.lists(masks(little), min_size=2, max_size=4)):
        for picture in (months.months, origins.by_origins, timeline.timeline):
            anew = picture.__wrapped__(little, mask)  # type: ignore[attr-defined]  # what `wraps` leaves of the function
            assert picture(little, mask).rows.equals(anew.rows)


def test_a_figure_is_made_once_for_a_look(little: Tables) -> None:
    """And for what else it depends on."""
    routes, curves = origins.by_origins(little, everything(little)), map_picture.curves(little, everything(little))
    assert routes_figure.figure(routes, little, LIGHT) is routes_figure.figure(routes, little, LIGHT)
    assert routes_figure.figure(routes, little, LIGHT) is not routes_figure.figure(routes, little, DARK)
    assert map_figure.figure(curves, LIGHT, narrow=True) is not map_figure.figure(curves, LIGHT, narrow=False)


def test_what_was_made_goes_with_what_it_was_made_of() -> None:
    """No edition is kept by its own pictures."""
    tables = build(small.dataset())
    picture = origins.by_origins(tables, everything(tables))
    routes_figure.figure(picture, tables, LIGHT)
    gone = weakref.ref(tables)
    del tables, picture
    gc.collect()
    assert gone() is None


class Holder:
    """Something that keeps."""

    def __init__(self) -> None:
        self.kept = Kept()


@given(st.lists(st.integers(0, 3 * MOST), max_size=6 * MOST))
def test_no_more_is_kept_than_is_said(asked: list[int]) -> None:
    """The last used stay."""
    made: list[int] = []

    @kept
    def double(of: Holder, number: int) -> int:
        made.append(number)
        return 2 * number

    holder = Holder()
    assert [double(holder, number) for number in asked] == [2 * number for number in asked]
    last = list(dict.fromkeys(reversed(asked)))[:MOST]
    many = len(made)
    assert [double(holder, number) for number in last] == [2 * number for number in last]
    assert len(made) == many


def test_arrays_are_told_apart_by_what_they_hold_and_names_by_themselves() -> None:
    """By position or by name an argument means what it means."""
    made: list[tuple[Any, ...]] = []

    @kept
    def make(of: Holder, rows: Any, *, first: int = 0, second: int = 0) -> int:
        made.append((rows.tolist(), first, second))
        return len(made)

    holder, rows = Holder(), np.array([True, False])
    assert make(holder, rows) == make(holder, rows.copy()) == 1
    assert make(holder, ~rows) == 2
    assert make(holder, rows, first=1) == 3
    assert make(holder, rows, second=1) == 4
    assert make(Holder(), rows) == 5


def test_two_at_once_get_the_same_answer_each() -> None:
    """Nobody waits for another's, and nothing is lost."""
    holder, meet, found = Holder(), Barrier(2), []

    @kept
    def slow(of: Holder, number: int) -> int:
        meet.wait(timeout=60)
        return number + 1

    both = [Thread(target=lambda: found.append(slow(holder, 1))) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert found == [2, 2]
