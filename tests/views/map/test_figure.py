"""The figure of the map: what is drawn where, how wide, and what may be clicked."""

from __future__ import annotations

import copy
import json
import re
from functools import cache
from typing import Any

import numpy as np
import plotly.graph_objects as go
import pytest

from flows.borders import FOLDER, point
from flows.selection import Mask
from flows.tables import Tables, build
from flows.views.map import figure as geography
from flows.views.map import labels as map_labels
from flows.views.map import picture as arcs
from flows.views.map import scale as map_scale
from flows.views.map.geometry import View, curves, latitude, mercator, view
from flows.views.map.picture import Arcs
from flows.views.shared import shared
from flows.views.style import DARK, LIGHT, shade
from tests import small
from tests.views.map.test_picture import with_flows


@cache
def tables() -> Tables:
    return build(small.dataset())


def drawn(
    *claims: str, measure: str = "origins", account: str = "", of: Tables | None = None
) -> tuple[Arcs, go.Figure]:
    """The picture of the claims named, or of all, and its figure."""
    held = of or tables()
    mask: Mask = np.array([not claims or key in claims for key in held.claims["id"]], dtype=bool)
    picture = arcs.arcs(held, mask, measure, account=account)
    return picture, geography.figure(picture, held, LIGHT)


def lines(figure: go.Figure) -> list[Any]:
    return [
        trace
        for trace in figure.data
        if trace.type == "scattergeo" and trace.mode == "lines" and trace.lon[0] is not None
    ]


def legend(figure: go.Figure) -> dict[str, list[str]]:
    """The entries of each group of the legend."""
    found: dict[str, list[str]] = {}
    for trace in figure.data:
        if trace.showlegend:
            found.setdefault(trace.legendgroup, []).append(trace.name)
    return found


def seen(*codes: str) -> View:
    spots = [point(code) or (0.0, 0.0) for code in codes]
    return view(np.array([lon for lon, _ in spots]), np.array([lat for _, lat in spots]), np.ones(len(codes)))


def test_every_arc_is_a_line_of_twenty_points_and_a_gap() -> None:
    picture, figure = drawn()
    gaps = sum(trace.lon.count(None) for trace in lines(figure))
    points = sum(len(trace.lon) for trace in lines(figure))
    assert gaps == len(picture.rows)
    assert points == 21 * len(picture.rows)


def test_what_can_be_clicked_carries_keys_and_codes_never_markup() -> None:
    picture, figure = drawn()
    clicked = {key for trace in figure.data if trace.customdata is not None for key in trace.customdata}
    assert clicked == set(picture.rows["key"]) | set(picture.countries["code"])


def test_the_figure_holds_plain_lists() -> None:
    """Plotly packs arrays into base64, which nobody can read and which is slower for so few points."""
    _, figure = drawn()
    assert "bdata" not in figure.to_json()


def test_the_map_asks_only_the_app_for_its_outlines() -> None:
    _, figure = drawn()
    geo = figure.layout.geo
    asked = f"{geography.CONFIG['topojsonURL']}{geo.scope}_{geo.resolution}m.json"
    assert asked == "borders/world_50m.json"
    assert (FOLDER / asked.removeprefix("borders/")).exists()
    assert not re.search("https?://", json.dumps(geography.CONFIG) + figure.to_json())


def test_only_what_is_drawn_stands_in_the_legend() -> None:
    _, figure = drawn()
    assert legend(figure) == {
        "Country": ["origin", "intermediary", "destination", "beyond the edge"],
        "Arc": ["said or confirmed", "also denied"],
        "Independent origins": ["2"],
    }
    assert legend(drawn("denial")[1])["Arc"] == ["denied"]


def test_arcs_that_are_only_denied_are_dotted_in_their_colour() -> None:
    _, figure = drawn("denial")
    assert {trace.line.dash for trace in lines(figure)} == {"2px,4px"}
    assert {trace.line.color for trace in lines(figure)} == {shade(LIGHT.denied, 1)}


def test_a_leg_without_an_amount_of_its_own_is_thin_and_dashed() -> None:
    _, figure = drawn(measure="value", account="total")
    (trace,) = lines(figure)
    assert (trace.line.width, trace.line.dash) == (1.5, "5px,4px")
    assert legend(figure)["Arc"] == ["amount not reported"]
    assert "Amount reported" not in legend(figure)


