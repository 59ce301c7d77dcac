"""The map in words and as a table, for who cannot see the picture."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from flows.amounts import Interval
from flows.places import name, words
from flows.summary import plural
from flows.views.map.picture import Arcs


def sentence(picture: Arcs, most: int = 5) -> str:
    """The picture in words, for who cannot see it."""
    if picture.rows.empty:
        return "No arc is drawn."
    countries = plural(len(picture.countries), "named country", "named countries")
    shown = f"{plural(len(picture.rows), 'leg')} between {countries}"
    wide = picture.rows[picture.rows["width"].notna()]
    told = [_told(row, picture) for row in wide.head(most).itertuples()]
    more = [f"{len(wide) - most} more"] if len(wide) > most else []
    alone = len(picture.rows) - len(wide)
    more += [f"no amount of their own for {plural(alone, 'leg')}"] if alone else []
    hidden = [f"“{party}”" for party in picture.unnamed["words"].unique()]
    unnamed_parties = f" Not on the map, as no country is named: {words(hidden)}." if hidden else ""
    return f"{shown}: {words(told + more)}.{unnamed_parties}"


def _told(row: Any, picture: Arcs) -> str:
    """'Serbia to Spain (3 independent origins)', '(denied by 1 independent origin)', '(amount not reported)'."""
    leg = f"{name(row.source)} to {name(row.target)}"
    if picture.measure != "origins":
        return f"{leg} ({amount(row.low, row.high, picture.unit, row.under)})"
    before = {"said": "", "qualified": "qualified by ", "denied": "denied by "}[row.voice]
    return f"{leg} ({before}{plural(int(row.width), 'independent origin')})"


def amount(low: float, high: float, unit: str, under: bool = False) -> str:
    """'150,000,000 to 200,000,000 EUR', or that no amount is reported for the leg alone."""
    if np.isnan(low) and np.isnan(high):
        return "no amount reported for this leg alone"
    low_side, high_side = (None if np.isnan(side) else float(side) for side in (low, high))
    return f"{Interval(low_side, high_side, under).text()} {unit}"


def table(picture: Arcs) -> pd.DataFrame:
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
        amounts = [amount(row.low, row.high, picture.unit, row.under) for row in marks]
        table["As read"] = amounts
    return table.assign(Claims=rows["claims"])


def unnamed_told(picture: Arcs) -> str:
    """'“African states” (intermediary, 2 independent origins)', for each party without a name."""
    rows: list[Any] = list(picture.unnamed.itertuples())
    return "; ".join(f"“{row.words}” ({row.stage}, {plural(int(row.origins), 'independent origin')})" for row in rows)
