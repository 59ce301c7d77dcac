"""Where the map is cut, what it shows, and that curves go the short way within its frame."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.borders import points
from flows.views.map.curves import Curve, curve
from flows.views.map.geometry import NARROW, PAGE, Frame, View, latitude, mercator, unrolled, view

CODES = sorted(points())
ROUTES = st.lists(st.sampled_from(CODES), min_size=2, max_size=6, unique=True)
ONE = [["KOR", "USA", "UKR"], ["VNM", "USA"], ["BRA", "CHL"], ["PRK", "RUS"], ["SJM", "UKR"], ["SRB", "CZE", "UKR"]]


def seen(*routes: list[str], frame: Frame = PAGE, weight: dict[str, float] | None = None) -> tuple[View, list[str]]:
    """The view of some routes, and its countries in order."""
    codes = list(dict.fromkeys(code for route in routes for code in route))
    legs = [(codes.index(a), codes.index(b)) for route in routes for a, b in pairwise(route)]
    lon, lat = np.array([points()[code] for code in codes]).T
    return view(lon, lat, np.array([(weight or {}).get(code, 1.0) for code in codes]), legs, frame), codes


def drawn(held: View, codes: list[str], route: list[str]) -> Curve:
    return curve(held, [codes.index(code) for code in route], [False] * (len(route) - 1))


@settings(max_examples=80)
@given(routes=st.lists(ROUTES, min_size=1, max_size=8), frame=st.sampled_from([PAGE, NARROW]))
def test_every_step_goes_the_short_way_and_no_curve_jumps(routes: list[list[str]], frame: Frame) -> None:
    held, codes = seen(*routes, frame=frame)
    for route in routes:
        ends = [(float(x[0]), float(x[-1])) for x, _ in drawn(held, codes, route).steps]
        assert all(abs(end - start) <= 180 for start, end in ends)
        assert all(before[1] == pytest.approx(after[0]) for before, after in pairwise(ends))


@pytest.mark.parametrize("route", ONE, ids=["-".join(route) for route in ONE])
@pytest.mark.parametrize("frame", [PAGE, NARROW])
def test_a_map_of_one_route_is_not_cut_by_it(route: list[str], frame: Frame) -> None:
    held, codes = seen(route, frame=frame)
    for x, y in drawn(held, codes, route).steps:
        assert held.left <= x.min()
        assert x.max() <= held.right
        assert held.bottom <= y.min()
        assert y.max() <= held.top
        assert abs(latitude(y)).max() < 85


@settings(max_examples=60)
@given(routes=st.lists(ROUTES, min_size=1, max_size=8), frame=st.sampled_from([PAGE, NARROW]))
def test_what_need_not_be_cut_stays_in_the_frame(routes: list[list[str]], frame: Frame) -> None:
    held, codes = seen(*routes, frame=frame)
    for route in routes:
        for x, y in drawn(held, codes, route).steps:
            assert held.bottom - 1e-9 <= y.min() <= y.max() <= held.top + 1e-9
            if abs(np.diff([held.x[codes.index(code)] for code in route])).max() <= 180:
                assert held.left - 1e-9 <= x.min() <= x.max() <= held.right + 1e-9


@settings(max_examples=60)
@given(routes=st.lists(ROUTES, min_size=1, max_size=8), data=st.data())
def test_a_place_of_most_claims_is_where_it_lies(routes: list[list[str]], data: st.DataObject) -> None:
    heaviest = data.draw(st.sampled_from(routes[0]))
    held, codes = seen(*routes, weight={heaviest: 2.0})
    assert held.beyond[codes.index(heaviest)] == ""


def test_pakistan_as_the_origin_of_all_is_on_the_map() -> None:
    routes = [["PAK", "POL", "UKR"], ["PAK", "CZE", "UKR"], ["PAK", "ROU", "UKR"], ["PAK", "GBR"]]
    held, codes = seen(*routes, weight={"PAK": 4.0, "UKR": 3.0})
    assert held.beyond[codes.index("PAK")] == ""
    lon, lat = points()["PAK"]
    assert (held.x[codes.index("PAK")], held.y[codes.index("PAK")]) == pytest.approx((lon, mercator(np.array(lat))))


@pytest.mark.parametrize("frame", [PAGE, NARROW])
@pytest.mark.parametrize("heavy", ["ESP", "USA", "BGD", "NZL"])
def test_who_stands_in_nearly_all_claims_is_not_at_the_edge(heavy: str, frame: Frame) -> None:
    """The picture of Spain's own claims: 27 name it, 28 Ukraine, which some of Spain's claims are compared with."""
    routes = [["SRB", heavy, "UKR"], ["SRB", "CZE", "UKR"], ["SRB", "POL"], ["SRB", "BGR"], ["SRB", "HUN"]]
    held, codes = seen(*routes, frame=frame, weight={"UKR": 28.0, heavy: 27.0, "SRB": 21.0})
    assert held.beyond[codes.index(heavy)] == ""
    assert held.left < held.x[codes.index(heavy)] < held.right


def test_the_cut_lies_where_no_step_is() -> None:
    lon = np.array([points()[code][0] for code in ("KOR", "USA", "UKR")])
    x = unrolled(lon, [(0, 1), (1, 2)])
    assert abs(np.diff(x)).max() <= 180


def test_europe_fills_the_view_and_america_stands_at_its_edge() -> None:
    held, codes = seen(["SRB", "CZE", "UKR"], ["SRB", "POL"], ["SRB", "ESP"], ["SRB", "USA"], weight={"SRB": 4.0})
    far = codes.index("USA")
    assert [side for side in held.beyond if side] == ["left"]
    assert held.beyond[far] == "left"
    assert held.right - held.left <= PAGE.widest
    assert held.left < held.x[far] < held.x[codes.index("ESP")], "at the edge, west of Spain"


def test_countries_at_one_edge_stand_apart_and_within_it() -> None:
    far = ["USA", "CAN", "MEX", "GTM", "CUB", "HTI"]
    near = ["CZE", "SVK", "POL", "UKR", "BGR", "ROU", "HUN", "AUT"]
    held, _ = seen(*([["SRB", code] for code in near + far]), weight={"SRB": 9.0})
    left = sorted(y for y, side in zip(held.y, held.beyond, strict=True) if side == "left")
    assert len(left) == len(far)
    assert min(np.diff(left)) > 2
    assert held.bottom < left[0] < left[-1] < held.top


@pytest.mark.parametrize("route", [["SRB", "USA"], ["USA", "COL", "ZAF", "CHN", "IND", "AUS"], ["FJI", "JPN", "USA"]])
def test_without_a_middle_the_view_shows_all(route: list[str]) -> None:
    held, _ = seen(route)
    assert set(held.beyond) == {""}
    assert held.x.min() > held.left
    assert held.x.max() < held.right


def test_there_and_back_do_not_coincide() -> None:
    for there in (["SRB", "UKR"], ["SRB", "CZE", "UKR"]):
        held, codes = seen(there)
        one, other = drawn(held, codes, there), drawn(held, codes, there[::-1])
        middle = len(one.steps[0][0]) // 2
        assert abs(one.steps[0][0][middle] - other.steps[-1][0][::-1][middle]) > 0.1


def test_a_curve_is_smooth_where_it_passes_a_country() -> None:
    held, codes = seen(["SRB", "TUR", "SVK", "UKR"])
    steps = drawn(held, codes, ["SRB", "TUR", "SVK", "UKR"]).steps
    for (x0, y0), (x1, y1) in pairwise(steps):
        before, after = (x0[-1] - x0[-2], y0[-1] - y0[-2]), (x1[1] - x1[0], y1[1] - y1[0])
        cosine = np.dot(before, after) / np.hypot(*before) / np.hypot(*after)
        assert cosine > 0.85


def test_an_arrowhead_points_along_its_curve() -> None:
    """From west to east the head of a curve bent to the left is past its summit: a little south of east."""
    east = View(0, 10, 0, 10, np.array([1.0, 9.0]), np.array([5.0, 5.0]), ["", ""])
    assert 90 < curve(east, [0, 1], [False]).heads[0][2] < 110
    assert -90 < curve(east, [1, 0], [False]).heads[0][2] < -70


def test_mercator_and_back() -> None:
    there = np.array([-60.0, 0.0, 44.0, 70.0])
    assert latitude(mercator(there)) == pytest.approx(there)


@pytest.mark.parametrize("frame", [PAGE, NARROW])
def test_what_lies_on_the_way_between_far_ends_is_in_view(frame: Frame) -> None:
    """Norway and Kenya, named by most, are a view of their own; Uganda is within, Tanzania a little beyond."""
    held, _ = seen(["NOR", "UGA", "KEN"], ["NOR", "TZA", "KEN"], frame=frame, weight={"NOR": 2.0, "KEN": 2.0})
    assert held.beyond == [""] * 4
