"""Small whole files cut from a large one: a few claims with all that they name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from random import Random
from typing import Any

from flows.dataset.references import REFERENCES

Plain = dict[str, Any]


def cut(data: Plain, chance: Random, claims: int) -> Plain:
    """So many claims in a row of a file's plain data, with the records they lead to; links to others are dropped."""
    start = chance.randrange(max(1, len(data["claims"]) - claims))
    kept: dict[str, set[str]] = {name: set() for name in data}
    todo = [("claims", each["id"]) for each in data["claims"][start : start + claims]]
    while todo:
        section, key = todo.pop()
        if key not in kept[section] and (section != "claims" or len(kept[section]) < 2 * claims):
            kept[section].add(key)
            todo.extend(_named(section, _record(data, section, key)))
    return {name: _kept(name, held, kept) for name, held in data.items()}


def _record(data: Plain, section: str, key: str) -> Plain:
    held = data[section]
    return held[key] if isinstance(held, dict) else next(each for each in held if each["id"] == key)


def _named(section: str, record: Plain) -> Iterable[tuple[str, str]]:
    """The records that one names, but no flows beside its own and no reports but those that carry it: files stay
    small."""
    for field, target in REFERENCES.get(section, {}).items():
        if field in record and (section, field) != ("reports", "relays"):
            yield from ((target, key) for key in _listed(record[field]))


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _kept(name: str, held: Any, kept: Mapping[str, set[str]]) -> Any:
    if name == "dataset":
        return {key: value for key, value in held.items() if key != "minimums"}
    if isinstance(held, dict):
        return {key: _trimmed(name, record, kept) for key, record in held.items() if key in kept[name]}
    if name in REFERENCES:
        return [_trimmed(name, record, kept) for record in held if record["id"] in kept[name]]
    return held


def _trimmed(section: str, record: Plain, kept: Mapping[str, set[str]]) -> Plain:
    """Without what it names of records that are not kept."""
    found = dict(record)
    for field, target in REFERENCES.get(section, {}).items():
        if isinstance(found.get(field), list):
            found[field] = [key for key in found[field] if key in kept[target]]
            if not found[field]:
                del found[field]
    return found
