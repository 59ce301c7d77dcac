"""Your data: a file of the reader's, what it is taken for, what it comes to, and then every page shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import streamlit as st

from flows.dataset import InvalidDataset, Problem
from flows.project import ROOT
from flows.reading import Mapping, Reading, Recognised, read, recognise
from flows.reading.shape import shapes
from flows.screen import own, text, yours_read
from flows.screen.frame import View
from flows.screen.script import script
from flows.sizes import TABLE_BYTES
from flows.summary import plural

KINDS = ("yaml", "yml", "csv", "tsv", "txt", "xlsx", "xlsm", "zip")
_KEY, _FILES, _SAVED = "yours", "yours-files", "yours-saved"
_MOST = 50
"""Problems shown."""
_MEGABYTES = TABLE_BYTES // 1_000_000
_name = script("drop")


@dataclass(frozen=True, slots=True)
class Brought:
    """What a reader has brought along, and how it is read so far."""

    names: tuple[str, ...]
    lines: tuple[str, ...] = ()
    """The text, where it could not be read, to stand beside its problems."""
    problems: tuple[Problem, ...] = ()
    found: Recognised | None = None
    mapping: Mapping | None = None
    reading: Reading | None = None
    unread: tuple[Problem, ...] = ()
    """What is wrong with a saved reading that was to be used."""

    def by(self, mapping: Mapping) -> Brought:
        """The same, read by another mapping."""
        assert self.found
        return replace(self, mapping=mapping, reading=read(self.found, mapping), unread=())


def show(view: View) -> None:
    """The file; what was recognised, proposed, asked and left aside; then it is taken."""
    del view  # what is brought along is not about it
    known = "; ".join(text.plain(shape.title) for shape in shapes().values() if not shape.refused)
    st.markdown(
        "Bring a data file or a table of your own, and every page shows it: to you alone. The file goes to the memory "
        "of this server for as long as your page is open, and nowhere else: not to a disk, a log or another reader."
    )
    st.file_uploader(
        f"A data file (YAML), a table (CSV, Excel) or a data package, up to {_MEGABYTES} MB", type=list(KINDS),
        accept_multiple_files=True, key=_FILES, on_change=_bring, max_upload_size=_MEGABYTES,
    )  # fmt: skip
    _name(key="drop", data={"label": "Drop files here"}, height="content")
    brought = _held()
    if brought is None:
        st.caption(f"Recognised by their columns: {known}. Of any other table the columns are read by their names.")
        return
    if not st.session_state[_FILES]:  # the field is empty again for who comes back from another page
        told = f"Forget {text.plain(', '.join(brought.names))}"
        st.button(told, on_click=_forget, key="yours-forget", type="tertiary")
    if brought.problems:
        _problems(brought.problems, brought.lines)
    elif brought.found and brought.mapping and brought.reading:
        _read(brought, brought.found, brought.mapping, brought.reading)


def _read(brought: Brought, found: Recognised, mapping: Mapping, reading: Reading) -> None:
    yours_read.recognised(found)
    if found.refused:
        st.error(text.plain(found.refused))
        return
    if not found.own:
        yours_read.columns(found, mapping, _change)
        _saved(brought)
        yours_read.questions(reading, mapping, _change)
        yours_read.left(reading)
    _take(brought.names, found, mapping, reading)


def _take(names: Sequence[str], found: Recognised, mapping: Mapping, reading: Reading) -> None:
    """The way to the pages, and to files of what was read."""
    st.header("Take it")
    if reading.problems:
        _problems(reading.problems, reading.document.splitlines())
    many = plural(reading.claims, "claim")
    ready = bool(reading.document) and not reading.problems
    waiting = sum(question.open for question in reading.questions)
    if waiting:
        st.caption(f"{plural(waiting, 'question is', 'questions are')} still open.")
    elif not ready and not reading.problems:
        st.caption("No row is taken, so there is nothing to show.")
    with st.container(horizontal=True):
        if st.button(f"Show {many} on every page", type="primary", disabled=not ready, key="yours-take"):
            own.take(", ".join(names), reading.document.encode())
            st.switch_page(ROOT / "pages" / "overview.py")
        if ready:
            st.download_button(
                "Save as a data file (YAML)", reading.document, "your-data.yaml", "application/yaml",
                on_click="ignore", key="yours-yaml",
            )  # fmt: skip
        if not found.own:
            st.download_button(
                "Save this reading", mapping.to_yaml(), "reading.yaml", "application/yaml",
                on_click="ignore", key="yours-mapping",
                help="The choices above, for the next edition of the same table: here, or with "
                "`python -m flows convert`.",
            )  # fmt: skip


def _saved(brought: Brought) -> None:
    """A reading saved before, used again."""
    with st.expander("Use a reading saved before"):
        st.file_uploader("A reading (YAML)", type=["yaml", "yml"], key=_SAVED, on_change=_use, max_upload_size=1)
        if brought.unread:
            st.error(text.plain("; ".join(map(str, brought.unread[:_MOST]))))


def _problems(problems: Sequence[Problem], lines: Sequence[str]) -> None:
    """Each with its line, beside the text."""
    shown = problems[:_MOST]
    st.error(f"It cannot be taken: {plural(len(problems), 'problem')}.")
    told = []
    for problem in shown:
        told.append(str(problem))
        if 0 < problem.line <= len(lines):
            told.append(f"    {problem.line} | {lines[problem.line - 1][:200]}")
    st.code("\n".join(told), language=None, wrap_lines=True)
    if len(problems) > len(shown):
        st.caption(f"{len(problems) - len(shown)} more.")


def _held() -> Brought | None:
    found = st.session_state.get(_KEY)
    assert found is None or isinstance(found, Brought)
    return found


def _bring() -> None:
    """Take up the files that were chosen; none means that they were taken back."""
    files = [(one.name, one.getvalue()) for one in st.session_state[_FILES] or ()]
    if not files:
        _forget()
        return
    names = tuple(name for name, _ in files)
    try:
        found = recognise(files)
        brought = Brought(names, found=found).by(found.mapping)
        if found.own and brought.reading and brought.reading.problems:
            raise InvalidDataset(brought.reading.problems)
    except InvalidDataset as error:
        lines = files[0][1].decode("utf-8", "replace").splitlines() if len(files) == 1 else []
        brought = Brought(names, tuple(lines), error.problems)
    st.session_state[_KEY] = brought


def _change(mapping: Mapping) -> None:
    brought = _held()
    if brought:
        st.session_state[_KEY] = brought.by(mapping)


def _use() -> None:
    """Read by a mapping that was saved; what is wrong with it is said, and changes nothing."""
    given, brought = st.session_state[_SAVED], _held()
    if not given or not brought:
        return
    try:
        _change(Mapping.from_yaml(given.getvalue().decode("utf-8", "replace"), given.name))
    except InvalidDataset as error:
        st.session_state[_KEY] = replace(brought, unread=error.problems)


def _forget() -> None:
    st.session_state.pop(_KEY, None)
