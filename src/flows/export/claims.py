"""The chosen claims as one table, one row a claim: what the Claims page and the CSV show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from flows.dataset.model import Claim, Figure, Flow
from flows.export import spreadsheet
from flows.export.claim_columns import COLUMNS as _COLUMNS
from flows.export.columns import Table, joined, meanings
from flows.kept import kept
from flows.places import Stage
from flows.selection import Mask
from flows.summary import labelled
from flows.tables import Tables
from flows.views.briefs import addresses
from flows.views.claims.dossier import involved_in_words

COLUMNS = meanings(_COLUMNS)
"""Every column with its meaning."""
_NUMBERS = tuple(column.name for column in _COLUMNS if column.kind in ("number", "integer"))
_OWN = ("claim", "statement", "sources", "caveat")
"""Columns whose texts hardly repeat."""


def frame(tables: Tables, mask: Mask, base: str = "") -> pd.DataFrame:
    """The chosen claims, columns as in COLUMNS; `base` is the dashboard's own address, with no slash at its end."""
    chosen = _whole(tables)[mask]
    return chosen.assign(address=tables.at(f"{base}/claims", claim="") + chosen["claim"])


def csv(tables: Tables, mask: Mask, base: str = "") -> bytes:
    """The same as a file: UTF-8 with a byte order mark, for spreadsheets to read accents; no cell runs as a formula."""
    return spreadsheet.csv(frame(tables, mask, base), _COLUMNS)


def file_name(tables: Tables, mask: Mask) -> str:
    """'reported-arms-flows-from-serbia-2026.11.0-23-of-140-claims.csv'."""
    return f"{tables.dataset.dataset.stem}-{mask.sum()}-of-{len(mask)}-claims.csv"


TABLE = Table(
    "claims", "claims", "One row a claim: what one speaker said on one date about one flow.", ("claim",), _COLUMNS,
    lambda taken: frame(taken.tables, taken.mask, taken.base),
)  # fmt: skip


@kept
def _whole(tables: Tables) -> pd.DataFrame:
    """Every claim, without its address. Built once for a dataset."""
    whole = pd.DataFrame(_rows(tables), columns=[column for column in COLUMNS if column != "address"])
    values = tables.figures[tables.figures["measure"] == "value"].drop_duplicates("claim").set_index("claim")
    values = values.reindex(np.arange(len(whole)))
    for column, of in (("low", "low"), ("high", "high"), ("eur_low", "eur_low"), ("eur_high", "eur_high")):
        whole[f"value_{column}"] = values[of].to_numpy()
    whole["eur_rate"] = values["rate"].to_numpy()
    whole["eur_rate_date"] = values["rate_day"].dt.date.to_numpy()
    whole["flow_name"], whole["link"] = tables.claims["flow_name"], addresses(tables)
    whole["reports"], whole["independent_origins"] = tables.claims["reports"], tables.claims["origins"]
    repeated = whole.columns.difference([*_NUMBERS, *_OWN])
    return whole.astype(dict.fromkeys(repeated, "category"))  # rows of codes are chosen many times faster than texts


def _rows(tables: Tables) -> list[dict[str, Any]]:
    """What stands in the records themselves."""
    data, sources = tables.dataset, _sources(tables)
    answered_by: dict[str, list[str]] = {claim.id: [] for claim in data.claims}
    for claim in data.claims:
        for other in claim.responds_to:
            answered_by[other].append(claim.id)
    companies: dict[int, list[str]] = {}
    for row, company in zip(tables.companies["claim"], tables.companies["company"].astype(str), strict=True):
        companies.setdefault(row, []).append(company)
    return [
        {
            **_said(claim, tables),
            **_counted(claim),
            "answered_by": joined(answered_by[claim.id]),
            "companies": joined(companies.get(row, [])),
            "company_names": joined(data.companies[key].name for key in companies.get(row, [])),
            "involved": joined(involved_in_words(claim, tables)),
            "sources": joined(sources[key] for key in claim.reports),
        }
        for row, claim in enumerate(data.claims)
    ]


def _said(claim: Claim, tables: Tables) -> Mapping[str, Any]:
    """Who says what of which flow."""
    data = tables.dataset
    flow, actor = data.flows[claim.flow], data.actors[claim.by]
    return {
        "claim": claim.id, "flow": claim.flow, "kind": flow.kind, **stages(flow),
        "goods": data.goods[flow.goods].name, "stance": claim.stance, "basis": claim.basis,
        "statement": claim.statement, "actor": claim.by, "actor_name": actor.name, "actor_country": actor.country,
        "actor_kind": actor.kind, "date_said": str(claim.date), "first_day": claim.date.start,
        "last_day": claim.date.end, "period": str(flow.period) if flow.period else None,
        "answers": joined(claim.responds_to), "caveat": claim.caveat, "dataset_version": data.dataset.version,
    }  # fmt: skip


def _counted(claim: Claim) -> Mapping[str, str | None]:
    """Quantities side by side, and how the value is worded."""
    quantities, value = claim.quantities, claim.value
    return {
        "quantity_worded": joined(item.worded for item in quantities),
        "quantity_low": joined(_low(item) for item in quantities),
        "quantity_high": joined(_high(item) for item in quantities),
        "quantity_unit": joined(item.unit for item in quantities),
        "value_worded": value.worded if value else None,
        "value_currency": value.currency if value else None,
    }


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


def stages(flow: Flow) -> Mapping[str, str | None]:
    """Codes and names of origin, intermediaries and destination."""
    parts = {"origin": flow.route[:1], "intermediary": flow.route[1:-1], "destination": flow.route[-1:]}
    return {f"{role}_codes": _route(part, _codes) for role, part in parts.items()} | {
        f"{role}_names": _route(part, _names) for role, part in parts.items()
    }


def _route(part: Iterable[Stage], written: Any) -> str | None:
    return " > ".join(written(stage) for stage in part) or None


def _codes(stage: Stage) -> str:
    return "|".join(party.code for party in stage)


def _names(stage: Stage) -> str:
    return " | ".join(party.name for party in stage)


def _low(figure: Figure) -> str:
    low = figure.interval.low
    return "" if low is None else f"{low:.15g}"


def _high(figure: Figure) -> str:
    read = figure.interval
    return "" if read.high is None else f"{'<' if read.under else ''}{read.high:.15g}"
