"""Where nodes of a Sankey stand, against the scale that plotly's own layout takes."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.views.routes.layout import Link, Placed, place

Route = tuple[int, ...]
"""The party at each stage of a route; the last stands in the last column."""

LAST = 9
VALUES = st.floats(1, 1e4) | st.sampled_from([1.0, 3500.0, 2e5, 8e8])
ROUTES = st.lists(st.integers(0, 9), min_size=2, max_size=5).map(lambda parties: tuple(parties))
MANY = st.lists(st.tuples(ROUTES, VALUES), min_size=1, max_size=40)
RIBBONS = st.floats(60, 460)


def nodes(route: Route) -> list[tuple[str, int]]:
    """Names and stages, as the Sankey names them."""
    stages = [*range(len(route) - 1), LAST]
    return [(f"{stage}:{party}", stage) for stage, party in zip(stages, route, strict=True)]


def linked(routes: list[tuple[Route, float]]) -> tuple[list[Link], dict[str, float]]:
    """A link for every step of every route, and the stage of every node."""
    links: list[Link] = []
    stages: dict[str, float] = {}
    for route, value in routes:
        way = nodes(route)
        stages |= {name: stage / LAST for name, stage in way}
        links += [Link(source, target, value) for (source, _), (target, _) in pairwise(way)]
    return links, stages


def placed(links: list[Link], stages: dict[str, float], ribbons: float, room: int = 20) -> Placed:
    return place(links, stages, dict.fromkeys(stages, (0,)), dict.fromkeys(stages, room), ribbons)


def heights(links: list[Link]) -> dict[str, float]:
    """d3-sankey's computeNodeValues: the larger of what enters and what leaves."""
    enters: dict[str, float] = defaultdict(float)
    leaves: dict[str, float] = defaultdict(float)
    for link in links:
        leaves[link.source] += link.value
        enters[link.target] += link.value
    return {name: max(enters[name], leaves[name]) for name in enters | leaves}


def columns(links: list[Link]) -> list[list[str]]:
    """d3-sankey's computeNodeDepths, and computeNodeLayers aligned by sankeyJustify, as plotly calls it."""
    targets: dict[str, set[str]] = defaultdict(set)
    for link in links:
        targets[link.source].add(link.target)
    depth: dict[str, int] = {}
    current, step = {name for link in links for name in (link.source, link.target)}, 0
    while current:
        depth |= dict.fromkeys(current, step)
        current, step = {target for name in current for target in targets[name]}, step + 1
    layers: list[list[str]] = [[] for _ in range(step)]
    for name, at in depth.items():
        layers[at if targets[name] else step - 1].append(name)
    return layers


def plotly_scale(links: list[Link], height: float, pad: float) -> float:
    """d3-sankey's computeNodeBreadths: pixels for one unit of value, padding two thirds of the height at the most."""
    values, layers = heights(links), columns(links)
    most = max(map(len, layers))
    padding = min(pad, 2 / 3 * height / (most - 1)) if most > 1 else pad
    return min((height - (len(layer) - 1) * padding) / sum(values[name] for name in layer) for layer in layers)


def fullest(links: list[Link], stages: dict[str, float]) -> float:
    """What the fullest column holds."""
    values: dict[float, float] = defaultdict(float)
    for name, value in heights(links).items():
        values[stages[name]] += value
    return max(values.values())


def boxes(links: list[Link], layout: Placed) -> dict[str, tuple[float, float]]:
    """Top and bottom of every node as plotly draws it, in pixels."""
    scale = plotly_scale(links, layout.height, layout.pad)
    middles = {name: at * layout.height for name, at in layout.y.items()}
    return {name: (middles[name] - v * scale / 2, middles[name] + v * scale / 2) for name, v in heights(links).items()}


@given(MANY, RIBBONS)
def test_plotly_draws_at_the_intended_scale(routes: list[tuple[Route, float]], ribbons: float) -> None:
    """The one asked for, or larger in steps of a tenth where plotly would not give padding the room it needs."""
    links, stages = linked(routes)
    layout = placed(links, stages, ribbons)
    scale, intended = plotly_scale(links, layout.height, layout.pad), ribbons / fullest(links, stages)
    assert min(abs(scale / intended / 1.1**step - 1) for step in range(50)) < 0.01


