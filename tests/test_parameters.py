"""What is told of the parameters of files is what they take."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, get_type_hints

import pytest

from flows import accepted
from flows.accepted import Refused
from flows.bounds.address import PARAMETERS
from flows.export.taken import PAGING
from flows.parameters import CASES, PAGES, PICTURE, QUESTION, SELECTION, allowed, named
from flows.selection import Selection
from flows.tables import Tables


def test_every_parameter_is_told_in_its_order() -> None:
    assert [one.name for one in SELECTION] == [field.name for field in fields(Selection)]
    assert [one.name for one in QUESTION] == list(PARAMETERS.values())
    assert [one.name for one in PAGES] == list(PAGING)


def test_what_may_be_repeated_is_what_holds_several_values() -> None:
    several = {name for name, hint in get_type_hints(Selection).items() if hint == tuple[str, ...]}
    assert {one.name for one in SELECTION if one.many} == several


def test_a_parameter_has_values_or_a_form(tables: Tables) -> None:
    listed = allowed(tables)
    assert {one.name for one in (*CASES, *SELECTION, *QUESTION, *PAGES, *PICTURE) if not one.form} == set(listed)


def test_every_value_is_accepted_and_no_other(tables: Tables) -> None:
    """Those of a question are told one by one, and of them not all go together."""
    listed = allowed(tables)
    for one in SELECTION:
        given: Any = {one.name: list(listed.get(one.name, ()))}
        accepted.selection(given, tables)
        if one.name in listed:
            with pytest.raises(Refused, match=f"{one.name} has a value that the data does not have"):
                accepted.selection({one.name: "nothing of the kind"}, tables)
    for name in ("according", "suppose", "denied"):
        accepted.question({name: list(listed[name])}, tables)


def test_values_are_called_as_on_the_screen(little: Tables) -> None:
    assert named("country", little)("ESP") == "Spain"
    assert named("according", little)("president") == "The president"
    assert named("basis", little)("licensed") == "licensed"
