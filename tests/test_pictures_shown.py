"""What each view puts into its picture is what its page shows."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from flows.bounds.question import Question
from flows.pictures import asked
from flows.pictures.asked import Asked
from flows.pictures.shown import VIEWS
from flows.screen import numbers, positions, routes, timeline
from flows.selection import Selection
from flows.tables import Tables
from flows.views.map import figure as map_figure
from flows.views.map import picture as map_picture
from flows.views.map import words as map_words
from flows.views.routes import figure as routes_figure
from flows.views.routes import origins
from flows.views.style import LIGHT
from flows.views.timeline import figure as timeline_figure
from flows.views.timeline import picture as timeline_picture


def ask(tables: Tables, width: str = "page", mask: Any = None, **query: str) -> Asked:
    mask = Selection().mask(tables) if mask is None else mask
    return Asked(tables, mask, query, Question.from_query(query, tables), LIGHT, width)


@pytest.mark.parametrize(("width", "narrow"), [("page", False), ("column", True), ("phone", True)])
def test_routes_are_those_of_the_page(shipped: Tables, width: str, narrow: bool) -> None:
    given = ask(shipped, width, few="yes")
    picture = origins.by_origins(shipped, given.mask, few=True)
    shown = VIEWS["routes"](given)
    assert shown.figure["data"] == routes_figure.figure(picture, shipped, LIGHT, narrow).to_dict()["data"]
    assert [entry.words for entry in shown.legend] == [
        "said or confirmed", "with a “but”", "denied", "nobody named there",
    ]  # fmt: skip


def test_the_map_names_whose_borders_it_shows(shipped: Tables) -> None:
    given = ask(shipped, least="5")
    shown = VIEWS["map"](given)
    picture = map_picture.curves(shipped, given.mask, 5)
    assert shown.figure["data"] == map_figure.figure(picture, LIGHT).to_dict()["data"]
    assert map_words.BORDERS in shown.notes
    assert "each named by at least 5 sources." in shown.title


def test_the_timeline_shows_the_days_of_the_address(shipped: Tables) -> None:
    given = ask(shipped, window="2024/2025")
    picture = timeline_picture.timeline(shipped, given.mask)
    shown = VIEWS["timeline"](given)
    assert shown.figure["data"] == timeline_figure.figure(picture, shipped, LIGHT).to_dict()["data"]
    assert shown.figure["layout"]["xaxis"]["range"] == ["2024-01-01", "2025-12-31"]
    assert "Shown are the days from 1 January 2024 to 31 December 2025." in shown.notes


@pytest.mark.parametrize("view", VIEWS)
def test_what_could_not_be_drawn_stands_under_it(shipped: Tables, view: str) -> None:
    told = " ".join(VIEWS[view](ask(shipped)).notes)
    assert "not drawn" in told or "do not" in told or view == "routes"


@pytest.mark.parametrize("view", VIEWS)
def test_an_empty_selection_is_no_error(shipped: Tables, view: str) -> None:
    nothing = np.zeros(len(shipped.claims), dtype=bool)
    for measure in ("origins", "value", "quantity"):
        shown = VIEWS[view](ask(shipped, mask=nothing, measure=measure))
        assert shown.empty
        assert shown.told


def test_the_choices_of_the_pages_are_those_of_the_screen() -> None:
    assert asked.CHOICES["measure"] == tuple(routes.MEASURES)
    assert asked.CHOICES["scale"] == tuple(numbers.SCALES)
    assert asked.CHOICES["lanes"] == tuple(timeline.LANES)
    assert asked.CHOICES["form"] == tuple(positions.FORMS)
