"""The answer to a question: the least and the most of every flow, leg and country, with the claims behind each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import ClassVar

import numpy as np
import pandas as pd

from flows.bounds import counting
from flows.bounds.asked import every, read
from flows.bounds.conflict import Conflict
from flows.bounds.frame import bounds, members
from flows.bounds.limits import Limit
from flows.bounds.model import Model, model
from flows.bounds.question import Question
from flows.bounds.sides import components
from flows.once import once
from flows.selection import Mask
from flows.sizes import SUMS
from flows.summary import plural
from flows.tables import Tables
from flows.views.picture import Picture, having, leave_out


@dataclass(frozen=True)
class Answer(Picture):
    """Rows as in frame.BOUNDS; members are the claims behind each row; left out are the claims that do not count.

    Of flows in a conflict there are no rows: from claims that cannot all be true anything would follow.
    """

    places_are_marks: ClassVar[bool] = False

    question: Question
    conflicts: tuple[Conflict, ...]
    counted: tuple[str, ...]
    """Ids of the claims that limit something, denials supposed true among them; in order of the claims."""
    silent: tuple[str, ...]
    """Ids of flows that the selection speaks of and that no counted figure limits."""
    ignored: tuple[str, ...]
    """Keys of what-ifs about flows that are not within the years."""

    def note(self) -> str:
        """'7 claims count, 12 do not: no value is stated (12).'; then of how many flows no claim says how much."""
        reasons = self.left_out["reason"].value_counts()
        why = "; ".join(f"{reason} ({number:,})" for reason, number in reasons[reasons > 0].items())
        counted = plural(len(self.counted), "claim counts", "claims count")
        left = f", {len(self.left_out):,} {'does' if len(self.left_out) == 1 else 'do'} not: {why}." if why else "."
        flows = plural(len(self.silent), "further flow")
        return counted + left + (f" Of {flows} no claim that counts says how much." if self.silent else "")


def answer(tables: Tables, mask: Mask, question: Question, also: tuple[str, ...] = ()) -> Answer:
    """What the chosen claims imply; `also` asks for further keys, as 'all-routes/1:USA|ESP' for two countries together.

    Of more flows than can be reckoned at once (sizes.SUMS) there are no rows, and no claim counts: to leave some flows
    aside would be a choice that nobody made. Raises BoundsError where a key, in `also` or among the what-ifs, names
    nothing in the data.
    """
    asked = [read(key, tables.dataset) for key in also]
    made = model(tables, mask, question, asked)
    too_many = _sums(made) > SUMS
    limits = () if too_many else made.limits
    parts = [] if too_many else list(components(made.net, limits))
    stated = counting.readings(tables, mask, replace(question, tolerance=0.0))  # as reported, not as widened
    found = _ordered(bounds(made.net, parts, stated, asked), tables)
    counted = _behind(tables, limits)
    rest = counting.TOO_MANY_SUMS if too_many else counting.OUT_OF_SCOPE
    reasons = counting.reasons(tables, question) | {rest: np.ones(len(mask), dtype=bool)}
    return Answer(
        found,
        members(found, tables),
        leave_out(mask & ~having(counted, len(mask)), reasons),
        question,
        tuple(conflict for part in parts for conflict in part.conflicts),
        tuple(tables.claims["id"].iloc[counted]),
        tuple(key for part in parts if not part.limited for key in part.flows),
        made.ignored,
    )


def _sums(made: Model) -> int:
    """How many totals, parties and legs its flows have."""
    return sum(1 for key in made.net.ways for _ in every(key, made.net.dataset.flows[key]))


def _ordered(rows: pd.DataFrame, tables: Tables) -> pd.DataFrame:
    """The flows last spoken of first, all flows together last; within a flow as before."""
    spoken = tables.claims.groupby("flow", observed=True)["end"].max()
    days = {flow: day.toordinal() for flow, day in spoken.items()}
    flows = rows["flow"].tolist()
    rank = {flow: (not flow, -days.get(flow, 0), flow) for flow in set(flows)}
    order = sorted(range(len(rows)), key=lambda at: rank[flows[at]])
    return rows.iloc[order].reset_index(drop=True)


def remembered(tables: Tables, mask: Mask, question: Question) -> Answer:
    """The same answer, kept for the last choices: nothing is reckoned twice for an unchanged one."""
    return _reckoned(tables)(mask.tobytes(), question)


@once
def _reckoned(tables: Tables) -> Callable[[bytes, Question], Answer]:
    @lru_cache(maxsize=16)
    def of(chosen: bytes, question: Question) -> Answer:
        return answer(tables, np.frombuffer(chosen, dtype=bool), question)

    return of


def _behind(tables: Tables, limits: Iterable[Limit]) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """The claims behind limits, by row, ascending."""
    claims = {claim for limit in limits for claim in limit.claims if claim in tables.place}
    return np.array(sorted(tables.place[claim] for claim in claims), dtype=np.int64)
