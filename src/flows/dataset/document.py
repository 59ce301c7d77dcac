"""YAML text to plain data, keeping the line of every path in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

Path = tuple[str | int, ...]


class _Core(yaml.CSafeLoader):
    """Resolves only null, true/false and decimal numbers.

    YAML 1.1 would read NO as False, 2024-06-22 as a date, 2024-02-30 as an error without a line and 0012 as ten.
    """

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}


for _tag, _form, _first in (
    ("bool", r"true|false", "tf"),
    ("int", r"-?(?:0|[1-9][0-9]*(?:_[0-9]{3})*)", "-0123456789"),
    ("float", r"-?(?:0|[1-9][0-9]*(?:_[0-9]{3})*)\.[0-9]+", "-0123456789"),
    ("null", r"null|~|", ["n", "~", ""]),
):
    _Core.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"(?:{_form})\Z"), list(_first))


@dataclass(frozen=True, slots=True)
class Document:
    """Plain data (dict, list, str, int, float, bool, None) and the node tree it was made from."""

    data: Any
    root: yaml.Node | None

    @classmethod
    def parse(cls, text: str) -> Document:
        """Compose once, construct from the same nodes; raises yaml.YAMLError where the text is not YAML."""
        loader = _Core(text)
        try:
            root = loader.get_single_node()
            _refuse_aliases(root)
            return cls(None if root is None else loader.construct_document(root), root)
        except RecursionError:
            raise yaml.YAMLError("nested too deeply to be read") from None
        except ValueError as error:  # an explicit tag that its text does not fit, as in !!int many
            raise yaml.YAMLError(str(error)) from None
        finally:
            loader.dispose()

    def line(self, path: Path, *, key: bool = False) -> int:
        """The line of the deepest part of path that was written; of its key where `key`."""
        node, line = self.root, 1
        for part in path:
            if isinstance(node, yaml.MappingNode):
                pair = next((p for p in reversed(node.value) if str(p[0].value) == str(part)), None)
                if pair is None:
                    break
                name, node = pair
                line = (name if key or not isinstance(node, yaml.ScalarNode) else node).start_mark.line + 1
            elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
                node = node.value[part]
                line = node.start_mark.line + 1
            else:
                break
        return line

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


def _refuse_aliases(root: yaml.Node | None) -> None:
    """An alias makes a record say what stands elsewhere (and a tree endless); records are written out."""
    seen: set[int] = set()
    todo = [root] if isinstance(root, yaml.CollectionNode) else []
    while todo:
        node = todo.pop()
        if id(node) in seen:
            raise yaml.MarkedYAMLError(
                problem="an alias (*name) is used; allowed: the value written out", problem_mark=node.start_mark
            )
        seen.add(id(node))
        parts = [part for pair in node.value for part in pair] if isinstance(node, yaml.MappingNode) else node.value
        todo.extend(part for part in parts if isinstance(part, yaml.CollectionNode))
