"""The columns of tables as machines read them: JSON Schema, and the Table Schema of Frictionless Data Package 2."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flows.export.columns import BETWEEN, Column, Table

_JSON = {"text": "string", "integer": "integer", "number": "number", "day": "string"}
_FRICTIONLESS = {"text": "string", "integer": "integer", "number": "number", "day": "date"}


def json_schema(table: Table) -> dict[str, Any]:
    """One record of a table in JSON, by JSON Schema 2020-12: every column is there, null where a cell is empty."""
    return {
        "type": "object",
        "title": table.title,
        "description": table.meaning,
        "properties": {column.name: _property(column) for column in table.columns},
        "required": [column.name for column in table.columns],
        "additionalProperties": False,
    }


def _property(column: Column) -> dict[str, Any]:
    told: dict[str, Any] = {"description": column.meaning} | ({"x-unit": column.unit} if column.unit else {})
    if column.several:
        return told | {"type": "array", "items": {"type": "string"}}
    kind = _JSON[column.kind]
    told["type"] = kind if column.needed else [kind, "null"]
    if column.kind == "day":
        told["format"] = "date"
    if column.allowed:
        told["enum"] = [*column.allowed, *([] if column.needed else [None])]
    return told


def table_schema(table: Table, beside: Iterable[str]) -> dict[str, Any]:
    """The columns of a table in a package that holds tables of the names `beside`."""
    found: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [{"value": "", "label": "not stated"}],
    }
    if table.key:
        found["primaryKey"] = list(table.key)
    there = set(beside)
    links = [column for column in table.links() if column.names in there]
    if links:
        found["foreignKeys"] = [_link(column) for column in links]
    return found


def _field(column: Column) -> dict[str, Any]:
    more = f"; several are joined by “{BETWEEN}”" if column.several else ""
    told: dict[str, Any] = {
        "name": column.name, "type": _FRICTIONLESS[column.kind], "description": f"{column.meaning}{more}",
    }  # fmt: skip
    if column.unit:
        told["unit"] = column.unit
    constraints = {"required": True} if column.needed else {}
    limits: dict[str, Any] = constraints | ({"enum": list(column.allowed)} if column.allowed else {})
    return told | ({"constraints": limits} if limits else {})


def _link(column: Column) -> dict[str, Any]:
    return {"fields": [column.name], "reference": {"resource": column.names, "fields": [KEYS[column.names]]}}


KEYS = {"claims": "claim", "flows": "flow", "speakers": "actor", "reports": "report", "events": "event"}
"""The column that holds the key of the tables whose records others name."""
