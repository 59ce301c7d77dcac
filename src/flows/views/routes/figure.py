"""Routes as a Sankey diagram: as wide as sources name a step, every named country a node of its own."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import numpy as np
import plotly.graph_objects as go

from flows.kept import kept
from flows.nodes import UNROUTED, Node, leg_ends, way
from flows.summary import plural
from flows.tables import Tables
from flows.views.distinct import codes_of
from flows.views.hover import BREAK, plain
from flows.views.legend import Entry
from flows.views.picture import VOICE_OF, VOICE_WORDS, VOICES
from flows.views.routes import parts
from flows.views.routes.layout import Link, Placed, place
from flows.views.routes.origins import Routes
from flows.views.style import Look, mixed, shade

CONFIG = {"displayModeBar": False, "responsive": True}
_RIBBONS = 270.0
"""Pixels of the fullest column’s ribbons, at the most where labels need no more."""
_TINGE = 0.35
"""How much of the voice’s colour is left in a ribbon that only says that nobody is named."""
_NOTHING = Placed({}, 60, 0)


def css(look: Look) -> str:
    """For a page that holds the figure twice, as `chart-<name>` and, for narrow pages, as `chart-<name>-narrow`; the
    labels stand on a ground of the page's colour, so that no ribbon strikes them through."""
    narrow = '[class*="st-key-chart-routes-narrow"]'
    wide = '[class*="st-key-chart-routes"]:not([class*="narrow"])'
    # out of sight, not out of the layout: plotly cannot draw a Sankey that is nought wide
    hidden = "{ position: absolute; width: 320px; height: 0; overflow: hidden; visibility: hidden; }"
    return (
        f".sankey .node-label {{ paint-order: stroke; stroke: {look.paper}; stroke-width: 5px; "
        "stroke-linejoin: round; text-shadow: none !important; }\n"
        f"@media (max-width: 1100px) {{ {wide} {hidden} }}\n@media (min-width: 1100.01px) {{ {narrow} {hidden} }}\n"
    )


@kept
def figure(picture: Routes, tables: Tables, style: Look, narrow: bool = False) -> go.Figure:
    """One ribbon a step and voice.

    `layout.meta` is for who listens to the chart: `paths`, for each ribbon the numbers of those of the same claims, and
    `nodes`, what is told of each node, by key.
    """
    nodes: dict[str, Node] = {}
    links, rows, gaps = [], [], []
    ordered: list[Any] = list(picture.rows.sort_values(["voice", "key"]).itertuples(index=False))
    long = _is_long(picture)
    for row in ordered:
        ends = leg_ends(str(row.key))
        passed = way(*ends) if long else ends
        nodes |= {node.key: node for node in passed}
        for source, target in pairwise(passed):
            links.append(Link(source.key, target.key, float(row.origins)))
            rows.append(row)
            gaps.append(any(parts.gap(node) for node in (source, target)))
    labels = _labels(picture, nodes, narrow)
    rank = {key: (float(parts.rank(node)), float(-picture.nodes.get(key, 0))) for key, node in nodes.items()}
    room, tall = parts.room(labels, narrow), min(_RIBBONS, 60 + 14.0 * len(links))
    placed = place(links, parts.stages(nodes), rank, room, tall) if links else _NOTHING
    trace = parts.trace(nodes, links, placed, style, labels, narrow)
    hues = [
        mixed(style.muted, style.voice(row.voice), _TINGE) if hollow else style.voice(row.voice)
        for row, hollow in zip(rows, gaps, strict=True)
    ]
    trace["link"] |= {
        "color": [shade(hue, 0.25 if hollow else 0.45) for hue, hollow in zip(hues, gaps, strict=True)],
        "customdata": [row.mark for row in rows],
        "label": [_hover(leg_ends(str(row.key)), row) for row in rows],
    }
    told = {key: _told(picture, node) for key, node in nodes.items()}
    return parts.finish(trace, placed, nodes, style, {"paths": _paths(picture, tables, rows), "nodes": told})


