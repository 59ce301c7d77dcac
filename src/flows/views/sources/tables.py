"""Publishers and reports behind a choice of claims: what each carries, what it repeats, what rests on it alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from flows.once import once
from flows.selection import Mask
from flows.tables import REPORTS, Tables
from flows.views.distinct import Codes, Distinct, codes_of
from flows.views.sources.trails import labels, repeats, trails

PUBLISHERS = {
    "publisher": "string",
    "name": "string",
    "country": "string",
    "state_controlled": "bool",
    "claims": "int64",
    "origins": "int64",
    "alone": "int64",
    "reports": "int64",
    "origin_reports": "int64",
    "relays": "int64",
    "repeated_by": "int64",
}
"""One row a publisher of a report that carries a chosen claim, or in which the trail of one ends.

Claims: `claims` it carries, `origins` for which a report of its own is an independent origin, `alone` those with no
origin but its own. Reports: `reports` of its own that carry them, `origin_reports` of its own that are independent
origins, `relays` of its own that repeat others, `repeated_by` those of anybody that lead back to its origins. A report
that has one claim first hand and repeats another is among both."""

LISTED: dict[str, Any] = {
    **REPORTS,
    "claims": "int64",
    "ids": "object",
    "relays": "object",
    "origins": "int64",
    "origin_of": "int64",
    "repeated_by": "int64",
}
"""One row a report that carries a chosen claim, or in which the trail of one ends (then `claims` may be 0).

`claims` it carries, `ids` a tuple of these; `relays` a tuple of the reports it repeats, by publisher and date;
`origins` in which its trails end, itself included; `origin_of` so many claims; `repeated_by` so many reports."""


@dataclass(frozen=True, slots=True)
class _Publishers:
    """What hangs on the data alone."""

    counts: dict[str, Distinct]
    """The counted columns of PUBLISHERS but `alone`, by place of the publisher."""
    sole: Codes
    """Of each claim the place of the publisher of all its origins, -1 where there are several."""


def publishers(tables: Tables, mask: Mask) -> pd.DataFrame:
    """The columns of PUBLISHERS; those first on whom most claims rest alone."""
    found, records = _publishers(tables), tables.dataset.publishers
    names = tables.reports["publisher"].cat.categories
    sole = found.sole[mask]
    sums = {name: each.count(mask) for name, each in found.counts.items()}
    sums["alone"] = np.bincount(sole[sole >= 0], minlength=len(names))
    keep = np.flatnonzero((sums["claims"] > 0) | (sums["origins"] > 0))
    who = [records[key] for key in names[keep]]
    told = {
        "publisher": names[keep],
        "name": [publisher.name for publisher in who],
        "country": [publisher.country for publisher in who],
        "state_controlled": [publisher.state_controlled for publisher in who],
    }
    frame = pd.DataFrame(told | {name: values[keep] for name, values in sums.items()})[list(PUBLISHERS)]
    order = ["alone", "origins", "claims", "name"]
    return frame.astype(PUBLISHERS).sort_values(order, ascending=[False, False, False, True], ignore_index=True)


@once
def _publishers(tables: Tables) -> _Publishers:
    rows, of = trails(tables), codes_of(tables.reports["publisher"])
    size = len(tables.reports["publisher"].cat.categories)
    claim, report, origin = (rows[name].to_numpy() for name in ("claim", "report", "origin"))
    passed = rows["steps"].to_numpy() > 0
    counts = {
        "claims": Distinct.of(claim, of[report], claim, size),
        "origins": Distinct.of(claim, of[origin], claim, size),
        "reports": Distinct.of(claim, of[report], report, size),
        "origin_reports": Distinct.of(claim, of[origin], origin, size),
        "relays": Distinct.of(claim[passed], of[report[passed]], report[passed], size),
        "repeated_by": Distinct.of(claim[passed], of[origin[passed]], report[passed], size),
    }
    return _Publishers(counts, _sole(claim, of[origin], len(tables.claims)))


def _sole(claim: Codes, publisher: Codes, claims: int) -> Codes:
    least, most = np.full(claims, np.iinfo(np.int64).max), np.full(claims, -1)
    np.minimum.at(least, claim, publisher)
    np.maximum.at(most, claim, publisher)
    return np.where(least == most, most, -1)


def reports(tables: Tables, mask: Mask) -> pd.DataFrame:
    """The columns of LISTED, the newest first, at the end those without a date."""
    sums = {name: each.count(mask) for name, each in _reports(tables).items()}
    keep = np.flatnonzero((sums["claims"] > 0) | (sums["origin_of"] > 0))
    carried, source = tables.within(trails(tables), mask), tables.within(repeats(tables), mask)
    ids, names = tables.claims["id"].to_numpy(dtype=object), np.array(labels(tables), dtype=object)
    frame = tables.reports.iloc[keep].assign(
        **{name: values[keep] for name, values in sums.items()},
    )
    frame["ids"] = _gathered(carried["report"].to_numpy(), carried["claim"].to_numpy(), ids, keep)
    frame["relays"] = _gathered(source["report"].to_numpy(), source["source"].to_numpy(), names, keep)
    frame = frame.astype({"publisher_name": "string"})  # by name, not by place among the categories
    order = ["published", "publisher_name", "id"]
    frame = frame.sort_values(order, ascending=[False, True, True], ignore_index=True)
    return frame[list(LISTED)].astype({name: kind for name, kind in LISTED.items() if kind != "object"})


@once
def _reports(tables: Tables) -> dict[str, Distinct]:
    rows, size = trails(tables), len(tables.reports)
    claim, report, origin = (rows[name].to_numpy() for name in ("claim", "report", "origin"))
    passed = rows["steps"].to_numpy() > 0
    return {
        "claims": Distinct.of(claim, report, claim, size),
        "origins": Distinct.of(claim, report, origin, size),
        "origin_of": Distinct.of(claim, origin, claim, size),
        "repeated_by": Distinct.of(claim[passed], origin[passed], report[passed], size),
    }


def _gathered(report: Codes, value: Codes, texts: Any, keep: Codes) -> list[tuple[str, ...]]:
    """For each of some reports the texts of its different values, in order of value."""
    size = int(value.max(initial=0)) + 1
    pairs = np.unique(report.astype(np.int64) * size + value)
    first, last = (np.searchsorted(pairs // size, bound).tolist() for bound in (keep, keep + 1))
    told = texts[pairs % size].tolist()
    return [tuple(told[start:end]) for start, end in zip(first, last, strict=True)]
