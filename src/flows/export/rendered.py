"""The pages that the app writes as plain HTML: templates in which every text of the data is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

_TEMPLATES = Path(__file__).with_name("templates")


def render(template: str, **values: Any) -> bytes:
    """A page of the templates, in UTF-8; what a template names and is not given is an error."""
    return _environment().get_template(template).render(values).encode()


def wrong(title: str, told: str, ways: Iterable[tuple[str, str]], base: str) -> bytes:
    """A page that says that something is not there, with the ways back: names and addresses."""
    return render("wrong.html", title=title, told=told, ways=list(ways), base=base)


@cache
def _environment() -> Environment:
    found = Environment(
        loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    found.policies["json.dumps_kwargs"] = {"ensure_ascii": False}
    return found
