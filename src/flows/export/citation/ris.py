"""Citations as RIS, which Zotero, EndNote, Mendeley and Citavi read: a tag a line, in UTF-8."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from flows.export.citation.plain import Item, day, line
from flows.languages import language

_TYPES = {
    "article-newspaper": "NEWS", "article-magazine": "MGZN", "report": "RPRT", "post-weblog": "BLOG", "dataset": "DATA",
}  # fmt: skip
"""All else is ELEC, a page of the web."""
_END = "\r\n"


def write(items: Iterable[Item]) -> str:
    """A record an item, with an empty line between them."""
    return _END.join(_record(item) for item in items)


def _record(item: Item) -> str:
    tags = [("TY", _TYPES.get(item["type"], "ELEC")), *_tags(item), ("ER", "")]
    return "".join(f"{tag}  - {line(value)}{_END}" for tag, value in tags)


def _tags(item: Item) -> Iterator[tuple[str, str]]:
    yield "ID", item["id"]
    for tag, name in (("TI", "title"), ("T2", "container-title"), ("ET", "version")):
        if name in item:
            yield tag, item[name]
    for author in item.get("author", ()):
        yield "AU", author["literal"]
    yield from _dates(item)
    if "language" in item:
        yield "LA", language(item["language"])
    if "URL" in item:
        yield "UR", item["URL"].replace(";", "%3B")  # which sets two addresses apart
    if "note" in item:
        yield "N1", item["note"]


def _dates(item: Item) -> Iterator[tuple[str, str]]:
    """A date is year/month/day, empty where not known; of an interval, which RIS has not, the first year and a note."""
    ends = item["issued"]["date-parts"] if "issued" in item else []
    if ends:
        yield "PY", f"{ends[0][0]:04}"
    if len(ends) == 1:
        yield "DA", _day(ends[0])
    elif ends:
        yield "N1", f"Published {day(item)}"
    if "accessed" in item:
        yield "Y2", _day(item["accessed"]["date-parts"][0])


def _day(parts: list[int]) -> str:
    return "/".join([f"{part:02}" for part in parts] + [""] * (3 - len(parts)))
