"""The menu of what can be taken away: the selection, or everything, in each form, as links to the data routes."""

from __future__ import annotations

from functools import partial

import streamlit as st

from flows.export.taken import Taken
from flows.files import FILES, YAML
from flows.query import Query, with_query
from flows.screen import own, text
from flows.screen.frame import View
from flows.summary import plural

_FORMS = (
    ("workbook.xlsx", "Excel workbook"), ("package.zip", "CSV tables with a description (data package)"),
    ("database.sqlite", "SQLite database"), ("parquet.zip", "Parquet"),
)  # fmt: skip
_REFERENCES = (("references.bib", "BibTeX"), ("references.ris", "RIS"), ("references.json", "CSL"))
_ALL: Query = {"statistics": "yes"}


def menu(view: View) -> None:
    """Nothing is made until a link is followed, or a button pressed."""
    if view.own:
        _made_here(view)
        return
    asked: Query = {**view.tables.which, **view.selection.to_query()}
    every: Query = {**view.tables.which, **_ALL}
    lines = [
        f"**This selection**, {plural(int(view.mask.sum()), 'claim')} with reports, flows and speakers",
        *_listed(view, asked),
        f"- {text.link('Dossier to print', with_query(f'{view.base}/dossier', asked))}",
        f"- Bibliography: {', '.join(_link(view, name, told, asked) for name, told in _REFERENCES)}",
        f"- {_link(view, 'changes.atom', 'Feed of changes', asked)}",
        "",
        "**Everything**, official statistics too",
        *_listed(view, every),
        f"- {_link(view, 'dataset.yaml', 'The data file (YAML)', view.tables.which)}",
        "",
        text.link("All tables, columns and addresses", view.tables.at(f"{view.base}/data/")),
    ]
    with st.popover("Get data"):
        st.markdown("\n".join(lines))


def _made_here(view: View) -> None:
    """A reader's own data, made into files in the reader's session."""
    taken = Taken(view.tables, view.selection, view.base)
    with st.popover("Get data"):
        st.markdown(f"**This selection**, {plural(int(view.mask.sum()), 'claim')}: made here, for you alone")
        for name, told in (*_FORMS, *_REFERENCES, ("dossier.html", "Dossier to print")):
            write = FILES[name].write
            assert write
            st.download_button(
                told, data=partial(write, taken), file_name=FILES[name].named(taken), mime=FILES[name].media,
                on_click="ignore", key=f"own-{name}", type="tertiary",
            )  # fmt: skip
        st.download_button(
            "The data file (YAML)", data=_content, file_name=f"{view.tables.dataset.dataset.stem}.yaml",
            mime=YAML.media, on_click="ignore", key="own-yaml", type="tertiary",
        )  # fmt: skip


def _content() -> bytes:
    found = own.taken()
    return found.content if found else b""


def _listed(view: View, asked: Query) -> list[str]:
    return [f"- {_link(view, name, told, asked)}" for name, told in _FORMS]


def _link(view: View, name: str, told: str, asked: Query) -> str:
    return text.link(told, with_query(f"{view.base}/data/{name}", asked))
