"""Routes as a Sankey diagram: by independent origins, or account by account on one scale."""

from __future__ import annotations

import textwrap
from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from flows.charts.layout import LANE_GAP, Link, Placed, place
from flows.charts.style import VOICE_WORDS, Look, dress, shade
from flows.nodes import LAST, Node, leg_ends
from flows.places import Party
from flows.pictures.accounts import Accounts, amount, title
from flows.pictures.picture import VOICES, Picture
from flows.summary import plural
from flows.tables import Tables

CONFIG = {"displayModeBar": False, "responsive": True}
_ORDER = {"country": 0, "group": 0, "unnamed": 1, "others": 2}
_EDGE, _HEAD, _WRAP = 0.012, 34, 52
_NOTHING = Placed({}, {}, 60, 0)
UNROUTED = Node(1, (Party("unnamed", "no country in between named"),))
"""Where ribbons pass whose reports name no intermediary."""


def figure(picture: Picture, tables: Tables, style: Look) -> go.Figure:
    """Independent origins: one ribbon a leg and voice, every named country a node of its own."""
    rows = picture.rows.sort_values(["voice", "key"])
    size = _naming(picture, tables)
    nodes: dict[str, Node] = {}
    links, colours, hovers, keys = [], [], [], []
    for row in rows.itertuples(index=False):
        ends = leg_ends(row.key)
        way = _way(*ends, len(size))
        nodes |= {node.key: node for node in way}
        for source, target in pairwise(way):
            links.append(Link(0, source.key, target.key, float(row.origins)))
            colours.append(style.voice(row.voice))
            hovers.append(_hover(ends, row))
            keys.append(row.key)
    rank = {key: (_ORDER[node.kind], -size.get(key, 0)) for key, node in nodes.items()}
    placed = place(links, _stages(nodes), rank, _room(nodes), min(460.0, 60 + 14.0 * len(links))) if links else _NOTHING
    labels = {key: f"{_shown(node)} · {size[key]}" if key in size else _shown(node) for key, node in nodes.items()}
    trace = _trace(nodes, links, placed, style, labels)
    trace["link"] |= {
        "color": [shade(colour, 0.45) for colour in colours],
        "hovercolor": [shade(colour, 0.75) for colour in colours],
        "customdata": keys,
        "label": hovers,
    }
    return _finish(trace, placed, nodes, style, [])


def _way(source: Node, target: Node, nodes: int) -> tuple[Node, ...]:
    """A leg that is all of a route goes round by a node that says so, not behind the countries others name."""
    return (source, UNROUTED, target) if source.stage == 0 and target.stage == LAST and nodes > 2 else (source, target)


def figure_accounts(picture: Accounts, tables: Tables, style: Look) -> go.Figure:
    """Values or quantities: each account in a lane of its own, groups as one node, solid to low and pale to high."""
    rows = list(picture.rows.itertuples(index=False))
    lanes = {account: lane for lane, account in enumerate(dict.fromkeys(row.account for row in rows))}
    nodes: dict[str, Node] = {}
    links, colours, hovers, keys = [], [], [], []
    for row in rows:
        source, target = leg_ends(row.key)
        names = [f"{lanes[row.account]}/{node.key}" for node in (source, target)]
        nodes |= zip(names, (source, target), strict=True)
        for value, alpha in _parts(row.low, row.high):
            links.append(Link(lanes[row.account], *names, value))
            colours.append(shade(style.said, alpha))
            hovers.append(f"{source.name} to {target.name}<br>{_amount(row, picture)}")
            keys.append(f"{row.account}/{row.key}")
    rank = {name: (_ORDER[node.kind],) for name, node in nodes.items()}
    placed = place(links, _stages(nodes), rank, _room(nodes), 60.0 + 56.0 * len(lanes)) if links else _NOTHING
    trace = _trace(nodes, links, placed, style, {name: _shown(node) for name, node in nodes.items()})
    trace["link"] |= {"color": colours, "customdata": keys, "label": hovers}
    titles = [_title(title(tables, account), placed.tops[lane], placed.height) for account, lane in lanes.items()]
    return _finish(trace, placed, nodes, style, titles)


