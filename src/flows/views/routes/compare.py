"""Two rows of figures side by side, and why they may or may not be compared."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from flows.dataset.model import Claim
from flows.dates import spoken as dated
from flows.places import words
from flows.summary import plural
from flows.tables import Tables, flow_name
from flows.views.routes.numbers import Numbers
from flows.views.routes.numbers_words import amounts, deniers, who

Kin = Mapping[str, frozenset[str]]
"""The flows that contain each flow, wholes of wholes too."""


def beside(picture: Numbers, keys: tuple[str, str], tables: Tables) -> pd.DataFrame:
    """A column for each of two rows, a line for each thing that can be compared."""
    return pd.DataFrame(
        {heading: _facts(picture, key, tables) for heading, key in zip(("First", "Second"), keys, strict=True)}
    )


def _facts(picture: Numbers, key: str, tables: Tables) -> dict[str, str]:
    data, row = tables.dataset, tables.place[key]
    claim = tables.record(row)
    flow, figures = data.flows[claim.flow], picture.rows[picture.rows["key"] == key]
    sources, reports = (int(tables.claims[column].iloc[row]) for column in ("origins", "reports"))
    return {
        "Who says it": data.actors[claim.by].name,
        "When": dated(str(claim.date)),
        "As read": amounts(figures, picture),
        "As worded": "; ".join(dict.fromkeys(figures["quoted"])),
        "What is counted": claim.basis,
        "Flow": flow_name(flow, data),
        "Period": dated(str(flow.period)) if flow.period else "not stated",
        "Rests on": f"{plural(sources, 'source')}, {plural(reports, 'report')}",
        "Denied by": words(deniers(key, tables)) or "nobody in the data",
    }


def verdict(keys: tuple[str, str], tables: Tables, wholes: Kin, apart: bool) -> str:
    """One sentence on whether the figures of two rows may be compared; `apart` says that the flows are stated to count
    different goods."""
    one, other = (tables.record(tables.place[key]) for key in keys)
    flows = _flows(one, other, tables, wholes, apart)
    against = [*_basis(one, other), *_periods(one, other, tables)]
    if one.flow == other.flow and not against:
        return (
            f"They may be compared: both speak of the same flow and period, and both count what is {one.basis}; two "
            "figures for one thing are never added."
        )
    if _within(one, other, wholes) and not against:
        return f"They may be compared, as parts and whole: {flows}; both count what is {one.basis}, in one period."
    if apart and not against:
        return f"They may be set side by side, but are no rivals: {flows}."
    return f"They may not be compared as they stand: {'; '.join([flows, *against])}."


def _within(one: Claim, other: Claim, wholes: Kin) -> bool:
    return one.flow in wholes[other.flow] or other.flow in wholes[one.flow]


def _flows(one: Claim, other: Claim, tables: Tables, wholes: Kin, apart: bool) -> str:
    data = tables.dataset.flows
    if one.flow == other.flow:
        return "the flow is the same"
    if _within(one, other, wholes):
        whole = "the first" if one.flow in wholes[other.flow] else "the second"
        return f"the flow of {whole} contains the other, so that its figure should be no smaller"
    if apart:
        return "their flows count different goods for certain"
    if other.flow in data[one.flow].overlaps or one.flow in data[other.flow].overlaps:
        return "their flows are not the same, and may count some of the same goods"
    return "their flows are not the same, and nothing states whether they count the same goods"


def _basis(one: Claim, other: Claim) -> list[str]:
    if one.basis != other.basis:
        return [f"one counts what is {_counted(one)}, the other what is {_counted(other)}"]
    return ["neither says what is counted"] if one.basis == "unspecified" else []


def _counted(claim: Claim) -> str:
    return "not said" if claim.basis == "unspecified" else claim.basis


def _periods(one: Claim, other: Claim, tables: Tables) -> list[str]:
    first, second = (tables.dataset.flows[claim.flow].period for claim in (one, other))
    if one.flow == other.flow or first == second:
        return [] if first or one.flow == other.flow else ["neither states a period"]
    return ["their periods differ"] if first and second else ["one of them states no period"]


def label(picture: Numbers, key: str, tables: Tables) -> str:
    """A row in a list to choose from; the id tells it from every other."""
    told = amounts(picture.rows[picture.rows["key"] == key], picture)
    return f"{told}: {who(key, tables)} ({key})"
