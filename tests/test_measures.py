"""The file asserts itself: counts and shares, and what happens when they fall."""

from __future__ import annotations

import pytest

from flows.dataset import measures
from flows.dataset.model import Minimums
from flows.tables import Tables
from tests import small


def asking(least: str) -> str:
    """The small file with minimums."""
    return small.text().replace("  scope:", f"  minimums: {{{least}}}\n  scope:", 1)


def test_every_measure_has_a_minimum_and_every_minimum_a_measure(shipped: Tables) -> None:
    """None can be asked for that is not counted."""
    data = shipped.dataset
    measured = measures.measure(data.claims, data.events, data.reports, data.flows)
    assert set(measured) == set(Minimums.model_fields)
    assert all(0 <= measured[name] <= 1 for name in measures.SHARES)


def test_a_file_that_holds_what_it_asks_for_is_read() -> None:
    """At the very edge."""
    data = small.dataset()
    measured = measures.measure(data.claims, data.events, data.reports, data.flows)
    least = ", ".join(f"{name}: {value if name in measures.SHARES else int(value)}" for name, value in measured.items())
    assert small.problems(asking(least)) == small.problems(small.text())


@pytest.mark.parametrize(
    ("least", "said"),
    [
        ("claims: 1000", "at least 1,000"),
        ("languages: 20", "at least 20"),
        ("context: 50", "at least 50"),
    ],
)
def test_a_count_below_its_minimum_is_a_problem_at_its_line(least: str, said: str) -> None:
    """With what is there and what is asked."""
    (problem,) = small.problems(asking(least))
    line = asking(least).splitlines().index(f"  minimums: {{{least}}}") + 1
    name = least.partition(":")[0]
    assert f":{line}: dataset.minimums.{name}: the file has " in problem
    assert problem.endswith(f"allowed: {said}")


def test_a_share_is_told_in_percent() -> None:
    """And the page of measures shows both sides."""
    (problem,) = small.problems(asking("dated_to_the_day: 1.0"))
    assert problem.endswith("; allowed: at least 100.0%")
    page = measures.page(dict.fromkeys(Minimums.model_fields, 1.0), Minimums(claims=1, dated_to_the_day=0.85))
    assert page.splitlines()[0].split() == ["found", "at", "least"]
    assert page.splitlines()[1].split() == ["Claims", "1", "1"]
    assert page.splitlines()[7].endswith("100.0%     85.0%")


def test_shares_of_nothing_are_whole() -> None:
    """A file without claims misses no date."""
    measured = measures.measure((), (), {}, {})
    assert [measured[name] for name in measures.SHARES] == [1.0, 1.0, 1.0]
