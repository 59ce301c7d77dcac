"""The data file as it is, or as it last was: when it is read again, and what is said where it cannot be."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from flows import dataset, project
from flows import store as module
from flows.dataset import Dataset, parse
from flows.store import Store
from tests import small

BROKEN = "stance: sings"
SECOND = 1_000_000_000


class Reads:
    """How often the file was opened, and how often its text was understood anew."""

    opened = 0
    parsed = 0


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Reads:
    found = Reads()

    def read(path: Path) -> bytes:
        found.opened += 1
        return dataset.read(path)

    def counting(content: str | bytes, name: str = "data") -> Dataset:
        found.parsed += 1
        return parse(content, name)

    monkeypatch.setattr(module, "read", read)
    monkeypatch.setattr(module, "parse", counting)
    return found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "flows.yaml"
    write(path, small.text())
    return path


def write(path: Path, text: str) -> None:
    """The text, saved a second after what stood there."""
    before = path.stat().st_mtime_ns if path.exists() else 0
    path.write_text(text, encoding="utf-8")
    os.utime(path, ns=(before + SECOND, before + SECOND))


def broken() -> str:
    return small.changed(("stance: denies", BROKEN))


def test_a_good_file_gives_tables_and_no_problems(file: Path) -> None:
    state = Store(file).state()
    assert state.tables is not None
    assert len(state.tables.claims) == 8
    assert state.problems == ()


def test_an_unchanged_file_is_not_read_again(file: Path, reads: Reads) -> None:
    store = Store(file)
    first = store.state()
    assert all(store.state() is first for _ in range(3))
    assert (reads.opened, reads.parsed) == (1, 1)


def test_a_file_saved_again_as_it_was_is_looked_at_and_not_understood_anew(file: Path, reads: Reads) -> None:
    store = Store(file)
    first = store.state()
    write(file, small.text())
    assert store.state() is first
    assert (reads.opened, reads.parsed) == (2, 1)


def test_a_changed_file_is_read(file: Path) -> None:
    store = Store(file)
    first = store.state()
    write(file, small.text(events=None))
    changed = store.state()
    assert first.tables is not None
    assert changed.tables is not None
    assert (len(first.tables.dataset.events), len(changed.tables.dataset.events)) == (1, 0)
    assert changed.problems == ()


def test_a_file_of_another_size_is_read_even_where_its_time_is_the_same(file: Path) -> None:
    store = Store(file)
    store.state()
    before = file.stat().st_mtime_ns
    write(file, small.text(events=None))
    os.utime(file, ns=(before, before))
    tables = store.state().tables
    assert tables is not None
    assert not tables.dataset.events


def test_a_broken_file_keeps_the_last_good_tables_and_lists_the_problems(file: Path, reads: Reads) -> None:
    store = Store(file, "data/flows.yaml")
    good = store.state().tables
    write(file, broken())
    state = store.state()
    assert state.tables is good
    (problem,) = state.problems
    assert str(problem).startswith("data/flows.yaml:")
    assert "'sings'" in problem.text
    assert store.state() is state
    assert reads.parsed == 2


def test_a_mended_file_is_shown_again(file: Path) -> None:
    store = Store(file)
    store.state()
    write(file, broken())
    store.state()
    write(file, small.text())
    state = store.state()
    assert state.tables is not None
    assert state.problems == ()


@pytest.mark.parametrize("content", [b"\xff\xfe", b"- a\n  b: [", b"", b"claims: {"])
def test_a_file_that_is_no_data_at_all_is_a_problem(file: Path, content: bytes) -> None:
    store = Store(file)
    good = store.state().tables
    file.write_bytes(content)
    state = store.state()
    assert state.tables is good
    assert state.problems


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    state = Store(tmp_path / "none.yaml", "none.yaml").state()
    assert state.tables is None
    assert [str(problem) for problem in state.problems] == [
        "none.yaml:1: the file cannot be read: No such file or directory"
    ]


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (problem,) = Store(tmp_path).state().problems
    assert str(problem) == f"{tmp_path}:1: the file cannot be read: it is a folder; allowed: a data file"


def test_a_file_that_goes_keeps_its_tables_until_it_is_back(file: Path) -> None:
    store = Store(file)
    good = store.state().tables
    file.unlink()
    assert store.state().tables is good
    assert len(store.state().problems) == 1
    write(file, small.text())
    state = store.state()
    assert state.tables is not None
    assert state.problems == ()


def test_a_file_that_was_never_good_gives_no_tables(file: Path) -> None:
    file.write_text(broken(), encoding="utf-8")
    state = Store(file).state()
    assert state.tables is None
    assert len(state.problems) == 1


def test_every_problem_is_listed(file: Path) -> None:
    file.write_text(small.changed(("stance: denies", BROKEN), ("date: 2025-06\n", "date: 2025-13\n")), encoding="utf-8")
    assert len(Store(file).state().problems) == 2


def test_two_editions_of_one_size_within_a_tick_of_the_clock_are_told_apart(file: Path, reads: Reads) -> None:
    """A stamp that is not older than the clock's tick is not trusted: the content is compared."""
    later = time.time_ns() + 3600 * SECOND
    os.utime(file, ns=(later, later))
    store = Store(file)
    first = store.state()
    assert store.state() is first
    assert (reads.opened, reads.parsed) == (2, 1)


