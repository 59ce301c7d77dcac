"""Which fields name other records, and the ones that name none.

Read from the plain data rather than from valid records: a mistake elsewhere in a record hides no dangling id.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from flows.dataset import advice
from flows.dataset.document import Path
from flows.dataset.messages import did_you_mean
from flows.sizes import FEW_WORDS

REFERENCES: Mapping[str, Mapping[str, str]] = {
    "goods": {"within": "goods"},
    "reports": {"publisher": "publishers", "relays": "reports"},
    "flows": {"goods": "goods", "part_of": "flows", "overlaps": "flows", "distinct_from": "flows"},
    "claims": {
        "flow": "flows",
        "by": "actors",
        "account": "accounts",
        "reports": "reports",
        "responds_to": "claims",
        "first_hand": "reports",
        "variants.reports": "reports",
        "involved.company": "companies",
    },
    "events": {"reports": "reports"},
}
"""Section, field (dots step into lists of records) and the section it points to."""


_NEAREST, _OFFERED = 20, 2_000
"""Mistakes for which the nearest id is looked for, and the ids of a section among which it is."""


def ids(data: Mapping[str, Any], section: str) -> frozenset[str]:
    """Every id written in a section, also of records that are not valid."""
    records = data.get(section)
    if isinstance(records, dict):
        return frozenset(map(str, records))
    items = records if isinstance(records, list) else []
    return frozenset(str(item["id"]) for item in items if isinstance(item, dict) and "id" in item)


def dangling(data: Mapping[str, Any]) -> Iterator[tuple[Path, str]]:
    """Each reference to a record that is not there: its path and the text of the problem."""
    known = {section: ids(data, section) for section in REFERENCES} | {
        section: ids(data, section) for fields in REFERENCES.values() for section in fields.values()
    }
    meant = _meant(data, known)
    for section, fields in REFERENCES.items():
        for at, record in _items(data.get(section)):
            for field, target in fields.items():
                for path, wanted in _values(record, field.split(".")):
                    if isinstance(wanted, str) and wanted not in known[target]:
                        near = meant(wanted, target) if len(wanted) <= FEW_WORDS else ""
                        told = f"{wanted!r} is not the id of any record in {target}{did_you_mean(near)}"
                        yield (section, at, *path), f"{told}; allowed: an id from {target}"


def _meant(data: Mapping[str, Any], known: Mapping[str, frozenset[str]]) -> Callable[[str, str], str]:
    """Which id of a section was meant: that of a record of this name, else the nearest; for the first mistakes alone,
    as every id is looked at for each."""
    left = iter(range(_NEAREST))

    def meant(wanted: str, section: str) -> str:
        if len(known[section]) > _OFFERED or next(left, None) is None:
            return ""
        records = data.get(section)
        named = records.items() if isinstance(records, dict) else ()
        same = (key for key, record in named if isinstance(record, dict) and record.get("name") == wanted)
        return next(same, "") or advice.near(wanted, known[section])

    return meant


def _items(records: Any) -> Iterator[tuple[str | int, Any]]:
    if isinstance(records, dict):
        yield from records.items()
    elif isinstance(records, list):
        yield from enumerate(records)


def _values(value: Any, fields: list[str]) -> Iterator[tuple[Path, Any]]:
    """The scalars at a path of fields, stepping into every list on the way."""
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from (((index, *path), found) for path, found in _values(item, fields))
    elif not fields:
        yield (), value
    elif isinstance(value, dict) and fields[0] in value:
        yield from (((fields[0], *path), found) for path, found in _values(value[fields[0]], fields[1:]))
