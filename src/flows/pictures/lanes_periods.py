"""The bands of the timeline: when the goods of the selected flows are said to have moved."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from flows.dates import Period
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

Ints = np.ndarray[Any, np.dtype[np.int64]]


def periods(tables: Tables, mask: Mask) -> tuple[pd.DataFrame, list[str]]:
    """The bands, and sentences on the periods that are not among them. Whole columns at once: flows can be many."""
    rows, claims = _flows(tables, mask)
    official = (tables.claims["kind"].iloc[rows] == "statistic").to_numpy()
    period = tables.claims["period"].iloc[rows].cat.codes.to_numpy()
    moved = ~official & (period >= 0)
    heard = np.bincount(period[moved], weights=claims[moved], minlength=len(tables.claims["period"].cat.categories))
    ranked = np.lexsort((np.arange(len(heard)), -heard))[: np.count_nonzero(heard)]
    bands = []
    for code in ranked[:MOST]:
        own = np.flatnonzero(moved & (period == code))
        bands.append(_band(tables, rows[own], claims[own]))
    frame = pd.DataFrame(bands, columns=list(BANDS)).astype(BANDS)
    told = _undrawn(int((~official & (period < 0)).sum()), int(official.sum()), len(ranked[MOST:]))
    return frame.sort_values(["start", "end", "date"], ignore_index=True), told


def _flows(tables: Tables, mask: Mask) -> tuple[Ints, Ints]:
    """One row of each chosen flow, which tells for all, in order of id; and its chosen claims."""
    code = tables.claims["flow"].cat.codes.to_numpy()
    claims = np.bincount(code[mask], minlength=len(tables.claims["flow"].cat.categories))
    row = np.zeros(len(claims), dtype=np.int64)
    row[code] = np.arange(len(code))
    chosen = np.flatnonzero(claims)
    return row[chosen], claims[chosen]


def _band(tables: Tables, rows: Ints, claims: Ints) -> tuple[Any, ...]:
    text = str(tables.claims["period"].iloc[rows[0]])
    period, ranked = Period.parse(text), rows[np.argsort(-claims, kind="stable")[:NAMED]]
    names = tuple(map(str, tables.claims["flow_name"].iloc[ranked]))
    return text, period.start, period.end, names, len(rows), int(claims.sum())


def _undrawn(undated: int, official: int, further: int) -> list[str]:
    told = {
        f"{plural(undated, 'flow has', 'flows have')} no reported period and so no band.": undated,
        f"Periods of {plural(official, 'official statistic')} are not drawn as bands.": official,
        f"{plural(further, 'period')} with fewer claims {'has' if further == 1 else 'have'} no band.": further,
    }
    return [sentence for sentence, number in told.items() if number]
