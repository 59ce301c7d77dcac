"""The words of the timeline: dates, names, what hovers over a mark. Texts of the data never become markup."""

from __future__ import annotations

from datetime import date
from functools import cache
from html import escape
from textwrap import wrap
from typing import Any

from flows.charts.style import Look
from flows.dataset.model import Claim
from flows.dates import Period
from flows.pictures.lanes_actors import ELSEWHERE
from flows.summary import plural

BREAK = "<br>"
HOVER = 46
"""Characters in a line of hover text: what a screen of 390 px has room for."""
LETTER = 6.4
"""Width of a letter of a name, in pixels; rather too wide than too narrow."""
_STATEMENT = 4
"""Lines of a statement that hover; all of it stands in the note."""


def plain(text: str) -> str:
    """Text that plotly shows letter by letter, whatever is in it."""
    return escape(text, quote=False)


def day(text: str) -> str:
    """A date as the data file writes it, in words: '29 May 2025', 'May 2025', '2024 to May 2025'."""
    return " to ".join(_date(part) for part in text.split("/"))


def _date(text: str) -> str:
    start = Period.parse(text).start
    form = ("{0.year}", "{0:%B} {0.year}", "{0.day} {0:%B} {0.year}")[text.count("-")]
    return form.format(start)


def label(lane: Any, style: Look, width: float) -> str:
    """The name of a lane, the office after it in smaller type; on lines of their own where they are long."""
    name, _, detail = full(lane).partition(", ")
    room = int(width / LETTER)
    lines = [name, detail] if len(name) + len(detail) + 2 > room else []
    if not lines:
        return plain(name) + (f"&nbsp; {small(detail, style)}" if detail else "")
    office = [small(line, style) for line in wrap(detail, int(room * 1.1))]
    return BREAK.join([*map(plain, wrap(name, room)), *office])


def full(lane: Any) -> str:
    """The actor's name with the office, and the country where no heading gives it."""
    name = str(lane.name)
    return f"{name}, {lane.country}" if lane.group == ELSEWHERE and lane.country not in name else name


def short(lane: Any, room: float) -> list[str]:
    """The name beside a lone mark, in lines: with the office if two lines hold it, else the name alone."""
    letters = max(int(room / LETTER), 12)
    lines = wrap(full(lane), letters)
    return lines if len(lines) <= 2 else wrap(str(lane.name).partition(", ")[0], letters)


def small(text: str, style: Look) -> str:
    """Text in smaller, quieter type."""
    return f'<span style="font-size:12px;color:{style.muted}">{plain(text)}</span>'


def names(band: Any, style: Look, width: int) -> str:
    """The names of a band, none cut: those that fit on two lines, and how many more; then the date."""
    room, when = int(width / LETTER), day(band.date)
    for shown in range(len(band.names), 0, -1):
        lines = wrap("; ".join(_further(band, shown)), room)
        if len(lines) <= 2:
            break
    last = BREAK if len(lines[-1]) + len(when) + 2 > room else "&nbsp; "
    return BREAK.join(map(plain, lines)) + last + small(when, style)


def _further(band: Any, shown: int) -> list[str]:
    """So many different names of a band, and how many flows it does not name."""
    told, missing = list(dict.fromkeys(band.names[:shown])), band.flows - shown
    return [*told, plural(missing, "further flow")] if missing else told


def claim_hover(claim: Claim, actor: str, number: int, origins: int) -> str:
    """What hovers over a claim: date, actor, stance, statement, figures as worded, reports and origins."""
    lines = wrap(claim.statement, HOVER)
    if len(lines) > _STATEMENT:
        lines = [*lines[: _STATEMENT - 1], lines[_STATEMENT - 1][: HOVER - 2] + " …"]
    figures = [f"“{worded}”" for worded in worded_figures(claim)]
    behind = f"{plural(len(claim.reports), 'report')}, {plural(origins, 'independent origin')}"
    told = [*wrap(f"{actor}: {claim.stance}", HOVER), *lines, *wrap(", ".join(figures), HOVER), behind]
    return BREAK.join([f"<b>{number} · {plain(day(str(claim.date)))}</b>", *map(plain, told)])


def worded_figures(claim: Claim) -> tuple[str, ...]:
    """The claim's figures in the words of the reports."""
    return tuple(figure.worded for figure in (claim.value, *claim.quantities) if figure)


def count_hover(mark: Any, actor: str) -> str:
    """What hovers over a count."""
    behind = f"{plural(mark.reports, 'report')}, {plural(mark.origins, 'independent origin')}"
    return BREAK.join([month(mark.start), _wrapped(actor), f"{plural(mark.claims, 'claim')}: {mark.stance}", behind])


@cache
def month(first: date) -> str:
    """'May 2025', strong."""
    return f"<b>{first:%B} {first.year}</b>"


@cache
def _wrapped(text: str) -> str:
    return BREAK.join(map(plain, wrap(text, HOVER)))


def event_hover(event: Any) -> str:
    """What hovers over the letter of an event."""
    return BREAK.join([f"<b>{event.letter} · {day(event.date)}</b>", *map(plain, wrap(event.title, HOVER))])


def band_hover(band: Any) -> str:
    """What hovers over a band."""
    told = [line for name in _further(band, len(band.names)) for line in wrap(name, HOVER)]
    return BREAK.join([f"<b>{plain(day(band.date))}</b>", *map(plain, told), plural(band.claims, "claim")])
