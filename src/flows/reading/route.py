"""The route of a row: from where, through where, to where, and who of them reports it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from flows.fold import words
from flows.places import country_codes, name, read_stage, stage_name
from flows.reading.asked import NOT_ANSWERED
from flows.reading.numbers import NOTHING
from flows.reading.parties import LeftOut
from flows.reading.row import Cells
from flows.reading.table import Row
from flows.sizes import STAGES

_SHORT = {"re-export": "rx", "re-import": "rm"}
"""Codes of UN Comtrade."""


def route(cells: Cells, row: Row) -> tuple[tuple[Any, ...], str, str]:
    """The stages of the route, the country that reports it, and what tells a re-export. Raises LeftOut."""
    party = cells.parties
    direction = words(cells.text(row, "direction").replace("_", " "))
    imports = " import " in direction or direction.strip() in ("m", "rm") or " re import " in direction
    again = next(
        (told for told in ("re-export", "re-import") if words(told) in direction or direction.strip() == _SHORT[told]),
        "",
    )
    if cells.has("reporter"):
        here = party.stage(cells.text(row, "reporter"), cells.text(row, "reporter_code"), row.number, "reporter")
        there = party.stage(cells.text(row, "partner"), cells.text(row, "partner_code"), row.number, "partner")
        stages = [there, here] if imports else [here, there]
        return _checked(stages), _code(here), again
    stages = _ends(cells, row)
    reporter = _code(stages[-1] if imports else stages[1] if cells.has("exporter") and _both(cells, row) else stages[0])
    return _checked(stages), reporter, again


def _both(cells: Cells, row: Row) -> bool:
    """Whether origin and exporter are two."""
    origin, exporter = cells.text(row, "origin"), cells.text(row, "exporter")
    return bool(origin and exporter and words(origin) != words(exporter))


def _ends(cells: Cells, row: Row) -> list[list[Any]]:
    """Origin, exporter where it is another, what lies between, destination."""
    party, number = cells.parties, row.number
    stages = []
    if cells.text(row, "exporter"):
        stages = [party.stage(cells.text(row, "exporter"), "", number, "exporter")]
    if not stages or _both(cells, row):
        stages.insert(0, party.stage(_end(cells, row, "origin"), cells.text(row, "origin_code"), number, "origin"))
    for _, cell in cells.all(row, "via"):
        if cell.lower() not in NOTHING:
            stages += [
                party.stage(each, "", number, "place between") for each in re.split(r"\s*(?:->|→|>)\s*", cell) if each
            ]
    end = party.stage(_end(cells, row, "destination"), cells.text(row, "destination_code"), number, "destination")
    return [*stages, end]


def _end(cells: Cells, row: Row, role: str) -> str:
    """An end of the route; where no column names it, as answered for all rows."""
    text = cells.text(row, role)
    if text or cells.has(role) or cells.has(f"{role}_code"):
        return text
    asks = {"origin": "From where", "destination": "To where"}[role]
    return (
        cells.asked.ask(role, f"{asks} did everything in the table go? A country, or a column for it.") or NOT_ANSWERED
    )


def _code(stage: list[Any]) -> str:
    """The country of a stage, where it is a single one."""
    return stage[0] if len(stage) == 1 and isinstance(stage[0], str) and stage[0] in country_codes() else ""


def _checked(stages: list[list[Any]]) -> tuple[Any, ...]:
    """The route without a stage twice in a row. Raises LeftOut for one that leads nowhere."""
    kept = [stage for at, stage in enumerate(stages) if not at or stage != stages[at - 1]]
    if len(kept) < 2:
        called = stage_name(read_stage(kept[0] if len(kept[0]) > 1 else kept[0][0]))
        raise LeftOut(f"it leads from {called} to itself, which is no movement between countries")
    for here, there in pairwise(kept):
        shared = [each for each in here if each in there and isinstance(each, str)]
        if shared:
            raise LeftOut(f"a leg leads from {name(shared[0])} to itself, which is no movement between countries")
    if len(kept) > STAGES:
        raise LeftOut(f"the route has {len(kept)} stages; allowed: at most {STAGES}")
    return tuple(stage if len(stage) > 1 else stage[0] for stage in kept)
