"""The figure of the map: what is drawn where, how wide, and what may be clicked."""

from __future__ import annotations

import copy
import json
import re
from collections import Counter
from itertools import pairwise
from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.borders import FOLDER
from flows.selection import Mask
from flows.tables import Tables
from flows.views.map import figure as geography
from flows.views.map import labels, legend
from flows.views.map import picture as routes
from flows.views.map.curves import curve
from flows.views.map.geometry import View
from flows.views.map.picture import Curves
from flows.views.map.ways import named
from flows.views.shared import shared
from flows.views.style import DARK, LIGHT, shade
from tests.conftest import everything, masks
from tests.views.map.test_picture import drawn, with_flows


def of(*claims: str, held: Tables | None = None) -> tuple[Curves, go.Figure]:
    """The picture of the claims named, or of all, and its figure."""
    picture = drawn(*claims, of=held)
    return picture, geography.figure(picture, LIGHT)


def lines(figure: go.Figure) -> list[Any]:
    return [trace for trace in figure.data if trace.type == "scattergeo" and trace.mode == "lines" and trace.customdata]


def casings(figure: go.Figure) -> list[Any]:
    return [trace for trace in figure.data if trace.type == "scattergeo" and trace.line.color == LIGHT.denied]


def legend_of(picture: Curves) -> list[str]:
    """The entries of the legend, without markup."""
    return [words for words in re.sub("<[^>]*>", "\n", legend.legend(picture, LIGHT)).split("\n") if words]


def test_every_route_has_a_line_from_its_first_country_to_its_last() -> None:
    picture, figure = of()
    assert [trace.meta["key"] for trace in lines(figure)] == [trace.customdata[0] for trace in lines(figure)]
    assert {trace.meta["key"] for trace in lines(figure)} == set(picture.rows["key"])
    points = picture.countries.set_index("code")
    for trace in lines(figure):
        first, last = (points.loc[code] for code in (trace.meta["key"][:3], trace.meta["key"][-3:]))
        assert (trace.lon[0], trace.lat[0]) == pytest.approx((first["lon"], first["lat"]), abs=0.01)
        assert (trace.lon[-2], trace.lat[-2]) == pytest.approx((last["lon"], last["lat"]), abs=0.01)
        assert trace.lon.count(None) == len(named(trace.meta["key"])) - 1, "a gap after each step"


def test_what_can_be_clicked_carries_keys_and_codes_never_markup() -> None:
    picture, figure = of()
    clicked = {key for trace in figure.data if trace.customdata is not None for key in trace.customdata}
    assert clicked == set(picture.rows["key"]) | set(picture.countries["code"])


def test_the_figure_holds_plain_lists() -> None:
    """Plotly packs arrays into base64, which nobody can read and which is slower for so few points."""
    _, figure = of()
    assert "bdata" not in figure.to_json()


def test_the_map_asks_only_the_app_for_its_outlines() -> None:
    _, figure = of()
    geo = figure.layout.geo
    asked = f"{geography.CONFIG['topojsonURL']}{geo.scope}_{geo.resolution}m.json"
    assert asked == "borders/world_50m.json"
    assert (FOLDER / asked.removeprefix("borders/")).exists()
    assert not re.search("https?://", json.dumps(geography.CONFIG) + figure.to_json())


def test_the_map_is_never_smaller_than_its_view_and_keeps_what_is_enlarged() -> None:
    _, figure = of()
    geo = figure.layout.geo
    assert (geo.projection.minscale, geo.projection.maxscale) == (1, 8)
    left, right, bottom, top = figure.layout.meta
    assert (left, right) == pytest.approx(geo.lonaxis.range, abs=0.01)
    assert bottom < top
    assert figure.layout.uirevision == str([left, right, bottom, top])


def test_only_what_is_drawn_stands_in_the_legend() -> None:
    assert legend_of(drawn()) == [
        "said or confirmed", "only with a “but”", "in between, but not named", "also denied", "1", "2 sources",
        "●", "origin", "◆", "in between", "■", "destination",
    ]  # fmt: skip
    assert legend_of(drawn("denial"))[:2] == ["only denied", "1 source"]


