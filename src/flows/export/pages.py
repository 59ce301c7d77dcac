"""A table as JSON: records, page by page where a size is given."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from flows.export.columns import BETWEEN, Column, Table, records
from flows.export.taken import Taken


def document(table: Table, taken: Taken) -> bytes:
    """What is selected, how many records there are, where the page before and the next are; then the records."""
    rows = records(table.frame(taken), table.columns)
    size = taken.size or max(len(rows), 1)
    pages = max(-(-len(rows) // size), 1)
    about = taken.data.dataset
    told = {
        "table": table.name, "about": table.meaning, "selection": taken.sentence, "address": taken.address,
        "dataset": about.title, "version": about.version, "updated": about.updated, "licence": about.licence,
        "columns": f"{taken.base}/data/schema.json", "total": len(rows), "page": taken.page, "pages": pages,
        "previous": _at(table, taken, min(taken.page - 1, pages)) if taken.page > 1 else None,
        "next": _at(table, taken, taken.page + 1) if taken.page < pages else None,
        "records": [_record(row, table.columns) for row in rows[(taken.page - 1) * size : taken.page * size]],
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, indent=1, default=date.isoformat, allow_nan=False).encode() + b"\n"


def _at(table: Table, taken: Taken, page: int) -> str:
    return taken.tables.at(f"{taken.base}/data/{table.name}.json", **{**taken.query, "page": str(page)})


def _record(row: tuple[Any, ...], columns: tuple[Column, ...]) -> Mapping[str, Any]:
    return {column.name: _cell(value, column) for column, value in zip(columns, row, strict=True)}


def _cell(value: Any, column: Column) -> Any:
    if not column.several:
        return value
    return value.split(BETWEEN) if value else []
