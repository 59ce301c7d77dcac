"""What tests share."""

from __future__ import annotations

import functools
import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import strategies as st
from streamlit.components.v2 import manifest_scanner

from benchmarks import synthetic
from flows.dataset import load
from flows.project import DATA
from flows.selection import Mask
from flows.store import Store
from flows.tables import Tables, build
from tests import elsewhere, small


@pytest.fixture(scope="session", autouse=True)
def started_once() -> Iterator[None]:
    """A page of a test is an app of its own. What an app does when it starts is done once for all of them: Streamlit
    looks through every installed package for components, and the data are put aside from its search for unheld memory.
    That search is made more seldom, too: tests make and drop much.
    """
    with pytest.MonkeyPatch.context() as patch:
        once = functools.cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", once)
        patch.setattr("flows.store._put_aside", gc.freeze)
        gc.collect()
        gc.freeze()
        gc.set_threshold(10_000, 20, 50)
        yield


def _stays(tables: Tables) -> Tables:
    """The tables, which stay as long as the tests and are put aside as the app does it."""
    gc.freeze()
    return tables


@pytest.fixture(scope="session")
def shipped() -> Tables:
    """The data as shipped."""
    return _stays(build(load(DATA)))


@pytest.fixture(scope="session")
def little() -> Tables:
    """The small file of tests.small."""
    return _stays(build(small.dataset()))


@pytest.fixture(scope="session")
def made_up() -> Tables:
    """Made-up data with accounts of many claims, open sides, currencies without a rate and long routes."""
    return _stays(build(synthetic.dataset(200, seed=1)))


@pytest.fixture(scope="session", params=["shipped", "made_up"])
def tables(request: pytest.FixtureRequest) -> Tables:
    """The shipped data, then made-up data."""
    found: Tables = request.getfixturevalue(request.param)
    return found


def masks(tables: Tables) -> st.SearchStrategy[Mask]:
    """Any choice of claims: few, all but few, about half."""
    size = len(tables.claims)

    def chosen(rows: set[int]) -> Mask:
        mask = np.zeros(size, dtype=bool)
        mask[sorted(rows)] = True
        return mask

    few = st.sets(st.integers(0, size - 1), max_size=12).map(chosen)
    half = st.integers(0, 2**32 - 1).map(lambda seed: np.random.default_rng(seed).random(size) < 0.5)
    return few | few.map(np.logical_not) | half


def everything(tables: Tables) -> Mask:
    """The mask of all claims."""
    return np.ones(len(tables.claims), dtype=bool)


def only(tables: Tables, *ids: str) -> Mask:
    """The mask of some claims."""
    return np.asarray(tables.claims["id"].isin(ids), dtype=bool)


Show = Callable[[str, str], Path]
"""From a name and a text to the file that the app shows in place of the project's own."""


@pytest.fixture(scope="session")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The small file, read once, to be served in place of the project's own."""
    file = tmp_path_factory.mktemp("data") / "small.yaml"
    file.write_text(small.text(), encoding="utf-8")
    return Store(file, "small.yaml")


@pytest.fixture
def show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Show:
    def shown(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        store = Store(path, name)
        monkeypatch.setattr("flows.project.cases", lambda: {"shown": store})
        return path

    return shown


@pytest.fixture
def other(show: Show) -> None:
    """Another case in place of the project's own."""
    show("elsewhere.yaml", elsewhere.text())
