"""One browser for all pictures: started late, one picture at a time, a limit of waiting, started anew when it dies."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from typing import Any, ClassVar

import pytest

from flows.borders import FOLDER
from flows.pictures import chromium
from flows.pictures.drawer import Busy, Drawer, Unable

FIGURE = {"data": [], "layout": {"width": 600, "height": 400}}


class Process:
    """What a browser runs as."""

    pid = 2**30  # of nobody
    dead = False

    def poll(self) -> int | None:
        return 0 if self.dead else None


class Browser:
    """A browser that draws nothing."""

    opened: ClassVar[list[Browser]] = []

    def __init__(self, **options: Any) -> None:
        self.asked: list[dict[str, Any]] = []
        self.options = options
        self.fails: BaseException | None = None
        self.hangs = False

    async def open(self) -> None:
        self.subprocess = Process()
        self.opened.append(self)

    async def calc_fig(self, figure: Any, opts: dict[str, Any], topojson: str) -> bytes:
        self.asked.append({**opts, "topojson": topojson})
        if self.fails:
            raise self.fails
        if self.hangs:
            await asyncio.Event().wait()
        return b"drawn"

    async def close(self) -> None:
        self.subprocess.dead = True


@pytest.fixture
def browsers(monkeypatch: pytest.MonkeyPatch) -> list[Browser]:
    """Those that were started."""
    monkeypatch.setattr(chromium, "browser", Browser)
    monkeypatch.setattr(Browser, "opened", [])
    return Browser.opened


def draw(drawer: Drawer, kind: str = "png", figure: dict[str, Any] | None = None) -> bytes:
    return drawer.draw(lambda: figure or FIGURE, kind)


def test_one_browser_draws_all_with_borders_of_our_own(browsers: list[Browser]) -> None:
    drawer = Drawer()
    assert not browsers
    assert (draw(drawer, "png"), draw(drawer, "svg")) == (b"drawn", b"drawn")
    (browser,) = browsers
    borders = f"{FOLDER.as_uri()}/"
    assert browser.asked == [
        {"format": "png", "scale": 2.0, "topojson": borders}, {"format": "svg", "scale": 1, "topojson": borders},
    ]  # fmt: skip
    drawer.stop()
    assert browser.subprocess.dead
    assert draw(drawer) == b"drawn"
    assert len(browsers) == 2


def test_what_is_too_tall_for_a_browser_is_drawn_smaller(browsers: list[Browser]) -> None:
    draw(Drawer(), "png", {"data": [], "layout": {"height": 32_000}})
    assert browsers[0].asked[0]["scale"] == 0.5


@pytest.mark.parametrize("error", [RuntimeError("gone"), asyncio.CancelledError()], ids=repr)
def test_a_browser_that_fails_is_ended_and_the_next_picture_has_another(
    browsers: list[Browser], error: BaseException
) -> None:
    drawer = Drawer()
    draw(drawer)
    browsers[0].fails = error
    with pytest.raises(
        Unable, match=r"^The browser that draws pictures failed; it is started anew for the next one\.$"
    ):
        draw(drawer)
    assert browsers[0].subprocess.dead
    assert draw(drawer) == b"drawn"
    assert len(browsers) == 2


def test_a_browser_that_died_meanwhile_is_started_anew(browsers: list[Browser]) -> None:
    drawer = Drawer()
    draw(drawer)
    browsers[0].subprocess.dead = True
    assert draw(drawer) == b"drawn"
    assert len(browsers) == 2


def test_a_picture_that_takes_too_long_is_given_up(browsers: list[Browser]) -> None:
    drawer = Drawer(patience=0.05)
    draw(drawer)
    browsers[0].hangs = True
    with pytest.raises(Unable):
        draw(drawer)
    assert browsers[0].subprocess.dead


def test_without_a_browser_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/nowhere/chromium")
    with pytest.raises(Unable, match=r"^There is no Chromium on the machine that serves this\.$"):
        draw(Drawer())


def test_more_than_may_wait_are_sent_away_at_once(browsers: list[Browser]) -> None:
    drawer, begun, go_on = Drawer(most=1), Event(), Event()

    def slow() -> dict[str, Any]:
        begun.set()
        go_on.wait()
        return FIGURE

    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(drawer.draw, slow, "png")
        begun.wait()
        with pytest.raises(Busy, match=r"^As many pictures wait to be drawn as may\.$"):
            draw(drawer)
        go_on.set()
        assert first.result() == b"drawn"
    assert draw(drawer) == b"drawn"


def test_a_figure_that_cannot_be_made_leaves_room_for_the_next(browsers: list[Browser]) -> None:
    drawer = Drawer(most=1)
    with pytest.raises(ZeroDivisionError):
        drawer.draw(lambda: {"data": 1 / 0}, "png")
    assert draw(drawer) == b"drawn"
