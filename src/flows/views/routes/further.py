"""Parties that one source alone names: at each stage they stand together, so that what several name can be read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import numpy as np
import pandas as pd

from flows.nodes import Node, leg_ends
from flows.places import Party
from flows.tables import Tables
from flows.views.picture import origins_of_each

COUNTRIES = Party("unnamed", "further countries, each named by one source")
UNNAMED = Party("unnamed", "further parties without a name, each of one source")
FEWEST = 2
"""A party that would stand alone keeps its own name."""


def is_further(node: Node) -> bool:
    """Whether a node stands for several parties."""
    return node.parties[0] in (COUNTRIES, UNNAMED)


def sources_of_nodes(members: pd.DataFrame, tables: Tables) -> dict[str, int]:
    """Sources that name each node of the legs in `members` (`key`, `claim`): no sum, each counts once a node."""
    keys = members["key"].cat
    ends = [[node.key for node in leg_ends(key)] for key in keys.categories.astype(str)]
    names = sorted({name for pair in ends for name in pair})
    number = {name: at for at, name in enumerate(names)}
    of_key = np.array([[number[name] for name in pair] for pair in ends], dtype=np.int64).reshape(-1, 2)
    group = of_key[keys.codes.to_numpy()].T.ravel()
    counts = origins_of_each(np.tile(members["claim"].to_numpy(), 2), group, len(names), tables)
    return {name: number for name, number in zip(names, counts.tolist(), strict=True) if number}


def folded(sources: Mapping[str, int]) -> dict[str, str]:
    """The nodes that stand in another, by key; none at a stage where no party has more than one source."""
    alone: dict[tuple[int, Party], list[str]] = defaultdict(list)
    known = set()
    for key, number in sources.items():
        node = Node.read(key)
        if number > 1:
            known.add(node.stage)
        elif node.kind != "party":  # a name of its own is no further party without one
            alone[node.stage, COUNTRIES if node.kind == "country" else UNNAMED].append(key)
    return {
        key: Node(stage, (further,)).key
        for (stage, further), keys in alone.items()
        for key in keys
        if stage in known and len(keys) >= FEWEST
    }


def fold(members: pd.DataFrame, into: Mapping[str, str]) -> pd.DataFrame:
    """The same claims behind the legs that remain."""
    if not into:
        return members
    keys = members["key"].cat
    renamed = [">".join(into.get(end, end) for end in key.split(">")) for key in keys.categories.astype(str)]
    names, place = np.unique(np.array(renamed, dtype=object), return_inverse=True)
    key = pd.Categorical.from_codes(place[keys.codes.to_numpy()], categories=pd.Index(names.tolist()))
    return pd.DataFrame({"key": key, "claim": members["claim"].to_numpy()}).drop_duplicates(ignore_index=True)
