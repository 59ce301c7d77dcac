"""The app below a path: its own routes there, the others left to who comes after."""

from __future__ import annotations

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from flows import api
from flows.screen.prefix import below
from tests.test_api import HOST, Answer, ask


def own(request: Request) -> PlainTextResponse:
    """Where the app says it is."""
    return PlainTextResponse(f"{request.base_url} {request.scope['root_path']}")


def serve(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    """An app with one route of its own and one that Streamlit would add, both below the path."""
    place = f"/{path.strip('/')}".rstrip("/")
    streamlit = Route(f"{place}/_stcore/health", lambda _: PlainTextResponse("ok"))
    monkeypatch.setattr(api, "routes", lambda: [*below(path, [Route("/data", own)]), streamlit])


def told(answer: Answer) -> tuple[int, str]:
    """Status and text."""
    return answer.status, answer.body.decode()


@pytest.mark.parametrize("path", ["arms", "/arms", "/arms/", "deep/arms"])
def test_below_a_path_the_routes_of_the_app_and_of_streamlit_answer(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    serve(monkeypatch, path)
    place = f"/{path.strip('/')}"
    assert told(ask(f"{place}/data")) == (200, f"{HOST}{place}/ {place}")
    assert told(ask(f"{place}/_stcore/health")) == (200, "ok")
    assert ask(f"{place}/other").status == 404
    assert ask("/data").status == 404


@pytest.mark.parametrize(("query", "rest"), [({}, ""), ({"country": "ESP"}, "?country=ESP")])
def test_the_path_alone_leads_to_the_first_page(
    monkeypatch: pytest.MonkeyPatch, query: dict[str, str], rest: str
) -> None:
    """Relative addresses, as those of the map's outlines, need the slash."""
    serve(monkeypatch, "arms")
    assert ask("/arms", query).headers["location"] == f"/arms/{rest}"


def test_behind_a_proxy_that_takes_a_path_away_the_app_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """As `uvicorn --root-path` tells the app."""
    serve(monkeypatch, "")
    assert told(ask("/data", root="/arms")) == (200, f"{HOST}/arms/ /arms")


def test_without_a_path_the_routes_stand_at_the_root(monkeypatch: pytest.MonkeyPatch) -> None:
    serve(monkeypatch, "")
    assert told(ask("/data")) == (200, f"{HOST}/ ")
    assert told(ask("/_stcore/health")) == (200, "ok")
