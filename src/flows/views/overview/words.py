"""What is known of a selection, in words: as a sentence, and row by row."""

from __future__ import annotations

from flows import summary
from flows.dates import spoken
from flows.places import words
from flows.selection import Mask
from flows.summary import plural
from flows.tables import UNMOVED, Tables
from flows.views.overview.discussed import Row
from flows.views.overview.said import Said
from flows.views.overview.split import Part

COUNTED = {"unspecified": "what is counted is not said"}
"""What a figure counts, where the plain word does not do."""
_SAYS = {"asserts": "", "confirms": "confirms", "partly confirms": "partly confirms", "qualifies": "adds a “but”",
         "denies": "denies"}  # fmt: skip
_REPLIED = {
    "denies": "denied by", "partly confirms": "partly confirmed by", "confirms": "confirmed by",
    "qualifies": "a “but” from", "asserts": "answered by",
}  # fmt: skip
_LONGEST = 75
"""Letters of a statement in a row."""


def known(tables: Tables, mask: Mask, rows: tuple[Row, ...]) -> str:
    """'78 speakers, from 2019 to March 2026, speak of 56 alleged supplies. 14 of them are disputed; nobody says how
    much went through each country in between.' How many claims, sources and reports that is stands above every page."""
    statistic = (tables.claims["kind"] == "statistic").to_numpy()
    talk, official = mask & ~statistic, int((mask & statistic).sum())
    beside = f"{plural(official, 'official statistic')} {'stands' if official == 1 else 'stand'} beside it."
    if not talk.any():
        return f"No claim about a supply is selected.{f' {beside}' if official else ''}"
    speakers = summary.count(tables, talk).actors
    speak = f"{plural(speakers, 'speaker')}, {_when(tables, talk)}, {'speaks' if speakers == 1 else 'speak'}"
    told = [
        f"{speak} of {_supplies(tables, talk, rows)}.",
        f"{_disputed(rows)}{_unsplit(rows)}.",
    ]
    return " ".join([*told, beside] if official else told)


def _supplies(tables: Tables, talk: Mask, rows: tuple[Row, ...]) -> str:
    """'56 alleged supplies and of one that is said to be asked for or refused only'."""
    moved = set(tables.claims["flow"][talk & ~tables.unmoved])
    supplies = sum(row.flow in moved for row in rows)
    never = len(rows) - supplies
    told = [plural(supplies, "alleged supply", "alleged supplies")] if supplies else []
    told += [f"{plural(never, 'supply', 'supplies')} only asked for or refused"] if never else []
    return " and of ".join(told)


def _when(tables: Tables, mask: Mask) -> str:
    """'from November 2019 to March 2026', as exactly as the first and the last date are known, to the month."""
    dates = [tables.record(int(row)).date for row in mask.nonzero()[0]]
    first, last = (_month(str(date).partition("/")[0]) for date in (min(dates), max(dates)))
    return f"in {first}" if last.endswith(first) else f"from {first} to {last}"


def _month(text: str) -> str:
    return spoken(text[: len("2024-06")])


def _disputed(rows: tuple[Row, ...]) -> str:
    number = sum(row.disputed for row in rows)
    if len(rows) == 1:
        return f"It is {'disputed' if number else 'not disputed'}"
    return f"{number or 'None'} of them {'is' if number < 2 else 'are'} disputed"


def _unsplit(rows: tuple[Row, ...]) -> str:
    """Whether anybody says how much went through each of several countries."""
    several = [row for row in rows if row.several]
    speakers = list(dict.fromkeys(part.said.speaker for row in several for part in row.split))
    if not several:
        return ""
    if not speakers:
        return "; nobody says how much went through each country in between"
    split = sum(bool(row.split) for row in several)
    return f"; how much went through each country in between is said of {split} only, by {words(speakers)}"


def says(line: Said) -> str:
    """What follows speaker and date: ': ', ', partly confirms: ', or of which other supply it is said."""
    verb = f", {_SAYS[line.stance]}" if _SAYS[line.stance] else ""
    return f"{verb}, of another supply ({line.of})." if line.of else f"{verb}: "


def figures(line: Said) -> list[tuple[str, str]]:
    """Each figure in English and as worded, with the language; what they count follows."""
    return [(amount.told, f" ({amount.quoted})") for amount in line.amounts]


def counted(line: Said) -> str:
    """What the figures count."""
    return COUNTED.get(line.counted, line.counted)


def replied(row: Row) -> list[str]:
    """What stands before the speaker of each reply: 'Denied by', '; by', '; partly confirmed by'."""
    found: list[str] = []
    for place, reply in enumerate(row.replies):
        told = _REPLIED[reply.stance]
        if place and row.replies[place - 1].stance == reply.stance:
            told = told.rpartition(" ")[2]
        found.append(f"; {told}" if place else told.capitalize())
    return found


def replying(line: Said) -> str:
    """'Aleksandar Vučić'; '… (refused)' who replies that something was asked for or refused."""
    return person(line.speaker) + (f" ({line.counted})" if line.counted in UNMOVED else "")


def person(name: str) -> str:
    """A speaker's name without the office."""
    return name.partition(", ")[0].partition(" (")[0]


def statement(line: Said) -> str:
    """What is said, in as many words as a row holds; none of what is said of another flow."""
    text = line.statement
    if line.of or len(text) <= _LONGEST:
        return "" if line.of else text
    return f"{text[:_LONGEST].rpartition(' ')[0]} …"


def rests(line: Said) -> str:
    """'1 source, 46 reports'."""
    return f"{plural(line.sources, 'source')}, {plural(line.reports, 'report')}"


def unanswered(row: Row) -> str:
    """Where nobody answers."""
    if row.outside:
        return f"No reply in the selection; {row.outside} outside it."
    return "No reply found in the reports read."


def more(row: Row) -> str:
    """'; 6 more claims'; empty where all are shown."""
    return f"; {plural(row.further, 'more claim')}" if row.further else ""


def rest(row: Row) -> str:
    """'; 6 more replies and 2 outside the selection'; empty where all are shown."""
    told = [plural(row.further_replies, "more reply", "more replies")] if row.further_replies else []
    told += [f"{row.outside} outside the selection"] if row.outside else []
    return f"; {words(told)}" if told else ""


def split(row: Row) -> str:
    """'By country in between: nobody says how much.'; empty where no several countries are named for one stage."""
    if not row.several:
        return ""
    return f"By country in between: {'; '.join(map(_part, row.split)) or 'nobody says how much'}."


def _part(part: Part) -> str:
    line = part.said
    told = " and ".join(amount.told for amount in line.amounts)
    return f"{line.speaker}, {line.date}, says {told} through {part.through} ({counted(line)})"
