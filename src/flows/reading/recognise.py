"""Files to what they are taken for."""

from __future__ import annotations

from collections.abc import Sequence

from flows.reading.found import Recognised


def recognise(files: Sequence[tuple[str, bytes]]) -> Recognised:
    """What files, each a name and its content, are taken for. Raises InvalidDataset where they cannot be read."""
    raise NotImplementedError
