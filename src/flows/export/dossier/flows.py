"""The flows that a dossier speaks of: where one speaker asserts what another denies, and what nobody says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from flows.dataset.model import Flow
from flows.dates import spoken
from flows.disputes import AGAINST, FOR, aims, disputed_flows, meeting
from flows.export.dossier.statements import Collected, Numbers, stretches
from flows.export.references import Reference, reference
from flows.places import OTHERS
from flows.tables import Tables, flow_name
from flows.views.overview.split import several, splits

References = tuple[Reference, ...]


@dataclass(frozen=True, slots=True)
class Discussed:
    """One flow."""

    flow: str
    name: str
    period: str
    """Empty where no report says."""
    statements: Numbers
    asserted: References
    """Who asserts or confirms it; empty where it is not disputed."""
    denied: References
    unsaid: tuple[str, ...]
    """What nobody says of it, a sentence each; of all of the data, whatever is selected."""


def discussed(tables: Tables, found: Collected) -> list[Discussed]:
    """Every flow of the statements, in their order."""
    numbers: dict[str, list[int]] = {}
    for statement in found.statements:
        numbers.setdefault(statement.claim.flow, []).append(statement.number)
    return [_discussed(tables, key, of, found) for key, of in numbers.items()]


def _discussed(tables: Tables, key: str, numbers: Sequence[int], found: Collected) -> Discussed:
    flow = tables.dataset.flows[key]
    asserted, denied = _sides(tables, key) if key in disputed_flows(tables) else ([], [])
    return Discussed(
        key, flow_name(flow, tables.dataset), spoken(str(flow.period)) if flow.period else "", stretches(numbers),
        _references(tables, asserted, found), _references(tables, denied, found), tuple(_unsaid(tables, key, flow)),
    )  # fmt: skip


def _sides(tables: Tables, key: str) -> tuple[Iterable[int], Iterable[int]]:
    """Claims that assert or confirm the flow; those that deny it: of its own and of answers aimed at it."""
    said = meeting(aims(tables))
    said = said[said["flow"] == tables.claims["flow"].cat.categories.get_loc(key)]
    with_, against = (said.loc[said["stance"].isin(stances), "claim"] for stances in (FOR, [AGAINST]))
    return sorted(set(with_)), sorted(set(against))


def _references(tables: Tables, rows: Iterable[int], found: Collected) -> References:
    """Those in the dossier first."""
    told = [reference(tables.record(row), tables, found.numbers) for row in rows]
    return tuple(sorted(told, key=lambda each: each.number or len(tables.claims) + 1))


def _unsaid(tables: Tables, key: str, flow: Flow) -> Iterator[str]:
    if flow.kind == "statistic":
        return
    rows = tables.claims.index[tables.claims["flow"] == key]
    if not tables.figures["claim"].isin(rows).any():
        yield "No claim about it states a figure."
    if several(flow) and not splits(tables).get(key):
        yield "Nobody says how much went through each country in between."
    if len(flow.route) == 2:
        yield "Nobody in between is named."
    parties = [party for stage in flow.route for party in stage]
    yield from (f"Who is meant by “{party.code}” is not said." for party in parties if party.kind == "unnamed")
    if any(party.code == OTHERS for party in parties):
        yield "The list of countries goes on, and the others are not named."
    if flow.period is None:
        yield "No report says when."
