"""Registers as people have them, in the data's form: one actor, one day of download, hundreds of flows over years.

text(rows)                the file with one flow and one claim a row
returns(300)              rows of an official register: many suppliers and recipients
one_supplier(120)         rows with one supplier, a recipient each
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, islice, product

import pycountry
import yaml

from flows.dataset import parse
from flows.tables import Tables, build

SUPPLIERS = ("DEU", "FRA", "ITA", "CZE", "SWE", "BGR")
RECIPIENTS = (
    "UKR", "POL", "ROU", "ARE", "SAU", "EGY", "IND", "PAK", "IDN", "PHL", "KEN", "NGA", "BRA", "CHL", "USA", "CAN",
    "AUS", "JPN", "KOR", "VNM",
)  # fmt: skip
EVERYWHERE = tuple(sorted({country.alpha_3 for country in pycountry.countries} - {"SRB"} | {"XKX"}))
GOODS = ("rifles", "shells", "vehicles")


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a register."""

    route: tuple[str, ...]
    year: int = 2020
    pieces: int = 0
    value: int = 0
    currency: str = "EUR"
    goods: str = GOODS[0]
    kind: str = "flow"


def returns(many: int = 300) -> list[Row]:
    """Lines over the years 1992 to 2024, each with pieces, a value or both."""
    pairs = islice(cycle(product(SUPPLIERS, RECIPIENTS)), many)
    return [
        Row(pair, 1992 + at * 7 % 33, 1 + at * 37 % 5_000, at % 3 * 1_000_000, goods=GOODS[at % 3])
        for at, pair in enumerate(pairs)
    ]


def one_supplier(many: int = 120) -> list[Row]:
    """Lines of a single supplier, a recipient each."""
    return [Row(("SRB", code), 2015 + at % 9, 10 + at) for at, code in enumerate(EVERYWHERE[:many])]


def text(rows: Sequence[Row], downloaded: str = "2025-02-03") -> str:
    """The data file: every claim is of the one day on which the register was downloaded, by the one who keeps it."""
    flows = {
        f"line-{at:03}": {"route": list(row.route), "goods": row.goods, "period": row.year, "kind": row.kind}
        for at, row in enumerate(rows)
    }
    return yaml.safe_dump(
        {
            "dataset": {
                "title": "A register", "version": "2025.02.0", "updated": "2025-02-03", "licence": "CC-BY-4.0",
                "scope": "Made up, for tests.",
            },
            "units": ["pieces"],
            "goods": {goods: {"name": goods.capitalize()} for goods in GOODS},
            "publishers": {"un": {"name": "Register office", "country": "CHE", "kind": "official document"}},
            "actors": {"office": {"name": "Register office", "kind": "international organisation"}},
            "reports": {
                "register": {
                    "publisher": "un", "title": "Register", "url": "https://register.example/all", "language": "en",
                    "read": "whole",
                }
            },
            "flows": flows,
            "claims": [_claim(f"line-{at:03}", row, downloaded) for at, row in enumerate(rows)],
        },
        sort_keys=False,
    )  # fmt: skip


def _claim(key: str, row: Row, day: str) -> dict[str, object]:
    found: dict[str, object] = {
        "id": f"c-{key}", "flow": key, "by": "office", "date": day, "stance": "asserts", "basis": "delivered",
        "statement": f"{row.goods.capitalize()} in {row.year}.", "reports": ["register"],
    }  # fmt: skip
    if row.value:
        found["value"] = {"amount": row.value, "currency": row.currency, "worded": f"{row.value}"}
    if row.pieces:
        found["quantities"] = [{"amount": row.pieces, "unit": "pieces", "worded": f"{row.pieces}"}]
    return found


def tables(rows: Sequence[Row]) -> Tables:
    """The file, loaded."""
    return build(parse(text(rows), "register.yaml"))