def test_denial_is_a_broken_casing_around_the_curve() -> None:
    picture, figure = of()
    denied = picture.rows.loc[picture.rows["denied"] > 0, "key"]
    assert {trace.meta["key"] for trace in casings(figure)} == set(denied)
    widths = {trace.meta["key"]: trace.line.width for trace in lines(figure)}
    for trace in casings(figure):
        assert trace.line.dash == legend.CASED
        assert trace.line.width > widths[trace.meta["key"]]


def test_what_is_only_denied_is_a_casing_around_nothing() -> None:
    _, figure = of("denial")
    assert len(casings(figure)) == 3
    assert {trace.line.color for trace in lines(figure)} == {shade(LIGHT.paper, 1)}


def test_past_who_is_not_named_the_curve_is_dotted() -> None:
    _, figure = of(held=with_flows("[SRB, CZE, {unnamed: x}, UKR]"))
    assert {trace.line.dash for trace in lines(figure)} == {"solid", legend.DOTS}
    assert len({trace.meta["key"] for trace in lines(figure)}) == 1


def test_where_nobody_in_between_is_named_the_curve_is_pale() -> None:
    picture, figure = of(held=with_flows("[SRB, UKR]"))
    assert "nobody in between named" in legend_of(picture)
    assert lines(figure)[0].line.color == "rgba(0,114,178,0.4)"


def test_qualified_has_the_middle_tone_and_its_own_dash() -> None:
    _, figure = of(held=with_flows("[SRB, UKR]", stances=("qualifies",)))
    assert lines(figure)[0].line.color == shade(LIGHT.qualified, 0.95)
    assert lines(figure)[0].line.dash == "9px,3px"


def test_hover_tells_voices_and_what_is_not_reported_in_the_look_of_the_page() -> None:
    _, figure = of()
    (usa,) = [trace for trace in lines(figure) if trace.meta["key"] == "SRB>USA>UKR"]
    assert usa.hovertemplate.removesuffix("<extra></extra>").split("<br>") == [
        "<b>Serbia → United States → Ukraine</b>",
        "2 sources say or confirm it",
        "1 source denies it",
        "2 sources in all, 4 claims",
        "Named beside others: how much went this way is not reported",
    ]
    told = {
        key: text
        for trace in figure.data
        if trace.type == "scattergeo" and trace.hovertext
        for key, text in zip(trace.customdata, trace.hovertext, strict=True)
    }
    assert told["USA"].split("<br>")[:3] == [
        "<b>United States</b>",
        "Named by 3 sources in 5 claims",
        "As in between and destination",
    ]
    assert figure.layout.hoverlabel.bgcolor == LIGHT.paper
    assert figure.layout.hoverlabel.font.color == LIGHT.ink


@settings(max_examples=8)
@given(data=st.data())
def test_plotly_knows_every_property(tables: Tables, data: st.DataObject) -> None:
    picture = routes.curves(tables, data.draw(masks(tables)), data.draw(st.sampled_from([None, 1, 5])))
    if not picture.rows.empty:
        for narrow in (False, True):
            figure = geography.figure(picture, LIGHT, narrow=narrow)
            assert len(go.Figure(figure.to_dict()).data) == len(figure.data)


def test_lists_are_not_copied_and_say_the_same() -> None:
    traces = [{"type": "scatter", "x": [1, 2], "marker": {"size": [3, 4]}}]
    (trace,) = shared(traces)
    assert trace == traces[0]
    assert copy.deepcopy(trace)["marker"]["size"] is trace["marker"]["size"]


def test_light_and_dark_differ_in_nothing_but_colour() -> None:
    picture, light = of()
    dark = geography.figure(picture, DARK)
    without = re.compile(r'"(#[0-9a-f]{6}|rgba\([^)]*\))"|2px #[0-9a-f]{6}|#[0-9a-f]{6}')
    assert without.sub('""', light.to_json()) == without.sub('""', dark.to_json())


