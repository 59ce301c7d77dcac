"""The server sends what it has at once.

An answer is written in two parts. On the loop of Python itself the system keeps the second back until the browser has
acknowledged the first, which it does after 40 milliseconds; and a page asks for a hundred files.
"""

from __future__ import annotations

import asyncio
import socket
import sys

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send

from benchmarks.serving import asked


@pytest.mark.skipif(sys.platform == "win32", reason="uvloop is not made for Windows")
def test_no_part_of_an_answer_waits_for_the_one_before() -> None:
    """At a socket bound as `streamlit run` binds its own, which names no protocol: Python's loop passes it over."""
    found: list[int] = []

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        connection = getattr(send, "__self__").transport.get_extra_info("socket")  # noqa: B009  # of uvicorn, not of the type
        found.append(connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body"})

    settings = uvicorn.Config(app, lifespan="off", log_config=None)
    server, bound = uvicorn.Server(settings), socket.socket()
    bound.bind(("127.0.0.1", 0))
    bound.listen()  # who asks before the server is there waits for it

    async def serve() -> None:
        serving = asyncio.create_task(server.serve([bound]))
        await asyncio.to_thread(asked, f"http://127.0.0.1:{bound.getsockname()[1]}/")
        server.should_exit = True
        await serving

    with asyncio.Runner(loop_factory=settings.get_loop_factory()) as runner:
        runner.run(serve())
    assert found == [1]
