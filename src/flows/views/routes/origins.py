"""Routes as ribbons between stages, by who names each leg."""

from __future__ import annotations

import numpy as np
import pandas as pd

from flows.selection import Mask
from flows.tables import Tables
from flows.views.picture import Picture, having, leave_out, origins_by

MOST = 60
"""Legs drawn at the most; more cannot be told apart."""

STATISTIC = "an official statistic counts all end users on a first leg: context, not a route"
BEYOND = "only the legs that most origins name are drawn here"


def by_origins(tables: Tables, mask: Mask, most: int = MOST) -> Picture:
    """The legs that the chosen claims name, wide by independent origins.

    Rows: `key` (nodes.leg_key), `voice`, `mark` (both, as the ribbon carries them), `origins`, `claims`, widest first.
    Each party of a group of alternatives stands alone: the width counts who names the leg, so that nothing is split.
    Widths are no quantities, and one origin that names three countries is in three ribbons.
    """
    statistic = (tables.claims["kind"] == "statistic").to_numpy()
    legs = tables.within(tables.legs, mask & ~statistic)
    members = pd.DataFrame({"key": legs["ribbon"], "claim": legs["claim"]})
    rows = origins_by(members, tables)
    widest = rows.groupby("key", sort=False)["origins"].sum().nlargest(most, keep="first").index
    if len(widest) < most:
        rest = np.zeros(len(mask), dtype=bool)
    else:
        members = members[members["key"].isin(widest)]
        rest = ~having(members["claim"].to_numpy(), len(mask))
    rows = rows[rows["key"].isin(widest)].sort_values(["origins", "key"], ascending=[False, True])
    rows.insert(2, "mark", rows["key"].astype("string") + "/" + rows["voice"].astype("string"))
    return Picture(rows.reset_index(drop=True), members, leave_out(mask, {STATISTIC: statistic, BEYOND: rest}))
