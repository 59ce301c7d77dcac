"""What countries are called beside their own short name: usual English names, codes, and names in other languages."""

from __future__ import annotations

import gettext
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import pycountry

from flows.fold import words

HISTORIC = {
    "YUG": "Yugoslavia", "SCG": "Serbia and Montenegro", "SUN": "Soviet Union", "CSK": "Czechoslovakia",
    "DDR": "East Germany", "YMD": "South Yemen",
}  # fmt: skip
"""States that are no more, by the code that ISO 3166-3 keeps for them; no outline of today's map is theirs."""

SHORT = {
    "CZE": "Czechia", "XKX": "Kosovo", "TUR": "Türkiye", "COD": "DR Congo", "VGB": "British Virgin Islands",
    "VIR": "US Virgin Islands", **HISTORIC,
}  # fmt: skip
"""Short names that ISO does not have, or has otherwise."""

USUAL: Mapping[str, tuple[str, ...]] = {
    "ARE": ("UAE", "Emirates"), "BIH": ("Bosnia", "BiH"), "BLR": ("Byelorussia", "White Russia"), "CAF": ("CAR",),
    "CHN": ("PRC", "Mainland China"), "CIV": ("Ivory Coast",),
    "COD": ("DRC", "Zaire", "Congo-Kinshasa"),
    "COG": ("Congo-Brazzaville", "Republic of the Congo"), "CPV": ("Cape Verde",), "CSK": ("CSSR", "CSFR"),
    "CZE": ("Czech Republic",), "DDR": ("GDR", "German Democratic Republic"), "DEU": ("West Germany", "FRG"),
    "FSM": ("Micronesia",), "GBR": ("UK", "U.K.", "Great Britain", "Britain", "England"), "GRC": ("EL", "Hellas"),
    "IRN": ("Persia",), "KOR": ("South Korea", "Republic of Korea", "ROK"), "LKA": ("Ceylon",),
    "MKD": ("Macedonia", "FYROM"), "MMR": ("Burma",), "NLD": ("Holland",),
    "PRK": ("North Korea", "DPRK"), "PSE": ("Palestinian Territories",), "RUS": ("Russian Federation",),
    "SAU": ("KSA",), "SCG": ("FRY",), "SUN": ("USSR", "Soviet Russia"), "SWZ": ("Swaziland",), "SYR": ("Syria",),
    "TLS": ("East Timor",), "TUR": ("Turkey",), "TWN": ("Taiwan", "Republic of China", "ROC"), "VAT": ("Vatican",),
    "USA": ("US", "U.S.", "U.S.A.", "America", "United States of America"), "XKX": ("XK", "RKS", "Republic of Kosovo"),
    "YUG": ("SFRY", "SFR Yugoslavia"), "ZAF": ("RSA",), "YMD": ("PDRY",),
}  # fmt: skip
"""Names and letters that reports use, beside those that ISO gives."""


SHOWN = {"TUR": "Turkey", "CZE": "Czech Republic", "GBR": "UK", "USA": "US, America", "ARE": "UAE"}
"""Names beside the short one that readers type first."""

IN_LETTERS = ("GBR", "USA", "ARE")
"""Those called by letters that stand in names of others: UK in Ukraine, US in Russia."""


def names(code: str) -> tuple[str, ...]:
    """What a country is called in English, its short name not among them."""
    country = pycountry.countries.get(alpha_3=code)
    given = [getattr(country, kind, "") for kind in ("name", "common_name", "official_name")] if country else []
    return tuple(dict.fromkeys(filter(None, (*USUAL.get(code, ()), *given))))


@cache
def _english() -> Mapping[str, str]:
    """Codes by name or code, folded; of two countries of one name none."""
    found = [(name, code) for code in USUAL for name in USUAL[code]]
    found += [pair for code, name in SHORT.items() for pair in ((name, code), (code, code))]
    for each in pycountry.countries:
        short = each.name.split(",")[0]
        found += [(name, each.alpha_3) for name in (*names(each.alpha_3), short, each.alpha_2, each.alpha_3)]
    return _once(found)


@cache
def _translated() -> Mapping[str, str]:
    """The same by the names in all languages that pycountry has."""
    found = []
    for folder in sorted(Path(pycountry.LOCALES_DIR).iterdir()):
        told = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, [folder.name], fallback=True).gettext
        for each in pycountry.countries:
            found += [(told(name), each.alpha_3) for name in {each.name, getattr(each, "common_name", each.name)}]
    return _once(found)


def _once(pairs: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    found: dict[str, set[str]] = {}
    for name, code in pairs:
        found.setdefault(words(name), set()).add(code)
    return {name: codes.pop() for name, codes in found.items() if len(codes) == 1}


def code(given: str) -> str:
    """The code of the country that goes by a name or a code, in any case and language; empty where none does."""
    asked = words(given)
    asked = asked.removeprefix(" the").removeprefix(" republic of") if len(asked) > len(" republic of ") else asked
    return _english().get(asked) or _english().get(words(given)) or _translated().get(words(given)) or ""


def named(given: str) -> str:
    """The same by names alone: for a search, where 'it' and 'can' are words and no codes."""
    found, spelled = code(given), words(given).strip()
    return found if spelled in ("uk", "us") or (len(spelled) > 2 and spelled.upper() != found) else ""
