"""Which figures of a measure can be drawn, account by account, and why a claim has none to draw.

An account is one actor's figures of one basis and one unit that may be added; across accounts nothing ever is.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from flows.kept import kept
from flows.selection import Mask
from flows.tables import Tables
from flows.views.picture import Codes, having

_SEVERAL = 10
"""Claims from which on a single source is a register."""
SHARES = ("percent",)
"""Units that say how much of something else: never drawn as an amount."""

NO_FIGURE = {"value": "no value is stated", "quantity": "no quantity is stated"}
OTHER_UNIT = "the figure counts in another unit"
DENIAL = "a denial moves nothing"
NO_RATE = "the table of reference rates has none for the currency and day, so that no common scale exists"
ZERO = "the figure is nought: nothing to draw"
ANOTHER = "the figure is another speaker’s: chosen one at a time, or side by side, never added"


@kept
def usual(tables: Tables) -> str:
    """What the widths of Routes show where nobody asks: sources; of data from a single source, which would all be of
    one width, the measure in which most of its claims state a figure."""
    flows = np.asarray(tables.claims["kind"] == "flow", dtype=bool)
    figures = tables.within(tables.figures, flows & ~denied(tables))
    claims = figures[~figures["unit"].isin(SHARES)].groupby("measure", observed=True)["claim"].nunique()
    if tables.origins["origin"].nunique() != 1 or len(tables.claims) < _SEVERAL or claims.empty:
        return "origins"
    return str(max(sorted(claims.index), key=lambda measure: claims[measure]))


def units(tables: Tables, mask: Mask) -> list[str]:
    """The units in which the chosen claims count things, the most used first."""
    figures = tables.within(tables.figures, mask)
    counted = figures.loc[figures["measure"] == "quantity", "unit"].astype("string")
    return [unit for unit in counted.value_counts().index if unit not in SHARES]


def currency(tables: Tables, mask: Mask) -> str:
    """The currency on whose scale values stand: where all are in one, that one, as reported; else euro, derived."""
    figures = tables.within(tables.figures, mask & ~denied(tables))
    found = figures.loc[figures["measure"] == "value", "unit"].unique()
    return str(found[0]) if len(found) == 1 else "EUR"


def drawable(tables: Tables, mask: Mask, measure: str, unit: str) -> pd.DataFrame:
    """The figures of a measure that can be drawn: `claim`, `account`, `low`, `high`, `under`. `unit` is what things are
    counted in, of values see `currency`."""
    figures = tables.within(tables.figures, mask & ~denied(tables))
    figures = figures[figures["measure"] == measure]
    if measure == "value" and unit == "EUR":
        figures = figures.assign(low=figures["eur_low"], high=figures["eur_high"])
    else:
        figures = figures[figures["unit"] == unit]
    tall = figures[["low", "high"]].max(axis=1) > 0  # false where neither is stated
    return figures.loc[tall, ["claim", "account", "low", "high", "under"]]


def denied(tables: Tables) -> Mask:
    return np.asarray(tables.claims["stance"] == "denies", dtype=bool)


def reasons(tables: Tables, measure: str, unit: str, drawn: Codes) -> dict[str, Mask]:
    """Why a claim is not drawn, the first reason that holds; `drawn` are the claims whose figures are."""
    size = len(tables.claims)
    of_measure = tables.figures[tables.figures["measure"] == measure]
    of_unit = of_measure if measure == "value" else of_measure[of_measure["unit"] == unit]
    derived = measure == "value" and unit == "EUR"
    most = of_unit[["eur_low", "eur_high"] if derived else ["low", "high"]].max(axis=1)
    return {
        NO_FIGURE[measure]: ~having(of_measure["claim"].to_numpy(), size),
        OTHER_UNIT: ~having(of_unit["claim"].to_numpy(), size),
        DENIAL: denied(tables),
        NO_RATE: ~having((of_unit[most.notna()])["claim"].to_numpy(), size),
        ZERO: ~having((of_unit[most > 0])["claim"].to_numpy(), size),
        ANOTHER: ~having(drawn, size),
    }
