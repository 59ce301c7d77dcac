"""What describes the data routes: the page at /data/, OpenAPI and JSON Schema name all there is, and only that."""

from __future__ import annotations

import json
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import jsonschema  # type: ignore[import-untyped]
import pytest
from starlette.routing import Route

from flows import api, project
from flows.api.beside import BESIDE
from flows.api.openapi import DESCRIBED
from flows.export.catalogue import TABLES
from flows.files import FILES
from flows.parameters import CASES, PAGES, PICTURE, QUESTION, SELECTION
from flows.store import Store
from tests import hostile, small
from tests.test_api import HOST, ask


@pytest.fixture(autouse=True)
def served(small_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The small file in place of the project's own."""
    monkeypatch.setattr(project, "cases", lambda: {"shown": small_store})


NEWEST = small.dataset().claims[-1].id
OWN = {"/pictures/plotly.js", "/embed/embed.js"}
"""What pages of the app itself ask for, and nobody else."""
PATHS = {route.path for route in api.routes() if isinstance(route, Route)} - OWN


class Links(HTMLParser):
    """Where the links of a page lead, and its ids."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.ids: set[str] = set()
        self.tags: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.found += [value or "" for name, value in attrs if name == "href" and tag == "a"]
        self.ids |= {value or "" for name, value in attrs if name == "id"}


def page(root: str = "") -> str:
    answer = ask("/data/", root=root)
    assert (answer.status, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")
    return answer.body.decode()


def document(name: str) -> Any:
    return json.loads(ask(f"/data/{name}").body)


def test_a_walk_from_the_page_reaches_every_route() -> None:
    """Each address is answered with what it promises, under the path of the app, too."""
    for root in ("", "/arms"):
        links = Links(page(root))
        inside = {link.removeprefix("#") for link in links.found if link.startswith("#")}
        assert inside == {table.name for table in TABLES} == links.ids
        paths = [link for link in dict.fromkeys(links.found) if not link.startswith("#")]
        assert paths[0] == f"{root}/"
        assert {path.removeprefix(root) for path in paths[1:]} == {
            path.replace("{claim}", NEWEST) for path in PATHS
        } - {"/data", "/data/"}
    beside = {f"/{one.path.replace('{claim}', NEWEST)}": one.media for one in BESIDE}
    for path in (path.removeprefix("/arms") for path in paths[1:]):
        if path.startswith(("/pictures", "/embed")) or path == "/dossier.pdf":
            continue  # which a browser draws or prints, with the hour in it: they have tests of their own
        answer = ask(path)
        assert answer.status == 200, path
        name = path.removeprefix("/data/")
        media = FILES[name].media if name in FILES else beside[path] if path in beside else DESCRIBED[name][0]
        assert answer.headers["content-type"].removesuffix("; charset=utf-8") == media
        assert answer.headers["access-control-allow-origin"] == "*"
        head = ask(path, method="HEAD")
        assert (head.status, head.headers["etag"]) == (200, answer.headers["etag"])


def test_its_examples_work() -> None:
    """Those with an address give a file of what is there; the command line is shown with the same values."""
    asked = re.findall(rf"{HOST}(/data/[^'?]+)\?([^']*)", unescape(page()))
    assert len(asked) == 3
    for path, query in asked:
        assert ask(path, parse_qsl(query)).status == 200
    path, query = asked[0]
    assert ask(path, parse_qsl(query)).body.count(b"\r\n") > 1
    assert "export claims --country SRB --source state-tv -o claims.csv" in page()


def test_it_tells_every_parameter_value_and_column() -> None:
    told = page()
    for one in (*SELECTION, *QUESTION, *PAGES, *PICTURE):
        assert f"<code>{one.name}</code>" in told
    assert all(f"<code>{column.name}</code>" in told for table in TABLES for column in table.columns)
    assert "<dt><code>ESP</code></dt><dd>Spain</dd>" in told


def test_it_needs_no_script_and_is_the_same_without_its_last_slash() -> None:
    assert Links(page()).tags.isdisjoint({"script", "img", "iframe", "form"})
    assert ask("/data").body.decode() == page()
    assert "access-control-allow-origin" not in ask("/data/").headers


def test_no_text_of_the_data_becomes_markup(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "hostile.yaml"
    file.write_text(hostile.text(), encoding="utf-8")
    monkeypatch.setattr(project, "cases", lambda: {"shown": Store(file, "hostile.yaml")})
    told = page()
    assert [mark for mark in hostile.HTML if mark in told.replace('<a href="/', "").replace('<a href="#', "")] == []
    assert {link[:1] for link in Links(told).found} == {"/", "#"}
    assert document("openapi.json")["info"]["title"] == Store(file).state().tables.dataset.dataset.title  # type: ignore[union-attr]


def test_openapi_names_every_route_and_parameter() -> None:
    told = document("openapi.json")
    assert (told["openapi"], told["servers"]) == ("3.1.0", [{"url": HOST}])
    assert set(told["paths"]) == PATHS - {"/data"}
    assert set(told["components"]["parameters"]) == {
        one.name for one in (*CASES, *SELECTION, *QUESTION, *PAGES, *PICTURE)
    }
    country = told["components"]["parameters"]["country"]
    assert country["schema"] == {
        "type": "array",
        "items": {"type": "string", "enum": ["CZE", "SRB", "ESP", "UKR", "USA"]},
    }
    used = {each["$ref"].rpartition("/")[2] for each in told["paths"]["/data/bounds.json"]["get"]["parameters"]}
    assert used == set(told["components"]["parameters"]) - {one.name for one in PICTURE}
    plain = told["paths"]["/data/claims.csv"]["get"]["parameters"]
    assert [each["$ref"].rpartition("/")[2] for each in plain] == [one.name for one in (*CASES, *SELECTION)]


def test_openapi_leads_to_nothing_that_is_not_there() -> None:
    """Each reference within it; each operation has a name of its own."""
    told = document("openapi.json")
    for reference in re.findall(r'"\$ref": "#/([^"]+)"', json.dumps(told)):
        found = told
        for part in reference.split("/"):
            found = found[part]
    names = [path["get"]["operationId"] for path in told["paths"].values()]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_json_is_what_openapi_and_the_schema_say(table: Any) -> None:
    told, schema = document("openapi.json"), document("schema.json")
    assert schema["$defs"][table.name] == told["components"]["schemas"][table.name]
    content = told["paths"][f"/data/{table.name}.json"]["get"]["responses"]["200"]["content"]
    paged = {**content["application/json"]["schema"], "components": told["components"]}
    jsonschema.validate(json.loads(ask(f"/data/{table.name}.json", {"statistics": "yes"}).body), paged)


@pytest.mark.parametrize("name", ["", "schema.json", "openapi.json"])
def test_a_description_takes_no_parameter_but_the_case(name: str) -> None:
    answer = ask(f"/data/{name}", {"country": "ESP"})
    assert (answer.status, answer.body) == (
        400, b"The address has a parameter that is not known; allowed: case.\n",
    )  # fmt: skip


@pytest.mark.parametrize("name", ["", "openapi.json"])
def test_without_good_data_the_problems_are_told(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(project, "cases", lambda: {"shown": Store(tmp_path / "none.yaml", "none.yaml")})
    assert ask(f"/data/{name}").status == 503
