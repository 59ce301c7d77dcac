"""Routes in words and as tables, for who cannot see the picture."""

from __future__ import annotations

from typing import Any

import pandas as pd

from flows.nodes import leg_ends
from flows.places import words
from flows.summary import plural
from flows.tables import Tables
from flows.views.accounts import interval, title
from flows.views.picture import VOICES, Picture
from flows.views.routes.amounts import Accounts


def sentence(picture: Picture) -> str:
    """The picture in words, for who cannot see it."""
    if picture.rows.empty:
        return "No route is drawn."
    told = {voice: _told(picture.rows[picture.rows["voice"] == voice]) for voice in VOICES}
    heads = {"said": "Said or confirmed", "qualified": "Qualified", "denied": "Denied"}
    return " ".join(f"{heads[voice]}: {text}." for voice, text in told.items() if text)


def _told(rows: pd.DataFrame, most: int = 6) -> str:
    legs = [_leg(key, origins) for key, origins in zip(rows["key"][:most], rows["origins"][:most], strict=True)]
    more = [f"{len(rows) - most} more legs"] if len(rows) > most else []
    return words(legs + more)


def _leg(key: str, origins: int) -> str:
    source, target = leg_ends(key)
    return f"{source.name} to {target.name} by {plural(int(origins), 'independent origin')}"


def table(picture: Picture) -> pd.DataFrame:
    """The same rows for reading: from, to, voice, independent origins, claims."""
    ends = [leg_ends(key) for key in picture.rows["key"]]
    return pd.DataFrame(
        {
            "From": [source.name for source, _ in ends],
            "To": [target.name for _, target in ends],
            "Voice": picture.rows["voice"].astype(str),
            "Independent origins": picture.rows["origins"],
            "Claims": picture.rows["claims"],
        }
    )


def amounts_sentence(picture: Accounts, tables: Tables) -> str:
    """The picture in words: each account with its legs, never a sum of accounts."""
    if picture.rows.empty:
        return "No account is drawn: the chosen claims state no figure of this kind."
    told = []
    for account, rows in picture.rows.groupby("account", sort=False):
        legs = [_amount_told(row, picture) for row in rows.itertuples() if leg_ends(str(row.key))[0].stage == 0]
        told.append(f"{title(tables, str(account))}: {words(legs)}.")
    return " ".join(told)


def _amount_told(row: Any, picture: Accounts) -> str:
    source, target = leg_ends(row.key)
    split = "; split not reported" if target.kind == "group" else ""
    return f"{amount(row, picture)} from {source.name} to {target.name}{split}"


def amount(row: Any, picture: Accounts) -> str:
    """'EUR 800,000,000' or '200,000 to under 1,000,000 shells'."""
    read = interval(row.low, row.high, bool(row.under)).text()
    return f"EUR {read}" if picture.measure == "value" else f"{read} {picture.unit}"


def amounts_table(picture: Accounts, tables: Tables) -> pd.DataFrame:
    """The same rows for reading: account, from, to, as worded, as read."""
    ends = [leg_ends(key) for key in picture.rows["key"]]
    read = [amount(row, picture) for row in picture.rows.itertuples()]
    return pd.DataFrame(
        {
            "Account": [title(tables, account) for account in picture.rows["account"]],
            "From": [source.name for source, _ in ends],
            "To": [target.name for _, target in ends],
            "As worded": picture.rows["worded"],
            "As read (euro derived)" if picture.measure == "value" else "As read": read,
        }
    )
