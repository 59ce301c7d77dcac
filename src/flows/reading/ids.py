"""Records under readable ids, and how they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from flows.addresses import not_public
from flows.fold import slug
from flows.sizes import ADDRESS, FEW_WORDS


class _Dumper(yaml.CSafeDumper):
    """Writes numbers as the loader reads them: without an exponent, and never as what may be thousands."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _number(dumper: _Dumper, value: float) -> yaml.ScalarNode:
    plain = f"{value:.6f}".rstrip("0").rstrip(".")
    text = f"{plain}0" if re.fullmatch(r"[0-9]{1,3}\.[0-9]{3}", plain) else plain
    return dumper.represent_scalar("tag:yaml.org,2002:float" if "." in text else "tag:yaml.org,2002:int", text)


_Dumper.add_representer(float, _number)


def written(sections: dict[str, Any]) -> str:
    """The text of a data file."""
    text: str = yaml.dump(sections, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)
    return text


@dataclass
class Ids:
    """Records by what tells them apart, each under a readable id of its own."""

    records: dict[str, dict[str, Any]] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)

    def add(self, same: str, wish: str, record: dict[str, Any]) -> str:
        """The id of a record; of one that is there already the id that it has."""
        if same not in self.known:
            stem = slug(wish)[: FEW_WORDS - 6].strip("-") or "other"
            key, again = stem, 2
            while key in self.records:
                key, again = f"{stem}-{again}", again + 1
            self.known[same], self.records[key] = key, record
        return self.known[same]


def web(address: str) -> bool:
    """Whether a text is the public address of a page."""
    plain = address.startswith(("https://", "http://")) and len(address) <= ADDRESS
    return (
        plain
        and not any(letter.isspace() or not letter.isprintable() for letter in address)
        and not not_public(address)
    )
