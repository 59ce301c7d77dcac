"""How claims, reports and the dataset are cited: one object each, and the forms that are written from it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from flows.export.citation import bibtex, items, plain, ris
from flows.export.citation.plain import Item
from flows.tables import Tables


@dataclass(frozen=True, slots=True)
class Form:
    """A form of citations as a file."""

    media_type: str
    write: Callable[[Iterable[Item]], str]


def csl(found: Iterable[Item]) -> str:
    """Citations as CSL-JSON, an array of the items as they are."""
    return json.dumps(list(found), ensure_ascii=False, indent=1) + "\n"


FORMS: Mapping[str, Form] = {
    "bib": Form("application/x-bibtex", bibtex.write),
    "ris": Form("application/x-research-info-systems", ris.write),
    "json": Form("application/vnd.citationstyles.csl+json", csl),
}
"""By the ending of the file."""


def text(claim_id: str, tables: Tables, address: str) -> str:
    """Two sentences for a footnote: the claim with its first source, and this dataset with its version."""
    about = plain.text(items.of_dataset(tables, address))
    return f"{items.said(claim_id, tables)} Recorded as “{claim_id}” in: {about}."
