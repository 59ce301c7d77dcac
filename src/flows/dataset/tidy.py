"""A data file put in order: records sorted within their sections, comments kept with what they stand above.

Works on lines, not on values: no record is rewritten, so that a difference between two versions is small.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import Any

from flows.dataset.document import Document
from flows.dataset.unreadable import no_records
from flows.errors import FlowsError

Key = tuple[str, ...]


class Untidy(FlowsError):
    """A file that cannot be put in order without touching its content."""


def _by_id(key: str, record: Any) -> Key:
    return (key,)


def _by_publisher(key: str, record: Any) -> Key:
    return (str(record.get("publisher", "")), str(record.get("published") or "9999"), key)


def _by_date(key: str, record: Any) -> Key:
    return (str(record.get("date", "")), key)


ORDERS: dict[str, Callable[[str, Any], Key]] = {
    "publishers": _by_id,
    "actors": _by_id,
    "companies": _by_id,
    "accounts": _by_id,
    "reports": _by_publisher,
    "claims": _by_date,
    "events": _by_date,
}
"""Sections with an order of their own; goods and flows keep the order their curator gave them."""


def tidy(text: str) -> str:
    """The text with its records in order; the same text where they are. Raises NotYaml, and Untidy where content would
    change."""
    document = Document.parse(text)
    lines = [line.rstrip() for line in text.splitlines()]
    while lines and not lines[-1]:
        lines.pop()
    data = document.data
    if not isinstance(data, dict) or not data:
        raise no_records(text)
    starts = {name: document.line((name,), key=True) - 1 for name in data}
    ends = dict(zip(starts, [*list(starts.values())[1:], len(lines)], strict=True))
    out = list(lines)
    for name, order in ORDERS.items():
        if data.get(name):
            start, end = starts[name] + 1, _before_comments(lines, ends[name], len(lines))
            out[start:end] = _sorted(lines[start:end], start, name, order, document)
    found = "\n".join(out) + "\n"
    if _content(Document.parse(found).data) != _content(data):
        raise Untidy("lines cannot be moved without changing a record; allowed: each record on lines of its own")
    return found


def _before_comments(lines: list[str], end: int, last: int) -> int:
    """The end of a section without the blank lines and comments that stand above the next one."""
    while end < last and end > 0 and (not lines[end - 1] or lines[end - 1].startswith("#")):
        end -= 1
    return end


def _sorted(
    lines: list[str], offset: int, name: str, order: Callable[[str, Any], Key], document: Document
) -> list[str]:
    """The lines of a section, record by record in order; a comment moves with the record under it."""
    records = document.data[name]
    pairs = list(records.items()) if isinstance(records, dict) else list(enumerate(records))
    firsts = [document.line((name, at), key=True) - 1 - offset for at, _ in pairs]
    if firsts[0] < 0 or any(two <= one for one, two in pairwise(firsts)):
        raise Untidy("records share a line; allowed: each record on lines of its own")
    tops = [_with_comments(lines, first) for first in firsts]
    blocks = [lines[top:end] for top, end in zip(tops, [*tops[1:], len(lines)], strict=True)]
    named = [(order(_id(at, record), record), block) for (at, record), block in zip(pairs, blocks, strict=True)]
    return lines[: tops[0]] + [line for _, block in sorted(named, key=lambda pair: pair[0]) for line in block]


def _with_comments(lines: list[str], first: int) -> int:
    while first > 0 and lines[first - 1].lstrip().startswith("#"):
        first -= 1
    return first


def _id(at: Any, record: Any) -> str:
    return str(at) if isinstance(at, str) else str(record.get("id", "")) if isinstance(record, dict) else ""


def _content(data: Any) -> Any:
    """What a file says, without the order of its records."""
    if not isinstance(data, dict):
        return data
    return {
        name: sorted(records, key=repr) if isinstance(records, list) and name in ORDERS else records
        for name, records in data.items()
    }
