"""A small valid data file that touches every feature, as text, for tests of every part of the project.

text()                                the file
text(events=None, units="units: [shells]")   the file without one section and with another instead
changed(("stance: denies", "stance: qualifies"))   the file with exact spots of it replaced
dataset()                             the file, loaded; takes the sections of text()
problems(text)                        what is wrong with a text, one line a problem
"""

from __future__ import annotations

from flows.dataset import Dataset, InvalidDataset, parse

SECTIONS: dict[str, str] = {
    "dataset": """\
dataset:
  title: A small file
  version: 2026.11.0
  updated: 2026-11-22
  licence: CC-BY-4.0
  scope: Made up, for tests.
""",
    "units": """\
units: [shells, rockets]
""",
    "goods": """\
goods:
  ammunition: {name: Ammunition}
  shells-155: {name: 155 mm shells, within: ammunition}
  arms: {name: All arms}
""",
    "publishers": """\
publishers:
  herald: {name: The Herald, country: GBR, kind: newspaper}
  wire: {name: The Wire, country: FRA, kind: news agency}
  state-tv: {name: State TV, country: RUS, kind: broadcaster, state_control: {why: It is owned., source: https://r.example}}
""",
    "actors": """\
actors:
  herald-desk: {name: The Herald, country: GBR, kind: media}
  service: {name: Intelligence service, country: RUS, kind: intelligence service}
  president: {name: The president, country: SRB, kind: head of state}
  estimators: {name: People who know, kind: unnamed people}
  ministry: {name: Ministry of Trade, country: SRB, kind: ministry}
""",
    "accounts": """\
accounts:
  by-country: {title: Estimates by country}
""",
    "reports": """\
reports:
  herald-1:
    publisher: herald
    title: Shells on the move
    url: https://herald.example/1
    published: 2024-06-22
    language: en
    kind: newspaper
    read: whole
  wire-1:
    publisher: wire
    url: https://wire.example/1
    published: 2024-06-23
    language: fr
    kind: news agency
    relays: [herald-1]
    read: opening
  mirror-1:
    publisher: wire
    published: 2024-06
    language: fr
    kind: mirror
    relays: [wire-1]
    read: "no"
    note: No address is known.
  tv-1:
    publisher: state-tv
    published: 2025-05-29
    language: ru
    kind: broadcaster
    read: whole
  returns-2023:
    publisher: herald
    published: 2024
    language: sr
    kind: official document
    read: whole
""",
    "flows": """\
flows:
  all-routes:
    route: [SRB, [USA, ESP, CZE, others], UKR]
    goods: ammunition
    period: 2022-02-24/2024-06-22
  by-spain:
    route: [SRB, ESP, UKR]
    goods: shells-155
    period: 2023
    part_of: [all-routes]
    distinct_from: [by-czechia]
  by-czechia:
    route: [SRB, CZE, UKR]
    goods: shells-155
    period: 2023
    part_of: [all-routes]
  by-africa:
    route: [SRB, {unnamed: African states}, UKR]
    goods: ammunition
    name: Through Africa
    overlaps: [all-routes]
  exports-2023:
    route: [SRB, USA]
    goods: arms
    period: 2023
    kind: statistic
""",
    "claims": """\
claims:
  - id: total
    flow: all-routes
    by: estimators
    date: 2024-06-22
    stance: asserts
    basis: delivered
    statement: Around EUR 800m of ammunition went to Ukraine through others.
    value: {amount: 800_000_000, currency: EUR, approximate: true, worded: around EUR 800mn}
    variants:
      - kind: conversion
        value: {amount: 855_000_000, currency: USD, worded: $855m}
        note: Given in dollars.
        reports: [wire-1]
    reports: [herald-1, wire-1, mirror-1]
  - id: confirmed
    flow: all-routes
    by: president
    date: 2024-06-22
    stance: partly confirms
    statement: Ammunition is sold to some of these countries.
    responds_to: [total]
    reports: [herald-1]
  - id: spain
    flow: by-spain
    by: herald-desk
    date: 2024-06-22
    stance: asserts
    basis: delivered
    statement: Spain took part of it.
    value: {low: 150_000_000, high: 200_000_000, currency: EUR, worded: EUR 150mn to 200mn}
    account: by-country
    reports: [herald-1]
  - id: czechia
    flow: by-czechia
    by: herald-desk
    date: 2024-06-22
    stance: asserts
    basis: delivered
    statement: Czechia took at least EUR 250m of it.
    value: {low: 250_000_000, currency: EUR, worded: at least EUR 250mn}
    account: by-country
    reports: [herald-1]
  - id: exports
    flow: exports-2023
    by: ministry
    date: 2024
    stance: asserts
    basis: licensed
    statement: Exports to the United States, all arms.
    value: {amount: 62_500_000.50, currency: USD, worded: USD 62.5m}
    reports: [returns-2023]
  - id: accusation
    flow: all-routes
    by: service
    date: 2025-05-29
    stance: confirms
    statement: Hundreds of thousands of shells went to Ukraine.
    responds_to: [total]
    quantities:
      - {worded: hundreds of thousands, unit: shells}
      - {high: 3500, unit: rockets, worded: up to 3500}
    variants:
      - quantities: [{worded: a million, amount: 1_000_000, unit: shells}]
        note: One report says a million.
        reports: [tv-1]
    caveat: Published by a party to the war.
    reports: [tv-1]
  - id: africa
    flow: by-africa
    by: service
    date: 2025-05-29
    stance: qualifies
    basis: planned
    statement: Some of it is to go through African states.
    reports: [tv-1]
  - id: denial
    flow: all-routes
    by: president
    date: 2025-05
    stance: denies
    basis: contracted
    statement: One of the contracts does not exist.
    responds_to: [accusation]
    reports: [tv-1]
""",
    "events": """\
events:
  - id: halt
    date: 2025-06
    title: Export halted
    note: All exports of ammunition are halted.
    reports: [tv-1]
""",
    "companies": """\
companies:
  contract-house: {name: Contract House, names: [The Contracts]}
""",
}
"""The text of each section, in the order of the file."""


def text(**sections: str | None) -> str:
    """The file; a section given as text stands instead of its own, one given as None is left out."""
    assert sections.keys() <= SECTIONS.keys()
    chosen = {**SECTIONS, **sections}
    return "".join(part if part.endswith("\n") else f"{part}\n" for part in chosen.values() if part is not None)


def changed(*spots: tuple[str, str]) -> str:
    """The file with every (old, new) replaced; each old must stand in it exactly once."""
    result = text()
    for old, new in spots:
        assert result.count(old) == 1, f"{old!r} stands {result.count(old)} times in the small file"
        result = result.replace(old, new)
    return result


def dataset(**sections: str | None) -> Dataset:
    """The file, loaded."""
    return parse(text(**sections), "small.yaml")


def problems(content: str | bytes) -> list[str]:
    """What `parse` says against a file, one line a problem; nothing where it is valid."""
    try:
        parse(content, "small.yaml")
    except InvalidDataset as error:
        return str(error).split("\n")
    return []
