"""The cases there are to show: a data file is a case, a folder holds as many as there are data files in it.

A folder is looked into again each time it is asked for, so that a new file appears and one that is gone goes. What was
first stays first while the process runs, gone or not: addresses that name no case mean it.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from threading import Lock

from flows.query import CASE
from flows.store import Store

ENDINGS = (".yaml", ".yml")
FIRST = "arms_flows"
"""The case that is first wherever it is; all others stand by name."""


def files(place: Path) -> dict[str, Path]:
    """Each case by its name, in order: the file itself, or those directly in a folder that end as YAML does, but for
    hidden ones. A case is called as its file without the ending; with it where another file has that name already.

    A folder that cannot be read, or that holds none, stands for itself: reading it says what is wrong.
    """
    try:
        held = sorted(one for one in place.iterdir() if _is_data(one)) if place.is_dir() else []
    except OSError:
        held = []
    found: dict[str, Path] = {}
    for file in held or [place]:
        found[file.name if file.stem in found else file.stem] = file
    return dict(sorted(found.items(), key=lambda each: (each[0] != FIRST, each[0])))


def _is_data(file: Path) -> bool:
    return file.suffix in ENDINGS and not file.name.startswith(".") and file.is_file()


class Library:
    """One store a case, shared by all readers of a process."""

    def __init__(self, place: Path, below: Path) -> None:
        """`below` is the folder whose files are named by their path in it."""
        self._place, self._below = place, below
        self._first: dict[str, Path] = {}
        self._stores: dict[str, Store] = {}
        self._lock = Lock()

    def cases(self) -> Mapping[str, Store]:
        """The store of each case by its name, the first first; never none."""
        found = files(self._place)
        there = {name: file for name, file in found.items() if file.is_file()}
        with self._lock:
            self._first = self._first or dict(list(there.items())[:1])
            shown = self._first | there or found
            first = next(iter(shown))
            self._stores = {name: self._store(name, file, name == first) for name, file in shown.items()}
            return self._stores

    def _store(self, name: str, file: Path, first: bool) -> Store:
        held = self._stores.get(name)
        if held and held.file == file:
            return held
        shown = file.relative_to(self._below).as_posix() if file.is_relative_to(self._below) else str(file)
        return Store(file, shown, {} if first else {CASE: name})
