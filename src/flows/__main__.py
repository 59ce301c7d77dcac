"""python -m flows check [FILE]: the command line."""

from __future__ import annotations

import argparse
import gzip
import os
import sys
import zlib
from pathlib import Path

from flows import convert, exported, project
from flows.dataset import (
    Dataset,
    InvalidDataset,
    Problem,
    changes,
    describe,
    discrepancies,
    load,
    measures,
    parse,
    plain,
)
from flows.dataset.document import Document
from flows.dataset.load import no_folder
from flows.dataset.tidy import Untidy, tidy
from flows.dataset.unreadable import NotYaml, decoded
from flows.hints import hints
from flows.library import files
from flows.project import DATA, ROOT
from flows.reading import describe as bring

_OWN = f"what {project.VARIABLE} names, or the project's own data"


def main(arguments: list[str] | None = None) -> int:
    """Run a command; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m flows", description="Reported arms flows.")
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="check a data file and print every problem with its line")
    check.add_argument(
        "file", nargs="?", type=Path, default=project.place(),
        help=f"the file, or a folder of which every case is checked; left out, {_OWN}",
    )  # fmt: skip
    commands.add_parser("describe", help="write the schema and the pages of docs that are made of the code and data")
    order = commands.add_parser("format", help="put the records of a data file in order, changing none")
    first = f"left out, the first of {_OWN}"
    order.add_argument("file", nargs="?", type=Path, default=project.file(), help=f"the file; {first}")
    compare = commands.add_parser("diff", help="say in words what has changed between two editions of a data file")
    compare.add_argument("old", type=Path, help="the earlier edition, as YAML or packed (.gz)")
    compare.add_argument("new", nargs="?", type=Path, default=project.file(), help=f"the later one; {first}")
    exported.declare(commands)
    convert.declare(commands)
    asked, unknown = parser.parse_known_args(arguments)
    if asked.command == "export":
        return exported.export(asked, unknown)
    if unknown:
        parser.error(f"unrecognized arguments: {' '.join(unknown)}")
    if asked.command == "convert":
        return convert.convert(asked)
    if asked.command == "describe":
        return _describe()
    if asked.command == "diff":
        return _diff(asked.old, asked.new)
    return max(map(_check, files(asked.file).values())) if asked.command == "check" else _format(asked.file)


def _check(file: Path) -> int:
    """Print every problem, or what the file holds and what to look at again; 1 where there is a problem."""
    shown = _relative(file)
    try:
        content = _content(shown)
        dataset = parse(content, str(shown))
        text = decoded(content)
        unreadable = sorted(plain.problems(text, str(shown)))
    except InvalidDataset as error:
        print(error)
        return 1
    except OSError as error:
        print(f"{shown}: cannot be read: {error.strerror}")
        return 1
    if unreadable:
        print("\n".join(map(str, unreadable)))
        return 1
    counts = (len(dataset.claims), len(dataset.reports), len(dataset.flows), len(dataset.events))
    print(f"{shown}: no problems in {counts[0]} claims, {counts[1]} reports, {counts[2]} flows, {counts[3]} events.")
    measured = measures.measure(dataset.claims, dataset.events, dataset.reports, dataset.flows)
    print(measures.page(measured, dataset.dataset.minimums))
    _look_again(dataset, text, str(shown))
    return 0


def _look_again(dataset: Dataset, text: str, name: str) -> None:
    """Print what may be amiss, though it is no problem."""
    document = Document.parse(text)
    found = sorted(Problem(name, document.line(path), ".".join(map(str, path)), told) for path, told in hints(dataset))
    if found:
        print(f"To look at again, {len(found)}:")
        print("\n".join(map(str, found)))


def _diff(old: Path, new: Path) -> int:
    """Print what has changed from one edition to the other; 1 where one cannot be read."""
    texts = []
    for file in (old, new):
        try:
            texts.append(_unpacked(file))
        except OSError as error:
            print(f"{_relative(file)}: cannot be read: {error.strerror or error}")
            return 1
        except NotYaml as error:
            print(f"{_relative(file)}: not readable as YAML: {error}")
            return 1
    try:
        found = changes.changes(*texts)
        print(changes.page(found, *map(changes.version, texts)), end="")
    except NotYaml as error:
        print(f"not readable as YAML, line {error.line}: {error}")
        return 1
    return 0


def _unpacked(file: Path) -> str:
    content = _content(file)
    try:
        return decoded(gzip.decompress(content) if file.suffix == ".gz" else content)
    except (EOFError, zlib.error) as error:
        raise OSError(f"it is cut off or damaged ({error})") from None


def _content(file: Path) -> bytes:
    """The bytes of a file. Raises OSError that says so of a folder, and that the variable names it where it does."""
    try:
        no_folder(file)
        return file.read_bytes()
    except OSError as error:
        named = f"; the variable {project.VARIABLE} names it" if str(file) == os.environ.get(project.VARIABLE) else ""
        raise OSError(error.errno, f"{error.strerror}{named}") from None


def _format(file: Path) -> int:
    """Write the file with its records in order; 1 where it cannot be read or its records cannot be moved."""
    shown = _relative(file)
    try:
        text = decoded(_content(shown))
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
    found[bring.PAGE] = bring.page()
    for path, text in found.items():
        (ROOT / path).write_text(text, encoding="utf-8")
        print(f"{path}: written")
    return 0


def _run() -> int:
    """Run the command; 1 without a word where whoever reads it has closed the pipe, as `head` does."""
    try:
        try:
            return main()
        finally:
            if sys.stdout:  # there is none where it was closed before the start
                sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python would try the pipe again at its end
        return 1


def _relative(file: Path) -> Path:
    """The file as a person in this folder would name it."""
    try:
        return file.resolve().relative_to(Path.cwd())
    except ValueError:
        return file


if __name__ == "__main__":
    sys.exit(_run())
