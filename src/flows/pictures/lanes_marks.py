"""The marks of the timeline: one a claim, or one a lane, span of time and stance where there are too many claims."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from flows.dates import Period
from flows.pictures.distinct import codes_of
from flows.pictures.lanes_actors import Ints, framed
from flows.selection import Mask
from flows.tables import CLAIMS, STANCES, Tables

MOST_COUNTS = 1_500
"""More marks than this are counted over longer spans: they could no longer be told apart, nor pointed at."""
SPANS = {"month": 1, "quarter": 3, "year": 12}
"""Months of each span, the finest first; a year is never too fine."""
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
"""One row a mark, in order of date. `key` is the claim's id, or 'actor/2024-06/denies' of a count ('2024-Q2' or '2024'
where it spans more); `day` the middle of `start` to `end`, `precision` the span of a count; `number` that of the note,
0 for a count; last its claims, distinct origins and reports."""

Marks = tuple[pd.DataFrame, pd.DataFrame]
"""The rows of POINTS, and the claims behind each: `key` (category), `claim`."""


def marks(tables: Tables, mask: Mask, lane_of: Ints) -> Marks:
    """One mark a claim, numbered by day; ids decide between claims of one day."""
    claims = [(tables.record(row), row) for row in np.flatnonzero(mask).tolist()]
    claims.sort(key=lambda one: (_twice(one[0].date), one[0].date.start, one[0].id))
    said, rows = [claim for claim, _ in claims], np.array([row for _, row in claims], dtype=np.int64)
    chosen = {name: tables.claims[name].to_numpy()[rows] for name in ("start", "end", "origins", "reports")}
    keys, stances = [claim.id for claim in said], codes_of(tables.claims["stance"])[rows]
    points = framed(
        POINTS,
        key=keys,
        lane=lane_of[codes_of(tables.claims["actor"])[rows]],
        day=np.array([date.fromordinal(_twice(claim.date) // 2) for claim in said], dtype="datetime64[s]"),
        start=chosen["start"],
        end=chosen["end"],
        precision=[claim.date.precision for claim in said],
        stance=pd.Categorical.from_codes(stances, dtype=POINTS["stance"]),
        number=np.arange(1, len(rows) + 1),
        claims=np.ones(len(rows), dtype=np.int64),
        origins=chosen["origins"],
        reports=chosen["reports"],
    )
    return points, pd.DataFrame({"key": pd.Categorical(keys), "claim": rows.astype("int32")})


def _twice(said: Period) -> int:
    """Twice the middle of a date, in days."""
    return said.start.toordinal() + said.end.toordinal()


def counts(tables: Tables, mask: Mask, lanes: pd.DataFrame, lane_of: Ints) -> Marks:
    """One mark a lane, span and stance, without a loop over claims."""
    month, rows = _months(tables)[mask], np.flatnonzero(mask)
    lane, stance = (codes_of(tables.claims[name])[rows] for name in ("actor", "stance"))
    inner = lane_of[lane] * len(STANCES) + stance
    span, code, found = _span(month, inner, len(lanes) * len(STANCES))
    group: Ints = np.full(len(mask), -1, dtype=np.int64)
    group[rows] = code
    sums = {
        "claims": np.bincount(code, minlength=len(found)),
        "origins": _distinct(tables.origins, "origin", group, len(found)),
        "reports": _distinct(tables.citations, "report", group, len(found)),
    }
    points = _count_rows(found, lanes, span, sums)
    key = pd.Categorical.from_codes(code, categories=pd.Index(points["key"].to_list()), validate=False)
    return points, pd.DataFrame({"key": key, "claim": rows.astype("int32")})


def _span(month: Ints, inner: Ints, size: int) -> tuple[str, Ints, Ints]:
    """The finest span that gives few enough marks, the mark of each claim, and what the marks hold."""
    for span, months in SPANS.items():
        code, found = _numbered(month // months * size + inner)
        if len(found) <= MOST_COUNTS or span == "year":
            return span, code, found
    raise AssertionError


@lru_cache(maxsize=2)
def _months(tables: Tables) -> Ints:
    """The month of the middle of each claim's date, counted from January 1970."""
    start, end = (tables.claims[side].to_numpy().astype("datetime64[D]") for side in ("start", "end"))
    months: Ints = (start + (end - start) // 2).astype("datetime64[M]").astype(np.int64)
    return months


def _numbered(values: Ints) -> tuple[Ints, Ints]:
    """The place of each value among the different ones, and these, ascending; values lie close together."""
    least = values.min(initial=0)
    found = np.flatnonzero(np.bincount(values - least))
    place = np.zeros(int(found.max(initial=0)) + 1, dtype=np.int64)
    place[found] = np.arange(len(found))
    return place[values - least], found + least


def _count_rows(found: Ints, lanes: pd.DataFrame, span: str, sums: dict[str, Ints]) -> pd.DataFrame:
    """What the code of a mark, ((span x lanes) + lane) x stances + stance, says about it."""
    stance, lane = found % len(STANCES), found // len(STANCES) % len(lanes)
    month = (found // (len(STANCES) * len(lanes)) * SPANS[span]).astype("datetime64[M]")
    first, last = month.astype("datetime64[D]"), (month + SPANS[span]).astype("datetime64[D]") - 1
    actors = [actor or FURTHER for actor in lanes["actor"]]
    parts = zip(lane.tolist(), np.datetime_as_string(month).tolist(), stance.tolist(), strict=True)
    return framed(
        POINTS,
        key=[f"{actors[at]}/{told(when, span)}/{STANCES[how]}" for at, when, how in parts],
        lane=lane,
        day=first + (last - first) // 2,
        start=first,
        end=last,
        precision=[span] * len(found),
        stance=pd.Categorical.from_codes(stance, dtype=POINTS["stance"]),
        number=np.zeros(len(found), dtype=np.int64),
        **sums,
    )


def told(month: str, span: str) -> str:
    """A span by its first month: '2024-06', '2024-Q2', '2024'."""
    year, _, number = month.partition("-")
    return {"month": month, "quarter": f"{year}-Q{(int(number) + 2) // 3}", "year": year}[span]


def _distinct(frame: pd.DataFrame, column: str, group: Ints, groups: int) -> Ints:
    """How many different values stand behind each group; `group` is that of every claim, -1 for none."""
    of, size = group.take(frame["claim"].to_numpy()), max(len(frame[column].cat.categories), 1)
    pairs = np.sort((of * size + frame[column].cat.codes.to_numpy()).compress(of >= 0))
    return np.bincount(pairs.compress(np.diff(pairs, prepend=-1) > 0) // size, minlength=groups)
