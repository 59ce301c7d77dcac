"""Parquet, read by pandas and Arrow: the cells of the tables, each column with its type and meaning."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pandas as pd
import pyarrow.parquet
import pytest

from flows.export import parquet
from flows.export.catalogue import RECORDS, TABLES
from flows.export.columns import Table, records
from flows.export.taken import Taken
from flows.selection import Selection
from flows.tables import Tables
from tests import nasty

TYPES = {"text": "string", "integer": "int64", "number": "double", "day": "date32[day]"}


@pytest.fixture(scope="module")
def odd() -> Taken:
    return Taken(nasty.tables(), Selection(statistics=True))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_it_is_the_table_cell_by_cell(odd: Taken, table: Table) -> None:
    content = parquet.document(table, odd)
    read = pyarrow.parquet.read_table(BytesIO(content))
    assert [str(field.type) for field in read.schema] == [TYPES[column.kind] for column in table.columns]
    assert [field.metadata[b"description"].decode() for field in read.schema] == list(table.meanings.values())
    assert [tuple(row.values()) for row in read.to_pylist()] == records(table.frame(odd), table.columns)
    assert parquet.document(table, odd) == content


def test_pandas_reads_it(odd: Taken) -> None:
    found = pd.read_parquet(BytesIO(parquet.document(RECORDS[0], odd)))
    assert found["claim"].tolist() == [claim.id for claim in odd.data.claims]
    assert found["statement"].tolist() == [claim.statement for claim in odd.data.claims]


def test_the_archive_holds_every_table_of_records(odd: Taken) -> None:
    with ZipFile(BytesIO(parquet.archive(odd))) as archive:
        assert archive.namelist() == [f"{table.name}.parquet" for table in RECORDS]
        assert archive.read("flows.parquet") == parquet.document(RECORDS[4], odd)


def test_a_selection_that_keeps_nothing_gives_columns_alone(little: Tables) -> None:
    nothing = Taken(little, Selection(text="no such words anywhere"))
    for table in TABLES:
        read = pyarrow.parquet.read_table(BytesIO(parquet.document(table, nothing)))
        assert (read.num_rows, read.column_names) == (0, [column.name for column in table.columns])
