"""The timeline: who said what when, in one lane a side or an actor; what would overlap is stacked.

Up to MOST claims each is a mark; of more, a mark counts those of a lane, span of time and stance.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from flows.kept import kept
from flows.selection import Mask
from flows.summary import plural
from flows.tables import CLAIMS, Tables
from flows.views.picture import EVENT, Picture, frame, leave_out
from flows.views.timeline.sides import by_actor, by_side

MOST = 400
"""More claims than this are drawn as counts: they could no longer be told apart, nor pointed at."""
TALL = 60
"""The same where so many would stand on each other: of a register that was downloaded on one day a column says
nothing, and fills screens."""
SPANS = {"month": 1, "quarter": 3, "year": 12}
"""Months that a count spans, the finest first; a year is never too fine."""
WIDTH, MARK = 330, 9
"""The least width of the plot, that of a screen of 390 px, and that of a mark: what keeps apart there does so on all
wider ones, and the nearer a reader looks."""
LANES = {"side": by_side, "actor": by_actor}
"""What a lane may be."""

ROWS: dict[str, Any] = {
    "key": "string", "lane": "int64", "level": "int64", "start": "datetime64[s]", "day": "datetime64[s]",
    "end": "datetime64[s]", "stance": CLAIMS["stance"], "claims": "int64",
}  # fmt: skip
"""One row a mark, in order of date. `key` is the claim's id, or 'lane/2024-06-01/denies' of a count; `level` its place
in the stack of its lane; `day` the middle of the days `start` to `end` that its date may mean; `claims` how many."""
EVENTS = {"id": "string", "day": "datetime64[s]", "date": "string", "title": "string", "level": "int64"}
"""One row an event, in order of date; `date` as written, `level` its place in the stack of events."""
TIES = {"answer": "string", "answered": "string"}
"""One row a claim that answers another, both drawn: their keys."""


@dataclass(frozen=True, eq=False)
class Timeline(Picture):
    """Marks in lanes; `rows` has the columns of ROWS."""

    lanes: pd.DataFrame
    """One row a lane from the top: `name`, `claims`, `levels` (height of its stack)."""
    events: pd.DataFrame
    """The columns of EVENTS: those between the first day and the last; none is ever a claim."""
    ties: pd.DataFrame
    """The columns of TIES."""
    first: date
    """The first day drawn, and the last."""
    last: date
    span: str
    """month, quarter or year where marks are counts, else empty."""
    remarks: tuple[str, ...]
    """What else is not in the picture, in sentences."""

    def events_marked(self) -> list[str]:
        """The events that are drawn, in order of date."""
        return [EVENT + key for key in self.events["id"]]

    def note(self) -> str:
        """All that is selected and yet not in the picture, with the reasons; empty where nothing is missing."""
        return " ".join(filter(None, [super().note(), *self.remarks]))


@kept
def timeline(tables: Tables, mask: Mask, lanes: str = "side") -> Timeline:
    """The timeline of the claims of a mask, a lane a `side` or an `actor`. Every claim has a date: none is left out."""
    names, lane_of = LANES[lanes](tables, mask)
    chosen = np.flatnonzero(mask)
    lane = lane_of[tables.claims["actor"].cat.codes.to_numpy()[chosen]]
    rows, members, span = _marks(tables, chosen, lane)
    first, last = _window(rows, tables)
    pixels = WIDTH / max((last - first).days, 1)
    rows["level"] = _levels(rows, pixels)
    if not span and rows["level"].max() >= TALL:
        rows, members, span = _marks(tables, chosen, lane, most=0)
        first, last = _window(rows, tables)
        pixels = WIDTH / max((last - first).days, 1)
        rows["level"] = _levels(rows, pixels)
    events, beyond = _events(tables, first, last)
    wide = events.assign(lane=0, start=events["day"], end=events["day"])
    events["level"] = _levels(wide, pixels * 2)  # a finger that meets several is shown them all: no need of more height
    ties, untied = _ties(tables, mask) if not span else (frame(TIES, answer=[], answered=[]), [])
    counted = [f"Marks count the claims of a {span}; answers are not tied."] if span else []
    remarks = (*counted, *untied, *beyond)
    return Timeline(rows, members, leave_out(mask, {}), _stacks(names, rows), events, ties, first, last, span, remarks)


def _marks(tables: Tables, chosen: Any, lane: Any, most: int = MOST) -> tuple[pd.DataFrame, pd.DataFrame, str]:
    """The rows without their levels, the claims behind each, and what a mark counts over if it does: where claims are
    more than `most`."""
    held = tables.claims.iloc[chosen]
    claims = pd.DataFrame({"claim": chosen.astype("int32"), "lane": lane, "stance": held["stance"].to_numpy()})
    claims = claims.assign(start=held["start"].to_numpy(), end=held["end"].to_numpy())
    span = ""
    claims["key"] = held["id"].to_numpy()
    for span in SPANS if len(chosen) > most else ():
        counted = _counted(claims, SPANS[span])
        if counted["key"].nunique() <= MOST or span == "year":
            claims = counted
            break
    rows = claims.groupby("key", observed=True, sort=False).agg(
        lane=("lane", "first"), start=("start", "min"), end=("end", "max"), stance=("stance", "first"),
        claims=("claim", "size"),
    ).reset_index()  # fmt: skip
    rows["day"] = rows["start"] + (rows["end"] - rows["start"]) // 2
    rows = rows.sort_values(["day", "start", "key"], ignore_index=True).assign(level=0)[list(ROWS)].astype(ROWS)
    return rows, pd.DataFrame({"key": claims["key"].astype("category"), "claim": claims["claim"]}), span


def _counted(claims: pd.DataFrame, months: int) -> pd.DataFrame:
    """The claims with the key and the days of the count they belong to, by the middle of their date."""
    day = claims["start"] + (claims["end"] - claims["start"]) // 2
    month = day.to_numpy().astype("datetime64[M]").astype(np.int64) // months * months
    start, after = (pd.Series(at.astype("datetime64[M]").astype("datetime64[s]")) for at in (month, month + months))
    key = (
        claims["lane"].astype("string") + "/" + start.dt.strftime("%Y-%m-%d") + "/" + claims["stance"].astype("string")
    )
    return claims.assign(key=key, start=start, end=after - pd.Timedelta(days=1))


def _window(rows: pd.DataFrame, tables: Tables) -> tuple[date, date]:
    """From the first mark to the last, with a margin; without marks the days of the events, or the last year."""
    updated = tables.dataset.dataset.updated
    days = [*rows["start"].dt.date, *rows["end"].dt.date]
    days = days or [day for event in tables.dataset.events for day in (event.date.start, event.date.end)]
    first, last = min(days, default=updated - timedelta(days=365)), max(days, default=updated)
    margin = max((last - first).days // 25, 15)
    before, after = first.toordinal() - margin, last.toordinal() + margin
    return date.fromordinal(max(before, date.min.toordinal())), date.fromordinal(min(after, date.max.toordinal()))


def _levels(rows: pd.DataFrame, pixels: float) -> list[int]:
    """The lowest free place of each mark in the stack of its lane, at so many pixels a day."""
    taken: dict[int, list[float]] = {}
    found, lanes = [0] * len(rows), rows["lane"].tolist()
    reach = [
        at.to_numpy().astype("datetime64[D]").astype(float) * pixels for at in (rows["start"], rows["day"], rows["end"])
    ]
    sides = np.minimum(reach[0], reach[1] - MARK / 2), np.maximum(reach[2], reach[1] + MARK / 2)
    # in the order of their left ends the lowest free place is enough to never overlap
    for at in np.argsort(sides[0], kind="stable").tolist():
        ends = taken.setdefault(lanes[at], [])
        level = next((level for level, end in enumerate(ends) if end <= sides[0][at]), len(ends))
        ends[level : level + 1] = [float(sides[1][at])]
        found[at] = level
    return found


def _stacks(names: list[str], rows: pd.DataFrame) -> pd.DataFrame:
    """The lanes with the heights of their stacks."""
    lanes = rows.groupby("lane").agg(claims=("claims", "sum"), levels=("level", "max"))
    lanes = lanes.reindex(range(len(names)), fill_value=0).astype("int64").assign(name=names)
    lanes["levels"] += 1
    return lanes


def _events(tables: Tables, first: date, last: date) -> tuple[pd.DataFrame, list[str]]:
    """The events of those days, and how many others there are."""
    events = sorted(tables.dataset.events, key=lambda event: (event.date.start, event.date.end, event.id))
    shown = [event for event in events if first <= event.date.start and event.date.end <= last]
    rows = frame(
        EVENTS,
        id=[event.id for event in shown],
        day=np.array([event.date.start + (event.date.end - event.date.start) // 2 for event in shown], "datetime64[s]"),
        date=[str(event.date) for event in shown],
        title=[event.title for event in shown],
        level=np.zeros(len(shown)),
    )
    beyond = len(events) - len(shown)
    told = f"{plural(beyond, 'event is', 'events are')} not drawn: before the first of these claims, or after the last."
    return rows, [told] if beyond else []


def _ties(tables: Tables, mask: Mask) -> tuple[pd.DataFrame, list[str]]:
    """Who answers whom among chosen claims, and a sentence on the answers to others."""
    chosen = [tables.record(row) for row in np.flatnonzero(mask).tolist()]
    pairs = sorted((claim.id, other) for claim in chosen for other in claim.responds_to)
    drawn = [pair for pair in pairs if mask[tables.place[pair[1]]]]
    outside = len(pairs) - len(drawn)
    told = f"{plural(outside, 'answer')} to claims outside the selection {'is' if outside == 1 else 'are'} not tied."
    ties = frame(TIES, answer=[answer for answer, _ in drawn], answered=[other for _, other in drawn])
    return ties, [told] if outside else []