@pytest.mark.parametrize(
    ("widths", "told"),
    [
        ([1], ["1 source"]),
        ([1, 3], ["1", "2", "3 sources"]),
        ([1, 14], ["1", "2–3", "4–7", "8 or more sources"]),
        ([3, 4, 19], ["3–4", "5–7", "8–11", "12 or more sources"]),
    ],
)
def test_classes_of_widths(widths: list[int], told: list[str]) -> None:
    starts = legend.edges(widths)
    assert legend.classes(starts, max(widths)) == told
    assert legend.pixels(min(widths), starts) == legend.PIXELS[0]
    assert legend.pixels(max(widths), starts) == legend.PIXELS[len(starts) - 1]


def boxes(picture: Curves, *, narrow: bool, width: float) -> tuple[list[list[float]], list[np.ndarray]]:
    """Where the names of a figure stand, and points along its curves, in pixels of a map so many wide."""
    figure = geography.figure(picture, LIGHT, narrow=narrow)
    left, right, bottom, _ = figure.layout.meta
    scale = width / (right - left)

    def pixels(lon: Any, lat: Any) -> tuple[float, float]:
        y = np.degrees(np.arctanh(np.sin(np.radians(lat))))
        return (lon - left) * scale, (y - bottom) * scale

    (names,) = [trace for trace in figure.data if trace.type == "scattergeo" and "text" in trace.mode]
    size, found = names.textfont.size, []
    for lon, lat, text, side, mark in zip(
        names.lon, names.lat, names.text, names.textposition, names.marker.size, strict=True
    ):
        up, across = side.split()
        gap, half = mark / 1.6 + 1, len(text) * 0.5 * size / 2
        x, y = pixels(lon, lat)
        x += {"left": -1, "right": 1, "center": 0}[across] * (gap + half)
        y += {"top": 1, "bottom": -1, "middle": 0}[up] * (gap + size / 2)
        if text:
            found.append([x - half, y - size * 0.45, x + half, y + size * 0.45])
    paths = []
    for trace in lines(figure):
        ends = np.array([pixels(lon, lat) for lon, lat in zip(trace.lon, trace.lat, strict=True) if lon is not None])
        paths.append(np.concatenate([np.linspace(a, b, 8) for a, b in pairwise(ends)]))
    return found, paths


@pytest.mark.parametrize(("narrow", "width"), [(False, 1004.0), (False, 1060.0), (True, 364.0), (True, 350.0)])
@pytest.mark.parametrize("least", [None, 2, 5])
def test_names_touch_neither_each_other_nor_a_curve(
    shipped: Tables, narrow: bool, width: float, least: int | None
) -> None:
    """In the shipped data, at the widths of a page of 1400 and of 390 pixels; and every country has one."""
    picture = routes.curves(shipped, everything(shipped), least)
    found, paths = boxes(picture, narrow=narrow, width=width)
    assert len(found) == len(picture.countries)
    for at, one in enumerate(found):
        for other in found[:at]:
            assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        for path in paths:
            within = (path > one[:2]).all(axis=1) & (path < one[2:]).all(axis=1)
            assert not within.any()


def test_a_name_without_room_becomes_its_code_or_nothing() -> None:
    crowd = View(0, 60, 0, 37.5, np.full(40, 30.0) + np.arange(40) * 0.3, np.full(40, 18.0), [""] * 40)
    line = curve(crowd, [0, 39], [False]).steps
    placed = labels.place(crowd, ["A rather long name"] * 40, ["ABC"] * 40, line, labels.NARROW)
    told = Counter(label.text for label in placed)
    assert told[""] > 0
    assert told["A rather long name"] > 0


def test_the_page_shows_one_of_two_maps() -> None:
    style = geography.css(LIGHT)
    assert "(max-width: 1100px) { .st-key-chart-map { display: none; } }" in style
    assert "(min-width: 1100.01px) { .st-key-chart-map-narrow { display: none; } }" in style


def test_a_selection_of_one_claim_has_a_map(shipped: Tables) -> None:
    mask: Mask = np.asarray(shipped.claims["id"] == "ft-800m", dtype=bool)
    picture = routes.curves(shipped, mask)
    assert set(picture.rows["key"]) == {"SRB>USA>UKR", "SRB>ESP>UKR", "SRB>CZE>UKR"}
    assert geography.figure(picture, LIGHT).data
