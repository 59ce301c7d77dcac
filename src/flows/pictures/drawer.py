"""Figures drawn, one after the other, by one Chromium: started at first use, kept, started anew if it dies."""

from __future__ import annotations

import asyncio
import atexit
import os
import signal
from base64 import b64decode
from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import BoundedSemaphore, Lock, Thread
from typing import Any

from flows.borders import FOLDER
from flows.errors import FlowsError

MOST = 6
"""Pictures that are drawn or wait for it, at the most."""
PATIENCE = 20.0
"""Seconds that one picture may take, with the start of the browser; the first on a busy machine takes five."""
_BUSY = "As many pictures wait to be drawn as may."
_TALLEST = 16_000
"""Pixels of a picture that browsers can still draw."""


class Busy(FlowsError):
    """As many pictures wait as may."""


class Unable(FlowsError):
    """There is no browser, or it failed; the message says what."""


class Drawer:
    """One browser, on a thread of its own."""

    def __init__(self, most: int = MOST, patience: float = PATIENCE, **options: Any) -> None:
        self._patience = patience
        self._options = options
        self._room = BoundedSemaphore(most)
        self._starting = Lock()
        self._turn = Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._browser: Any = None

    def draw(self, make: Callable[[], Mapping[str, Any]], kind: str) -> bytes:
        """What `make` makes, a figure with its width and height in pixels, as `svg`, or at twice the size as `png`.

        One is made and drawn at a time, so that readers keep a core. Raises Busy, Unable.
        """
        return self._queued(lambda: self._drawn(make(), kind))

    def print(self, page: bytes) -> bytes:
        """A page without scripts, in HTML, as it prints: PDF. Raises Busy, Unable."""
        return self._queued(lambda: self._limited(lambda: self._printed(page)))

    def _queued(self, job: Callable[[], Coroutine[Any, Any, bytes]]) -> bytes:
        if not self._room.acquire(blocking=False):
            raise Busy(_BUSY)
        try:
            if not self._turn.acquire(timeout=self._patience):
                raise Busy(_BUSY)
            try:
                return asyncio.run_coroutine_threadsafe(job(), self._thread()).result()
            finally:
                self._turn.release()
        finally:
            self._room.release()

    def stop(self) -> None:
        """End the browser; the next picture starts another."""
        if self._loop:
            with suppress(TimeoutError):
                asyncio.run_coroutine_threadsafe(self._close(), self._loop).result(self._patience)

    def _thread(self) -> asyncio.AbstractEventLoop:
        with self._starting:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                Thread(target=self._loop.run_forever, name="pictures", daemon=True).start()
            return self._loop

    async def _drawn(self, figure: Mapping[str, Any], kind: str) -> bytes:
        return await self._limited(lambda: self._tried(figure, kind))

    async def _limited(self, job: Callable[[], Coroutine[Any, Any, bytes]]) -> bytes:
        try:
            async with asyncio.timeout(self._patience):
                if self._browser is None or self._browser.subprocess.poll() is not None:
                    await self._close()
                    await self._open()
                return await job()
        except Unable:
            raise
        except (Exception, asyncio.CancelledError) as error:  # whatever a browser does when it dies
            await self._close()
            raise Unable("The browser that draws pictures failed; it is started anew for the next one.") from error

    async def _tried(self, figure: Mapping[str, Any], kind: str) -> bytes:
        high = figure["layout"]["height"]
        scale = min(2.0, _TALLEST / high) if kind == "png" else 1
        drawn = await self._browser.calc_fig(
            dict(figure), opts={"format": kind, "scale": scale}, topojson=f"{FOLDER.as_uri()}/"
        )
        assert isinstance(drawn, bytes)
        return drawn

    async def _printed(self, page: bytes) -> bytes:
        with TemporaryDirectory() as folder:
            file = Path(folder) / "page.html"
            file.write_bytes(page)
            tab = await self._browser.create_tab(file.as_uri())
            try:
                while not await _whole(tab):
                    await asyncio.sleep(0.02)
                told = await tab.send_command("Page.printToPDF", {"preferCSSPageSize": True})
            finally:
                await self._browser.close_tab(tab)
        return b64decode(told["result"]["data"])

    async def _open(self) -> None:
        from flows.pictures import chromium  # only who draws pays for it

        try:
            self._browser = chromium.browser(**self._options)
        except RuntimeError as error:  # ChromeNotFoundError
            raise Unable("There is no Chromium on the machine that serves this.") from error
        await self._browser.open()
        atexit.register(self.stop)  # after those of what it has opened, so that it is called before them

    async def _close(self) -> None:
        """However the browser may be: what does not end by itself is ended."""
        browser, self._browser = self._browser, None
        if browser is None or not hasattr(browser, "subprocess"):
            return
        with suppress(Exception, asyncio.CancelledError):
            async with asyncio.timeout(5):
                await browser.close()
        if browser.subprocess.poll() is None:
            with suppress(OSError):
                os.killpg(browser.subprocess.pid, signal.SIGKILL)


async def _whole(tab: Any) -> bool:
    """Whether a page is there, to its end."""
    asked = {"expression": "location.protocol === 'file:' && document.readyState === 'complete'"}
    told = await tab.send_command("Runtime.evaluate", asked)
    return bool(told.get("result", {}).get("result", {}).get("value"))


@cache
def drawer() -> Drawer:
    """The one that a process has."""
    return Drawer()


@cache
def possible() -> bool:
    """Whether there is a browser to draw with."""
    from choreographer.browsers import Chromium  # only who is asked pays for it

    found = Chromium.find_browser(skip_local=False)
    return found is not None and Path(found).is_file()
