"""YAML text to plain data, keeping the line of every path in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

from flows.dataset import unreadable
from flows.dataset.unreadable import NotYaml
from flows.sizes import LEVELS, VALUES

Path = tuple[str | int, ...]

_WHOLE = r"-?(?:0|[1-9][0-9]{0,17}(?:_[0-9]{3}){0,5})"
"""A whole number of bounded length: longer digits stay text, so no number overflows later."""


class _Core(yaml.CSafeLoader):
    """Resolves only null, true/false and decimal numbers.

    YAML 1.1 would read NO as False, 2024-06-22 as a date, 2024-02-30 as an error without a line and 0012 as ten.
    """

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012 (PyYAML's own form)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """Keys are names, so always text: as a number, 1 would also be true."""
        for name, _ in node.value:
            if isinstance(name, yaml.ScalarNode):
                name.tag = self.DEFAULT_SCALAR_TAG
        return super().construct_mapping(node, deep)


for _tag, _form, _first in (
    ("bool", r"true|false", "tf"),
    ("int", _WHOLE, "-0123456789"),
    ("float", rf"{_WHOLE}\.[0-9]+", "-0123456789"),
    ("null", r"null|~|", ["n", "~", ""]),
):
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_form})\Z"), list(_first))


@dataclass(frozen=True, slots=True)
class Document:
    """Plain data (dict, list, str, int, float, bool, None) and the node tree it was made from."""

    data: Any
    root: yaml.Node | None
    _pairs: dict[int, dict[str, tuple[yaml.Node, yaml.Node]]] = field(default_factory=dict, repr=False, compare=False)
    """The keys and values of each mapping that was looked into, by its identity: a thousand problems in one section
    would else walk through it a thousand times."""

    @classmethod
    def parse(cls, text: str) -> Document:
        """Check the events, compose once, construct from the same nodes; raises NotYaml."""
        try:
            _refuse_more_than_records(text)
            return cls._compose(text)
        except yaml.reader.ReaderError as error:  # knows the byte, not the line
            line = text.encode()[: error.position].count(b"\n") + 1
            raise NotYaml(str(error.reason), line) from None
        except yaml.MarkedYAMLError as error:
            raise unreadable.told(text, error) from None

    @classmethod
    def _compose(cls, text: str) -> Document:
        loader = _Core(text)
        try:
            root = loader.get_single_node()
            return cls(None if root is None else loader.construct_document(root), root)
        finally:
            loader.dispose()

    def written(self, path: Path) -> str:
        """A single value as it stands in the file, unlike in the data: 3.10; empty where there is none."""
        node = self.root
        for part in path:
            if isinstance(node, yaml.MappingNode):
                node = self._within(node).get(str(part), (None, None))[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
                node = node.value[part]
            else:
                return ""
        return str(node.value) if isinstance(node, yaml.ScalarNode) else ""

    def line(self, path: Path, *, key: bool = False) -> int:
        """The line of the deepest part of path that was written; of its key where `key`."""
        node, line = self.root, 1
        for part in path:
            if isinstance(node, yaml.MappingNode):
                pair = self._within(node).get(str(part))
                if pair is None:
                    break
                name, node = pair
                written = isinstance(node, yaml.ScalarNode) and node.value  # what is empty may be marked far below
                line = (node if written and not key else name).start_mark.line + 1
            elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
                node = node.value[part]
                line = node.start_mark.line + 1
            else:
                break
        return line

    def _within(self, node: yaml.MappingNode) -> dict[str, tuple[yaml.Node, yaml.Node]]:
        """Of a key given twice the last, as in the data."""
        if id(node) not in self._pairs:
            self._pairs[id(node)] = {str(name.value): (name, value) for name, value in node.value}
        return self._pairs[id(node)]

    def repeated_keys(self) -> Iterator[tuple[Path, int, int]]:
        """Every key given twice in one mapping: its path, the line of the second and of the first."""
        todo: list[tuple[yaml.Node | None, Path]] = [(self.root, ())]
        while todo:
            node, at = todo.pop()
            if isinstance(node, yaml.MappingNode):
                first: dict[str, int] = {}
                for name, value in node.value:
                    key, line = str(name.value), name.start_mark.line + 1
                    if key in first:
                        yield (*at, key), line, first[key]
                    first.setdefault(key, line)
                    todo.append((value, (*at, key)))
            elif isinstance(node, yaml.SequenceNode):
                todo.extend((value, (*at, i)) for i, value in enumerate(node.value))


def _refuse_more_than_records(text: str) -> None:
    """Refuse what plain records do not need, before anything is built from it.

    An alias makes a record say what stands elsewhere, a tag makes a value of another kind than its text, and the C
    composer calls itself for every level.
    """
    depth = values = 0
    for event in yaml.parse(text, Loader=_Core):
        problem = ""
        if isinstance(event, yaml.AliasEvent):
            problem = "an alias (*name) is used; allowed: the value written out"
        elif getattr(event, "tag", None) is not None:
            problem = "a tag (!name) is used; allowed: the value alone"
        elif isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            problem = f"nested too deeply; allowed: {LEVELS} levels" if depth > LEVELS else ""
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        values += isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent))
        if values > VALUES:
            problem = f"more than {VALUES:,} values; allowed: {VALUES:,} texts, numbers, lists and mappings, keys too"
        if problem:
            raise NotYaml(problem, _line(event.start_mark))


def _line(mark: Any) -> int:
    return mark.line + 1 if mark else 1
