"""What is said of each flow and who answers, a row a flow: the disputed first, whoever repeats them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from flows.dates import spoken
from flows.kept import kept
from flows.selection import Mask
from flows.tables import Tables, flow_name
from flows.views.overview.said import Said, said
from flows.views.overview.split import Part, several, splits
from flows.views.overview.talk import Talk

LINES, REPLIES = 3, 3
"""Speakers, and replies, in a row at the most; more are counted."""


@dataclass(frozen=True, slots=True)
class Row:
    """One flow."""

    flow: str
    title: str
    disputed: bool
    """One speaker asserts or confirms what another denies, each where it is aimed; whatever is selected."""
    lines: tuple[Said, ...]
    """Who says it, each speaker once: figures, then what is denied; the first claim where there is neither."""
    further: int
    """Claims of the same sort that are not shown."""
    replies: tuple[Said, ...]
    """Who answers, each speaker once a stance: denials first."""
    further_replies: int
    """Claims of the same sort that are not shown."""
    outside: int
    """Replies that the selection leaves out."""
    several: bool
    """Whether several parties are named for one stage in between."""
    split: tuple[Part, ...]
    """What is said of each of them; empty where nobody says."""


@kept
def rows(tables: Tables, mask: Mask) -> tuple[Row, ...]:
    """Every flow of the chosen claims but statistics: the disputed first, in each half those on which somebody puts a
    figure, then by the newest claim, then by the newest period. How many reports or sources carry a claim moves no
    row."""
    talk = Talk(tables, mask)
    return tuple(_row(talk, flow) for flow in sorted(talk.own, key=talk.rank))


@kept
def _namesakes(tables: Tables) -> frozenset[str]:
    """The names that several flows have, as the lines of a register from year to year."""
    many = Counter(flow_name(flow, tables.dataset) for flow in tables.dataset.flows.values())
    return frozenset(name for name, number in many.items() if number > 1)


def _title(tables: Tables, flow: str) -> str:
    """The name of a flow, with its period where others have the same name."""
    record = tables.dataset.flows[flow]
    name = flow_name(record, tables.dataset)
    return f"{name}, {spoken(str(record.period))}" if record.period and name in _namesakes(tables) else name


def _row(talk: Talk, flow: str) -> Row:
    tables, record = talk.tables, talk.tables.dataset.flows[flow]
    heads, replies = talk.heads(flow), talk.replies(flow)
    leading = talk.leading(flow) or heads[:1]
    lines, answers = talk.once(leading, "by")[:LINES], talk.once(replies, "by", "stance")[:REPLIES]
    return Row(
        flow, _title(tables, flow), talk.disputed(flow),
        tuple(said(tables, row, flow) for row in lines), len(heads) - len(lines),
        tuple(said(tables, row, flow) for row in answers), len(replies) - len(answers), talk.outside(flow),
        several(record), splits(tables).get(flow, ()),
    )  # fmt: skip
