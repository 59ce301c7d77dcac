"""The page of one claim: all that is known of it as plain HTML, for readers without scripts and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten

from flows.dataset.model import Claim, Figure
from flows.dates import spoken
from flows.export import citation, linked
from flows.export.citation import items, wikipedia
from flows.export.references import reference
from flows.export.rendered import render
from flows.export.report_words import about
from flows.summary import plural, stance_of
from flows.tables import Tables, flow_name
from flows.views.briefs import Cited
from flows.views.claims import dossier
from flows.views.overview.words import COUNTED

_LONGEST = 100
"""Letters of a statement in the title of a window."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A report in the tree, with what a list in HTML needs."""

    cited: Cited
    about: str
    above: bool
    """Whether what repeats it stands at an earlier place."""
    opens: bool
    """Whether the next stands under it."""
    closes: int
    """How many lists end after it."""


def html(key: str, tables: Tables, base: str, picture: str = "") -> bytes:
    """The page of a claim by its id; `base` is the app's own address, `picture` that of a picture for previews."""
    data, claim = tables.dataset, tables.record(tables.place[key])
    flow, address = data.flows[claim.flow], tables.at(f"{base}/claims/{key}")
    branches = list(dossier.tree(claim, tables))
    sources = sum(branch.depth == 0 for branch in branches)
    corrections = data.dataset.corrections
    return render(
        "claim.html", base=base, at=tables.at, address=address, picture=picture, about=data.dataset, claim=claim,
        updated=spoken(data.dataset.updated.isoformat()),
        title=shorten(claim.statement, _LONGEST, placeholder=" …"), actor=data.actors[claim.by].name,
        date=spoken(str(claim.date)), stance=stance_of(claim), flow=flow,
        flow_name=flow_name(flow, data), goods=data.goods[flow.goods].name.lower(),
        period=spoken(str(flow.period)) if flow.period else "", figures=list(_figures(claim)),
        answers=[(relation, reference(tables.record(tables.place[other]), tables),
                  tables.record(tables.place[other]).statement) for relation, other in dossier.answers(claim, tables)],
        rests=f"{plural(sources, 'source')}, {plural(len(claim.reports), 'report')}",
        branches=list(_nested(branches, tables)), templates=list(_templates(branches, tables)),
        involved=dossier.involved_in_words(claim, tables),
        variants=list(dossier.variants(claim, tables).itertuples(index=False, name=None)),
        citation=citation.text(key, tables, address), endings=tuple(citation.FORMS),
        correct=corrections.replace("{claim}", key) if corrections else "", linked=linked.claim(key, tables, base),
    )  # fmt: skip


def _figures(claim: Claim) -> Iterator[tuple[Figure, str, str, str]]:
    """Each figure, as read, in euro where that is derived, and what it counts."""
    for figure in (claim.value, *claim.quantities):
        if figure is not None:
            counted = COUNTED.get(claim.basis, claim.basis)
            yield figure, dossier.as_read(figure), dossier.in_euro(claim, figure), counted


def _nested(branches: Sequence[dossier.Branch], tables: Tables) -> Iterator[Branch]:
    """The tree as lists in lists, however deep."""
    depths = [*(branch.depth for branch in branches), 0]
    for branch, after in zip(branches, depths[1:], strict=True):
        key = branch.cited.report
        opens, closes = after > branch.depth, max(0, branch.depth - after)
        yield Branch(branch.cited, about(key, tables), branch.above, opens, closes)


def _templates(branches: Sequence[dossier.Branch], tables: Tables) -> Iterator[str]:
    """Of each report that can be cited on Wikipedia, once."""
    keys = dict.fromkeys(branch.cited.report for branch in branches)
    yield from filter(None, (wikipedia.template(items.of_report(key, tables)) for key in keys))
