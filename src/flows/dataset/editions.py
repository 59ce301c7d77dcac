"""What changed of the claims from one edition of the data to the next: those added, corrected and withdrawn."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from flows.dataset.changes import Change, Sections, about, compared, records, sections
from flows.errors import FlowsError

_VERSION = re.compile(r"([0-9]{4})\.([0-9]{2})\.([0-9]+)")


Plain = Mapping[str, Any]
"""An edition as plain data."""


class Unreadable(FlowsError):
    """An edition that cannot be compared."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What an edition changed."""

    version: str
    day: date
    """On which it was last changed."""
    changes: tuple[Change, ...]
    """Of its claims; that a flow was corrected stands at each claim about it."""


def editions(folder: Path, current: bytes) -> tuple[Edition, ...]:
    """The current data and each earlier edition in a folder that has one before it, the newest first. Raises Unreadable
    or NotYaml."""
    newest = records(_decoded(current))
    found = [*_earlier(folder, _number(str(about(newest).get("version")))), newest]
    return tuple(_edition(old, new) for old, new in reversed(list(pairwise(found))))


def _earlier(folder: Path, current: tuple[int, ...]) -> Iterator[Plain]:
    """The editions before the current one, in order."""
    files = {_number(file.name.removesuffix(".yaml.gz")): file for file in folder.glob("*.yaml.gz")}
    for number in sorted(each for each in files if () < each < current):
        try:
            text = _decoded(gzip.decompress(files[number].read_bytes()))
        except (OSError, EOFError, ValueError, zlib.error) as error:
            raise Unreadable(f"{files[number].name}: cannot be read: {error}") from None
        yield records(text)


def _edition(old: Plain, new: Plain) -> Edition:
    stated = about(new)
    try:
        day = date.fromisoformat(str(stated.get("updated")))
    except ValueError:
        raise Unreadable(f"edition {stated.get('version')}: does not say when it was updated") from None
    return Edition(str(stated.get("version")), day, tuple(_of_claims(sections(old), sections(new))))


def _of_claims(before: Sections, after: Sections) -> Iterator[Change]:
    """In order of the later edition, what was withdrawn at last."""
    found = compared(before, after)
    flows = {each.id: each.told for each in found if (each.section, each.kind) == ("flows", "Corrected")}
    claims = {each.id: each for each in found if each.section == "claims"}
    for key, record in after["claims"].items():
        own, flow = claims.pop(key, None), str(record.get("flow"))
        moved = tuple(f"flow {flow}: {told}" for told in flows.get(flow, ()))
        if moved and (own is None or own.kind == "Corrected"):
            yield Change("Corrected", "claims", key, (*(own.told if own else ()), *moved))
        elif own:
            yield own
    yield from claims.values()


def _number(version: str) -> tuple[int, ...]:
    """The version as it is ordered; nothing where it is none."""
    found = _VERSION.fullmatch(version)
    return tuple(map(int, found.groups())) if found else ()


def _decoded(content: bytes) -> str:
    return content.decode("utf-8-sig")
