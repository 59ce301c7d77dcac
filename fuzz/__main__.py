"""Run the cases: `python -m fuzz --cases 20000`. Each step of a case has two seconds of the processor; each a gigabyte.

Prints what was found, one line a case; exits with 1 where anything was. `--first N --cases 1` runs one case again.
"""

from __future__ import annotations

import argparse
import os
import resource
import signal
import sys
import traceback
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from time import perf_counter, process_time
from types import FrameType

from fuzz.cases import case
from fuzz.through import through

SECONDS = 2.0
"""Of the processor, for a step with a file of up to 100 kB: what else the machine does is not counted."""
_MEMORY = 1 << 30
_BATCH = 50


class TooSlow(Exception):
    """A step that took more than its time."""


def _stop(_: int, __: FrameType | None) -> None:
    raise TooSlow(f"more than {SECONDS:g} s")


def _prepare() -> None:
    """Limits of a process; the libraries alone map some gigabytes of addresses, so those come on top."""
    signal.signal(signal.SIGVTALRM, _stop)
    mapped = int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    resource.setrlimit(resource.RLIMIT_AS, (mapped + _MEMORY, mapped + _MEMORY))
    case(0)  # what is read once is read before the clock runs
    through(case(0)[1])


def run(number: int) -> tuple[str, str, str, float]:
    """Kind, outcome, what was raised and where, seconds of the processor."""
    kind, content = case(number)
    start, found, steps = process_time(), "", ["case"]

    def begin(step: str) -> None:
        steps.append(step)
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)

    try:
        outcome = through(content, begin)
    except Exception as error:
        outcome, last = "found", traceback.extract_tb(error.__traceback__)[-1]
        where = f"{last.filename.rpartition('/src/')[2]}:{last.lineno}"
        found = f"{steps[-1]}: {type(error).__name__}: {str(error)[:160]} ({where})"
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return kind, outcome, found, process_time() - start


def _batch(numbers: range) -> list[tuple[int, tuple[str, str, str, float]]]:
    return [(number, run(number)) for number in numbers]


def _all(first: int, cases: int, processes: int) -> Iterator[tuple[int, tuple[str, str, str, float]]]:
    batches = [range(at, min(at + _BATCH, first + cases)) for at in range(first, first + cases, _BATCH)]
    with ProcessPoolExecutor(processes, initializer=_prepare) as pool:
        for found in pool.map(_batch, batches):
            yield from found


def main() -> int:
    """Run the cases and print what they found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--first", type=int, default=0, help="number of the first case")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    start, outcomes, found, slowest = perf_counter(), Counter[tuple[str, str]](), 0, (0.0, -1)
    for number, (kind, outcome, raised, seconds) in _all(given.first, given.cases, given.processes):
        outcomes[kind, outcome] += 1
        slowest = max(slowest, (seconds, number))
        if raised:
            found += 1
            print(f"case {number} ({kind}): {raised}", flush=True)
        if outcomes.total() % 500 == 0:
            print(f"{outcomes.total():,} cases", file=sys.stderr, flush=True)
    for (kind, outcome), many in sorted(outcomes.items()):
        print(f"{kind:10} {outcome:8} {many:7,}")
    print(
        f"{given.cases:,} cases in {perf_counter() - start:.0f} s; {found} found something; "
        f"the slowest, {slowest[1]}, took {slowest[0]:.2f} s of the processor"
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
