"""A claim as a row of the overview tells it: who, when, which stance, which figures in English, on how many sources."""

from __future__ import annotations

from dataclasses import dataclass

from flows.dates import spoken
from flows.tables import Tables, flow_name
from flows.views.figures import Amount, figures


@dataclass(frozen=True, slots=True)
class Said:
    """What one speaker said on one date."""

    claim: str
    """Its id."""
    speaker: str
    date: str
    """In words: '22 June 2024'."""
    stance: str
    """In the data's own word."""
    counted: str
    """What its figures count: 'delivered', ...; 'unspecified' where no report says."""
    amounts: tuple[Amount, ...]
    """None where the claim is about another flow: its figures count something else."""
    statement: str
    sources: int
    reports: int
    of: str
    """The name of the flow it is about, where that is not the row's; else empty."""


def said(tables: Tables, row: int, flow: str) -> Said:
    """The claim of a row of tables.claims, as told beside a flow."""
    claim, data = tables.record(row), tables.dataset
    own, origins = claim.flow == flow, int(tables.claims["origins"].to_numpy()[row])
    return Said(
        claim.id, data.actors[claim.by].name, spoken(str(claim.date)), claim.stance, claim.basis,
        figures(claim) if own else (), claim.statement, origins, len(claim.reports),
        "" if own else flow_name(data.flows[claim.flow], data),
    )  # fmt: skip
