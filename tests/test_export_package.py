"""The data package, read and checked as its users do."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import frictionless
import pytest

from flows.export import spreadsheet
from flows.export.catalogue import RECORDS
from flows.export.package import package
from flows.export.schema import KEYS
from flows.export.taken import Taken
from flows.selection import Selection
from flows.tables import Tables
from tests import nasty

EVERYTHING = Selection(statistics=True)


@pytest.fixture(scope="module")
def odd() -> Taken:
    return Taken(nasty.tables(), EVERYTHING, "https://flows.example")


@pytest.fixture(scope="module")
def unpacked(odd: Taken, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("package")
    ZipFile(BytesIO(package(odd))).extractall(folder)
    return folder


def test_it_is_valid_by_the_standard_and_by_its_own_schemas(unpacked: Path) -> None:
    """Types, keys, references, allowed values; sizes and digests of the files."""
    report = frictionless.validate(str(unpacked / "datapackage.json"))
    assert report.flatten(["title", "message"]) == []
    assert report.valid


def test_reading_it_back_gives_the_same_claims(odd: Taken, unpacked: Path) -> None:
    resource: Any = frictionless.Package(str(unpacked / "datapackage.json")).get_resource("claims")
    read = resource.read_rows()
    assert [row["claim"] for row in read] == [claim.id for claim in odd.data.claims]
    for row, claim in zip(read, odd.data.claims, strict=True):
        assert row["statement"] in (claim.statement, f"'{claim.statement}")
        assert (row["first_day"], row["last_day"]) == (claim.date.start, claim.date.end)


def test_a_broken_reference_is_found(unpacked: Path, tmp_path: Path) -> None:
    """The schemas say enough that a reader's program sees it."""
    for file in unpacked.rglob("*.*"):
        (tmp_path / file.relative_to(unpacked)).parent.mkdir(exist_ok=True)
        (tmp_path / file.relative_to(unpacked)).write_bytes(file.read_bytes())
    answers = tmp_path / "data" / "answers.csv"
    answers.write_bytes(answers.read_bytes() + b"nobody,total\r\n")
    found = frictionless.validate(str(tmp_path / "datapackage.json")).flatten(["type"])
    assert ["foreign-key"] in found


def test_its_files_are_those_of_the_tables(odd: Taken, unpacked: Path) -> None:
    for table in RECORDS:
        wanted = spreadsheet.csv(table.frame(odd), table.columns)
        assert (unpacked / "data" / f"{table.name}.csv").read_bytes() == wanted


def test_it_says_what_it_is(odd: Taken, unpacked: Path) -> None:
    told = json.loads((unpacked / "datapackage.json").read_text(encoding="utf-8"))
    assert told["licenses"] == [
        {"name": "CC-BY-4.0", "title": "CC BY 4.0", "path": "https://creativecommons.org/licenses/by/4.0/"}
    ]
    assert (told["version"], told["created"]) == ("2026.11.0", "2026-11-22T00:00:00Z")
    assert told["homepage"] == "https://flows.example/claims?statistics=yes"
    assert [source["title"] for source in told["sources"]] == ["State TV", "The Herald", "The Wire"]
    (claims,) = (one for one in told["resources"] if one["name"] == "claims")
    fields = {field["name"]: field for field in claims["schema"]["fields"]}
    assert fields["value_low"]["unit"] == "value_currency"
    assert fields["basis"]["constraints"]["enum"][0] == "delivered"
    assert claims["schema"]["foreignKeys"][0] == {
        "fields": ["flow"], "reference": {"resource": "flows", "fields": [KEYS["flows"]]},
    }  # fmt: skip


def test_its_readme_is_plain_and_no_markup_of_the_data(odd: Taken, unpacked: Path) -> None:
    readme = (unpacked / "README.md").read_text(encoding="utf-8")
    assert readme.startswith("# =1+1 \\<b\\>\\`x\\` \\# y\n")
    assert "\\| a \\| \\[b\\](c)" in readme
    assert "Selected: 8 of 8 claims, 3 sources, 5 reports: the whole set, with official statistics." in readme
    assert "<https://flows.example/claims?statistics=yes>" in readme
    assert readme.count("\n```\n") == 2


def test_it_is_the_same_byte_for_byte(odd: Taken) -> None:
    """Without an address it names none."""
    assert package(odd) == package(Taken(odd.tables, EVERYTHING, odd.base))
    with ZipFile(BytesIO(package(Taken(odd.tables, EVERYTHING)))) as archive:
        assert {info.date_time for info in archive.infolist()} == {(2026, 11, 22, 0, 0, 0)}
        assert b"homepage" not in archive.read("datapackage.json")
        assert b"The same selection" not in archive.read("README.md")


def test_a_selection_that_keeps_nothing_is_valid_too(little: Tables, tmp_path: Path) -> None:
    ZipFile(BytesIO(package(Taken(little, Selection(text="no such words anywhere"))))).extractall(tmp_path)
    assert frictionless.validate(str(tmp_path / "datapackage.json")).valid
