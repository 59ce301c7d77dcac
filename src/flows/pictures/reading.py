"""Pictures as tables for reading: the same rows as the marks, in words."""

from __future__ import annotations

from typing import Any

import pandas as pd

from flows.pictures import arcs
from flows.pictures.lanes import Timeline
from flows.places import name
from flows.summary import plural
from flows.tables import Tables


def arc_table(picture: arcs.Arcs) -> pd.DataFrame:
    """One row an arc: from, to, what it is on the route, who names it or how much is reported for it alone."""
    rows = picture.rows
    table = pd.DataFrame(
        {
            "From": rows["source"].map(name),
            "To": rows["target"].map(name),
            "On the route": rows["role"],
            "One of several alternatives": rows["alternative"].map({True: "yes", False: "no"}),
        }
    )
    if picture.measure == "origins":
        named = {"said": "Said or confirmed", "qualified": "Qualified", "denied": "Denied"}
        table = table.assign(**{f"{words} (independent origins)": rows[voice] for voice, words in named.items()})
    else:
        marks: list[Any] = list(rows.itertuples())
        amounts = [arcs.amount(row.low, row.high, picture.unit, row.under) for row in marks]
        table["As read"] = amounts
    return table.assign(Claims=rows["claims"])


def unnamed_told(picture: arcs.Arcs) -> str:
    """'“African states” (intermediary, 2 independent origins)', for each party without a name."""
    rows: list[Any] = list(picture.unnamed.itertuples())
    return "; ".join(f"“{row.words}” ({row.stage}, {plural(int(row.origins), 'independent origin')})" for row in rows)


def mark_table(timeline: Timeline, tables: Tables) -> pd.DataFrame:
    """One row a mark: number, date, actor, stance, and what is said, or how many claims where marks are counts."""
    rows = timeline.rows
    lanes = timeline.lanes.set_index("lane")["name"] if "lane" in timeline.lanes else timeline.lanes["name"]
    table = pd.DataFrame({"Actor": rows["lane"].map(lanes), "Stance": rows["stance"].astype(str)})
    if timeline.counted:
        spans = [key.split("/")[1] for key in rows["key"]]  # a month, a quarter or a year
        return table.assign(Period=spans, Claims=rows["claims"], **{"Independent origins": rows["origins"]})
    chosen = tables.claims.iloc[[tables.place[key] for key in rows["key"]]]
    table.insert(0, "Number", rows["number"])
    table.insert(1, "Date", chosen["date"].to_numpy())
    return table.assign(Statement=chosen["statement"].to_numpy(), **{"Independent origins": rows["origins"]})
