"""Where the reports of one claim differ, as a document: generated from the variants, written nowhere else."""

from __future__ import annotations

from collections.abc import Iterator

from flows.dataset.model import Claim, Dataset, Variant
from flows.languages import quoted

DISCREPANCIES = "docs/discrepancies.md"

_HEAD = """\
# Where reports of one claim differ

<!-- Written by `make docs` from the variants in data/arms_flows.yaml: change them there. -->

One claim can reach readers in several forms: another figure, other goods, another currency. The dataset keeps one
claim and lists the forms with the reports that carry them. None of them is called right or wrong here."""


def document(dataset: Dataset) -> str:
    """Every variant of every claim, in order of the claims, in Markdown."""
    told = [_HEAD, *(_section(claim, dataset) for claim in dataset.claims if claim.variants)]
    return "\n\n".join(told) + "\n"


def _section(claim: Claim, dataset: Dataset) -> str:
    head = f"## {claim.id}\n\n{dataset.actors[claim.by].name}, {claim.date}: {claim.statement}\n"
    return "\n".join([head, *(_line(variant, dataset) for variant in claim.variants)])


def _line(variant: Variant, dataset: Dataset) -> str:
    figures = [quoted(figure.worded, figure.language) for figure in (variant.value, *variant.quantities) if figure]
    kind = "conversion" if variant.kind == "conversion" else "difference"
    return f"- {kind}: {' '.join([*figures, variant.note])} ({'; '.join(_names(variant, dataset))})"


def _names(variant: Variant, dataset: Dataset) -> Iterator[str]:
    for key in variant.reports:
        report = dataset.reports[key]
        name = dataset.publishers[report.publisher].name
        dated = f"{name}, {report.published}" if report.published else name
        yield f"[{dated}](<{report.url}>)" if report.url else dated
