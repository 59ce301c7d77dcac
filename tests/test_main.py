"""python -m flows check: what it prints and how it ends."""

from __future__ import annotations

import os
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from flows import __main__ as command
from flows import project
from flows.dataset import describe, discrepancies, load
from flows.reading import describe as bring
from tests.small import text

ROOT = Path(__file__).parents[1]
MISTAKES = Path("tests/data/ten_mistakes.yaml")


def test_ten_mistakes_print_ten_lines(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    assert command.main(["check", str(MISTAKES)]) == 1
    printed = capsys.readouterr().out
    assert printed == MISTAKES.with_suffix(".txt").read_text(encoding="utf-8")
    assert len(printed.splitlines()) == 10


@pytest.mark.parametrize(
    ("line", "written", "about"),
    [
        (8, "country: NO", "publishers.post.country: 'NO' is not a country code (for Norway write NOR)"),
        (9, "state_controlled:", "publishers.wire.state_controlled: unknown key (did you mean 'state_control'?)"),
        (19, "language: sr", "reports.herald-2.language: the key is repeated, first on line 18"),
        (22, "relays: [wire-2]", "reports.wire-1.relays: runs in a circle: wire-1 -> wire-2 -> wire-3 -> wire-1"),
        (25, "2024-02-30", "reports.post-1.published: '2024-02-30' is not a day that exists"),
        (28, "[SRB, SRB]", "flows.at-home.route.1: the leg leads from Serbia to itself"),
        (37, "amount: 800e6", "claims.total.value.amount: '800e6' is not a number (write 800000000 or 800_000_000)"),
        (
            41,
            "by: presidents",
            "claims.denial.by: 'presidents' is not the id of any record in actors (did you mean 'president'?)",
        ),
        (53, "unit: rounds", "claims.shells.quantities.0.unit: 'rounds' is not a unit"),
        (59, "stance: doubts", "claims.maybe.stance: 'doubts' is not allowed"),
    ],
)
def test_each_line_printed_is_the_line_of_the_mistake(line: int, written: str, about: str) -> None:
    """So that the expected output cannot agree with a wrong line."""
    assert written in (ROOT / MISTAKES).read_text(encoding="utf-8").splitlines()[line - 1]
    expected = (ROOT / MISTAKES).with_suffix(".txt").read_text(encoding="utf-8").splitlines()
    assert [printed for printed in expected if printed.startswith(f"{MISTAKES}:{line}: {about}; allowed: ")]


def test_a_good_file_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "good.yaml").write_text(text(), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert command.main(["check", "good.yaml"]) == 0
    first, *page = capsys.readouterr().out.splitlines()
    assert first == "good.yaml: no problems in 8 claims, 5 reports, 5 flows, 1 events."
    assert [line.split()[0] for line in page[1:3]] == ["Claims", "Reports"]


def test_a_file_elsewhere_is_named_in_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "good.yaml"
    file.write_text(text(events=None), encoding="utf-8")
    monkeypatch.chdir(ROOT)
    assert command.main(["check", str(file)]) == 0
    first = capsys.readouterr().out.splitlines()[0]
    assert first == f"{file}: no problems in 8 claims, 5 reports, 5 flows, 0 events."


def test_the_project_s_own_file_is_checked_where_none_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert project.DATA == ROOT / "data" / "arms_flows.yaml"
    file = tmp_path / "own.yaml"
    file.write_text(text(), encoding="utf-8")
    monkeypatch.setattr("flows.project.FOLDER", tmp_path)
    assert command.main(["check"]) == 0
    assert capsys.readouterr().out.startswith(f"{file}: no problems")


@pytest.mark.parametrize(
    ("name", "reason"), [("none.yaml", "No such file or directory"), ("folder", "it is a folder; allowed: a data file")]
)
def test_a_file_that_cannot_be_read_is_named_with_the_reason(
    name: str, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)
    assert command.main(["check", name]) == 1
    assert capsys.readouterr().out == f"{name}: cannot be read: {reason}\n"


@pytest.mark.parametrize("arguments", [[], ["unknown"], ["check", "a", "b"]])
def test_an_unknown_command_is_a_usage_error(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        command.main(arguments)
    assert caught.value.code == 2
    assert capsys.readouterr().err.startswith("usage: python -m flows")


def test_describe_writes_every_file_made_from_the_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = describe.files() | {discrepancies.DISCREPANCIES: discrepancies.document(load(project.DATA))}
    wanted[bring.PAGE] = bring.page()
    for path in wanted:
        (tmp_path / path).parent.mkdir(exist_ok=True)
    monkeypatch.setattr("flows.__main__.ROOT", tmp_path)
    assert command.main(["describe"]) == 0
    assert capsys.readouterr().out == "".join(f"{path}: written\n" for path in wanted)
    for path, written in wanted.items():
        assert (tmp_path / path).read_text(encoding="utf-8") == written


def test_running_the_module_ends_with_the_exit_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "empty.yaml").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "argv", ["flows", "check", "empty.yaml"])
    with pytest.raises(SystemExit) as caught:
        runpy.run_path(str(command.__file__), run_name="__main__")
    assert caught.value.code == 1
    assert capsys.readouterr().out.startswith("empty.yaml:1: the file holds no records; allowed: ")