def _is_long(picture: Routes) -> bool:
    """Whether any route has somebody in between: a direct one alone needs no way round."""
    return len({end for key in picture.rows["key"].astype(str) for end in key.split(">")}) > 2


def _labels(picture: Routes, nodes: Mapping[str, Node], narrow: bool) -> parts.Labels:
    """A country's number stands once, by the node where most sources name it: it counts the country at any stage."""
    largest: dict[str, str] = {}
    for key in sorted(nodes, key=lambda key: (-picture.nodes.get(key, 0), key)):
        largest.setdefault(nodes[key].parties[0].code, key)
    found = {}
    for key, node in nodes.items():
        number = picture.nodes.get(key, 0)
        if node.kind == "country":
            code = node.parties[0].code
            number = picture.countries.get(code, 0) if largest[code] == key else 0
        found[key] = parts.label(node, number, len(picture.further.get(key, ())), narrow)
    return found


def _told(picture: Routes, node: Node) -> str:
    """How many sources name the country, and how many of them here; who stands in it."""
    if node.key in picture.further:
        return f"{node.name.capitalize()}: {', '.join(picture.further[node.key])}"
    here = picture.nodes.get(node.key, 0)
    if node == UNROUTED:
        return "The reports name no country in between: a gap in the reporting, not a route."
    if node.kind != "country":
        return f"{node.name}: {plural(here, 'source names', 'sources name')} them so"
    number = picture.countries.get(node.parties[0].code, 0)
    named = plural(number, "source names", "sources name")
    role = {"intermediary": "in between"}.get(node.role, f"as {node.role}")
    return f"{node.name}: {named} it at any stage, {here} of them here, {role}"


def _paths(picture: Routes, tables: Tables, rows: list[Any]) -> list[list[int]]:
    """For each ribbon those of the same claims, itself among them: the steps of a flow, in one voice."""
    claim, keys = picture.members["claim"].to_numpy(), picture.members["key"].cat
    flow = codes_of(tables.claims["flow"])[claim]
    told = flow * len(VOICES) + VOICE_OF[codes_of(tables.claims["stance"])[claim]]
    steps = len(keys.categories)
    pairs = np.unique(told * steps + keys.codes.to_numpy())
    spoken, step = np.unique(pairs // steps, return_inverse=True)[1], pairs % steps
    place = {key: number for number, key in enumerate(keys.categories)}
    voice = pairs // steps % len(VOICES)
    ribbon = np.array([place[row.key] * len(VOICES) + VOICES.index(row.voice) for row in rows], dtype=np.int64)
    found = (step * len(VOICES) + voice)[:, None] == ribbon
    held = np.zeros((int(spoken.max(initial=-1)) + 1, len(rows)), dtype=np.float32)
    np.maximum.at(held, spoken, found.astype(np.float32))
    return [np.flatnonzero(near).tolist() for near in held.T @ held]


def _hover(ends: tuple[Node, Node], row: Any) -> str:
    behind = f"{plural(int(row.origins), 'source')}, {plural(int(row.claims), 'claim')}"
    return f"{plain(ends[0].name)} to {plain(ends[1].name)}: {VOICE_WORDS[row.voice]}{BREAK}{behind}"


def legend(picture: Routes) -> list[str]:
    """The voices that are drawn, in order."""
    return [voice for voice in VOICES if (picture.rows["voice"] == voice).any()]


def entries(picture: Routes, style: Look) -> tuple[Entry, ...]:
    """What the colours of ribbons mean."""
    found = [Entry(VOICE_WORDS[voice], style.voice(voice), "■") for voice in legend(picture)]
    hollow = [Entry("nobody named there", mixed(style.muted, style.paper, 0.5), "■")] if gaps(picture) else []
    return tuple(found + hollow)


def gaps(picture: Routes) -> bool:
    """Whether a ribbon is drawn as a gap in the reporting."""
    drawn, long = [leg_ends(key) for key in picture.rows["key"].unique().astype(str)], _is_long(picture)
    passed = (way(*ends) if long else ends for ends in drawn)
    return any(parts.gap(node) for nodes in passed for node in nodes)
