"""What the model finds wrong, in words a curator can act on: subject, value, what is allowed."""

from __future__ import annotations

import types
from collections.abc import Mapping
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
    "dict_type": "keys and values",
    "model_type": "keys and values",
    "model_attributes_type": "keys and values",
    "date_type": "a day (2024-06-22)",
}
_TEXTS = {
    "missing": "is missing",
    "string_pattern_mismatch": "{input!r} has the wrong form; allowed: {pattern}",
    "string_too_long": "is {length} characters long; allowed: at most {max_length}",
    "string_too_short": "is empty; allowed: text",
    "literal_error": "{input!r} is not allowed; allowed: {expected}",
    "greater_than_equal": "{input!r} is too small; allowed: {ge:g} or more",
    "finite_number": "{input!r} is not a number; allowed: a finite number",
    "too_short": "has {actual_length} entries; allowed: at least {min_length}",
    "too_long": "has {actual_length} entries; allowed: at most {max_length}",
    "date_from_datetime_parsing": "{input!r} is not a day; allowed: a day that exists (2024-06-22)",
    "date_parsing": "{input!r} is not a day; allowed: a day that exists (2024-06-22)",
}


def message(error: ErrorDetails, record: type[BaseModel]) -> str:
    """The text of a problem found by pydantic in a record."""
    kind, given, context = error["type"], error["input"], error.get("ctx", {})
    if kind == "extra_forbidden":
        return unknown_key(str(error["loc"][-1]), fields_at(record, error["loc"][:-1]))
    if kind == "value_error":
        return str(context["error"])
    if kind in _EXPECTED:
        return f"{_short(given)} is not {_EXPECTED[kind]}; allowed: {_EXPECTED[kind]}"
    if kind == "literal_error":
        context = {**context, "expected": str(context["expected"]).replace("'", "").replace(" or ", ", ")}
    length = len(given) if isinstance(given, str) else 0
    return _TEXTS.get(kind, error["msg"]).format(**{**context, "input": given, "length": length})


def unknown_key(key: str, allowed: list[str]) -> str:
    """An unknown key, the likely one meant, and the allowed ones."""
    near = get_close_matches(key, allowed, n=1)
    meant = f" (did you mean {near[0]!r}?)" if near else ""
    return f"unknown key{meant}; allowed: {', '.join(allowed)}"


def fields_at(record: type[BaseModel], path: Path) -> list[str]:
    """The keys allowed at a path inside a record, by its annotations."""
    kind: Any = record
    for part in path:
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            field = kind.model_fields.get(str(part))
            kind = _inner(field.annotation) if field else None
    return list(kind.model_fields) if isinstance(kind, type) and issubclass(kind, BaseModel) else []


def _inner(annotation: Any) -> Any:
    """The type of one item: of a list's entries, of a mapping's values, of what is not None."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if origin is Annotated or origin in (Union, types.UnionType):
        return _inner(next(part for part in parts if part is not type(None)))
    if origin is tuple:
        return _inner(parts[0])
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _inner(parts[1])
    return annotation


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."
