"""What the model finds wrong, in words a curator can act on: subject, value, what is allowed."""

from __future__ import annotations

import types
from difflib import get_close_matches
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from flows.dataset.document import Path

_EXPECTED = {
    "string_type": "text",
    "float_type": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list",
    "model_type": "keys and values",
    "date_type": "a day (2024-06-22)",
}
_TEXTS = {
    "missing": "is missing",
    "string_pattern_mismatch": "{input} has the wrong form; allowed: {pattern}",
    "string_too_long": "is {length} characters long; allowed: at most {max_length}",
    "string_too_short": "is empty; allowed: text",
    "literal_error": "{input} is not allowed; allowed: {expected}",
    "greater_than_equal": "{input} is too small; allowed: {ge:g} or more",
    "too_short": "has {actual_length} entries; allowed: at least {min_length}",
    "too_long": "has {actual_length} entries; allowed: at most {max_length}",
}


def message(error: ErrorDetails, record: type[BaseModel]) -> str:
    """The text of a problem found by pydantic in a record."""
    kind, given, context = error["type"], error["input"], error.get("ctx", {})
    if kind == "extra_forbidden":
        return unknown_key(str(error["loc"][-1]), fields_at(record, error["loc"][:-1]))
    if kind == "value_error":
        return str(context["error"])
    if kind in _EXPECTED:
        return f"{short(given)} is not {_EXPECTED[kind]}; allowed: {_EXPECTED[kind]}"
    if kind == "literal_error":
        context = {**context, "expected": str(context["expected"]).replace("'", "").replace(" or ", ", ")}
    length = len(given) if isinstance(given, str) else 0
    text = _TEXTS.get(kind)
    return text.format(**{**context, "input": short(given), "length": length}) if text else error["msg"]


def unknown_key(key: str, allowed: list[str]) -> str:
    """An unknown key, the likely one meant, and the allowed ones."""
    near = get_close_matches(key, allowed, n=1)
    meant = f" (did you mean {near[0]!r}?)" if near else ""
    return f"unknown key{meant}; allowed: {', '.join(allowed)}"


def fields_at(record: type[BaseModel], path: Path) -> list[str]:
    """The keys allowed at a path inside a record, by its annotations."""
    kind: Any = record
    for part in path:
        if isinstance(part, int):  # _inner already stepped from the list to one of its entries
            continue
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            field = kind.model_fields.get(str(part))
            kind = _inner(field.annotation) if field else None
    return list(kind.model_fields) if isinstance(kind, type) and issubclass(kind, BaseModel) else []


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
