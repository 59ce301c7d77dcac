"""What to write instead, for what curators write by habit: dates, numbers and ids as spreadsheets and people have them.

Each function takes what stands in the file and returns what it should be, or nothing where that is not certain.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from difflib import get_close_matches

from flows import fold
from flows.dates import Period
from flows.errors import DateError
from flows.sizes import FEW_WORDS

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_YEAR, _ONE_OR_TWO = r"(?P<year>[12][0-9]{3})", r"[0-9]{1,2}"
_DAY = rf"(?P<day>{_ONE_OR_TWO})(?:st|nd|rd|th)?\.?"
_DATES = tuple(
    re.compile(form)
    for form in (
        rf"{_YEAR}[-./ ](?P<month>{_ONE_OR_TWO})(?:[-./ ](?P<day>{_ONE_OR_TWO}))?(?:[t ][0-9:.]+.*)?",
        rf"{_YEAR}(?P<month>[0-9]{{2}})(?P<day>[0-9]{{2}})",
        rf"(?:{_DAY} )?{_MONTH},? {_YEAR}",
        rf"{_MONTH} {_DAY},? {_YEAR}",
        rf"(?P<month>{_ONE_OR_TWO})[-./]{_YEAR}",
        rf"(?:about|around|circa|ca\.?|c\.|~)? ?{_YEAR}[?~]?",
    )
)
_QUOTES = "\"'“”„‟‘’‚«»"
_THREE = re.compile(rf"({_ONE_OR_TWO})([./-]) ?({_ONE_OR_TWO})\2 ?([12][0-9]{{3}})")
_SPAN = re.compile(r" ?(?:–|—|\bto\b|\buntil\b| - ) ?")

_SHOWN = 100
"""Characters of a line that a message repeats."""
_SIZES = {
    "thousand": 3, "k": 3, "million": 6, "millions": 6, "m": 6, "mn": 6, "mln": 6, "mio": 6, "billion": 9, "bn": 9,
    "mlrd": 9, "mrd": 9,
}  # fmt: skip
_NUMBER = re.compile(r"([a-z]{3}|[a-z]{0,3}[$€£¥₽₴])? ?([0-9][0-9 .,'’_]*)(?: ?([a-z]+))?\.?(?: ?([$€£¥₽₴]))?")


def date(given: str) -> str:
    """'22.06.2024', '22 June 2024', '2024-6-22' as '2024-06-22'; '05/06/2024' as 'X or Y', for it may be either."""
    if len(given) > FEW_WORDS:
        return ""
    text = " ".join(given.lower().split())
    whole = re.fullmatch(r"([12][0-9]{3}) ?[-–—] ?([12][0-9]{3})", text)
    parts = [*whole.groups()] if whole else _SPAN.split(text)
    found = [_dates(part) for part in parts]
    if len(found) == 2 and all(len(each) == 1 for each in found):
        return _existing(["/".join(each[0] for each in found)])
    return _existing(found[0]) if len(found) == 1 else ""


def _dates(text: str) -> list[str]:
    three = _THREE.fullmatch(text)
    if three:
        one, sign, two, year = three.groups()
        read = [(two, one)] if sign == "." else [(two, one), (one, two)]
        return list(dict.fromkeys(f"{year}-{int(month):02}-{int(day):02}" for month, day in read if int(month) < 13))
    for form in _DATES:
        found = form.fullmatch(text)
        if found:
            parts = found.groupdict()
            month = str(parts.get("month") or "")
            number = month if month.isdigit() else str(_MONTHS.index(month[:3]) + 1) if month else ""
            return ["-".join([parts["year"], *(f"{int(each):02}" for each in (number, parts.get("day")) if each)])]
    return []


def _existing(found: Iterable[str]) -> str:
    kept = []
    for text in found:
        with suppress(DateError):
            kept.append(Period.parse(text).text)
    return " or ".join(kept)


def number(given: str) -> str:
    """'1,000,000', '1 000 000', 'EUR 800m', '3,5' as digits; nothing for a share, which is no figure."""
    if len(given) > FEW_WORDS:
        return ""
    text = " ".join(given.lower().split())
    exponent = re.fullmatch(r"([0-9]+(?:\.[0-9]+)?)e\+?([0-9]{1,2})", text)
    if exponent:
        return _times(exponent[1], int(exponent[2]))
    found = _NUMBER.fullmatch(text)
    if found is None:
        return ""
    _, digits, word, _ = found.groups()
    plain = _plain(digits.strip(" ,"))
    power = _SIZES.get(word or "", 0 if not word or len(word) == 3 else None)  # of three letters: a currency
    return _times(plain, power) if plain and power is not None else ""


def _plain(digits: str) -> str:
    """Digits without what parts thousands, and with a point before what is less than one."""
    digits = re.sub(r"(?<=[0-9])[ '’_](?=[0-9]{3}(?![0-9]))", "", digits)
    for apart, point in ((",", "."), (".", ",")):
        if re.fullmatch(rf"[0-9]{{1,3}}(?:\{apart}[0-9]{{3}})+(?:\{point}[0-9]+)?", digits):
            if apart == "." and digits.count(".") == 1 and "," not in digits:
                break  # 3.500 is three and a half to YAML
            return digits.replace(apart, "").replace(point, ".")
    return digits.replace(",", ".") if re.fullmatch(r"[0-9]+(?:[.,][0-9]+)?", digits) else ""


def _times(digits: str, power: int) -> str:
    """The digits with the point moved; no float, which would not say what stood there."""
    whole, _, part = digits.partition(".")
    moved = whole + part[:power].ljust(power, "0")
    rest = part[power:]
    return (moved.lstrip("0") or "0") + (f".{rest}" if rest else "")


def slug(given: str) -> str:
    """'Sofia Echo' as 'sofia-echo'."""
    return fold.slug(given)[:FEW_WORDS].strip("-")


def near(given: str, allowed: Iterable[str]) -> str:
    """The allowed word that was probably meant: it differs by case, accents, signs between words or a few letters."""
    if len(given) > FEW_WORDS:
        return ""
    by_slug = {slug(word): word for word in allowed}
    return next((by_slug[each] for each in get_close_matches(slug(given), by_slug, n=1)), "")


def truth(given: str) -> str:
    """'yes', 'Off', 'True' as true or false."""
    word = given.lower()
    return "true" if word in ("true", "yes", "y", "on") else "false" if word in ("false", "no", "n", "off") else ""


def told(digits: str) -> str:
    """Digits, and where they are many also with the signs between thousands that YAML takes."""
    whole, _, _ = digits.partition(".")
    return f"{digits} or {int(whole):_}{digits[len(whole) :]}" if len(whole) > 4 else digits


def quoted(value: str) -> str:
    """A text in the quotes that do not occur in it; typographic ones around it give way."""
    paired = len(value) > 1 and value[0] in _QUOTES and value[-1] in _QUOTES
    text = value[1:-1] if paired else value.rstrip(",")
    return f'"{text}"' if '"' not in text else "'" + text.replace("'", "''") + "'"


def shown(line: str, otherwise: str = "the text in quotes, and a space after the colon") -> str:
    """What to write, where it is short and all of it is seen; else what is said instead."""
    text = line.strip()
    return text if len(text) <= _SHOWN and text.isprintable() else otherwise
