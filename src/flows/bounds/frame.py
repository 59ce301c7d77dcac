"""The bounds as a frame, one row a sum that is asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pandas as pd

from flows import places
from flows.bounds.asked import Asked, every
from flows.bounds.limits import Reading
from flows.bounds.network import Network
from flows.bounds.overall import overall
from flows.bounds.sides import Component, Side
from flows.tables import Tables

BOUNDS: dict[str, Any] = {
    "flow": "string",
    "what": pd.CategoricalDtype(["flow", "country", "leg"]),
    "key": "string",
    "name": "string",
    "low": "float64",
    "high": "float64",
    "status": pd.CategoricalDtype(["pinned", "bounded", "open"]),
    "low_claims": "object",
    "high_claims": "object",
    "low_steps": "object",
    "high_steps": "object",
    "reported": "object",
}
"""One row a flow, country or leg, in order of flow and route; then countries and legs of all flows together.

`flow` its id, empty for all flows together; `what` is flow, country (a party without a name, too) or leg; `key` names
the row and can be fixed in a question where `flow` is not empty; `low`, `high` in the question's unit, derived: nought
where nothing more is implied, NaN where open; `status` is pinned (both are one number), bounded or open (no most);
`low_claims`, `high_claims` tuples of the ids of claims that alone give the bound (`what-if:KEY` where a what-if is
needed), none of which can be spared; `low_steps`, `high_steps` tuples of `conflict.Step`, the arithmetic; `reported` a
tuple of `limits.Reading`, the figures that claims state of this very amount.
"""


def bounds(
    net: Network, parts: Iterable[Component], readings: Iterable[Reading], also: Sequence[Asked]
) -> pd.DataFrame:
    """Columns as in BOUNDS, for the flows that some claim limits and no conflict spoils."""
    sound = [part for part in parts if part.limited and not part.conflicts]
    stated = _stated(net, readings)
    rows = [row for part in sound for row in _of_flows(net, part, stated, also)]
    rows += [
        ("", "leg" if ">" in key else "country", key, _name(key), *_numbers(side, Side(None)), ())
        for key, side in overall(net, sound)
    ]
    return pd.DataFrame.from_records(rows, columns=list(BOUNDS)).astype(BOUNDS)


def members(rows: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """The claims behind each row: `key` (category), `claim` (row of tables.claims)."""
    listed: list[Any] = list(rows.itertuples())
    behind = [
        (row.key, tables.place[claim])
        for row in listed
        for claim in dict.fromkeys((*row.low_claims, *row.high_claims))
        if claim in tables.place
    ]
    return pd.DataFrame(behind, columns=["key", "claim"]).astype({"key": "category", "claim": "int32"})


def _stated(net: Network, readings: Iterable[Reading]) -> dict[tuple[int, ...], tuple[Reading, ...]]:
    """The figures of claims by the unknowns that they speak of."""
    found: dict[tuple[int, ...], list[Reading]] = {}
    for reading in readings:
        unknowns = net.unknowns(Asked(reading.flow))
        if unknowns:
            found.setdefault(unknowns, []).append(reading)
    return {unknowns: tuple(each) for unknowns, each in found.items()}


def _of_flows(
    net: Network, part: Component, stated: dict[tuple[int, ...], tuple[Reading, ...]], also: Iterable[Asked]
) -> Iterator[tuple[Any, ...]]:
    for key in part.flows:
        usual = dict.fromkeys(every(key, net.dataset.flows[key]))
        for asked in dict.fromkeys([*usual, *(item for item in also if item.flow == key)]):
            unknowns = net.unknowns(asked)
            sides = part.side("least", unknowns), part.side("most", unknowns)
            yield (key, asked.what, asked.key, asked.name(net.dataset), *_numbers(*sides), stated.get(unknowns, ()))


def _numbers(least: Side, most: Side) -> tuple[Any, ...]:
    """Low, high, status, claims and steps of both."""
    status = "open" if most.value is None else "pinned" if most.value == least.value else "bounded"
    return least.value, most.value, status, least.claims, most.claims, least.steps, most.steps


def _name(key: str) -> str:
    return " to ".join(places.name(code) for code in key.split(">"))
