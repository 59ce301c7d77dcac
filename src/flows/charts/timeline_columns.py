"""The frames of a timeline as plain columns, read once: a frame is slow to look into row by row."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from flows.pictures.lanes import Timeline

Days = np.ndarray[Any, np.dtype[np.datetime64]]


class Lane(NamedTuple):
    """A row of `timeline.lanes`."""

    actor: str
    name: str
    country: str
    group: str
    claims: int
    actors: int


class Event(NamedTuple):
    """A row of `timeline.events`."""

    letter: str
    date: str
    title: str


class Band(NamedTuple):
    """A row of `timeline.bands`."""

    date: str
    names: tuple[str, ...]
    flows: int
    claims: int


class Columns(NamedTuple):
    """The columns of `timeline.rows`; days without hours."""

    key: list[str]
    lane: list[int]
    day: Days
    start: Days
    end: Days
    exact: list[bool]
    """Whether the date is a day."""
    stance: list[int]
    """Places in STANCES."""
    number: list[int]
    claims: list[int]
    origins: list[int]
    reports: list[int]
    lanes: list[Lane]
    events: list[Event]
    event_day: Days
    bands: list[Band]


def columns(timeline: Timeline) -> Columns:
    """Those of a timeline."""
    rows = timeline.rows
    return Columns(
        rows["key"].tolist(),
        rows["lane"].tolist(),
        days(rows["day"]),
        days(rows["start"]),
        days(rows["end"]),
        [precision == "day" for precision in rows["precision"].tolist()],
        rows["stance"].cat.codes.tolist(),
        rows["number"].tolist(),
        rows["claims"].tolist(),
        rows["origins"].tolist(),
        rows["reports"].tolist(),
        [Lane(*values) for values in _values(timeline.lanes, Lane._fields)],
        [Event(*values) for values in _values(timeline.events, Event._fields)],
        days(timeline.events["day"]),
        [Band(*values) for values in _values(timeline.bands, Band._fields)],
    )


def _values(frame: pd.DataFrame, names: tuple[str, ...]) -> Iterator[tuple[Any, ...]]:
    return zip(*(frame[name].tolist() for name in names), strict=True)


def days(column: pd.Series) -> Days:
    """A column of dates as days."""
    return column.to_numpy().astype("datetime64[D]")


def texts(column: Days) -> list[str]:
    """Days as plotly reads them."""
    return [str(day) for day in np.datetime_as_string(column)]
