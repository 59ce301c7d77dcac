"""The data routes, asked as a server asks them: over ASGI."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette

from flows import accepted, api, project
from flows.borders import FOLDER
from flows.bounds import answers
from flows.bounds.question import Question
from flows.export import bounds as export
from flows.export import claims
from flows.export import taken as made_of
from flows.project import DATA
from flows.selection import Selection
from flows.store import Store
from flows.tables import Tables
from tests import small
from tests.conftest import everything

HOST = "https://flows.example"


@dataclass
class Answer:
    """What came back."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""


def ask(
    path: str, query: Any = (), method: str = "GET", root: str = "", headers: dict[str, str] | None = None
) -> Answer:
    """One request to the routes, with the host's name and the path under which the app is served."""
    answer = Answer()
    told = [(b"host", b"flows.example"), *((key.encode(), value.encode()) for key, value in (headers or {}).items())]
    scope = {
        "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": method, "scheme": "https",
        "path": root + path, "raw_path": (root + path).encode(), "root_path": root,
        "query_string": urlencode(query, doseq=True).encode(), "headers": told,
        "server": ("127.0.0.1", 8501), "client": ("127.0.0.1", 1),
    }  # fmt: skip

    async def receive() -> dict[str, Any]:
        """The client has sent all it has to say, and stays."""
        await asyncio.Event().wait()
        return {}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            answer.status = message["status"]
            answer.headers = {name.decode(): value.decode() for name, value in message["headers"]}
        else:
            answer.body += message.get("body", b"")

    asyncio.run(Starlette(routes=api.routes())(scope, receive, send))
    return answer


def serve(monkeypatch: pytest.MonkeyPatch, file: Path) -> Store:
    store = Store(file, "shown.yaml")
    monkeypatch.setattr(project, "cases", lambda: {"shown": store})
    return store


@pytest.fixture(scope="module")
def shop() -> Store:
    """The shipped data, read once."""
    return Store(DATA, DATA.name)


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch, shop: Store) -> Tables:
    """The shipped data, served."""
    monkeypatch.setattr(project, "cases", lambda: {"shown": shop})
    tables = shop.state().tables
    assert tables is not None
    return tables


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"country": "ESP"},
        {"country": ["ESP", "TUR"], "stance": ["asserts", "denies"]},
        {"source": "financial-times"},
        {"text": "rockets", "since": "2023", "until": "2023-12"},
        {"goods": "ammunition", "destination": "UKR", "basis": "delivered"},
        {"text": "no such words anywhere"},
        {"speaker": ["SRB-officials", "media"], "disputed": "yes"},
        {"company": "krusik", "figure": "yes", "statistics": "yes"},
        {"statistics": "no"},
    ],
    ids=str,
)
def test_the_file_is_the_export_of_the_same_selection(served: Tables, query: dict[str, Any]) -> None:
    mask = Selection.from_query(query, served).mask(served)
    answer = ask("/data/claims.csv", query)
    assert answer.status == 200
    assert answer.body == claims.csv(served, mask, HOST)
    assert f"-{mask.sum()}-of-{len(mask)}-claims.csv" in answer.headers["content-disposition"]


@pytest.mark.parametrize(
    "query",
    [
        {"country": "Atlantis"},
        {"stance": ["", "sings"], "since": "never", "until": "2024-13-45"},
        {"drop": "table", "country[]": "ESP", "claim": "ft-800m", "measure": "value"},
        {"": ""},
        {"text": "x" * 201},
    ],
    ids=str,
)
def test_nonsense_is_refused_and_not_repeated(served: Tables, query: dict[str, Any]) -> None:
    """A file of everything, where something was asked for, would be counted as the answer."""
    answer = ask("/data/claims.csv", {**query, "statistics": "yes"})
    assert answer.status == 400
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert "; allowed: " in answer.body.decode()
    assert not [value for value in query.values() if len(value) > 5 and str(value) in answer.body.decode()]


