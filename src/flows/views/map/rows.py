"""The rows of a picture of arcs as the map draws them: plain records, as there are few and each is looked at often."""

from __future__ import annotations

from typing import Any

import pandas as pd

from flows.views.map import scale as map_scale
from flows.views.map.picture import Arcs

Record = dict[str, Any]

THIN = 1.5
"""The line in pixels of an arc that stands for no amount."""


def records(frame: pd.DataFrame) -> list[Record]:
    """The rows of a frame as plain values by column."""
    columns = [frame[column].tolist() for column in frame]
    return [dict(zip(frame.columns, values, strict=True)) for values in zip(*columns, strict=True)]


def arcs(picture: Arcs, edges: map_scale.Edges) -> list[Record]:
    """The arcs with `kind` (of map_legend.KINDS), `disputed`, `step` (their class of width) and `pixels`; `width` is
    None where no amount is reported."""
    rows = records(picture.rows)
    for row in rows:
        width = None if row["width"] != row["width"] else row["width"]
        kind, step = _kind(row, width, picture.measure), map_scale.step(width or 0, edges)
        disputed = row["denied"] > 0 and kind != "denied"
        pixels = THIN if width is None else map_scale.PIXELS[step]
        row |= {"width": width, "kind": kind, "disputed": disputed, "step": step, "pixels": pixels}
    return rows


def _kind(row: Record, width: float | None, measure: str) -> str:
    if row["voice"] == "denied":
        return "denied"
    if width is None:
        return "split"
    if row["whole"] and measure == "origins":
        return "open"
    return "qualified" if row["voice"] == "qualified" else "said"
