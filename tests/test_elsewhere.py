"""A dataset on another case reads right on every page: nothing of the shipped one is left in text, mark or choice."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from flows.screen.pages import PAGES
from tests.test_screen import figure, headings, opened, texts

SHIPPED = re.compile(
    r"\w*(?:Serb|SRB|Ukrain|UKR|Russia|RUS\b|Belgrade|Kyiv|Moscow|[Dd]inar|RSD|[Hh]ryvnia|UAH|\b(?:201\d|202[0-3])\b|Vučić|SVR|"
    r"Krušik|Spain|ESP\b|Czech|CZE|Bulgaria|Financial Times|EUR 800)\w*"
)
"""Words of the shipped case: who, where, when, in which money."""
TRACKER = "Kiel Ukraine Support Tracker"
"""A table that any reader may bring along, by its own name."""
VIEWS: list[tuple[str, dict[str, str]]] = [
    *((page.name, {}) for page in PAGES),
    ("overview", {"country": "KEN", "since": "2025"}),
    ("overview", {"mark": "direct-2024"}),
    ("claims", {"claim": "gazette-direct"}),
    ("claims", {"claim": "trader-no"}),
    ("routes", {"mark": "1:TZA"}),
    ("routes", {"measure": "value"}),
    ("routes", {"measure": "quantity"}),
    ("map", {"mark": "NOR>UGA>KEN"}),
    ("timeline", {"mark": "minister-but", "lanes": "actor"}),
    ("positions", {"form": "matrix"}),
    ("sources", {"publisher": "post"}),
    ("sources", {"report": "post-1"}),
    ("follows", {"asked": "quantity", "in": "rifles"}),
]


def told(app: AppTest) -> Iterator[str]:
    """Everything that the server sends for a page, figures, lists and links among it."""

    def walk(part: Any) -> Iterator[str]:
        for child in getattr(part, "children", {}).values():
            yield from walk(child)
        if hasattr(part, "proto"):
            yield str(part.proto)

    return walk(app._tree)  # noqa: SLF001 - the harness has no public way to all that was sent


@pytest.mark.usefixtures("other")
@pytest.mark.parametrize(("page", "query"), VIEWS, ids=[f"{page} {query}" for page, query in VIEWS])
def test_no_word_of_a_page_comes_from_the_shipped_case(page: str, query: dict[str, str]) -> None:
    """In all that is sent, whatever is open; and each page says of what it tells."""
    app = opened(page, **query)
    assert not app.exception
    sent = [text.replace(TRACKER, "") for text in told(app)]
    assert any("Norway" in text for text in sent)
    assert sorted({found[0] for text in sent for found in SHIPPED.finditer(text)}) == []
    assert "5 of 5 claims, 2 sources, 3 reports" in texts(app) or query.get("country") == "KEN"


@pytest.mark.usefixtures("other")
def test_the_pages_speak_of_the_other_case() -> None:
    """Cards, panels, the extent of the map, years to choose, citation, Method."""
    assert "Reports 1200 rifles." in headings(opened("claims", claim="gazette-rifles"))
    cited = [code.value for code in opened("claims", claim="gazette-direct").code]
    assert any("in: Reported arms flows from Norway, version 2026.11.0" in value for value in cited)
    seen = figure(opened("map"))["layout"]["geo"]
    low, high = seen["lataxis"]["range"]
    assert low < -6 < 60 < high, json.dumps(seen["lataxis"])  # Tanzania and Norway are in view
    app = opened("claims")
    assert app.selectbox(key="filter-since").options == ["any year", "2025"]
    assert "Norway: companies (1)" in app.multiselect(key="filter-speaker").options
    method = texts(opened("method"))
    assert "Made up, for tests." in method
    assert "Reported arms flows from Norway, the version named below, CC-BY-4.0" in method
    assert "Arms Flows authors" not in method
    assert "None of the" not in texts(opened("overview"))
