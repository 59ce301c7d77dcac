"""Codes of currencies: ISO 4217 as it is, and those it has withdrawn, for claims of earlier years."""

from __future__ import annotations

import pycountry

WITHDRAWN = frozenset({
    "ADP", "AFA", "ALK", "AOK", "AON", "AOR", "ARA", "ARP", "ATS", "AZM", "AZN", "BAD", "BEF", "BGJ", "BGK", "BGL",
    "BGN", "BRB", "BRC", "BRE", "BRN", "BRR", "BYB", "BYR", "CSD", "CSJ", "CSK", "CUC", "CYP", "DDM", "DEM", "ECS",
    "EEK", "ESP", "FIM", "FRF", "GEK", "GHC", "GRD", "GWP", "HRD", "HRK", "IEP", "ILP", "ILR", "ITL", "LTL", "LTT",
    "LUF", "LVL", "LVR", "MGF", "MTL", "MXP", "MZM", "NIC", "NLG", "PEI", "PES", "PLZ", "PTE", "ROK", "ROL", "RUR",
    "SDD", "SDP", "SIT", "SKK", "SUR", "TJR", "TMM", "TPE", "TRL", "UAK", "UGS", "USS", "UYP", "VEB", "VEF", "XEU",
    "YDD", "YUD", "YUM", "YUN", "ZAL", "ZMK", "ZRN", "ZRZ", "ZWD", "ZWL",
})  # fmt: skip
"""Codes of the list of withdrawn currencies (ISO 4217, list three) that a claim about arms may be in."""

_CALLED = {
    "€": "EUR", "euro": "EUR", "euros": "EUR", "$": "USD", "us$": "USD", "usd$": "USD", "u.s. dollars": "USD",
    "dollar": "USD", "dollars": "USD", "us dollars": "USD", "£": "GBP", "pound": "GBP", "pounds": "GBP", "₽": "RUB",
    "ruble": "RUB", "rubles": "RUB", "rouble": "RUB", "roubles": "RUB", "₴": "UAH", "hryvnia": "UAH", "hryvnias": "UAH",
    "din": "RSD", "din.": "RSD", "dinar": "RSD", "dinars": "RSD", "zł": "PLN", "zloty": "PLN", "kč": "CZK",
    "lei": "RON", "leva": "BGN", "lev": "BGN", "km": "BAM", "₺": "TRY", "lira": "TRY", "rmb": "CNY", "yuan": "CNY",
    "¥": "JPY", "₹": "INR",
    "yen": "JPY", "₪": "ILS", "ft": "HUF", "forint": "HUF", "dm": "DEM", "deutschmark": "DEM", "kuna": "HRK",
}  # fmt: skip
"""What reports and people write for a code, in small letters."""


def is_currency(code: str) -> bool:
    """Whether code is an ISO 4217 currency, of today or withdrawn."""
    found = pycountry.currencies.get(alpha_3=code)
    return code in WITHDRAWN or (found is not None and found.alpha_3 == code)  # the look-up takes eur for EUR


def meant(given: str) -> str:
    """' (did you mean EUR?)' for €, EURO or eur; nothing where no code is near."""
    named = pycountry.currencies.get(name=given)
    code = _CALLED.get(given.strip().lower()) or (named.alpha_3 if named else given.strip().upper())
    return f" (did you mean {code}?)" if is_currency(code) else ""


def code(given: str) -> str:
    """The code of a currency that is written as such or by a sign or word of its own; empty where none is."""
    plain = given.strip()
    found = _CALLED.get(plain.lower()) or plain.upper()
    return found if is_currency(found) else ""
