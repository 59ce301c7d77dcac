"""What a selection holds, in numbers and as one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from flows import speakers
from flows.choices import STANCE_WORDS as STANCE_WORDS  # passed on to whoever puts a selection into words
from flows.choices import label
from flows.choices import stance_of as stance_of
from flows.choices import stances_of as stances_of
from flows.dataset.model import About
from flows.dates import spoken
from flows.facets import counts as facets
from flows.query import day
from flows.selection import Mask, Selection
from flows.tables import STANCES, Tables

_BEFORE = {
    "origin": "from", "intermediary": "via", "destination": "to", "source": "carried by", "speaker": "said by",
    "actor": "said by", "company": "naming", "flow": "about", "basis": "counted as",
}  # fmt: skip
"""What a sentence says before the values of a field."""
_SWITCHED = {"disputed": "disputed only", "figure": "with a figure only", "statistics": "official statistics"}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many claims are chosen and of how many; the distinct origins, reports, actors and flows behind them."""

    claims: int
    total: int
    origins: int
    reports: int
    actors: int
    flows: int


def count(tables: Tables, mask: Mask) -> Counts:
    """The counts of a mask."""
    return Counts(
        int(mask.sum()),
        len(mask),
        distinct(tables.origins["origin"], mask[tables.origins["claim"].to_numpy()]),
        distinct(tables.citations["report"], mask[tables.citations["claim"].to_numpy()]),
        distinct(tables.claims["actor"], mask),
        distinct(tables.claims["flow"], mask),
    )


def distinct(column: pd.Series, rows: Mask) -> int:
    """How many different values a categorical column without gaps holds in some of its rows."""
    return int(np.count_nonzero(np.bincount(column.cat.codes.to_numpy()[rows])))


def plural(number: int, one: str, many: str | None = None) -> str:
    """'1 claim', '2 claims', '1,200 claims'."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def labelled(publisher: str, state_controlled: bool) -> str:
    """A publisher's name, labelled where a state controls it."""
    return f"{publisher} (state-controlled)" if state_controlled else publisher


def reach(about: About) -> str:
    """How far the search for reports reaches, so that silence after it is not taken for calm; empty where not said."""
    if about.searched is None:
        return ""
    return f"Reports read up to {spoken(str(about.searched.until))}: what was said later is not here."


def sentence(selection: Selection, counts: Counts, tables: Tables) -> str:
    """'23 of 140 claims, 9 sources, 61 reports: Serbia, without denials; 12 official statistics left aside.'

    '3 of 140 claims carried by The Moscow Times, in 1 report of theirs; in all 2 sources, 53 reports: Serbia.'
    """
    claims = f"{counts.claims:,} of {plural(counts.total, 'claim')}"
    behind = f"{plural(counts.origins, 'source')}, {plural(counts.reports, 'report')}"
    chosen = ", ".join(phrases(selection, tables))
    if selection.source:
        theirs = plural(_carried(selection, tables), "report")
        claims = f"{claims} {_any('source', selection.source, tables)}"
        behind = f"in {theirs} of theirs; in all {behind}"
    else:
        chosen = chosen or "the whole set"
    return f"{claims}, {behind}{': ' if chosen else ''}{chosen}{_statistics(selection, tables)}."


def phrases(selection: Selection, tables: Tables) -> list[str]:
    """Each filter in words; of publishers and statistics the sentence speaks by itself."""
    found = []
    for field in ("country", "origin", "intermediary", "destination", "speaker", "actor", "company"):
        found += _some(field, selection, tables)
    found += _stance(selection)
    for field in ("flow", "goods", "basis"):
        found += _some(field, selection, tables)
    found += [f"said since {year_or_day(selection.since, first=True)}"] if selection.since else []
    found += [f"said until {year_or_day(selection.until, first=False)}"] if selection.until else []
    found += [f"with the words “{selection.text}”"] if selection.text else []
    return found + [_SWITCHED[switch] for switch in ("disputed", "figure") if getattr(selection, switch)]


def chip(field: str, value: str, tables: Tables) -> str:
    """One value of a selection in few words: 'Spain', 'Via Spain', 'Serbia: officials', 'Names Krušik'."""
    if field in _SWITCHED:
        told = _SWITCHED[field]
    elif field in ("since", "until"):
        read = day(value, first=True)
        told = f"{field} {year_or_day(read, first=field == 'since') if read else value}"
    elif field == "text":
        told = f"“{value}”"
    else:
        before = {"speaker": "", "company": "names", "flow": ""}.get(field, _BEFORE.get(field, ""))
        told = f"{before} {label(field, tables)(value)}".strip()
    return told[0].upper() + told[1:]


def year_or_day(day: date, *, first: bool) -> str:
    """'2024' for the first day of a year, or the last where a range ends; else the day: '2024-06-22'."""
    edge = (1, 1) if first else (12, 31)
    return f"{day.year:04}" if (day.month, day.day) == edge else day.isoformat()


def _carried(selection: Selection, tables: Tables) -> int:
    """How many reports of the chosen publishers carry claims of the selection."""
    rows = tables.within(tables.citations, selection.mask(tables))
    return int(rows.loc[rows["publisher"].isin(selection.source), "report"].nunique())


def _statistics(selection: Selection, tables: Tables) -> str:
    """Whether official statistics are among the claims, or how many are not."""
    many = facets(selection, tables)["statistics"]["yes"]
    if selection.statistics or (tables.claims["kind"] == "statistic").all():
        return ", with official statistics" if many else ""
    return f"; {plural(many, 'official statistic')} left aside" if many else ""


def _some(field: str, selection: Selection, tables: Tables) -> list[str]:
    values = getattr(selection, field)
    return [_any(field, values, tables)] if values else []


def _any(field: str, values: tuple[str, ...], tables: Tables) -> str:
    """'from Serbia, Spain or Ukraine'."""
    named = speakers.phrase if field == "speaker" else label(field, tables)
    names = [named(value).lower() if field == "goods" else named(value) for value in values]
    return f"{_BEFORE.get(field, '')} {_listed(names)}".strip()


def _listed(names: list[str]) -> str:
    return " or ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]


def _stance(selection: Selection) -> list[str]:
    missing = [stance for stance in STANCES if stance not in selection.stance]
    if selection.stance and missing == ["denies"]:
        return ["without denials"]
    names = [STANCE_WORDS[stance].replace("“", "‘").replace("”", "’") for stance in selection.stance]
    return [f"stance {_listed([f'“{name}”' for name in names])}"] if names else []
