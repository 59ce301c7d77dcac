"""A fresh server on a free port, and a browser that reports every foreign request and console error."""

from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import PIPE, STDOUT
from threading import Thread

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Playwright, Response, WebSocket, expect, sync_playwright
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from benchmarks.serving import FLAGS, chromium, free
from flows.project import ROOT

_PATIENCE = 120.0
"""Seconds after which a browser that shows nothing new is given up, on the busiest of machines."""
_STARTED = "URL: "
"""How the server begins the line that says where it can be found."""

_DRAWN = """() => {
  const charts = [...document.querySelectorAll("[data-testid=stPlotlyChart]")].filter(chart => chart.offsetParent)
  const drawn = chart => chart.querySelector(".js-plotly-plot .main-svg")
    && [...chart.querySelectorAll(".geo")].every(map => map.querySelector("path"))
  return document.querySelector("h1") && charts.every(drawn)
    && !document.querySelector("[data-stale=true], [data-testid=stSkeleton], [data-testid=stAppSkeleton]")
}"""
"""A map waits for its borders: plotly fails where it is taken away before they are there."""


@contextmanager
def running(port: int, *options: str, **environment: str) -> Iterator[str]:
    """The address of the app, started as `make run` starts it, once it says where it can be found."""
    command = ["streamlit", "run", "dashboard.py", "--server.port", str(port)]
    command += ["--server.fileWatcherType", "none", "--browser.serverAddress", "localhost", *options]
    with started(command, _STARTED, ROOT, **environment):
        yield f"http://localhost:{port}"


@contextmanager
def started(command: list[str], said: str, folder: Path, **environment: str) -> Iterator[None]:
    """A server, a module of Python with its options, from when it has said so; never with options of the machine."""
    own = {key: value for key, value in os.environ.items() if not key.startswith("STREAMLIT_")} | environment
    run = [sys.executable, "-m", *command]
    with subprocess.Popen(run, cwd=folder, env=own, stdout=PIPE, stderr=STDOUT, encoding="utf-8") as process:
        assert process.stdout
        told = []
        for line in process.stdout:
            told.append(line)
            if said in line:
                break
        else:
            pytest.fail(f"The server did not start:\n{''.join(told)}")
        # what it says later is read away, so that it never waits for a reader
        Thread(target=process.stdout.read, daemon=True).start()
        try:
            yield
        finally:
            process.terminate()


_TURN = """address => {
  history.pushState({}, "", address)
  dispatchEvent(new PopStateEvent("popstate", { state: {} }))
}"""
_PAINTED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def message(frame: str | bytes) -> ForwardMsg:
    """A message of the app, as it came."""
    told = ForwardMsg()
    told.ParseFromString(frame if isinstance(frame, bytes) else frame.encode())
    return told