def test_the_command_line_prints_the_ten_lines_and_fails() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "flows", "check", str(MISTAKES)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == (ROOT / MISTAKES).with_suffix(".txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("asked", "unbuffered"),
    [("check a.yaml", ""), ("check a.yaml", "1"), ("diff a.yaml b.yaml", ""), ("format a.yaml", "")],
)
def test_a_pipe_that_its_reader_closed_ends_a_command_without_a_word(
    asked: str, unbuffered: str, tmp_path: Path
) -> None:
    """Whether what it prints goes out at the end or line by line."""
    (tmp_path / "a.yaml").write_text(text(), encoding="utf-8")
    (tmp_path / "b.yaml").write_text(text(events=None), encoding="utf-8")
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "flows", *asked.split()],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": unbuffered},
            stdout=closed,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (done.returncode, done.stderr) == (1, b"")


def test_format_puts_a_file_in_order_and_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Once; the second time it is."""
    file = tmp_path / "mixed.yaml"
    file.write_text("actors:\n  b: {name: B}\n  a: {name: A}\n", encoding="utf-8")
    assert command.main(["format", str(file)]) == 0
    assert command.main(["format", str(file)]) == 0
    assert file.read_text(encoding="utf-8") == "actors:\n  a: {name: A}\n  b: {name: B}\n"
    assert capsys.readouterr().out == f"{file}: put in order\n{file}: in order\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("actors: {b: 1, a: 2}\n", "records share a line; allowed: each record on lines of its own"),
        ("actors: [", "not readable as YAML: a { or [ is not closed, or nothing stands before a comma"),
    ],
)
def test_format_leaves_a_file_alone_that_it_cannot_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, said: str
) -> None:
    """With the reason."""
    file = tmp_path / "odd.yaml"
    file.write_text(content, encoding="utf-8")
    assert command.main(["format", str(file)]) == 1
    assert file.read_text(encoding="utf-8") == content
    assert said in capsys.readouterr().out


def test_format_says_what_it_cannot_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Instead of a traceback."""
    assert command.main(["format", str(tmp_path / "none.yaml")]) == 1
    assert "cannot be read: No such file or directory" in capsys.readouterr().out


def test_the_file_that_the_variable_names_is_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "named.yaml"
    file.write_text(text(), encoding="utf-8")
    monkeypatch.setenv("FLOWS_DATA", str(file))
    assert command.main(["check"]) == 0
    assert capsys.readouterr().out.startswith(f"{file}: no problems")
    (tmp_path / "empty").mkdir()
    monkeypatch.setenv("FLOWS_DATA", str(tmp_path / "empty"))
    assert command.main(["check"]) == 1
    monkeypatch.setenv("FLOWS_DATA", str(tmp_path / "none.yaml"))
    assert command.main(["check"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        f"{tmp_path / 'empty'}: cannot be read: it is a folder; allowed: a data file; the variable FLOWS_DATA names it",
        f"{tmp_path / 'none.yaml'}: cannot be read: No such file or directory; the variable FLOWS_DATA names it",
    ]


def test_every_case_of_a_folder_is_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A broken one keeps no other from being told of."""
    (tmp_path / "b.yaml").write_text(text(), encoding="utf-8")
    (tmp_path / "a.yml").write_text("claims: {", encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no data", encoding="utf-8")
    assert command.main(["check", str(tmp_path)]) == 1
    broken, good, *_ = capsys.readouterr().out.splitlines()
    assert broken.startswith(f"{tmp_path / 'a.yml'}:1: not readable as YAML: ")
    assert good == f"{tmp_path / 'b.yaml'}: no problems in 8 claims, 5 reports, 5 flows, 1 events."


@pytest.mark.parametrize("asked", ["format", "diff"])
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a,b\n1,2\n", "it is a table, with columns apart by commas; "),
        (b"PK\x03\x04", "it is a packed file, as spreadsheets (XLSX, ODS) and documents (DOCX) are; "),
        (b"\xff\xfea", "the file is UTF-16 text; "),
        (b"[]", "the file holds no records; "),
    ],
)
def test_no_command_takes_another_format(
    asked: str, content: bytes, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "data.yaml"
    file.write_bytes(content)
    assert command.main([asked, str(file)]) == 1
    assert said in capsys.readouterr().out
    assert file.read_bytes() == content


def test_a_packed_edition_that_is_cut_off_is_said_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "old.yaml.gz"
    file.write_bytes(b"\x1f\x8b")
    assert command.main(["diff", str(file)]) == 1
    assert capsys.readouterr().out.startswith(f"{file}: cannot be read: it is cut off or damaged (")


def test_an_output_that_is_closed_from_the_start_is_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(text(), encoding="utf-8")
    done = subprocess.run(
        f"{sys.executable} -m flows check a.yaml >&-", shell=True, cwd=tmp_path, capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")}, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
