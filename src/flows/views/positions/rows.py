"""The rows of the matrix and its marks, from what is said of each flow."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from flows.dataset.model import Claim
from flows.disputes import codes
from flows.tables import STANCES, Tables, flow_name
from flows.views.picture import frame
from flows.views.positions.said import Exchange, Said, told

CONTESTED = "asserted and denied"

FLOWS = {
    "flow": "string", "name": "string", "standing": "string", "contested": "bool", "actors": "int64", "claims": "int64",
}  # fmt: skip
"""One row a flow, from the top. `contested`: one actor asserts or confirms it and another denies it, there or in answer
to what is said of it; `standing`: that it is contested, or who answers whom, or empty."""


def flows(tables: Tables, ranked: pd.DataFrame, exchanges: dict[str, Exchange]) -> pd.DataFrame:
    """The columns of FLOWS, in the order of `ranked`."""
    data = tables.dataset
    ids = tables.claims["flow"].cat.categories[ranked.index].tolist()
    standing = [
        CONTESTED if contested else told(tables, flow, exchanges.get(flow, []))
        for flow, contested in zip(ids, ranked["contested"], strict=True)
    ]
    names = [flow_name(data.flows[flow], data) for flow in ids]
    plain = {name: ranked[name].to_numpy() for name in ("contested", "actors", "claims")}
    return frame(FLOWS, flow=ids, name=names, standing=standing, **plain)


def marks(
    tables: Tables, said: Said, ranked: pd.DataFrame, exchanges: dict[str, Exchange]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Rows and members of the picture."""
    ids, actors = (tables.claims[name].cat.categories.to_numpy() for name in ("flow", "actor"))
    start = tables.claims["start"].to_numpy()[said["claim"]]
    said = said.assign(start=start, place=ranked.index.get_indexer(pd.Index(said["flow"])))
    basis = codes(tables, "basis")[said["claim"]]
    said["matter"] = np.where(tables.unmoved[said["claim"]], basis, -1)
    said = said.sort_values(["place", "actor", "stance", "elsewhere", "matter", "start", "claim"])
    groups = said.groupby(["place", "flow", "actor", "stance", "elsewhere", "matter"], sort=False)["claim"]
    found = groups.agg(claims="size", first="first", last="last").reset_index()
    found["flow"], found["actor"] = ids[found["flow"]], actors[found["actor"]]
    found["stance"] = pd.Categorical.from_codes(found["stance"], categories=pd.Index(STANCES), ordered=True)
    found["key"] = found["flow"] + "/" + found["actor"]
    found["actor_name"] = [tables.dataset.actors[actor].name for actor in found["actor"]]
    other = [_elsewhere(tables, mark, exchanges) for mark in found.itertuples(index=False)]
    found = found.assign(**{name: [each[at] for each in other] for at, name in enumerate(("of", "by", "to"))})
    key = pd.Series(ids[said["flow"]] + "/" + actors[said["actor"]], dtype="category")
    members = pd.DataFrame({"key": key, "claim": said["claim"].to_numpy().astype("int32")})
    return found.assign(unmoved=found["matter"] >= 0).drop(columns=["place", "matter"]), members


def _elsewhere(tables: Tables, mark: Any, exchanges: dict[str, Exchange]) -> tuple[str, str, str]:
    """Of a mark said of other flows the names of these, of who answers it here and whom it answers here; else empty."""
    if not mark.elsewhere:
        return "", "", ""
    data = tables.dataset
    answered = [pair for pair in exchanges[mark.flow] if pair[0].flow == mark.flow and _is(pair[1], mark)]
    answering = [pair for pair in exchanges[mark.flow] if pair[1].flow == mark.flow and _is(pair[0], mark)]
    of = [other.flow for _, other in answered] + [claim.flow for claim, _ in answering]
    names = [flow_name(data.flows[flow], data) for flow in of]
    by, to = [claim.by for claim, _ in answered], [other.by for _, other in answering]
    met = ([data.actors[actor].name for actor in actors] for actors in (by, to))
    told = ["; ".join(dict.fromkeys(each)) for each in (names, *met)]
    return told[0], told[1], told[2]


def _is(claim: Claim, mark: Any) -> bool:
    return (claim.by, claim.stance) == (mark.actor, mark.stance)
