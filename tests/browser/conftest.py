"""A fresh server on a free port, and a browser that reports every foreign request and console error."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response, expect, sync_playwright

from flows.project import ROOT

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
_PATIENCE = 60.0


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of the app, started as `make run` starts it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)]
    command += ["--server.fileWatcherType", "none"]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, cwd=ROOT, env=dict(os.environ), stdout=log, stderr=subprocess.STDOUT)
        try:
            _await(f"http://localhost:{port}/_stcore/health", process)
            yield f"http://localhost:{port}"
        except TimeoutError:
            log.seek(0)
            pytest.fail(f"The server did not start:\n{log.read().decode()}")
        finally:
            process.terminate()
            process.wait(timeout=20)


def _await(address: str, process: subprocess.Popen[bytes]) -> None:
    """Ask until the server answers; the only waiting by the clock, as there is nothing else to wait on."""
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(address)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The machine's own Chromium; never one downloaded for the tests."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    path = found or next((name for name in _MAC if Path(name).exists()), None)
    assert path, "No Chromium or Chrome: see tests/browser/chromium.sh"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        yield started
        started.close()


@dataclass
class Reader:
    """A page of the app with what a reader would not want to happen: foreign requests, errors in the console."""

    page: Page
    server: str
    foreign: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def watch(self) -> None:
        """Note every request to another host and every console error from now on."""
        own = (self.server, self.server.replace("http", "ws", 1), "data:", "blob:")
        self.page.on("request", lambda asked: None if asked.url.startswith(own) else self.foreign.append(asked.url))
        self.page.on("websocket", lambda made: None if made.url.startswith(own) else self.foreign.append(made.url))
        self.page.on("console", lambda told: self.errors.append(told.text) if told.type == "error" else None)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))

    def open(self, address: str) -> Response | None:
        """Go to an address of the app and wait until it is drawn."""
        response = self.page.goto(self.server + address)
        self.settle()
        return response

    def settle(self) -> None:
        """Wait until the script has run and no element is stale."""
        self.page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
        self.page.wait_for_function("() => !document.querySelector('[data-stale=true], [data-testid=stSkeleton]')")

    def sentence(self) -> str:
        """The selection as the page states it."""
        return self.page.get_by_text(re.compile(r"^[\d,]+ of [\d,]+ claims?\b")).first.inner_text()

    def query(self) -> str:
        """What stands behind the question mark."""
        return self.page.url.partition("?")[2]


@pytest.fixture(scope="session")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One cache of the app's scripts for all readers; every other state is a page's own."""
    opened = browser.new_context(accept_downloads=True, reduced_motion="reduce")
    opened.set_default_timeout(_PATIENCE * 1000)
    expect.set_options(timeout=_PATIENCE * 1000)
    yield opened
    opened.close()


@pytest.fixture
def reader(context: BrowserContext, server: str) -> Iterator[Reader]:
    """A reader with an empty history on a wide screen."""
    page = context.new_page()
    page.set_viewport_size({"width": 1400, "height": 1000})
    found = Reader(page, server)
    found.watch()
    yield found
    page.close()
