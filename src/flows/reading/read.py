"""A table and its mapping to a data file of ours."""

from __future__ import annotations

from flows.reading.found import Reading, Recognised
from flows.reading.mapping import Mapping


def read(found: Recognised, mapping: Mapping) -> Reading:
    """What the table comes to by the mapping; what cannot be read is left aside with a reason."""
    raise NotImplementedError
