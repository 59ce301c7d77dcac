"""The data file as it is, or as it last was: when it is read again, and what is said where it cannot be."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows import project
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
    found, opened = Reads(), Path.read_bytes

    def read_bytes(self: Path) -> bytes:
        found.opened += 1
        return opened(self)

    def counting(content: str | bytes, name: str = "data") -> Dataset:
        found.parsed += 1
        return parse(content, name)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
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
    assert str(problem) == f"{tmp_path}:1: the file cannot be read: Is a directory"


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


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """The environment of a new process: the project's store is made once."""
    monkeypatch.delenv(project.VARIABLE, raising=False)
    project.store.cache_clear()
    yield monkeypatch
    project.store.cache_clear()


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
