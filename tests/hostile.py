"""A data file whose every text would be more than text if it were read as markup, and a judge of what is shown.

The file is made from the small one by the model: each field that holds free text gets the next items of CORPUS, as many
as it has room for. A field added to the model is filled, too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import cycle
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

import yaml
from pydantic import BaseModel

from flows.dataset import Dataset, model, parse
from tests import small

HOST = "evil.example"
CORPUS = (
    "<script>window.hit=1</script>",
    f"![i](http://{HOST}/x.png)",
    "<img src=x onerror=window.hit=2>",
    "[go](javascript:window.hit=3)",
    f"[r]: http://{HOST}/r",
    f"![r] <http://{HOST}/a>",
    f"http://{HOST}/b?x=1&y=2",
    f"www.{HOST}/c",
    f"mail@{HOST}",
    "<a href='javascript:window.hit=4'>a</a>",
    "<a href='data:text/html,<script>'>d</a>",
    "<b>bold</b><br>&lt;i&gt;&amp;",
    "<span style='font-size:90px'>big</span>",
    "%{x}<extra>more</extra>",
    "$a^2$ and $$b_1$$",
    ":red[warned] :blue-background[x]",
    ":smile: :+1: :material/home: :streamlit:",
    "# head", "- item", "+ item", "* item", "1. item", "2) item", "> said", "---", "===",
    "```code``` `c`",
    "**strong** __too__ _em_ ~~gone~~",
    "| a | b |", "- [ ] task", "[^1]", "::: box", "::leaf[x]", "\\*slash\\", "a -> b <-> c -- d >= e",
    '"><svg onload=window.hit=5>',
    "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1,1)",
    "x" * 400,
)  # fmt: skip
"""What must be shown letter by letter."""
MARKUP = (
    "<script", "![", "<img", "](javascript", "[r]:", "<http", f"http://{HOST}", f"www.{HOST}", f"@{HOST}", "<a ", "<b>",
    "<br>", "&lt;", "<span", "$a", ":red[", ":blue", ":smile:", ":+1:", ":material/", ":streamlit:", "```",
    "**strong", "__too", "~~gone", "| a |", "[^1]", "::leaf", "\\*slash", "->", "--", ">=", "<svg",
)  # fmt: skip
"""What of CORPUS stands in no text that is read as Markdown."""
HTML = ("<script", "<img", "<a ", "<b>bold", "<span style='", "<svg")
"""What of it stands in no HTML."""
PSEUDO = (*HTML, "&lt;i&gt;&a")
"""What of it stands in no text of a figure: plotly reads some tags and all entities."""
TEXTS = {model.Text: 400, model.FewWords: 80}
"""Kinds of fields that hold free text, and how much of it."""

_SECTIONS: dict[str, type[BaseModel]] = {
    "goods": model.Goods, "publishers": model.Publisher, "actors": model.Actor, "companies": model.Company,
    "accounts": model.Account, "reports": model.Report, "flows": model.Flow, "claims": model.Claim,
    "events": model.Event,
}  # fmt: skip


def dataset() -> Dataset:
    """The file, loaded."""
    return parse(text(), "hostile.yaml")


def text() -> str:
    """The file: JSON is YAML."""
    data = yaml.safe_load(small.text())
    data = json.loads(json.dumps(data, default=str))
    words = _words()
    data["units"] = ["shells", "<b>rockets</b> :smile: $x$"]
    _fill(data["dataset"], model.About, words)
    data["dataset"] |= {"repository": f"https://{HOST}/(`r`)'\"$&copy;", "corrections": f"https://{HOST}/{{claim}})"}
    for section, kind in _SECTIONS.items():
        records = data[section].values() if isinstance(data[section], dict) else data[section]
        for number, record in enumerate(records):
            _fill(record, kind, words)
            if section == "reports" and "url" in record:
                record["url"] = f"https://{HOST}/{number}/\">'<img>)[x](javascript:1)$`:material/home:&amp;{{x}}"
            elif section == "reports":
                del record["fragment"]  # words of a page that has no address
            if section == "flows":
                record["route"] = [_party(stage, words) for stage in record["route"]]
    told = json.dumps(data, ensure_ascii=False)
    return told.replace('"unit": "rockets"', '"unit": "<b>rockets</b> :smile: $x$"')


def read(text: str, marks: tuple[str, ...] = MARKUP) -> list[str]:
    """Those of the marks that stand in a text and are not kept from being read."""
    return [mark for mark in marks if re.search(r"(?<!\\)" + re.escape(mark), text)]


def _words() -> Iterator[str]:
    """Items in turn, each with a number that makes it another: names are used once."""
    return (f"{item[:390]} {number}" for number, item in enumerate(cycle(CORPUS)))


def _room(words: Iterator[str], most: int) -> str:
    """As many items as there is room for."""
    found = next(words)[:most]
    if most > 80 and found[0] not in "=+-@":  # formulas and marks of a line stand first
        found = f"{found} {next(words)}"[:most]
    return found


def _fill(record: dict[str, Any], kind: type[BaseModel], words: Iterator[str]) -> None:
    """Every field of free text, and those of the records within."""
    for name, hint in get_type_hints(kind, include_extras=True).items():
        kinds = _parts(hint)
        most = next((TEXTS[one] for one in kinds if one in TEXTS), 0)
        inner = next((one for one in kinds if isinstance(one, type) and issubclass(one, BaseModel)), None)
        several = any(get_origin(one) is tuple for one in kinds)
        if most and name == "worded" and not {"amount", "low", "high"} & record.keys():
            continue  # a magnitude, which states the number
        if most:
            record[name] = [_room(words, most)] if several else _room(words, most)
        elif inner is not None:
            for within in record.get(name, []) if several else [record[name]] if name in record else []:
                _fill(within, inner, words)


def _parts(hint: Any) -> list[Any]:
    """A hint with all that is in it: of `tuple[Text, ...] | None` the tuple and Text."""
    if hint in TEXTS:
        return [hint]
    if get_origin(hint) is Annotated:
        return _parts(get_args(hint)[0])
    if get_origin(hint) in (Union, UnionType, tuple):
        return [hint, *(part for arg in get_args(hint) for part in _parts(arg))]
    return [hint]


def _party(stage: Any, words: Iterator[str]) -> Any:
    return {"unnamed": _room(words, 80)} if isinstance(stage, dict) else stage
