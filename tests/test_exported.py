"""python -m flows export: the bytes of the routes, where they are wanted, and errors in their words."""

from __future__ import annotations

import os
import runpy
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows import __main__ as command
from flows import exported, project
from flows.exported import words
from flows.files import FILES
from flows.store import Store
from tests import small
from tests.test_api import HOST, ask

QUERY = {"country": ["ESP", "CZE"], "stance": "asserts"}
OPTIONS = ["--country", "ESP", "--country=CZE", "--stance", "asserts", "--site", f"{HOST}/"]


@pytest.fixture(autouse=True)
def folder(small_store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to write to, and the small file in place of the project's own."""
    monkeypatch.setattr(project, "cases", lambda: {"shown": small_store})
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", [name for name in FILES if name != "dataset.yaml"])
def test_a_file_is_that_of_its_route(name: str, folder: Path) -> None:
    """Byte for byte; the form is told by the ending, or is the only one."""
    target = folder / f"any{FILES[name].ending}"
    assert command.main(["export", FILES[name].word, *OPTIONS, "-o", str(target)]) == 0
    assert target.read_bytes() == ask(f"/data/{name}", QUERY).body


def test_the_data_file_is_written_as_it_is(folder: Path) -> None:
    assert command.main(["export", "yaml", "-o", "copy.yaml"]) == 0
    assert (folder / "copy.yaml").read_text(encoding="utf-8") == small.text()


def test_a_file_is_named_as_a_download_is_where_no_name_is_given(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first form of a table is CSV; a name of an address says which."""
    assert command.main(["export", "claims"]) == 0
    assert command.main(["export", "reports.json"]) == 0
    names = ["a-small-file-2026.11.0-7-of-8-claims.csv", "a-small-file-2026.11.0-7-of-8-claims-reports.json"]
    assert capsys.readouterr().out.splitlines() == [f"{name}: written" for name in names]
    assert all((folder / name).is_file() for name in names)


def test_a_file_that_is_there_is_written_anew(folder: Path) -> None:
    (folder / "flows.csv").write_text("old", encoding="utf-8")
    assert command.main(["export", "flows", "-o", "flows.csv"]) == 0
    assert "old" not in (folder / "flows.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "address", "query"),
    [
        (["claims", "--country", "Spain"], "/data/claims.csv", {"country": "Spain"}),
        (["claims", "--contry", "ESP"], "/data/claims.csv", {"contry": "ESP"}),
        (["bounds", "--counts", "sold"], "/data/bounds.csv", {"counts": "sold"}),
        (["claims.json", "--size", "0"], "/data/claims.json", {"size": "0"}),
        (["claims", "--size", "9"], "/data/claims.csv", {"size": "9"}),
        (["yaml", "--country", "ESP"], "/data/dataset.yaml", {"country": "ESP"}),
    ],
)
def test_an_error_reads_as_on_the_route(
    options: list[str], address: str, query: dict[str, str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """And nothing is written."""
    assert command.main(["export", *options]) == 1
    assert capsys.readouterr() == ("", ask(address, query).body.decode())
    assert list(folder.iterdir()) == []


def test_an_ending_that_says_nothing_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["export", "claims", "-o", "claims.xlsx"]) == 1
    said = "claims.xlsx does not say by its ending how claims is written; allowed: .csv, .json, .parquet.\n"
    assert capsys.readouterr().err == said


@pytest.mark.parametrize(("target", "reason"), [(".", "Is a directory"), ("no/x.zip", "No such file or directory")])
def test_what_cannot_be_written_is_named_with_the_reason(
    target: str, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["export", "package", "-o", target]) == 1
    assert capsys.readouterr().err == f"{target}: cannot be written: {reason}\n"


def test_every_word_is_offered(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        command.main(["export", "--help"])
    told = " ".join(capsys.readouterr().out.split())
    assert ", ".join(words()) in told
    assert "--country VALUE claims whose route names the country at any stage" in told
    with pytest.raises(SystemExit) as caught:
        command.main(["export", "nothing"])
    assert caught.value.code == 2


def test_the_standard_output_takes_the_file_alone(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert command.main(["export", "flows", "-o", "-"]) == 0
    assert capsysbinary.readouterr() == (ask("/data/flows.csv").body, b"")


def test_a_closed_pipe_ends_it_without_a_word(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "w") as closed:
        monkeypatch.setattr(sys, "stdout", closed)
        monkeypatch.setattr(sys, "argv", ["flows", "export", "workbook.xlsx", "-o", "-"])
        with pytest.raises(SystemExit) as caught:
            runpy.run_path(str(command.__file__), run_name="__main__")
    assert (caught.value.code, capsys.readouterr().err) == (1, "")


def test_a_picture_is_that_of_its_page(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Drawn as the ending says, with the parameters of its address."""
    asked: list[tuple[int, str]] = []

    class Draws:
        def draw(self, make: Callable[[], Any], kind: str) -> bytes:
            asked.append((make()["layout"]["width"], kind))
            return b"<svg xmlns='http://www.w3.org/2000/svg'></svg>"

    monkeypatch.setattr(exported, "drawer", Draws)
    assert command.main(["export", "picture", "--view", "map", "--width", "column", *OPTIONS, "-o", "map.svg"]) == 0
    assert asked == [(600, "svg")]
    assert f"{HOST}/map?country=ESP" in (folder / "map.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["-o", "map.gif"], "map.gif does not say by its ending how a picture is written; allowed: .svg, .png, .json."),
        (["--country", "Spain"], "country has a value that the data does not have (for Spain write ESP); allowed: "),
        (["--stance", "denies", "--country", "USA", "--measure", "value"], "No "),
    ],
)
def test_a_picture_that_cannot_be_drawn_is_refused(
    options: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["export", "picture", *options]) == 1
    assert capsys.readouterr().err.startswith(told)
