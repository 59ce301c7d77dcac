"""Which report leads to which origin, claim by claim: what the pictures of sources count. Found once for a dataset."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from flows import evidence
from flows.once import once
from flows.summary import labelled
from flows.tables import Tables

TRAILS = {"claim": "int32", "report": "int32", "origin": "int32", "steps": "int32"}
"""One row a claim, report that carries it and origin in which that report's trail ends. Reports are rows of
tables.reports; `steps` is how many times the claim was passed on in between, 0 for the origin itself."""

REPEATS = {"claim": "int32", "report": "int32", "source": "int32"}
"""One row a claim, report that carries it and report that it repeats there, which need not carry the claim itself."""


@once
def trails(tables: Tables) -> pd.DataFrame:
    """The columns of TRAILS, in order of claim."""
    reports, row = tables.dataset.reports, _rows(tables)
    return _frame(
        TRAILS,
        (
            (at, row[report], row[origin], steps)
            for at, claim in enumerate(tables.dataset.claims)
            for report, origin, steps in evidence.trails(claim, reports)
        ),
    )


@once
def repeats(tables: Tables) -> pd.DataFrame:
    """The columns of REPEATS, in order of claim."""
    reports, row = tables.dataset.reports, _rows(tables)
    return _frame(
        REPEATS,
        (
            (at, row[report], row[source])
            for at, claim in enumerate(tables.dataset.claims)
            for report in claim.reports
            for source in evidence.repeated(report, claim, reports)
        ),
    )


@once
def labels(tables: Tables) -> tuple[str, ...]:
    """Each report by its publisher and date, rows as in tables.reports: 'TASS (state-controlled), 2024-06-24'."""
    reports = tables.reports
    named = zip(reports["publisher_name"], reports["state_controlled"], reports["published"].fillna(""), strict=True)
    return tuple(
        ", ".join(filter(None, [labelled(name, bool(controlled)), published])) for name, controlled, published in named
    )


def _rows(tables: Tables) -> dict[str, int]:
    return {key: row for row, key in enumerate(tables.dataset.reports)}


def _frame(columns: dict[str, str], rows: Iterable[tuple[int, ...]]) -> pd.DataFrame:
    values: np.ndarray[Any, np.dtype[np.int64]] = np.array(list(rows), dtype=np.int64).reshape(-1, len(columns))
    return pd.DataFrame({name: values[:, at].astype(kind) for at, (name, kind) in enumerate(columns.items())})
