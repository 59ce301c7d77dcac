"""The chosen claims as one table, one row a claim: what the Claims page and the CSV show."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from flows.dataset.model import Claim, Figure, Flow
from flows.export import spreadsheet
from flows.places import Stage
from flows.selection import Mask
from flows.summary import labelled
from flows.tables import Tables

COLUMNS: dict[str, str] = {
    "claim": "id of the claim; stable, never reused",
    "flow": "id of the flow the claim is about",
    "kind": "flow, or statistic: an official aggregate of all end users, never to be added to flows",
    "origin_codes": "ISO 3166-1 alpha-3 codes of the first stage; alternatives joined by |",
    "origin_names": "the first stage in English",
    "intermediary_codes": "stages in between in order, joined by >; alternatives by |; unnamed parties in the "
    "report's words; empty where none is reported",
    "intermediary_names": "the stages in between in English",
    "destination_codes": "the last stage, in codes",
    "destination_names": "the last stage in English",
    "goods": "what is said to have moved",
    "stance": "asserts, confirms, partly confirms, qualifies, denies",
    "basis": "what the figures count: delivered, contracted, licensed, planned, unspecified",
    "statement": "what is said, in the dataset's words",
    "quantity_worded": "quantities as worded in the reports; several joined by |, here and in the next three columns",
    "quantity_low": "the least it may mean (worded magnitudes read by the table on the Method page: derived)",
    "quantity_high": "the most it may mean; '<' before a number it stays under; empty where open",
    "quantity_unit": "what is counted",
    "value_worded": "value as worded in the reports",
    "value_low": "the least it may mean, in the currency reported",
    "value_high": "the most it may mean; empty where open",
    "value_currency": "ISO 4217 code of the currency reported",
    "value_eur_low": "value_low in euro: derived, at the rate and day of the next columns",
    "value_eur_high": "value_high in euro: derived",
    "eur_rate": "units of the currency for one euro, European Central Bank reference rate",
    "eur_rate_date": "the day of that rate: the last published by the date of the claim",
    "actor": "id of who says it",
    "actor_name": "who says it",
    "date_said": "when it was said, EDTF level 0",
    "period": "when the flow is said to have moved, EDTF level 0; empty where no report says",
    "reports": "number of reports that carry the claim",
    "independent_origins": "number of distinct origins behind those reports; repeating is not confirming",
    "sources": "every report: publisher (state-controlled where so), title, date, address, archived copy where one is "
    "known; joined by |",
    "caveat": "why to be careful with this record",
    "dataset_version": "version of the dataset",
    "address": "address of the claim in this dashboard",
}
"""Every column of the CSV with its meaning; documented here and nowhere else."""

_NUMBERS = (
    "value_low",
    "value_high",
    "value_eur_low",
    "value_eur_high",
    "eur_rate",
    "reports",
    "independent_origins",
)
_OWN = ("claim", "statement", "sources", "caveat")
"""Columns whose texts hardly repeat."""


def frame(tables: Tables, mask: Mask, base: str = "") -> pd.DataFrame:
    """The chosen claims, columns as in COLUMNS; `base` is the dashboard's own address, with no slash at its end."""
    chosen = _whole(tables)[mask]
    return chosen.assign(address=base + "/claims?claim=" + chosen["claim"])


def csv(tables: Tables, mask: Mask, base: str = "") -> bytes:
    """The same as a file: UTF-8 with a byte order mark, for spreadsheets to read accents; no cell runs as a formula."""
    return spreadsheet.csv(frame(tables, mask, base), _NUMBERS)


def file_name(tables: Tables, mask: Mask) -> str:
    """'arms-flows-2026.11.0-23-of-140-claims.csv'."""
    return f"arms-flows-{tables.dataset.dataset.version}-{mask.sum()}-of-{len(mask)}-claims.csv"


@lru_cache(maxsize=2)
def _whole(tables: Tables) -> pd.DataFrame:
    """Every claim, without its address. Built once for a dataset."""
    sources = _sources(tables)
    rows = [_row(tables, claim, row, sources) for row, claim in enumerate(tables.dataset.claims)]
    names = [column for column in COLUMNS if column != "address"]
    whole = pd.DataFrame.from_records(rows, columns=names)
    values = tables.figures[tables.figures["measure"] == "value"].drop_duplicates("claim").set_index("claim")
    values = values.reindex(np.arange(len(whole)))
    for column, of in (("low", "low"), ("high", "high"), ("eur_low", "eur_low"), ("eur_high", "eur_high")):
        whole[f"value_{column}"] = values[of].to_numpy()
    whole["eur_rate"] = values["rate"].to_numpy()
    whole["eur_rate_date"] = values["rate_day"].dt.strftime("%Y-%m-%d").to_numpy()
    whole["reports"], whole["independent_origins"] = tables.claims["reports"], tables.claims["origins"]
    repeated = whole.columns.difference([*_NUMBERS, *_OWN])
    return whole.astype(dict.fromkeys(repeated, "category"))  # rows of codes are chosen many times faster than texts


def _sources(tables: Tables) -> dict[str, str]:
    """Each report as one text, by id."""
    data, told = tables.dataset, {}
    for key, report in data.reports.items():
        publisher = data.publishers[report.publisher]
        name = labelled(publisher.name, publisher.state_controlled)
        parts = [name, report.title, str(report.published or "no date"), report.address or "no address"]
        parts += [f"archived copy {report.archived}"] if report.url and report.archived else []
        told[key] = "; ".join(part for part in parts if part)
    return told


def _row(tables: Tables, claim: Claim, row: int, sources: dict[str, str]) -> tuple[Any, ...]:
    data = tables.dataset
    flow, value, quantities = data.flows[claim.flow], claim.value, claim.quantities
    return (
        claim.id, claim.flow, flow.kind, *_stages(flow),
        data.goods[flow.goods].name, claim.stance, claim.basis, claim.statement,
        _joined(item.worded for item in quantities), _joined(_low(item) for item in quantities),
        _joined(_high(item) for item in quantities), _joined(item.unit for item in quantities),
        value.worded if value else None, None, None, value.currency if value else None, None, None, None, None,
        claim.by, data.actors[claim.by].name, str(claim.date), str(flow.period) if flow.period else None,
        0, 0, " | ".join(sources[key] for key in claim.reports), claim.caveat, data.dataset.version,
    )  # fmt: skip


def _stages(flow: Flow) -> Iterable[str | None]:
    """Codes and names of origin, intermediaries and destination."""
    for stages in (flow.route[:1], flow.route[1:-1], flow.route[-1:]):
        yield " > ".join(_codes(stage) for stage in stages) or None
        yield " > ".join(" | ".join(party.name for party in stage) for stage in stages) or None


def _codes(stage: Stage) -> str:
    return "|".join(party.code for party in stage)


def _joined(texts: Iterable[str]) -> str | None:
    return " | ".join(texts) or None


def _low(figure: Figure) -> str:
    low = figure.interval.low
    return "" if low is None else f"{low:.15g}"


def _high(figure: Figure) -> str:
    read = figure.interval
    return "" if read.high is None else f"{'<' if read.under else ''}{read.high:.15g}"
