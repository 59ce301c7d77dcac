"""Parts of a Sankey figure: its trace, labels and column heads."""

from __future__ import annotations

import textwrap
from typing import Any

import plotly.graph_objects as go

from flows.nodes import LAST, UNROUTED, Node
from flows.summary import plural
from flows.views.hover import BREAK, plain
from flows.views.routes.further import COUNTRIES, is_further
from flows.views.routes.layout import Link, Placed
from flows.views.style import Look, framed, mixed

_EDGE, _HEAD = 0.012, 34
_LABEL, _NARROW = 34, 13
"""Characters in a line of a label, on a wide page and on a narrow one."""
_LINE, _SMALL = 18, 14
"""Pixels of such a line."""
_TYPE = {False: 14, True: 11}
"""Pixels of the type, wide and narrow."""

Labels = dict[str, list[str]]


def gap(node: Node) -> bool:
    """Whether the reports leave open who it is: no finding, and drawn as none."""
    return node.kind not in ("country", "party") and node.parties[0] != COUNTRIES


def rank(node: Node) -> int:
    """Countries first, then those that stand together, then whoever is not named; the unnamed middle last."""
    if node == UNROUTED:
        return 5
    if is_further(node):
        return 3 if gap(node) else 1
    return {"country": 0, "party": 0, "unnamed": 2}.get(node.kind, 4)


def label(node: Node, sources: int, further: int, narrow: bool) -> list[str]:
    """A node's label in lines; `sources` of nought are not told, `further` says how many stand together."""
    name = node.name[:1].upper() + node.name[1:]
    if is_further(node):
        name = f"{further} further, not named" if gap(node) else f"{further} further countries"
    told = plural(sources, "source").replace(" ", "\u00a0") if sources else ""  # kept in one line
    if narrow:
        return [*textwrap.wrap(name, _NARROW), *([told] if told else [])]
    return textwrap.wrap(f"{name} · {told}" if told else name, _LABEL)


def room(labels: Labels, narrow: bool) -> dict[str, int]:
    """Pixels that a label needs."""
    return {key: 3 + (_SMALL if narrow else _LINE) * len(lines) for key, lines in labels.items()}


def stages(nodes: dict[str, Node]) -> dict[str, float]:
    """The fraction of the width at which each node stands."""
    steps = sorted({node.stage for node in nodes.values()})
    width = max(len(steps) - 1, 1)
    return {key: _EDGE + (1 - 2 * _EDGE) * steps.index(node.stage) / width for key, node in nodes.items()}


def trace(
    nodes: dict[str, Node], links: list[Link], placed: Placed, style: Look, labels: Labels, narrow: bool
) -> dict[str, Any]:
    """The Sankey without what its ribbons look like."""
    across = stages(nodes)
    nodes = {key: nodes[key] for key in sorted(nodes, key=lambda key: (across[key], placed.y[key]))}
    at = {key: number for number, key in enumerate(nodes)}
    return {
        "type": "sankey",
        "arrangement": "fixed",
        "textfont": {"color": style.ink, "size": _TYPE[narrow]},
        "node": {
            "x": [across[key] for key in nodes],
            "y": [placed.y[key] for key in nodes],
            "sort": "input",  # ribbons leave a node in the order in which their targets stand
            "pad": placed.pad,
            "thickness": 10 if narrow else 14,
            "label": [BREAK.join(map(plain, labels[key])) for key in nodes],
            "customdata": list(nodes),
            "color": [_fill(node, style) for node in nodes.values()],
            # plotly takes a width for each, too, and then cannot place the labels
            "line": {"color": [style.muted if gap(node) else style.node for node in nodes.values()], "width": 0.6},
            "hoverinfo": "none",  # a label that repeats itself; what more there is to say stands in the figure's meta
        },
        "link": {
            "source": [at[link.source] for link in links],
            "target": [at[link.target] for link in links],
            "value": [link.value for link in links],
            "hovertemplate": "%{label}<extra></extra>",
        },
    }


def _fill(node: Node, style: Look) -> str:
    """A country or party that is named is solid, several together hollow, and a gap in the reporting grey."""
    if gap(node):
        return mixed(style.paper, style.muted, 0.3)
    return style.node if node.kind in ("country", "party") else style.group


def finish(trace: dict[str, Any], placed: Placed, nodes: dict[str, Node], style: Look, meta: Any) -> go.Figure:
    """The figure with the heads of its columns; `meta` is handed on to whoever listens to the chart."""
    layout = {
        "annotations": _heads(nodes, style),
        "margin": {"l": 4, "r": 4, "t": _HEAD, "b": 16},
        "meta": meta,
    }
    return framed([trace] if trace["link"]["value"] else [], layout, style, placed.height + _HEAD + 16)


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
