"""Processes of the app for a measurement: started, asked for their memory, stopped."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

ROOT = Path(__file__).parents[1]
_PATIENCE = 120.0
"""Seconds for a process to answer that it is healthy."""
MALLOC = {"MALLOC_ARENA_MAX": "2", "MALLOC_TRIM_THRESHOLD_": "131072", "ARROW_DEFAULT_MEMORY_POOL": "system"}
"""As deploy/ sets it: what readers leave behind goes back to the system."""
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
"""How a Chromium is started that is measured or tested."""
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_MAC = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def chromium() -> str:
    """The machine's own Chromium or Chrome, never one downloaded. Raises FileNotFoundError where there is none."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    path = found or next((name for name in _MAC if Path(name).exists()), None)
    if path is None:
        raise FileNotFoundError("No Chromium or Chrome: see tests/browser/chromium.sh")
    return path


def free() -> int:
    """A port that nobody listens on."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@contextmanager
def serving(port: int, script: str = "dashboard.py", **more: str) -> Iterator[subprocess.Popen[bytes]]:
    """The app, or another script of Streamlit's, on a port of this machine, from when it is healthy."""
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    command += ["--server.address", "127.0.0.1", "--server.fileWatcherType", "none"]
    own = {**os.environ, **MALLOC, **more}
    with subprocess.Popen(command, cwd=ROOT, env=own, stdout=subprocess.DEVNULL) as process:
        try:
            healthy(f"http://127.0.0.1:{port}")
            yield process
        finally:
            process.terminate()


def healthy(address: str) -> None:
    """Return once the app answers at an address. Raises TimeoutError where it does not."""
    answering(f"{address}/_stcore/health")


def answering(address: str) -> None:
    """Return once an address is answered. Raises TimeoutError where it is not."""
    until = monotonic() + _PATIENCE
    while monotonic() < until:
        try:
            asked(address)
            return
        except (urllib.error.URLError, ConnectionError):
            sleep(0.1)
    raise TimeoutError(f"{address} does not answer after {_PATIENCE:.0f} seconds.")


def asked(address: str) -> bytes:
    """What an address answers; never by way of a proxy of the environment. Raises URLError where it is an error."""
    with _DIRECT.open(address, timeout=_PATIENCE) as response:
        return bytes(response.read())


def memory(process: int) -> float:
    """Resident memory of a process in MB, as `ps` tells it on Linux and macOS."""
    told = subprocess.run(["ps", "-o", "rss=", "-p", str(process)], capture_output=True, check=True, text=True)
    return int(told.stdout) / 1024


def cores() -> str:
    """What the measurement ran on."""
    load = f", load {os.getloadavg()[0]:.1f} at the start" if hasattr(os, "getloadavg") else ""
    return f"{os.cpu_count()} cores{load}"