def test_parameters_of_single_pages_leave_the_file_as_it_is(served: Tables) -> None:
    """The address of a view is that of its file."""
    answer = ask("/data/claims.csv", {"claim": "ft-800m", "measure": "value", "country": "ESP"})
    assert answer.body == ask("/data/claims.csv", {"country": "ESP"}).body


@pytest.mark.parametrize("path", ["/data/claims.csv", "/data/bounds.csv", "/data/dataset.yaml", "/data/package.zip"])
def test_what_a_reader_has_is_not_sent_again(served: Tables, path: str) -> None:
    """By its tag, whether asked with GET or HEAD; another tag gets the file."""
    first = ask(path)
    tag = first.headers["etag"]
    for method in ("GET", "HEAD"):
        again = ask(path, method=method, headers={"if-none-match": f'"other", {tag}'})
        assert (again.status, again.body, again.headers["etag"]) == (304, b"", tag)
    assert ask(path, headers={"if-none-match": '"other"'}).body == first.body
    changed = first.headers["last-modified"]
    assert changed.endswith(" GMT")
    assert ask(path, headers={"if-modified-since": changed}).status == 304
    for told in ("Sat, 01 Jan 2000 00:00:00 GMT", "yesterday"):
        assert ask(path, headers={"if-modified-since": told}).status == 200
    both = {"if-none-match": '"other"', "if-modified-since": changed}
    assert ask(path, headers=both).status == 200, "the tag says more than the day"
    assert first.headers["access-control-allow-origin"] == "*"


def test_the_tag_changes_with_the_content(served: Tables) -> None:
    assert ask("/data/claims.csv").headers["etag"] != ask("/data/claims.csv", {"country": "ESP"}).headers["etag"]