def test_the_legend_tells_the_classes_that_occur() -> None:
    _, figure = drawn(measure="value", account="by-country")
    assert [trace.line.width for trace in lines(figure)] == [7.5]
    assert legend(figure)["Amount reported"] == ["200m EUR or more"]


def test_where_nobody_in_between_is_named_the_arc_is_pale() -> None:
    _, figure = drawn(of=with_flows("[SRB, UKR]"))
    assert legend(figure)["Arc"] == ["no stop named"]
    assert lines(figure)[0].line.color == "rgba(0,114,178,0.3)"


def test_names_are_drawn_for_a_page_and_unseen_ones_for_a_phone() -> None:
    picture, figure = drawn()
    page, phone = (trace for trace in figure.data if trace.type == "scattergeo" and "text" in (trace.mode or ""))
    assert set(page.text) == {"Serbia", "\u00a0← United States", "Spain", "Czechia", "Ukraine"}
    assert len(phone.text) == len(picture.countries)
    assert phone.textfont.color.endswith(",0)")
    for family in ("flows-page", "flows-phone"):
        assert f'[style*="{family}"]' in geography.css(LIGHT)


def test_hover_tells_voices_and_what_is_not_reported() -> None:
    _, figure = drawn()
    told = {
        key: text
        for trace in figure.data
        if trace.customdata
        for key, text in zip(trace.customdata, trace.hovertext, strict=True)
    }
    assert told["SRB>USA"].split("<br>") == [
        "<b>Serbia → United States</b>",
        "Said or confirmed by 2 independent origins",
        "Denied by 1 independent origin",
        "4 claims · first leg",
        "Named beside others: how much went this way is not reported",
    ]
    assert told["USA"].split("<br>") == [
        "<b>United States</b>",
        "In between",
        "4 claims, 2 independent origins",
        "Lies beyond this map: marked at its edge",
    ]


@pytest.mark.parametrize("claims", [(), ("denial",), ("africa",)])
def test_plotly_knows_every_property(claims: tuple[str, ...]) -> None:
    _, figure = drawn(*claims)
    assert len(go.Figure(figure.to_dict()).data) == len(figure.data)


def test_lists_are_not_copied_and_say_the_same() -> None:
    traces = [{"type": "scatter", "x": [1, 2], "marker": {"size": [3, 4]}}]
    (trace,) = shared(traces)
    assert trace == traces[0]
    assert copy.deepcopy(trace)["marker"]["size"] is trace["marker"]["size"]


def test_light_and_dark_differ_in_nothing_but_colour() -> None:
    picture, light = drawn()
    dark = geography.figure(picture, tables(), DARK)
    without = re.compile(r'"(#[0-9a-f]{6}|rgba\([^)]*\))"|1\.5px #[0-9a-f]{6}')
    assert without.sub('""', light.to_json()) == without.sub('""', dark.to_json())


def test_no_arc_no_map() -> None:
    picture, figure = drawn("africa")
    assert picture.rows.empty
    assert not figure.data


def test_the_way_there_and_back_do_not_coincide() -> None:
    found = curves(seen("SRB", "CZE", "UKR"), [0, 1], [1, 0])
    middle = found.lon.shape[1] // 2
    assert abs(found.lon[0, middle] - found.lon[1, middle]) > 0.5
    assert found.lon[0, 0] == pytest.approx(found.lon[1, -1])


def test_an_arrowhead_points_along_its_arc() -> None:
    """From west to east the head of an arc bent to the left is past its summit: a little south of east."""
    east = View(0, 10, 0, 10, np.array([0.0, 10.0]), np.array([5.0, 5.0]), ["", ""])
    assert 90 < curves(east, [0], [1]).angle[0] < 110
    assert -90 < curves(east, [1], [0]).angle[0] < -70


def test_mercator_and_back() -> None:
    there = np.array([-60.0, 0.0, 44.0, 70.0])
    assert latitude(mercator(there)) == pytest.approx(there)


def test_europe_fills_the_view_and_america_stands_at_its_edge() -> None:
    found = seen("SRB", "UKR", "CZE", "POL", "ESP", "USA")
    assert found.beyond == ["", "", "", "", "", "left"]
    assert found.right - found.left <= 64
    assert found.left < found.x[5] < found.x[4], "at the edge, west of Spain"
    assert ((found.x > found.left) & (found.x < found.right) & (found.y > found.bottom) & (found.y < found.top)).all()


