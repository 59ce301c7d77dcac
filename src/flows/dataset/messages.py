"""What the model finds wrong, in words a curator can act on: subject, value, what is allowed."""

from __future__ import annotations

import re
import types
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from flows.dataset import advice
from flows.dataset.document import Path
from flows.dataset.model import SLUG, SLUG_WORDS, VERSION
from flows.errors import DateError

_EXPECTED = {
    "string_type": "text",
    "float_type": "a number",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "model_type": "keys and values",
    "date_type": "a day (2024-06-22)",
}
_FORMS = {
    SLUG: ("an id", SLUG_WORDS),
    VERSION: ("a version", "year, month and number of the release (2026.11.0)"),
}
"""What the patterns of the model ask for, in words."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TEXTS = {
    "missing": "is missing",
    "string_too_long": "is {length} characters long; allowed: at most {max_length}",
    "string_too_short": "is empty; allowed: text",
    "greater_than_equal": "{input} is too small; allowed: {ge:g} or more",
    "less_than_equal": "{input} is too large; allowed: {le:g} or less",
    "too_short": "has {actual_length} {entries}; allowed: at least {min_length}",
    "too_long": "has {actual_length} {entries}; allowed: at most {max_length}",
}


def message(error: ErrorDetails, record: type[BaseModel], written: str = "") -> str:
    """The text of a problem found by pydantic in a record, with what to write instead where that is certain.

    `written` is a single value as it stands in the file: 3.10 where the value is 3.1.
    """
    kind, given, context = error["type"], error["input"], error.get("ctx", {})
    if kind == "extra_forbidden":
        return unknown_key(str(error["loc"][-1]), fields_at(record, error["loc"][:-1]))
    if kind == "value_error":
        return _advised(str(context["error"]), _instead(context["error"], given, written))
    if kind in _EXPECTED:
        return _of_another_kind(kind, given, written, _pattern(record, error["loc"]), fields_at(record, error["loc"]))
    if kind == "string_pattern_mismatch":
        what, allowed = _FORMS[context["pattern"]]
        return not_an_id(given) if context["pattern"] == SLUG else f"{short(given)} is not {what}; allowed: {allowed}"
    if kind == "literal_error":
        expected = str(context["expected"]).replace("'", "").replace(" or ", ", ")
        near = advice.near(given, expected.split(", ")) if isinstance(given, str) else ""
        return f"{short(given)} is not allowed{did_you_mean(near)}; allowed: {expected}"
    length = len(given) if isinstance(given, str) else 0
    text = _TEXTS.get(kind)
    entries = "entry" if context.get("actual_length") == 1 else "entries"
    filled = {**context, "input": short(given), "length": length, "entries": entries}
    return text.format(**filled) if text else error["msg"]


def _instead(error: Exception, given: Any, written: str) -> str:
    """What was meant by a value that a rule of one field refuses."""
    text = written or (given if isinstance(given, str) else "")
    if not isinstance(error, DateError):
        return ""
    found, days_only = advice.date(text), "allowed: a day that exists" in str(error)
    wrong = not found or (days_only and not all(map(_DAY.fullmatch, found.split(" or "))))
    return "" if wrong else f"write {found}"


def _advised(text: str, instead: str) -> str:
    return text.replace("; allowed:", f" ({instead}); allowed:", 1) if instead else text


def _of_another_kind(kind: str, given: Any, written: str, pattern: str, fields: list[str]) -> str:
    """A value of another kind than its field holds: what stands there, what it was read as, what to write."""
    expected = _EXPECTED[kind]
    if given is None:
        return f"stands without a value; allowed: {expected}"
    if isinstance(given, list):
        only = advice.shown(given[0], "") if len(given) == 1 and isinstance(given[0], str) else ""
        return f"is a list{f' (write {only})' if only else ''}; allowed: {expected} alone"
    if isinstance(given, dict):
        return f"is a record of keys and values; allowed: {expected}"
    if kind == "string_type":
        read_as = "true or false" if isinstance(given, bool) else "a number"
        quoted = not pattern or re.fullmatch(pattern, written)
        allowed = f'text, in quotes: "{written}"' if quoted else _FORMS[pattern][1]
        return f"{written} is read as {read_as}; allowed: {allowed}"
    if kind == "model_type":
        return f"{short(given)} is a single value; allowed: keys and values, of {', '.join(fields)}"
    what = expected.partition(" (")[0]
    return _advised(f"{short(given)} is not {what}; allowed: {expected}", _written(kind, written))


def _written(kind: str, given: str) -> str:
    """A single value in the form that its field takes."""
    if kind == "tuple_type":
        meant = advice.shown(f"[{given}]", "")
        return f"write {meant}" if meant else ""
    if kind in ("float_type", "int_type"):
        digits = advice.number(given)
        return f"write {advice.told(digits)}" if digits else "a share is told in the statement" if "%" in given else ""
    truth = advice.truth(given) if kind == "bool_type" else ""
    return f"write {truth}" if truth else ""


def _pattern(record: type[BaseModel], path: Path) -> str:
    """The pattern of a text at a path; empty where any text will do."""
    kind = at(record, path[:-1]) if path else None
    field = kind.model_fields.get(str(path[-1])) if kind and isinstance(path[-1], str) else None
    found = (getattr(limit, "pattern", None) for limit in (field.metadata if field else ()))
    return next((pattern for pattern in found if pattern), "")


def not_an_id(given: str) -> str:
    """A text of another form than an id has."""
    meant = advice.slug(given)
    return _advised(f"{short(given)} is not an id; allowed: {SLUG_WORDS}", f"write {meant}" if meant else "")


def did_you_mean(near: str) -> str:
    """The question about a word that is near to what was written; nothing where there is none."""
    return f" (did you mean {near!r}?)" if near else ""


def unknown_key(key: str, allowed: list[str]) -> str:
    """An unknown key, the likely one meant, and the allowed ones."""
    return f"unknown key{did_you_mean(advice.near(key, allowed))}; allowed: {', '.join(allowed)}"


def fields_at(record: type[BaseModel], path: Path) -> list[str]:
    """The keys allowed at a path inside a record, by its annotations."""
    found = at(record, path)
    return list(found.model_fields) if found else []


def at(record: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The kind of record at a path inside a record; None where there is a value."""
    kind: Any = record
    for part in path:
        if isinstance(part, int):  # _inner already stepped from the list to one of its entries
            continue
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            field = kind.model_fields.get(str(part))
            kind = _inner(field.annotation) if field else None
    return kind if isinstance(kind, type) and issubclass(kind, BaseModel) else None


def _inner(annotation: Any) -> Any:
    """The type of one item: of a list's entries, of what is not None."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated or origin in (Union, types.UnionType):
        return _inner(next(part for part in parts if part is not type(None)))
    if origin is tuple:
        return _inner(parts[0])
    return annotation


def short(value: Any) -> str:
    """A value as given, cut where it would bury the message."""
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
