"""Slips of a first data file: each file holds one, and the text beside it is what the check prints about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows import __main__ as command

ROOT = Path(__file__).parents[1]
SLIPS = sorted((ROOT / "tests/data/slips").glob("*.yaml"))


def test_there_are_many_slips() -> None:
    assert len(SLIPS) >= 60
    assert {slip.stem for slip in SLIPS} == {said.stem for said in SLIPS[0].parent.glob("*.txt")}


@pytest.mark.parametrize("file", SLIPS, ids=lambda file: file.stem)
def test_the_check_says_what_to_write_instead(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    assert command.main(["check", str(file.relative_to(ROOT))]) == 1
    assert capsys.readouterr().out == file.with_suffix(".txt").read_text(encoding="utf-8")