def test_a_file_renamed_over_it_is_read(file: Path, tmp_path: Path) -> None:
    store = Store(file)
    store.state()
    other = tmp_path / "other.yaml"
    write(other, small.changed(("title: A small file", "title: A small fil3")))
    os.utime(other, ns=(SECOND, SECOND))
    os.utime(file, ns=(SECOND, SECOND))
    other.rename(file)
    tables = store.state().tables
    assert tables is not None
    assert tables.dataset.dataset.title == "A small fil3"


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def _link_to_nothing(path: Path) -> None:
    path.symlink_to(path.parent / "none")


def _link_to_a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _link_to_a_pipe(path: Path) -> None:
    os.mkfifo(path.parent / "pipe")
    path.symlink_to(path.parent / "pipe")


NOT_REGULAR = "it is a pipe, a socket or a device; allowed: a regular file"


@pytest.mark.parametrize(
    ("put", "reason"),
    [
        (_pipe, NOT_REGULAR),
        (_link_to_a_pipe, NOT_REGULAR),
        (_link_to_a_device, NOT_REGULAR),
        (_link_to_itself, "Too many levels of symbolic links"),
        (_link_to_nothing, "No such file or directory"),
        (Path.mkdir, "it is a folder; allowed: a data file"),
    ],
)
def test_what_is_put_in_its_place_is_never_waited_for(file: Path, put: Callable[[Path], None], reason: str) -> None:
    """The last good data stay, and come back by themselves once a file is there."""
    store = Store(file, "flows.yaml")
    good = store.state().tables
    file.unlink()
    put(file)
    state = store.state()
    assert state.tables is good
    assert [str(problem) for problem in state.problems] == [f"flows.yaml:1: the file cannot be read: {reason}"]
    assert store.state() is state
    file.rename(file.parent / "away")
    write(file, small.text())
    assert store.state().problems == ()


def test_a_link_to_a_file_is_read_as_the_file(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(file)
    assert Store(link).state().problems == ()


def test_a_file_that_may_not_be_read_keeps_the_last_good_data(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = Store(file, "flows.yaml")
    good = store.state().tables

    def refuse(*_: object) -> int:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", refuse)
        os.utime(file, ns=(9 * SECOND, 9 * SECOND))
        state = store.state()
    assert state.tables is good
    assert [str(problem) for problem in state.problems] == ["flows.yaml:1: the file cannot be read: Permission denied"]
    assert store.state().problems == ()


@pytest.mark.parametrize("part", [0.1, 0.5, 0.9, 0.999])
def test_half_a_file_keeps_the_last_good_data_and_names_file_and_line(file: Path, part: float) -> None:
    store = Store(file, "flows.yaml")
    good = store.state().tables
    whole = small.text()
    write(file, whole[: int(len(whole) * part)])
    state = store.state()
    assert state.tables is good
    assert all(str(problem).startswith("flows.yaml:") and problem.line >= 1 for problem in state.problems)
    assert state.problems
    write(file, whole)
    assert store.state().problems == ()


def test_while_one_reader_reads_an_edition_the_others_are_shown_the_last(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(file)
    before = store.state()
    seen: list[object] = []

    def meanwhile(content: str | bytes, name: str = "data") -> Dataset:
        other = Thread(target=lambda: seen.append(store.state()))
        other.start()
        other.join()
        return parse(content, name)

    monkeypatch.setattr(module, "parse", meanwhile)
    write(file, small.text(events=None))
    after = store.state()
    assert seen == [before]
    assert after.tables is not before.tables


def test_fifty_edits_while_people_read_show_good_editions_alone(file: Path) -> None:
    store, done, seen = Store(file), Event(), []

    def reading() -> None:
        while not done.is_set():
            seen.append(store.state().tables)

    readers = [Thread(target=reading) for _ in range(3)]
    store.state()
    for reader in readers:
        reader.start()
    editions = [small.text(), broken(), small.text(events=None), small.text()[:900], ""]
    for edit in range(50):
        write(file, editions[edit % len(editions)])
    write(file, small.text(companies=None))
    done.set()
    for reader in readers:
        reader.join()
    assert all(tables is not None and len(tables.claims) == 8 for tables in seen)
    last = store.state()
    assert last.problems == ()
    assert last.tables is not None
    assert not last.tables.dataset.companies


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """The environment of a new process: the project's store is made once."""
    monkeypatch.delenv(project.VARIABLE, raising=False)
    project._library.cache_clear()  # noqa: SLF001 # as a new process begins
    yield monkeypatch
    project._library.cache_clear()  # noqa: SLF001 # the same


def test_the_project_shows_the_file_it_ships(named: pytest.MonkeyPatch) -> None:
    store = project.store()
    assert (store.file, store.name) == (project.DATA, "data/arms_flows.yaml")
    assert project.store() is store
    assert store.state().problems == ()


def test_a_variable_names_another_file(named: pytest.MonkeyPatch, file: Path) -> None:
    named.setenv("FLOWS_DATA", str(file))
    store = project.store()
    assert (store.file, store.name) == (file, str(file))


def test_an_empty_variable_names_no_file(named: pytest.MonkeyPatch) -> None:
    named.setenv("FLOWS_DATA", "")
    assert project.store().file == project.DATA
