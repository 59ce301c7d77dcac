"""Who says what: flows by actors, with the stances of each actor on each flow.

A cell holds what an actor says of a flow. Where a claim about one flow answers a claim about another, each stands on
the row of the other, too, marked as such: else an answer would stand without what it answers, and a denial not where it
is aimed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from flows import disputes
from flows.kept import kept
from flows.selection import Mask
from flows.summary import plural
from flows.tables import Tables
from flows.views.actors import assign
from flows.views.picture import Picture, having, leave_out
from flows.views.positions import said as heard
from flows.views.positions.rows import flows, marks
from flows.views.positions.said import Said

ROWS, COLUMNS, BESIDE = 14, 12, 12
"""Flows, actors with a column of their own, and further actors named on one flow, each at the most."""

STATISTIC = "an official statistic is context, not a stance on a flow"
FURTHER_FLOWS = "only the flows that are contested or that most speakers speak of are drawn"
FURTHER_ACTORS = "only the speakers with the most claims about a flow are named on it"


@dataclass(frozen=True, eq=False)
class Matrix(Picture):
    """Flows by actors. `rows` are the marks, in order of the flows: one a flow, actor, stance, `elsewhere`, and of what
    was asked for or refused one a basis.

    Columns of `rows`: `key` ("flow/actor", one a cell), `flow`, `actor` (ids), `actor_name`, `stance` (category),
    `elsewhere` (bool: said of another flow, and answered on this one or answering there), `unmoved` (bool: of what was
    asked for or refused), `claims`, `first`, `last` (rows of tables.claims), `of` (names of the other flows), `by`
    (names of who answers it here), `to` (names of whom it answers here; all three empty where not `elsewhere`).
    """

    flows: pd.DataFrame
    """The columns of matrix_marks.FLOWS."""
    actors: pd.DataFrame
    """Actors with a column of their own, by country, with the columns of lanes_actors.LANES. Where actors are more than
    columns, those heard on one flow only have none: they are named at the end of its row."""
    remarks: tuple[str, ...]
    """What is answered and not in the selection, in a sentence."""

    def note(self) -> str:
        """All that is selected or answered and yet not in the picture, with the reasons."""
        return " ".join(filter(None, [super().note(), *self.remarks]))


@kept
def matrix(tables: Tables, mask: Mask, rows: int = ROWS, columns: int = COLUMNS, beside: int = BESIDE) -> Matrix:
    """The flows of the chosen claims by the actors who speak of them: so many rows, columns, actors beside a row."""
    statistic = (tables.claims["kind"] == "statistic").to_numpy()
    said, ties = heard.said(tables, mask & ~statistic, mask)
    ranked = _ranked(tables, said).head(rows)
    said = said[said["flow"].isin(ranked.index)]
    of_flows = having(said["claim"].to_numpy(), len(mask))
    own = _columns(said, columns)
    said = _named(said, own, beside)
    drawn = having(said["claim"].to_numpy(), len(mask))
    exchanges = heard.exchanges(tables, ties[ties["flow"].isin(ranked.index) | ties["there"].isin(ranked.index)])
    drawn_marks, members = marks(tables, said, ranked, exchanges)
    actors, _ = assign(tables, drawn & np.isin(disputes.codes(tables, "actor"), own))
    reasons = {STATISTIC: statistic & ~drawn, FURTHER_FLOWS: ~of_flows, FURTHER_ACTORS: ~drawn}
    named = flows(tables, ranked, exchanges)
    return Matrix(drawn_marks, members, leave_out(mask, reasons), named, actors, _remarks(tables, mask))


def _ranked(tables: Tables, said: Said) -> pd.DataFrame:
    """All flows, by code: contested ones first, then those of which most actors speak, then the last spoken of."""
    found = said.groupby("flow").agg(actors=("actor", "nunique"), claims=("claim", "size"))
    found["own"] = said[~said["elsewhere"]].groupby("flow")["actor"].nunique()
    aimed = disputes.aims(tables).merge(said[["flow", "claim"]])
    found["contested"] = found.index.isin(disputes.meeting(aimed)["flow"])
    found["last"] = said.assign(end=tables.claims["end"].to_numpy()[said["claim"]]).groupby("flow")["end"].max()
    order = ["contested", "own", "actors", "claims", "last", "flow"]
    return found.sort_values(order, ascending=[False] * 5 + [True])


def _columns(said: Said, most: int) -> list[int]:
    """Codes of the actors with a column: all where they fit, else those heard on several flows, the most first."""
    actors = said.groupby("actor").agg(flows=("flow", "nunique"), claims=("claim", "size"))
    if len(actors) > most:
        actors = actors[actors["flows"] > 1].sort_values(["flows", "claims", "actor"], ascending=[False, False, True])
    return [int(actor) for actor in actors.index[:most]]


def _named(said: Said, own: list[int], most: int) -> Said:
    """What the actors with a column say, and on each row so many further actors."""
    further = said[~said["actor"].isin(own)].groupby(["flow", "actor"]).size().reset_index(name="claims")
    further = further.sort_values(["flow", "claims", "actor"], ascending=[True, False, True])
    beyond = further[further.groupby("flow").cumcount() >= most]
    cells, gone = (pd.MultiIndex.from_frame(frame[["flow", "actor"]]) for frame in (said, beyond))
    return said[~cells.isin(gone)]


def _remarks(tables: Tables, mask: Mask) -> tuple[str, ...]:
    outside = heard.unheard(tables, mask)
    verb = "is" if outside == 1 else "are"
    return (
        (f"{plural(outside, 'claim')} outside the selection {verb} answered in it and not drawn.",) if outside else ()
    )
