"""A share of the cases of `make fuzz`: hostile files end in a dataset that goes through everything, or in problems."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest

from flows.dataset import InvalidDataset, parse
from fuzz.cases import KINDS, case, shipped, written
from fuzz.shapes import LARGEST, shape
from fuzz.slices import cut
from fuzz.through import through


@pytest.mark.parametrize("number", range(36))
def test_a_case_goes_through_everything_or_is_refused_with_its_lines(number: int) -> None:
    _, content = case(number)
    if len(content) < 20_000:  # the largest are for make fuzz
        assert through(content) in ("valid", "refused")


def test_a_number_gives_the_same_file_each_time() -> None:
    assert [case(number) for number in range(5)] == [case(number) for number in range(5)]


def test_every_kind_of_case_comes_up_and_none_is_larger_than_the_largest() -> None:
    found = [case(number) for number in range(150)]
    assert Counter(kind for kind, _ in found).keys() == KINDS.keys()
    assert max(len(shape(Random(number))) for number in range(40)) <= LARGEST


def test_slices_of_the_shipped_file_are_small_and_valid() -> None:
    """Or every mutation would be refused for what the slice lacks."""
    for number in range(8):
        data = cut(shipped(), Random(number), 3)
        assert 1 <= len(data["claims"]) <= 8
        assert parse(written(data)).claims


def test_files_of_odd_shape_lack_nothing_that_is_asked_of_every_file() -> None:
    """They go through everything, but for those whose links the check itself refuses."""
    found = [problems_of(shape(Random(number))) for number in range(12)]
    assert sum(not problems for problems in found) >= 8
    assert all("is missing" not in problem for problems in found for problem in problems)


def problems_of(content: bytes) -> list[str]:
    try:
        parse(content)
    except InvalidDataset as error:
        return [str(problem) for problem in error.problems]
    return []
