"""How long a filter choice takes, part by part: `python -m benchmarks.bench`.

Synthetic data in steps of ten, then the shipped file. Every part runs as a page runs it: the mask, the claims table,
the counts, and each figure from its picture to the JSON that Streamlit sends (`plotly.io.to_json(validate=False)`).
The floor is what no table of claims can do without: one plain boolean mask over the same frame.
"""

from __future__ import annotations

import argparse
import statistics
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, TypeVar

import pandas as pd

from benchmarks import results, synthetic
from flows import kept, summary, tables
from flows.dataset import Dataset, load, parse
from flows.selection import Mask, Selection
from flows.tables import Tables

SIZES = (1_000, 10_000, 100_000)
SHIPPED = Path(__file__).parent.parent / "data" / "arms_flows.yaml"
PARSED = 10_000
"""The largest synthetic data also written as YAML and read again; ten times as much takes ten times as long."""

TOLD = """From a filter choice to all that a page makes of it, part by part: `python -m benchmarks.bench`. Milliseconds,
median (least–most) of the repeats after one run to warm up; figures include the JSON that is sent."""
AIMS = {"100,000 claims": 300.0, "shipped": 60.0}
"""Milliseconds from a filter choice to all parts, at the most."""

Result = TypeVar("Result")
Part = Callable[[Tables, Mask], object]
FIGURES = {
    "sankey": ("flows.views.routes.origins:by_origins", "flows.views.routes.figure:figure"),
    "map": ("flows.views.map.picture:curves", "flows.views.map.figure:figure"),
    "timeline": ("flows.views.timeline.picture:timeline", "flows.views.timeline.figure:figure"),
}
"""Each figure: from tables and mask to its picture, from the picture to plotly."""


@dataclass(frozen=True, slots=True)
class Times:
    """Milliseconds of each repeat."""

    each: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.each)

    def __str__(self) -> str:
        return f"{self.median:.1f} ({min(self.each):.1f}–{max(self.each):.1f})"


@dataclass(frozen=True, slots=True)
class Line:
    """One filter choice on one size of data."""

    choice: str
    kept: int
    parts: dict[str, Times | None]
    """None where a part is not there or fails."""
    total: Times
    failures: dict[str, str]
    """Parts that fail, with the error."""


@dataclass(frozen=True, slots=True)
class Block:
    """All filter choices on one size of data."""

    name: str
    claims: int
    made: dict[str, float]
    """Seconds to load and build, once."""
    floor: Times
    lines: tuple[Line, ...]


def main(arguments: list[str] | None = None) -> int:
    """Measure and print."""
    options = _options(arguments)
    kept.MOST = 0  # what the first reader waits for who asks for a selection: nothing made for one is kept
    bench = Bench(found_parts(), options.repeats, process_time if options.cpu else perf_counter)
    for name in [name for name, part in bench.parts.items() if part is None]:
        print(f"Not there, so not measured and not in the total: {name} ({' or '.join(FIGURES[name])}).")
    blocks = []
    for size in options.claims:
        blocks.append(bench.block(f"{size:,} claims", *_synthetic(size)))
        _show(blocks[-1])
    if options.file.exists():
        _show(bench.block("shipped", *_shipped(options.file)))
    _growth(blocks)
    return 0


