"""Which companies a text names."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flows.dataset.model import Company
from flows.fold import words


def finder(companies: Mapping[str, Company]) -> Callable[[str], tuple[str, ...]]:
    """From a text to the ids of the companies it names.

    Found by name alone: one of a company's names occurs in the text as whole words, whatever its case and accents. So a
    company that a claim means without naming it is not found, and a word that is a company's name always counts as one.
    """
    spelled = {key: [words(name) for name in (company.name, *company.names)] for key, company in companies.items()}

    def found(text: str) -> tuple[str, ...]:
        held = words(text) if spelled else ""
        return tuple(key for key, names in spelled.items() if any(name in held for name in names))

    return found
