"""The timeline in words, as a table, and as a reading: claims and events in order of date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pandas as pd

from flows import places
from flows.dataset.model import Event
from flows.dates import Period, spoken
from flows.summary import STANCE_WORDS, plural, stances_of
from flows.tables import STANCES, Tables
from flows.views.timeline.picture import Timeline

_VERBS = {
    "asserts": ("asserts", "assert"), "confirms": ("confirms", "confirm"), "qualifies": ("adds a “but”", "add a “but”"),
    "partly confirms": ("partly confirms", "partly confirm"), "denies": ("denies", "deny"),
}  # fmt: skip


def sentence(timeline: Timeline) -> str:
    """The picture in words: how many, when, how they stand, in which lanes, what is tied and marked."""
    rows, ties, marked = timeline.rows, timeline.ties["answer"].nunique(), len(timeline.events)
    if rows.empty:
        return "The timeline is empty: no claim is selected."
    told = [f"{plural(int(rows['claims'].sum()), 'claim')}, {_said(rows)}.", _stances(rows), _lanes(timeline)]
    if ties:
        told.append(f"{plural(ties, 'claim answers another', 'claims answer others')}.")
    if marked:
        told.append(f"{plural(marked, 'event is', 'events are')} marked.")
    return " ".join(told)


def _said(rows: pd.DataFrame) -> str:
    """'said from March 2023 to May 2025, most in June 2024 (31)'; the busiest month where there are several."""
    first, last = f"{rows['start'].min():%B %Y}", f"{rows['end'].max():%B %Y}"
    months = rows.groupby(rows["day"].dt.to_period("M"))["claims"].sum()
    span = f"said in {first}" if first == last else f"said from {first} to {last}"
    most = int(months.max())
    return span if len(months) == 1 or most == 1 else f"{span}, most in {months.idxmax():%B %Y} ({most:,})"


def _stances(rows: pd.DataFrame) -> str:
    sums = rows.groupby("stance", observed=False)["claims"].sum()
    numbers = {stance: int(sums[stance]) for stance in STANCES}
    told = [f"{number:,} {_VERBS[stance][number != 1]}" for stance, number in numbers.items() if number]
    return places.words(told) + "."


def _lanes(timeline: Timeline) -> str:
    lanes = zip(timeline.lanes["name"], timeline.lanes["claims"], strict=True)
    return "; ".join(f"{name} ({claims:,})" for name, claims in lanes) + "."


def table(timeline: Timeline, tables: Tables) -> pd.DataFrame:
    """One row a mark: lane, date, stance, and who says what, or how many claims where marks are counts."""
    rows = timeline.rows
    lane = rows["lane"].map(timeline.lanes["name"])
    if timeline.span:
        told = {"From": rows["start"].dt.strftime("%Y-%m-%d"), "To": rows["end"].dt.strftime("%Y-%m-%d")}
        return pd.DataFrame(
            {"Lane": lane, **told, "Stance": rows["stance"].astype(str).map(STANCE_WORDS), "Claims": rows["claims"]}
        )
    chosen = tables.claims.iloc[[tables.place[key] for key in rows["key"]]]
    chosen = chosen.assign(told=stances_of(chosen))
    said = {"Date": "date", "Who says it": "actor_name", "Stance": "told", "Statement": "statement"}
    return pd.DataFrame(
        {"Lane": lane, **{name: chosen[column].astype(str).to_numpy() for name, column in said.items()}}
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim or an event of the reading, under the headings of its year and month."""

    date: Period
    key: str
    """The id of the claim or the event."""
    event: Event | None = None

    @property
    def year(self) -> str:
        """The first year that the date may mean."""
        return str(self.date.start.year)

    @property
    def month(self) -> str:
        """'June 2024', or that the date names no month."""
        if _month(self.date):
            return f"{self.date.start:%B %Y}"
        return f"{spoken(str(self.date))}: the month is not stated"


def _month(said: Period) -> int:
    """The month of a date, 0 where it may be several."""
    same = (said.start.year, said.start.month) == (said.end.year, said.end.month)
    return said.start.month if same else 0


def reading(timeline: Timeline, tables: Tables, *, newest: bool = True) -> list[Entry]:
    """Every claim of the picture and every event drawn, by date; under a year those without a month come last, or
    first where the oldest come first."""
    claims = [tables.record(row) for row in timeline.members["claim"]]
    events = {event.id: event for event in tables.dataset.events}
    entries = [Entry(claim.date, claim.id) for claim in claims]
    entries += [Entry(events[key].date, key, events[key]) for key in timeline.events["id"]]

    def place(entry: Entry) -> tuple[int, int, date, date, str]:
        said = entry.date
        return said.start.year, _month(said), said.start, said.end, entry.key

    return sorted(entries, key=place, reverse=newest)
