"""The page about bringing in tables, made of the shapes, roles and limits themselves."""

from __future__ import annotations

from collections.abc import Iterator

from flows.reading import own
from flows.reading.mapping import ROLES
from flows.reading.shape import Shape, shapes
from flows.sizes import TABLES

PAGE = "docs/bring_your_data.md"

_HEAD = """\
# Bring your own table

<!-- Written by `python -m flows describe` from src/flows/reading. Do not edit. -->

On the page Your data a table is dropped, read and shown. From the command line it becomes a data file of ours in three
steps, and nothing leaves your machine:

```
python -m flows convert table.csv --save-mapping mapping.yaml
python -m flows convert table.csv --mapping mapping.yaml -o data.yaml
FLOWS_DATA=data.yaml streamlit run dashboard.py
```

The first says what the table is taken for, what it asks and which rows it would leave aside, each with its number and
the reason. Write the answers into the mapping, change the role of a column where the proposed one is wrong, and run the
second. The mapping reads the next edition of the same table, too. Two files are given together only where they belong
together, as the flows and places of FlowmapBlue.

What holds for every table:

- **Every row is taken or left aside with a reason.** Of a row with several goods each makes a claim.
- **No split is made that the table does not give.** Money for several goods is said with each of them and shared out to
  none.
- **A total is no row.** A total, a sum over the world, a part of another row is left aside.
- **Which of several columns of money counts is asked**, and so of numbers of things: they are never added.
- **0 is said, and is a figure only where the shape says so**; `nil`, `undisclosed`, `.` and the like are none.
- **A name that is not certain is asked about**, as one with a star, in brackets, or that of two countries.
- **Numbers are read by the column**: `1.234,56` tells of a decimal comma. Where a column of money leaves open what
  `1.234` is, it is asked; a number of things has thousands there. Days such as 03/12/2022 are read in the same way.
- **Licensed, contracted, delivered and planned stay apart**, and what the two sides of a trade report are two claims.

CSV and TSV are read in UTF-8, UTF-16 and Windows-1252, with commas, semicolons, tabs or upright lines between columns,
and with lines above the header. Of a workbook (XLSX) the values alone are read: no formula is reckoned, no macro run,
no link followed. A data package, a workbook and a CSV of claims that this dashboard wrote are read back.
"""


def page() -> str:
    """The whole page."""
    known = {name: shape for name, shape in sorted(shapes().items()) if not shape.refused}
    refused = [shape for _, shape in sorted(shapes().items()) if shape.refused]
    parts = [
        _HEAD,
        "## Shapes that are known\n",
        *("\n".join(_shape(name, shape)) for name, shape in known.items()),
        f"### {own.TITLE.removeprefix('Shape: ').partition('.')[0].capitalize()}\n",
        f"`{own.SHAPE}`. {own.TITLE.partition('. ')[2]}\n",
        "## What is no flow\n",
        "\n".join(f"- **{shape.title}.** {shape.refused}" for shape in refused) + "\n",
        "## Roles of columns\n",
        "| role | meaning |\n|---|---|",
        "\n".join(f"| {f'`{role}`' if role else '(empty)'} | {told} |" for role, told in ROLES.items()) + "\n",
        "## Limits\n",
        "| what | at most |\n|---|---|",
        "\n".join(f"| {what} | {many:,} {unit} |" for what, (many, unit) in TABLES.items()) + "\n",
    ]
    return "\n".join(parts)


def _shape(name: str, shape: Shape) -> Iterator[str]:
    """What is said of a shape."""
    yield f"### {shape.title}\n"
    known = [" or ".join(", ".join(f"`{column}`" for column in wanted) for wanted in shape.needs)]
    beside = f", with a table of {', '.join(f'`{column}`' for column in shape.beside)}" if shape.beside else ""
    headless = "; or without a header, by what its cells hold" if shape.cells else ""
    yield f"`{name}`. Known by the columns {known[0]}{beside}{headless}.\n"
    fixed = [f"{key.replace('_', ' ')} {value}" for key, value in shape.constants.items() if value[0] != "{"]
    if fixed:
        yield f"For all rows: {'; '.join(fixed)}.\n"
    if "{" in shape.constants.get("actor", ""):
        yield "The country that reports is the speaker.\n"
    if shape.kind == "statistic":
        yield "Its flows are statistics: context, never added to flows.\n"
    if shape.bases:
        yield f"Basis: {', '.join(f'{word} is {basis}' for word, basis in shape.bases.items())}.\n"
    if shape.leave:
        reasons = dict.fromkeys(each.reason for each in shape.leave)
        yield f"Left aside: {'; '.join(f'{each}' for each in reasons)}.\n"
