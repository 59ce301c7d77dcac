"""Our own claims, taken along and brought in again."""

from __future__ import annotations

import pytest

from flows.dataset import Dataset, InvalidDataset, parse
from flows.export import claims
from flows.export.package import package
from flows.export.taken import Taken
from flows.export.workbook import workbook
from flows.reading import read, recognise
from flows.selection import Selection
from flows.tables import Tables
from tests.conftest import everything
from tests.small import dataset, text


def test_a_data_file_is_taken_whole_or_refused_with_its_lines() -> None:
    found = recognise([("small.yaml", text().encode())])
    made = read(found, found.mapping)
    assert found.told == (f"A data file of ours: {dataset().dataset.title}.", f"{len(dataset().claims)} claims.")
    assert (made.document, made.claims, made.problems) == (text(), len(dataset().claims), ())
    with pytest.raises(InvalidDataset) as caught:
        recognise([("bad.yml", b"- a")])
    assert str(caught.value).startswith("bad.yml:1: ")


def brought_in(content: bytes, name: str) -> Dataset:
    found = recognise([(name, content)])
    assert found.mapping.shape == "own_claims"
    made = read(found, found.mapping)
    assert (made.problems, made.questions, made.left) == ((), (), ())
    return parse(made.document)


def same(one: Dataset, other: Dataset) -> None:
    """What a claim says, of what, by whom, is the same after the way out and in."""
    first, second = ({claim.id: claim for claim in data.claims} for data in (one, other))
    assert sorted(first) == sorted(second)
    for key, claim in first.items():
        twin = second[key]
        assert (claim.statement, claim.stance, claim.basis, claim.date) == (
            twin.statement, twin.stance, twin.basis, twin.date,
        )  # fmt: skip
        assert [(each.interval, each.unit) for each in claim.quantities] == [
            (each.interval, each.unit) for each in twin.quantities
        ]
        assert (claim.value and claim.value.interval) == (twin.value and twin.value.interval)
        here, there = one.flows[claim.flow], other.flows[twin.flow]
        assert (here.route, here.period, here.kind) == (there.route, there.period, there.kind)
        assert one.actors[claim.by] == other.actors[twin.by]
        assert claim.responds_to == twin.responds_to
        assert [one.reports[each].url for each in claim.reports] == [other.reports[each].url for each in twin.reports]


def test_claims_come_back_from_the_csv_the_workbook_and_the_data_package(little: Tables) -> None:
    taken = Taken(little, Selection(), "https://flows.example")
    same(little.dataset, brought_in(claims.csv(little, everything(little)), "claims.csv"))
    whole = {claim.id for claim in little.dataset.claims}
    for content, name in ((workbook(taken), "a.xlsx"), (package(taken), "a.zip")):
        data = brought_in(content, name)
        assert {claim.id for claim in data.claims} <= whole
        assert data.claims


def test_a_row_without_a_claim_is_left_aside(little: Tables) -> None:
    content = claims.csv(little, everything(little)).decode("utf-8-sig")
    first = little.dataset.claims[0].id
    found = recognise([("claims.csv", content.replace(f'\n"{first}",', "\n,", 1).encode())])
    (left,) = read(found, found.mapping).left
    assert left.reason == "the row has no claim"
