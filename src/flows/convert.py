"""python -m flows convert: a table of others to a data file of ours."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from flows.dataset import InvalidDataset
from flows.reading import Mapping, Question, Reading, Recognised, read, recognise
from flows.sizes import TABLE_BYTES


def declare(commands: Any) -> None:
    """Add the command to argparse's subcommands."""
    command = commands.add_parser(
        "convert",
        help="make a data file of a table (CSV, XLSX)",
        description="Without -o and --mapping it says what the table is taken for, what it asks and which rows it "
        "would leave aside. The way: save the mapping that is proposed, write the answers into it, make the data file.",
    )
    command.add_argument("files", nargs="+", type=Path, metavar="FILE", help="a table; of FlowmapBlue both of them")
    command.add_argument("--mapping", type=Path, metavar="M", help="how it is read: YAML, as --save-mapping writes it")
    command.add_argument("--save-mapping", type=Path, metavar="M", help="where to write the mapping that is proposed")
    command.add_argument(
        "-o", dest="out", type=Path, metavar="OUT", help="where to write the data file; - is the standard output"
    )


def convert(asked: argparse.Namespace) -> int:
    """Tell, or write; 1 where a file cannot be read or written, is no data about flows, or has a question open."""
    try:
        found = recognise([(file.name, _content(file)) for file in asked.files])
        mapping = (
            Mapping.from_yaml(asked.mapping.read_text("utf-8"), str(asked.mapping)) if asked.mapping else found.mapping
        )
        made = read(found, mapping)
        if asked.save_mapping:
            asked.save_mapping.write_text(_saved(mapping, made), encoding="utf-8")
    except InvalidDataset as error:
        print(error, file=sys.stderr)
        return 1
    except UnicodeDecodeError:
        print(f"{asked.mapping}: not UTF-8 text; allowed: a mapping as --save-mapping writes it", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename}: cannot be read or written: {error.strerror}", file=sys.stderr)
        return 1
    if asked.mapping or asked.out:
        return _write(found, made, asked.out)
    _print(_told(found, made), sys.stdout)
    return 1 if found.refused else 0


def _content(file: Path) -> bytes:
    """No more of a file than shows that it is too large. Raises OSError."""
    with file.open("rb") as opened:
        return opened.read(TABLE_BYTES + 1)


def _write(found: Recognised, made: Reading, out: Path | None) -> int:
    """Write the data file, and say on the other channel what is not in it."""
    if not made.document:
        _print(_unmade(found, made), sys.stderr)
        return 1
    if out is None or str(out) == "-":
        print(made.document, end="")
        _print([*_left(made), *map(str, made.problems)], sys.stderr)
        return 1 if made.problems else 0
    try:
        out.write_text(made.document, encoding="utf-8")
    except OSError as error:
        print(f"{out}: cannot be written: {error.strerror}", file=sys.stderr)
        return 1
    _print([f"{out}: written, {made.claims:,} claims", *_left(made), *map(str, made.problems)], sys.stdout)
    return 1 if made.problems else 0


def _unmade(found: Recognised, made: Reading) -> Iterator[str]:
    """Why there is no data file."""
    if found.refused:
        yield f"Not brought in: {found.refused}"
    yield from map(str, made.problems)
    without = [question for question in made.questions if question.open]
    if without:
        yield "Not written: these questions have no answer in the mapping:"
        yield from map(_question, without)
    elif not (found.refused or made.problems):
        yield "Not written: no row is taken."
        yield from _left(made)


def _print(lines: Iterator[str] | list[str], to: TextIO) -> None:
    for line in lines:
        print(line, file=to)


def _told(found: Recognised, made: Reading) -> Iterator[str]:
    """What a table is taken for, what is asked, what would be left aside."""
    yield from found.told
    if found.refused:
        yield f"Not brought in: {found.refused}"
        return
    yield from (f"{column.name}: {column.meaning}; {', '.join(column.samples)}" for column in found.columns)
    needed = [each for each in made.questions if each.open]
    other = [each for each in made.questions if not each.open]
    if needed:
        yield "Asked, to be answered in the mapping under answers:"
        yield from map(_question, needed)
    if other:
        yield "Asked, with an answer, given or proposed, or none needed:"
        yield from map(_question, other)
    yield f"Claims: {made.claims:,}."
    yield from _left(made)
    yield from map(str, made.problems)


def _question(question: Question) -> str:
    """'  place:Libya HoR*: Who is meant by ...? LBY (Libya), leave (...). Row 17.'"""
    options = f" {', '.join(f'{key} ({text})' for key, text in question.options.items())}." if question.options else ""
    rows = f" {question.where.capitalize()}." if question.rows else ""
    return (
        f"  {question.key}: {question.text}{options}{rows}{f' Answer: {question.answer}.' if question.answer else ''}"
    )


def _left(made: Reading) -> Iterator[str]:
    """The rows that are not taken, and the columns that are not used."""
    if made.left:
        yield f"Left aside, {len(made.left)} of the rows:"
        yield from (f"  row {each.row}: {each.reason}: {each.text}" for each in made.left)
    if made.unused:
        yield f"Columns not used: {', '.join(made.unused)}."


def _saved(mapping: Mapping, made: Reading) -> str:
    """The mapping with every question: those that are open as empty answers, in need of one."""
    asked = {question.key: question.answer for question in made.questions}
    whole = mapping.model_copy(update={"answers": asked | {key: text for key, text in mapping.answers.items() if text}})
    return whole.to_yaml()
