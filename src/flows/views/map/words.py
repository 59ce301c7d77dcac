"""The map in words: over its marks, as a sentence and as a table."""

from __future__ import annotations

import pandas as pd

from flows.places import name, words
from flows.summary import plural
from flows.views.map.picture import ROLE_WORDS, Curves, Row, records
from flows.views.map.ways import UNNAMED, named
from flows.views.map.ways import told as way
from flows.views.picture import VOICE_WORDS

CURVES = "A curve joins countries that a report names; it is not a way that goods are known to have taken."
BORDERS = (
    "Borders: United Nations outlines as shipped with plotly.js 4.1.1; they state no position on the status of any "
    "territory."
)
NO_MAP = "No route with two named countries is selected, so there is nothing to draw on a map."


def over_curve(row: Row) -> str:
    """What shows over a curve, names and numbers only; `row` is one of `picture.rows`."""
    told = [
        (row["said"], "says or confirms it", "say or confirm it"),
        (row["qualified"], "adds a “but”", "add a “but”"),
        (row["denied"], "denies it", "deny it"),
    ]
    lines = [f"<b>{way(row['key'])}</b>"]
    lines += [f"{plural(number, 'source')} {one if number == 1 else many}" for number, one, many in told if number]
    lines.append(f"{plural(row['sources'], 'source')} in all, {plural(row['claims'], 'claim')}")
    if row["direct"]:
        lines.append("Nobody in between is named")
    if UNNAMED in row["key"]:
        lines.append("…: not named who this is")
    if row["alternative"]:
        lines.append("Named beside others: how much went this way is not reported")
    return "<br>".join(lines)


def over_country(row: Row, beyond: str) -> str:
    """What shows over a country; `row` is one of `picture.countries`."""
    roles = words([ROLE_WORDS[role] for role in row["roles"]])
    named_by = f"Named by {plural(row['sources'], 'source')} in {plural(row['claims'], 'claim')}"
    lines = [f"<b>{name(row['code'])}</b>", named_by, f"As {roles}"]
    return "<br>".join([*lines, "Lies beyond this map: marked at its edge"] if beyond else lines)


def told(row: Row) -> str:
    """'Czechia, 19 sources': a curve in a few words, by who stands in between."""
    between = [name(code) for code in named(row["key"])[1:-1]]
    return f"{words(between) or way(row['key'])}, {plural(row['sources'], 'source')}"


def sentence(picture: Curves, most: int = 5) -> str:
    """The picture in words, for who cannot see it."""
    rows = records(picture.rows)
    if not rows:
        return NO_MAP if picture.routes.empty else f"No route is drawn. {few(picture)}"
    listed = [f"{way(row['key'])} ({plural(row['sources'], 'source')}{_denied(row)})" for row in rows[:most]]
    more = [f"{len(rows) - most} more"] if len(rows) > most else []
    shown = f"{plural(len(rows), 'route')} by {plural(len(picture.countries), 'country', 'countries')}"
    return " ".join(filter(None, [f"{shown}: {'; '.join(listed + more)}.", few(picture), unnamed(picture)]))


def _denied(row: Row) -> str:
    return f", {row['denied']} of them {'denies' if row['denied'] == 1 else 'deny'} it" if row["denied"] else ""


def few(picture: Curves) -> str:
    """'12 routes named by fewer than 3 sources are not drawn.', or nothing."""
    number = int((picture.routes["sources"] < picture.least).sum())
    verb = "is" if number == 1 else "are"
    return f"{plural(number, 'route')} named by fewer than {picture.least} sources {verb} not drawn." if number else ""


def unnamed(picture: Curves, most: int = 100) -> str:
    """'Named without a country, so not on the map: “African states” (2 sources) and 3 more.', or nothing."""
    rows = records(picture.unnamed.drop_duplicates("words"))
    parties = [f"“{row['words']}” ({plural(row['sources'], 'source')})" for row in rows[:most]]
    parties += [f"{len(rows) - most} more"] if len(rows) > most else []
    return f"Named without a country, so not on the map: {words(parties)}." if rows else ""


def table(picture: Curves) -> pd.DataFrame:
    """One row a route, drawn or not: the way, who names it, and why it is not drawn."""
    rows = picture.routes
    return pd.DataFrame(
        {
            "Route": rows["key"].map(way),
            "Sources": rows["sources"],
            VOICE_WORDS["said"].capitalize(): rows["said"],
            VOICE_WORDS["qualified"].capitalize(): rows["qualified"],
            VOICE_WORDS["denied"].capitalize(): rows["denied"],
            "Claims": rows["claims"],
            "Named beside others": rows["alternative"].map({True: "yes", False: "no"}),
            "Not drawn": rows["reason"],
        }
    )
