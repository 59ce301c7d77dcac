"""The words of the timeline: dates, names, what hovers over a mark. Texts of the data never become markup."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from html import escape
from textwrap import wrap
from typing import Any

from flows.charts.style import Look
from flows.dataset.model import Claim
from flows.dates import spoken
from flows.pictures import briefs
from flows.pictures.lanes_actors import ELSEWHERE
from flows.summary import plural

BREAK = "<br>"
HOVER = 46
"""Characters in a line of hover text: what a screen of 390 px has room for."""
LETTER, BESIDE = 6.0, 5.5
"""Width of a letter of a name over a lane and beside a mark, in pixels; rather too wide than too narrow."""
_STATEMENT, _NAME = 4, 90
"""Lines of a statement and letters of a flow's name that hover; all of it stands in the note."""
_FEW = 3
"""Letters of an office that are too few to tell anything."""


def plain(text: str) -> str:
    """Text that plotly shows letter by letter, whatever is in it."""
    return escape(text, quote=False)


def label(lane: Any, style: Look, width: float) -> tuple[str, float]:
    """The name of a lane, after it in smaller type as much of the office as the line holds, and where it ends."""
    name, _, detail = full(lane).partition(", ")
    room = int(width / LETTER)
    if len(name) > room:
        return BREAK.join(map(plain, wrapped(name, room))), width
    detail = cut(detail, room - len(name) - 2)
    reach = (len(name) + (len(detail) + 2 if detail else 0)) * LETTER + 6
    return plain(name) + (f"&nbsp; {small(detail, style)}" if detail else ""), reach


def cut(text: str, room: int) -> str:
    """As many words as there is room for; nothing where they would be few."""
    if len(text) <= room:
        return text
    words, _, _ = text[: max(room - 1, 0)].rpartition(" ")
    return f"{words.rstrip(',;')} …" if len(words) > _FEW else ""


def full(lane: Any) -> str:
    """The actor's name with the office, and the country where no heading gives it."""
    name = str(lane.name)
    return f"{name}, {lane.country}" if lane.group == ELSEWHERE and lane.country not in name else name


def alone(lane: Any) -> str:
    """The name without the office, which the note gives; with the country where no heading does."""
    name = str(lane.name).partition(", ")[0]
    return f"{name}, {lane.country}" if lane.group == ELSEWHERE and lane.country not in name else name


def short(lane: Any, room: float) -> list[str]:
    """The name beside a lone mark; without the country where one line does not hold it."""
    letters, name = max(int(room / BESIDE), 12), alone(lane)
    return [name] if len(name) <= letters else wrapped(str(lane.name).partition(", ")[0], letters)


def small(text: str, style: Look) -> str:
    """Text in smaller, quieter type."""
    return f'<span style="font-size:12px;color:{style.muted}">{plain(text)}</span>'


def names(band: Any, style: Look, width: int) -> str:
    """The names of a band on one line, as many as it holds, and how many more; then the date. All of them hover."""
    when = spoken(band.date)
    room = int(width / LETTER) - len(when) - 2
    shown = next((shown for shown in range(len(band.names), 1, -1) if len(_joined(band, shown)) <= room), 1)
    return f"{plain(cut(_joined(band, shown), room))}&nbsp; {small(when, style)}"


def _joined(band: Any, shown: int) -> str:
    return "; ".join(_further(band, shown))


def _further(band: Any, shown: int) -> list[str]:
    """So many different names of a band, and how many flows it does not name."""
    told, missing = list(dict.fromkeys(band.names[:shown])), band.flows - shown
    return [*told, plural(missing, "further flow")] if missing else told


def claim_hover(claim: Claim, actor: str, number: int, origins: int) -> str:
    """What hovers over a claim: date, actor, stance, statement, figures as worded, reports and origins."""
    lines = wrapped(claim.statement, HOVER)
    if len(lines) > _STATEMENT:
        lines = [*lines[: _STATEMENT - 1], lines[_STATEMENT - 1][: HOVER - 2] + " …"]
    figures = ", ".join(f"“{worded}”" for worded in briefs.worded(claim))
    behind = f"{plural(len(claim.reports), 'report')}, {plural(origins, 'independent origin')}"
    told = [*wrapped(f"{actor}: {claim.stance}", HOVER), *lines, *wrapped(figures, HOVER), behind]
    return f"<b>{number} · {spoken(str(claim.date))}</b>{BREAK}" + plain("\n".join(told)).replace("\n", BREAK)


def count_hover(when: str, actor: str, stance: str, claims: int, reports: int, origins: int) -> str:
    """What hovers over a count; `when` and `actor` ready to be shown."""
    behind = f"{plural(reports, 'report')}, {plural(origins, 'independent origin')}"
    return f"{when}{BREAK}{actor}{BREAK}{plural(claims, 'claim')}: {stance}{BREAK}{behind}"


def span(first: date, precision: str) -> str:
    """'May 2025', 'April to June 2025', '2025', strong."""
    if precision == "year":
        return f"<b>{first.year}</b>"
    last = f" to {first.replace(month=first.month + 2):%B}" if precision == "quarter" else ""
    return f"<b>{first:%B}{last} {first.year}</b>"


def lines(text: str) -> str:
    """A text in lines of a hover."""
    return BREAK.join(map(plain, wrapped(text, HOVER)))


def event_hover(event: Any) -> str:
    """What hovers over the letter of an event."""
    return f"<b>{event.letter} · {spoken(event.date)}</b>{BREAK}{lines(event.title)}"


def band_hover(band: Any) -> str:
    """What hovers over a band: its names, long ones cut, and how many more."""
    told = [lines(cut(name, _NAME)) for name in _further(band, len(band.names))]
    return BREAK.join([f"<b>{plain(spoken(band.date))}</b>", *told, plural(band.claims, "claim")])


@lru_cache(maxsize=10_000)
def wrapped(text: str, width: int) -> list[str]:
    """A text in lines. Kept, as breaking lines takes longer than all else; nobody changes the list."""
    return wrap(text, width)
