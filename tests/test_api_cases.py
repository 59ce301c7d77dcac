"""Addresses that name a case, of every file and page: they hold that case, and nothing of the first."""

from __future__ import annotations

import gzip
import json
import os
import re
import sqlite3
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pandas as pd
import pytest

from flows import exported, project
from flows.__main__ import main
from flows.api import pages, pictures
from flows.api.beside import BESIDE, CLAIM
from flows.files import FILES
from flows.store import Store
from tests import elsewhere, small
from tests.test_api import HOST, ask
from tests.test_pictures_api import Draws

CASE = "norway"
NEWEST = elsewhere.dataset().claims[-1].id
ADDRESSES = (*(f"data/{name}" for name in FILES), *(one.path.replace(CLAIM, NEWEST) for one in BESIDE))
DESCRIBED = ("data/", "data/openapi.json")
DRAWN = tuple(
    address for address in ADDRESSES if not address.endswith((".svg", ".png")) or address.startswith("pictures/map")
)
"""With one picture of each kind: all are drawn by the same lines."""
_NAMED = re.compile(r"\?case=norway(&amp;|&(?!quot;))?")


class Prints(Draws):
    """A drawer that hands on what it is to print, and the figure that it is to draw."""

    def print(self, page: bytes) -> bytes:
        return page

    def draw(self, make: Callable[[], dict[str, Any]], kind: str) -> bytes:
        return json.dumps(make(), default=str).encode()


@pytest.fixture(scope="module")
def stores(tmp_path_factory: pytest.TempPathFactory) -> tuple[Store, Store, Store]:
    """The first case, the second, and the second as if it were alone."""
    folder = tmp_path_factory.mktemp("data")
    first, second = folder / "small.yaml", folder / f"{CASE}.yaml"
    first.write_text(small.text(), encoding="utf-8")
    second.write_text(elsewhere.text(), encoding="utf-8")
    return Store(first), Store(second, which={"case": CASE}), Store(second)


