"""Every file by its name: what it is called, what it takes, and what it says where it cannot be made."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows import project
from flows.accepted import KNOWN, Refused
from flows.export.catalogue import TABLES
from flows.export.taken import PAGING
from flows.files import FILES, made
from flows.store import Store
from tests import small

BASE = "https://flows.example"


@pytest.fixture(autouse=True)
def served(small_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """The small file in place of the project's own."""
    monkeypatch.setattr(project, "cases", lambda: {"shown": small_store})


def test_there_is_every_table_in_every_form_and_what_holds_all() -> None:
    of_table = [f"{table.name}.{ending}" for table in TABLES for ending in ("csv", "json", "parquet")]
    whole = ["package.zip", "workbook.xlsx", "database.sqlite", "parquet.zip"]
    whole += ["references.bib", "references.ris", "references.json", "dossier.html", "dataset.yaml"]
    assert list(FILES) == [*of_table, *whole]


@pytest.mark.parametrize("name", list(FILES))
def test_a_file_is_made_and_named(name: str) -> None:
    """By version and selection; the data file keeps its name."""
    if name == "dataset.yaml":
        found = made(name, b"", BASE)
        assert (found.name, found.content) == ("small.yaml", small.text().encode())
        return
    found = made(name, b"stance=denies", BASE)
    stem, _, ending = name.partition(".")
    if stem == "bounds":
        assert found.name == f"a-small-file-2026.11.0-bounds-EUR-delivered.{ending}"
    elif stem == "claims":
        assert found.name == f"a-small-file-2026.11.0-1-of-8-claims.{ending}"
    else:
        assert found.name == f"a-small-file-2026.11.0-1-of-8-claims-{name}"
    assert found.content
    assert found.media == FILES[name].media


@pytest.mark.parametrize("name", list(FILES))
def test_a_file_takes_what_it_needs_and_refuses_the_rest(name: str) -> None:
    """Pages only where there are some, the case alone where it is as it is."""
    takes: tuple[str, ...] = ("case",) if name == "dataset.yaml" else (*KNOWN, *PAGING) if FILES[name].paged else KNOWN
    assert FILES[name].known == takes
    with pytest.raises(Refused, match="The address has a parameter that is not known; allowed: "):
        made(name, b"contry=SRB", BASE)


def test_rows_of_a_page_are_limited_unless_all_are_wanted() -> None:
    first = made("claims.json", b"", BASE, rows=2)
    assert b'"pages": 4' in first.content
    assert made("claims.json", b"", BASE, rows=None) == made("claims.json", b"", BASE)


def test_without_good_data_nothing_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The problems are told; the data file is there as it is."""
    store = Store(tmp_path / "broken.yaml", "broken.yaml")
    store.file.write_text("claims: {", encoding="utf-8")
    monkeypatch.setattr(project, "cases", lambda: {"shown": store})
    with pytest.raises(Refused, match=r"broken.yaml:1: .*not readable as YAML") as refused:
        made("package.zip", b"", BASE)
    assert refused.value.status == 503
    assert made("dataset.yaml", b"", BASE).content == b"claims: {"
    store.file.unlink()
    with pytest.raises(Refused, match=r"There is no data file\.") as gone:
        made("dataset.yaml", b"", BASE)
    assert gone.value.status == 404
