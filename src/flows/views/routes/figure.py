"""Routes as a Sankey diagram: by independent origins, or account by account on one scale."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import plotly.graph_objects as go

from flows.nodes import Node, leg_ends, way
from flows.summary import plural
from flows.tables import Tables
from flows.views.accounts import title
from flows.views.picture import VOICE_WORDS, VOICES, Picture, origins_of_each
from flows.views.routes import parts
from flows.views.routes.amounts import Accounts
from flows.views.routes.layout import Link, Placed, place
from flows.views.routes.words import amount
from flows.views.style import Look, shade

CONFIG = {"displayModeBar": False, "responsive": True}
_ORDER = {"country": 0, "group": 0, "unnamed": 1, "others": 2}
_NOTHING = Placed({}, {}, 60, 0)


def figure(picture: Picture, tables: Tables, style: Look) -> go.Figure:
    """Independent origins: one ribbon a leg and voice, every named country a node of its own."""
    size = _naming(picture, tables)
    nodes: dict[str, Node] = {}
    links, colours, hovers, keys = [], [], [], []
    for row in _rows(picture, ["voice", "key"]):
        ends = leg_ends(row.key)
        passed = way(*ends) if len(size) > 2 else ends
        nodes |= {node.key: node for node in passed}
        for source, target in pairwise(passed):
            links.append(Link(0, source.key, target.key, float(row.origins)))
            colours.append(style.voice(row.voice))
            hovers.append(_hover(ends, row))
            keys.append(row.mark)
    rank = {key: (float(_ORDER[node.kind]), float(-size.get(key, 0))) for key, node in nodes.items()}
    placed = (
        place(links, parts.stages(nodes), rank, parts.room(nodes), min(460.0, 60 + 14.0 * len(links)))
        if links
        else _NOTHING
    )
    labels = {
        key: f"{parts.shown(node)} · {size[key]}" if key in size else parts.shown(node) for key, node in nodes.items()
    }
    trace = parts.trace(nodes, links, placed, style, labels)
    trace["link"] |= {
        "color": [shade(colour, 0.45) for colour in colours],
        "hovercolor": [shade(colour, 0.75) for colour in colours],
        "customdata": keys,
        "label": hovers,
    }
    return parts.finish(trace, placed, nodes, style, [])


def _rows(picture: Picture, order: list[str]) -> list[Any]:
    """The rows of a picture, each with its columns as attributes."""
    rows = picture.rows.sort_values(order) if order else picture.rows
    return list(rows.itertuples(index=False))


def figure_accounts(picture: Accounts, tables: Tables, style: Look) -> go.Figure:
    """Values or quantities: each account in a lane of its own, groups as one node, solid to low and pale to high."""
    rows = _rows(picture, [])
    lanes = {account: lane for lane, account in enumerate(dict.fromkeys(row.account for row in rows))}
    nodes: dict[str, Node] = {}
    links, colours, hovers, keys = [], [], [], []
    for row in rows:
        source, target = leg_ends(row.key)
        lane = lanes[row.account]
        ends = f"{row.account}/{source.key}", f"{row.account}/{target.key}"
        nodes |= zip(ends, (source, target), strict=True)
        for value, alpha in _parts(row.low, row.high):
            links.append(Link(lane, *ends, value))
            colours.append(shade(style.said, alpha))
            hovers.append(f"{source.name} to {target.name}<br>{_amount(row, picture)}")
            keys.append(row.mark)
    rank = {name: (float(_ORDER[node.kind]),) for name, node in nodes.items()}
    placed = place(links, parts.stages(nodes), rank, parts.room(nodes), 60.0 + 56.0 * len(lanes)) if links else _NOTHING
    trace = parts.trace(nodes, links, placed, style, {name: parts.shown(node) for name, node in nodes.items()})
    trace["link"] |= {"color": colours, "customdata": keys, "label": hovers}
    titles = [parts.title(title(tables, account), placed.tops[lane], placed.height) for account, lane in lanes.items()]
    return parts.finish(trace, placed, nodes, style, titles)


def _parts(low: float, high: float) -> list[tuple[float, float]]:
    """Height and opacity: solid up to low, pale from low to high; an open upper side has no pale part."""
    pale = high - low  # NaN where the upper side is open, and NaN is not above 0
    return [(value, alpha) for value, alpha in ((low, 0.55), (pale, 0.18)) if value > 0]


def _amount(row: Any, picture: Accounts) -> str:
    """As worded, then as read."""
    return f"as worded: {row.worded}<br>as read: {amount(row, picture)}"


def _naming(picture: Picture, tables: Tables) -> dict[str, int]:
    """How many independent origins stand behind each node: no sum, one origin counts once a node."""
    keys = picture.members["key"].cat
    drawn = set(picture.rows["key"])
    ends = [leg_ends(key) if key in drawn else () for key in keys.categories.astype(str)]
    names = sorted({node.key for pair in ends for node in pair})
    of_key = np.array([[names.index(node.key) for node in pair] or [-1, -1] for pair in ends]).reshape(-1, 2)
    group = of_key[keys.codes.to_numpy()].T.ravel()
    claim = np.tile(picture.members["claim"].to_numpy(), 2)
    counts = origins_of_each(claim[group >= 0], group[group >= 0], len(names), tables)
    return dict(zip(names, counts.tolist(), strict=True))


def _hover(ends: tuple[Node, Node], row: Any) -> str:
    behind = f"{plural(int(row.origins), 'independent origin')}, {plural(int(row.claims), 'claim')}"
    return f"{ends[0].name} to {ends[1].name}: {VOICE_WORDS[row.voice]}<br>{behind}"


def legend(picture: Picture) -> list[str]:
    """The voices that are drawn, in order."""
    return [voice for voice in VOICES if (picture.rows["voice"] == voice).any()]
