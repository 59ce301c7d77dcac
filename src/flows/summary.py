"""What a selection holds, in numbers and as one sentence."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from flows import places
from flows.selection import Mask, Selection
from flows.tables import STANCES, Tables, flow_name

STANCE_WORDS = {stance: stance for stance in STANCES} | {"qualifies": "adds a “but”"}
"""The stances as the screen and the pictures word them; data, CSV and addresses keep their own word."""

_ROLE_WORDS = {"origin": "from", "intermediary": "via", "destination": "to"}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many claims are chosen and of how many; the distinct origins, reports, actors and flows behind them."""

    claims: int
    total: int
    origins: int
    reports: int
    actors: int
    flows: int


def count(tables: Tables, mask: Mask) -> Counts:
    """The counts of a mask."""
    return Counts(
        int(mask.sum()),
        len(mask),
        distinct(tables.origins["origin"], mask[tables.origins["claim"].to_numpy()]),
        distinct(tables.citations["report"], mask[tables.citations["claim"].to_numpy()]),
        distinct(tables.claims["actor"], mask),
        distinct(tables.claims["flow"], mask),
    )


def distinct(column: pd.Series, rows: Mask) -> int:
    """How many different values a categorical column without gaps holds in some of its rows."""
    return int(np.count_nonzero(np.bincount(column.cat.codes.to_numpy()[rows])))


def plural(number: int, one: str, many: str | None = None) -> str:
    """'1 claim', '2 claims', '1,200 claims'."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def labelled(publisher: str, state_controlled: bool) -> str:
    """A publisher's name, labelled where a state controls it."""
    return f"{publisher} (state-controlled)" if state_controlled else publisher


def sentence(selection: Selection, counts: Counts, tables: Tables) -> str:
    """'23 of 140 claims, 9 independent origins, 61 reports: Serbia, since 2022, without denials.'"""
    claims = f"{counts.claims:,} of {plural(counts.total, 'claim')}"
    behind = f"{plural(counts.origins, 'independent origin')}, {plural(counts.reports, 'report')}"
    chosen = ", ".join(phrases(selection, tables))
    return f"{claims}, {behind}: {chosen or 'the whole set'}."


def phrases(selection: Selection, tables: Tables) -> list[str]:
    """Each filter in words."""
    data, found = tables.dataset, []
    found += _any([places.name(code) for code in selection.country])
    for role, word in _ROLE_WORDS.items():
        found += _any([places.name(code) for code in getattr(selection, role)], word)
    found += _any([data.publishers[key].name for key in selection.source], "reported by")
    found += _any([data.actors[key].name for key in selection.actor], "said by")
    found += _stance(selection.stance)
    found += _any([flow_name(data.flows[key], data) for key in selection.flow], "about")
    found += _any([data.goods[key].name.lower() for key in selection.goods])
    found += _any(list(selection.basis), "basis")
    found += [f"said since {selection.since}"] if selection.since else []
    found += [f"said until {selection.until}"] if selection.until else []
    return found + ([f"with the words “{selection.text}”"] if selection.text else [])


def _any(names: list[str], before: str = "") -> list[str]:
    if not names:
        return []
    listed = " or ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
    return [f"{before} {listed}".strip()]


def _stance(chosen: tuple[str, ...]) -> list[str]:
    missing = [stance for stance in STANCES if stance not in chosen]
    if chosen and missing == ["denies"]:
        return ["without denials"]
    return _any([f"“{stance}”" for stance in chosen], "stance")
