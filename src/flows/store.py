"""The data file as it is now, or as it last was when it could be read: read again when its content changes.

A file may be edited while people read. Whatever stands in its place for a moment, half a file, none, a pipe, another
one renamed over it, the last good edition is shown until there is a better one.
"""

from __future__ import annotations

import gc
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Lock
from time import time_ns

from flows.dataset import InvalidDataset, Problem, parse, read
from flows.tables import Tables, build

_SETTLED = 2_000_000_000
"""Nanoseconds after which a stamp is trusted: clocks of file systems tick in up to two seconds, and two editions of one
size within a tick look the same. Until then the content is compared, which takes a millisecond."""


@dataclass(frozen=True, slots=True)
class State:
    """What can be shown: the last good tables (None where there never were any), and what is wrong with the file."""

    tables: Tables | None
    problems: tuple[Problem, ...] = ()
    digest: str = ""
    content: bytes = b""
    """The file from which the tables were made."""


class Store:
    """One data file, shared by all readers of a process."""

    def __init__(self, file: Path, shown_as: str | None = None, which: Mapping[str, str] | None = None) -> None:
        """`which` is what an address says to mean it, as in Tables."""
        self.file, self._which = file, which or {}
        self.name = shown_as or str(file)
        self._stamp: tuple[int, ...] | None = None
        self._state = State(None)
        self._lock = Lock()

    def state(self) -> State:
        """The state of the file; a changed stamp is looked into, a changed content is read.

        While one reader has it read the others get what was there before; only the first edition is waited for.
        """
        if self._lock.acquire(blocking=self._state.tables is None):
            try:
                self._look()
            finally:
                self._lock.release()
        return self._state

    def _look(self) -> None:
        try:
            stamp = self._stamped()
            if stamp != self._stamp:
                self._state = self._understood(read(self.file))
                settled = time_ns() - stamp[0] > _SETTLED
                self._stamp = stamp if settled else None
        except OSError as error:
            problem = Problem(self.name, 1, "", f"the file cannot be read: {error.strerror}")
            if self._state.problems != (problem,):
                self._state = State(self._state.tables, (problem,), content=self._state.content)
            self._stamp = None

    def _stamped(self) -> tuple[int, ...]:
        """What tells one edition from the next, taken before reading: what is written meanwhile is read next time."""
        found = self.file.stat()
        return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino

    def _understood(self, given: bytes) -> State:
        digest = sha256(given).hexdigest()
        if digest == self._state.digest:
            return self._state
        try:
            found = State(build(parse(given, self.name), self._which), digest=digest, content=given)
        except InvalidDataset as error:
            return State(self._state.tables, error.problems, digest, self._state.content)
        _put_aside()
        return found


def _put_aside() -> None:
    """What is there now stays as long as the process or the edition: after every run Streamlit has the collector look
    for what nobody holds any more, and to walk all of this each time is a good part of a run's time."""
    gc.unfreeze()
    gc.collect()
    gc.freeze()
