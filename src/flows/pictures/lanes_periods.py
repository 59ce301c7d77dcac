"""The bands of the timeline: when the goods of the selected flows are said to have moved."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from flows.dates import Period
from flows.pictures.distinct import codes_of
from flows.pictures.lanes_actors import Ints, framed
from flows.selection import Mask
from flows.summary import plural
from flows.tables import Tables

MOST = 12
"""Most bands; those with the fewest claims are left to the note."""
NAMED = 6
"""Most flows that a band names; it counts the others."""

BANDS = {
    "date": "string",
    "start": "datetime64[s]",
    "end": "datetime64[s]",
    "names": "object",
    "flows": "int64",
    "claims": "int64",
}
"""One row a period, in order of date. `date` as written; `names` a tuple, the most claimed of the `flows` said
to fill exactly this period, of which there may be more."""


@dataclass(frozen=True, slots=True)
class _Flows:
    """What hangs on the data alone: the flows in order of id."""

    flow: Ints
    """Of each claim."""
    period: Ints
    """Of each flow the place of its period, -1 where none is reported."""
    official: Mask
    names: list[str]
    """Of each flow."""
    periods: list[str]
    """Of the places of periods."""


@lru_cache(maxsize=2)
def _flows(tables: Tables) -> _Flows:
    flow = codes_of(tables.claims["flow"])
    row = np.zeros(len(tables.claims["flow"].cat.categories), dtype=np.int64)
    row[flow] = np.arange(len(flow))  # any claim of a flow tells of it
    official = np.asarray(tables.claims["kind"] == "statistic", dtype=bool)[row]
    names = tables.claims["flow_name"].cat.categories.to_numpy(dtype=object)[codes_of(tables.claims["flow_name"])[row]]
    periods = tables.claims["period"].cat.categories.tolist()
    return _Flows(flow, codes_of(tables.claims["period"])[row], official, names.tolist(), periods)


def periods(tables: Tables, mask: Mask) -> tuple[pd.DataFrame, list[str]]:
    """The bands, and sentences on the periods that are not among them. Whole columns at once: flows can be many."""
    held = _flows(tables)
    claims = np.bincount(held.flow[mask], minlength=len(held.period))
    chosen = claims > 0
    moved = chosen & ~held.official & (held.period >= 0)
    heard = np.bincount(held.period[moved], weights=claims[moved])
    ranked = np.argsort(-heard, kind="stable")[: np.count_nonzero(heard)]
    bands = [_band(held, int(code), np.flatnonzero(moved & (held.period == code)), claims) for code in ranked[:MOST]]
    columns = zip(*sorted(bands, key=lambda band: (band[1], band[2], band[0])), strict=True) if bands else ((),) * 6
    date, start, end, names, flows, counted = map(list, columns)
    days = {"start": np.array(start, dtype="datetime64[s]"), "end": np.array(end, dtype="datetime64[s]")}
    frame = framed(BANDS, date=date, **days, names=names, flows=flows, claims=counted)
    undated = chosen & ~held.official & (held.period < 0)
    return frame, _undrawn(int(undated.sum()), int((chosen & held.official).sum()), len(ranked[MOST:]))


def _band(held: _Flows, code: int, flows: Ints, claims: Ints) -> tuple[Any, ...]:
    period, ranked = Period.parse(held.periods[code]), flows[np.argsort(-claims[flows], kind="stable")[:NAMED]]
    names = tuple(held.names[flow] for flow in ranked.tolist())
    return period.text, period.start, period.end, names, len(flows), int(claims[flows].sum())


def _undrawn(undated: int, official: int, further: int) -> list[str]:
    told = {
        f"{plural(undated, 'flow has', 'flows have')} no reported period and so no band.": undated,
        f"Periods of {plural(official, 'official statistic')} are not drawn as bands.": official,
        f"{plural(further, 'period')} with fewer claims {'has' if further == 1 else 'have'} no band.": further,
    }
    return [sentence for sentence, number in told.items() if number]