@pytest.mark.parametrize("path", ["/data/claims.csv", "/data/bounds.csv"])
def test_an_address_of_ten_thousand_parameters_is_refused(
    served: Tables, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    """Without one look at the data, whatever the parameters are; those that no browser sends included."""
    monkeypatch.setattr(accepted, "selection", lambda *_: pytest.fail("the data was asked"))
    assert ask(path, {f"x{number}": "1" for number in range(10_000)}).status == 414
    assert ask(path, {"country": ["SRB"] * 401}).status == 400


def test_one_address_is_answered_with_one_reckoning(served: Tables, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many parameters it has, the selection is made once and what follows is reckoned once."""
    asked: list[str] = []

    def counted(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any) -> Any:
            asked.append(name)
            return real(*given)

        return call

    for module, name in ((accepted, "selection"), (accepted, "question"), (made_of, "remembered")):
        monkeypatch.setattr(module, name, counted(name, getattr(module, name)))
    flows = list(served.dataset.flows)
    assert ask("/data/bounds.csv", {"flow": flows[:100], "country": ["SRB", "UKR"] * 50}).status == 200
    assert sorted(asked) == ["question", "remembered", "selection"]


def test_the_file_is_sent_as_a_download_that_is_never_stale(served: Tables) -> None:
    headers = ask("/data/claims.csv", {"statistics": "yes"}).headers
    assert headers["content-type"] == "text/csv; charset=utf-8"
    stem, size = served.dataset.dataset.stem, len(served.claims)
    assert headers["content-disposition"] == f'attachment; filename="{stem}-{size}-of-{size}-claims.csv"'
    assert headers["cache-control"] == "no-cache"


def test_addresses_in_the_file_lie_under_the_path_of_the_app(served: Tables) -> None:
    answer = ask("/data/claims.csv", {"statistics": "yes"}, root="/arms")
    assert answer.body == claims.csv(served, everything(served), f"{HOST}/arms")


def test_a_claim_can_only_be_read(served: Tables) -> None:
    assert ask("/data/claims.csv", method="POST").status == 405
    head = ask("/data/claims.csv", method="HEAD")
    assert (head.status, head.headers["content-type"]) == (200, "text/csv; charset=utf-8")


def test_without_good_data_the_problems_are_sent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "flows.yaml"
    file.write_text(small.changed(("stance: denies", "stance: sings"), ("date: 2025-06\n", "date: 2025-13\n")))
    problems = serve(monkeypatch, file).state().problems
    answer = ask("/data/claims.csv", {"country": "ESP"})
    assert answer.status == 503
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.body.decode().splitlines() == [str(problem) for problem in problems]
    assert len(problems) == 2


def test_without_a_file_the_problem_is_sent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    serve(monkeypatch, tmp_path / "none.yaml")
    answer = ask("/data/claims.csv")
    assert answer.status == 503
    assert answer.body == b"shown.yaml:1: the file cannot be read: No such file or directory\n"


def test_a_pipe_in_place_of_the_data_file_is_not_waited_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "pipe.yaml"
    os.mkfifo(file)
    serve(monkeypatch, file)
    assert ask("/data/dataset.yaml").status == 404


def test_with_a_file_broken_since_the_last_good_data_are_sent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "flows.yaml"
    file.write_text(small.text())
    serve(monkeypatch, file)
    good = ask("/data/claims.csv")
    file.write_text("claims: {")
    assert ask("/data/claims.csv").body == good.body
    assert good.status == 200


@pytest.mark.parametrize(
    "query",
    [
        {},
        {"asked": "quantity", "in": "rockets", "counts": "delivered"},
        {"country": "ESP", "from": "2022", "to": "2024"},
    ],
    ids=str,
)
def test_bounds_are_the_export_of_the_same_question(served: Tables, query: dict[str, Any]) -> None:
    mask = Selection.from_query(query, served).mask(served)
    found = answers.answer(served, mask, Question.from_query(query, served))
    answer = ask("/data/bounds.csv", query)
    assert answer.status == 200
    address = f"{HOST}/follows" + (f"?{urlencode(query)}" if query else "")
    assert answer.body == export.csv(served, found, address)
    assert f'filename="{export.file_name(served, found)}"' in answer.headers["content-disposition"]


@pytest.mark.parametrize(
    "query",
    [
        {"asked": "weight", "in": "EUR"},
        {"counts": "sold"},
        {"fix": "nowhere=9"},
        {"fix": ["srb-ukr-ammunition-2022/1:ESP=1"] * 21},
        {"to": "0"},
        {"tolerance": "much"},
        {"according": "nobody"},
        {"suppose": "nothing"},
        {"denied": "perhaps"},
    ],
    ids=str,
)
def test_a_question_that_cannot_be_read_is_refused(served: Tables, query: dict[str, Any]) -> None:
    answer = ask("/data/bounds.csv", query)
    assert answer.status == 400
    assert "; allowed: " in answer.body.decode()


def test_the_address_in_the_file_holds_the_question_alone(served: Tables) -> None:
    """What is open on a page does not stand in every row."""
    body = ask("/data/bounds.csv", {"country": "ESP", "mark": "x" * 99}).body.decode()
    assert "follows?country=ESP" in body
    assert "xxx" not in body


@pytest.mark.parametrize("name", ["world_110m.json", "world_50m.json", "europe_50m.json"])
def test_borders_are_served(name: str) -> None:
    answer = ask(f"/borders/{name}")
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/json"
    assert answer.body == (FOLDER / name).read_bytes()


@pytest.mark.parametrize(
    "path", ["/borders/none.json", "/borders/../api.py", "/borders/", "/data/other.csv", "/data/claims"]
)
def test_nothing_else_is_served(path: str) -> None:
    assert ask(path).status == 404


def test_the_data_file_is_sent_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(small.text(), encoding="utf-8")
    monkeypatch.setattr(project, "cases", lambda: {"shown": Store(path)})
    answer = ask("/data/dataset.yaml")
    assert (answer.status, answer.body) == (200, path.read_bytes())
    assert answer.headers["content-type"] == "application/yaml"
    path.unlink()
    assert ask("/data/dataset.yaml").status == 404
