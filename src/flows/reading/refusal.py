"""What is said of a file that cannot be read."""

from __future__ import annotations

from flows.dataset import InvalidDataset, Problem

FORMS = "allowed: a table (CSV, TSV, XLSX) or a data file of ours (YAML, data package)"


def refusal(name: str, text: str, line: int = 1) -> InvalidDataset:
    """The error with its one problem, to be raised."""
    return InvalidDataset((Problem(name, line, "", text),))
