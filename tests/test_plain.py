"""The data file is YAML for everyone, whatever they read it with."""

from __future__ import annotations

from io import StringIO
from typing import Any

import pytest
import yaml
from ruamel.yaml import YAML

from flows import __main__ as command
from flows.dataset import plain
from flows.dataset.document import Document
from flows.project import DATA
from tests import small

TEXT = DATA.read_text(encoding="utf-8")


def found(text: str) -> list[str]:
    return [str(problem) for problem in plain.problems(text, "some.yaml")]


def as_text(value: Any) -> Any:
    """Days are days to some loaders; written out they are the same."""
    if isinstance(value, dict):
        return {str(key): as_text(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_text(inner) for inner in value]
    return value if value is None or isinstance(value, bool | int | float) else str(value)


@pytest.mark.parametrize("text", [small.text(), TEXT], ids=["small", "own"])
def test_the_plain_loader_of_yaml_1_1_reads_what_we_read(text: str) -> None:
    assert found(text) == []
    assert as_text(yaml.safe_load(text)) == as_text(Document.parse(text).data)


def test_a_loader_of_yaml_1_2_reads_what_we_read() -> None:
    read = YAML(typ="safe", pure=True)
    read.version = (1, 2)
    assert as_text(read.load(StringIO(TEXT))) == as_text(Document.parse(TEXT).data)


@pytest.mark.parametrize("title", ["Banned?", "What? ", "Who, what? "])
def test_what_only_the_loader_in_c_reads_is_refused_with_line_and_cure(title: str) -> None:
    assert found(f"reports:\n  a: {{title: {title.strip()}, language: en}}\n") == [
        "some.yaml:2: not readable by every YAML loader: while parsing a flow mapping, expected ',' or '}', but got "
        "'?'; allowed: the text in quotes, or in a line of its own"
    ]


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("no", "true or false"), ("Yes", "true or false"), ("NULL", "nothing"), ("0012", "no text"),
        ("0o14", "no text"), ("1e5", "no text"), ("12:30:00", "no text"), ("+5", "no text"), (".inf", "no text"),
        ("=", "no text"),
        ("2024-02-30", "a point in time that may not exist"),
        ("2024-06-22 10:00:00", "a point in time that may not exist"),
    ],
)  # fmt: skip
def test_a_text_that_others_read_as_something_else_is_refused(written: str, kind: str) -> None:
    assert found(f"a: 1\nb: [x, {written}]\n") == [
        f"some.yaml:2: '{written}' is {kind} to other YAML loaders; allowed: the text in quotes"
    ]
    assert found(f"a: 1\nb: [x, '{written}']\n") == []


@pytest.mark.parametrize(
    "written", ["true", "3", "-3.5", "800_000_000", "null", "2024-06-22", "2024-06", "NOR", "a: b"]
)
def test_what_all_read_alike_passes(written: str) -> None:
    assert found(f"a: {written}\n" if ": " not in written else f"{written}\n") == []


def test_a_key_counts_too() -> None:
    assert found("no: 3\n") == ["some.yaml:1: 'no' is true or false to other YAML loaders; allowed: the text in quotes"]


def test_the_command_fails_on_it(tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "some.yaml"
    file.write_text(small.changed(("title: Shells on the move", "title: 0012")), encoding="utf-8")
    assert command.main(["check", str(file)]) == 1
    told = capsys.readouterr().out
    assert told == f"{file}:27: '0012' is no text to other YAML loaders; allowed: the text in quotes\n"
