"""What a reader waits for in a browser: `python -m benchmarks.browser`.

The app and a bare Streamlit page that draws the same figures and tables, made before, take turns in one Chromium on one
machine. Told are medians of the seconds, and how many times as long the app takes:

- filter: from a choice of the filter to the last change of the page, with the messages and kilobytes that it takes;
- click: from a click on a mark to the claims behind it in the panel, on the bare page to a line of text;
- page: from a click on a link to another page to the last change;
- first: from the address typed to the first figure or table in a browser that holds nothing, with the megabytes;
- again: the same in the browser of that visit.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from benchmarks import drawn, results
from benchmarks.serving import FLAGS, chromium, free, serving

SIZE = {"width": 1400, "height": 1000}
QUIET = 700
"""Milliseconds without a change after which a page counts as drawn; they are not counted."""
WATCH = """() => {
  const seen = window.seen = { start: 0, last: 0, asked: false }
  const begin = event => { if (event.isTrusted) seen.start = event.timeStamp }
  addEventListener("keydown", event => event.key === "Enter" && begin(event), true)
  addEventListener("pointerdown", begin, true)
  const app = document.querySelector("[data-testid=stApp]")
  new MutationObserver(() => { seen.last = performance.now() }).observe(
    app, { childList: true, subtree: true, characterData: true, attributes: true })
}"""
"""When the reader acted, and when the page last changed."""
STILL = """quiet => document.querySelector("[data-testid=stApp]").dataset.testScriptState === "notRunning"
  && seen.start && seen.last > seen.start && performance.now() - seen.last > quiet"""
FIRST = "[data-testid=stMain] :is(.js-plotly-plot .main-svg, [data-testid=stDataFrame] canvas)"
COUNTRY = "[data-testid=stSidebar] [data-testid=stMultiSelect]:has-text('Country on the route') input"
MARK = ".js-plotly-plot .scatterlayer path.point"
CLICKED = ("timeline",)
"""Pages whose marks Streamlit itself hears clicks on; a Sankey is none."""
OTHERS = {"overview": "Routes", "routes": "Timeline"}
"""From which page to which a link is followed."""


@dataclass
class Side:
    """The app or the bare page, and what was measured of it."""

    address: str
    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    sizes: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    frames: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def act(self, page: Page, key: str, action: Callable[[Page], None]) -> None:
        """Measure from what the reader does to the last change."""
        page.evaluate(WATCH)
        with Wire(page) as wire:
            action(page)
            page.wait_for_function(STILL, arg=QUIET)
        self.times[key].append(page.evaluate("(seen.last - seen.start) / 1000"))
        self.frames[key].append(wire.frames)
        self.sizes[key].append(wire.websocket / 1000)

    def come(self, context: BrowserContext, path: str, key: str) -> Page:
        """Measure from the address to the first figure or table, and wait until all is drawn."""
        page = context.new_page()
        page.set_viewport_size(SIZE)  # type: ignore[arg-type]  # the mapping it asks for
        with Wire(page) as wire:
            page.goto(f"{self.address}/{path}", wait_until="commit")
            page.wait_for_selector(FIRST, state="attached")
            self.times[key].append(page.evaluate("performance.now() / 1000"))
            page.wait_for_timeout(QUIET)
            page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]")
        self.sizes[key].append(wire.received / 1e6)
        return page


class Wire:
    """What the browser receives meanwhile: bytes as they come over the wire, and messages of the websocket."""

    def __init__(self, page: Page) -> None:
        self.received = self.websocket = self.frames = 0.0
        self._session = page.context.new_cdp_session(page)

    def __enter__(self) -> Wire:
        self._session.send("Network.enable")
        self._session.on("Network.loadingFinished", self._loaded)
        self._session.on("Network.webSocketFrameReceived", self._told)
        return self

    def __exit__(self, *_: object) -> None:
        self._session.detach()

    def _loaded(self, event: dict[str, Any]) -> None:
        self.received += event["encodedDataLength"]

    def _told(self, event: dict[str, Any]) -> None:
        self.frames += 1
        self.websocket += len(event["response"]["payloadData"]) * 3 / 4  # it is given in base 64


def choose(page: Page) -> None:
    """Choose the country, as a reader does."""
    page.locator(COUNTRY).click()
    page.keyboard.type(drawn.OPTION[0])
    page.get_by_role("option", name=drawn.OPTION[0]).first.wait_for()
    page.keyboard.press("Enter")


def visit(browser: Browser, side: Side, name: str) -> None:
    """One visit to a page: first, again, a choice of the filter; where there is one, a click and a link."""
    context, path = browser.new_context(), "" if name == drawn.PAGES[0] else name
    side.come(context, path, f"first, {name}").close()
    actions = {"filter": choose}
    if name in CLICKED:
        actions["click"] = lambda page: page.locator(MARK).first.click(force=True)
    if name in OTHERS:
        actions["page"] = lambda page: page.get_by_role("link", name=OTHERS[name], exact=True).first.click()
    for key, action in actions.items():
        page = side.come(context, path, f"again, {name}")
        side.act(page, f"{key}, {name}", action)
        page.close()
    context.close()


def table(app: Side, bare: Side) -> list[list[str]]:
    """A row a measurement: medians of both, the ratio, and what came over the wire."""
    head = ["", "app", "bare", "ratio", "least–most", "app: messages", "kB", "MB", "bare: messages", "kB", "MB"]
    return [head, *(_row(key, app, bare) for key in sorted(app.times))]


def _row(key: str, app: Side, bare: Side) -> list[str]:
    one, other = (statistics.median(side.times[key]) for side in (app, bare))
    each = [mine / theirs for mine, theirs in zip(app.times[key], bare.times[key], strict=True)]
    wire = [_wire(key, side) for side in (app, bare)]
    return [
        key, f"{one:.2f} s", f"{other:.2f} s", f"{one / other:.2f}", f"{min(each):.2f}–{max(each):.2f}",
        *wire[0], *wire[1],
    ]  # fmt: skip


def _wire(key: str, side: Side) -> list[str]:
    size, frames = statistics.median(side.sizes[key]), side.frames.get(key)
    return [f"{statistics.median(frames):.0f}", f"{size:.0f}", ""] if frames else ["", "", f"{size:.2f}"]


def main() -> int:
    """Take turns, and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5, help="visits to each page by each (5)")
    parser.add_argument("--pages", nargs="*", default=drawn.PAGES, help="names of pages (all that draw)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        file = Path(folder) / "drawn.json"
        drawn.write(file)
        ports = free(), free()
        stack.enter_context(serving(ports[0]))
        stack.enter_context(serving(ports[1], "benchmarks/bare_app.py", FLOWS_BARE=str(file)))
        app, bare = (Side(f"http://127.0.0.1:{port}") for port in ports)
        browser = stack.enter_context(sync_playwright()).chromium.launch(executable_path=chromium(), args=FLAGS)
        stack.callback(browser.close)
        for name in given.pages:
            for number in range(given.rounds + 1):
                for side in (app, bare) if number % 2 else (bare, app):
                    visit(browser, side if number else Side(side.address), name)  # the first warms up
    results.write("In a browser, against a bare page", __doc__ or "", table(app, bare))
    return 0


if __name__ == "__main__":
    sys.exit(main())
