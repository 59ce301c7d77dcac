"""The figures of a selection, flow by flow: rival claims about one flow form a range, never a sum."""

from __future__ import annotations

import pandas as pd

from flows.selection import Mask
from flows.summary import distinct
from flows.tables import Tables
from flows.views.accounts import SHARES, interval

GROUP = ["flow", "measure", "basis", "counted"]


def headlines(tables: Tables, mask: Mask, most: int = 4) -> pd.DataFrame:
    """The figures of the flows whose figures most reports carry, one row a flow, measure, basis and unit.

    Columns: `flow`, `measure`, `basis`, `counted` (the unit; EUR for values, derived where another currency was
    reported), `low`, `high` (NaN where open), `under` (high itself is excluded), `derived`, `worded`, `claims`,
    `origins`, `reports`, `denials` (actors whose claims about the flow deny it). Denials, shares and statistics give
    no figures. Flows in order, the most reported first.
    """
    figures = _stated(tables, mask)
    rows = [
        (*group, *_range(part), *_behind(tables, part["claim"], str(group[0]), mask))
        for group, part in figures.groupby(GROUP, observed=True)
    ]
    names = [*GROUP, "low", "high", "under", "derived", "worded", "claims", "origins", "reports", "denials"]
    found = pd.DataFrame.from_records(rows, columns=names).astype({"reports": "int64"})  # ranked even where empty
    first = found.groupby("flow")["reports"].max().nlargest(most).index.tolist()
    order = found[found["flow"].isin(first)].assign(place=lambda frame: frame["flow"].map(first.index))
    return order.sort_values(["place", "reports"], ascending=[True, False]).drop(columns="place").reset_index(drop=True)


def _stated(tables: Tables, mask: Mask) -> pd.DataFrame:
    figures = tables.within(tables.figures, mask)
    claims = tables.claims.iloc[figures["claim"]].reset_index(drop=True)
    figures = figures.reset_index(drop=True).assign(flow=claims["flow"], basis=claims["basis"])
    value = figures["measure"] == "value"
    figures["counted"] = figures["unit"].astype("string").where(~value, "EUR")
    figures["low"] = figures["low"].where(~value, figures["eur_low"])
    figures["high"] = figures["high"].where(~value, figures["eur_high"])
    figures["derived"] = value & (figures["unit"] != "EUR")
    stated = figures["low"].notna() | figures["high"].notna()
    stated &= ~figures["counted"].isin(SHARES)
    return figures[stated & (claims["stance"] != "denies") & (claims["kind"] == "flow")]


def _range(part: pd.DataFrame) -> tuple[float, float, bool, bool, str]:
    """The least and the most any of the claims allows; open above where one of them is."""
    high = part["high"].max(skipna=False)
    under = bool(part["under"].where(part["high"] == high, pd.notna(high)).all())
    worded = "; ".join(dict.fromkeys(part["worded"]))
    return part["low"].fillna(0).min(), high, under, bool(part["derived"].any()), worded


def _behind(tables: Tables, claims: pd.Series, flow: str, mask: Mask) -> tuple[int, int, int, int]:
    ends, cited = (frame["claim"].isin(claims).to_numpy() for frame in (tables.origins, tables.citations))
    denying = mask & (tables.claims["stance"] == "denies").to_numpy() & (tables.claims["flow"] == flow).to_numpy()
    return (
        claims.nunique(),
        distinct(tables.origins["origin"], ends),
        distinct(tables.citations["report"], cited),
        distinct(tables.claims["actor"], denying),
    )


def told(row: pd.Series) -> str:
    """'EUR 800 million to 1 billion', '3,500 rockets'."""
    read = interval(row["low"], row["high"], row["under"]).spoken()
    return f"EUR {read}" if row["measure"] == "value" else f"{read} {row['counted']}"
