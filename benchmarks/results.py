"""Tables of measurements: printed, and kept in RESULTS.md under their heading, with the machine and the day."""

from __future__ import annotations

import os
import platform
import re
from datetime import date
from importlib.metadata import version
from pathlib import Path

FILE = Path(__file__).with_name("RESULTS.md")


def write(heading: str, told: str, rows: list[list[str]]) -> None:
    """Print a table and put it in the place of the earlier one of that heading; `told` says what was measured."""
    print(f"\n{heading}", *columns(rows), sep="\n", flush=True)
    part = "\n\n".join([f"## {heading}", machine(), told.strip(), "\n".join(_markdown(rows))])
    before = FILE.read_text(encoding="utf-8") if FILE.exists() else "# Measurements\n"
    parts = {one.partition("\n")[0]: one.strip() for one in re.split(r"(?m)^(?=## )", before)}
    parts[f"## {heading}"] = part
    FILE.write_text("\n\n".join(parts.values()) + "\n", encoding="utf-8")


def machine() -> str:
    """What the measurement ran on, and when."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    libraries = ", ".join(f"{name} {version(name)}" for name in ("streamlit", "pandas", "plotly"))
    system = f"{platform.system()} {platform.machine()}"
    made = f"{date.today()}, {platform.node()}: {os.cpu_count()} cores, {system}{load}"
    return f"{made}; Python {platform.python_version()}, {libraries}."


def columns(rows: list[list[str]]) -> list[str]:
    """Lines of a table, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["  ".join(cell.rjust(width) for cell, width in zip(row, widths, strict=True)) for row in rows]


def _markdown(rows: list[list[str]]) -> list[str]:
    head, *rest = (f"| {' | '.join(row)} |" for row in rows)
    return [head, f"|{'---|' * len(rows[0])}", *rest]
