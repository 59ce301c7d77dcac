"""python -m flows convert: what it tells, asks and writes, and how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.__main__ import main
from flows.dataset import load
from flows.reading import Mapping

FIELD = Path(__file__).parent / "data" / "field"
UK = str(FIELD / "uk_licences.csv")


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = main(["convert", *map(str, arguments)])
    told = capsys.readouterr()
    return code, told.out, told.err


def test_without_a_mapping_it_tells_asks_and_lists_what_is_left(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, err = run(capsys, UK)
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert lines[:5] == [
        "Shape: UK export licences by value.",
        "Encoding: ASCII.",
        "Columns are apart by commas.",
        "Columns are named in row 1.",
        "11 rows, 7 columns.",
    ]
    assert "country: To (country); Italy, United Arab Emirates, Korea, South" in lines
    asked = lines[lines.index("Asked, to be answered in the mapping under answers:") + 1 :][:2]
    assert asked == [
        "  said: When was the table published? A day, month or year: 2024-06-22, 2024-06, 2024.",
        "  place:Channel Islands: Who is meant by 'Channel Islands'? unnamed (a party without a name, in the words of "
        "the file), party (a party that is no state, by this name), leave (leave these rows aside). Row 6.",
    ]
    assert "Claims: 8." in lines
    assert (
        "  row 12: it leads from United Kingdom to itself, which is no movement between countries: "
        "10 | 2024-01-09 | ML6 | 1 | 30000 | United Kingdom | 0"
    ) in lines


def test_a_saved_mapping_with_its_answers_makes_a_data_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    mapping, out = tmp_path / "m.yaml", tmp_path / "data.yaml"
    assert run(capsys, UK, "--save-mapping", mapping)[0] == 0
    kept = Mapping.from_yaml(mapping.read_text("utf-8"))
    assert {key for key, answer in kept.answers.items() if not answer} == {"said", "place:Channel Islands", "address"}
    code, told, err = run(capsys, UK, "--mapping", mapping, "-o", out)
    assert (code, told, out.exists()) == (1, "", False)
    assert err.startswith("Not written: these questions have no answer in the mapping:\n  said: When was")
    whole = kept.answered("said", "2024-02").answered("place:Channel Islands", "leave")
    mapping.write_text(whole.to_yaml(), encoding="utf-8")
    code, told, err = run(capsys, UK, "--mapping", mapping, "-o", out)
    assert (code, err) == (0, "")
    assert told.splitlines()[:2] == [f"{out}: written, 7 claims", "Left aside, 4 of the rows:"]
    assert len(load(out).claims) == 7
    code, told, err = run(capsys, UK, "--mapping", mapping)
    assert (code, told) == (0, out.read_text("utf-8")), "without OUT the file goes to the standard output alone"
    assert err.startswith("Left aside, 4 of the rows:\n  row 3: ")


def test_what_is_no_flow_ends_with_its_reason(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = FIELD / "visual_losses.csv"
    code, out, _ = run(capsys, file)
    assert code == 1
    assert out.splitlines()[-1].startswith("Not brought in: The table tells of goods seen in a place")
    assert run(capsys, file, "-o", tmp_path / "x.yaml")[0] == 1
    assert not (tmp_path / "x.yaml").exists()


def test_what_cannot_be_read_is_told_on_one_line(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    missing, wrong, other = tmp_path / "none.csv", tmp_path / "m.yaml", tmp_path / "b.csv"
    wrong.write_text("shape: plain\nroles: {}\n", encoding="utf-8")
    other.write_bytes(b"PK\x03\x04")
    forms = "allowed: a table (CSV, TSV, XLSX) or a data file of ours (YAML, data package)"
    assert run(capsys, missing) == (1, "", f"{missing}: cannot be read or written: No such file or directory\n")
    assert run(capsys, other)[2] == f"b.csv:1: the archive is damaged or locked (File is not a zip file); {forms}\n"
    allowed = "allowed: shape, columns, constants, answers"
    assert run(capsys, UK, "--mapping", wrong)[2] == f"{wrong}:2: roles: unknown key; {allowed}\n"
    wrong.write_bytes(b"\xff")
    said = f"{wrong}: not UTF-8 text; allowed: a mapping as --save-mapping writes it\n"
    assert run(capsys, UK, "--mapping", wrong)[2] == said
    two = "files in one go that do not belong together; allowed: one, or FlowmapBlue's two"
    assert run(capsys, UK, FIELD / "plain.csv") == (1, "", f"uk_licences.csv:1: {two}\n")


def test_a_data_file_of_ours_is_passed_on_as_it_is(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    first, second = tmp_path / "a.yaml", tmp_path / "b.yaml"
    places = (FIELD / "flowmap_flows.csv", FIELD / "flowmap_locations.csv")
    mapping = tmp_path / "m.yaml"
    run(capsys, *places, "--save-mapping", mapping)
    whole = Mapping.from_yaml(mapping.read_text("utf-8"))
    for key in ("actor", "publisher", "goods", "unit:count"):
        whole = whole.answered(key, "shells")
    mapping.write_text(whole.answered("said", "2025").to_yaml(), encoding="utf-8")
    assert run(capsys, *places, "--mapping", mapping, "-o", first)[0] == 0
    assert run(capsys, first, "-o", second)[0] == 0
    assert second.read_text("utf-8") == first.read_text("utf-8")