def _finished(frame: str | bytes) -> bool:
    """Whether a message of the app says that a script is at its end."""
    return bool(message(frame).WhichOneof("type") == "script_finished")


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The app that most tests share."""
    with running(free()) as address:
        yield address


@dataclass
class Reader:
    """A page of the app with what a reader would not want to happen: foreign requests, errors in the console."""

    page: Page
    server: str
    asked: list[str] = field(default_factory=list)
    """Every address that the page has asked for."""
    foreign: list[str] = field(default_factory=list)
    sockets: list[WebSocket] = field(default_factory=list)
    """Its connections to the app, the last one open."""
    errors: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Note every request to another host and every console error from now on."""
        own = (self.server, self.server.replace("http", "ws", 1), "data:", "blob:")
        self.page.on("request", lambda asked: self.asked.append(asked.url))
        self.page.on("request", lambda asked: None if asked.url.startswith(own) else self.foreign.append(asked.url))
        self.page.on("websocket", lambda made: self.sockets.append(made))
        self.page.on("websocket", lambda made: None if made.url.startswith(own) else self.foreign.append(made.url))
        self.page.on("console", lambda told: self.errors.append(told.text) if told.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def open(self, address: str) -> Response | None:
        """Go to an address of the app and wait until it is drawn."""
        response = self.page.goto(self.server + address)
        self.settle()
        return response

    def settle(self) -> None:
        """Wait until the script has run, no element is stale and every chart is drawn."""
        self.page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
        self.page.wait_for_function(_DRAWN)

    def whole(self) -> None:
        """Wait until nothing is wider than the page."""
        self.page.wait_for_function(
            "() => [document.documentElement, document.querySelector('[data-testid=stMain]')]"
            ".every(part => part.scrollWidth <= part.clientWidth)"
        )

    @contextmanager
    def answered(self) -> Iterator[None]:
        """Within it a reader does what makes the app run once; it ends when what the app answers is drawn.

        The app's own message tells the end of the script: one that is quick never shows on the page that it runs.
        """
        self.settle()
        with self.sockets[-1].expect_event("framereceived", _finished):
            yield
        self.page.evaluate(_PAINTED)
        self.settle()

    def back(self) -> None:
        """Go back within the app."""
        with self.answered():
            self.page.go_back()

    def forward(self) -> None:
        """Go forward within the app."""
        with self.answered():
            self.page.go_forward()

    def turn(self, address: str) -> None:
        """Go to another address of the app as Back does, without loading the app anew."""
        with self.answered():
            self.page.evaluate(_TURN, address)

    def follow(self, page: str) -> None:
        """Go to another page by its link, without loading the app anew."""
        with self.answered():
            self.page.get_by_role("link", name=page, exact=True).click()
        expect(self.page.get_by_role("heading", name=page, exact=True)).to_be_visible()

    def headed(self) -> Locator:
        """What the panel is headed: the first, as a heading that goes stands below the new one for a moment."""
        return self.page.locator(".st-key-panel").get_by_role("heading", level=2).first

    def sentence(self) -> str:
        """The selection as the page states it."""
        return self.page.locator(".st-key-selection p").first.inner_text()

    def data(self, route: str) -> tuple[str, bytes]:
        """What a data route answers, and of what type it is; never by way of a proxy."""
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with direct.open(self.server + route) as response:
            return response.headers["Content-Type"], response.read()

    def query(self) -> str:
        """What stands behind the question mark."""
        return self.page.url.partition("?")[2]


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """What starts browsers."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def context(driver: Playwright, tmp_path_factory: pytest.TempPathFactory, server: str) -> Iterator[BrowserContext]:
    """The machine's own Chromium, never one downloaded for the tests.

    Its profile is new and on the disk, and its pages share a process, which forgets no script that a page has left: so
    the app's scripts are compiled once, half of the time of a page. Every other state is a page's own.
    """
    args = [*FLAGS, "--renderer-process-limit=1", "--js-flags=--no-flush-bytecode"]
    profile = tmp_path_factory.mktemp("profile")
    expect.set_options(timeout=_PATIENCE * 1000)
    opened = driver.chromium.launch_persistent_context(
        profile, executable_path=chromium(), args=args, accept_downloads=True, reduced_motion="reduce"
    )
    opened.set_default_timeout(_PATIENCE * 1000)
    opened.pages[0].goto(f"{server}/robots.txt")  # the first page stays, and with it the process
    yield opened
    opened.close()


@pytest.fixture
def reader(context: BrowserContext, server: str) -> Iterator[Reader]:
    """A reader with an empty history on a wide screen, whose browser remembers no open or closed sidebar."""
    page = context.new_page()
    page.add_init_script("localStorage.clear()")
    page.set_viewport_size({"width": 1400, "height": 1000})
    found = Reader(page, server)
    found.watch()
    yield found
    page.close()


def printed(text: str) -> str:
    """Text of a PDF without its spaces and without ligatures, which depend on the fonts of the machine."""
    return "".join(unicodedata.normalize("NFKC", text).split())
