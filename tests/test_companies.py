"""Companies are found by their names in what is said."""

from __future__ import annotations

import pytest

from flows.companies import finder
from flows.dataset.model import Company
from flows.selection import Selection
from flows.tables import Tables, build
from tests import small

FOUND = finder({
    "krusik": Company(name="Krušik"),
    "trader": Company(name="Jugoimport-SDPR", names=("Jugoimport", "Yugoimport")),
    "partizan": Company(name="Prvi Partizan"),
})  # fmt: skip


@pytest.mark.parametrize(
    ("text", "companies"),
    [
        ("Rockets of Krušik of Valjevo.", ("krusik",)),
        ("KRUSIK's rockets", ("krusik",)),
        ("sold by Jugoimport SDPR", ("trader",)),
        ("sold by Yugoimport, made by Prvi\nPartizan", ("trader", "partizan")),
        ("Prvi of the Partizan", ()),
        ("a Krušikovac, Jugoimporters", ()),
        ("SDPR", ()),
        ("", ()),
    ],
)
def test_a_name_is_found_as_whole_words_whatever_case_and_accents(text: str, companies: tuple[str, ...]) -> None:
    assert FOUND(text) == companies


def test_no_companies_are_found_where_none_are_listed() -> None:
    assert finder({})("Krušik") == ()


def test_a_claim_is_about_companies_named_in_statement_caveat_flow_actor_or_route() -> None:
    companies = """\
companies:
  in-statement: {name: Czechia took}
  in-caveat: {name: Somebody, names: ["to the WAR."]}
  in-flow: {name: Through Africa}
  in-actor: {name: Intelligence service}
  in-route: {name: African states}
  nowhere: {name: EUR 250mn}
"""
    tables = build(small.dataset(companies=companies))
    found = tables.companies.groupby("company", observed=True)["claim"].agg(list)
    named = {key: [tables.record(row).id for row in rows] for key, rows in found.items()}
    assert named == {
        "in-statement": ["czechia"], "in-caveat": ["accusation"], "in-flow": ["africa"],
        "in-actor": ["accusation", "africa"], "in-route": ["africa"],
    }  # fmt: skip


def test_the_shipped_companies_each_occur_in_a_claim(shipped: Tables) -> None:
    """A company or a spelling that no claim uses would be dead weight."""
    assert set(shipped.companies["company"]) == set(shipped.dataset.companies)
    both = Selection(company=("jugoimport",)).mask(shipped)
    texts = " ".join(shipped.claims["statement"][both])
    assert "Jugoimport" in texts
    assert "Yugoimport" in texts
