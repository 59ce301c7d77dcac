"""How a table is read: kept as YAML, answered, changed, and refused where it is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.dataset import InvalidDataset
from flows.reading import ROLES, Mapping

_TEXTS = st.text("aé0 :'\"#-{}[]\n\t1.2~", max_size=8)


@given(
    st.builds(
        Mapping,
        shape=_TEXTS,
        columns=st.dictionaries(_TEXTS, st.sampled_from(sorted(ROLES)), max_size=4),
        constants=st.dictionaries(_TEXTS, _TEXTS, max_size=3),
        answers=st.dictionaries(_TEXTS, _TEXTS, max_size=3),
    )
)
def test_a_mapping_is_the_same_after_yaml(mapping: Mapping) -> None:
    assert Mapping.from_yaml(mapping.to_yaml()) == mapping


def test_an_answer_is_added_and_taken_back() -> None:
    bare = Mapping(shape="plain")
    told = bare.answered("actor", "A minister").answered("actor", "Another")
    assert told.answers == {"actor": "Another"}
    assert told.answered("actor", "") == bare


def test_a_column_gets_another_role() -> None:
    mapping = Mapping(shape="plain", columns={"a": "origin"}).with_role("a", "").with_role("b", "via")
    assert mapping.columns == {"a": "", "b": "via"}
    with pytest.raises(ValueError, match="'colour' is no role of a column; allowed: origin, origin_code, exporter"):
        mapping.with_role("a", "colour")


def test_a_year_needs_no_quotes() -> None:
    assert Mapping.from_yaml("shape: plain\nanswers: {said: 2024}").answers == {"said": "2024"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("shape: [", "m.yaml:1: not readable as YAML: a { or [ is not closed, or nothing stands before a comma; "
         "allowed: brackets in pairs"),
        ("- a", "m.yaml:1: no mapping; allowed: shape, columns, constants, answers"),
        ("shape: a\nshape: b", "m.yaml:2: shape: the key is repeated, first on line 1; allowed: once"),
        ("shape: a\nanswer: {}", "m.yaml:2: answer: unknown key (did you mean 'answers'?); allowed: shape, columns, "
         "constants, answers"),
        ("columns: {}", "m.yaml:1: shape: is missing"),
    ],
)  # fmt: skip
def test_a_wrong_mapping_is_refused_with_its_line(text: str, said: str) -> None:
    with pytest.raises(InvalidDataset) as caught:
        Mapping.from_yaml(text, "m.yaml")
    assert str(caught.value) == said


def test_a_wrong_role_is_refused_with_its_line_and_all_roles() -> None:
    with pytest.raises(InvalidDataset) as caught:
        Mapping.from_yaml("shape: a\ncolumns:\n  b: origin\n  c: colour\n", "m.yaml")
    assert str(caught.value).startswith("m.yaml:4: columns.c: 'colour' is no role of a column; allowed: origin, ")
