"""How many claims each option of the filters would give in the present selection."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from types import MappingProxyType

import numpy as np

from flows.choices import SWITCHES, choices, held, switched
from flows.once import once
from flows.selection import Mask, Selection
from flows.tables import Tables


def counts(selection: Selection, tables: Tables) -> Mapping[str, Mapping[str, int]]:
    """For each field and each of its options the claims that hold it and pass all other fields of the selection.

    So a count is what the selection holds once the option alone is chosen in its field. Of the switches there is one
    option, `yes`, with the claims that it is about. Found once for a selection.
    """
    return _counted(tables)(selection)


@once
def _counted(tables: Tables) -> Callable[[Selection], Mapping[str, Mapping[str, int]]]:
    return lru_cache(maxsize=64)(partial(_counts, tables))


def _counts(tables: Tables, selection: Selection) -> Mapping[str, Mapping[str, int]]:
    others = _others(selection, tables)
    found: dict[str, Mapping[str, int]] = {}
    for field, options in choices(tables).items():
        claim, option = held(tables)[field]
        many = np.bincount(option[others(field)[claim]], minlength=len(options))
        found[field] = MappingProxyType(dict(zip(options, many.tolist(), strict=True)))
    for switch in SWITCHES:
        found[switch] = MappingProxyType({"yes": int(np.count_nonzero(others(switch) & switched(tables)[switch]))})
    return MappingProxyType(found)


def _others(selection: Selection, tables: Tables) -> Callable[[str], Mask]:
    """For a field, the claims that all other fields keep: those that no field but this one leaves out."""
    every: Mask = np.ones(len(tables.claims), dtype=bool)
    left = {field: ~keep for field, keep in selection.masks(tables)} | {"text": ~selection.worded(tables, every)}
    reasons = np.sum(list(left.values()), axis=0)
    nowhere = ~every
    return lambda field: reasons == left.get(field, nowhere)
