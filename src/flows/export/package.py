"""The tables as a Frictionless Data Package 2: CSV files and what they hold, told to machines and to people."""

from __future__ import annotations

import json
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from flows.export import spreadsheet
from flows.export.about import RULES, citation, licence
from flows.export.catalogue import RECORDS
from flows.export.columns import Table
from flows.export.schema import table_schema
from flows.export.taken import Taken
from flows.export.zipped import zipped

_PROFILE = "https://datapackage.org/profiles/2.0"


def package(taken: Taken) -> bytes:
    """The archive; byte for byte the same for the same selection."""
    files = {f"data/{table.name}.csv": spreadsheet.csv(table.frame(taken), table.columns) for table in RECORDS}
    described = json.dumps(_descriptor(taken, files), ensure_ascii=False, indent=2)
    told = {"README.md": _readme(taken).encode(), "datapackage.json": f"{described}\n".encode()}
    return zipped(told | files, taken.data.dataset.updated)


def _descriptor(taken: Taken, files: dict[str, bytes]) -> dict[str, Any]:
    """datapackage.json."""
    about, (called, where) = taken.data.dataset, licence(taken)
    return {
        "$schema": f"{_PROFILE}/datapackage.json",
        "name": "arms-flows",
        "title": about.title,
        "description": f"{about.scope} Selected: {taken.sentence}",
        "version": about.version,
        "created": f"{about.updated}T00:00:00Z",
        **({"homepage": taken.address} if taken.base else {}),
        "licenses": [{"name": about.licence, "title": called} | ({"path": where} if where else {})],
        **({"contributors": [{"title": about.authors, "roles": ["author"]}]} if about.authors else {}),
        "sources": [{"title": name} for name in _publishers(taken)],
        "resources": [_resource(table, files[f"data/{table.name}.csv"]) for table in RECORDS],
    }


def _publishers(taken: Taken) -> Iterable[str]:
    """Whose reports the claims rest on."""
    kept = taken.kept["reports"]
    found = {report.publisher for key, report in taken.data.reports.items() if key in kept}
    return sorted(taken.data.publishers[key].name for key in found)


def _resource(table: Table, content: bytes) -> dict[str, Any]:
    return {
        "name": table.name,
        "type": "table",
        "title": table.title,
        "description": table.meaning,
        "path": f"data/{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
        "dialect": {"$schema": f"{_PROFILE}/tabledialect.json", "lineTerminator": "\r\n"},
        "schema": {"$schema": f"{_PROFILE}/tableschema.json"} | table_schema(table, (one.name for one in RECORDS)),
    }


def _readme(taken: Taken) -> str:
    """What a person should know, as Markdown that is plain to read as it is."""
    about, (called, where) = taken.data.dataset, licence(taken)
    tables = [f"- `data/{table.name}.csv`: {table.meaning}" for table in RECORDS]
    rules = [f"- {rule}" for rule in RULES]
    parts = [
        f"# {_line(about.title)}",
        f"Version {about.version}, updated {about.updated}. {_line(about.scope)}",
        f"Selected: {_line(taken.sentence)}",
        *([f"The same selection in the dashboard: <{taken.address}>"] if taken.base else []),
        "## The files",
        "\n".join(tables),
        "`datapackage.json` says what each column means, which values it may hold and which other table it names, by "
        "the Data Package Standard 2. The files are UTF-8 with a byte order mark; texts that a spreadsheet might run "
        "as a formula, or read as a date, begin with an apostrophe.",
        "## How to read them",
        "\n".join(rules),
        "## Licence and citation",
        " ".join(filter(None, [called, where])),
        f"```\n{' '.join(citation(taken).split())}\n```",
        "For a single claim, cite its reports too: they said it.",
    ]
    return "\n\n".join(parts) + "\n"


def _line(text: str) -> str:
    """Text of the data on one line, and no markup: it is read by people and by programs that render Markdown."""
    plain = " ".join(text.split())
    return "".join(f"\\{letter}" if letter in "\\`*_{}[]<>#|!~$&" else letter for letter in plain)
