"""Cells to dates in EDTF: '28.02.2022', 'Q2 2023', '2018?', '202301', '3 Jan 2026 9:16 PM'."""

from __future__ import annotations

import re
from collections.abc import Iterable

from flows.dataset import advice
from flows.dates import Period
from flows.errors import DateError

_QUARTER = re.compile(r"(?:q([1-4])[ /-]?([12][0-9]{3})|([12][0-9]{3})[ /-]?q([1-4]))")
_HALF = re.compile(r"(?:h([12])[ /-]?([12][0-9]{3})|([12][0-9]{3})[ /-]?h([12]))")
_YEARS = re.compile(r"\(?[12][0-9]{3}\)?\??(?:\s*[;,/&-]\s*\(?[12][0-9]{3}\)?\??)*")
_SHORT = re.compile(r"([12][0-9])([0-9]{2})[/-]([0-9]{2})")
_MONTH = re.compile(r"([12][0-9]{3})(0[1-9]|1[0-2])")
_CLOCK = re.compile(r"[ t,]+[0-9]{1,2}:[0-9]{2}(?::[0-9.]+)?\s*(?:[ap]\.?m\.?|z|utc)?$", re.IGNORECASE)
_LOOKED_AT = 80
DAY, MONTH = "day first", "month first"
"""How days with slashes are read."""


def _candidates(cell: str) -> list[str]:
    text = _CLOCK.sub("", " ".join(cell.lower().split())[:_LOOKED_AT])
    for form, months in ((_QUARTER, 3), (_HALF, 6)):
        part = form.fullmatch(text)
        if part:
            number, year = int(part[1] or part[4]), part[2] or part[3]
            return [f"{year}-{(number - 1) * months + 1:02}/{year}-{number * months:02}"]
    short = _SHORT.fullmatch(text)
    if short and int(short[3]) == (int(short[2]) + 1) % 100:
        return [f"{short[1]}{short[2]}/{int(short[1] + short[2]) + 1}"]
    month = _MONTH.fullmatch(text)
    if month:
        return [f"{month[1]}-{month[2]}"]
    if _YEARS.fullmatch(text):
        years = sorted(re.findall(r"[12][0-9]{3}", text))
        return [years[0] if years[0] == years[-1] else f"{years[0]}/{years[-1]}"]
    try:
        return [Period.parse(cell.strip()).text]
    except DateError:
        return [each for each in advice.date(text.strip("?~() ")).split(" or ") if each]


def order(cells: Iterable[str]) -> str:
    """How days such as 03/12/2022 are read in a column; '?' where all of them can be read either way, empty where none
    is such a day."""
    found, unclear = set[str](), False
    for cell in cells:
        three = re.fullmatch(r"([0-9]{1,2})[/-]([0-9]{1,2})[/-][12][0-9]{3}", cell.strip())
        if three and three[1] != three[2]:
            read = _candidates(cell)
            unclear |= len(read) == 2
            found |= {DAY if int(three[1]) > 12 else MONTH} if len(read) == 1 else set()
    return found.pop() if len(found) == 1 else "?" if unclear else ""


def day(cell: str, how: str) -> str:
    """A date or interval in EDTF, empty where none is read; `how` is DAY or MONTH, for days that can be either."""
    read = _candidates(cell)
    return read[-1 if how == MONTH else 0] if read else ""
