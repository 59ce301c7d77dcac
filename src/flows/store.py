"""The data file as it is now, or as it last was when it could be read: read again when its content changes."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from threading import Lock

from flows.dataset import InvalidDataset, Problem, parse
from flows.tables import Tables, build


@dataclass(frozen=True, slots=True)
class State:
    """What can be shown: the last good tables (None where there never were any), and what is wrong with the file."""

    tables: Tables | None
    problems: tuple[Problem, ...] = ()
    digest: str = ""


class Store:
    """One data file, shared by all readers of a process."""

    def __init__(self, file: Path, shown_as: str | None = None) -> None:
        self.file = file
        self.name = shown_as or str(file)
        self._stamp: tuple[int, int] | None = None
        self._state = State(None)
        self._lock = Lock()

    def state(self) -> State:
        """The state of the file; a changed stamp is looked into, a changed content is read."""
        with self._lock:
            try:
                found = self.file.stat()
                stamp = (found.st_mtime_ns, found.st_size)
                if stamp != self._stamp:
                    self._state, self._stamp = self._read(self.file.read_bytes()), stamp
            except OSError as error:
                problem = Problem(self.name, 1, "", f"the file cannot be read: {error.strerror}")
                self._state, self._stamp = State(self._state.tables, (problem,)), None
            return self._state

    def _read(self, content: bytes) -> State:
        digest = sha256(content).hexdigest()
        if digest == self._state.digest:
            return self._state
        try:
            return State(build(parse(content, self.name)), digest=digest)
        except InvalidDataset as error:
            return State(self._state.tables, error.problems, digest)