def _parts(low: float, high: float) -> list[tuple[float, float]]:
    """Height and opacity: solid up to low, pale from low to high; an open upper side has no pale part."""
    pale = 0.0 if pd.isna(high) else high - low
    return [(value, alpha) for value, alpha in ((low, 0.55), (pale, 0.18)) if value > 0]


def _amount(row: Any, picture: Accounts) -> str:
    """As worded, then as read."""
    return f"as worded: {row.worded}<br>as read: {amount(row, picture)}"


def _naming(picture: Picture, tables: Tables) -> dict[str, int]:
    """How many independent origins stand behind each node: no sum, one origin counts once a node."""
    ends = {key: leg_ends(key) for key in picture.rows["key"].unique()}
    drawn = picture.members[picture.members["key"].isin(list(ends))]
    found: dict[str, list[Any]] = {}
    for key, claims in drawn.groupby("key", observed=True)["claim"]:
        for node in ends[str(key)]:
            found.setdefault(node.key, []).append(claims)
    origins = tables.origins.set_index("claim")["origin"]
    return {key: origins.loc[pd.unique(pd.concat(claims))].nunique() for key, claims in found.items()}


def _room(nodes: dict[str, Node]) -> dict[str, int]:
    """Pixels that a label needs: one line, or two for a group."""
    return {key: 36 if node.kind == "group" else 20 for key, node in nodes.items()}


def _stages(nodes: dict[str, Node]) -> dict[str, float]:
    """The fraction of the width at which each node stands."""
    steps = sorted({node.stage for node in nodes.values()})
    width = max(len(steps) - 1, 1)
    return {key: _EDGE + (1 - 2 * _EDGE) * steps.index(node.stage) / width for key, node in nodes.items()}


def _trace(
    nodes: dict[str, Node], links: list[Link], placed: Placed, style: Look, labels: dict[str, str]
) -> dict[str, Any]:
    across = _stages(nodes)
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


def _shown(node: Node) -> str:
    name = node.name[:1].upper() + node.name[1:]
    return f"{name}<br><i>split not reported</i>" if node.kind == "group" else name


def _hover(ends: tuple[Node, Node], row: Any) -> str:
    behind = f"{plural(int(row.origins), 'independent origin')}, {plural(int(row.claims), 'claim')}"
    return f"{ends[0].name} to {ends[1].name}: {VOICE_WORDS[row.voice]}<br>{behind}"


def _title(text: str, top: float, height: int) -> dict[str, Any]:
    return {
        "text": _wrapped(text), "x": 0, "xanchor": "left", "y": 1 - top, "yanchor": "bottom", "yshift": 6,
        "xref": "paper", "yref": "paper", "showarrow": False, "align": "left", "font": {"size": 14},
    }  # fmt: skip


def _wrapped(text: str) -> str:
    lines = textwrap.wrap(text, _WRAP)
    return "<br>".join(lines[:1] + ([" ".join(lines[1:])] if lines[1:] else []))


def _finish(
    trace: dict[str, Any], placed: Placed, nodes: dict[str, Node], style: Look, notes: list[dict[str, Any]]
) -> go.Figure:
    heads = [] if notes else _heads(nodes, style)
    top = LANE_GAP - 8 if notes else _HEAD
    drawn = go.Figure({"data": [trace] if trace["link"]["value"] else [], "layout": {"annotations": heads + notes}})
    dress(drawn, style, placed.height + top + 16)
    return drawn.update_layout(margin={"l": 4, "r": 4, "t": top, "b": 16})


def _heads(nodes: dict[str, Node], style: Look) -> list[dict[str, Any]]:
    """Origin, first and further stage, destination: over their columns."""
    across = {node.stage: x for node, x in zip(nodes.values(), _stages(nodes).values(), strict=True)}
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


def legend(picture: Picture) -> list[str]:
    """The voices that are drawn, in order."""
    return [voice for voice in VOICES if (picture.rows["voice"] == voice).any()]
