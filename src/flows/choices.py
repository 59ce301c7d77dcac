"""What each field of the selection may hold, what that is called, and which claims hold it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from flows import places, speakers
from flows.dataset.model import Claim
from flows.disputes import disputed
from flows.fold import fold
from flows.kept import kept
from flows.tables import BASES, ROLES, STANCES, UNMOVED, Mask, Tables, flow_name

Ints = np.ndarray[Any, np.dtype[np.int64]]
Held = tuple[Ints, Ints]
"""Pairs, each once: a claim's row, and the place among a field's options of a value that the claim holds."""

SWITCHES = ("disputed", "figure", "statistics")
"""Fields that are on or off."""

STANCE_WORDS = {stance: stance for stance in STANCES} | {"qualifies": "adds a “but”"}
"""The stances as the screen and the pictures word them; data, CSV and addresses keep their own word."""


def stance_of(claim: Claim) -> str:
    """'asserts', 'asserts (refused)': the stance of a claim, and whether it is of what was requested or refused."""
    return STANCE_WORDS[claim.stance] + (f" ({claim.basis})" if claim.basis in UNMOVED else "")


def stances_of(claims: pd.DataFrame) -> pd.Series:
    """The same of rows of tables.claims, as texts."""
    said = claims["stance"].astype("string").map(STANCE_WORDS)
    basis = claims["basis"].astype("string")
    return said.where(~basis.isin(UNMOVED), said + " (" + basis + ")")


_INHERENT = ("stance", "basis")
"""Fields whose few values have an order of their own."""


@kept
def choices(tables: Tables) -> Mapping[str, tuple[str, ...]]:
    """The values of each field, by what occurs in the data, in the order of their labels. Found once for a dataset."""
    claims, data = tables.claims, tables.dataset
    of_role = {role: tables.places.loc[tables.places["role"] == role, "country"] for role in ROLES}
    heard = [data.actors[str(actor)] for actor in claims["actor"].cat.categories]
    found: dict[str, Iterable[Any]] = {
        "country": tables.places["country"].unique(),
        **{role: countries.unique() for role, countries in of_role.items()},
        "source": tables.citations["publisher"].cat.categories,
        "speaker": {group for actor in heard for group in speakers.of(actor)},
        "actor": claims["actor"].cat.categories,
        "company": tables.companies["company"].cat.categories,
        "stance": STANCES,
        "flow": data.flows,
        "goods": data.goods,
        "basis": BASES,
    }
    return {field: _in_order(field, map(str, values), tables) for field, values in found.items()}


def _in_order(field: str, values: Iterable[str], tables: Tables) -> tuple[str, ...]:
    """Of speakers those of all countries come first."""
    if field in _INHERENT:
        return tuple(values)
    named = label(field, tables)
    return tuple(sorted(values, key=lambda value: (value not in speakers.GROUPS, fold(named(value)), value)))


def label(field: str, tables: Tables) -> Callable[[str], str]:
    """What the values of a field are called."""
    data = tables.dataset
    named: dict[str, Callable[[str], str]] = {
        **dict.fromkeys(("country", *ROLES), places.name),
        "source": lambda key: data.publishers[key].name,
        "speaker": speakers.label,
        "actor": lambda key: data.actors[key].name,
        "company": lambda key: data.companies[key].name,
        "stance": STANCE_WORDS.__getitem__,
        "flow": lambda key: flow_name(data.flows[key], data),
        "goods": lambda key: data.goods[key].name,
    }
    return named.get(field, str)


@kept
def held(tables: Tables) -> Mapping[str, Held]:
    """Which claims hold which values, by field. Found once for a dataset."""
    claims, options, data = tables.claims, choices(tables), tables.dataset
    parts = {role: tables.places[tables.places["role"] == role] for role in ROLES}
    every: Ints = np.arange(len(claims))
    plain = {"actor", "stance", "flow", "basis"}
    columns: dict[str, tuple[Any, pd.Series]] = {
        **{role: (frame["claim"], frame["country"]) for role, frame in {"country": tables.places, **parts}.items()},
        "source": (tables.citations["claim"], tables.citations["publisher"]),
        "company": (tables.companies["claim"], tables.companies["company"]),
        "speaker": (every, claims["actor"]),
        "goods": (every, claims["goods"]),
        **{field: (every, claims[field]) for field in plain},
    }
    wider: dict[str, Callable[[str], Iterable[str]]] = {
        "speaker": lambda actor: speakers.of(data.actors[actor]),
        "goods": lambda goods: _containing(goods, tables),
    }
    return {
        field: _pairs(np.asarray(claim), column, options[field], wider.get(field, lambda value: (value,)))
        for field, (claim, column) in columns.items()
    }


def _pairs(claim: Ints, column: pd.Series, options: tuple[str, ...], of: Callable[[str], Iterable[str]]) -> Held:
    """From a categorical column to pairs; `of` says which options a category stands for."""
    place = {value: at for at, value in enumerate(options)}
    keys = [(code, value) for code, key in enumerate(column.cat.categories) for value in of(str(key))]
    means = [(code, place[value]) for code, value in keys if value in place]  # a country occurs in some roles only
    meant = pd.DataFrame.from_records(means, columns=["code", "option"]).astype("int64")
    rows = pd.DataFrame({"claim": claim.astype("int64"), "code": column.cat.codes.to_numpy().astype("int64")})
    found = rows.merge(meant, on="code")[["claim", "option"]].drop_duplicates()
    return found["claim"].to_numpy(), found["option"].to_numpy()


def holding(field: str, values: Iterable[str], tables: Tables) -> Mask:
    """The claims that hold at least one of the values of a field."""
    options, (claim, option) = choices(tables)[field], held(tables)[field]
    wanted = np.isin(options, list(values)) if options else np.zeros(0, dtype=bool)
    keep: Mask = np.zeros(len(tables.claims), dtype=bool)
    keep[claim[wanted[option]]] = True
    return keep


@kept
def switched(tables: Tables) -> Mapping[str, Mask]:
    """Which claims each of the switches is about."""
    figure = np.zeros(len(tables.claims), dtype=bool)
    figure[tables.figures["claim"].to_numpy()] = True
    statistic = (tables.claims["kind"] == "statistic").to_numpy(dtype=bool)
    return {"disputed": disputed(tables), "figure": figure, "statistics": statistic}


def contained(goods: Iterable[str], tables: Tables) -> frozenset[str]:
    """Classes of goods with all the narrower classes in them."""
    wanted = set(goods)
    return frozenset(key for key in tables.dataset.goods if not wanted.isdisjoint(_containing(key, tables)))


def _containing(goods: str, tables: Tables) -> Iterable[str]:
    """A class of goods and all the wider ones it lies in."""
    key: str | None = goods
    while key is not None:
        yield key
        key = tables.dataset.goods[key].within
