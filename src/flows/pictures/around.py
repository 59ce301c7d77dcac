"""What every picture says of itself, in its frame and in what machines read of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from flows.selection import Mask, Selection
from flows.summary import count, labelled, plural, sentence
from flows.tables import Tables

_NAMED = 6
"""Publishers named in a frame; with more, the address leads to them."""
_LONGEST = 400
"""Letters of an address in a frame; what machines read has all of it."""
NO_FINDING = "Every statement is somebody’s report or claim; none is a finding of this dashboard."


@dataclass(frozen=True)
class Around:
    """Plain texts without characters that nobody sees, which no SVG may hold."""

    selection: str
    """The selection in a sentence."""
    sources: str
    """Who published what the selected claims rest on."""
    edition: str
    """Title and version of the data, its licence, and when it was seen."""
    licence: str
    address: str
    """Where the view is."""

    @property
    def shown_address(self) -> str:
        """The address as the frame has it."""
        return self.address if len(self.address) <= _LONGEST else f"{self.address[:_LONGEST]} …"


def around(tables: Tables, selection: Selection, mask: Mask, address: str, day: date) -> Around:
    """Of a selection, with the address at which it can be opened again and the day on which it was seen."""
    about = tables.dataset.dataset
    edition = f"{about.title}, version {about.version}, {about.licence}. Seen on {day.day} {day:%B %Y}. {NO_FINDING}"
    told = sentence(selection, count(tables, mask), tables)
    return Around(seen(told), seen(_sources(tables, mask)), seen(edition), about.licence, seen(address))


def seen(text: str) -> str:
    """A text without characters that nobody sees."""
    return "".join(letter if letter.isprintable() else " " for letter in text)


def _sources(tables: Tables, mask: Mask) -> str:
    """'Reports by RTS (state-controlled) and Cicero.', 'Sources: 646 reports by 290 publishers; ...'"""
    rows = tables.within(tables.citations, mask)
    keys = rows["publisher"].astype(str).value_counts().index.tolist()
    if not keys:
        return "No report carries a claim of this selection."
    if len(keys) > _NAMED:
        reports = plural(rows["report"].nunique(), "report")
        return f"Sources: {reports} by {plural(len(keys), 'publisher')}; the dashboard lists them all."
    publishers = [tables.dataset.publishers[key] for key in keys]
    names = [labelled(each.name, each.state_control is not None) for each in publishers]
    return f"Sources: {plural(rows['report'].nunique(), 'report')} by {'; '.join(names)}."
