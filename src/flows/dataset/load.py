"""Text of a data file to a checked Dataset, or to every problem in it at once.

Records are validated one by one, so that a mistake in one does not hide the mistakes of the others, nor those
between records.
"""

from __future__ import annotations

import errno
import json
import os
import re
import stat
from collections.abc import Iterator, Sized
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path as File
from typing import Any

from pydantic import BaseModel, ValidationError

from flows.dataset import checks, misread, model, unreadable, unseen
from flows.dataset.document import Document, Path
from flows.dataset.messages import message, not_an_id, short, unknown_key
from flows.dataset.problems import Problem
from flows.dataset.references import dangling
from flows.dataset.unreadable import NotYaml
from flows.errors import FlowsError
from flows.sizes import BYTES, FEW_WORDS, PROBLEMS, RECORDS

_MAPPINGS: dict[str, type[BaseModel]] = {
    "goods": model.Goods,
    "publishers": model.Publisher,
    "actors": model.Actor,
    "companies": model.Company,
    "accounts": model.Account,
    "reports": model.Report,
    "flows": model.Flow,
}
_LISTS: dict[str, type[BaseModel]] = {"claims": model.Claim, "events": model.Event}
_NEEDED = ("dataset", "goods", "publishers", "actors", "reports", "flows", "claims")


