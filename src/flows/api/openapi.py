"""The data routes as OpenAPI 3.1 and the tables as JSON Schema: what programs read."""

from __future__ import annotations

import re
from typing import Any

from flows.api.beside import BESIDE, CLAIM, Beside
from flows.export.about import licence
from flows.export.catalogue import TABLES
from flows.export.columns import Table
from flows.export.schema import json_schema
from flows.export.taken import MOST_ROWS, Taken
from flows.files import FILES, File
from flows.parameters import CASES, PAGES, PICTURE, QUESTION, SELECTION, Parameter, allowed
from flows.query import LONGEST_TEXT

_REFUSALS = {
    "400": "The address asks for what is not there; the text names what is allowed.",
    "404": "There is no data file.",
    "414": "The address is too long.",
    "503": "No data can be read; the text lists the problems.",
}
_PAGED = {
    "table": "string", "about": "string", "selection": "string", "address": "string", "dataset": "string",
    "version": "string", "updated": "string", "licence": "string", "columns": "string", "total": "integer",
    "page": "integer", "pages": "integer", "previous": ["string", "null"], "next": ["string", "null"],
}  # fmt: skip
"""What stands beside the records in JSON, and its type."""


def schema(base: str) -> dict[str, Any]:
    """Every table as JSON Schema: one record of it, by the name of the table."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{base}/data/schema.json",
        "title": "The tables of Arms Flows",
        "$defs": {table.name: json_schema(table) for table in TABLES},
    }


def openapi(made_of: Taken) -> dict[str, Any]:
    """The document, with the values that parameters may have in this data."""
    about, (called, where) = made_of.data.dataset, licence(made_of)
    values = allowed(made_of.tables)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": about.title,
            "version": about.version,
            "description": about.scope,
            "license": {"name": called} | ({"url": where} if where else {}),
        },
        "servers": [{"url": made_of.base or "/"}],
        "paths": {
            **{f"/data/{file.name}": {"get": _operation(file)} for file in FILES.values()},
            **{f"/data/{name}": {"get": _described(name, *told)} for name, told in DESCRIBED.items()},
            **{f"/{one.path}": {"get": _beside(one)} for one in BESIDE},
        },
        "components": {
            "parameters": {
                one.name: _parameter(one, values.get(one.name))
                for one in (*CASES, *SELECTION, *QUESTION, *PAGES, *PICTURE)
            },
            "responses": {
                status: {"description": told, "content": {"text/plain": {"schema": {"type": "string"}}}}
                for status, told in _REFUSALS.items()
            },
            "schemas": {table.name: json_schema(table) for table in TABLES},
        },
    }  # fmt: skip


DESCRIBED = {
    "": ("text/html", "What there is, for people."),
    "schema.json": ("application/schema+json", "The tables as JSON Schema."),
    "openapi.json": ("application/vnd.oai.openapi+json;version=3.1", "This document."),
}
"""The addresses that describe the others: media type, and what they are."""


def _operation(file: File) -> dict[str, Any]:
    """One file: its parameters and answers."""
    refusals = ["404"] if file.write is None else ["400", "414", "503"]
    return {
        "operationId": file.name.replace(".", "_"),
        "summary": file.about,
        "parameters": [{"$ref": f"#/components/parameters/{one.name}"} for one in parameters(file)],
        "responses": {
            "200": {
                "description": "The file.",
                "headers": {"ETag": {"schema": {"type": "string"}}, "Last-Modified": {"schema": {"type": "string"}}},
                "content": {file.media: _content(file)},
            },
            "304": {"description": "The reader has it already: If-None-Match names its ETag."},
            **{status: {"$ref": f"#/components/responses/{status}"} for status in refusals},
        },
    }


def parameters(file: File) -> tuple[Parameter, ...]:
    """Those that change a file."""
    return tuple(
        one for one in (*CASES, *SELECTION, *(QUESTION if file.asks else ()), *PAGES) if one.name in file.known
    )  # fmt: skip


def _content(file: File) -> dict[str, Any]:
    if not file.paged or file.table is None:
        return {}
    return {"schema": _paged(file.table)}


def _paged(table: Table) -> dict[str, Any]:
    records = {"type": "array", "items": {"$ref": f"#/components/schemas/{table.name}"}}
    told = {name: {"type": kind} for name, kind in _PAGED.items()}
    return {"type": "object", "properties": {**told, "records": records}, "required": [*_PAGED, "records"]}


def _described(name: str, media: str, about: str) -> dict[str, Any]:
    return {
        "operationId": name.replace(".", "_") or "data",
        "summary": about,
        "responses": {"200": {"description": about, "content": {media: {}}}},
    }


def _beside(one: Beside) -> dict[str, Any]:
    """A page, a feed, a picture."""
    claim = {"name": "claim", "in": "path", "required": True, "schema": {"type": "string"}}
    asked = [{"$ref": f"#/components/parameters/{each.name}"} for each in one.takes]
    return {
        **_described(re.sub(r"\W+", "_", one.path), one.media, one.about),
        "parameters": [claim, *asked] if CLAIM in one.path else asked,
    }


def _parameter(one: Parameter, values: tuple[str, ...] | None) -> dict[str, Any]:
    item: dict[str, Any] = (
        {"type": "integer", "minimum": 1, "maximum": MOST_ROWS} if one in PAGES else {"type": "string"}
    )
    if one.name == "tolerance":
        item = {"type": "number", "minimum": 0, "maximum": 1}
    if one.name == "text":
        item["maxLength"] = LONGEST_TEXT
    if values:
        item["enum"] = list(values)
    told = f"{one.meaning}{f': {one.form}' if one.form else ''}"
    schema = {"type": "array", "items": item} if one.many else item
    return {"name": one.name, "in": "query", "description": told, "schema": schema}
