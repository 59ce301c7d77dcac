"""The claims of a dossier as numbered statements, and their reports as numbered notes with what each rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from flows.dataset.model import Claim, Report
from flows.dates import spoken
from flows.evidence import repeated
from flows.export.references import Reference, reference
from flows.export.report_words import about
from flows.places import words
from flows.summary import plural, stance_of
from flows.tables import Tables, flow_name
from flows.views.briefs import Cited, cited
from flows.views.claims.dossier import involved_in_words, variants
from flows.views.figures import figures
from flows.views.overview.words import COUNTED

Trail = Mapping[str, tuple[str, ...]]
"""Each report of a claim, and each behind it, with those that it repeats; sources first."""
Numbers = tuple[tuple[int, int], ...]
"""Numbers in order as stretches, each by its first and last: 1, 2, 3 and 7 are (1, 3), (7, 7)."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim."""

    number: int
    claim: Claim
    actor: str
    date: str
    stance: str
    flow: str
    figures: tuple[tuple[str, str, str], ...]
    """Each in English, as worded, and the code of the language of these words."""
    counted: str
    """What the figures count."""
    rests: str
    """'1 source, 57 reports'."""
    sources: Numbers
    repeats: Numbers
    answers: tuple[Reference, ...]
    answered_by: tuple[Reference, ...]
    variants: tuple[tuple[str, str, str], ...]
    """How reports differ, as worded, and which."""
    involved: tuple[str, ...]
    """Brokers, carriers and the like, with role, state and step."""


@dataclass(frozen=True, slots=True)
class Note:
    """A report."""

    number: int
    cited: Cited
    about: str
    rests: tuple[str, ...]
    """Whether it is a source or what it repeats, a sentence each; more than one where that differs by statement."""
    statements: Numbers


@dataclass(frozen=True, slots=True)
class Collected:
    """What a dossier holds."""

    statements: tuple[Statement, ...]
    notes: tuple[Note, ...]
    numbers: Mapping[str, int]
    """Of statements by the id of the claim."""


def collected(tables: Tables, rows: Sequence[int]) -> Collected:
    """Statements and notes of some claims, rows of tables.claims, numbered in their order."""
    claims = [tables.record(row) for row in rows]
    numbers = {claim.id: number for number, claim in enumerate(claims, 1)}
    trails = [trail(claim, tables.dataset.reports) for claim in claims]
    notes = {key: number for number, key in enumerate(dict.fromkeys(key for found in trails for key in found), 1)}
    answered_by: dict[str, list[Reference]] = defaultdict(list)
    for claim in tables.dataset.claims:
        for other in claim.responds_to:
            answered_by[other].append(reference(claim, tables, numbers))
    stated = (
        _statement(claim, tables, numbers, found, notes, tuple(answered_by[claim.id]))
        for claim, found in zip(claims, trails, strict=True)
    )
    return Collected(tuple(stated), tuple(_notes(trails, notes, tables)), numbers)


def trail(claim: Claim, reports: Mapping[str, Report]) -> Trail:
    """The reports of a claim and all that they repeat, as far as the claim goes."""
    carried, todo = frozenset(claim.reports), list(claim.reports)
    found: dict[str, tuple[str, ...]] = {}
    for key in todo:  # grows
        if key not in found:
            found[key] = repeated(key, claim, reports, carried)
            todo.extend(found[key])
    return dict(sorted(found.items(), key=lambda each: bool(each[1])))


def stretches(numbers: Iterable[int]) -> Numbers:
    """Numbers in order, those that follow each other together."""
    found = [[number for _, number in part] for _, part in groupby(enumerate(sorted(set(numbers))), _apart)]
    return tuple((part[0], part[-1]) for part in found)


def _apart(counted: tuple[int, int]) -> int:
    return counted[1] - counted[0]


def _statement(
    claim: Claim, tables: Tables, numbers: Mapping[str, int], found: Trail, notes: Mapping[str, int],
    answered_by: tuple[Reference, ...],
) -> Statement:  # fmt: skip
    data = tables.dataset
    stated = [figure for figure in (claim.value, *claim.quantities) if figure]
    told = [
        (amount.told, figure.worded, figure.language) for amount, figure in zip(figures(claim), stated, strict=True)
    ]
    sources = [notes[key] for key, repeats in found.items() if not repeats]
    return Statement(
        numbers[claim.id], claim, data.actors[claim.by].name, spoken(str(claim.date)), stance_of(claim),
        flow_name(data.flows[claim.flow], data), tuple(told), COUNTED.get(claim.basis, claim.basis),
        f"{plural(len(sources), 'source')}, {plural(len(claim.reports), 'report')}", stretches(sources),
        stretches(notes[key] for key, repeats in found.items() if repeats),
        tuple(reference(tables.record(tables.place[other]), tables, numbers) for other in claim.responds_to),
        answered_by, tuple(variants(claim, tables).itertuples(index=False, name=None)),
        involved_in_words(claim, tables),
    )  # fmt: skip


def _notes(trails: Sequence[Trail], notes: Mapping[str, int], tables: Tables) -> Iterable[Note]:
    """The reports in order of their numbers; for each what it repeats, by the numbers of the statements."""
    ways: dict[str, dict[tuple[str, ...], list[int]]] = {key: defaultdict(list) for key in notes}
    for number, found in enumerate(trails, 1):
        for key, repeats in found.items():
            ways[key][repeats].append(number)
    for key, number in notes.items():
        (one,) = cited((key,), frozenset(), tables.dataset)
        alone = len(ways[key]) == 1
        rests = (_rests([notes[each] for each in way], [] if alone else at) for way, at in ways[key].items())
        carried = stretches(each for at in ways[key].values() for each in at)
        yield Note(number, one, about(key, tables), tuple(rests), carried)


def _rests(repeats: Sequence[int], statements: Sequence[int]) -> str:
    """'No source of its own: repeats report 3.' Before it the statements for which that holds, where not for all."""
    told = f"No source of its own: repeats {_listed('report', repeats)}." if repeats else "Repeats no other report."
    return f"For {_listed('statement', statements)}: {told[0].lower()}{told[1:]}" if statements else told


def _listed(one: str, numbers: Sequence[int]) -> str:
    return f"{one}{'s' * (len(numbers) > 1)} {words([str(number) for number in sorted(numbers)])}"