class InvalidDataset(FlowsError):
    """A data file with problems; `problems` holds all of them, in order of line."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


def load(file: File | str) -> model.Dataset:
    """Read and check a file. Raises InvalidDataset with every problem, and OSError where it cannot be read."""
    return parse(read(File(file)), str(file))


def read(file: File) -> bytes:
    """What a file holds, of one that is too large no more than shows it. Raises OSError.

    Only a regular file is read: opening a pipe would wait for somebody to write, a device might never end.
    """
    no_folder(file)
    with open(os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as opened:
        if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
            raise OSError(errno.EINVAL, "it is a pipe, a socket or a device; allowed: a regular file", str(file))
        return opened.read(BYTES + 1)


def no_folder(file: File) -> None:
    """Raises IsADirectoryError for a folder, naming the data files in it."""
    if file.is_dir():
        held = ", ".join(sorted(each.name for each in file.glob("*.yaml"))[:3])
        raise IsADirectoryError(errno.EISDIR, f"it is a folder; allowed: a data file{held and ': '}{held}", str(file))


def parse(content: str | bytes, name: str = "data") -> model.Dataset:
    """Read and check text. Raises InvalidDataset with every problem."""
    try:
        raw = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
        if len(raw) > BYTES:
            raise InvalidDataset((Problem(name, 1, "", f"more than {BYTES:,} bytes; allowed: {BYTES:,}"),))
        text = unreadable.decoded(raw)
        document = Document.parse(text)
    except NotYaml as error:
        raise InvalidDataset((Problem(name, error.line, "", f"not readable as YAML: {error}"),)) from None
    reader = _Reader(document, name, text)
    try:
        dataset = reader.dataset()
    except _Enough:
        dataset = None
    found = sorted(set(reader.problems))
    if len(reader.problems) == PROBLEMS:
        found.append(
            Problem(name, found[-1].line, "", f"the check stops after {PROBLEMS:,} problems; mend these first")
        )
    if found or dataset is None:
        raise InvalidDataset(tuple(found))
    return dataset


class _Enough(FlowsError):
    """More problems than are listed."""


@dataclass
class _Reader:
    """Collects valid records and problems while walking one document."""

    document: Document
    name: str
    text: str
    problems: list[Problem] = field(default_factory=list)
    found: dict[str, Any] = field(default_factory=dict)
    told: set[Path] = field(default_factory=set)
    """Where nothing more is said: what a comma has cut, an id that no record has."""

    def problem(self, path: Path, text: str, *, key: bool = False, line: int | None = None) -> None:
        if path in self.told:
            return
        at = self.document.line(path, key=key) if line is None else line
        self.problems.append(Problem(self.name, at, self.spell(path), text))
        if len(self.problems) == PROBLEMS:
            raise _Enough

    def spell(self, path: Path) -> str:
        """A path for people: records of a list by their id where they have one."""
        value, parts = self.document.data, []
        for part in path:
            try:
                value = value[part]
            except (KeyError, IndexError, TypeError):
                value = None
            named = value.get("id") if isinstance(part, int) and isinstance(value, dict) else None
            text = named if isinstance(named, str) else str(part)
            parts.append(text if text.isprintable() else repr(text))  # a problem is one line
        return ".".join(parts)

    def dataset(self) -> model.Dataset | None:
        data = self.document.data
        if not isinstance(data, dict):
            sections = ", ".join(model.Dataset.model_fields)
            form = unreadable.another_form(self.text)
            self.problem((), form or f"the file holds no records; allowed: the sections {sections}")
            return None
        for each in misread.problems(self.document, self.text):
            self.problem(each.path, each.text, line=each.line)
            self.told |= {each.path, *each.made}
        for path, line, first in self.document.repeated_keys():
            self.problem(path, f"the key is repeated, first on line {first}; allowed: once", line=line)
        missing = dict(dangling(data))
        self.told |= missing.keys()
        self.sections(data)
        self.told -= missing.keys()
        draft = checks.Draft(**self.found)
        for path, text in chain(missing.items(), checks.all_problems(draft)):
            self.problem(path, text)
        return None if self.problems else model.Dataset.model_construct(**draft.sections())

    def sections(self, data: dict[str, Any]) -> None:
        for key in data.keys() - model.Dataset.model_fields.keys():
            self.problem((key,), unknown_key(key, list(model.Dataset.model_fields)), key=True)
        for key in _NEEDED:
            if key not in data:
                self.problem((key,), "the section is missing")
        about = "dataset" in data
        self.found["dataset"] = self.record(("dataset",), data["dataset"], model.About) if about else None
        given = {key: items for key, items in data.items() if items is not None}
        self.found["units"] = tuple(self.texts(given.get("units", [])))
        for key, kind in _MAPPINGS.items():
            self.found[key] = dict(self.mapping(key, given.get(key, {}), kind))
        for key, kind in _LISTS.items():
            self.found[key] = tuple(self.records(key, given.get(key, []), kind))

    def texts(self, items: Any) -> Iterator[str]:
        for index, item in enumerate(_as_list(items)):
            if isinstance(item, str) and len(item) > FEW_WORDS:
                self.problem(("units", index), f"is {len(item)} characters long; allowed: at most {FEW_WORDS}")
            elif isinstance(item, str) and item.strip() and item.isprintable():
                yield item
            else:
                self.problem(("units", index), f"{short(item)} is not a unit; allowed: text in one line")
        if not isinstance(items, list):
            self.problem(("units",), "is not a list; allowed: texts")

    def mapping(self, section: str, items: Any, kind: type[BaseModel]) -> Iterator[tuple[str, BaseModel]]:
        if not isinstance(items, dict):
            self.problem((section,), "is not a mapping; allowed: ids with their records")
            return
        self.few(section, items)
        for key, item in items.items():
            if not re.fullmatch(model.SLUG, key):
                self.problem((section, key), not_an_id(key), key=True)
            record = self.record((section, key), item, kind)
            if record is not None:
                yield key, record

    def records(self, section: str, items: Any, kind: type[BaseModel]) -> Iterator[tuple[int, BaseModel]]:
        """The valid records of a list, each with its place in the file."""
        if not isinstance(items, list):
            self.problem((section,), "is not a list; allowed: records that begin with '- id:'")
        self.few(section, _as_list(items))
        for index, item in enumerate(_as_list(items)):
            record = self.record((section, index), item, kind)
            if record is not None:
                yield index, record

    def few(self, section: str, items: Sized) -> None:
        """Stops at a section that is too large: each of its records would be checked for nothing."""
        if len(items) > RECORDS:
            self.problem((section,), f"has {len(items):,} records; allowed: at most {RECORDS:,}", key=True)
            raise _Enough

    def record(self, path: Path, item: Any, kind: type[BaseModel]) -> Any:
        """The record, or None with its problems noted."""
        for inner, text in unseen.problems(item):
            self.problem((*path, *inner), text)
        try:
            return kind.model_validate_json(json.dumps(item), strict=True)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                if detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]:
                    continue  # pydantic counts the valid entries only
                key = detail["type"] == "extra_forbidden"
                at = (*path, *detail["loc"])
                self.problem(at, message(detail, kind, self.document.written(at)), key=key)
        return None


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
