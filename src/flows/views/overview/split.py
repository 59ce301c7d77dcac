"""Whether anybody says how much of a flow went through each country in between."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from flows.dataset.model import Flow
from flows.kept import kept
from flows.places import Party, words
from flows.tables import UNMOVED, Tables
from flows.views.overview.kin import stated
from flows.views.overview.said import Said, said


@dataclass(frozen=True, slots=True)
class Part:
    """What one speaker says went through some of the countries."""

    through: str
    """'Spain', 'Bosnia and Herzegovina, Montenegro and Slovenia'."""
    said: Said


def several(flow: Flow) -> bool:
    """Whether several parties are named for one stage in between, so that a split could be said."""
    return any(len(stage) > 1 for stage in flow.route[1:-1])


@kept
def splits(tables: Tables) -> dict[str, tuple[Part, ...]]:
    """By flow of several parties in between, the figures that one speaker sets side by side for some of them each.

    They are claims of one account about flows that the data relates to the flow, each through other parties of it.
    Looked for in all of the data: a selection does not make a split unsaid.
    """
    data = tables.dataset
    accounts: dict[str, list[int]] = defaultdict(list)
    for row, claim in enumerate(data.claims):
        if (
            claim.account
            and claim.stance != "denies"
            and claim.basis not in UNMOVED
            and (claim.value or claim.quantities)
        ):
            accounts[claim.account].append(row)
    return {
        key: tuple(part for rows in accounts.values() for part in _parts(tables, key, rows))
        for key, flow in data.flows.items()
        if flow.kind == "flow" and several(flow)
    }


def _parts(tables: Tables, key: str, rows: list[int]) -> list[Part]:
    """Those of an account's claims that each name other parties in between; one alone splits nothing."""
    flows = tables.dataset.flows
    found: dict[tuple[Party, ...], int] = {}
    whole = flows[key]
    between = {party for stage in whole.route[1:-1] for party in stage}
    for row in rows:
        of = tables.record(row).flow
        parties = _beyond(flows[of], whole)
        if of in stated(tables)[key] and flows[of].kind == "flow" and parties and set(parties) < between:
            found.setdefault(parties, row)
    parts = [
        Part(words([party.name for party in parties]), said(tables, row, tables.record(row).flow))
        for parties, row in found.items()
    ]
    return parts if len(parts) > 1 else []


def _beyond(flow: Flow, whole: Flow) -> tuple[Party, ...]:
    """Whom a flow names between its origin and the destination of the whole."""
    if flow.route[0] != whole.route[0]:
        return ()
    return tuple(party for stage in flow.route[1:] if stage != whole.route[-1] for party in stage)
