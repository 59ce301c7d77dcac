"""Every file of the data, by its name in addresses: what the routes send and the command line writes.

A further one is one line in FILES: it is then sent, written, documented and described to programs.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial

from flows import project
from flows.accepted import KNOWN, Refused, read, taken
from flows.export import bounds, database, package, pages, parquet, spreadsheet, workbook
from flows.export.catalogue import TABLES
from flows.export.citation import FORMS
from flows.export.columns import Table
from flows.export.dossier import TooMany
from flows.export.formats import FORMATS
from flows.export.taken import PAGING, ROWS, Taken
from flows.query import CASE, last
from flows.store import Store
from flows.tables import Tables


@dataclass(frozen=True, slots=True)
class File:
    """A file that can be made of any selection, or the data file as it is."""

    name: str
    """In addresses: claims.csv."""
    word: str
    """On the command line."""
    media: str
    about: str
    """What it is, in a sentence."""
    write: Callable[[Taken], bytes] | None = None
    """None for the data file itself."""
    table: Table | None = None
    """The table that it holds; None where it holds all records."""
    paged: bool = False
    """Whether it is sent page by page."""

    @property
    def asks(self) -> bool:
        """Whether it answers a question on bounds."""
        return self.table is bounds.TABLE

    @property
    def ending(self) -> str:
        """'.csv'."""
        return self.name[self.name.rindex(".") :]

    @property
    def known(self) -> tuple[str, ...]:
        """The parameters that an address of it may have."""
        return (CASE,) if self.write is None else (*KNOWN, *(PAGING if self.paged else ()))

    def named(self, made_of: Taken) -> str:
        """What it is called where it is kept: 'arms-flows-2026.11.0-23-of-140-claims-reports.csv'; claims.csv is the
        claims themselves."""
        if self.asks:
            return bounds.file_name(made_of.tables, made_of.answer).removesuffix(".csv") + self.ending
        return (
            made_of.stem + self.name.removeprefix("claims") if self.word == "claims" else f"{made_of.stem}-{self.name}"
        )


@dataclass(frozen=True, slots=True)
class Made:
    """A file as it is sent or written."""

    content: bytes
    media: str
    name: str


def _of(table: Table) -> Iterator[File]:
    """A table in each form."""
    made = partial(File, word=table.name, table=table)
    yield made(f"{table.name}.csv", media="text/csv", about=table.meaning, write=partial(_csv, table))
    yield made(
        f"{table.name}.json", media="application/json", about=f"{table.title.capitalize()} as JSON, page by page.",
        write=partial(pages.document, table), paged=True,
    )  # fmt: skip
    yield made(
        f"{table.name}.parquet", media="application/vnd.apache.parquet",
        about=f"{table.title.capitalize()} as Apache Parquet.", write=partial(parquet.document, table),
    )  # fmt: skip


def _csv(table: Table, made_of: Taken) -> bytes:
    return spreadsheet.csv(table.frame(made_of), table.columns)


def _written(form: str, made_of: Taken) -> bytes:
    try:
        return FORMATS[form](made_of.tables, made_of.mask, made_of.base)
    except TooMany as error:
        raise Refused(str(error)) from error


YAML = File("dataset.yaml", "yaml", "application/yaml", "The data file as it is, with all records.")
FILES: dict[str, File] = {
    file.name: file
    for file in (
        *(file for table in TABLES for file in _of(table)),
        File("package.zip", "package", "application/zip", "All tables of records as a Frictionless Data Package: CSV, "
             "with keys, units and allowed values.", package.package),
        File("workbook.xlsx", "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
             "All tables of records as a workbook, with the columns explained.", workbook.workbook),
        File("database.sqlite", "sqlite", "application/vnd.sqlite3", "All tables of records as an SQLite database, "
             "with keys, references and views.", database.database),
        File("parquet.zip", "parquet", "application/zip", "All tables of records as Apache Parquet, one file each.",
             parquet.archive),
        *(File(f"references.{ending}", word, FORMS[ending].media_type, f"The dataset and the reports behind the "
               f"selection for a bibliography, as {told}.", partial(_written, word)) for ending, word, told in (
                   ("bib", "bibtex", "BibTeX"), ("ris", "ris", "RIS"), ("json", "csl", "CSL-JSON"))),
        File("dossier.html", "dossier", "text/html", "Everything on the selection as a page to print, as /dossier "
             "shows it.", partial(_written, "dossier")),
        YAML,
    )
}  # fmt: skip


def made(name: str, query: bytes, base: str, *, rows: int | None = ROWS) -> Made:
    """The file of a name for the parameters of an address, `rows` a page where it has pages.

    Raises Refused: 400 or 414 where the address asks for what is not there, 404 where there is no data file, 503 with
    the problems where no data could ever be read.
    """
    file = FILES[name]
    if file.write is None:
        return _as_it_is(file, last(read(query, file.known).get(CASE)))
    asked, tables = meant(query, file.known)
    made_of = taken(asked, tables, base, asks=file.asks, size=rows if file.paged else None)
    return Made(file.write(made_of), file.media, file.named(made_of))


def meant(query: bytes, allowed: Collection[str] = KNOWN) -> tuple[dict[str, list[str]], Tables]:
    """The parameters of an address and the data that it is about; the first case is not named in them. Raises Refused,
    as `read` and `loaded` do."""
    asked = read(query, allowed)
    tables = loaded(last(asked.pop(CASE, "")))
    return {name: [value] for name, value in tables.which.items()} | asked, tables


def loaded(case: str = "") -> Tables:
    """The data of a case. Raises Refused: 400 where there is no such case, 503 with the problems where no data could
    ever be read."""
    state = store(case).state()
    if state.tables is None:
        raise Refused("\n".join(map(str, state.problems)), 503)
    return state.tables


def store(case: str = "") -> Store:
    """The store of a case, of the first where none is named. Raises Refused where there is no such case."""
    try:
        return project.store(case)
    except KeyError:
        told = f"{CASE} has a value that is no case here; allowed: {', '.join(project.cases())}."
        raise Refused(told) from None


def _as_it_is(file: File, case: str) -> Made:
    path = store(case).file
    with suppress(OSError):
        if path.is_file():  # a pipe in its place would be waited for
            return Made(path.read_bytes(), file.media, path.name)
    raise Refused("There is no data file.", 404)
