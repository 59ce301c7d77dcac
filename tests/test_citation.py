"""How a claim is cited: who says it, its first origin, the version of the dataset, the address."""

from __future__ import annotations

import re

from flows.export import citation
from flows.tables import Tables

AT = "https://flows.example/claims?claim=ft-800m"


def test_a_citation_names_actor_origin_version_and_address(shipped: Tables) -> None:
    version = shipped.dataset.dataset.version
    reports = len(shipped.record(shipped.place["ft-800m"]).reports)
    assert citation.text("ft-800m", shipped, AT) == (
        "Unnamed estimators cited by the Financial Times, 22 June 2024, in Financial Times, “Serbia turns blind eye to "
        "its ammunition ending up in Ukraine”, 22 June 2024 "
        "(https://www.ft.com/content/136ed721-fd50-4815-8314-d9df8dc67fd6) "
        f"and {reports - 1} further reports. Recorded as “ft-800m” in: Arms Flows, Reported arms flows from Serbia, "
        f"version {version}, {AT}."
    )


def test_every_claim_can_be_cited(shipped: Tables) -> None:
    for key in shipped.place:
        told = citation.text(key, shipped, AT)
        assert told.endswith(f"{AT}.")
        assert "  " not in told
        assert "None" not in told


def test_bibtex_is_one_entry_with_balanced_braces_and_no_bare_command(shipped: Tables) -> None:
    for key in shipped.place:
        entry = citation.bibtex(key, shipped, AT)
        assert entry.startswith(f"@misc{{{key},\n")
        assert entry.count("{") - entry.count(r"\{") == entry.count("}") - entry.count(r"\}")
        note = entry.split("note = ")[1]
        assert not re.search(r"(?<!\\)[&%$#_]", note)
