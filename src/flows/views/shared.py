"""Lists that plotly does not copy. It copies every value of a figure three times on the way to JSON, one by one, which
takes longer than all else; nothing changes a list after the figure is made."""

from __future__ import annotations

from typing import Any, Self


class Shared(list[Any]):
    """A list of plain values."""

    def __deepcopy__(self, memo: dict[int, Any]) -> Self:
        return self


def shared(traces: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The traces with lists that are not copied."""
    return [{key: _shared(value) for key, value in trace.items()} for trace in traces]


def _shared(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _shared(inner) for key, inner in value.items()}
    return Shared(value) if isinstance(value, list) else value
