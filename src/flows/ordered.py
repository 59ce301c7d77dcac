"""Pictures by the parameters of their addresses: what the routes send and the command line writes."""

from __future__ import annotations

from datetime import UTC, datetime

from flows import accepted
from flows.pictures.asked import CHOICES, WIDTHS
from flows.pictures.make import LOOKS, Order
from flows.pictures.shown import VIEWS
from flows.query import OPENED, Query, with_query
from flows.selection import Mask
from flows.tables import Tables

FRAME = {"width": tuple(WIDTHS), "look": tuple(LOOKS)}
"""Parameters that only pictures have."""


def order(view: str, tables: Tables, mask: Mask, query: Query, base: str) -> Order:
    """What an address asks for, with the address of its view. Raises Refused."""
    accepted.view(query, tables, {**CHOICES, **FRAME})
    if view == "follows":
        accepted.question(query, tables)
    shown = {key: values for key, values in query.items() if key not in (*FRAME, *OPENED)}
    page = "" if view == next(iter(VIEWS)) else view
    return Order(view, tables, mask, query, with_query(f"{base}/{page}", shown), datetime.now(UTC).date())
