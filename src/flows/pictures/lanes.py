"""The timeline: claims by day in one lane an actor, answers tied to what they answer, events and periods beside them.

Up to MOST claims each is a mark with the number of its note; above, one mark counts those of a lane, span and stance.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import pandas as pd

from flows import places
from flows.pictures.lanes_actors import assign, framed
from flows.pictures.lanes_marks import counts, marks
from flows.pictures.lanes_periods import periods
from flows.pictures.picture import Picture, leave_out
from flows.selection import Mask
from flows.summary import plural
from flows.tables import STANCES, Tables

MOST = 400
"""More claims than this are drawn as counts: their numbers could no longer be read, nor their notes."""
LANES = 24
"""Most lanes of a picture of counts; the last of them gathers the actors with the fewest claims."""

ANSWERS = {"answer": "string", "answered": "string"}
"""One row a tie: keys of two marks."""
EVENTS = {
    "id": "string", "letter": "string", "day": "datetime64[s]", "start": "datetime64[s]", "end": "datetime64[s]",
    "date": "string", "title": "string",
}  # fmt: skip
"""One row an event, in order of date; `date` as written."""
_VERBS = {
    "asserts": ("asserts", "assert"), "confirms": ("confirms", "confirm"), "qualifies": ("qualifies", "qualify"),
    "partly confirms": ("partly confirms", "partly confirm"), "denies": ("denies", "deny"),
}  # fmt: skip


@dataclass(frozen=True)
class Timeline(Picture):
    """Marks in lanes. `rows` has the columns of lanes_marks.POINTS."""

    lanes: pd.DataFrame
    """The columns of lanes_actors.LANES, one row a lane from the top."""
    answers: pd.DataFrame
    """The columns of ANSWERS."""
    events: pd.DataFrame
    """The columns of EVENTS: all of the file's; none is ever a claim."""
    bands: pd.DataFrame
    """The columns of lanes_periods.BANDS: when the goods are said to have moved."""
    remarks: tuple[str, ...]
    """What else is selected and not in the picture, in sentences."""
    counted: bool
    """Whether marks are counts of a lane, span of time and stance."""

    def note(self) -> str:
        """All that is selected and yet not in the picture, with the reasons; empty where nothing is missing."""
        return " ".join(filter(None, [super().note(), *self.remarks]))


def lanes(tables: Tables, mask: Mask) -> Timeline:
    """The timeline of the claims of a mask. Every claim has a date, so none is left out."""
    counted = int(mask.sum()) > MOST
    frame, lane_of = assign(tables, mask, LANES if counted else None)
    rows, members = counts(tables, mask, frame, lane_of) if counted else marks(tables, mask, lane_of)
    answers, apart = _answers(tables, mask, _span(rows) if counted else "")
    bands, undrawn = periods(tables, mask)
    return Timeline(
        rows, members, leave_out(mask, {}), frame, answers, _events(tables), bands, (*apart, *undrawn), counted
    )


def _span(rows: pd.DataFrame) -> str:
    """What a mark counts over."""
    return str(rows["precision"].iloc[0])


def _answers(tables: Tables, mask: Mask, span: str) -> tuple[pd.DataFrame, list[str]]:
    """Ties between chosen claims, and a sentence on those that are not drawn."""
    if span:
        told = f"Marks count the claims of a {span}; answers are not tied."
        return framed(ANSWERS, answer=[], answered=[]), [told]
    chosen = [tables.record(row) for row in np.flatnonzero(mask).tolist()]
    pairs = sorted((claim.id, other) for claim in chosen for other in claim.responds_to)
    drawn = [pair for pair in pairs if mask[tables.place[pair[1]]]]
    outside = len(pairs) - len(drawn)
    told = f"{plural(outside, 'answer')} to claims outside the selection {'is' if outside == 1 else 'are'} not tied."
    tied = framed(ANSWERS, answer=[answer for answer, _ in drawn], answered=[other for _, other in drawn])
    return tied, [told] if outside else []


@lru_cache(maxsize=2)
def _events(tables: Tables) -> pd.DataFrame:
    events = sorted(tables.dataset.events, key=lambda event: (event.date.start, event.date.end, event.id))
    days = [(event.date.start, event.date.end) for event in events]
    middle = [start + (end - start) // 2 for start, end in days]
    return framed(
        EVENTS,
        id=[event.id for event in events],
        letter=[letter(place) for place in range(len(events))],
        day=np.array(middle, dtype="datetime64[s]"),
        start=np.array([start for start, _ in days], dtype="datetime64[s]"),
        end=np.array([end for _, end in days], dtype="datetime64[s]"),
        date=[str(event.date) for event in events],
        title=[event.title for event in events],
    )


def letter(place: int) -> str:
    """A, B, ..., Z, AA, AB, ..."""
    return (letter(place // 26 - 1) if place >= 26 else "") + chr(ord("A") + place % 26)


def sentence(timeline: Timeline) -> str:
    """The picture in words: how many, by whom, when, how they stand, what is tied and marked."""
    rows, ties, marked = timeline.rows, timeline.answers["answer"].nunique(), len(timeline.events)
    if rows.empty:
        return "The timeline is empty: no claim is selected."
    total, actors = int(rows["claims"].sum()), int(timeline.lanes["actors"].sum())
    who = f"{plural(total, 'claim')} by {plural(actors, 'actor')}"
    told = [f"{who}, {_said(rows)}.", _stances(rows), _heard(timeline)]
    if ties:
        told.append(f"{plural(ties, 'claim is an answer', 'claims are answers')}, tied to what is answered.")
    if marked:
        told.append(f"{plural(marked, 'event is marked by a letter', 'events are marked by letters')}.")
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


def _heard(timeline: Timeline) -> str:
    own = timeline.lanes[timeline.lanes["actor"] != ""].nlargest(3, "claims")
    named = [f"{name} ({claims:,})" for name, claims in zip(own["name"], own["claims"], strict=True)]
    return f"Heard most: {'; '.join(named)}."
