"""What the map says of an arc or country that is pointed at: names and numbers only, never a report's words."""

from __future__ import annotations

from flows.places import name
from flows.summary import plural
from flows.views.map.picture import Arcs
from flows.views.map.rows import Record
from flows.views.map.words import amount

_ROLES = {"origin": "country of origin", "intermediary": "in between", "destination": "destination"}


def arc_text(row: Record, picture: Arcs) -> str:
    """The lines over an arc; `row` is one of `picture.rows`."""
    lines = [f"<b>{name(row['source'])} → {name(row['target'])}</b>"]
    if picture.measure != "origins":
        lines.append(_capital(amount(row["low"], row["high"], picture.unit, row["under"])))
    told = [("said or confirmed by", row["said"]), ("qualified by", row["qualified"]), ("denied by", row["denied"])]
    lines += [f"{_capital(words)} {plural(int(number), 'independent origin')}" for words, number in told if number]
    lines.append(f"{plural(int(row['claims']), 'claim')} · {row['role']}")
    if row["whole"]:
        lines.append("Nobody in between is named")
    if row["alternative"]:
        lines.append("Named beside others: how much went this way is not reported")
    return "<br>".join(lines)


def country_text(row: Record) -> str:
    """The lines over a country; `row` is one of `picture.countries`."""
    roles = ", ".join(_ROLES[role] for role in row["roles"].split(", "))
    behind = f"{plural(int(row['claims']), 'claim')}, {plural(int(row['origins']), 'independent origin')}"
    lines = [f"<b>{name(row['code'])}</b>", _capital(roles), behind]
    return "<br>".join([*lines, "Lies beyond this map: marked at its edge"] if row["beyond"] else lines)


def _capital(text: str) -> str:
    """The first letter only: EUR stays EUR."""
    return text[:1].upper() + text[1:]
