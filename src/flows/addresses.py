"""Addresses of pages: whether one is public, at which words it opens, where an archive keeps copies."""

from __future__ import annotations

import re
from ipaddress import ip_address
from urllib.parse import quote, urlsplit

ARCHIVE = "https://web.archive.org/web"
"""The public archive that the screen leads to; nothing is fetched from it."""

_STAGING = re.compile(r"(?:(?:^|\.)(?:dev|devel|test|stage|preview)|(?:^|[.-])staging)(?=[.-].*\..)")
"""What a house calls a place where pages stand before they are published; test.de and dream.dev are names of houses."""
_DELIVERY = re.compile(
    r"(?:^|[.-])cdn[0-9]*(?=[.-])|(?:^|\.)(?:cloudfront\.net|cdn77\.org|akamaized\.net|akamaihd\.net|azureedge\.net"
    r"|fastly\.net|b-cdn\.net|pangea-cms\.com|amazonaws\.com)$"
)
"""Networks that deliver pages for others and name them as they like."""


def not_public(address: str) -> str:
    """What an address leads to that is not a house's public page; empty where it seems to be one."""
    try:
        host = (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:
        return "no host"
    if _is_number(host):
        return "a bare number"
    if "." not in host:
        return "no public host"
    if _DELIVERY.search(host):
        return "a delivery network"
    return "a staging site" if _STAGING.search(host) else ""


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def opened_at(address: str, words: str | None) -> str:
    """The address that opens at a few words of the page (a text fragment); the address alone where none are known."""
    if words is None:
        return address
    found = quote(words, safe="").replace("-", "%2D")  # a hyphen has a meaning of its own in a fragment
    return f"{address}{':~:' if '#' in address else '#:~:'}text={found}"


def copies_of(address: str, published: str | None) -> str:
    """Where the archive lists its copies of a page, those around its date first.

    `published` is a date in EDTF, as precise as known; of an interval its beginning counts.
    """
    digits = "".join(re.findall(r"[0-9]+", (published or "").partition("/")[0]))
    return f"{ARCHIVE}/{digits}*/{address}"
