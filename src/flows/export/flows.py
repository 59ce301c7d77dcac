"""Flows with their routes, and the parties of each stage."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flows.export.claims import stages
from flows.export.columns import Column, Table, chosen, joined
from flows.places import Party, stage_name
from flows.tables import ROLES, Tables, flow_name

_FLOWS = (
    Column("flow", "id of the flow; stable, never reused", needed=True, names="flows"),
    Column("name", "the flow in English: its own name, or goods and route", needed=True),
    Column("kind", "flow, or statistic: an official aggregate of all end users, never to be added to flows",
           allowed=("flow", "statistic"), needed=True),
    Column("route", "the stages in order in English, joined by >; what is joined by and are alternatives: which of "
           "them, and how much each, is not reported", needed=True),
    Column("origin_codes", "ISO 3166-1 alpha-3 codes of the first stage; alternatives joined by |", needed=True),
    Column("intermediary_codes", "stages in between in order, joined by >; alternatives by |; unnamed parties in the "
           "report's words; empty where none is reported"),
    Column("destination_codes", "the last stage, in codes", needed=True),
    Column("goods", "id of the class of goods", needed=True),
    Column("goods_name", "what is said to have moved", needed=True),
    Column("goods_within", "ids of the wider classes, the nearest first, joined by |", several=True),
    Column("period", "when it is said to have moved, EDTF level 0; empty where no report says"),
    Column("first_day", "the first day of that period", "day"),
    Column("last_day", "the last day of that period", "day"),
    Column("part_of", "ids of flows that contain it, selected or not, joined by |", several=True, names="flows"),
    Column("overlaps", "ids of flows that may count the same goods, selected or not, joined by |", several=True,
           names="flows"),
    Column("distinct_from", "ids of flows that count other goods for certain, selected or not, joined by |; what is "
           "not said to be distinct overlaps", several=True, names="flows"),
)  # fmt: skip

_STAGES = (
    Column("flow", "id of the flow", needed=True, names="flows"),
    Column("stage", "place on the route, from 1", "integer", needed=True),
    Column("place", "place among the alternatives of the stage, from 1; which of them, and how much each, is not "
           "reported", "integer", needed=True),
    Column("role", "origin, intermediary, destination", allowed=ROLES, needed=True),
    Column("party", "country, unnamed (in the report's words) or others (the list goes on)",
           allowed=("country", "unnamed", "others"), needed=True),
    Column("country", "ISO 3166-1 alpha-3 code; empty where no country is named"),
    Column("name", "the country in English, or the words", needed=True),
)  # fmt: skip


def _flows(tables: Tables) -> Iterator[tuple[Any, ...]]:
    data = tables.dataset
    for key, flow in data.flows.items():
        codes, period = stages(flow), flow.period
        yield (
            key, flow_name(flow, data), flow.kind, " > ".join(stage_name(stage) for stage in flow.route),
            codes["origin_codes"], codes["intermediary_codes"], codes["destination_codes"],
            flow.goods, data.goods[flow.goods].name, joined(_wider(flow.goods, tables)),
            str(period) if period else None, period.start if period else None, period.end if period else None,
            joined(flow.part_of), joined(flow.overlaps), joined(flow.distinct_from),
        )  # fmt: skip


def _wider(goods: str, tables: Tables) -> Iterator[str]:
    key = tables.dataset.goods[goods].within
    while key is not None:
        yield key
        key = tables.dataset.goods[key].within


def _stages(tables: Tables) -> Iterator[tuple[Any, ...]]:
    for key, flow in tables.dataset.flows.items():
        last = len(flow.route)
        for at, stage in enumerate(flow.route, 1):
            role = "origin" if at == 1 else "destination" if at == last else "intermediary"
            for place, party in enumerate(stage, 1):
                yield key, at, place, role, party.kind, _code(party), party.name


def _code(party: Party) -> str | None:
    return party.code if party.kind == "country" else None


FLOWS = Table(
    "flows", "flows", "One row a movement that is talked about: route, goods, period; neither true nor false.",
    ("flow",), _FLOWS, chosen(_FLOWS, _flows),
)  # fmt: skip
STAGES = Table(
    "stages", "stages of routes", "One row a flow, stage of its route and party there.", ("flow", "stage", "place"),
    _STAGES, chosen(_STAGES, _stages),
)  # fmt: skip
