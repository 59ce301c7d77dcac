"""How a claim is cited: who says it, its first origin, the version of the dataset, the address."""

from __future__ import annotations

import re

from flows.export import citation
from flows.tables import Tables, build
from tests.small import SECTIONS, dataset

AT = "https://flows.example/claims?claim=ft-800m"


def test_a_citation_names_actor_origin_version_and_address(shipped: Tables) -> None:
    version = shipped.dataset.dataset.version
    reports = len(shipped.record(shipped.place["ft-800m"]).reports)
    assert citation.text("ft-800m", shipped, AT) == (
        "Unnamed estimators cited by the Financial Times, 22 June 2024, in Financial Times, “Serbia turns blind eye to "
        "its ammunition ending up in Ukraine”, 22 June 2024 "
        "(https://www.ft.com/content/136ed721-fd50-4815-8314-d9df8dc67fd6) "
        f"and {reports - 1} further reports. Recorded as “ft-800m” in: The Arms Flows authors: Reported arms "
        f"flows from Serbia, version {version}, {AT}."
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


def test_a_dataset_without_authors_is_cited_by_its_title(little: Tables) -> None:
    assert "Recorded as “total” in: A small file, version 2026.11.0, " in citation.text("total", little, AT)
    entry = citation.bibtex("total", little, AT)
    assert "key = {A small file}" in entry
    assert "author" not in entry


def test_authors_are_no_command_of_bibtex() -> None:
    tables = build(dataset(dataset=SECTIONS["dataset"] + '  authors: "Smith & {Sons}"\n'))
    assert r"author = {{Smith \& \{Sons\}}}" in citation.bibtex("total", tables, AT)
