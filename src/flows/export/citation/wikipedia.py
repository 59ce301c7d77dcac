"""A report as the template that editors of the English Wikipedia cite with: {{cite news}}, {{cite web}}."""

from __future__ import annotations

import re
from collections.abc import Iterator

from flows.dates import spoken
from flows.export.citation.plain import Item, day, edtf, line
from flows.languages import ENGLISH

_NEWS = ("article-newspaper", "article-magazine")
_SIGNS = re.compile(r"[|{}\[\]<>~]|''+|__+|&(?=#?\w+;)|(?<=http):|(?<=https):")
"""What wikitext reads as more than a letter."""
_ADDRESS = {ord(sign): f"%{ord(sign):02X}" for sign in "|{}[]<>\"'`^\\ "}
_COPY = re.compile(r"https?://web\.archive\.org/web/([0-9]{4})([0-9]{2})([0-9]{2})[0-9]*")
"""A copy whose address tells its day, which the template demands."""


def template(item: Item) -> str:
    """The template; empty where it would lack the title or the address."""
    if "title" not in item or "URL" not in item:
        return ""
    kind, name = ("news", "work") if item["type"] in _NEWS else ("web", "website")
    fields = "".join(f" |{field}={value}" for field, value in _fields(item, name))
    return f"{{{{cite {kind}{fields}}}}}"


def wikitext(value: str) -> str:
    """A value in one line, letter by letter in wikitext."""
    return _SIGNS.sub(lambda found: "".join(f"&#{ord(sign)};" for sign in found[0]), line(value))


def _fields(item: Item, name: str) -> Iterator[tuple[str, str]]:
    yield "title", wikitext(item["title"])
    yield "url", item["URL"].translate(_ADDRESS)
    yield name, wikitext(item["container-title"])
    if "issued" in item and len(item["issued"]["date-parts"]) == 1:  # an interval is an error there
        yield "date", day(item)
    if item["language"] != ENGLISH:
        yield "language", item["language"]
    if "accessed" in item:
        yield "access-date", spoken(edtf(item["accessed"]))
    if copied := _COPY.match(item.get("archive_location", "")):
        yield "archive-url", item["archive_location"].translate(_ADDRESS)
        yield "archive-date", "-".join(copied.groups())