def test_countries_at_one_edge_stand_apart() -> None:
    found = seen("SRB", "UKR", "CZE", "POL", "USA", "CAN", "MEX")
    left = sorted(y for y, side in zip(found.y, found.beyond, strict=True) if side == "left")
    assert len(left) == 3
    assert min(np.diff(left)) >= 4.9


@pytest.mark.parametrize(
    "codes", [("SRB", "USA"), ("USA", "COL", "ZAF", "CHN", "IND", "AUS", "BRA"), ("FJI", "JPN", "USA")]
)
def test_without_a_middle_the_view_shows_all(codes: tuple[str, ...]) -> None:
    found = seen(*codes)
    assert set(found.beyond) == {""}
    assert found.x.min() > found.left
    assert found.x.max() < found.right


@pytest.mark.parametrize("room", [map_labels.PAGE, map_labels.PHONE])
def test_names_of_neighbours_do_not_meet(room: map_labels.Room) -> None:
    codes = ["SRB", "BGR", "CZE", "SVK", "POL", "UKR", "TUR", "CYP", "ESP"]
    names = ["Serbia", "Bulgaria", "Czechia", "Slovakia", "Poland", "Ukraine", "Türkiye", "Cyprus", "Spain"]
    held = seen(*codes)
    drawn_arcs = curves(held, [0] * 8, list(range(1, 9)))
    texts, positions = map_labels.place(held, names, codes, (drawn_arcs.lon, mercator(drawn_arcs.lat)), room)
    assert texts == names
    offsets = {"left": -1, "right": 1, "top": 1, "bottom": -1}
    scale = min(room.widths) / (held.right - held.left)
    boxes = []
    for x, y, text, position in zip(held.x, held.y, texts, positions, strict=True):
        up, across = position.split()
        half = len(text) * 0.5 * room.size / 2
        middle = (
            x * scale + offsets.get(across, 0) * (half + 7),
            y * scale + offsets.get(up, 0) * (room.size * 0.58 + 7),
        )
        boxes.append((middle[0] - half, middle[1] - room.size / 2, middle[0] + half, middle[1] + room.size / 2))
    for at, one in enumerate(boxes):
        for other in boxes[:at]:
            assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def test_a_name_without_room_becomes_its_code_or_nothing() -> None:
    crowd = View(0, 60, 0, 37.5, np.full(12, 30.0) + np.arange(12) * 0.3, np.full(12, 18.0), [""] * 12)
    nothing = np.empty((0, 20))
    texts, _ = map_labels.place(crowd, ["A rather long name"] * 12, ["ABC"] * 12, (nothing, nothing), map_labels.PHONE)
    assert "" in texts


@pytest.mark.parametrize(
    ("most", "names"),
    [
        (1, ["1"]),
        (3, ["1", "2", "3"]),
        (14, ["1", "2–3", "4–7", "8 or more"]),
        (200, ["1–3", "4–14", "15–53", "54 or more"]),
    ],
)
def test_classes_of_counts(most: float, names: list[str]) -> None:
    assert map_scale.names(map_scale.edges(most, True), most, True) == names


def test_classes_of_amounts() -> None:
    edges = map_scale.edges(800e6, False)
    assert edges == (0.0, 100e6, 200e6, 500e6)
    told = ["under 100m EUR", "100m to 200m EUR", "200m to 500m EUR", "500m EUR or more"]
    assert map_scale.names(edges, 800e6, False, "EUR") == told
    assert map_scale.names(map_scale.edges(3500, False), 3500, False, "shells")[-1] == "2,000 shells or more"


def test_the_nothing_of_an_amount_has_one_class() -> None:
    assert map_scale.edges(float("nan"), False) == (0.0,)
    assert map_scale.names((0.0,), float("nan"), False, "EUR") == ["reported EUR"]


@pytest.mark.parametrize(("number", "told"), [(2e9, "2bn"), (50e6, "50m"), (3500, "3,500"), (0.5, "0.5")])
def test_short_numbers(number: float, told: str) -> None:
    assert map_scale.short(number) == told
