"""A table as Apache Parquet, columns with their meaning; and all of them in one archive."""

from __future__ import annotations

from io import BytesIO

import pyarrow as pa
from pyarrow import parquet

from flows.export.catalogue import RECORDS
from flows.export.columns import Table, records
from flows.export.taken import Taken
from flows.export.zipped import zipped

_TYPES = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64(), "day": pa.date32()}


def document(table: Table, taken: Taken) -> bytes:
    """The file; a column's meaning and unit are in its metadata, what the file is in that of the whole."""
    columns = table.columns
    schema = pa.schema(
        [
            pa.field(one.name, _TYPES[one.kind], not one.needed, {"description": one.meaning, "unit": one.unit})
            for one in columns
        ],
        {"description": table.meaning, "selection": taken.sentence, "licence": taken.data.dataset.licence},
    )
    rows = records(table.frame(taken), columns)
    cells = list(zip(*rows, strict=True)) if rows else [()] * len(columns)
    target = BytesIO()
    arrays = [pa.array(values, field.type) for values, field in zip(cells, schema, strict=True)]
    parquet.write_table(pa.Table.from_arrays(arrays, schema=schema), target)
    return target.getvalue()


def archive(taken: Taken) -> bytes:
    """Every table of records, one file each."""
    files = {f"{table.name}.parquet": document(table, taken) for table in RECORDS}
    return zipped(files, taken.data.dataset.updated)
