"""Files whose records are linked as no curator would: chains and cliques, each of the form that costs most."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

_HEAD = """\
dataset: {title: T, version: 2026.11.0, updated: 2026-11-22, licence: CC-BY-4.0, scope: Made up.}
units: [shells]
goods: {g: {name: Ammunition}}
publishers: {p: {name: P, country: BGR, kind: newspaper}}
companies: {k: {name: K Lines}}
actors: {a: {name: A, country: BGR, kind: ministry}, b: {name: B, kind: company}}
"""
_ROUTES = (
    "[SRB, UKR]",
    "[SRB, USA, UKR]",
    "[SRB, [USA, ESP, CZE, others], UKR]",
    "[SRB, {unnamed: somewhere}, [ESP, CZE], UKR]",
    "[SRB, [USA, ESP, CZE, DEU, FRA, ITA, others], [AUT, BEL, BGR, HRV], [POL, ROU, GRC], UKR]",
)
_PERIODS = ("2022", "2022-02-24/2024-06-22", "1990/2030")
LARGEST = 100_000
"""Bytes of a file, at the most."""

Links = Callable[[int], str]


def chain(field: str, kind: str, room: int) -> Links:
    """Each follows the one before."""
    return lambda at: f", {field}: [{kind}{at - 1}]" if at else ""


def clique(field: str, kind: str, room: int) -> Links:
    """Each is linked to all before it, so far as a file of this size has room."""
    return lambda at: (
        f", {field}: [{', '.join(f'{kind}{other}' for other in range(max(0, at - room), at))}]" if at else ""
    )


def star(field: str, kind: str, room: int) -> Links:
    """All are linked to the first."""
    return lambda at: f", {field}: [{kind}0]" if at else ""


def layers(field: str, kind: str, room: int) -> Links:
    """Groups of three, each linked to all of the groups before: as many sets without a link as can be."""
    return lambda at: f", {field}: [{', '.join(f'{kind}{other}' for other in range(at // 3 * 3))}]" if at > 2 else ""


LINKED = (
    ("part_of", "f"), ("overlaps", "f"), ("distinct_from", "f"), ("responds_to", "c"), ("relays", "p"),
)  # fmt: skip
"""Fields that link records of one kind, and the letter of their ids."""


def shape(chance: Random) -> bytes:
    """A file of at most LARGEST bytes."""
    field, kind = chance.choice(LINKED)
    make = chance.choice((chain, clique, star, layers))
    size = chance.choice((3, 12, 40, 100, 200, 400, 900))
    links = make(field, kind, chance.choice((2, 20, 1000)))
    while True:
        text = _text(chance, kind, links, size)
        if len(text) <= LARGEST:
            return text.encode()
        size = size * 3 // 4


def _text(chance: Random, kind: str, links: Links, size: int) -> str:
    flows = size if kind == "f" else chance.choice((1, 5))
    reports = size if kind == "p" else 2
    claims = chance.choice((1, size)) if kind != "c" else size
    carried = chance.choice(("[p0]", f"[p{reports - 1}]", f"[{', '.join(f'p{at}' for at in range(reports))}]"))
    if len(carried) * claims > LARGEST:
        claims = 1
    route, period = chance.choice(_ROUTES), chance.choice(_PERIODS)
    own = (lambda at: links(at)), (lambda at: "")
    of = {letter: own[letter != kind] for letter in "fcp"}
    lines = [
        _HEAD, "reports:",
        *(f"  p{at}: {{publisher: p, published: 2022-03-03, language: en, read: whole{of['p'](at)}}}"
          for at in range(reports)),
        "flows:",
        *(f"  f{at}: {{route: {route}, goods: g, period: {period}{_statistic(chance, at, kind)}{of['f'](at)}}}"
          for at in range(flows)),
        "claims:",
        *(f"  - {{id: c{at}, flow: f{at % flows if claims > 1 else flows - 1}, by: {'ab'[at % 2]}, date: 2022-03-03, "
          f"stance: {chance.choice(('asserts', 'confirms', 'denies', 'qualifies'))}, "
          f"basis: {chance.choice(('delivered', 'requested', 'refused'))}, statement: S., "
          f"involved: [{{company: k, role: {chance.choice(('broker', 'carrier'))}, state: NOR}}], "
          f"value: {{{chance.choice(('amount', 'low', 'high'))}: {chance.randint(1, 900)}, currency: EUR, "
          f"worded: some}}, reports: {carried}{of['c'](at)}}}"
          for at in range(claims)),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _statistic(chance: Random, at: int, kind: str) -> str:
    return ", kind: statistic" if at == 0 and kind != "f" and chance.random() < 0.2 else ""