@given(MANY, RIBBONS)
def test_a_few_routes_have_exactly_the_height_asked_for(routes: list[tuple[Route, float]], ribbons: float) -> None:
    links, stages = linked(routes[:2])
    layout = placed(links, stages, ribbons, room=0)
    assert plotly_scale(links, layout.height, layout.pad) == pytest.approx(ribbons / fullest(links, stages), rel=0.02)


@given(MANY, RIBBONS)
def test_nodes_of_a_column_never_overlap(routes: list[tuple[Route, float]], ribbons: float) -> None:
    links, stages = linked(routes)
    drawn = boxes(links, placed(links, stages, ribbons))
    by_column: dict[float, list[tuple[float, float]]] = defaultdict(list)
    for name, box in drawn.items():
        by_column[stages[name]].append(box)
    for column in by_column.values():
        assert all(upper[1] <= lower[0] for upper, lower in pairwise(sorted(column)))


@given(MANY, RIBBONS)
def test_every_position_is_strictly_inside_the_plot(routes: list[tuple[Route, float]], ribbons: float) -> None:
    """Plotly ignores a position of nought."""
    links, stages = linked(routes)
    layout = placed(links, stages, ribbons)
    assert set(layout.y) == set(stages)
    assert all(0 < at < 1 for at in layout.y.values())
    assert layout.pad >= 0


@given(MANY, RIBBONS)
def test_a_label_has_the_room_it_asks_for(routes: list[tuple[Route, float]], ribbons: float) -> None:
    links, stages = linked(routes)
    layout = placed(links, stages, ribbons, room=36)
    middles: dict[float, list[float]] = defaultdict(list)
    for name, at in layout.y.items():
        middles[stages[name]].append(at * layout.height)
    for column in middles.values():
        assert all(lower - upper > 36 for upper, lower in pairwise(sorted(column)))


def test_nodes_stand_in_order_of_rank() -> None:
    links, stages = linked([((0, 1, 0), 1.0), ((0, 2, 0), 1.0), ((0, 3, 0), 1.0)])
    rank = {name: (-int(name[-1]),) for name in stages}
    layout = place(links, stages, rank, dict.fromkeys(stages, 20), 100)
    assert layout.y["1:3"] < layout.y["1:2"] < layout.y["1:1"]


def test_a_single_route_is_as_high_as_its_ribbon() -> None:
    layout = placed(*linked([((0, 0, 0), 8e8)]), ribbons=116)
    assert layout.height == 116
    assert set(layout.y.values()) == {0.5}


def test_a_short_route_ends_in_the_same_column_as_a_long_one() -> None:
    links, stages = linked([((0, 1), 5.0), ((0, 1, 2, 3), 5.0)])
    assert [sorted(layer) for layer in columns(links)] == [["0:0"], ["1:1"], ["2:2"], ["9:1", "9:3"]]
    layout = placed(links, stages, 100)
    assert plotly_scale(links, layout.height, layout.pad) == pytest.approx(10, rel=0.01)


def test_many_thin_nodes_make_the_plot_higher_than_asked() -> None:
    """Plotly gives no more than two thirds of the height to padding, so that the ribbons must fill the rest."""
    links, stages = linked([((0, 1), 1e4), *(((0, party), 1.0) for party in range(2, 60))])
    layout = placed(links, stages, 60)
    scale = plotly_scale(links, layout.height, layout.pad)
    assert scale > 60 / fullest(links, stages) * 1.05
    drawn = boxes(links, layout)
    column = sorted(box for name, box in drawn.items() if stages[name] == 1)
    assert all(upper[1] <= lower[0] for upper, lower in pairwise(column))


def facing(layout: Placed, stages: dict[str, float], room: int) -> float:
    """Pixels in which labels of the last column but one meet those of the last one, which stand towards them."""
    *_, before, last = sorted(set(stages.values()))
    at = {stage: [layout.y[n] * layout.height for n in stages if stages[n] == stage] for stage in (before, last)}
    return sum(max(0.0, room - abs(one - other)) for one in at[before] for other in at[last])


def test_labels_of_the_last_two_columns_keep_apart_where_there_is_room() -> None:
    """On a narrow page they would lie on each other."""
    routes: list[tuple[Route, float]] = [((0, 1, 2, 3), 90.0), *(((0, 1, party), 1.0) for party in range(4, 12))]
    links, stages = linked(routes)
    layout = placed(links, stages, 200)
    assert facing(layout, stages, 20) == 0
    drawn = boxes(links, layout)
    assert all(top >= -1 and bottom <= layout.height + 1 for top, bottom in drawn.values())
