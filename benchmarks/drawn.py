"""What the pages of the app draw, for a bare page to draw again: figures and tables, by a choice of the filter."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from benchmarks.bare import ANY
from benchmarks.serving import ROOT

SHELL = ROOT / "src" / "flows" / "screen" / "shell.py"
OPTION = ("Spain", "ESP")
"""The choice of the filter: its name, and how the address writes it."""
_NARROW = "-narrow"
PAGES = ("overview", "routes", "map", "timeline", "positions", "claims", "sources", "follows")


def write(file: Path) -> None:
    """Write what is drawn of the pages, with no filter and with the one."""
    found = {page: {ANY: _page(page), OPTION[0]: _page(page, country=OPTION[1])} for page in PAGES}
    file.write_text(json.dumps(found), encoding="utf-8")


def _page(name: str, **query: str) -> dict[str, Any]:
    app = AppTest.from_file(str(SHELL), default_timeout=60)
    for key, value in query.items():
        app.query_params[key] = value
    app.switch_page(f"../../../pages/{name}.py").run()
    charts = {
        one.proto.id.rpartition("chart-")[2]: [json.loads(one.proto.spec), json.loads(one.proto.config)]
        for one in app.get("plotly_chart")
    }
    folded = {id(table) for fold in app.expander for table in fold.dataframe}
    tables = [table.value.to_json(date_format="iso") for table in app.dataframe if id(table) not in folded]
    return {"figures": [figure for key, figure in charts.items() if _seen(key, charts)], "tables": tables}


def _seen(key: str, charts: dict[str, Any]) -> bool:
    """Not the form of a picture that pages of another width show; beside others, on Overview, the narrow ones are."""
    beside = len({one.removesuffix(_NARROW) for one in charts}) > 1
    twin = f"{key}{_NARROW}" if not key.endswith(_NARROW) else key.removesuffix(_NARROW)
    return twin not in charts or key.endswith(_NARROW) == beside
