"""What every answer tells the browser, and what an answer does not tell."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from flows.screen import headers
from flows.screen.entry import told
from flows.screen.headers import POLICY, Headers, policy

PAGE = "<title>Streamlit</title><script>\n  window.prerenderReady = false\n</script>"


def answered(app: ASGIApp) -> dict[str, str]:
    """The headers of an answer."""
    found: dict[str, str] = {}

    async def send(message: Any) -> None:
        if message["type"] == "http.response.start":
            found.update({name.decode(): value.decode() for name, value in message["headers"]})

    scope = {"type": "http", "method": "GET", "path": "/", "headers": [], "query_string": b""}
    asyncio.run(Headers(app)(scope, _nothing, send))
    return found


async def _nothing() -> Any:
    return {}


def rules(text: str) -> dict[str, set[str]]:
    """A policy by its rules."""
    return {rule: set(allowed) for rule, *allowed in (part.split() for part in text.split("; "))}


def test_every_answer_carries_them() -> None:
    found = answered(PlainTextResponse("shells"))
    assert found["x-content-type-options"] == "nosniff"
    assert found["referrer-policy"] == "no-referrer"
    assert "camera=()" in found["permissions-policy"]
    assert rules(found[POLICY.lower()])["default-src"] == {"'none'"}


def test_no_rule_names_another_host_or_allows_eval() -> None:
    """Whatever else Streamlit needs, nothing is fetched elsewhere and no text is run."""
    found = rules(policy(told(PAGE, "")))
    allowed = set().union(*found.values())
    assert {one for one in allowed if not one.startswith("'")} == {"data:", "blob:"}
    assert not allowed & {"'unsafe-eval'", "*", "https:", "http:"}
    assert "'unsafe-inline'" not in found["script-src"]
    assert found["connect-src"] == {"'self'"}


def test_only_the_scripts_that_stand_in_the_page_run() -> None:
    """Each by its sum: that of Streamlit and that of the house, whatever the path of the app."""
    sums = [
        {one for one in rules(policy(told(PAGE, base)))["script-src"] if one.startswith("'sha256-")}
        for base in ("", "/arms")
    ]
    assert [len(found) for found in sums] == [2, 2]
    assert len(sums[0] & sums[1]) == 1
    assert rules(policy())["script-src"] == {"'self'", "blob:"}


@pytest.mark.parametrize(
    ("given", "allowed"),
    [
        (None, "'self'"),
        ("", "'self'"),
        ("https://news.example https://*.radio.example", "https://news.example https://*.radio.example"),
        ("'none'", "'none'"),
        ("x; script-src *", "script-src *"),
        ("https://a.example;script-src", "'self'"),
    ],
)
def test_one_variable_names_who_may_frame_the_app(
    monkeypatch: pytest.MonkeyPatch, given: str | None, allowed: str
) -> None:
    """Nothing in it can begin another rule."""
    monkeypatch.delenv(headers.VARIABLE, raising=False)
    if given is not None:
        monkeypatch.setenv(headers.VARIABLE, given)
    assert headers.ancestors() == allowed
    assert rules(policy())["frame-ancestors"] == set(allowed.split())


def test_a_server_loses_its_name_when_the_app_starts() -> None:
    """As uvicorn hands an app a method of an object with its settings; another server is left alone."""

    class Settings:
        encoded_headers = [(b"server", b"uvicorn"), (b"x-own", b"kept")]  # noqa: RUF012  # as of one server

    class Server:
        config = Settings()

        async def receive(self) -> Any:
            return {"type": "lifespan.startup"}

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await receive()

    for receive in (Server().receive, _nothing):
        asyncio.run(Headers(app)({"type": "lifespan"}, receive, _nothing))  # type: ignore[arg-type]  # nothing is sent
    assert Settings.encoded_headers == [(b"x-own", b"kept")]
