"""Citations as BibTeX, in UTF-8, for BibTeX and biblatex alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from flows.export.citation.plain import Item, edtf, line
from flows.languages import language

_TYPES = {"article-newspaper": "article", "article-magazine": "article", "report": "techreport"}
_CONTAINER = {"article": "journal", "techreport": "institution", "misc": "howpublished"}
"""In which field an entry names its publisher."""
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""Names that every style of BibTeX writes out in its own way."""
_LATEX = str.maketrans(
    {
        "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",  # BibTeX counts bare braces
        "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
        **{sign: f"\\{sign}" for sign in "&%$#_"},
    }
)  # fmt: skip
_ADDRESS = {ord(sign): f"%{ord(sign):02X}" for sign in '{}\\"<>^`| '}
"""What would end a field; nothing else of an address is changed."""


def write(items: Iterable[Item]) -> str:
    """An entry an item."""
    return "\n\n".join(map(entry, items)) + "\n"


def entry(item: Item) -> str:
    """An entry; titles keep their capitals."""
    kind = _TYPES.get(item["type"], "misc")
    fields = ",\n".join(f"  {name} = {value}" for name, value in _fields(item, kind))
    return f"@{kind}{{{item['id']},\n{fields}\n}}"


def latex(value: str) -> str:
    """A value in one line in which LaTeX finds no command."""
    return re.sub("-(?=-)", "-{}", line(value).translate(_LATEX))  # two would be a dash


def _fields(item: Item, kind: str) -> Iterator[tuple[str, str]]:
    if "title" in item:
        yield "title", f"{{{{{latex(item['title'])}}}}}"
    for author in item.get("author", ()):
        yield "author", f"{{{{{latex(author['literal'])}}}}}"
    if "container-title" in item:
        yield _CONTAINER[kind], f"{{{latex(item['container-title'])}}}"
    if "author" not in item:  # what has none is sorted by
        yield "key", f"{{{latex(item.get('container-title') or item.get('title') or '')}}}"
    yield from _published(item)
    for name in ("version", "note"):
        if name in item:
            yield name, f"{{{latex(item[name])}}}"
    if "language" in item:
        yield "language", f"{{{latex(language(item['language']))}}}"
    if "URL" in item:
        yield "url", f"{{{item['URL'].translate(_ADDRESS)}}}"
    if "accessed" in item:
        yield "urldate", f"{{{edtf(item['accessed'])}}}"


def _published(item: Item) -> Iterator[tuple[str, str]]:
    ends = item["issued"]["date-parts"] if "issued" in item else []
    if len(ends) > 1:
        yield "year", f"{{{ends[0][0]}--{ends[1][0]}}}"
        return
    for year, *rest in ends:
        yield "year", f"{{{year}}}"
        if rest:
            yield "month", _MONTHS[rest[0] - 1]
        if len(rest) > 1:
            yield "day", f"{{{rest[1]}}}"
