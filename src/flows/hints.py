"""What a curator should look at again: no mistake for certain, so a list beside the check and never a failure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from flows.companies import finder
from flows.dataset.document import Path
from flows.dataset.model import Dataset, Publisher

_MARK = re.compile(r" \((?:mirror|[A-Z]\w+)\)$|^The ")
"""What a publisher's name has beside the name: 'Charter97 (mirror)', 'Euronews (German)', 'The Guardian'."""
_PASSED = re.compile(
    r"\b(?:(?<!day )after|cites?|citing|quotes|names|recalls|passes on|by way of|from|agency"
    r"|(?:text|copy|excerpt|words|story) (?:of|by))(?: the)?(?: (?:agency|daily|weekly|site|aggregator))?"
    r"(?: [\w./’'-]+(?:,| and))*\Z"
)
"""What stands right before the name of whoever a report has its text from; other names may come in between."""
_READ = re.compile(
    r"\b(?:known|(?:day|month|date|year)s?) from|\b(?:read|cited|carried|named|dated|given|not)"
    r" (?:\w+ )*(?:at|by|as|in)\b"
)
"""What a sentence says that is about the reading of the report, not about what it rests on."""


def hints(dataset: Dataset) -> Iterator[tuple[Path, str]]:
    """Every hint: where, and what to look at."""
    return chain(unnamed_carriers(dataset), companies_without_a_name(dataset))


def unnamed_carriers(dataset: Dataset) -> Iterator[tuple[Path, str]]:
    """Reports whose note says that they have it from a publisher of the file, though no report of it is behind them.

    A name counts in its own spelling and as a whole, for many are words of some language too. Who repeats the report is
    often named as the place where it was found, and so is no carrier.
    """
    spelled = _spellings(dataset.publishers)
    whole = "|".join(map(re.escape, sorted(spelled, key=len, reverse=True)))
    names = re.compile(rf"(?<![\w./-])(?:{whole})(?![\w/-]|\.\w)") if whole else re.compile(r"(?!)")
    behind = {key: report.relays for key, report in dataset.reports.items()}
    ahead: dict[str, list[str]] = {}
    for key, relays in behind.items():
        for relayed in relays:
            ahead.setdefault(relayed, []).append(key)
    for key, report in dataset.reports.items():
        linked = {dataset.reports[each].publisher for way in (behind, ahead) for each in _reached(key, way)}
        for publisher, name in _taken_from(report.note or "", names, spelled).items():
            if publisher not in linked:
                yield ("reports", key, "note"), f"has it from {name!r}, but relays lead to no report of {publisher!r}"


def _taken_from(note: str, names: re.Pattern[str], spelled: Mapping[str, str]) -> dict[str, str]:
    """The publishers that a note names as carriers, each with the name used."""
    found: dict[str, str] = {}
    for sentence in re.split(r"(?<=[.;]) ", note):
        for name in names.finditer(sentence):
            before = sentence[: name.start()].lower().rstrip()
            if _PASSED.search(before) and not _READ.search(before):
                found.setdefault(spelled[name[0]], name[0])
    return found


def _spellings(publishers: Mapping[str, Publisher]) -> dict[str, str]:
    """Names as notes may use them, with the publisher they are of; names of mirrors and small words are left out."""
    found: dict[str, str] = {}
    for key, publisher in publishers.items():
        if publisher.kind != "mirror":
            for name in (publisher.name, _MARK.sub("", publisher.name)):
                if len(name) > 1 and (name[0].isupper() or name[0].isdigit()) and not name.isdigit():
                    found.setdefault(name, key)
    return found


def _reached(key: str, links: Mapping[str, Sequence[str]]) -> set[str]:
    """A report and all that links lead to from it."""
    seen, todo = {key}, [key]
    while todo:
        further = [each for each in links.get(todo.pop(), ()) if each not in seen]
        seen.update(further)
        todo.extend(further)
    return seen


def companies_without_a_name(dataset: Dataset) -> Iterator[tuple[Path, str]]:
    """Companies that speak but are not listed as companies: by their name no claim is found."""
    found = finder(dataset.companies)
    for key, actor in dataset.actors.items():
        if actor.kind == "company" and not found(actor.name):
            yield ("actors", key, "name"), "is of a company, but none under companies has a name that occurs in it"
