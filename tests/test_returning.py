"""A page that outlived its process: it is run as its address says before anything else is heard of it."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from starlette.types import Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from flows.screen.returning import Returning, as_addressed, ends_run, returns

FINISHED, EARLY = ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_EARLY_FOR_RERUN
GONE = {"type": "websocket.disconnect", "code": 1006}
AGAIN = ["streamlit", "PLACEHOLDER_AUTH_TOKEN", "the-session-it-had"]


def click(query: str = "country=ESP", text: str = "rockets") -> Message:
    """A request to run the page, with what one widget holds."""
    asked = BackMsg()
    asked.rerun_script.query_string = query
    asked.rerun_script.page_script_hash = "abc"
    asked.rerun_script.fragment_id = "part"
    asked.rerun_script.widget_states.widgets.add(id="words", string_value=text)
    return {"type": "websocket.receive", "bytes": asked.SerializeToString()}


def other() -> Message:
    """A message that asks for no run."""
    return {"type": "websocket.receive", "bytes": BackMsg(app_heartbeat=True).SerializeToString()}


def over(status: Any = FINISHED) -> Message:
    """What the browser is told when a run ends."""
    return {"type": "websocket.send", "bytes": ForwardMsg(script_finished=status).SerializeToString()}


def scope(path: str = "/_stcore/stream", protocols: list[str] = AGAIN, kind: str = "websocket") -> Scope:
    """A connection."""
    return {"type": kind, "path": path, "subprotocols": protocols}


def heard(sent: list[Message], runs: list[Message], protocols: list[str] = AGAIN) -> list[Message]:
    """What an app hears that answers every request to run the page with these messages, one after the other."""
    got: list[Message] = []
    coming: list[Message] = [{"type": "websocket.connect"}, *sent]

    async def receive() -> Message:
        if not coming:
            await asyncio.Event().wait()  # nothing comes any more
        return coming.pop(0)

    async def send(_: Message) -> None:
        """Into the browser."""

    async def app(_: Scope, receive: Receive, send: Send) -> None:
        answers: set[asyncio.Task[None]] = set()
        while len(got) < len(sent) + 1 + (len(protocols) > 2):
            got.append(await receive())
            if got[-1].get("bytes") and as_addressed(got[-1]) is not None:
                answers.add(asyncio.create_task(answer(send)))

    async def answer(send: Send) -> None:
        for message in runs:
            await asyncio.sleep(0)
            await send(message)

    asyncio.run(asyncio.wait_for(Returning(app)(scope(protocols=protocols), receive, send), 30))
    return got[1:]


def test_the_first_request_is_asked_as_the_address_says_and_then_as_the_reader_did() -> None:
    first, second = heard([click()], [over()])
    asked = BackMsg()
    asked.ParseFromString(first["bytes"])
    assert asked.rerun_script.query_string == "country=ESP"
    assert asked.rerun_script.page_script_hash == "abc"
    assert not asked.rerun_script.HasField("widget_states")
    assert not asked.rerun_script.fragment_id
    assert second == click()


def test_what_comes_meanwhile_waits_in_order() -> None:
    """Also behind a run that another follows at once."""
    sent = [click(), other(), click(text="shells")]
    assert heard(sent, [over(EARLY), over()])[1:] == sent


def test_what_asks_for_no_run_is_passed_on_at_once() -> None:
    assert heard([other(), click()], [over()]) == [other(), as_addressed(click()), click()]


def test_a_reader_who_leaves_meanwhile_is_not_waited_for() -> None:
    """No run ends here, and yet the app hears that the reader is gone."""
    assert heard([click(), GONE], []) == [as_addressed(click()), click(), GONE]


def test_a_page_that_connects_for_the_first_time_is_left_alone() -> None:
    assert heard([click()], [], AGAIN[:2]) == [click()]


@pytest.mark.parametrize(
    ("given", "right"),
    [
        (scope(), True),
        (scope("/arms/_stcore/stream"), True),
        (scope(protocols=AGAIN[:2]), False),
        (scope(protocols=[]), False),
        (scope("/_stcore/health"), False),
        (scope(kind="http"), False),
    ],
)
def test_only_a_page_that_had_a_session_returns(given: Scope, right: bool) -> None:
    assert returns(given) is right


@pytest.mark.parametrize("message", [b"\xff\xff\xff", b"", b"\x00"])
def test_nonsense_is_left_to_the_app(message: bytes) -> None:
    assert as_addressed({"type": "websocket.receive", "bytes": message}) is None


def test_a_run_is_over_when_no_other_follows_it() -> None:
    assert ends_run(over())
    assert ends_run(over(ForwardMsg.FINISHED_WITH_COMPILE_ERROR))
    assert not ends_run(over(EARLY))
    assert not ends_run({"type": "websocket.send", "bytes": ForwardMsg(heartbeat_ack=True).SerializeToString()})
    assert not ends_run({"type": "websocket.accept"})
