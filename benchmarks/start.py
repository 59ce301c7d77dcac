"""How long a first reader waits for a process that has just been started: `python -m benchmarks.start`.

Measured is from the start of the process to the first picture in a Chromium that holds nothing: of the app's own page
Routes, and of a bare Streamlit page with one chart. They take turns.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from time import perf_counter

from playwright.sync_api import Browser, sync_playwright

from benchmarks import results
from benchmarks.browser import FIRST, SIZE
from benchmarks.serving import FLAGS, chromium, free, serving

SIDES = {"app": ("dashboard.py", "routes"), "bare": ("benchmarks/one_chart.py", "")}
"""The script of each side, and the path of what is opened."""


def start(browser: Browser, script: str, path: str) -> tuple[float, float]:
    """Seconds from the start until the process is healthy, and until the first picture."""
    port, begin = free(), perf_counter()
    with serving(port, script):
        healthy = perf_counter() - begin
        context = browser.new_context()
        page = context.new_page()
        page.set_viewport_size(SIZE)  # type: ignore[arg-type]  # the mapping it asks for
        page.goto(f"http://127.0.0.1:{port}/{path}", wait_until="commit")
        page.wait_for_selector(FIRST, state="attached")
        drawn = perf_counter() - begin
        context.close()
    return healthy, drawn


def main() -> int:
    """Take turns, and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=5, help="starts of each (5)")
    given = parser.parse_args()
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in SIDES}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for number in range(given.rounds + 1):
            for name, (script, path) in SIDES.items():
                found = start(browser, script, path)
                times[name] += [found] if number else []  # the first warms up
        browser.close()
    rows = [["start to", *SIDES, "ratio"]]
    for at, what in enumerate(("healthy", "first picture")):
        app, bare = (statistics.median(one[at] for one in times[name]) for name in SIDES)
        rows.append([what, f"{app:.2f} s", f"{bare:.2f} s", f"{app / bare:.2f}"])
    results.write("From the start of a process", __doc__ or "", rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
