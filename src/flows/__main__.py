"""python -m flows check [FILE]: the command line."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from flows.dataset import InvalidDataset, describe, discrepancies, load, measures
from flows.dataset.document import NotYaml
from flows.dataset.tidy import Untidy, tidy
from flows.project import DATA, ROOT


def main(arguments: list[str] | None = None) -> int:
    """Run a command; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m flows", description="Reported arms flows.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="check a data file and print every problem with its line")
    check.add_argument("file", nargs="?", type=Path, default=DATA, help="the file; left out, the project's own")
    commands.add_parser("describe", help="write the schema, docs/data.md and docs/discrepancies.md anew")
    order = commands.add_parser("format", help="put the records of a data file in order, changing none")
    order.add_argument("file", nargs="?", type=Path, default=DATA, help="the file; left out, the project's own")
    asked = parser.parse_args(arguments)
    if asked.command == "describe":
        return _describe()
    return _check(asked.file) if asked.command == "check" else _format(asked.file)


def _check(file: Path) -> int:
    """Print every problem, or what the file holds; 1 where there is a problem."""
    shown = _relative(file)
    try:
        dataset = load(shown)
    except InvalidDataset as error:
        print(error)
        return 1
    except OSError as error:
        print(f"{shown}: cannot be read: {error.strerror}")
        return 1
    counts = (len(dataset.claims), len(dataset.reports), len(dataset.flows), len(dataset.events))
    print(f"{shown}: no problems in {counts[0]} claims, {counts[1]} reports, {counts[2]} flows, {counts[3]} events.")
    measured = measures.measure(dataset.claims, dataset.events, dataset.reports, dataset.flows)
    print(measures.page(measured, dataset.dataset.minimums))
    return 0


def _format(file: Path) -> int:
    """Write the file with its records in order; 1 where it cannot be read or its records cannot be moved."""
    shown = _relative(file)
    try:
        text = shown.read_text(encoding="utf-8")
        ordered = tidy(text)
    except OSError as error:
        print(f"{shown}: cannot be read: {error.strerror}")
        return 1
    except NotYaml as error:
        print(f"{shown}:{error.line}: not readable as YAML: {error}")
        return 1
    except Untidy as error:
        print(f"{shown}: {error}")
        return 1
    if ordered != text:
        shown.write_text(ordered, encoding="utf-8")
    print(f"{shown}: {'in order' if ordered == text else 'put in order'}")
    return 0


def _describe() -> int:
    """Write what is generated from the model and from the data."""
    found = describe.files() | {discrepancies.DISCREPANCIES: discrepancies.document(load(DATA))}
    for path, text in found.items():
        (ROOT / path).write_text(text, encoding="utf-8")
        print(f"{path}: written")
    return 0


def _relative(file: Path) -> Path:
    """The file as a person in this folder would name it."""
    try:
        return file.resolve().relative_to(Path.cwd())
    except ValueError:
        return file


if __name__ == "__main__":
    sys.exit(main())
