"""A filter choice beside Datasette's page of the same rows: `python -m benchmarks.datasette`.

Datasette, in an environment of its own, serves the rows of the claims table as SQLite; asked for is its page with the
filter and facets of stance, speaker, basis and destination, over HTTP on the same machine. Of the app, told is all that
a choice makes: the mask, the table, the counts and three figures as JSON; nothing made for a choice is kept. They take
turns, and the number of rows that each finds is compared.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import perf_counter

from benchmarks import results, synthetic
from benchmarks.bench import SIZES, Bench, found_parts
from benchmarks.serving import ROOT, answering, asked, free
from flows import kept, tables
from flows.export.claims import frame
from flows.selection import Selection
from flows.tables import Tables

VERSION = "datasette==0.65.5"
FOLDER = ROOT / ".venv" / "datasette"
FACETS = ("stance", "actor", "basis", "destination_codes")
SETTINGS = {"sql_time_limit_ms": 60_000, "facet_time_limit_ms": 60_000, "suggest_facets": "off"}
"""All is answered, however long it takes, and nothing that was not asked for."""


def installed() -> Path:
    """The Python of an environment with Datasette alone, made where it is not there."""
    python = FOLDER / "bin" / "python"
    if not python.exists():
        venv.create(FOLDER, with_pip=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", VERSION], check=True)
    return python


@contextmanager
def served(python: Path, file: Path) -> Iterator[str]:
    """The address of the claims table in Datasette, from when it answers."""
    port = free()
    settings = [part for name, value in SETTINGS.items() for part in ("--setting", name, str(value))]
    command = [str(python), "-m", "datasette", "serve", str(file), "--port", str(port), *settings]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            address = f"http://127.0.0.1:{port}/{file.stem}/claims"
            answering(f"{address}.json?_size=0")
            yield address
        finally:
            process.terminate()


def choices(built: Tables) -> dict[str, tuple[Selection, str]]:
    """Filters, as the app and as Datasette knows them."""
    actor = str(built.claims["actor"].value_counts().index[0])
    return {
        "none": (Selection(), ""),
        "stance denies": (Selection(stance=("denies",)), "&stance__exact=denies"),
        "most frequent speaker": (Selection(actor=(actor,)), f"&actor__exact={actor}"),
    }


def measured(size: int, python: Path, repeats: int) -> Iterator[list[str]]:
    """A row for each filter on so many claims. Raises ValueError where a part of the app's fails."""
    built = tables.build(synthetic.dataset(size))
    rows = frame(built, Selection().mask(built))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "rows.db"
        with closing(sqlite3.connect(file)) as connection:
            texts = rows.select_dtypes(exclude="number").columns
            rows.astype(dict.fromkeys(texts, "str")).to_sql("claims", connection, index=False)
        bench = Bench(found_parts(), 1, perf_counter)
        facets = "&".join(f"_facet={name}" for name in FACETS)
        with served(python, file) as address:
            for name, (selection, query) in choices(built).items():
                compared(selection, built, f"{address}.json?_size=0{query}")
                ours, theirs, failures = [], [], dict[str, str]()
                for _ in range(repeats + 1):  # the first warms up
                    ours.append(sum(bench.run(selection, built, failures).values()) / 1000)
                    start = perf_counter()
                    asked(f"{address}?{facets}{query}")
                    theirs.append(perf_counter() - start)
                if failures:  # a part that is not made takes no time
                    raise ValueError(f"Not all parts are made: {failures}")
                one, other = statistics.median(ours[1:]), statistics.median(theirs[1:])
                yield [f"{size:,}", name, f"{one:.3f} s", f"{other:.3f} s", f"{one / other:.0%}"]


def compared(selection: Selection, built: Tables, address: str) -> None:
    """Raises ValueError where the two do not find the same number of claims."""
    found, theirs = int(selection.mask(built).sum()), json.loads(asked(address))["filtered_table_rows_count"]
    if found != theirs:
        raise ValueError(f"{found} claims here, {theirs} in Datasette: {address}")


def main() -> int:
    """Take turns, and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--claims", type=int, nargs="*", default=SIZES, help="sizes of the synthetic data")
    parser.add_argument("--repeats", type=int, default=5, help="repeats after the warm-up (5)")
    given = parser.parse_args()
    kept.MOST = 0
    python = installed()
    rows = [row for size in given.claims for row in measured(size, python, given.repeats)]
    results.write("Beside Datasette", __doc__ or "", [["claims", "filter", "app", VERSION, "share"], *rows])
    return 0


if __name__ == "__main__":
    sys.exit(main())
