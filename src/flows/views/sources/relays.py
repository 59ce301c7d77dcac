"""Who repeats whom: the origins that most reports lead back to, each with these reports by how they got it.

Days would tell less: of many reports no date was seen, or none exact enough to say which of two came first.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from flows.kept import kept
from flows.selection import Mask
from flows.summary import plural
from flows.tables import Tables
from flows.views.distinct import Codes
from flows.views.picture import Picture, having, leave_out
from flows.views.sources import rows as relays_marks
from flows.views.sources.trails import labels, trails

MOST = 12
"""Origins drawn at the most: more rows than this make a page of their own."""

ORIGINS = {"origin": "string", "label": "string", "reports": "int64", "claims": "int64"}
"""One row an origin that is drawn, from the top: the `reports` that carry a chosen claim and lead to it, with itself
where it carries one, and the `claims` behind which it stands."""

UNREPEATED = "none of their reports repeats another"
BEYOND = (
    "only the sources that most reports lead back to are drawn here, of as many those behind most claims, then the "
    "newest"
)


@dataclass(frozen=True, eq=False)
class Relays(Picture):
    """Marks in rows. `rows` has the columns of relays_marks.MARKS, row by row."""

    origins: pd.DataFrame
    """The columns of ORIGINS."""
    remarks: tuple[str, ...]
    """What else is selected and not in the picture, or there more than once, in sentences."""

    def note(self) -> str:
        """All that is selected and yet not in the picture, with the reasons."""
        return " ".join(filter(None, [*self.remarks, super().note()]))


@kept
def relays(tables: Tables, mask: Mask, most: int = MOST) -> Relays:
    """The origins that most reports of the chosen claims lead back to, the newest first. Which of as many have no room
    hangs on how often they carry a chosen claim, then on their day, then on their place in the data file."""
    rows = tables.within(trails(tables), mask)
    marks = rows.groupby(["origin", "report"], sort=True).agg(steps=("steps", "min"), claims=("claim", "size"))
    marks = marks.reset_index()
    passed = np.bincount(marks.loc[marks["steps"] > 0, "origin"])
    names = tables.reports["id"].to_numpy(dtype=object)
    behind = np.bincount(rows["origin"].to_numpy(dtype=np.int64), minlength=len(names))
    published = tables.reports["published"].fillna("").to_numpy(dtype=object)
    by_day = sorted(np.flatnonzero(passed).tolist(), key=lambda origin: published[origin], reverse=True)
    ranked = sorted(by_day, key=lambda origin: (-passed[origin], -behind[origin]))
    newest = sorted(ranked[:most], key=lambda origin: (published[origin], names[origin]), reverse=True)
    drawn = np.array(newest, dtype=np.int64)
    shown = relays_marks.marks(tables, marks, drawn, mask)
    members = _members(rows, drawn, names)
    left = _left_out(rows, members, mask)
    return Relays(shown, members, left, _origins(tables, rows, marks, drawn), _remarks(marks, shown, ranked, drawn))


def _origins(tables: Tables, rows: pd.DataFrame, marks: pd.DataFrame, drawn: Codes) -> pd.DataFrame:
    reports = marks["origin"].value_counts()
    claims = rows[rows["origin"].isin(drawn)].groupby("origin")["claim"].nunique()
    return pd.DataFrame(
        {
            "origin": tables.reports["id"].iloc[drawn].to_numpy(),
            "label": [labels(tables)[row] for row in drawn],
            "reports": [reports[row] for row in drawn],
            "claims": [claims[row] for row in drawn],
        }
    ).astype(ORIGINS)


def _members(rows: pd.DataFrame, drawn: Codes, names: Codes) -> pd.DataFrame:
    own = rows[rows["origin"].isin(drawn)]
    pairs = zip(names[own["origin"].to_numpy()], names[own["report"].to_numpy()], strict=True)
    key = pd.Series([f"{origin}/{report}" for origin, report in pairs], dtype="category")
    return pd.DataFrame({"key": key, "claim": own["claim"].to_numpy()})


def _left_out(rows: pd.DataFrame, members: pd.DataFrame, mask: Mask) -> pd.DataFrame:
    size = len(mask)
    absent = ~having(members["claim"].to_numpy(), size)
    passed = having(rows.loc[rows["steps"] > 0, "claim"].to_numpy(), size)
    return leave_out(mask, {UNREPEATED: absent & ~passed, BEYOND: absent})


def _remarks(marks: pd.DataFrame, shown: pd.DataFrame, ranked: list[int], drawn: Codes) -> tuple[str, ...]:
    told, further = [], len(ranked) - len(drawn)
    if further:
        beyond = marks["report"][marks["origin"].isin(ranked)].nunique() - shown["report"].nunique()
        told.append(
            f"Drawn are the {len(drawn)} sources that most reports lead back to, not {further:,} more that "
            f"are repeated, with {plural(beyond, 'report')} more."
        )
    alone = marks["origin"].nunique() - len(ranked)
    if alone:
        told.append(f"{plural(alone, 'source that nobody repeats is', 'sources that nobody repeats are')} not drawn.")
    if shown["report"].duplicated().any():
        told.append("A report that leads back to several sources stands in the row of each.")
    return tuple(told)


def sentence(picture: Relays, most: int = 3) -> str:
    """'Drawn, the newest first: Financial Times, 2024-06-22 (47 reports, 1 source); ...'"""
    rows = picture.origins[:most]
    if rows.empty:
        return "No report of the selection repeats another."
    named = zip(rows["label"], rows["reports"].tolist(), strict=True)
    told = "; ".join(f"{label} ({counted(reports)})" for label, reports in named)
    more = f"; {len(picture.origins) - most} more" if len(picture.origins) > most else ""
    marks = picture.rows.loc[picture.rows["way"] != "origin"].groupby("report")["way"].min()
    indirect = plural(int((marks == "indirect").sum()), "repeats a report", "repeat a report")
    return (
        f"Drawn, the newest first: {told}{more}. Behind the {plural(len(picture.origins), 'source')} drawn stand "
        f"{plural(len(marks), 'other report')}; of these, {indirect} that itself repeats."
    )


def counted(reports: int) -> str:
    """'47 reports, 1 source': how many reports lead back to one source."""
    return f"{plural(reports, 'report')}, 1 source"


def table(picture: Relays) -> pd.DataFrame:
    """The same marks for reading, the origins themselves in the first column."""
    rows = picture.rows[picture.rows["way"] != "origin"]
    named = dict(zip(picture.origins["origin"], picture.origins["label"], strict=True))
    return pd.DataFrame(
        {
            "Source": rows["origin"].map(named).to_list(),
            "Report that leads back to it": rows["label"].to_list(),
            "Repeats": ["; ".join(through) for through in rows["through"]],
            "Claims": rows["claims"].to_list(),
        }
    )
