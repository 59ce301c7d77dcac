"""Streamlit's options, the same however the app is started.

`.streamlit/config.toml` is the one place where they stand. `streamlit run` reads it where the app is started beside it;
uvicorn, or a start from another folder, would leave Streamlit's own: statistics sent to its makers, its own look, its
tracebacks before readers. Here the file is applied wherever the app is started. What a command line or an
environment variable says goes first, save what no reader could agree to.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from typing import Any

from starlette.formparsers import MultiPartParser
from streamlit import config

from flows.project import ROOT
from flows.sizes import TABLE_BYTES

FILE = ROOT / ".streamlit" / "config.toml"
ALWAYS = ("browser.gatherUsageStats", "server.enableXsrfProtection", "server.enableCORS")
"""Options that nothing overrides: no third party, and no other site, hears from a reader's browser."""
_BY_HAND = "command-line argument or environment variable"


def apply() -> None:
    """Set the options, now and whenever Streamlit reads its own files anew; keep what readers bring off the disk."""
    MultiPartParser.spool_max_size = 2 * TABLE_BYTES  # else what is larger than a megabyte passes through a file
    _set()
    config.on_config_parsed(_set, force_connect=True)


def options(table: dict[str, Any], section: str = "") -> Iterator[tuple[str, Any]]:
    """'theme.light.linkColor' and its value, for each option of the file."""
    for key, value in table.items():
        name = f"{section}{key}"
        if isinstance(value, dict):
            yield from options(value, f"{name}.")
        else:
            yield name, value


def _set() -> None:
    for name, value in options(tomllib.loads(FILE.read_text(encoding="utf-8"))):
        if name in ALWAYS or config.get_where_defined(name) != _BY_HAND:
            config.set_option(name, value, where_defined=str(FILE))
