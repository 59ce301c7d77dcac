"""Bounds as bars: as long as the bounds, open ones marked, reported figures where the reports put them."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest

from flows.bounds.answers import Answer, answer
from flows.bounds.question import Question
from flows.tables import Tables
from flows.views.follows import figure as bars
from flows.views.style import DARK, LIGHT
from tests.claimed import EUR, claim, flow, tables
from tests.conftest import everything

TOTAL = [flow("all", "SRB", ["ESP", "CZE", "USA"], "UKR"), claim("total", "all", 800, about=True)]


def of_all(data: Tables) -> Answer:
    return answer(data, everything(data), EUR)


def drawn(found: Answer, data: Tables, *, legs: bool = False) -> go.Figure:
    return go.Figure(bars.figure(found, data, LIGHT, legs=legs).to_dict())


def ends_of(figure: go.Figure) -> dict[str, tuple[float, float]]:
    """From where to where the bar of each key goes."""
    found: dict[str, tuple[float, float]] = {}
    for trace in figure.data:
        if trace.type == "bar":
            ends = zip(trace.customdata, trace.base, trace.x, strict=True)
            found |= {str(key): (float(base), float(base + length)) for key, base, length in ends}
    return found


def test_bars_go_from_the_least_to_the_most() -> None:
    data = tables(*TOTAL)
    ends = ends_of(drawn(of_all(data), data))
    assert ends["all"] == (720, 880)
    assert ends["all/1:ESP"] == (0, 880)
    assert not any(">" in key for key in ends)


def test_legs_are_drawn_where_they_are_asked_for() -> None:
    data = tables(*TOTAL)
    assert ends_of(drawn(of_all(data), data, legs=True))["all/0:SRB>1:ESP"] == (0, 880)


def test_a_reported_figure_stands_where_the_report_puts_it() -> None:
    """Not where the tolerance widens it to."""
    data = tables(*TOTAL)
    (dots,) = [trace for trace in drawn(of_all(data), data).data if trace.name == "reported, as read"]
    assert list(dots.x) == [800]


def test_what_has_no_most_goes_on_to_the_end_of_the_scale() -> None:
    data = tables(flow("all", "SRB", "UKR"), claim("least", "all", low=200))
    figure = drawn(of_all(data), data)
    assert ends_of(figure)["all"] == (200, figure.layout.xaxis.range[1])
    (arrows,) = [trace for trace in figure.data if trace.type == "scatter" and trace.marker.symbol == "triangle-right"]
    assert set(arrows.x) == {figure.layout.xaxis.range[1]}
    assert len(arrows.y) == len(ends_of(figure))


def test_every_row_of_the_shipped_answer_is_drawn_once_with_a_name(shipped: Tables) -> None:
    found = answer(shipped, np.ones(len(shipped.claims), dtype=bool), Question("value", "EUR", "delivered"))
    figure = drawn(found, shipped, legs=True)
    assert set(ends_of(figure)) == set(found.rows["key"])
    heights = [at for trace in figure.data if trace.type == "bar" for at in trace.y]
    assert len(heights) == len(set(heights)) == len(found.rows)
    assert len(figure.layout.annotations) == len(found.rows) + found.rows["flow"].nunique()
    assert max(heights) < figure.layout.yaxis.range[0]
    for low, high in ends_of(figure).values():
        assert 0 <= low < high <= figure.layout.xaxis.range[1] * 1.01


@pytest.mark.parametrize("most", [1, 3, 40, 999, 5_000_000, 880_000_000])
def test_ticks_are_round_and_few(most: float) -> None:
    data = tables(flow("all", "SRB", "UKR"), claim("total", "all", most))
    axis = drawn(of_all(data), data).layout.xaxis
    ticks = list(axis.tickvals)
    assert 2 <= len(ticks) <= 6
    assert ticks[0] == 0
    assert ticks[-1] <= axis.range[1]
    step = ticks[1] - ticks[0]
    assert round(step / 10 ** math.floor(math.log10(step) + 1e-9), 6) in (1, 2, 5)
    assert len(axis.ticktext) == len(ticks)


def test_an_answer_without_rows_is_an_empty_figure_in_either_look() -> None:
    data = tables(flow("all", "SRB", "UKR"), claim("words", "all"))
    empty: Any = bars.figure(of_all(data), data, DARK)
    assert not empty.data
