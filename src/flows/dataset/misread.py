"""What YAML reads without a word as something else than was meant: what a comma, a # or a point cuts off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from flows.dataset import advice
from flows.dataset.document import Document, Path
from flows.dataset.unreadable import lines_of

_THREE = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
"""What is a thousand in half of Europe, and one to YAML."""
_CUT, _COLON = re.compile(r" +#\S"), re.compile(r"\s*:")
"""What stands behind a value, looked for in place: a line may be the whole file."""


@dataclass(frozen=True, slots=True)
class Misread:
    """Where a value is cut off or unclear: what to write instead."""

    path: Path
    line: int
    text: str
    made: tuple[Path, ...] = ()
    """The keys that YAML has made of what a comma cut off."""


def problems(document: Document, text: str) -> Iterator[Misread]:
    """Each such place."""
    lines = [*lines_of(text), ""]
    todo: list[tuple[yaml.Node | None, Path]] = [(document.root, ())]
    while todo:
        node, path = todo.pop()
        if isinstance(node, yaml.MappingNode):
            if node.flow_style:
                yield from _cut_by_commas(node, path, lines)
            todo.extend((value, (*path, str(name.value))) for name, value in node.value)
        elif isinstance(node, yaml.SequenceNode):
            todo.extend((value, (*path, place)) for place, value in enumerate(node.value))
        elif isinstance(node, yaml.ScalarNode) and not node.style:
            yield from (Misread(path, node.start_mark.line + 1, said) for said in _alone(node, lines))


def _alone(node: yaml.ScalarNode, lines: list[str]) -> Iterator[str]:
    if _THREE.fullmatch(node.value):
        yield f"{node.value} may be {node.value.replace('.', '')} or {float(node.value):g}; allowed: one of these"
    end = node.end_mark
    if node.value and _CUT.match(lines[end.line], end.column):
        yield "the text is cut off at ' #'; allowed: the text in quotes, or a comment that begins with '# '"


def _cut_by_commas(node: yaml.MappingNode, path: Path, lines: list[str]) -> Iterator[Misread]:
    """Keys in braces without a colon: what a comma has cut off the value before them."""
    key, value, rest = "", "", list[yaml.ScalarNode]()
    for name, held in [*node.value, (None, None)]:
        if isinstance(name, yaml.ScalarNode) and _bare(name, lines):
            rest.append(name)
            continue
        if rest:
            whole = ",".join([value, *(f"{_gap(each, lines)}{each.value}" for each in rest)])
            made = tuple((*path, each.value) for each in rest)
            yield Misread((*path, key or rest[0].value), rest[0].start_mark.line + 1, _rejoined(key, whole), made)
        if name is not None:
            key, value, rest = str(name.value), held.value if isinstance(held, yaml.ScalarNode) else "", []


def _bare(name: yaml.ScalarNode, lines: list[str]) -> bool:
    """Whether a key stands without a colon."""
    return not name.style and not _COLON.match(lines[name.end_mark.line], name.end_mark.column)


def _gap(name: yaml.ScalarNode, lines: list[str]) -> str:
    column = name.start_mark.column
    return " " if not column or lines[name.start_mark.line][column - 1] == " " else ""


def _rejoined(key: str, whole: str) -> str:
    """What to write in place of a value that is cut, with its key."""
    if not key:
        return "a key stands without a colon; allowed: key: value"
    digits = advice.number(whole)
    if digits:
        return f"the comma cuts the number; allowed: {advice.told(digits)}"
    return f"the comma cuts the text; allowed: {advice.shown(f'{key}: {advice.quoted(whole)}')}"