@pytest.fixture(autouse=True)
def both(stores: tuple[Store, Store, Store], monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, _ = stores
    monkeypatch.setattr(project, "cases", lambda: {"small": first, CASE: second})
    for room in (pages, pictures):
        monkeypatch.setattr(room, "drawer", Prints)
    monkeypatch.setattr(pictures, "_kept", pictures.Kept())


@pytest.fixture
def alone(stores: tuple[Store, Store, Store], monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    return lambda: monkeypatch.setattr(project, "cases", lambda: {CASE: stores[2]})


def texts(name: str, content: bytes) -> str:
    """All that a file says."""
    if name.endswith((".zip", ".xlsx")):
        with ZipFile(BytesIO(content)) as opened:
            parts = {each: opened.read(each) for each in sorted(opened.namelist())}
            return "\n".join(texts(each, part) for each, part in parts.items())
    if name.endswith(".parquet"):
        return str(pd.read_parquet(BytesIO(content)).to_csv())
    if name.endswith(".sqlite"):
        held = sqlite3.connect(":memory:")
        held.deserialize(content)
        return "\n".join(held.iterdump())
    return content.decode("latin-1" if name.endswith(".png") else "utf-8-sig")


def _without(told: str) -> str:
    """Without the name of the case, and without what a package says of the size and the sum of its files."""
    told = re.sub(r'"(bytes|hash)": [^\n]*', "", told)
    return _NAMED.sub(lambda named: "?" if named[1] else "", told)


def said(address: str, **query: Any) -> str:
    """What is answered, its name included."""
    answer = ask(f"/{address}", query)
    assert answer.status == 200, answer.body[:300]
    return answer.headers.get("content-disposition", "") + texts(address, answer.body)


@pytest.mark.parametrize("address", DRAWN)
def test_an_answer_is_that_of_the_case_alone_but_for_its_name_in_addresses(
    address: str, alone: Callable[[], None]
) -> None:
    """And asked for without a name it is another: that of the first."""
    found = said(address, case=CASE)
    for word in ("A small file", "herald", "Herald", "The Wire", "small.yaml"):
        assert word not in found
    if not address.startswith(("data/changes", "claims/")):  # there are no editions; the first has no such claim
        assert said(address) != found
    alone()
    as_alone = said(address)
    if not address.endswith((".svg", ".png")):  # an address that is longer moves what stands beside it
        assert _without(found) == _without(as_alone)


@pytest.mark.parametrize("address", ["data/claims.csv", "data/dataset.yaml", "dossier", "claims/total"])
def test_the_first_may_be_named_and_is_not_in_addresses(address: str) -> None:
    found = said(address)
    assert "case=" not in found
    assert said(address, case="small") == found


@pytest.mark.parametrize("address", [*ADDRESSES, *DESCRIBED])
def test_what_is_no_case_is_refused(address: str) -> None:
    """Of several the last counts."""
    answer = ask(f"/{address}", {"case": [CASE, "sweden"]})
    told = "case has a value that is no case here; allowed: small, norway.\n"
    assert (answer.status, answer.body.decode()) == (400, told)


@pytest.mark.parametrize("address", [*ADDRESSES, *DESCRIBED])
def test_an_address_about_data_that_a_reader_had_brought_shows_no_other(address: str) -> None:
    answer = ask(f"/{address}", {"own": "yes"})
    told = (
        "The address is about data that a reader had brought along. Only that reader could see them; nothing was kept."
    )
    assert (answer.status, answer.body.decode()) == (400, f"{told}\n")


@pytest.mark.parametrize("address", DESCRIBED)
def test_descriptions_are_of_the_case(address: str) -> None:
    assert "Reported arms flows from Norway" in said(address, case=CASE)
    assert "A small file" not in said(address, case=CASE)
    assert "A small file" in said(address)


def test_every_link_of_the_page_of_the_data_leads_to_the_case() -> None:
    links = re.findall(r'href="(/[^"]*)"', said("data/", case=CASE))
    assert len(links) > len(ADDRESSES)
    for link in links:
        assert "?case=norway" in link or link == "/favicon.png"


def test_a_second_page_of_records_is_of_the_case() -> None:
    told = json.loads(ask("/data/claims.json", {"case": CASE, "size": "2", "country": "NOR"}).body)
    assert told["next"] == f"{HOST}/data/claims.json?case=norway&size=2&country=NOR&page=2"
    assert told["address"] == f"{HOST}/claims?case=norway&country=NOR"


def test_a_claim_that_both_have_is_told_of_by_the_one_that_is_named(tmp_path: Path) -> None:
    """Ids are the curator's own: two cases may have the same."""
    for name, text in (("a", small.text()), ("b", small.text().replace("A small file", "Another file"))):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    held = {"a": Store(tmp_path / "a.yaml"), "b": Store(tmp_path / "b.yaml", which={"case": "b"})}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(project, "cases", lambda: held)
        found = said("claims/total", case="b")
        assert "Another file" in found
        assert "A small file" not in found
        assert f'"@id": "{HOST}/claims/total?case=b"' in found
        assert said("claims/total").count("Another file") == 0


def test_the_editions_of_a_case_are_in_a_folder_of_its_name(stores: tuple[Store, Store, Store]) -> None:
    """Those of the first directly in `editions/`, unless it has a folder too; none are compared with another case."""
    folder = stores[0].file.parent / "editions"
    (folder / CASE).mkdir(parents=True)
    before = elsewhere.text().replace("2026.11.0", "2026.10.0").replace("stance: denies", "stance: qualifies")
    (folder / CASE / "2026.10.0.yaml.gz").write_bytes(gzip.compress(before.encode()))
    changes = json.loads(said("data/changes.json", case=CASE))
    assert {change["kind"] for change in changes} == {"corrected"}
    assert all(change["address"].endswith("?case=norway") for change in changes)
    assert json.loads(said("data/changes.json")) == []
    assert "?case=norway" in said("data/changes.atom", case=CASE)


def test_last_modified_is_of_the_case(stores: tuple[Store, Store, Store]) -> None:
    os.utime(stores[0].file, (1_700_000_000, 1_700_000_000))
    assert ask("/data/claims.csv").headers["last-modified"] == "Tue, 14 Nov 2023 22:13:20 GMT"
    assert ask("/data/claims.csv", {"case": CASE}).headers["last-modified"] != "Tue, 14 Nov 2023 22:13:20 GMT"


def test_the_command_line_writes_a_case(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["export", "claims", "--case", CASE, "-o", "claims.csv"]) == 0
    written = Path("claims.csv").read_text(encoding="utf-8-sig")
    assert f"/claims?case=norway&claim={NEWEST}" in written
    assert main(["export", "claims", "--case", "sweden"]) == 1
    assert capsys.readouterr().err == "case has a value that is no case here; allowed: small, norway.\n"
    monkeypatch.setattr(exported, "drawer", Prints)
    assert main(["export", "picture", "--view", "map", "--case", CASE, "-o", "map.json"]) == 0
    assert "Norway" in Path("map.json").read_text(encoding="utf-8")
