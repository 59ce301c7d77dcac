"""The marks of the picture of relays: one a report in the row of each origin it leads back to."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from flows.selection import Mask
from flows.tables import Tables
from flows.views.distinct import Codes
from flows.views.sources.trails import labels, repeats

WAYS = ("origin", "direct", "indirect")
"""How a report got it: the origin itself; by repeating the origin; by repeating a report that repeats."""

MARKS: dict[str, Any] = {
    "key": "string",
    "origin": "string",
    "report": "string",
    "label": "string",
    "state_controlled": "bool",
    "way": pd.CategoricalDtype(list(WAYS), ordered=True),
    "through": "object",
    "claims": "int64",
}
"""One row a report in the row of an origin, the origin itself among them. `key` is 'origin/report' by their ids,
`label` publisher and date; `way` the shortest; `through` a tuple of what it repeats, by publisher and date; `claims` it
carries from there. By way, then date; those without a date last."""


def marks(tables: Tables, found: pd.DataFrame, drawn: Codes, mask: Mask) -> pd.DataFrame:
    """The columns of MARKS of the drawn origins, given as rows of tables.reports, from the top.

    `found` has one row an `origin` and `report` (rows of tables.reports), fewest `steps`, number of `claims`.
    An origin that carries no chosen claim itself is a mark all the same.
    """
    found = found[found["origin"].isin(drawn)]
    absent = np.setdiff1d(drawn, found.loc[found["steps"] == 0, "origin"])
    found = pd.concat([pd.DataFrame({"origin": absent, "report": absent, "steps": 0, "claims": 0}), found])
    origin, report = found["origin"].to_numpy(), found["report"].to_numpy()
    place = {at: rank for rank, at in enumerate(drawn.tolist())}
    names, told, through = tables.reports["id"].to_numpy(dtype=object), labels(tables), _through(tables, report, mask)
    frame = pd.DataFrame(
        {
            "key": names[origin] + "/" + names[report],
            "origin": names[origin],
            "report": names[report],
            "label": [told[row] for row in report],
            "state_controlled": tables.reports["state_controlled"].to_numpy()[report],
            "way": pd.Categorical([WAYS[min(steps, 2)] for steps in found["steps"]], dtype=MARKS["way"]),
            "through": [through.get(row, ()) for row in report.tolist()],
            "claims": found["claims"].to_numpy(),
            "rank": [place[at] for at in origin.tolist()],
            "published": tables.reports["published"].to_numpy(dtype=object)[report],
        }
    )
    ordered = frame.sort_values(["rank", "way", "published", "label", "report"], ignore_index=True)
    return ordered[list(MARKS)].astype(MARKS)


def _through(tables: Tables, reports: Codes, mask: Mask) -> dict[int, tuple[str, ...]]:
    """What each of some reports repeats in the chosen claims."""
    rows, told = tables.within(repeats(tables), mask), labels(tables)
    pairs = rows.loc[rows["report"].isin(reports), ["report", "source"]].drop_duplicates()
    found: dict[int, tuple[str, ...]] = {}
    for row, source in pairs.to_numpy().tolist():
        found[row] = (*found.get(row, ()), told[source])
    return found