def _options(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bench", description=main.__doc__)
    parser.add_argument("--claims", type=int, nargs="*", default=SIZES, help="sizes of the synthetic data")
    parser.add_argument("--repeats", type=int, default=9, help="repeats after the warm-up")
    parser.add_argument("--cpu", action="store_true", help="time of the processor, not of the clock: on a busy machine")
    parser.add_argument("--file", type=Path, default=SHIPPED, help="the shipped data file")
    return parser.parse_args(arguments)


def found_parts() -> dict[str, Part | None]:
    """The parts after the mask, None for what cannot be imported."""
    return {"claims table": _claims_table(), "counts": summary.count} | {name: _figure(name) for name in FIGURES}


def _claims_table() -> Part:
    return _named("flows.export.claims:frame") or (lambda data, mask: data.claims[mask])


def _figure(name: str) -> Part | None:
    picture, draw = map(_named, FIGURES[name])
    style, to_json = _named("flows.views.style:LIGHT"), _named("plotly.io:to_json")
    if picture is None or draw is None or to_json is None:
        return None

    def drawn(data: Tables, mask: Mask) -> object:
        made = picture(data, mask)
        if made.rows.empty:  # a page says so and draws nothing
            return ""
        return to_json(draw(made, *([] if name == "map" else [data]), style), validate=False)

    return drawn


def _named(place: str) -> Any:
    """What stands at 'module:name', None where there is no such thing."""
    module, _, name = place.partition(":")
    try:
        return getattr(import_module(module), name, None)
    except ModuleNotFoundError:
        return None


@dataclass(frozen=True, slots=True)
class Bench:
    """What is measured, how often, and by which clock."""

    parts: dict[str, Part | None]
    repeats: int
    clock: Callable[[], float]

    def block(self, name: str, data: Dataset, made: dict[str, float]) -> Block:
        """Times of every filter choice on a dataset."""
        start = perf_counter()
        built = tables.build(data)
        made = made | {"build": perf_counter() - start}
        lines = tuple(self.line(choice, selection, built) for choice, selection in choices(built).items())
        floor = Times(tuple(self.timed(_denials, built)[0] for _ in range(self.repeats + 1))[1:])
        return Block(name, len(built.claims), made, floor, lines)

    def line(self, choice: str, selection: Selection, built: Tables) -> Line:
        """Several runs after one to warm up."""
        failures: dict[str, str] = {}
        runs = [self.run(selection, built, failures) for _ in range(self.repeats + 1)][1:]
        names = ("mask", *self.parts)
        times = {name: Times(tuple(run[name] for run in runs)) if name in runs[0] else None for name in names}
        total = Times(tuple(sum(run.values()) for run in runs))
        return Line(choice, int(selection.mask(built).sum()), times, total, failures)

    def run(self, selection: Selection, built: Tables, failures: dict[str, str]) -> dict[str, float]:
        """Milliseconds of each part of one run, in the order of a page."""
        spent, mask = self.timed(selection.mask, built)
        run = {"mask": spent}
        for name, part in self.parts.items():
            if part is None or name in failures:
                continue
            try:
                run[name], _ = self.timed(part, built, mask)
            except Exception as error:  # one broken part keeps no other from being measured
                failures[name] = f"{type(error).__name__}: {error}"
        return run

    def timed(self, action: Callable[..., Result], *given: object) -> tuple[float, Result]:
        """Milliseconds, and what came of it."""
        start = self.clock()
        result = action(*given)
        return (self.clock() - start) * 1000, result


def choices(built: Tables) -> dict[str, Selection]:
    """Filters of each sort; country and publisher are those with the most claims."""
    country = str(built.places.loc[built.places["role"] == "intermediary", "country"].value_counts().index[0])
    publisher = str(built.citations["publisher"].value_counts().index[0])
    return {
        "none": Selection(),
        f"country {country}": Selection(country=(country,)),
        "most frequent publisher": Selection(source=(publisher,)),
        "stance denies": Selection(stance=("denies",)),
        "without denials": Selection(stance=tables.STANCES[:-1]),
        "text 'vucic'": Selection(text="vucic"),
        "text 'contract broker'": Selection(text="contract broker"),
    }


def _denials(built: Tables) -> pd.DataFrame:
    """The floor."""
    return built.claims[built.claims["stance"] == "denies"]


def _synthetic(size: int) -> tuple[Dataset, dict[str, float]]:
    start = perf_counter()
    data = synthetic.dataset(size)
    made = {"make up": perf_counter() - start}
    if size <= PARSED:
        text = synthetic.text(data)
        start = perf_counter()
        parse(text)
        made["load from YAML"] = perf_counter() - start
    return data, made


def _shipped(file: Path) -> tuple[Dataset, dict[str, float]]:
    start = perf_counter()
    return load(file), {"load from YAML": perf_counter() - start}


def _show(block: Block) -> None:
    """The table of a block, with what it took to make the data and whether the aim is met."""
    made = ", ".join(f"{what} {seconds:.2f} s" for what, seconds in block.made.items())
    head = ["choice", "kept", *block.lines[0].parts, "TOTAL", "total / floor"]
    rows = [
        [line.choice, f"{line.kept:,}", *(str(time or "-") for time in line.parts.values()), str(line.total),
         f"{line.total.median / block.floor.median:.0f} x"]
        for line in block.lines
    ]  # fmt: skip
    told = f"{block.claims:,} claims; once: {made}. Floor, one plain mask: {block.floor} ms."
    broken = dict.fromkeys(
        f"FAILS, so not in the total: {n}: {e}" for line in block.lines for n, e in line.failures.items()
    )
    more = [told, *broken, *_aim(block)]
    results.write(f"A filter choice, {block.name}", "\n\n".join([TOLD, *more]), [head, *rows])
    print(*more, sep="\n", flush=True)


def _aim(block: Block) -> list[str]:
    aim = AIMS.get(block.name)
    slowest = max(block.lines, key=lambda line: line.total.median)
    if aim is None:
        return []
    told = "met" if slowest.total.median <= aim else "missed"
    return [f"Aim: {aim:.0f} ms in total. Slowest choice: {slowest.total.median:.0f} ms ({slowest.choice}): {told}."]


def _growth(blocks: list[Block]) -> None:
    """The total of each choice as a multiple of that on the next smaller data."""
    if len(blocks) < 2:
        return
    steps = list(pairwise(blocks))
    head = ["", *(f"{small.claims:,} to {large.claims:,}" for small, large in steps)]
    rows = [
        [line.choice, *(f"{_grown(small, large, at):.1f} x" for small, large in steps)]
        for at, line in enumerate(blocks[0].lines)
    ]
    worst = max(
        _grown(small, large, at) / (large.claims / small.claims)
        for small, large in steps
        for at in range(len(small.lines))
    )
    told = "no worse than linear" if worst <= 1 else f"worse than linear, {worst:.1f} times"
    results.write("Growth of a filter choice", f"With ten times as many claims: {told}.", [head, *rows])


def _grown(small: Block, large: Block, at: int) -> float:
    return large.lines[at].total.median / small.lines[at].total.median


if __name__ == "__main__":
    sys.exit(main())
