"""When claims were made, month by month: the timeline at a glance."""

from __future__ import annotations

import numpy as np
import pandas as pd

from flows.kept import kept
from flows.selection import Mask
from flows.summary import plural
from flows.tables import Tables
from flows.views.picture import VOICE_OF, VOICES, Picture, leave_out

STATISTIC = "official statistics are yearly context, said by nobody in answer to anybody"
VAGUE = "the date is known only to the year, or to several months"


@kept
def months(tables: Tables, mask: Mask) -> Picture:
    """Claims by month and voice, statistics aside.

    Rows: `key` ('2024-06/denied'), `month` (its first day), `voice`, `claims`.
    """
    claims = tables.claims
    start, end = (claims[column].dt.to_period("M") for column in ("start", "end"))
    known = (start == end).to_numpy()
    statistic = (claims["kind"] == "statistic").to_numpy()
    rows = np.flatnonzero(mask & known & ~statistic)
    codes = VOICE_OF[claims["stance"].cat.codes.to_numpy()[rows]]
    voice = pd.Categorical.from_codes(codes, categories=pd.Index(VOICES))
    month = start.iloc[rows].reset_index(drop=True)
    key = pd.Series(month.astype("string") + "/" + pd.Series(voice).astype("string"), dtype="category")
    members = pd.DataFrame({"key": key, "claim": rows.astype("int32")})
    marks = pd.DataFrame({"key": key, "month": month.dt.to_timestamp(), "voice": voice})
    counted = marks.groupby(["month", "voice", "key"], observed=True).size().reset_index(name="claims")
    return Picture(counted, members, leave_out(mask, {STATISTIC: statistic, VAGUE: ~known}))


def sentence(picture: Picture) -> str:
    """'Claims were made in 30 months; most in June 2024 (14 claims).'"""
    if picture.rows.empty:
        return "No claim of the selection is dated to the month."
    each = picture.rows.groupby("month")["claims"].sum()
    busiest = f"{each.idxmax():%B %Y} ({plural(int(each.max()), 'claim')})"
    return f"Claims were made in {plural(len(each), 'month')}; most in {busiest}."


def table(picture: Picture) -> pd.DataFrame:
    """One row a month: its claims by voice."""
    wide = picture.rows.pivot_table(index="month", columns="voice", values="claims", observed=False, fill_value=0)
    plain = wide.astype(int).reset_index().rename(columns={"month": "Month"})
    return plain.assign(Month=plain["Month"].dt.strftime("%Y-%m"))
