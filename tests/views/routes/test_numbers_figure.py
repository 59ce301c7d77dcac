"""The range plot, by the numbers plotly is given."""

from __future__ import annotations

from itertools import pairwise
from math import isnan, log10
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.tables import Tables
from flows.views.behind import behind, openable
from flows.views.routes import numbers_figure as plot
from flows.views.routes.numbers import numbers
from flows.views.style import DARK, LIGHT, Look
from tests.conftest import everything, masks, only
from tests.views.routes.test_numbers import asked, intervals, plain, stated

FEWER = settings(max_examples=15)
"""A figure takes some hundredths of a second."""


def traces(figure: go.Figure) -> dict[str, Any]:
    return {trace["name"]: trace for trace in figure.to_dict()["data"]}


@FEWER
@given(data=st.data())
def test_every_bar_lies_between_the_least_and_the_most_of_a_figure(tables: Tables, data: st.DataObject) -> None:
    """Bars and dots by claim, against the records; each on its own row, and no more of them than figures."""
    mask = data.draw(masks(tables))
    measure, unit = data.draw(st.sampled_from(asked(tables)))
    expected = stated(tables, mask, measure, unit)
    picture = numbers(tables, mask, measure, unit, 10_000)
    drawn = traces(plot.figure(picture, tables, LIGHT, log=data.draw(st.booleans())))
    bars, dots = drawn["range"], drawn["figure"]
    for key, base, wide in zip(bars["customdata"], bars["base"], bars["x"], strict=True):
        assert any(
            one.low is not None and one.high is not None
            and base == pytest.approx(one.low) and base + wide == pytest.approx(one.high)
            for one in expected[key]
        )  # fmt: skip
    for key, at in zip(dots["customdata"], dots["x"], strict=True):
        assert any(at in (one.low, one.high) for one in expected[key])
    assert len(bars["x"]) + len(dots["x"]) == sum(map(len, expected.values()))


@FEWER
@given(data=st.data())
def test_rows_stand_under_each_other_and_marks_within_them(tables: Tables, data: st.DataObject) -> None:
    mask = data.draw(masks(tables))
    picture = numbers(tables, mask, *data.draw(st.sampled_from(asked(tables))))
    drawn = traces(plot.figure(picture, tables, LIGHT, narrow=data.draw(st.booleans())))
    row = drawn["row"]
    assert row["customdata"] == picture.ids_in_order()
    spans = [(y - wide / 2, y + wide / 2) for y, wide in zip(row["y"], row["width"], strict=True)]
    assert all(upper[1] <= lower[0] + 1e-9 for upper, lower in pairwise(spans))
    inside = dict(zip(row["customdata"], spans, strict=True))
    for name in ("range", "figure"):
        for key, y in zip(drawn[name]["customdata"], drawn[name]["y"], strict=True):
            assert inside[key][0] < y < inside[key][1]


@FEWER
@given(data=st.data())
def test_the_axis_holds_every_figure(tables: Tables, data: st.DataObject) -> None:
    log = data.draw(st.booleans())
    picture = numbers(tables, data.draw(masks(tables)), *data.draw(st.sampled_from(asked(tables))))
    figure = plot.figure(picture, tables, LIGHT, log=log).to_dict()
    low, high = figure["layout"]["xaxis"]["range"]
    sides = [float(side) for column in ("low", "high") for side in picture.rows[column] if not isnan(side) and side > 0]
    assert all(low < (log10(side) if log else side) < high for side in sides)
    assert all(low <= (log10(tick) if log else tick) <= high for tick in figure["layout"]["xaxis"]["tickvals"])
    if sides and not log:
        assert len(figure["layout"]["xaxis"]["tickvals"]) > 1


def test_an_open_side_is_a_dotted_line_to_the_end_of_the_axis(little: Tables) -> None:
    for claim, measure, unit in (("czechia", "value", ""), ("accusation", "quantity", "rockets")):
        figure = plot.figure(numbers(little, only(little, claim), measure, unit), little, LIGHT)
        first, last = figure.to_dict()["layout"]["xaxis"]["range"]
        dot = traces(figure)["figure"]["x"][0]
        assert traces(figure)["open"]["x"] == ([dot, last, None] if claim == "czechia" else [first, dot, None])


def test_a_row_says_who_and_when_and_the_words_of_the_report_hover(shipped: Tables) -> None:
    figure = plot.figure(numbers(shipped, everything(shipped), "value"), shipped, LIGHT).to_dict()
    texts = [note["text"].replace("<br>", " ") for note in figure["layout"]["annotations"]]
    assert any(
        text.startswith("<b>About EUR 800 million</b>: Unnamed estimators cited by the Financial Times, 22 June 2024")
        for text in texts
    )
    assert texts.count("<b>Delivered</b>") == 1
    hovers = traces(go.Figure(figure))["row"]["hovertext"]
    assert sum("as worded: “around EUR 800mn”" in hover for hover in hovers) == 1


def test_marked_rows_stand_on_a_ground(little: Tables) -> None:
    picture = numbers(little, everything(little), "value")
    shapes = plot.figure(picture, little, LIGHT, marked=("spain", "nobody")).to_dict()["layout"]["shapes"]
    row = traces(plot.figure(picture, little, LIGHT))["row"]
    middle = row["y"][row["customdata"].index("spain")]
    assert [shape["y0"] < middle < shape["y1"] for shape in shapes] == [True]


def test_a_click_anywhere_on_a_row_hands_on_its_claim(little: Tables) -> None:
    """The figures of a claim are its row's alone."""
    picture = numbers(little, everything(little), "value")
    row = traces(plot.figure(picture, little, LIGHT))["row"]
    assert row["customdata"] == openable(picture)
    for key in openable(picture):
        assert behind(picture, key, little).tolist() == [little.place[key]]
        assert intervals(picture.rows[picture.rows["key"] == key]) == plain(
            stated(little, everything(little), "value", "")[key]
        )


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_plotly_accepts_every_property(tables: Tables, look: Look) -> None:
    """The figures are made unchecked, for speed; here each is checked."""
    for mask in (everything(tables), ~everything(tables)):
        for measure, unit in asked(tables):
            picture = numbers(tables, mask, measure, unit)
            for narrow, log in ((False, True), (True, False)):
                figure = plot.figure(
                    picture, tables, look, log=log, narrow=narrow, marked=tuple(picture.ids_in_order())
                )
                assert go.Figure(figure.to_dict()).layout.height
