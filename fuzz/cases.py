"""One case by its number: the same number gives the same file, on every machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from random import Random
from typing import Any

import yaml

from flows.dataset.document import Document
from flows.project import DATA
from fuzz.shapes import shape
from fuzz.slices import Plain, cut

Place = tuple[Any, Any]
"""A list or mapping, and an index or key in it."""

HOSTILE: tuple[Any, ...] = (
    None, True, False, 0, -1, 1, 10**17, 10**40, 0.5, 1e308, float("inf"), float("nan"), "", " ", "0", "NO", "~",
    "null", "0012", "2024-02-30", "2024-13", "9999", "9999-12-31", "0001", "0001/9999", "2024/2022", "2024-06-22",
    "SRB", "XKX", "UK", "others", "srb-ukr", "x" * 81, "x" * 401, "x" * 5_000, "a b", "ž" * 60, "\u202e", "\x00",
    "<b>b</b>", "$x^2$", "![i](http://evil.example/x.png)", ":red[r]", "=1+1", "javascript:alert(1)",
    "https://a.example/" + "a" * 3_000, [], {}, [[]], [{}], [None], ["SRB"], ["SRB", "SRB"], {"unnamed": ""},
    {"unnamed": "somewhere"}, {"id": "x"}, {"amount": 1, "low": 2, "worded": "1"}, ["SRB", "USA", "UKR"],
    [["SRB", "USA"], ["SRB", "UKR"]],
)  # fmt: skip
"""What is put where something else stood."""
_MARKUP = [*"[]{}-:,?&*!|>'\"%@`#~<=\\\n\r\t ", "\x85", "\u2028", "\ufeff", "\x00", "---\n", "...\n", "<<: ",
           "&a ", "*a",            "!!str ", "? ", "- ", "%YAML 1.1\n", "\u202e", "\ud7ff"]  # fmt: skip


@cache
def shipped() -> Plain:
    """The shipped file as plain data."""
    data: Plain = Document.parse(DATA.read_text(encoding="utf-8")).data
    return data


def case(number: int) -> tuple[str, bytes]:
    """The kind of a case and its file."""
    chance = Random(number)
    kind = chance.choices(list(KINDS), weights=[weight for weight, _ in KINDS.values()])[0]
    return kind, KINDS[kind][1](chance)


def structure(chance: Random) -> bytes:
    """A slice with some of its values replaced, dropped, repeated or put elsewhere."""
    data = _slice(chance)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        places = list(_places(data))
        if places:
            _mutate(chance, places)
    return written(data)


def swapped(chance: Random) -> bytes:
    """A slice in which ids and words stand where others of their kind stood: most such files are valid."""
    data = _slice(chance)
    places = [place for place in _places(data) if isinstance(place[0][place[1]], str)]
    for _ in range(chance.choice((1, 3, 8))):
        (holder, key), (other, at) = chance.choice(places), chance.choice(places)
        same = [place for place in places if place[1] == key] if isinstance(key, str) else [(other, at)]
        other, at = chance.choice(same)
        holder[key] = other[at]
    return written(data)


def octets(chance: Random) -> bytes:
    """A slice with bytes flipped, cut out, doubled or put in."""
    found = bytearray(written(_slice(chance)))
    for _ in range(chance.choice((1, 2, 10, 100))):
        at = chance.randrange(len(found) + 1)
        form = chance.randrange(4)
        if form == 0 and at < len(found):
            found[at] = chance.randrange(256)
        elif form == 1:
            del found[at : at + chance.choice((1, 10, 1000))]
        elif form == 2:
            found[at:at] = found[at : at + chance.choice((1, 30, 300))]
        else:
            found[at:at] = chance.choice(_MARKUP).encode()
    return bytes(found)


def cut_off(chance: Random) -> bytes:
    """A slice half written."""
    whole = written(_slice(chance))
    return whole[: chance.randrange(len(whole) + 1)]


def deep(chance: Random) -> bytes:
    """Levels of lists and mappings, aliases and anchors, merges."""
    levels = chance.choice((5, 19, 20, 21, 1_000, 30_000))
    return chance.choice(
        (
            b"[" * levels,
            b"[" * levels + b"]" * levels,
            b"{a: " * levels,
            b"claims: " + b"{a: [" * levels + b"1" + b"]}" * levels,
            b"- " * levels + b"a",
            b"\n".join(b" " * at + b"a:" for at in range(min(levels, 400))),
            b"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n" * min(levels, 100),
            b"a: &a {x: 1}\nb: {<<: *a}\n",
            b"a: !!python/object/apply:os.system [ls]\n",
            b"? " * levels + b"a",
            b"goods: {" + b", ".join(b"k%d: %d" % (at, at) for at in range(min(levels, 8_000))) + b"}",
            b"claims: [" + b"{}, " * min(levels, 20_000) + b"]",
            b"".join(b"k%d: 1\n" % at for at in range(min(levels, 9_000))),
            b"k: 1\n" * min(levels, 9_000),
        )
    )


KINDS: dict[str, tuple[int, Callable[[Random], bytes]]] = {
    "structure": (35, structure), "swapped": (25, swapped), "octets": (18, octets), "cut_off": (4, cut_off),
    "deep": (4, deep), "shape": (14, shape),
}  # fmt: skip
"""Every kind of case, how many of a hundred are of it, and what makes it."""


def _slice(chance: Random) -> Plain:
    # through YAML, so that no two places of it are one object
    data: Plain = yaml.load(written(cut(shipped(), chance, chance.choice((1, 2, 4, 8)))), Loader=yaml.CSafeLoader)
    return data


class _Writer(yaml.CSafeDumper):
    """Writes one object that stands in two places out twice."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def written(data: Any) -> bytes:
    """Plain data as a file."""
    text: str = yaml.dump(data, Dumper=_Writer, allow_unicode=True, sort_keys=False)
    return text.encode("utf-8", "surrogatepass")


def _places(data: Any) -> Iterator[Place]:
    todo = [data]
    while todo:
        value = todo.pop()
        keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
        for key in keys:
            yield value, key
            todo.append(value[key])


def _mutate(chance: Random, places: list[Place]) -> None:
    holder, key = chance.choice(places)
    form = chance.randrange(5)
    if form == 0:
        holder[key] = chance.choice(HOSTILE)
    elif form == 1:
        del holder[key]
    elif form == 2 and isinstance(holder, list):
        holder.append(holder[key])
    elif form == 3 and isinstance(holder, dict):
        holder[str(chance.choice(HOSTILE))[:100]] = holder.pop(key)
    else:
        other, at = chance.choice(places)
        if not _holds(other[at], holder):
            holder[key] = other[at]


def _holds(value: Any, inner: Any) -> bool:
    """Whether a value is or holds another: put into it, it would have no end."""
    return value is inner or any(holder is inner or holder[key] is inner for holder, key in _places(value))
