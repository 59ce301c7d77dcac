"""Parts of a Sankey figure: its trace, labels, column heads and titles."""

from __future__ import annotations

import textwrap
from typing import Any

import plotly.graph_objects as go

from flows.nodes import LAST, Node
from flows.views.routes.layout import LANE_GAP, Link, Placed
from flows.views.style import Look, framed

_EDGE, _HEAD, _WRAP, _LABEL = 0.012, 34, 52, 24


def room(nodes: dict[str, Node]) -> dict[str, int]:
    """Pixels that a label needs."""
    return {key: 4 + 16 * len(lines(node)) for key, node in nodes.items()}


def lines(node: Node) -> list[str]:
    """A node's label, in lines that leave room beside them on a narrow screen."""
    name = node.name[:1].upper() + node.name[1:]
    return [*textwrap.wrap(name, _LABEL), *(["<i>split not reported</i>"] if node.kind == "group" else [])]


def stages(nodes: dict[str, Node]) -> dict[str, float]:
    """The fraction of the width at which each node stands."""
    steps = sorted({node.stage for node in nodes.values()})
    width = max(len(steps) - 1, 1)
    return {key: _EDGE + (1 - 2 * _EDGE) * steps.index(node.stage) / width for key, node in nodes.items()}


def trace(
    nodes: dict[str, Node], links: list[Link], placed: Placed, style: Look, labels: dict[str, str]
) -> dict[str, Any]:
    across = stages(nodes)
    nodes = {key: nodes[key] for key in sorted(nodes, key=lambda key: (across[key], placed.y[key]))}
    at = {key: number for number, key in enumerate(nodes)}
    return {
        "type": "sankey",
        "arrangement": "fixed",
        "textfont": {"color": style.ink, "size": 14},
        "node": {
            "x": [across[key] for key in nodes],
            "y": [placed.y[key] for key in nodes],
            "sort": "input",  # ribbons leave a node in the order in which their targets stand
            "pad": placed.pad,
            "thickness": 14,
            "label": [labels[key] for key in nodes],
            "customdata": list(nodes),
            "color": [style.node if node.kind == "country" else style.group for node in nodes.values()],
            "line": {"color": style.node, "width": 1},
            "hovertemplate": "%{label}<extra></extra>",
        },
        "link": {
            "source": [at[link.source] for link in links],
            "target": [at[link.target] for link in links],
            "value": [link.value for link in links],
            "hovertemplate": "%{label}<extra></extra>",
        },
    }


def shown(node: Node) -> str:
    """A node's label."""
    return "<br>".join(lines(node))


def title(text: str, top: float, height: int) -> dict[str, Any]:
    return {
        "text": _wrapped(text), "x": 0, "xanchor": "left", "y": 1 - top, "yanchor": "bottom", "yshift": 6,
        "xref": "paper", "yref": "paper", "showarrow": False, "align": "left", "font": {"size": 14},
    }  # fmt: skip


def _wrapped(text: str) -> str:
    lines = textwrap.wrap(text, _WRAP)
    return "<br>".join(lines[:1] + ([" ".join(lines[1:])] if lines[1:] else []))


def finish(
    trace: dict[str, Any], placed: Placed, nodes: dict[str, Node], style: Look, notes: list[dict[str, Any]]
) -> go.Figure:
    heads = [] if notes else _heads(nodes, style)
    top = LANE_GAP - 8 if notes else _HEAD
    layout = {"annotations": heads + notes, "margin": {"l": 4, "r": 4, "t": top, "b": 16}}
    return framed([trace] if trace["link"]["value"] else [], layout, style, placed.height + top + 16)


def _heads(nodes: dict[str, Node], style: Look) -> list[dict[str, Any]]:
    """Origin, first and further stage, destination: over their columns."""
    across = {node.stage: x for node, x in zip(nodes.values(), stages(nodes).values(), strict=True)}
    names = {0: "Origin", 1: "Through", 2: "then through", LAST: "Destination"}
    sides = {0: "left", LAST: "right"}
    return [
        {
            "text": names.get(stage, "then through"), "x": x, "xanchor": sides.get(stage, "center"), "y": 1,
            "yanchor": "bottom", "yshift": 10, "xref": "paper", "yref": "paper", "showarrow": False,
            "font": {"size": 13, "color": style.muted},
        }
        for stage, x in across.items()
    ]  # fmt: skip
