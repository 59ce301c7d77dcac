"""Points of countries, and the outlines they are read from."""

from __future__ import annotations

import json
from functools import cache
from itertools import accumulate, pairwise

import pytest

from flows.borders import FOLDER, points
from flows.countries import HISTORIC
from flows.places import country_codes

Ring = list[tuple[float, float]]


@cache
def outlines() -> dict[str, list[Ring]]:
    """The outer rings of each country in the file that the map is drawn from."""
    world = json.loads((FOLDER / "world_50m.json").read_bytes())
    (sx, sy), (tx, ty) = world["transform"]["scale"], world["transform"]["translate"]
    arcs = []
    for arc in world["arcs"]:
        steps = accumulate(arc, lambda here, step: (here[0] + step[0], here[1] + step[1]))
        arcs.append([(x * sx + tx, y * sy + ty) for x, y in steps])
    found: dict[str, list[Ring]] = {}
    for area in world["objects"]["countries"]["geometries"]:
        polygons = area["arcs"] if area["type"] == "MultiPolygon" else [area["arcs"]]
        for outer, *_ in polygons:
            ring = [spot for at in outer for spot in (arcs[at] if at >= 0 else arcs[~at][::-1])]
            found.setdefault(area.get("id", ""), []).append(ring)
    return found


def lies_in(spot: tuple[float, float], ring: Ring) -> bool:
    """Whether a ray from the spot crosses the ring an odd number of times."""
    x, y = spot
    crossed = [(b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0] for a, b in pairwise(ring) if (a[1] > y) != (b[1] > y)]
    return sum(at > x for at in crossed) % 2 == 1


def drawn_within(spot: tuple[float, float]) -> list[str]:
    return [code for code, rings in outlines().items() if any(lies_in(spot, ring) for ring in rings)]


def test_the_outlines_draw_crimea_within_ukraine() -> None:
    assert drawn_within((34.1, 44.95)) == ["UKR"]


@pytest.mark.parametrize("code", ["SRB", "BGR", "CZE", "SVK", "POL", "UKR", "TUR", "CYP", "ESP", "USA", "RUS", "PRT"])
def test_a_point_lies_in_its_country(code: str) -> None:
    assert drawn_within(points()[code]) == [code]


def test_spain_stands_on_its_mainland_and_russia_in_europe() -> None:
    """Parts far away are outlines of their own in the files."""
    assert points()["ESP"] == (-3.55, 40.39)
    assert points()["RUS"] == (44.76, 58.05)


def test_what_has_no_single_place_is_known() -> None:
    """States that are no more have no outline on a map of today."""
    assert {*country_codes()} - {*points()} == {"IOT", "UMI", *HISTORIC}


def test_points_are_longitude_and_latitude() -> None:
    assert all(-180 <= lon <= 180 and -90 <= lat <= 90 for lon, lat in points().values())


@pytest.mark.parametrize("name", ["world_110m.json", "world_50m.json", "europe_50m.json", "NOTICE"])
def test_the_files_are_in_the_package(name: str) -> None:
    assert (FOLDER / name).stat().st_size > 1000


def test_the_notice_names_source_and_licence() -> None:
    notice = (FOLDER / "NOTICE").read_text()
    assert "plotly.js 4.1.1" in notice
    assert "MIT License" in notice
    assert "Copyright (c) 2016-2026 Plotly Technologies Inc." in notice
