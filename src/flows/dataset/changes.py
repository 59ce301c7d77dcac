"""What is different between two editions of a data file, told record by record and field by field.

Works on the plain data of both, not on the model: an edition made under an earlier model can be compared all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from flows.dataset.document import Document
from flows.dataset.unreadable import no_records

Sections = dict[str, dict[str, Mapping[str, Any]]]
"""The records of an edition: of each section by id."""

ONE = {
    "goods": "goods", "publishers": "publisher", "actors": "actor", "companies": "company", "accounts": "account",
    "reports": "report", "flows": "flow", "claims": "claim", "events": "event",
}  # fmt: skip
"""What a record of a section is called."""


@dataclass(frozen=True, slots=True)
class Change:
    """A record that is only in one edition, or differs between them."""

    kind: str
    """Added, Corrected or Withdrawn."""
    section: str
    id: str
    told: tuple[str, ...]
    """What it says, or each field with what stood there before and now."""


def changes(old: str, new: str) -> tuple[Change, ...]:
    """Every difference between the texts of two editions, by kind, section and id. Raises NotYaml."""
    return compared(sections(records(old)), sections(records(new)))


def compared(before: Sections, after: Sections) -> tuple[Change, ...]:
    """The same of their records."""
    found = [
        change
        for section in {**before, **after}
        for change in _differences(section, before.get(section, {}), after.get(section, {}))
    ]
    order = list(ONE)
    return tuple(sorted(found, key=lambda each: (each.kind, order.index(each.section), each.id)))


def page(found: tuple[Change, ...], old: str, new: str) -> str:
    """The changes as a section of a changelog, in Markdown; `old` and `new` name the editions."""
    parts = [f"# From {old} to {new}"]
    for kind, group in groupby(found, key=lambda each: each.kind):
        parts += [f"## {kind}", "\n".join(line for each in group for line in _lines(each))]
    return "\n\n".join(parts if found else [*parts, "Nothing has changed."]) + "\n"


def version(text: str) -> str:
    """The version that an edition says it is; 'an edition without a version' where it says none."""
    return str(about(records(text)).get("version", "an edition without a version"))


def records(text: str) -> Mapping[str, Any]:
    """An edition as plain data. Raises NotYaml."""
    data = Document.parse(text).data
    if not isinstance(data, dict):
        raise no_records(text)
    return data


def about(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """What an edition says of itself as a whole."""
    return _records(data.get("dataset"))


def _lines(change: Change) -> Iterator[str]:
    head = f"- {ONE[change.section]} `{change.id}`"
    if len(change.told) == 1:
        yield f"{head}: {change.told[0]}"
        return
    yield f"{head}{':' if change.told else ''}"
    yield from (f"  - {line}" for line in change.told)


def _records(data: Any) -> Mapping[str, Any]:
    return data if isinstance(data, dict) else {}


def sections(data: Mapping[str, Any]) -> Sections:
    """The records of every section by id, each in the form of the present model."""
    found: Sections = {}
    for section in ONE:
        items = data.get(section)
        pairs = items.items() if isinstance(items, dict) else ((_records(each).get("id"), each) for each in items or ())
        found[section] = {str(key): _records(record) for key, record in pairs}
    return _in_one_form(found)


def _in_one_form(found: Sections) -> Sections:
    """What earlier models kept elsewhere, where it can be compared: to move it says nothing new.

    The kind of a report stands at the report. A mark that a state controls a publisher is one without a reason.
    """
    publishers = found["publishers"]
    for key, report in found["reports"].items():
        kind = report.get("kind") or publishers.get(str(report.get("publisher")), {}).get("kind")
        found["reports"][key] = {**report, **({"kind": kind} if kind else {})}
    for key, publisher in publishers.items():
        marked: dict[str, Any] = {"state_control": {}} if publisher.get("state_controlled") is True else {}
        kept = {name: value for name, value in publisher.items() if name not in ("kind", "state_controlled")}
        publishers[key] = marked | kept
    return found


def _differences(section: str, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Change]:
    for key in {**before, **after}:
        if key not in before:
            yield Change("Added", section, key, (_gist(section, after[key]),))
        elif key not in after:
            yield Change("Withdrawn", section, key, (_gist(section, before[key]),))
        elif before[key] != after[key]:
            yield Change("Corrected", section, key, tuple(_fields(before[key], after[key])))


def _gist(section: str, record: Mapping[str, Any]) -> str:
    """What a reader recognises a record by."""
    parts: dict[str, tuple[str, ...]] = {
        "claims": ("by", "date", "stance", "statement"), "reports": ("publisher", "published", "title"),
        "flows": ("route", "goods", "period"), "events": ("date", "title"), "accounts": ("title",),
    }  # fmt: skip
    told = [_plain(record[name]) for name in parts.get(section, ("name", "country")) if name in record]
    return ", ".join(told) or "no more than its id"


def _fields(before: Mapping[str, Any], after: Mapping[str, Any], within: str = "") -> Iterator[str]:
    """Each field that differs with what it says now and before; of a record in a record, its fields."""
    for key in {**before, **after}:
        name, old, new = f"{within}{key}", before.get(key), after.get(key)
        if old == new:
            continue
        if key not in before:
            yield f"{name} added: {_shown(new)}"
        elif key not in after:
            yield f"{name} left out; it was {_shown(old)}"
        elif isinstance(old, dict) and isinstance(new, dict):
            yield from _fields(old, new, f"{name}.")
        elif isinstance(old, list) and isinstance(new, list):
            yield _entries(name, old, new)
        else:
            yield f"{name}: {_shown(new)}; before, {_shown(old)}"


def _entries(name: str, old: list[Any], new: list[Any]) -> str:
    """The entries of a list that came and went; of one that has the same entries, that their order is another."""
    came, went = [each for each in new if each not in old], [each for each in old if each not in new]
    told = [f"with {', '.join(map(_shown, came))}"] if came else []
    told += [f"without {', '.join(map(_shown, went))}"] if went else []
    return f"{name} {' and '.join(told) or 'in another order'}"


def _shown(value: Any) -> str:
    """A value in quotes; a record as its fields, or as a mark where it has none."""
    text = _plain(value)
    return (text or "set") if isinstance(value, dict) else f"“{text}”"


def _plain(value: Any) -> str:
    """A value as it may be read aloud: lists joined, records as 'name value'."""
    if isinstance(value, dict):
        return ", ".join(f"{name} {_shown(inner)}" for name, inner in value.items())
    if isinstance(value, list):
        return ", ".join(map(_plain, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    return " ".join(str(value).split())
