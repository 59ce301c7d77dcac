"""Where the project's own files are, and the store every part of the app shares."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from flows.store import Store

ROOT = Path(__file__).parents[2]
DATA = ROOT / "data" / "arms_flows.yaml"
VARIABLE = "FLOWS_DATA"
"""The environment variable that names another data file."""


def file() -> Path:
    """The data file to show: the one that the variable names, else the project's own."""
    return Path(os.environ.get(VARIABLE) or DATA)


@cache
def store() -> Store:
    """The store of the file to show."""
    shown = file()
    return Store(shown, shown.relative_to(ROOT).as_posix() if shown.is_relative_to(ROOT) else str(shown))
