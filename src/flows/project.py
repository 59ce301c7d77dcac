"""Where the project's own files are, and the stores every part of the app shares."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from flows.library import Library, files
from flows.store import Store

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "data"
DATA = FOLDER / "arms_flows.yaml"
VARIABLE = "FLOWS_DATA"
"""The environment variable that names another data file, or another folder of them."""


def place() -> Path:
    """The data file or folder to show: the one that the variable names, else the project's own folder."""
    return Path(os.environ.get(VARIABLE) or FOLDER)


def file() -> Path:
    """The data file that is meant where none is named: the first case."""
    return next(iter(files(place()).values()))


@cache
def _library() -> Library:
    return Library(place(), ROOT)


def cases() -> Mapping[str, Store]:
    """The store of each case to show, by its name; the first is the one that addresses mean which name none."""
    return _library().cases()


def store(case: str = "") -> Store:
    """The store of a case, of the first where none is named. Raises KeyError where there is no such case."""
    held = cases()
    return held[case or next(iter(held))]
