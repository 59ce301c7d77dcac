"""How many sources name each country: one number for one country, whatever a picture draws of the selection."""

from __future__ import annotations

import pandas as pd

from flows.once import once
from flows.selection import Mask
from flows.tables import Tables
from flows.views.distinct import Distinct, codes_of


def sources_of_countries(tables: Tables, mask: Mask) -> pd.Series:
    """Sources by country code: the distinct origins behind the chosen claims that name the country at any stage.

    Of whatever stance and kind, denials and statistics too; a country that no chosen claim names is not in it.
    """
    found = pd.Series(_naming(tables).count(mask), index=tables.places["country"].cat.categories.astype(str))
    return found[found > 0]


@once
def _naming(tables: Tables) -> Distinct:
    """Sorted out once for a dataset."""
    places = tables.places
    countries = len(places["country"].cat.categories)
    return Distinct.origins(places["claim"].to_numpy(), codes_of(places["country"]), countries, tables)
