"""How many readers one process holds, and what they leave behind: `python -m benchmarks.soak`, or `make soak`.

Measured are real sessions over websockets: each reader opens a page of its own, then at random intervals chooses a
filter, takes it back or goes to another page, and waits until all is drawn. Told are the seconds from what a reader
does to the end of the drawing (p50, p95, most), errors, and the memory of the process: before anybody came, with all of
them there, and after they left. Streamlit keeps a session for two minutes after its reader left, so the last number is
taken later. A crowd for a minute comes first, then fewer for ten minutes; every number is an option:
`python -m benchmarks.soak --crowd 20 --minute 20 --readers 10 --seconds 20 --forget 0`. All readers share the machine
with the app. Ends with status 1 where the aims are missed.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import signal
import statistics
import sys
from dataclasses import dataclass, field
from time import monotonic

from websockets.exceptions import WebSocketException

from benchmarks.readers import Reader, ReaderError
from benchmarks.results import columns
from benchmarks.serving import cores, free, memory, serving
from flows.screen.pages import PAGES

AIM = 1.0
"""Seconds in which 95 of 100 actions of the readers are drawn, at the most."""
BACK = 1.1
"""Memory after all left, as a share of that before they came, at the most."""
FILTERS = {
    "country": ("Spain", "Czechia", "Türkiye"),
    "stance": ("asserts", "denies"),
    "speaker": ("Officials", "Media"),
}
FAILURES = (ReaderError, WebSocketException, TimeoutError, OSError)


@dataclass
class Phase:
    """What some readers met in some time."""

    name: str
    readers: int
    opened: list[float] = field(default_factory=list)
    """Seconds of first pages."""
    acted: list[float] = field(default_factory=list)
    """Seconds of all that followed."""
    errors: list[str] = field(default_factory=list)
    memory: float = 0.0
    """MB of the process when all were there."""

    def row(self) -> list[str]:
        """A line of the table."""
        ordered = self.acted or [float("nan")]
        cells = [statistics.median(ordered), percentile(ordered), max(ordered)]
        first = percentile(self.opened or [float("nan")])
        return [
            self.name, str(self.readers), str(len(self.acted)), *(f"{cell:.2f} s" for cell in cells), f"{first:.2f} s",
            str(len(self.errors)), f"{self.memory:.0f} MB",
        ]  # fmt: skip


def percentile(values: list[float], share: float = 0.95) -> float:
    """The value that a share of all stays under."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


async def reads(phase: Phase, address: str, until: float, pause: float, chance: random.Random) -> None:
    """One reader: opens a page, then acts until the time is over."""
    try:
        await asyncio.sleep(chance.uniform(0, min(pause, until - monotonic())))  # nobody comes at the same moment
        async with Reader(address) as reader:
            phase.opened.append(await reader.open(chance.choice(PAGES).name))
            while monotonic() < until:
                await asyncio.sleep(min(chance.uniform(0, 2 * pause), until - monotonic()))
                phase.acted.append(await acts(reader, chance))
    except FAILURES as error:
        phase.errors.append(f"{type(error).__name__}: {error}")


async def acts(reader: Reader, chance: random.Random) -> float:
    """One action: a filter or a page; its seconds."""
    if chance.random() < 0.3:
        return await reader.open(chance.choice(PAGES).name, reader.query)
    name = chance.choice([name for name in FILTERS if name in reader.filters])
    held = reader.held.get(reader.filters[name][0])
    return await reader.choose(name, "" if held else chance.choice(FILTERS[name]))


async def together(phase: Phase, address: str, process: int, seconds: float, pause: float) -> Phase:
    """All readers of a phase at once."""
    until = monotonic() + seconds
    chances = [random.Random(f"{phase.name} {at}") for at in range(phase.readers)]
    reading = [asyncio.create_task(reads(phase, address, until, pause, chance)) for chance in chances]
    await asyncio.sleep(max(0.0, until - monotonic() - 0.5))
    phase.memory = memory(process)
    await asyncio.gather(*reading)
    return phase


async def everywhere(address: str) -> None:
    """One reader on every page with every filter, so that what is kept once for all is there."""
    async with Reader(address) as reader:
        for page in PAGES:
            await reader.open(page.name)
            for name, options in FILTERS.items():
                for option in (*options, "") if name in reader.filters else ():
                    await reader.choose(name, option)


async def measure(given: argparse.Namespace) -> int:
    """Run the phases and print what they found; the status of the command."""
    port = given.port or free()
    address = f"http://127.0.0.1:{port}"
    print(f"On {cores()}; a reader acts every {given.pause:g} s on average.", flush=True)
    with serving(port) as process:
        await everywhere(address)
        before = memory(process.pid)
        crowd = Phase("crowd", given.crowd)
        await together(crowd, address, process.pid, given.minute, given.pause)
        await forgotten(address, given.forget)
        between = memory(process.pid)
        steady = Phase("steady", given.readers)
        await together(steady, address, process.pid, given.seconds, given.pause)
        await forgotten(address, given.forget)
        after = memory(process.pid)
    head = ["readers", "number", "actions", "p50", "p95", "most", "first page p95", "errors", "memory"]
    print(*columns([head, crowd.row(), steady.row()]), sep="\n")
    each = max(0.0, crowd.memory - before) / max(1, crowd.readers)
    print(f"Memory of the process: {before:.0f} MB before they came, {each:.1f} MB more a session of the crowd,")
    print(f"{between:.0f} MB after the crowd left, {after:.0f} MB after all left ({after / before - 1:+.0%}).")
    return told(crowd, steady, after / before)


async def forgotten(address: str, seconds: float) -> None:
    """Wait until sessions are forgotten, which happens when the next one ends."""
    await asyncio.sleep(seconds)
    async with Reader(address) as reader:
        await reader.open("")


def told(crowd: Phase, steady: Phase, back: float) -> int:
    """Say what was missed; 0 where nothing was."""
    errors = [*crowd.errors, *steady.errors]
    slow = percentile(steady.acted or [float("inf")])
    missed = [f"{len(errors)} errors, the first: {errors[0]}"] if errors else []
    missed += [f"p95 of the steady readers is {slow:.2f} s, the aim {AIM:g} s"] if slow > AIM else []
    missed += [f"memory is {back - 1:+.0%}, the aim {BACK - 1:+.0%}"] if back > BACK else []
    print("All aims met." if not missed else f"MISSED: {'; '.join(missed)}.")
    return 1 if missed else 0


def main() -> int:
    """The options, and the measurement."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--crowd", type=int, default=60, help="readers at first (60)")
    parser.add_argument("--minute", type=float, default=60, help="seconds they stay (60)")
    parser.add_argument("--readers", type=int, default=30, help="readers afterwards (30)")
    parser.add_argument("--seconds", type=float, default=600, help="seconds they stay (600)")
    parser.add_argument("--pause", type=float, default=10, help="seconds between actions of a reader, on average (10)")
    parser.add_argument("--forget", type=float, default=130, help="seconds to wait after they left (130)")
    parser.add_argument("--port", type=int, default=0, help="port of the app (any free one)")
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that what was started is stopped
    return asyncio.run(measure(parser.parse_args()))


if __name__ == "__main__":
    sys.exit(main())
