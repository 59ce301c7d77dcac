"""Whether loaders other than ours read the same from a file: it is offered to everybody, whatever they read YAML with.

PyYAML's loader in pure Python stops where the one in C, which `document` uses, does not; and a loader by the full rules
of YAML 1.1 or 1.2 takes words for other values than texts, as NO for false. Both are found here, with the cure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from flows.dataset.messages import short
from flows.dataset.problems import Problem

_QUOTE = "allowed: the text in quotes"
_STR = "tag:yaml.org,2002:str"
_DATE = "tag:yaml.org,2002:timestamp"
_OURS = re.compile(r"true|false|null|~||-?(?:0|[1-9][0-9]{0,17}(?:_[0-9]{3}){0,5})(?:\.[0-9]+)?")
"""What `document` reads as something else than text: everybody does."""
_CORE = re.compile(
    r"Null|NULL|True|TRUE|False|FALSE|[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)"
    r"(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
"""The core schema of YAML 1.2.2, section 10.3.2, apart from what is in _OURS."""
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def problems(text: str, name: str) -> Iterator[Problem]:
    """What a plain loader cannot read, or would read as something else; of what it cannot read only the first."""
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = min(mark.line, text.count("\n")) + 1 if mark else 1
        said = ", ".join(filter(None, (error.context, error.problem)))
        yield Problem(name, line, "", f"not readable by every YAML loader: {said}; {_QUOTE}, or in a line of its own")
        return
    todo = [node] if node else []
    while todo:
        node = todo.pop()
        if isinstance(node, yaml.ScalarNode):
            kind = _read_as(node)
            if kind:
                told = f"{short(node.value)} is {kind} to other YAML loaders; {_QUOTE}"
                yield Problem(name, node.start_mark.line + 1, "", told)
        else:
            todo.extend(part for pair in node.value for part in (pair if isinstance(pair, tuple) else (pair,)))


def _read_as(node: yaml.ScalarNode) -> str:
    """What a loader by YAML 1.1 or 1.2 takes a scalar for that is a text to us; nothing where it is one to all."""
    plain = node.style is None
    if not plain or _OURS.fullmatch(node.value):
        return ""
    if node.tag == _DATE:
        return "" if _DAY.fullmatch(node.value) and _exists(node.value) else "a point in time that may not exist"
    if node.tag != _STR:
        return {"bool": "true or false", "null": "nothing"}.get(node.tag.rpartition(":")[2], "no text")
    return "no text" if _CORE.fullmatch(node.value) else ""


def _exists(day: str) -> bool:
    try:
        yaml.SafeLoader("").construct_yaml_timestamp(yaml.ScalarNode(_DATE, day))
    except ValueError:
        return False
    return True
