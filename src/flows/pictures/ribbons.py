"""Routes as ribbons between stages, by who names each leg."""

from __future__ import annotations

import numpy as np
import pandas as pd

from flows.nodes import LAST, Node, leg_ends
from flows.pictures.picture import VOICES, Picture, having, leave_out, origins_by
from flows.places import Party, words
from flows.selection import Mask
from flows.summary import plural
from flows.tables import Tables

MOST = 60
"""Legs drawn at the most; more cannot be told apart."""

UNROUTED = Node(1, (Party("unnamed", "no country in between named"),))
"""Where ribbons pass whose reports name no intermediary."""

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


def way(source: Node, target: Node) -> tuple[Node, ...]:
    """A leg that is all of a route goes round by a node that says so, not behind the countries others name."""
    return (source, UNROUTED, target) if source.stage == 0 and target.stage == LAST else (source, target)


def sentence(picture: Picture) -> str:
    """The picture in words, for who cannot see it."""
    if picture.rows.empty:
        return "No route is drawn."
    told = {voice: _told(picture.rows[picture.rows["voice"] == voice]) for voice in VOICES}
    heads = {"said": "Said or confirmed", "qualified": "Qualified", "denied": "Denied"}
    return " ".join(f"{heads[voice]}: {text}." for voice, text in told.items() if text)


def _told(rows: pd.DataFrame, most: int = 6) -> str:
    legs = [_leg(key, origins) for key, origins in zip(rows["key"][:most], rows["origins"][:most], strict=True)]
    more = [f"{len(rows) - most} more legs"] if len(rows) > most else []
    return words(legs + more)


def _leg(key: str, origins: int) -> str:
    source, target = leg_ends(key)
    return f"{source.name} to {target.name} by {plural(int(origins), 'independent origin')}"


def table(picture: Picture) -> pd.DataFrame:
    """The same rows for reading: from, to, voice, independent origins, claims."""
    ends = [leg_ends(key) for key in picture.rows["key"]]
    return pd.DataFrame(
        {
            "From": [source.name for source, _ in ends],
            "To": [target.name for _, target in ends],
            "Voice": picture.rows["voice"].astype(str),
            "Independent origins": picture.rows["origins"],
            "Claims": picture.rows["claims"],
        }
    )
