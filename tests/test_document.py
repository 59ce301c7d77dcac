"""YAML to plain data: what is read as what, and on which line."""

from __future__ import annotations

from typing import Any

import pytest

from flows.dataset.document import Document, Path
from flows.dataset.unreadable import NotYaml

LINES = """\
first: 1
second:
  name: {of: text}
  list:
    - a
    - b: c

third:
  long
"""


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("NO", "NO"), ("no", "no"), ("yes", "yes"), ("on", "on"), ("True", "True"), ("y", "y"),
        ("true", True), ("false", False), ("null", None), ("~", None), ("", None), ("Null", "Null"),
        ("2024", 2024), ("2024-06", "2024-06"), ("2024-06-22", "2024-06-22"), ("2024-02-30", "2024-02-30"),
        ("0", 0), ("-5", -5), ("0012", "0012"), ("0x10", "0x10"), ("0o7", "0o7"), ("+5", "+5"), ("1:30", "1:30"),
        ("800_000_000", 800_000_000), ("800_00", "800_00"), ("8__000", "8__000"), ("800e6", "800e6"),
        ("1.5", 1.5), ("1_000.25", 1000.25), ("1.", "1."), (".5", ".5"), (".inf", ".inf"), (".nan", ".nan"),
        ("2026.11.0", "2026.11.0"), ("9" * 18, 10**18 - 1), ("9" * 19, "9" * 19), ("9" * 5000, "9" * 5000),
        ('"2024"', "2024"), ("'true'", "true"), ("<<", "<<"), ("=", "="),
    ],
)  # fmt: skip
def test_only_null_true_false_and_decimal_numbers_are_not_text(written: str, read: Any) -> None:
    data = Document.parse(f"key: {written}\n").data
    assert data == {"key": read}
    assert type(data["key"]) is type(read)


@pytest.mark.parametrize("key", ["1", "true", "~", "2024-06-22", "1_000", "<<", "0012"])
def test_a_key_is_always_text(key: str) -> None:
    assert Document.parse(f"{key}: a\n").data == {key: "a"}


def test_one_and_true_are_two_keys() -> None:
    """As numbers they would be the same, and one would vanish."""
    assert Document.parse("1: a\ntrue: b\n").data == {"1": "a", "true": "b"}


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ((), 1), (("first",), 1), (("second",), 2), (("second", "name"), 3), (("second", "name", "of"), 3),
        (("second", "list"), 4), (("second", "list", 0), 5), (("second", "list", 1), 6),
        (("second", "list", 1, "b"), 6), (("third",), 9),
    ],
)  # fmt: skip
def test_every_path_has_the_line_of_its_value(path: Path, line: int) -> None:
    assert Document.parse(LINES).line(path) == line


def test_a_key_has_the_line_of_its_name() -> None:
    assert Document.parse(LINES).line(("third",), key=True) == 8


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("fourth",), 1),
        (("second", "no"), 2),
        (("second", "list", 7), 4),
        (("second", "list", "b"), 4),
        (("third", 0), 9),
    ],
)
def test_what_is_not_written_has_the_line_of_the_deepest_part_that_is(path: Path, line: int) -> None:
    assert Document.parse(LINES).line(path) == line


@pytest.mark.parametrize("text", ["a:\n\n\n", "? a\n\n", "{\na\n}\n", "x: y\na:\n"])
def test_an_empty_value_has_the_line_of_its_key(text: str) -> None:
    """The parser marks some of them at the end of the file."""
    document = Document.parse(text)
    assert document.line(("a",)) == document.line(("a",), key=True) < text.count("\n") + 1


def test_of_a_repeated_key_the_last_one_counts() -> None:
    document = Document.parse("a: 1\nb: 2\na: 3\n")
    assert document.data == {"a": 3, "b": 2}
    assert document.line(("a",)) == 3


def test_repeated_keys_are_found_at_every_depth() -> None:
    document = Document.parse("a: 1\nb:\n  - c: 1\n    c: 2\n    c: 3\na: 4\n")
    assert sorted(document.repeated_keys(), key=str) == [(("a",), 6, 1), (("b", 0, "c"), 4, 3), (("b", 0, "c"), 5, 3)]


def test_an_empty_text_has_no_data_and_one_line() -> None:
    document = Document.parse("# nothing\n")
    assert (document.data, document.root, document.line(("a",))) == (None, None, 1)
    assert list(document.repeated_keys()) == []


def test_twenty_levels_are_read_and_one_more_is_not() -> None:
    assert Document.parse("[" * 20 + "]" * 20).data
    with pytest.raises(NotYaml, match=r"^nested too deeply; allowed: 20 levels$"):
        Document.parse("[" * 21 + "]" * 21)


def test_many_lists_beside_each_other_are_not_deep() -> None:
    assert len(Document.parse("- [{}, []]\n" * 100).data) == 100


def test_an_anchor_without_an_alias_is_harmless() -> None:
    assert Document.parse("a: &name text\n").data == {"a": "text"}


def test_what_is_not_yaml_carries_its_line() -> None:
    with pytest.raises(NotYaml) as caught:
        Document.parse("a: b\nc: [\n")
    assert caught.value.line == 2
