"""Limits of a data file: each says what is there and what is allowed, with file and line."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from flows import sizes
from flows.dataset import InvalidDataset, load
from flows.project import DATA, ROOT
from tests.small import SECTIONS, changed, dataset, problems, text

loading = import_module("flows.dataset.load")  # the package has a function of this name


def test_the_shipped_file_is_far_below_every_limit() -> None:
    content = DATA.read_text(encoding="utf-8")
    assert len(content.encode()) * 10 < sizes.BYTES
    found = load(DATA)
    assert max(len(found.claims), len(found.reports), len(found.flows)) * 10 < sizes.RECORDS
    assert max(len(stage) for flow in found.flows.values() for stage in flow.route) * 2 < sizes.PARTIES


@pytest.mark.parametrize("form", [str, bytes])
def test_a_file_that_is_too_large_is_refused_before_it_is_understood(form: type) -> None:
    content = "#" * (sizes.BYTES + 1)
    assert problems(content if form is str else content.encode()) == [
        "small.yaml:1: more than 8,000,000 bytes; allowed: 8,000,000"
    ]


def test_of_a_file_that_is_too_large_no_more_is_read_than_shows_it(tmp_path: Path) -> None:
    file = tmp_path / "large.yaml"
    with file.open("wb") as opened:
        opened.truncate(1 << 40)  # a hole: it takes no room
    with pytest.raises(InvalidDataset) as caught:
        load(file)
    assert str(caught.value) == f"{file}:1: more than 8,000,000 bytes; allowed: 8,000,000"


def test_more_values_than_are_read_are_refused_on_the_line_where_it_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.dataset.document.VALUES", 7)
    assert problems("a: 1\nb: 2\nc: {d: e}\nf: g\n") == [
        "small.yaml:3: not readable as YAML: more than 7 values; allowed: 7 texts, numbers, lists and mappings, "
        "keys too"
    ]


@pytest.mark.parametrize(
    ("content", "line", "section"),
    [
        (text(claims=f"claims: [{'{}, ' * 9}]"), 87, "claims"),
        (text(goods=f"goods: {{{', '.join(f'g{at}: 1' for at in range(9))}}}"), 8, "goods"),
    ],
)
def test_a_section_of_too_many_records_is_refused_at_its_key(
    content: str, line: int, section: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "RECORDS", 8)
    assert f"small.yaml:{line}: {section}: has 9 records; allowed: at most 8" in problems(content)


def test_the_check_stops_after_so_many_problems_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "PROBLEMS", 2)
    content = text(goods="goods:\n  a: 1\n  b: 2\n  c: 3\n")
    assert problems(content) == [
        "small.yaml:9: goods.a: 1 is a single value; allowed: keys and values, of name, within",
        "small.yaml:10: goods.b: 2 is a single value; allowed: keys and values, of name, within",
        "small.yaml:10: the check stops after 2 problems; mend these first",
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Made up, for tests.", "x" * 401, "6: dataset.scope: is 401 characters long; allowed: at most 400"),
        ("rockets]", f"{'x' * 81}]", "7: units.1: is 81 characters long; allowed: at most 80"),
        (
            "https://wire.example/1",
            "https://wire.example/" + "a" * 1980,
            "35: reports.wire-1.url: is 2001 characters long; allowed: at most 2000",
        ),
        ("Export halted", "x" * 81, "175: events.halt.title: is 81 characters long; allowed: at most 80"),
        (
            "African states}, UKR",
            "x" * 61 + "}, UKR",
            f"78: flows.by-africa.route.1: '{'x' * 61}' does not fit; allowed: 1 to 60 characters of the report's own "
            "words",
        ),
        (
            "[SRB, ESP, UKR]",
            "[SRB, USA, ESP, FRA, DEU, ITA, UKR]",
            "67: flows.by-spain.route: has 7 entries; allowed: at most 6",
        ),
        (
            "[USA, ESP, CZE, others]",
            f"[{', '.join(['USA'] * 21)}]",
            "63: flows.all-routes.route.1: the stage has 21 alternatives; allowed: at most 20",
        ),
    ],
)
def test_what_is_too_long_is_named_with_its_length(old: str, new: str, expected: str) -> None:
    assert problems(changed((old, new)))[0] == f"small.yaml:{expected}"


def test_the_document_lists_every_limit_of_a_file() -> None:
    told = (ROOT / "docs/data.md").read_text(encoding="utf-8")
    for what, (most, of) in (sizes.SAID | sizes.BOUNDED).items():
        assert f"| {what} | {most:,} {of} |" in told


def test_a_file_with_a_chain_of_wholes_is_read() -> None:
    """However long: only bounds leave it aside."""
    more = [f"  f{at}: {{route: [SRB, UKR], goods: arms, part_of: [f{at - 1}]}}" for at in range(1, 900)]
    first = "  f0: {route: [SRB, UKR], goods: arms}"
    assert len(dataset(flows="\n".join([SECTIONS["flows"].rstrip(), first, *more])).flows) == 905
