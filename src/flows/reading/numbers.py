"""Cells to figures: '1,250', '10-15', 'approx. 100,000', '1.234,56', 'nil', 'EUR 800m'."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from flows import currencies
from flows.amounts import read_magnitude

NOTHING = frozenset(
    {
        "", ".", "..", "...", "-", "–", "—", "?", "x", "n/a", "na", "n.a.", "nil", "none", "null", "nan", "unknown",
        "undisclosed", "not disclosed", "not available", "not known", "not specified", "unspecified", "tbd",
        "confidential", "classified",
    }
)  # fmt: skip
"""What people write where there is no figure; in small letters."""
_SIZES = {
    "thousand": 1e3, "k": 1e3, "tsd": 1e3, "million": 1e6, "millions": 1e6, "m": 1e6, "mn": 1e6, "mln": 1e6, "mio": 1e6,
    "bn": 1e9, "billion": 1e9, "billions": 1e9, "mrd": 1e9, "mlrd": 1e9,
}  # fmt: skip
_ABOUT = re.compile(
    r"(?:approx(?:imately|\.)?|about|around|circa|ca\.?|c\.|~|≈|nearly|almost|roughly|some|est(?:imated|\.)?)\s*"
)
_LEAST = re.compile(r"(?:at least|over|more than|min(?:imum|\.)?|>=|>|≥)\s*")
_MOST = re.compile(r"(?:at most|up to|under|less than|fewer than|max(?:imum|\.)?|<=|<|≤)\s*")
_DIGITS = r"[0-9](?:[0-9.,'’_ \u00a0\u202f]*[0-9])?"
_ONE = re.compile(rf"(?P<before>[a-z]{{3}}|[a-z]{{0,3}}[$€£¥₽₴])?\s*(?P<digits>{_DIGITS})\s*(?P<rest>[^0-9]*)")
_UNIT = re.compile(r"[^\W\d_][\w .³²/-]*")
_SHARES = ("percent", "per cent", "pct")
_APART = re.compile(r"\s*(?:–|—|-|\bto\b|\band\b)\s*")
_LOOKED_AT = 80


@dataclass(frozen=True, slots=True)
class Number:
    """A figure as read from a cell: `low` and `high` are one where it is exact; none where only its words say it."""

    low: float | None
    high: float | None
    approximate: bool
    worded: str
    currency: str = ""
    """The code that stands with it, as in 'EUR 800m'."""
    unit: str = ""
    """What is counted, where it stands with it, as in '500 pcs'."""

    @property
    def nought(self) -> bool:
        """Whether it is 0."""
        return self.low == self.high == 0


def point(cells: Iterable[str]) -> str:
    """The sign before decimals in a column: '.' or ','; '?' where its numbers can be read either way, empty where none
    has such a sign."""
    found, unclear = set[str](), False
    for cell in cells:
        for token in re.findall(_DIGITS, cell[:_LOOKED_AT]):
            sign = _point(token)
            unclear |= sign == "?"
            found |= {sign} - {"", "?"}
    return found.pop() if len(found) == 1 else "?" if unclear else ""


def _point(token: str) -> str:
    """What one number shows: '1.234,56' a comma, '1.234' nothing certain."""
    signs = [letter for letter in token if letter in ".,"]
    if not signs:
        return ""
    if len(set(signs)) == 2:
        return signs[-1]
    if len(signs) > 1:
        return "." if signs[0] == "," else ","
    before, _, after = token.partition(signs[0])
    return "?" if len(after) == 3 and 0 < len(before) < 4 and before[0] != "0" else signs[0]


def number(cell: str, decimal: str) -> Number | None:
    """The figure of a cell, or none where it states none or is not read; `decimal` is the sign where it is unclear."""
    worded = " ".join(cell.split())
    text = worded.lower()
    if text in NOTHING or len(text) > _LOOKED_AT:
        return None
    about = bool(_ABOUT.match(text)) or text.endswith(("?", "*", "~")) or (text[0] == "(" and text[-1] == ")")
    text = _ABOUT.sub("", text, count=1) if _ABOUT.match(text) else text
    text = text.strip("?*~() ").removeprefix("between ")
    least, most = _LEAST.match(text) or text.endswith("+"), _MOST.match(text)
    read = _span(_MOST.sub("", _LEAST.sub("", text, count=1), count=1).rstrip("+ "), decimal)
    if read is None:
        return Number(None, None, True, worded) if read_magnitude(worded) else None
    low, high, currency, unit = read
    return Number(None if most else low, None if least else high, about, worded, currency, unit)


def _span(text: str, decimal: str) -> tuple[float, float, str, str] | None:
    """The ends of '10-15 million' with the currency and the unit that stand with them; both the same of one number."""
    parts = [_one(part, decimal) for part in _APART.split(text, maxsplit=1)]
    first, last = parts[0], parts[-1]
    if first is None or last is None:
        return None
    low, high = first.value * first.size, last.value * last.size
    if len(parts) > 1 and first.size == 1 and not first.unit and first.value < last.value:
        low = first.value * last.size  # 10-15 million begin with 10 million
    return (low, high, first.currency or last.currency, first.unit or last.unit) if low <= high else None


@dataclass(frozen=True, slots=True)
class _One:
    """A number: its digits, the word of size behind them, the currency and unit that stand with it."""

    value: float
    size: float
    currency: str
    unit: str


def _one(text: str, decimal: str) -> _One | None:
    found = _ONE.fullmatch(text.strip())
    plain = _plain(found["digits"], decimal) if found else None
    if found is None or plain is None:
        return None
    before, words = currencies.code(found["before"] or ""), found["rest"].split()
    if found["before"] and not before:
        return None
    size = _SIZES.get(words[0].rstrip("."), 0) if words else 0
    rest = " ".join(words[1:] if size else words)
    code = currencies.code(rest) if rest else ""
    if rest and not code and (not _UNIT.fullmatch(rest) or rest.startswith(_SHARES)):
        return None
    return _One(plain, size or 1, before or code, "" if code else rest)


def _plain(token: str, decimal: str) -> float | None:
    """Digits as a number; none where the signs in them stand as in no number."""
    digits = re.sub(r"(?<=[0-9])[ '’_\u00a0\u202f](?=[0-9]{3}(?![0-9]))", "", token)
    sign = _point(digits)
    sign = decimal if sign == "?" else sign or "."
    other = "," if sign == "." else "."
    if not re.fullmatch(rf"[0-9]+(?:\{sign}[0-9]+)?|[0-9]{{1,3}}(?:\{other}[0-9]{{3}})+(?:\{sign}[0-9]+)?", digits):
        return None
    return float(digits.replace(other, "").replace(sign, "."))


def count(cell: str) -> Number | None:
    """The figure of whole pieces: a sign before three digits stands between thousands."""
    return number(cell, "." if "," in cell else ",")
