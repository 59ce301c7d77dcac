"""Citations as text for a footnote, and what all forms read from an item."""

from __future__ import annotations

from typing import Any

from flows.dates import spoken

Item = dict[str, Any]
"""An object of CSL-JSON, as `flows.export.citation.items` makes it."""

CONTROLLED = "State-controlled"
"""How the note of a report begins whose publisher a state controls."""


def text(item: Item) -> str:
    """'The Herald, “Shells on the move”, 22 June 2024 (https://herald.example/1)'."""
    if item["type"] == "dataset":
        authors = "".join(f"{author['literal']}: " for author in item.get("author", ()))
        return f"{authors}{item['title']}, version {item['version']}, {item['URL']}"
    controlled = " (state-controlled)" if item.get("note", "").startswith(CONTROLLED) else ""
    parts = [f"{item['container-title']}{controlled}", f"“{item['title']}”" if "title" in item else "", day(item)]
    return ", ".join(filter(None, parts)) + (f" ({item['URL']})" if "URL" in item else "")


def day(item: Item) -> str:
    """When it was published, in words; empty where no date was seen."""
    return spoken(edtf(item["issued"])) if "issued" in item else ""


def edtf(date: dict[str, Any]) -> str:
    """'2024-06-22', '2024/2025-05'."""
    return "/".join("-".join((f"{end[0]:04}", *(f"{part:02}" for part in end[1:]))) for end in date["date-parts"])


def line(value: str) -> str:
    """A value in one line, whatever breaks it holds."""
    return " ".join(value.split())
