"""A file that is hostile in every text: on every page, in every opened state, no text becomes more than text."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from flows.screen.pages import PAGES
from tests import hostile, small
from tests.conftest import Show
from tests.test_screen import METHOD, SHELL, opened

STATES: list[tuple[str, dict[str, str]]] = [
    *((page.name, {"statistics": "yes"}) for page in PAGES),
    ("overview", {"rows": "all", "claim": "<img src=x onerror=window.hit=6>"}),
    ("routes", {"mark": "0:SRB>1:ESP", "source": "wire", "actor": "president", "goods": "ammunition"}),
    ("routes", {"measure": "value", "compare": "total,spain"}),
    ("routes", {"measure": "quantity", "unit": "<b>rockets</b> :smile: $x$"}),
    ("map", {"least": "1", "mark": "SRB>ESP>UKR", "text": "<script> :smile: www.evil.example"}),
    ("timeline", {"lanes": "actor", "order": "oldest", "mark": "event/halt"}),
    ("positions", {"form": "matrix", "mark": "all-routes"}),
    ("claims", {"claim": "total", "company": "contract-house"}),
    ("claims", {"claim": "accusation", "flow": "all-routes"}),
    ("sources", {"report": "herald-1"}),
    ("sources", {"publisher": "wire"}),
    ("follows", {"asked": "quantity", "in": "<b>rockets</b> :smile: $x$", "fix": "all-routes=3"}),
    ("follows", {"asked": "value", "in": "EUR", "counts": "delivered"}),
]


_OWN = re.compile(r'<a href=":///\w*(\?[\w=&;%+.-]*)?"( aria-current=page)?>[\w ]+</a>')
"""Links to the app's own pages, as the page writes them."""


@pytest.fixture
def file(show: Show) -> Path:
    """The hostile file in place of the project's own."""
    return show("hostile.yaml", hostile.text())


@pytest.mark.usefixtures("file")
@pytest.mark.parametrize(("page", "query"), STATES, ids=str)
def test_no_text_becomes_markup(page: str, query: dict[str, str]) -> None:
    app = opened(page, **query)
    assert not app.exception
    own = set(METHOD.read_text(encoding="utf-8").splitlines())
    texts = ["\n".join(line for line in text.splitlines() if line not in own) for text in markdown(app)]
    assert len(texts) > 10
    assert [(text, mark) for text in texts for mark in hostile.read(text)] == []
    assert [
        address
        for text in texts
        for address in addresses(text)
        if not address.startswith(("https://", "#", ":///"))  # elsewhere, on the page, within the app
    ] == []
    assert [(text, mark) for text in figures(app) for mark in hostile.read(text, hostile.PSEUDO)] == []
    bodies = [_OWN.sub("", element.proto.body) for element in app.get("html")]
    assert [(body, mark) for body in bodies for mark in hostile.read(body, hostile.HTML)] == []


def test_the_list_of_problems_is_no_markup(file: Path) -> None:
    """Values of a broken file stand in it, as code."""
    file.write_text(small.changed(("stance: denies", 'stance: "![i](http://evil.example/x.png) :smile:"')))
    app = AppTest.from_file(str(SHELL), default_timeout=60).run()
    assert "![i](http://evil.example/x.png)" in app.code[0].value
    assert [text for text in markdown(app) if hostile.read(text)] == []


def markdown(app: AppTest) -> Iterator[str]:
    """Every text of a page that Streamlit reads as Markdown, those of tables among them."""
    for element in app:
        kind, proto = getattr(element, "type", ""), getattr(element, "proto", None)
        for field in ("body", "label", "help"):
            if kind != "html" and isinstance(getattr(proto, field, None), str):
                yield getattr(proto, field)
    for table in app.table:
        frame = table.value
        yield from map(str, [*frame.index, *frame.columns, *frame.to_numpy().ravel()])


def addresses(text: str) -> list[str]:
    """Where the links of a text lead."""
    return re.findall(r"(?<!\\)\]\(([^)]*)\)", text)


def figures(app: AppTest) -> Iterator[str]:
    """Every text of a figure that plotly shows."""
    for element in app.get("plotly_chart"):
        yield from shown(json.loads(element.proto.spec))


def shown(part: Any, key: str = "") -> Iterator[str]:
    """All but what is handed on unseen."""
    if isinstance(part, dict):
        for name, inner in part.items():
            if name not in ("customdata", "meta"):
                yield from shown(inner, name)
    elif isinstance(part, list):
        for inner in part:
            yield from shown(inner, key)
    elif isinstance(part, str):
        yield part
        assert "template" not in key or "%{x}" not in part
