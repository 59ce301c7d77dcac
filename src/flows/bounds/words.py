"""Bounds and contradictions in sentences: who says what, and the arithmetic; the product itself says nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import make_dataclass
from typing import Any

from flows.amounts import spoken
from flows.bounds.answers import Answer
from flows.bounds.conflict import Conflict, Step
from flows.bounds.frame import BOUNDS
from flows.bounds.naming import amount, as_worded, called, where
from flows.bounds.question import Question
from flows.nodes import NOT_NAMED
from flows.places import words
from flows.tables import Tables, flow_name

_Row: Any = make_dataclass("_Row", list(BOUNDS), slots=True)
"""A row by the names of its columns: made once, where itertuples would make a class for each flow."""


def told(row: Any, answer: Answer, tables: Tables) -> str:
    """A row's bounds with their reasons: 'Spain: at most EUR 880 million, because of ft-800m (around EUR 800mn, ...)'.

    `row` is one of `answer.rows.itertuples()`.
    """
    least = because(row.low_steps, answer.question, tables)
    most = because(row.high_steps, answer.question, tables)
    low, high = (amount(value, answer.question) for value in (row.low, row.high))
    if row.status == "pinned" and least == most:
        return f"{row.name}: {low}, {most}."
    sides = [f"at least {low}, {least}"] if row.low_claims else []
    sides += [] if row.status == "open" else [f"at most {high}, {most}"]
    if row.status == "open" and row.flow:
        sides.append("no report taken into account says how much at most")
    return f"{row.name}: {'; '.join(sides)}."


def unknown(rows: Any) -> frozenset[str]:
    """Keys of those of a flow's rows of which nothing more follows than of all of it: anything from nothing to all."""
    return _unknown(_items(rows))


def _unknown(listed: Sequence[Any]) -> frozenset[str]:
    wholes = [row.high for row in listed if row.what == "flow"]
    others = [row for row in listed if row.what != "flow" and not row.low]
    return frozenset(row.key for row in others if row.status == "open" or row.high in wholes)


def conclusion(rows: Any, question: Question) -> str:
    """What a reader may take from the rows of one flow: 'EUR 720 million to 880 million in all. Nothing is known of the
    split: United States, Spain and Czechia can each have nothing or all of it.'"""
    listed = _items(rows)
    nothing = _unknown(listed)
    told = [f"{_upper(interval(row, question))} in all." for row in listed if row.what == "flow"]
    countries = [row for row in listed if row.what == "country"]
    told += [f"{_upper(row.name)}: {interval(row, question)}." for row in countries if row.key not in nothing]
    open_ones = [_within(row.name) for row in countries if row.key in nothing]
    if len(open_ones) > 1:
        told.append(f"Nothing is known of the split: {words(open_ones)} can each have nothing or all of it.")
    elif open_ones:
        told.append(f"The part of {open_ones[0]} is not known: it can be nothing or all of it.")
    return " ".join(told)


def _within(name: str) -> str:
    """A party within a list: without the comma that would part it in two."""
    return "others not named" if name == NOT_NAMED else name


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def interval(row: Any, question: Question) -> str:
    """'EUR 720 million to 880 million', 'EUR 31.5 million', 'at least EUR 200 million', 'not limited'."""
    if row.status == "open":
        return f"at least {amount(row.low, question)}" if row.low else "not limited"
    if row.status == "pinned":
        return amount(row.low, question)
    ends = f"{spoken(row.low)} to {spoken(row.high)}"
    return f"{question.unit} {ends}" if question.measure == "value" else f"{ends} {question.unit}"


def because(steps: Sequence[Step], question: Question, tables: Tables) -> str:
    """'because of ft-800m (around EUR 800mn, read within 10 %)', or the sum with each claim; empty without steps."""
    if not steps:
        return ""
    if len(steps) == 1 and steps[0].weight == 1:
        named = [f"{called(claim, tables)}{as_worded(claim, question, tables)}" for claim in steps[0].claims]
        return f"because of {words(named)}{_likewise(steps[0], tables)}"
    adding = [step for step in steps if step.weight > 0]
    taking = [step for step in steps if step.weight < 0]
    claims = [called(claim, tables) for claim in dict.fromkeys(claim for step in steps for claim in step.claims)]
    total = " plus ".join(_times(step, question, tables) for step in adding)
    less = "".join(f" less {_times(step, question, tables)}" for step in taking)
    return f"because of {words(claims)}: {total}{less}"


def contradiction(conflict: Conflict, question: Question, tables: Tables) -> str:
    """'spain-900 and total-800 cannot both be true: at least EUR 900 million through Spain would be more than ...'."""
    named = [called(claim, tables) for claim in conflict.claims]
    joined = {1: "cannot be true", 2: "cannot both be true"}.get(len(named), "cannot all be true")
    if not conflict.leasts or not conflict.mosts:
        return f"{words(named)} {joined}: no amounts fit them all."
    leasts = _side(conflict.leasts, "at least", question, tables)
    mosts = _side(conflict.mosts, "at most", question, tables)
    return f"{words(named)} {joined}: {leasts} would be more than {mosts}."


def sentence(answer: Answer, tables: Tables) -> str:
    """The answer in words: contradictions first, then each flow and its countries, then all flows together."""
    found = [contradiction(conflict, answer.question, tables) for conflict in answer.conflicts]
    for flow, rows in answer.rows[answer.rows["what"] != "leg"].groupby("flow", sort=False):
        name = flow_name(tables.dataset.flows[str(flow)], tables.dataset) if flow else "All these flows together"
        parts = [
            interval(row, answer.question) if row.what == "flow" else f"{row.name} {interval(row, answer.question)}"
            for row in _items(rows)
        ]
        found.append(f"{name}: {'; '.join(parts)}.")
    return " ".join(found) or "The claims that count imply nothing about any amount."


def _items(rows: Any) -> list[Any]:
    return [_Row(*row) for row in rows.itertuples(index=False, name=None)]


def _side(steps: Iterable[Step], word: str, question: Question, tables: Tables) -> str:
    """'at least EUR 50 million through Spain and at least EUR 40 million through Czechia, together EUR 90 million,'."""
    found = list(steps)
    places = [words([where(claim, tables) for claim in step.claims]) for step in found]
    numbers = [f"{_weight(step)}{word} {amount(step.amount, question)}" for step in found]
    each = [f"{number} {place}" for number, place in zip(numbers, places, strict=True)]
    together = f", together {amount(sum(step.weight * step.amount for step in found), question)},"
    return words(each) + (together if len(found) > 1 else "")


def _times(step: Step, question: Question, tables: Tables) -> str:
    """'EUR 200 million (spain)', with how often it counts where that is not once."""
    behind = words([called(claim, tables) for claim in step.claims])
    return f"{_weight(step)}{amount(step.amount, question)} ({behind})"


def _weight(step: Step) -> str:
    return "" if abs(step.weight) == 1 else f"{abs(step.weight):.4g} times "


def _likewise(step: Step, tables: Tables) -> str:
    return f", likewise {words([called(claim, tables) for claim in step.also])}" if step.also else ""
