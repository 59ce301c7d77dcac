"""What the app sends beside its files: pages without scripts, citations of a claim, changes, pictures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from flows.export.citation import FORMS
from flows.parameters import CASES, PICTURE, SELECTION, Parameter
from flows.pictures.make import KINDS
from flows.pictures.shown import VIEWS

CLAIM = "{claim}"
"""Stands in an address for the id of a claim."""


class Beside(NamedTuple):
    """An address: its path, what it sends, and what it may be asked."""

    path: str
    media: str
    about: str
    takes: tuple[Parameter, ...] = (*CASES, *SELECTION)


def _all() -> Iterator[Beside]:
    yield Beside("dossier", "text/html", "Everything on a selection, or with claim= on a claim, as a page to print.")
    yield Beside("dossier.pdf", "application/pdf", "The same as PDF, where there is a Chromium to print it.")
    yield Beside(
        "data/changes.atom", "application/atom+xml", "What each edition added, corrected and withdrew: a feed."
    )
    yield Beside("data/changes.json", "application/json", "The same as JSON.")
    yield Beside(f"claims/{CLAIM}", "text/html", "A claim as a page, with linked data for programs.", CASES)
    for ending, form in FORMS.items():
        yield Beside(f"claims/{CLAIM}.{ending}", form.media_type, "A claim and its reports for a bibliography.", CASES)
    for view in VIEWS:
        for kind, media in KINDS.items():
            told = "as plotly reads it" if kind == "json" else f"as {kind.upper()}"
            yield Beside(
                f"pictures/{view}.{kind}", media, f"The picture of {view} {told}.", (*CASES, *SELECTION, *PICTURE)
            )
        yield Beside(f"embed/{view}", "text/html", f"The picture of {view} as a page for frames.")


BESIDE = tuple(_all())
