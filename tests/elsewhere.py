"""A small file about another case: five claims between other countries, one of them about a direct flow."""

from __future__ import annotations

from flows.dataset import Dataset
from tests import small

SECTIONS = {
    "dataset": """\
dataset:
  title: Reported arms flows from Norway
  version: 2026.11.0
  updated: 2026-11-22
  licence: CC-BY-4.0
  scope: Made up, for tests.
""",
    "units": "units: [rifles]\n",
    "goods": """\
goods:
  arms: {name: Arms}
  rifles: {name: Rifles, within: arms}
""",
    "publishers": """\
publishers:
  gazette: {name: The Gazette, country: KEN, kind: newspaper}
  post: {name: The Post, country: NOR, kind: newspaper}
""",
    "actors": """\
actors:
  gazette-desk: {name: The Gazette, country: KEN, kind: media}
  trader: {name: "A. Trader, director of Fjord Arms", country: NOR, kind: company}
  minister: {name: "B. Minister, Minister of Defence", country: NOR, kind: ministry}
""",
    "accounts": None,
    "companies": None,
    "reports": """\
reports:
  gazette-1: {publisher: gazette, url: "https://gazette.example/1", published: 2025-02-03, language: en,
    kind: newspaper, read: whole}
  post-1: {publisher: post, url: "https://post.example/1", published: 2025-02-04, language: "no", kind: newspaper,
    relays: [gazette-1], read: whole}
  post-2: {publisher: post, url: "https://post.example/2", published: 2025-03-01, language: "no", kind: newspaper,
    read: whole}
""",
    "flows": """\
flows:
  rifles-2024: {route: [NOR, [TZA, UGA], KEN], goods: rifles, period: 2024, name: Rifles through two neighbours}
  direct-2024: {route: [NOR, KEN], goods: rifles, period: 2024-05}
""",
    "claims": """\
claims:
  - {id: gazette-rifles, flow: rifles-2024, by: gazette-desk, date: 2025-02-03, stance: asserts, basis: delivered,
    statement: Reports 1200 rifles., quantities: [{amount: 1200, unit: rifles, worded: "1,200 rifles"}],
    reports: [gazette-1, post-1]}
  - {id: trader-no, flow: rifles-2024, by: trader, date: 2025-02-04, stance: denies, statement: Denies any sale.,
    responds_to: [gazette-rifles], reports: [post-1]}
  - {id: gazette-direct, flow: direct-2024, by: gazette-desk, date: 2025-02-03, stance: asserts, basis: licensed,
    statement: Reports a licence., value: {amount: 10_400_000, currency: NOK, worded: 10.4 million kroner},
    reports: [gazette-1]}
  - {id: minister-licence, flow: direct-2024, by: minister, date: 2025-03-01, stance: confirms, basis: licensed,
    statement: Confirms the licence., responds_to: [gazette-direct], reports: [post-2]}
  - {id: minister-but, flow: direct-2024, by: minister, date: 2025, stance: qualifies,
    statement: Adds that nothing was shipped., responds_to: [gazette-direct], reports: [post-2]}
""",
    "events": None,
}  # fmt: skip


def text() -> str:
    """The file."""
    return small.text(**SECTIONS)


def dataset() -> Dataset:
    """The file, loaded."""
    return small.dataset(**SECTIONS)
