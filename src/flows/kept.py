"""What was made once for a choice, kept for all readers: most of them look at the same.

It is kept by what it was made of, the tables of one edition or a picture of them, and goes with it: nothing of an
earlier edition can be shown, and nothing keeps an edition that nobody shows.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

import numpy as np

MOST = 96
"""Choices kept by one edition, and by one picture: some ten selections of each page."""


class Kept:
    """What was made of something alone, and the last used of what was made of it for some choice."""

    def __init__(self) -> None:
        self._alone: dict[Hashable, Any] = {}
        self._made: OrderedDict[Hashable, Any] = OrderedDict()
        self._lock = Lock()

    def get(self, make: Callable[[], Any], name: Hashable, choice: tuple[Hashable, ...]) -> Any:
        """What is kept by a name for a choice, made where it is not; of two readers at once both may make it."""
        with self._lock:
            if (name, choice) in self._made:
                self._made.move_to_end((name, choice))
                return self._made[name, choice]
            if name in self._alone and not choice:
                return self._alone[name]
        made = make()
        with self._lock:
            if choice:
                self._made[name, choice] = made
                while len(self._made) > MOST:
                    self._made.popitem(last=False)
            else:
                self._alone[name] = made
        return made


class Keeps(Protocol):
    """Whatever is not changed once it is made, and keeps what is made of it."""

    @property
    def kept(self) -> Kept:
        """What was made of it."""


K = TypeVar("K", bound=Keeps)
P = ParamSpec("P")
R = TypeVar("R")


def kept(make: Callable[Concatenate[K, P], R]) -> Callable[Concatenate[K, P], R]:
    """Keep what a function makes of its first argument and the others, which are values or themselves never change.

    What it gives is shared, so nobody may change it.
    """

    @wraps(make)
    def found(of: K, /, *args: P.args, **kwargs: P.kwargs) -> R:
        choice = (*map(_named, args), *((name, _named(value)) for name, value in sorted(kwargs.items())))
        made: R = of.kept.get(lambda: make(of, *args, **kwargs), make, choice)
        return made

    return found


def _named(value: Any) -> Hashable:
    """A value as part of a name; a choice of claims by its rows."""
    found: Hashable = value.tobytes() if isinstance(value, np.ndarray) else value
    return found
