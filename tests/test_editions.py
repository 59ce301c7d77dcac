"""What changed of claims from edition to edition, whatever else the folder of editions holds."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from flows.dataset.editions import Unreadable, editions
from flows.dataset.unreadable import NotYaml
from tests import small

Keep = Callable[[str, str | bytes], None]
NOW = small.changed(("version: 2026.11.0", "version: 2026.12.0"), ("updated: 2026-11-22", "updated: 2026-12-24"))


@pytest.fixture
def keep(tmp_path: Path) -> Keep:
    """Puts an edition into the folder."""

    def kept(name: str, content: str | bytes) -> None:
        packed = content if isinstance(content, bytes) else gzip.compress(content.encode())
        (tmp_path / f"{name}.yaml.gz").write_bytes(packed)

    return kept


def test_each_edition_says_what_it_changed_the_newest_first(keep: Keep, tmp_path: Path) -> None:
    first = small.text().replace("version: 2026.11.0", "version: 2026.09.0").replace("id: africa", "id: gone")
    keep("2026.09.0", first)
    keep("2026.11.0", small.text().replace("stance: denies", "stance: qualifies"))
    now, before = editions(tmp_path, NOW.encode())
    assert [(each.version, each.day) for each in (now, before)] == [
        ("2026.12.0", date(2026, 12, 24)), ("2026.11.0", date(2026, 11, 22)),
    ]  # fmt: skip
    assert [(each.kind, each.id, each.told) for each in now.changes] == [
        ("Corrected", "denial", ("stance: “denies”; before, “qualifies”",))
    ]
    assert [(each.kind, each.id) for each in before.changes] == [
        ("Added", "africa"), ("Corrected", "denial"), ("Withdrawn", "gone"),
    ]  # fmt: skip


def test_that_a_flow_was_corrected_stands_at_each_claim_about_it(keep: Keep, tmp_path: Path) -> None:
    """A claim that was corrected too tells both; one that is new tells neither."""
    older = small.text().replace("period: 2022-02-24/2024-06-22", "period: 2022").replace("id: total", "id: sum")
    keep("2026.11.0", older.replace("[total]", "[sum]").replace("stance: denies", "stance: qualifies"))
    (found,) = editions(tmp_path, NOW.encode())
    told = {each.id: (each.kind, each.told) for each in found.changes}
    flow = "flow all-routes: period: “2022-02-24/2024-06-22”; before, “2022”"
    assert told["denial"] == ("Corrected", ("stance: “denies”; before, “qualifies”", flow))
    assert told["confirmed"][1][-1] == told["accusation"][1][-1] == flow
    assert told["total"][0] == "Added"
    assert flow not in told["total"][1]
    assert "spain" not in told


def test_only_editions_before_the_current_one_count(keep: Keep, tmp_path: Path) -> None:
    """Its own copy, a later one and other files do not."""
    for name in ("2026.12.0", "2027.01.0", "notes"):
        keep(name, b"not read")
    assert editions(tmp_path, NOW.encode()) == ()
    assert editions(tmp_path / "none", NOW.encode()) == ()
    keep("2026.9.0", b"its name is no version")
    assert editions(tmp_path, NOW.encode()) == ()


@pytest.mark.parametrize("content", [b"no gzip", gzip.compress(b"cut", mtime=0)[:-9], gzip.compress(b"\xff", mtime=0)])
def test_an_edition_that_cannot_be_read_is_named(keep: Keep, tmp_path: Path, content: bytes) -> None:
    keep("2026.11.0", content)
    with pytest.raises(Unreadable, match=r"^2026\.11\.0\.yaml\.gz: cannot be read: "):
        editions(tmp_path, NOW.encode())


def test_an_edition_that_is_no_yaml_or_has_no_day_is_refused(keep: Keep, tmp_path: Path) -> None:
    keep("2026.10.0", "dataset: {version: 2026.10.0}")
    keep("2026.11.0", "dataset: {version: 2026.11.0}")
    with pytest.raises(Unreadable, match=r"^edition 2026\.11\.0: does not say when it was updated$"):
        editions(tmp_path, NOW.encode())
    keep("2026.11.0", "a: [")
    with pytest.raises(NotYaml):
        editions(tmp_path, NOW.encode())
