"""The bands of the timeline: when the goods of the selected flows are said to have moved."""

from __future__ import annotations

from datetime import date

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


_Flow = tuple[int, str, str, str, str | None]
"""Claims, id, name, kind and period of a flow."""
_Band = tuple[str, date, date, tuple[str, ...], tuple[str, ...], int]
"""The columns of BANDS."""


def periods(tables: Tables, mask: Mask) -> tuple[pd.DataFrame, list[str]]:
    """The bands, and sentences on the periods that are not among them."""
    flows = _flows(tables, mask)
    heard: dict[str, list[_Flow]] = {}
    for flow in sorted(flows, key=lambda flow: (-flow[0], flow[1])):
        if flow[3] != "statistic" and flow[4] is not None:
            heard.setdefault(flow[4], []).append(flow)
    bands = [_band(period, own) for period, own in heard.items()]
    bands.sort(key=lambda band: (-band[5], band[0]))
    frame = pd.DataFrame(sorted(bands[:MOST], key=_place), columns=list(BANDS)).astype(BANDS)
    return frame, _undrawn(flows, len(bands[MOST:]))


def _flows(tables: Tables, mask: Mask) -> list[_Flow]:
    """The chosen flows; one row of each tells for all."""
    code = tables.claims["flow"].cat.codes.to_numpy()
    size = len(tables.claims["flow"].cat.categories)
    claims = np.bincount(code[mask], minlength=size)
    row = np.zeros(size, dtype=np.int64)
    row[code] = np.arange(len(code))
    chosen = np.flatnonzero(claims)
    columns = [tables.claims[name].iloc[row[chosen]] for name in ("flow", "flow_name", "kind", "period")]
    told = [[None if value != value else str(value) for value in column] for column in columns]
    return list(zip(claims[chosen].tolist(), *told, strict=True))


def _place(band: _Band) -> tuple[date, date]:
    return band[1], band[2]


def _band(text: str, flows: list[_Flow]) -> _Band:
    period = Period.parse(text)
    names = tuple(dict.fromkeys(flow[2] for flow in flows))
    return text, period.start, period.end, names, tuple(flow[1] for flow in flows), sum(flow[0] for flow in flows)


def _undrawn(flows: list[_Flow], further: int) -> list[str]:
    official = sum(flow[3] == "statistic" for flow in flows)
    undated = sum(flow[3] != "statistic" and flow[4] is None for flow in flows)
    told = {
        f"{plural(undated, 'flow has', 'flows have')} no reported period and so no band.": undated,
        f"Periods of {plural(official, 'official statistic')} are not drawn as bands.": official,
        f"{plural(further, 'period')} with fewer claims {'has' if further == 1 else 'have'} no band.": further,
    }
    return [sentence for sentence, number in told.items() if number]
