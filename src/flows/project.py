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


@cache
def store() -> Store:
    """The store of the file to show."""
    file = Path(os.environ.get(VARIABLE) or DATA)
    return Store(file, file.relative_to(ROOT).as_posix() if file.is_relative_to(ROOT) else str(file))
