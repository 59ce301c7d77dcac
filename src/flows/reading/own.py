"""Our own forms: data files, and the claims of our CSV, workbooks and data packages."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from flows.amounts import read_magnitude
from flows.dataset import InvalidDataset, parse
from flows.dataset.unreadable import decoded
from flows.places import NO_STATES, country_codes
from flows.reading.draft import Draft, Source, Speaker
from flows.reading.found import Reading, Recognised
from flows.reading.mapping import Mapping
from flows.reading.numbers import Number
from flows.reading.parties import LeftOut
from flows.reading.row import Cells
from flows.reading.table import Row, Table

SHAPE = "own_claims"
TITLE = (
    "Shape: the claims of a data file of ours. Who repeats whom, variants, events, marks of state control and answers "
    "to claims that are not in it are not brought in: the YAML file has all of them."
)
_NEEDED = (
    "claim", "flow", "origin_codes", "destination_codes", "goods", "statement", "actor_name", "date_said", "sources",
)  # fmt: skip
_READ = (
    *_NEEDED, "kind", "intermediary_codes", "stance", "basis", "quantity_worded", "quantity_low", "quantity_high",
    "quantity_unit", "value_worded", "value_low", "value_high", "value_currency", "actor_country", "actor_kind",
    "period", "answers", "caveat",
)  # fmt: skip


def is_yaml(name: str) -> bool:
    """Whether a file says by its name that it is YAML."""
    return name.lower().endswith((".yaml", ".yml"))


def data_file(name: str, content: bytes) -> Recognised:
    """A data file of ours as it is. Raises InvalidDataset with every problem."""
    dataset = parse(content, name)
    told = (f"A data file of ours: {dataset.dataset.title}.", f"{len(dataset.claims):,} claims.")
    return Recognised(told, (), Mapping(shape="own_file"), own=decoded(content))


def reading(text: str) -> Reading:
    """The same file, taken whole."""
    try:
        return Reading(claims=len(parse(text).claims), document=text)
    except InvalidDataset as error:
        return Reading(problems=error.problems)


def roles(table: Table) -> dict[str, str]:
    """The columns of our own table of claims that are read; nothing where it is another table."""
    if not set(_NEEDED) <= set(table.header):
        return {}
    return {name: "condition" if name in _READ else "" for name in table.header}


def drafts(cells: Cells, row: Row) -> list[Draft]:
    """The claim of a row. Raises LeftOut where it has none."""
    held = {name: text.removeprefix("'") for name, text in zip(cells.table.header, row.cells, strict=True)}
    missing = [name for name in _NEEDED if not held.get(name)]
    if missing:
        raise LeftOut(f"the row has no {missing[0]}")
    codes = [
        held["origin_codes"],
        *filter(None, held.get("intermediary_codes", "").split(" > ")),
        held["destination_codes"],
    ]
    value = None
    if held.get("value_worded"):
        low, high, code = (held.get(f"value_{name}", "") for name in ("low", "high", "currency"))
        value = _figure(held["value_worded"], low, high, code)
    return [
        Draft(
            row.number, tuple(map(_stage, codes)), held["goods"],
            Speaker(held["actor_name"], held.get("actor_kind") or "analyst", held.get("actor_country", "")),
            held["date_said"], held["statement"], tuple(_sources(held["sources"])), 0, "", held.get("kind") or "flow",
            held["flow"], held.get("period", ""), held.get("basis") or "unspecified", held.get("stance") or "asserts",
            tuple(_quantities(held)), value, held.get("caveat", ""), held["claim"],
            tuple(filter(None, held.get("answers", "").split(" | "))),
        )
    ]  # fmt: skip


def among(drafts: list[Draft]) -> list[Draft]:
    """The same, answering none but each other."""
    there = {draft.key for draft in drafts}
    return [replace(draft, answers=tuple(each for each in draft.answers if each in there)) for draft in drafts]


def _figure(worded: str, low: str, high: str, currency: str = "") -> Number:
    """A figure by its limits; where these are but the reading of its words, by its words."""
    read = read_magnitude(worded)
    if read and (read.low, read.high) == (_limit(low), _limit(high)):
        return Number(None, None, False, worded, currency)
    return Number(_limit(low), _limit(high), False, worded, currency)


def _limit(text: str) -> float | None:
    return float(text.lstrip("<")) if re.fullmatch(r"<?[0-9]+(?:\.[0-9]+)?", text) else None


def _quantities(held: dict[str, str]) -> list[tuple[Number, str]]:
    """The quantities of a claim, side by side in four columns."""
    names = ("quantity_worded", "quantity_unit", "quantity_low", "quantity_high")
    parts = [re.split(r" ?\| ?", held.get(name, "")) for name in names]
    return [
        (_figure(worded, low, high), unit) for worded, unit, low, high in zip(*parts, strict=False) if worded and unit
    ]


def _stage(codes: str) -> Any:
    parties = [_party(code) for code in codes.split("|")]
    return parties if len(parties) > 1 else parties[0]


def _party(code: str) -> Any:
    plain = code.strip()
    if plain == "others" or plain in country_codes():
        return plain
    return {"party" if plain.upper() in NO_STATES else "unnamed": plain}


def _sources(text: str) -> list[Source]:
    """Reports as one text: 'Publisher; title; 2024-06-22; https://...', the next after ' | '."""
    found = []
    for each in text.split(" | "):
        name, *rest = [part.strip() for part in each.split("; ")]
        rest = [part for part in rest if not part.startswith("archived copy ")]
        address = next((part for part in reversed(rest) if part.startswith("http")), "")
        day = next((part for part in reversed(rest) if re.fullmatch(r"[0-9]{4}(?:-[0-9]{2}){0,2}", part)), "")
        title = "; ".join(part for part in rest if part not in (address, day, "no date", "no address"))
        found.append(Source(re.sub(r" \(state-controlled\)$", "", name), "news site", title, address, day, "und"))
    return found
