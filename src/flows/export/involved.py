"""Who is involved beside the stages of a route: brokers, carriers and the like."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

from flows.dataset.model import Role
from flows.export.columns import Column, Table, chosen
from flows.tables import Tables

_COLUMNS = (
    Column("claim", "id of the claim that says so", needed=True, names="claims"),
    Column("place", "1, 2, ... within the claim", "integer", needed=True),
    Column("company", "id of the company", needed=True),
    Column("company_name", "its name", needed=True),
    Column("role", "what it is said to be", allowed=get_args(Role), needed=True),
    Column("state", "ISO 3166-1 alpha-3 code of the state it is said to be of, which is no stage of the route by that; "
           "empty where no report says"),
    Column("leg_from", "the step: code, or words, of the party it begins at; empty where the whole route is meant"),
    Column("leg_to", "the party at which the step ends"),
)  # fmt: skip


def _rows(tables: Tables) -> Iterator[tuple[Any, ...]]:
    data = tables.dataset
    for claim in data.claims:
        for place, each in enumerate(claim.involved, 1):
            company = data.companies[each.company].name
            yield claim.id, place, each.company, company, each.role, each.state, *(each.leg or (None, None))


TABLE = Table(
    "involved", "involved", "One row a claim and a company that is said to have had a hand in a step, as its broker, "
    "carrier, insurer or owner, and is no stage of the route.", ("claim", "place"), _COLUMNS, chosen(_COLUMNS, _rows),
)  # fmt: skip
