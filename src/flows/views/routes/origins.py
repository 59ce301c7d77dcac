"""Routes as ribbons between stages, by who names each step."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from flows.kept import kept
from flows.nodes import Node
from flows.places import words
from flows.selection import Mask
from flows.tables import Tables
from flows.views.counts import sources_of_countries
from flows.views.distinct import codes_of
from flows.views.picture import NOTHING_MOVES, Picture, days, having, leave_out, origins_by, origins_of_each, ranked
from flows.views.routes.further import fold, folded, sources_of_nodes

MOST = 60
"""Steps drawn at the most; more cannot be told apart."""
_EVERY = 2
"""So many times more where the reader asks for what one source names, too."""

STATISTIC = "an official statistic counts all end users on a first step: context, not a route"
BEYOND = (
    "no room beside the routes that most sources name, of as many those of most claims, then the newest; a route is "
    "drawn whole or not at all"
)


@dataclass(frozen=True, eq=False)
class Routes(Picture):
    """Steps of routes. Rows: `key` (nodes.leg_key), `voice`, `mark` (both, as the ribbon carries them), `origins`,
    `claims`, widest first. A claim is drawn with all steps of its route or not at all."""

    countries: Mapping[str, int]
    """Sources by country code, behind all chosen claims and at any stage."""
    nodes: Mapping[str, int]
    """Sources behind each node before anything is cut, by key; those that stand in another too."""
    further: Mapping[str, tuple[str, ...]]
    """The names that stand in each node of further parties, by its key."""

    def folding(self) -> str:
        """Who stands in the nodes of further parties, in a sentence for each; empty where nobody does."""
        roles = {"origin": "as origin", "intermediary": "in between", "destination": "as destination"}
        told = (f"{roles[Node.read(key).role]}, {words(list(names))}" for key, names in self.further.items())
        return f"Named by one source each and drawn together: {'; '.join(told)}." if self.further else ""


@kept
def by_origins(tables: Tables, mask: Mask, most: int = MOST, few: bool = False) -> Routes:
    """The routes that the chosen claims name, wide by sources; `few` draws what one source names by itself too.

    Each party of a group of alternatives stands alone: the width counts who names the step, so that nothing is split.
    Widths are no quantities, and one source that names three countries is in three ribbons.
    """
    statistic = (tables.claims["kind"] == "statistic").to_numpy()
    legs = tables.within(tables.legs, mask & ~statistic & ~tables.unmoved)
    members = pd.DataFrame({"key": legs["ribbon"], "claim": legs["claim"]})
    nodes = sources_of_nodes(members, tables)
    into = {} if few else folded(nodes)
    members = fold(members, into)
    drawn = _whole(members, tables, most * _EVERY if few else most)
    members = members[drawn[members["claim"].to_numpy()]]
    named = legs["ribbon"][drawn[legs["claim"].to_numpy()]]
    rows = origins_by(members, tables).sort_values(["origins", "claims", "key"], ascending=[False, False, True])
    rows.insert(2, "mark", rows["key"].astype("string") + "/" + rows["voice"].astype("string"))
    left_out = leave_out(mask, {STATISTIC: statistic, NOTHING_MOVES: tables.unmoved, BEYOND: ~drawn})
    countries = {str(code): int(number) for code, number in sources_of_countries(tables, mask).items()}
    return Routes(rows.reset_index(drop=True), members, left_out, countries, nodes, _names(into, named))


def _whole(members: pd.DataFrame, tables: Tables, most: int) -> Mask:
    """The claims of the flows whose steps are all drawn: by rank, each that fits beside those before it."""
    claim, step = members["claim"].to_numpy(), codes_of(members["key"])
    size = len(tables.claims)
    if len(np.unique(step)) <= most:
        return having(claim, size)
    flow = codes_of(tables.claims["flow"])
    each = np.unique(claim)
    flows = len(tables.claims["flow"].cat.categories)
    behind = origins_of_each(each, flow[each], flows, tables)
    steps: dict[int, set[int]] = {}
    many = len(members["key"].cat.categories)
    for pair in np.unique(flow[claim] * many + step).tolist():
        steps.setdefault(pair // many, set()).add(pair % many)
    chosen: set[int] = set()
    for of in (of for of in ranked(behind, flow[each], each, days(tables)).tolist() if of in steps):
        if not chosen or len(chosen | steps[of]) <= most:
            chosen |= steps[of]
    fitting = having(np.array([of for of, held in steps.items() if held <= chosen], dtype=np.int64), flows)
    return having(each[fitting[flow[each]]], size)


def _names(into: Mapping[str, str], legs: pd.Series) -> dict[str, tuple[str, ...]]:
    """The names in each node of further parties, in order, as far as the drawn legs hold them."""
    ends = {end for key in legs.unique() for end in str(key).split(">")} if into else set()
    found: dict[str, set[str]] = {}
    for key in ends & into.keys():
        found.setdefault(into[key], set()).add(Node.read(key).name)
    return {key: tuple(sorted(found[key])) for key in sorted(found)}
