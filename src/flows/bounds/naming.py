"""Amounts, claims, what-ifs and what they speak of, by name."""

from __future__ import annotations

from flows.amounts import spoken, things
from flows.bounds.asked import read
from flows.bounds.limits import WHAT_IF
from flows.bounds.question import Question
from flows.bounds.sums import unit_of
from flows.languages import marked
from flows.places import stage_name, words
from flows.tables import Tables, flow_name


def amount(value: float, question: Question) -> str:
    """'EUR 880 million', '3,500 rockets'."""
    said = spoken(value)
    return f"{question.unit} {said}" if question.measure == "value" else things(said, question.unit)


def called(claim: str, tables: Tables) -> str:
    """The id of a claim; a what-if by what it fixes."""
    if not claim.startswith(WHAT_IF):
        return claim
    return f"the what-if for {_fixed(claim, tables)}"


def _fixed(claim: str, tables: Tables) -> str:
    asked = read(claim.removeprefix(WHAT_IF), tables.dataset)
    name = asked.name(tables.dataset)
    return f"{name} in “{flow_name(tables.dataset.flows[asked.flow], tables.dataset)}”" if asked.ends else f"“{name}”"


def as_worded(claim: str, question: Question, tables: Tables) -> str:
    """' (around EUR 800mn, read within 10 %)'; for a denial what it is supposed to say; nothing for a what-if."""
    if claim.startswith(WHAT_IF):
        return ""
    record = tables.record(tables.place[claim])
    if record.stance == "denies":
        return " (a denial, supposed true)"
    figures = [item for item in (record.value, *record.quantities) if item and unit_of(item) == question.unit]
    about = any(figure.approximate for figure in figures) and question.tolerance
    within = f", read within {question.tolerance * 100:g} %" if about else ""
    return f" ({'; '.join(marked(figure.worded, figure.language) for figure in figures)}{within})"


def where(claim: str, tables: Tables) -> str:
    """'through Spain', 'from Serbia to Ukraine', 'of “Ammunition via several”', by what the claim speaks of."""
    if claim.startswith(WHAT_IF):
        return f"supposed for {_fixed(claim, tables)}"
    flow = tables.dataset.flows[tables.record(tables.place[claim]).flow]
    ends = f"from {stage_name(flow.route[0])} to {stage_name(flow.route[-1])}"
    if flow.kind == "statistic":
        return f"by statistic {ends}, {flow.period}"
    if any(len(stage) > 1 for stage in flow.route):
        return f"of “{flow_name(flow, tables.dataset)}”"
    between = words([stage_name(stage) for stage in flow.route[1:-1]])
    return f"through {between}" if between else ends
