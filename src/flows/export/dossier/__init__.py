"""Everything on a selection as one page to print: who says what, on what it rests, who answers, what nobody says."""

from __future__ import annotations

import numpy as np

from flows.choices import label
from flows.dates import spoken
from flows.errors import FlowsError
from flows.export.dossier.flows import discussed
from flows.export.dossier.statements import collected
from flows.export.rendered import render
from flows.selection import Mask, Selection
from flows.summary import count, plural, reach, sentence
from flows.tables import Tables
from flows.views.claims.dossier import answers

MOST = 1_000
"""Statements of one dossier; nobody reads more, and its page would be of many megabytes."""


class TooMany(FlowsError):
    """A selection of more claims than a dossier holds."""


def html(tables: Tables, mask: Mask, base: str, heading: tuple[str, str] | None = None, address: str = "") -> bytes:
    """The page of the chosen claims; `heading` is its title with the selection in a sentence, `base` the app's own
    address, `address` that of the page. Raises TooMany."""
    many = int(mask.sum())
    if many > MOST:
        raise TooMany(f"The selection has {many:,} claims; allowed in a dossier: {MOST:,}.")
    about = tables.dataset.dataset
    chosen = tables.claims.iloc[np.flatnonzero(mask)].sort_values(["start", "end", "id"], kind="stable")
    found = collected(tables, chosen.index.tolist())
    title, told = heading or (about.title, f"{many:,} of {plural(len(mask), 'claim')}.")
    return render(
        "dossier.html", base=base, at=tables.at, title=title, told=told, address=address, about=about,
        reach=reach(about), updated=spoken(about.updated.isoformat()),
        statements=found.statements, notes=found.notes, flows=discussed(tables, found),
    )  # fmt: skip


def around(tables: Tables, claim: str) -> Mask:
    """A claim with what it answers and what answers it."""
    keys = {claim, *(other for _, other in answers(tables.record(tables.place[claim]), tables))}
    return np.asarray(tables.claims["id"].isin(keys), dtype=bool)


def of_claim(tables: Tables, claim: str) -> tuple[str, str]:
    """The heading of a claim's dossier."""
    more = int(around(tables, claim).sum()) - 1
    told = f"One claim with what it answers and what answers it: {plural(more, 'further claim')}."
    return tables.record(tables.place[claim]).statement, told if more else "One claim; nothing answers it."


def of_selection(tables: Tables, mask: Mask, selection: Selection) -> tuple[str, str]:
    """The heading of a selection's dossier: what alone is chosen, else the dataset."""
    values = list(selection.values())
    named = values[0] if len(values) == 1 and values[0][0] not in ("since", "until", "text") else None
    title = label(named[0], tables)(named[1]) if named and named[1] != "yes" else tables.dataset.dataset.title
    return title, sentence(selection, count(tables, mask), tables)
