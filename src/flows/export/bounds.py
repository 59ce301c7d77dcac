"""Bounds as one table, one row a flow, country or leg: what the What follows page and the CSV show. All derived."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd

from flows.bounds.answers import Answer
from flows.bounds.counting import TOO_MANY_SUMS, TOO_MANY_WAYS, TOO_TIED
from flows.bounds.naming import amount
from flows.bounds.words import because, contradiction
from flows.export import spreadsheet
from flows.export.columns import YES_NO, Column, Table, meanings
from flows.tables import MOVING, Tables, flow_name

_COLUMNS = (
    Column("derived", "always yes: no report states these bounds; they follow from the claims named beside them",
           allowed=YES_NO, needed=True),
    Column("flow", "id of the flow; empty for what holds of all flows together"),
    Column("flow_name", "the flow in English", needed=True),
    Column("what", "flow, country (also a party without a name), leg; contradiction where the claims cannot all be "
           "true; not reckoned where a flow is beyond a limit of the reckoning",
           allowed=("flow", "country", "leg", "contradiction", "not reckoned"), needed=True),
    Column("key", "name of the row, for the parameter fix of the address"),
    Column("name", "what is bounded, in English", needed=True),
    Column("low", "the least that the claims imply, in unit", "number", "unit"),
    Column("high", "the most that the claims imply; empty where nothing limits it", "number", "unit"),
    Column("unit", "ISO 4217 code of a currency, or what is counted", needed=True),
    Column("basis", "what the figures count: delivered, contracted, licensed, planned, unspecified", allowed=MOVING,
           needed=True),
    Column("status", "pinned (least and most are one), bounded, open (no most); empty where nothing follows",
           allowed=("pinned", "bounded", "open")),
    Column("low_claims", "ids of claims that alone imply the least, joined by |; what-if: and a key where a what-if is "
           "needed", several=True),
    Column("high_claims", "ids of claims that alone imply the most, in the same way", several=True),
    Column("low_because", "the arithmetic behind the least"),
    Column("high_because", "the arithmetic behind the most; for a contradiction or a limit the sentence that says why"),
    Column("reported", "the figures that claims state of this very amount, as read: claim and figure, joined by |"),
    Column("since", "first day asked about; empty where any"),
    Column("until", "last day asked about"),
    Column("tolerance", "share by which figures marked approximate are read more widely", "number", "share",
           needed=True),
    Column("without_denied", "yes where claims that are denied are left aside", allowed=YES_NO, needed=True),
    Column("statistics", "yes where official statistics are selected: they limit the flows they contain",
           allowed=YES_NO, needed=True),
    Column("actors", "ids of the actors whose claims about flows count, joined by |; empty where all", several=True),
    Column("supposed", "ids of denials supposed true, joined by |", several=True),
    Column("dataset_version", "version of the dataset", needed=True),
    Column("address", "address of this view in the dashboard", needed=True),
)  # fmt: skip
COLUMNS = meanings(_COLUMNS)
"""Every column with its meaning; documented here and nowhere else."""


def frame(tables: Tables, answer: Answer, address: str = "") -> pd.DataFrame:
    """The contradictions, flows beyond a limit, then the bounds; columns as in COLUMNS.

    `address` is that of the page with its parameters.
    """
    listed: list[Any] = list(answer.rows.itertuples())
    rows = [*_contradictions(tables, answer), *_beyond(tables, answer), *(_row(tables, answer, row) for row in listed)]
    found = pd.DataFrame.from_records(rows, columns=list(COLUMNS)[:16])
    found["low"], found["high"] = found["low"].astype("float64"), found["high"].astype("float64")
    return found.assign(**_question(tables, answer), address=address)[list(COLUMNS)]


def csv(tables: Tables, answer: Answer, address: str = "") -> bytes:
    """The same as a file: UTF-8 with a byte order mark, for spreadsheets to read accents; no cell runs as a formula."""
    return spreadsheet.csv(frame(tables, answer, address), _COLUMNS)


def file_name(tables: Tables, answer: Answer) -> str:
    """'reported-arms-flows-from-serbia-2026.11.0-bounds-EUR-delivered.csv'."""
    unit = re.sub(r"[^A-Za-z0-9]+", "-", answer.question.unit).strip("-") or "unit"
    return f"{tables.dataset.dataset.stem}-bounds-{unit}-{answer.question.basis}.csv"


TABLE = Table(
    "bounds", "bounds", "One row a flow, country or step: the least and the most that the selected claims imply by a "
    "question, all derived. A contradiction stands in place of bounds.", (), _COLUMNS,
    lambda taken: frame(taken.tables, taken.answer, taken.asked),
)  # fmt: skip


def _row(tables: Tables, answer: Answer, row: Any) -> tuple[Any, ...]:
    data, question = tables.dataset, answer.question
    reported = [f"{each.claim}: {_read(each.low, each.high, answer)}" for each in row.reported]
    return (
        "yes", row.flow, flow_name(data.flows[row.flow], data) if row.flow else "all flows together",
        row.what, row.key if row.flow else "", row.name, row.low, row.high, question.unit, question.basis, row.status,
        " | ".join(row.low_claims), " | ".join(row.high_claims), because(row.low_steps, question, tables),
        because(row.high_steps, question, tables), " | ".join(reported),
    )  # fmt: skip


def _contradictions(tables: Tables, answer: Answer) -> list[tuple[Any, ...]]:
    """One row a contradiction and flow of which, for that reason, nothing is said."""
    data, question = tables.dataset, answer.question
    return [
        (
            "yes", flow, flow_name(data.flows[flow], data), "contradiction", flow, flow_name(data.flows[flow], data),
            None, None, question.unit, question.basis, "", " | ".join(conflict.claims), " | ".join(conflict.claims), "",
            contradiction(conflict, question, tables), "",
        )
        for conflict in answer.conflicts
        for flow in conflict.flows
    ]  # fmt: skip


def _beyond(tables: Tables, answer: Answer) -> list[tuple[Any, ...]]:
    """One row a flow that claims speak of and that is not reckoned with, with the limit."""
    data, question = tables.dataset, answer.question
    left = answer.left_out[answer.left_out["reason"].isin([TOO_MANY_SUMS, TOO_MANY_WAYS, TOO_TIED])]
    flows = tables.claims["flow"].iloc[left["claim"]].astype(str)
    return [
        (
            "yes", flow, flow_name(data.flows[flow], data), "not reckoned", flow, flow_name(data.flows[flow], data),
            None, None, question.unit, question.basis, "", "", "", "", str(reason), "",
        )
        for flow, reason in dict(zip(flows, left["reason"], strict=True)).items()
    ]  # fmt: skip


def _read(low: float | None, high: float | None, answer: Answer) -> str:
    if low is None or high is None:
        return (
            f"at most {amount(high or 0.0, answer.question)}"
            if low is None
            else f"at least {amount(low, answer.question)}"
        )
    said = amount(low, answer.question)
    return said if low == high else f"{said} to {amount(high, answer.question)}"


def _statistics(tables: Tables, answer: Answer) -> bool:
    """Whether any of the chosen claims is an official statistic."""
    chosen = [*answer.left_out["claim"], *(tables.place[claim] for claim in answer.counted)]
    return bool((tables.claims["kind"].iloc[chosen] == "statistic").any())


def _question(tables: Tables, answer: Answer) -> dict[str, Any]:
    asked = answer.question
    return {
        "since": str(asked.since or ""),
        "until": str(asked.until or ""),
        "tolerance": asked.tolerance,
        "without_denied": "yes" if asked.without_denied else "no",
        "statistics": "yes" if _statistics(tables, answer) else "no",
        "actors": " | ".join(asked.actors),
        "supposed": " | ".join(asked.supposed),
        "dataset_version": tables.dataset.dataset.version,
    }
