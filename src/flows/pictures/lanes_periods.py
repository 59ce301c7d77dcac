"""The bands of the timeline: when the goods of the selected flows are said to have moved."""

from __future__ import annotations

import numpy as np
import pandas as pd

from flows.dates import Period
from flows.selection import Mask
from flows.summary import plural
from flows.tables import Tables

MOST = 12
"""Most bands; those with the fewest claims are left to the note."""

BANDS = {
    "date": "string",
    "start": "datetime64[s]",
    "end": "datetime64[s]",
    "names": "object",
    "flows": "object",
    "claims": "int64",
}
"""One row a period, in order of date. `date` as written; `names` and `flows` tuples: the flows said to fill exactly
this period, and their ids."""


def periods(tables: Tables, mask: Mask) -> tuple[pd.DataFrame, list[str]]:
    """The bands, and sentences on the periods that are not among them."""
    flows = _flows(tables, mask)
    official = flows["kind"] == "statistic"
    moved = flows[~official & flows["period"].notna()]
    heard = moved.groupby("period")["claims"].sum()
    kept = sorted(heard.index, key=lambda period: (-heard[period], period))[:MOST]
    bands = sorted((_band(period, moved[moved["period"] == period]) for period in kept), key=lambda band: band[1:3])
    return pd.DataFrame(bands, columns=list(BANDS)).astype(BANDS), _undrawn(flows, len(heard) - len(kept))


def _flows(tables: Tables, mask: Mask) -> pd.DataFrame:
    """The chosen flows: `id`, `name`, `kind`, `period` (or missing), `claims`; one row of each flow tells for all."""
    code = tables.claims["flow"].cat.codes.to_numpy()
    size = len(tables.claims["flow"].cat.categories)
    claims = np.bincount(code[mask], minlength=size)
    row = np.zeros(size, dtype=np.int64)
    row[code] = np.arange(len(code))
    chosen = np.flatnonzero(claims)
    frame = tables.claims.iloc[row[chosen]][["flow", "flow_name", "kind", "period"]].astype("string")
    return frame.rename(columns={"flow": "id", "flow_name": "name"}).assign(claims=claims[chosen])


def _band(text: str, flows: pd.DataFrame) -> tuple[object, ...]:
    period = Period.parse(text)
    ordered = flows.sort_values(["claims", "id"], ascending=[False, True])
    return text, period.start, period.end, tuple(ordered["name"]), tuple(ordered["id"]), int(flows["claims"].sum())


def _undrawn(flows: pd.DataFrame, further: int) -> list[str]:
    official = int((flows["kind"] == "statistic").sum())
    undated = int((flows["period"].isna() & (flows["kind"] != "statistic")).sum())
    told = {
        f"{plural(undated, 'flow has', 'flows have')} no reported period and so no band.": undated,
        f"Periods of {plural(official, 'official statistic')} are not drawn as bands.": official,
        f"{plural(further, 'period')} with fewer claims {'has' if further == 1 else 'have'} no band.": further,
    }
    return [sentence for sentence, number in told.items() if number]
