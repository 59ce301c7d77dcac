"""Small data of flows and claims for tests of bounds: the records that matter, the rest from tests.small.

tables(flow("a", "SRB", ["ESP", "CZE"], "UKR"), claim("c", "a", amount=800))
"""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from flows.bounds.answers import Answer, answer
from flows.bounds.question import Question
from flows.tables import Tables, build
from tests import small
from tests.conftest import everything

EUR = Question("value", "EUR", "delivered")
Record = tuple[str, str, dict[str, Any]]


def flow(key: str, *route: Any, period: str | None = "2023", goods: str = "ammunition", **more: Any) -> Record:
    """A flow; stages as the data file writes them."""
    plain = {"route": list(route), "goods": goods, **({"period": period} if period else {}), **more}
    return "flows", key, plain


def statistic(key: str, *route: Any, **more: Any) -> Record:
    """A flow of kind statistic, of all arms unless told otherwise."""
    return flow(key, *route, **{"goods": "arms", **more}, kind="statistic")


def claim(
    key: str, of: str, amount: float | None = None, *, low: float | None = None, high: float | None = None,
    unit: str = "EUR", about: bool = False, worded: str = "some", **more: Any,
) -> Record:  # fmt: skip
    """A claim with one figure, or none."""
    stated = {"amount": amount, "low": low, "high": high}
    figure: dict[str, Any] = {name: value for name, value in stated.items() if value is not None}
    if figure:
        figure |= {"worded": worded, "approximate": about}
        money = unit.isupper()
        more = (
            {"value": {**figure, "currency": unit}} | more
            if money
            else {"quantities": [figure | {"unit": unit}]} | more
        )
    usual = {
        "by": "herald-desk",
        "date": "2024-06-22",
        "stance": "asserts",
        "basis": "delivered",
        "statement": "It moved.",
    }
    return "claims", key, {**usual, "reports": ["herald-1"], "id": key, "flow": of, **more}


def tables(*records: Record) -> Tables:
    """The data, checked as any file is."""
    flows = [f"  {key}: {json.dumps(plain)}" for section, key, plain in records if section == "flows"]
    claims = [f"  - {json.dumps(plain)}" for section, _, plain in records if section == "claims"]
    goods = "goods:\n  arms: {name: All arms}\n  ammunition: {name: Ammunition, within: arms}\n"
    goods += "  shells-155: {name: 155 mm shells, within: ammunition}\n"
    text = {"flows": "\n".join(["flows:", *flows]), "claims": "\n".join(["claims:", *claims])}
    return build(small.dataset(**text, goods=goods, events=None))


def asked(*records: Record, question: Question = EUR, also: tuple[str, ...] = ()) -> Answer:
    """The answer of all claims."""
    data = tables(*records)
    return answer(data, everything(data), question, also)


def bounds(found: Answer) -> dict[str, tuple[float, float]]:
    """Least and most by key; infinite where open."""
    rows = found.rows
    highs = rows["high"].fillna(np.inf)
    return dict(zip(rows["key"], zip(rows["low"], highs, strict=True), strict=True))


def row(found: Answer, key: str) -> Any:
    """One row of an answer."""
    (only,) = found.rows[found.rows["key"] == key].itertuples()
    return only
