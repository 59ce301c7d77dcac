"""The menu of what can be taken away: the selection, or everything, in each form, as links to the data routes."""

from __future__ import annotations

import streamlit as st

from flows.query import Query, with_query
from flows.screen import text
from flows.screen.frame import View
from flows.summary import plural

_FORMS = (
    ("workbook.xlsx", "Excel workbook"), ("package.zip", "CSV tables with a description (data package)"),
    ("database.sqlite", "SQLite database"), ("parquet.zip", "Parquet"),
)  # fmt: skip
_REFERENCES = (("references.bib", "BibTeX"), ("references.ris", "RIS"), ("references.json", "CSL"))
_ALL: Query = {"statistics": "yes"}


def menu(view: View) -> None:
    """Nothing is made until a link is followed."""
    asked = view.selection.to_query()
    lines = [
        f"**This selection**, {plural(int(view.mask.sum()), 'claim')} with reports, flows and speakers",
        *_listed(view, asked),
        f"- {text.link('Dossier to print', with_query(f'{view.base}/dossier', asked))}",
        f"- Bibliography: {', '.join(_link(view, name, told, asked) for name, told in _REFERENCES)}",
        f"- {_link(view, 'changes.atom', 'Feed of changes', asked)}",
        "",
        "**Everything**, official statistics too",
        *_listed(view, _ALL),
        f"- {_link(view, 'dataset.yaml', 'The data file (YAML)', {})}",
        "",
        text.link("All tables, columns and addresses", f"{view.base}/data/"),
    ]
    with st.popover("Get data"):
        st.markdown("\n".join(lines))


def _listed(view: View, asked: Query) -> list[str]:
    return [f"- {_link(view, name, told, asked)}" for name, told in _FORMS]


def _link(view: View, name: str, told: str, asked: Query) -> str:
    return text.link(told, with_query(f"{view.base}/data/{name}", asked))
