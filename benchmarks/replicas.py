"""What readers see when one of two processes is killed: `python -m benchmarks.replicas`, or `make replicas`.

Two processes of the app stand behind nginx as deploy/nginx.conf sets it up. Readers keep a country chosen and choose
one stance after the other; in the midst of it one process is killed at once (SIGKILL). A reader whose page lost its
connection connects again, as a browser does, and chooses on. Told are how many were cut off, how many of them kept
their view and had their first click counted, the seconds from that click until it was drawn, with connecting again, and
those from the kill, which hold the pause of a reader at rest. Ends with status 1 where a reader lost anything.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import signal
import statistics
import sys
from contextlib import ExitStack
from dataclasses import dataclass, field
from time import monotonic
from urllib.parse import urlencode

from websockets.exceptions import WebSocketException

from benchmarks.proxy import proxied
from benchmarks.readers import Reader, ReaderError
from benchmarks.serving import cores, free, serving
from benchmarks.soak import percentile
from flows.screen.pages import PAGES

COUNTRIES = {"ESP": "Spain", "CZE": "Czechia", "USA": "United States"}
"""What a reader keeps chosen: by code as the address says it, by name as the filter does."""
STANCES = ("asserts", "denies", "confirms")
_LOST = (WebSocketException, OSError)


@dataclass
class Met:
    """What the readers met together."""

    killed: float = 0.0
    """When the process was killed, by the monotonic clock; 0 before."""
    actions: int = 0
    cut_off: int = 0
    clicked: list[float] = field(default_factory=list)
    """Seconds from the first click of a reader that was cut off until it was drawn, with the view that was."""
    kept: list[float] = field(default_factory=list)
    """Seconds from the kill until then."""
    lost: list[str] = field(default_factory=list)
    """What went wrong instead."""


async def reads(met: Met, address: str, until: float, pause: float, chance: random.Random) -> None:
    """One reader, who acts until the time is over and goes on wherever the page connects again."""
    code = chance.choice(list(COUNTRIES))
    reader = Reader(address)
    try:
        await reader.connect()
        await reader.open(chance.choice(PAGES).name, f"country={code}")
        while monotonic() < until:
            await asyncio.sleep(chance.uniform(0, 2 * pause))
            stance = chance.choice([one for one in STANCES if f"stance={one}" not in reader.query])
            await acts(met, reader, code, stance)
    except (ReaderError, TimeoutError, *_LOST) as error:
        met.lost.append(f"{type(error).__name__}: {error}")
    finally:
        await reader.leave()


async def acts(met: Met, reader: Reader, code: str, stance: str) -> None:
    """Choose a stance; where the connection is gone, connect again and choose. The address must hold both."""
    start, cut_off = monotonic(), False
    try:
        await reader.choose("stance", stance)
    except _LOST:
        met.cut_off += 1
        cut_off = True
        await reader.again()
        await reader.choose("stance", stance)
    met.actions += 1
    right = urlencode({"country": code, "stance": stance})
    if reader.query != right or COUNTRIES[code] not in reader.sentence or stance not in reader.sentence:
        met.lost.append(f"“{reader.query}” and “{reader.sentence}” in place of “{right}”")
    elif cut_off:
        met.clicked.append(monotonic() - start)
        met.kept.append(monotonic() - met.killed)


async def measure(given: argparse.Namespace) -> int:
    """Two processes, nginx, readers, a kill; print what was found."""
    print(f"On {cores()}; {given.readers} readers, each acts every {given.pause:g} s on average.", flush=True)
    ports, met = (free(), free()), Met()
    with ExitStack() as running:
        first, _ = (running.enter_context(serving(port)) for port in ports)
        address = running.enter_context(proxied(ports))
        until = monotonic() + given.seconds
        chances = [random.Random(at) for at in range(given.readers)]
        reading = [asyncio.create_task(reads(met, address, until, given.pause, chance)) for chance in chances]
        await asyncio.sleep(given.seconds / 2)
        met.killed = monotonic()
        first.kill()
        await asyncio.gather(*reading)
    return told(met)


def told(met: Met) -> int:
    """Print the table; 0 where nobody lost anything and somebody was cut off."""
    print(f"{met.actions} actions; {met.cut_off} readers were on the killed process.")
    print(f"{len(met.kept)} of them kept their view, and their first click counted. Seconds until it was drawn:")
    for since, times in (("the click", met.clicked), ("the kill", met.kept)):
        if times:
            ordered = statistics.median(times), percentile(times), max(times)
            print("  since {:9}  p50 {:.1f}  p95 {:.1f}  most {:.1f}".format(since, *ordered))
    for lost in met.lost[:5]:
        print(f"LOST: {lost}")
    return 0 if met.cut_off and not met.lost and len(met.kept) == met.cut_off else 1


def main() -> int:
    """The options, and the measurement."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--readers", type=int, default=30, help="readers (30)")
    parser.add_argument("--seconds", type=float, default=60, help="seconds they read; the kill is in the middle (60)")
    parser.add_argument("--pause", type=float, default=5, help="seconds between actions of a reader, on average (5)")
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that what was started is stopped
    return asyncio.run(measure(parser.parse_args()))


if __name__ == "__main__":
    sys.exit(main())
