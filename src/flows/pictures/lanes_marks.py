"""The marks of the timeline: one a claim, or one a lane, month and stance where there are too many claims."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from flows.pictures.lanes_actors import Ints
from flows.selection import Mask
from flows.tables import CLAIMS, STANCES, Tables

FURTHER = "+"
"""Stands in keys for the lane that gathers several actors; no id can be the same."""

POINTS: dict[str, Any] = {
    "key": "string",
    "lane": "int64",
    "day": "datetime64[s]",
    "start": "datetime64[s]",
    "end": "datetime64[s]",
    "precision": "string",
    "stance": CLAIMS["stance"],
    "number": "int64",
    "claims": "int64",
    "origins": "int64",
    "reports": "int64",
}
"""One row a mark, in order of date. `key` is the claim's id, or 'actor/2024-06/denies' of a count; `day` the middle
of `start` to `end`; `number` that of the note, 0 for a count; last its claims, distinct origins and reports."""

Marks = tuple[pd.DataFrame, pd.DataFrame]
"""The rows of POINTS, and the claims behind each: `key` (category), `claim`."""


def marks(tables: Tables, mask: Mask, lane_of: Ints) -> Marks:
    """One mark a claim, numbered by day; ids decide between claims of one day."""
    chosen, rows = tables.claims[mask], np.flatnonzero(mask)
    points = pd.DataFrame(
        {
            "key": chosen["id"],
            "lane": lane_of[chosen["actor"].cat.codes.to_numpy()],
            "day": chosen["start"] + (chosen["end"] - chosen["start"]) // 2,
            "start": chosen["start"],
            "end": chosen["end"],
            "precision": [tables.record(row).date.precision for row in rows.tolist()],
            "stance": chosen["stance"],
            "number": 0,
            "claims": 1,
            "origins": chosen["origins"],
            "reports": chosen["reports"],
            "claim": rows.astype("int32"),
        }
    ).sort_values(["day", "start", "key"], ignore_index=True)
    points["number"] = np.arange(1, len(points) + 1)
    claim = points.pop("claim")
    points["day"] = points["day"].dt.floor("D")
    return points.astype(POINTS), pd.DataFrame({"key": points["key"].astype("category"), "claim": claim})


def counts(tables: Tables, mask: Mask, lanes: pd.DataFrame, lane_of: Ints) -> Marks:
    """One mark a lane, month and stance, without a loop over claims."""
    start, end = (tables.claims[side].to_numpy()[mask].astype("datetime64[D]") for side in ("start", "end"))
    month = (start + (end - start) // 2).astype("datetime64[M]").astype(np.int64)
    lane = lane_of[tables.claims["actor"].cat.codes.to_numpy()[mask]]
    stance = tables.claims["stance"].cat.codes.to_numpy()[mask]
    code, found = pd.factorize((month * len(lanes) + lane) * len(STANCES) + stance, sort=True)
    points = _count_rows(found, lanes)
    group: Ints = np.full(len(mask), -1, dtype=np.int64)
    group[mask] = code
    points["claims"] = np.bincount(code)
    points["origins"] = _distinct(tables.origins, "origin", group, len(found))
    points["reports"] = _distinct(tables.citations, "report", group, len(found))
    key = pd.Categorical.from_codes(code, categories=pd.Index(points["key"].to_list()))
    members = pd.DataFrame({"key": key, "claim": np.flatnonzero(mask).astype("int32")})
    return points.astype(POINTS)[list(POINTS)], members


def _count_rows(found: Ints, lanes: pd.DataFrame) -> pd.DataFrame:
    """What the code of a mark, ((month x lanes) + lane) x stances + stance, says about it."""
    stance, lane = found % len(STANCES), found // len(STANCES) % len(lanes)
    month = (found // (len(STANCES) * len(lanes))).astype("datetime64[M]")
    first, last = month.astype("datetime64[D]"), (month + 1).astype("datetime64[D]") - 1
    actors = [actor or FURTHER for actor in lanes["actor"]]
    parts = zip(lane.tolist(), np.datetime_as_string(month).tolist(), stance.tolist(), strict=True)
    return pd.DataFrame(
        {
            "key": [f"{actors[at]}/{when}/{STANCES[how]}" for at, when, how in parts],
            "lane": lane,
            "day": first + (last - first) // 2,
            "start": first,
            "end": last,
            "precision": "month",
            "stance": pd.Categorical.from_codes(stance, dtype=POINTS["stance"]),
            "number": 0,
        }
    )


def _distinct(frame: pd.DataFrame, column: str, group: Ints, groups: int) -> Ints:
    """How many different values stand behind each group; `group` is that of every claim, -1 for none."""
    of, size = group[frame["claim"].to_numpy()], max(len(frame[column].cat.categories), 1)
    pairs = pd.unique((of * size + frame[column].cat.codes.to_numpy())[of >= 0])
    return np.bincount(pairs // size, minlength=groups)
