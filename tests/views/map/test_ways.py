"""The ways of a route: one for each country named at a stage, gaps where none is."""

from __future__ import annotations

import pytest

from flows.places import Stage, read_stage
from flows.views.map.ways import MANY, named, ways


def route(*stages: object) -> list[Stage]:
    return [read_stage(stage) for stage in stages]


@pytest.mark.parametrize(
    ("stages", "expected"),
    [
        (["SRB", "UKR"], ["SRB>UKR"]),
        (["SRB", "CZE", "UKR"], ["SRB>CZE>UKR"]),
        (["SRB", "TUR", "SVK", "UKR"], ["SRB>TUR>SVK>UKR"]),
        (["SRB", ["USA", "ESP", "others"], "UKR"], ["SRB>USA>UKR", "SRB>ESP>UKR"]),
        (["SRB", ["ESP", "TUR"], ["UKR", "RUS"]], ["SRB>ESP>UKR", "SRB>ESP>RUS", "SRB>TUR>UKR", "SRB>TUR>RUS"]),
        (["SRB", {"unnamed": "African states"}, "UKR"], ["SRB>?>UKR"]),
        (["SRB", {"unnamed": "some"}, "others", "UKR"], ["SRB>?>UKR"]),
        (["SRB", ["CAN", "GBR"], {"unnamed": "third countries"}, "UKR"], ["SRB>CAN>?>UKR", "SRB>GBR>?>UKR"]),
        (["SRB", "CZE", {"unnamed": "a buyer"}], ["SRB>CZE>?"]),
        (["SRB", {"unnamed": "friends in the EU"}], []),
        (["SRB", "CZE", "SRB"], ["SRB>CZE>SRB"]),
        (["SRB", {"unnamed": "a buyer"}, "SRB"], []),
    ],
)
def test_the_ways_of_a_route(stages: list[object], expected: list[str]) -> None:
    assert ways(route(*stages)) == expected


def test_too_many_ways_cannot_be_told_apart() -> None:
    four = ["USA", "ESP", "CZE", "POL"]
    assert len(ways(route("SRB", four, ["BGR", "TUR", "SVK", "CYP"], "UKR"))) == 16
    assert ways(route("SRB", four, ["BGR", "TUR", "SVK", "CYP"], ["DEU", "FRA", "ITA", "GRC", "HUN"], "UKR")) == []
    assert MANY < 80


def test_the_countries_of_a_way() -> None:
    assert named("SRB>CAN>?>UKR") == ["SRB", "CAN", "UKR"]
