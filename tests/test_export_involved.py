"""Who is involved beside the stages of a route: taken away, found, and in no picture."""

from __future__ import annotations

from flows.export.columns import records
from flows.export.involved import TABLE
from flows.export.taken import Taken
from flows.selection import Selection
from flows.tables import Tables, build
from flows.views.claims.dossier import involved_in_words
from tests import small

SAID = [
    "{company: contract-house, role: broker, state: PAN, leg: [SRB, ESP]}",
    "{company: contract-house, role: carrier}",
]


def tables() -> Tables:
    line = "    account: by-country"
    claims = small.SECTIONS["claims"].replace(line, f"    involved: [{', '.join(SAID)}]\n{line}", 1)
    return build(small.dataset(claims=claims))


def test_each_stands_in_a_row_with_role_state_and_step() -> None:
    data = tables()
    taken = Taken(data, Selection.from_query({}, data), "https://flows.example", {})
    assert records(TABLE.frame(taken), TABLE.columns) == [
        ("spain", 1, "contract-house", "Contract House", "broker", "PAN", "SRB", "ESP"),
        ("spain", 2, "contract-house", "Contract House", "carrier", None, None, None),
    ]
    assert involved_in_words(data.record(data.place["spain"]), data) == (
        "Contract House (broker, of Panama; Serbia to Spain)", "Contract House (carrier)",
    )  # fmt: skip


def test_the_company_finds_the_claim_and_its_state_does_not() -> None:
    data = tables()
    assert "PAN" not in set(data.places["country"])
    assert not data.legs["ribbon"].astype(str).str.contains("PAN").any()

    def found(**query: str) -> list[str]:
        return data.claims["id"][Selection.from_query(query, data).mask(data)].tolist()

    assert found(company="contract-house") == ["spain", "denial"]
    assert found(text="broker") == ["spain"]
    assert found(country="PAN") == found()
