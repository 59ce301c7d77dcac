"""Numbers that must be the same on every page."""

from __future__ import annotations

from functools import lru_cache

import pandas as pd

from flows.selection import Mask
from flows.tables import Tables
from flows.views.distinct import Distinct, codes_of


@lru_cache(maxsize=2)
def _naming(tables: Tables) -> Distinct:
    places = tables.places
    claim = places["claim"].to_numpy().astype("int64")
    return Distinct.origins(claim, codes_of(places["country"]), len(places["country"].cat.categories), tables)


def sources_of_countries(tables: Tables, mask: Mask) -> pd.Series:
    """How many sources name each country: the different ones behind those claims of the mask that name it at any stage
    of a route, whatever their stance. By code of country, in order of code; those that nobody names are not in it."""
    found = _naming(tables).count(mask)
    codes = tables.places["country"].cat.categories.astype(str)
    return pd.Series(found, index=codes, name="sources")[found > 0]
