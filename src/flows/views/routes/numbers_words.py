"""Who puts a number on it, in words and as a table."""

from __future__ import annotations

from math import isnan, log10
from typing import Any

import pandas as pd

from flows.amounts import Interval, things
from flows.dates import spoken as dated
from flows.kept import kept
from flows.places import name, words
from flows.summary import plural
from flows.tables import Tables, flow_name
from flows.views.routes.numbers import Numbers, between, splits, through

_FIGURES = 3
"""Significant digits of what is derived, for reading; the CSV has all."""
_NAMED = 2
"""Actors who deny a claim named in its row, at the most; the rest are counted."""
MARKS = (
    "A dot is a figure; a bar runs from the least to the most it may mean; a dotted line leads on where no most or no "
    "least is stated. Figures of different rows are never added."
)
BASIS = {"unspecified": "not said what is counted"}
"""What is counted, where the plain word does not do."""


def heading(basis: str) -> str:
    """'Delivered', 'Not said what is counted'."""
    return BASIS.get(basis, basis).capitalize()


def amount(row: Any, measure: str, unit: str) -> str:
    """'about EUR 800 million', 'at least EUR 66.6 million, derived from USD', '200,000 to under 1 million shells'."""
    derived = measure == "value" and row.currency != unit
    low, high = (None if isnan(side) else _rounded(side) if derived else float(side) for side in (row.low, row.high))
    money = f"{unit} " if measure == "value" else ""
    told = _told(Interval(low, high, bool(row.under)), money)
    about = "about " if row.approximate or derived else ""
    told = _told(Interval(low, high, bool(row.under)), about + money)
    source = f", derived from {row.currency}" if derived else ""
    return f"{told}{source}" if money else things(told, unit)


def _told(read: Interval, before: str) -> str:
    """'at least' and the like stand before everything else."""
    text = read.spoken()
    first = next((words for words in ("at least ", "at most ", "under ") if text.startswith(words)), "")
    return f"{first}{before}{text.removeprefix(first)}"


def _rounded(value: float) -> float:
    """To the digits that a derived amount has for reading."""
    return float(round(value, _FIGURES - 1 - int(log10(value)))) if value > 0 else 0.0


def amounts(rows: pd.DataFrame, picture: Numbers) -> str:
    """All figures of one row of the picture: 'and' between them, as they are no sum."""
    told = [amount(row, picture.measure, picture.unit) for row in rows.itertuples()]
    return words(list(dict.fromkeys(told)))


def who(key: str, tables: Tables) -> str:
    """'Unnamed estimators cited by the Financial Times, 22 June 2024'."""
    claim = tables.record(tables.place[key])
    return f"{tables.dataset.actors[claim.by].name}, {dated(str(claim.date))}"


def what(key: str, tables: Tables) -> str:
    """The flow, its period, that nobody splits it, a stance that is more than saying so, and who denies the claim."""
    claim = tables.record(tables.place[key])
    flow = tables.dataset.flows[claim.flow]
    parts = [flow_name(flow, tables.dataset)]
    parts += [dated(str(flow.period))] if flow.period else []
    parts += ["split not reported"] if any(len(stage) > 1 for stage in flow.route) else []
    parts += [claim.stance] if claim.stance != "asserts" else []
    against = deniers(key, tables)
    if len(against) > _NAMED:
        against = [*against[:_NAMED], f"{len(against) - _NAMED} more"]
    return "; ".join([*parts, *([f"denied by {words(against)}"] if against else [])])


def deniers(key: str, tables: Tables) -> list[str]:
    """The names of the actors whose denials answer a claim, whatever is selected."""
    return _answers(tables).get(key, [])


@kept
def _answers(tables: Tables) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for claim in tables.dataset.claims:
        for answered in claim.responds_to if claim.stance == "denies" else ():
            names, speaker = found.setdefault(answered, []), tables.dataset.actors[claim.by].name
            if speaker not in names:
                names.append(speaker)
    return found


def missing(picture: Numbers, tables: Tables) -> str:
    """What nobody says: how many speakers give a figure, how many of them split it, who speaks of one country alone."""
    if picture.rows.empty:
        thing = "a value" if picture.measure == "value" else f"a number of {picture.unit}".removesuffix(" of ")
        return f"No selected claim puts {thing} on a flow."
    rows = through(picture, tables)
    splitting = [by for by, keys in rows.items() if splits(keys, tables)]
    return f"{_speakers(picture, len(rows), splitting, tables)}{_alone(rows, splitting, tables)}"


def _speakers(picture: Numbers, many: int, splitting: list[str], tables: Tables) -> str:
    puts = "puts" if many == 1 else "put"
    told = f"{puts} a value on it" if picture.measure == "value" else f"{puts} a number of {picture.unit} on it"
    split = "splits" if len(splitting) == 1 else "split"
    names = words([tables.dataset.actors[by].name for by in splitting])
    rest = f"{len(splitting)} {split} it by country in between: {names}" if splitting else ""
    none = "not split by country in between" if many == 1 else "none splits it by country in between"
    return f"{plural(many, 'speaker')} {told}; {rest or none}."


def _alone(rows: dict[str, list[str]], splitting: list[str], tables: Tables) -> str:
    """How many give a figure for one route through named countries, and for no other."""
    ways: dict[tuple[str, ...], set[str]] = {}
    for by, keys in rows.items():
        for key in keys if by not in splitting else ():
            ways.setdefault(between(tables.dataset.flows[tables.record(tables.place[key]).flow]), set()).add(by)
    if not ways:
        return ""
    number = len(set().union(*ways.values()))
    each = [f"via {words([name(code) for code in way])} ({len(by)})" for way, by in ways.items()]
    told = words(each) if len(each) > 1 else each[0].rpartition(" (")[0]
    return f" {number} {'gives' if number == 1 else 'give'} it for one named route only: {told}."


def sentence(picture: Numbers, tables: Tables) -> str:
    """The picture in words: each row with its speaker, by what is counted."""
    if picture.rows.empty:
        return missing(picture, tables)
    told = []
    for basis, group in picture.rows.groupby("basis", observed=True, sort=True):
        rows = [f"{who(str(key), tables)}: {amounts(part, picture)}" for key, part in group.groupby("key", sort=False)]
        told.append(f"{heading(str(basis))}: {'; '.join(rows)}.")
    return " ".join(told)


def table(picture: Numbers, tables: Tables) -> pd.DataFrame:
    """The same figures for reading: what is counted, who says it, when, flow, period, as worded, as read, denied by."""
    keys = picture.rows["key"].astype(str).tolist()
    records = [tables.record(tables.place[key]) for key in keys]
    flows = [tables.dataset.flows[claim.flow] for claim in records]
    return pd.DataFrame(
        {
            "What is counted": picture.rows["basis"].astype(str),
            "Who says it": [tables.dataset.actors[claim.by].name for claim in records],
            "When": [dated(str(claim.date)) for claim in records],
            "As read": [amount(row, picture.measure, picture.unit) for row in picture.rows.itertuples()],
            "As worded": picture.rows["quoted"],
            "Flow": [flow_name(flow, tables.dataset) for flow in flows],
            "Period": [dated(str(flow.period)) if flow.period else "not stated" for flow in flows],
            "Denied by": [words(deniers(key, tables)) for key in keys],
        }
    )
