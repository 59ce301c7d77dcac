"""Two editions compared: what the words say, and that the changelog keeps up."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from flows import __main__ as command
from flows.dataset import changes
from flows.project import DATA, ROOT
from tests import small

EDITIONS = sorted((ROOT / "data/editions").glob("*.yaml.gz"))
SECOND = """\
dataset: {version: 2026.12.0}
publishers:
  wire: {name: The Wire, country: FRA, kind: news agency, state_control: {why: It is owned., source: https://r.example}}
  tv: {name: TV, kind: broadcaster}
reports:
  wire-1: {publisher: wire, published: 2024-06-23, relays: [tv-1, post-1]}
  tv-1: {publisher: tv, kind: news site}
claims:
  - {id: sum, by: somebody, date: 2024-06-22, stance: qualifies, value: {amount: 5, currency: EUR}, caveat: A doubt.}
  - {id: late, by: somebody, date: 2026-03, stance: denies, statement: Denies it.}
"""
FIRST = """\
dataset: {version: 2026.11.0}
publishers:
  wire: {name: The Wire, state_controlled: true}
  tv: {name: TV}
reports:
  wire-1: {publisher: wire, published: 2024-06-23, kind: news agency, relays: [post-1, herald-1]}
  tv-1: {publisher: tv, kind: broadcaster}
claims:
  - {id: sum, by: somebody, date: 2024-06-22, stance: denies, value: {amount: 4, currency: EUR}, statement: No.}
  - {id: false-one, by: somebody, date: 2024, stance: asserts, statement: Says so.}
"""
TOLD = """\
# From 2026.11.0 to 2026.12.0

## Added

- claim `late`: somebody, 2026-03, denies, Denies it.

## Corrected

- publisher `wire`:
  - state_control.why added: “It is owned.”
  - state_control.source added: “https://r.example”
  - country added: “FRA”
- report `tv-1`: kind: “news site”; before, “broadcaster”
- report `wire-1`: relays with “tv-1” and without “herald-1”
- claim `sum`:
  - stance: “qualifies”; before, “denies”
  - value.amount: “5”; before, “4”
  - statement left out; it was “No.”
  - caveat added: “A doubt.”

## Withdrawn

- claim `false-one`: somebody, 2024, asserts, Says so.
"""


def test_what_changed_reads_like_a_changelog(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "first.yaml.gz").write_bytes(gzip.compress(FIRST.encode()))
    (tmp_path / "second.yaml").write_text(SECOND, encoding="utf-8")
    assert command.main(["diff", str(tmp_path / "first.yaml.gz"), str(tmp_path / "second.yaml")]) == 0
    assert capsys.readouterr().out == TOLD


def test_nothing_has_changed_where_only_the_order_of_records_and_the_place_of_kinds_have() -> None:
    kinds = [f"    kind: {kind}\n" for kind in ("newspaper", "news agency", "broadcaster")]
    moved = small.text()
    for kind in kinds:
        moved = moved.replace(kind, "", 1)
    records = small.SECTIONS["events"] + small.SECTIONS["accounts"]
    again = moved.replace(small.SECTIONS["events"], "").replace(small.SECTIONS["accounts"], records)
    found = changes.changes(small.text(), again)
    assert found == ()
    assert changes.page(found, "one", "two") == "# From one to two\n\nNothing has changed.\n"


def test_an_edition_that_cannot_be_read_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["diff", str(tmp_path / "none.yaml")]) == 1
    assert capsys.readouterr().out == f"{tmp_path / 'none.yaml'}: cannot be read: No such file or directory\n"
    (tmp_path / "bad.yaml").write_text("a: [", encoding="utf-8")
    assert command.main(["diff", str(tmp_path / "bad.yaml")]) == 1
    assert capsys.readouterr().out.startswith("not readable as YAML, line 1: ")


def test_the_changelog_names_every_record_that_changed_since_the_edition_before() -> None:
    new = DATA.read_text(encoding="utf-8")
    before = [file for file in EDITIONS if file.name != f"{changes.version(new)}.yaml.gz"]
    assert before, "the first edition is kept"
    found = changes.changes(gzip.decompress(before[-1].read_bytes()).decode(), new)
    log = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    _, _, rest = log.partition(f"#### Version {changes.version(new)}\n")
    named = set(re.findall(r"`([a-z0-9-]+)`", re.split(r"^#{1,4} ", rest, flags=re.MULTILINE)[0]))
    assert found
    assert sorted({change.id for change in found} - named) == []


@pytest.mark.parametrize("file", EDITIONS, ids=lambda file: file.name)
def test_an_edition_is_the_one_it_is_named_for(file: Path) -> None:
    assert f"{changes.version(gzip.decompress(file.read_bytes()).decode())}.yaml.gz" == file.name
