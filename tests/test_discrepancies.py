"""The list of discrepancies is the variants of the data, all of them."""

from __future__ import annotations

from flows.dataset import discrepancies
from flows.project import ROOT
from flows.tables import Tables
from tests import small


def test_the_list_of_the_project_is_that_of_its_data(shipped: Tables) -> None:
    """The failing test says the command."""
    kept = (ROOT / discrepancies.DISCREPANCIES).read_text(encoding="utf-8")
    assert kept == discrepancies.document(shipped.dataset), "run: make docs"


def test_every_variant_is_listed_with_its_reports(shipped: Tables) -> None:
    """One line each."""
    lines = discrepancies.document(shipped.dataset).splitlines()
    variants = [variant for claim in shipped.dataset.claims for variant in claim.variants]
    assert len([line for line in lines if line.startswith(("- difference: ", "- conversion: "))]) == len(variants)
    assert all(any(variant.note in line for line in lines) for variant in variants)


def test_a_claim_without_variants_is_not_in_the_list() -> None:
    """Only what differs."""
    data = small.dataset()
    told = discrepancies.document(data)
    assert [f"## {claim.id}\n" in told for claim in data.claims] == [bool(claim.variants) for claim in data.claims]
