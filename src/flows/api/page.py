"""The page at /data/: every file, parameter and column, with examples; without a script, made from the code."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from urllib.parse import urlsplit

from flows.api.beside import BESIDE, CLAIM
from flows.api.html import document, items, table
from flows.dataset.model import Dataset
from flows.export.about import RULES, citation, licence
from flows.export.catalogue import TABLES
from flows.export.columns import Column, Table
from flows.export.taken import Taken
from flows.files import FILES
from flows.parameters import CASES, PAGES, PICTURE, QUESTION, SELECTION, Parameter, allowed, named
from flows.query import with_query

_FEW = 12
"""Values that stand in the table itself; more are folded away."""


def page(made_of: Taken) -> bytes:
    """The page as HTML."""
    about = made_of.data.dataset
    body = [
        f"<h1>The data of {escape(about.title)}</h1>",
        f"<p>Version {escape(about.version)}, updated {about.updated}. {escape(about.scope)}</p>",
        f'<p>What {_link(made_of, "", "the dashboard")} shows can be taken away: what stands behind the question mark '
        "of its address, put behind the address of a file, gives the file of the same selection.</p>",
        "<h2>Files</h2>", _files(made_of),
        "<h2>Pages, feeds and pictures</h2>", _beside(made_of),
        "<h2>Examples</h2>", _examples(made_of),
        "<h2>Parameters</h2>", _parameters(made_of),
        "<h2>Columns</h2>", "".join(_columns(one) for one in TABLES),
        "<h2>How to read the data</h2>", items(escape(rule) for rule in RULES),
        "<h2>For programs</h2>", _programs(made_of),
        "<h2>Licence and citation</h2>", f"<p>{escape(' '.join(filter(None, licence(made_of))))}</p>",
        f"<blockquote>{escape(citation(Taken(made_of.tables)))}, with the address of what you took and the day."
        "</blockquote><p>For a single claim, cite its reports too: they said it.</p>",
    ]  # fmt: skip
    return document(f"Data – {about.title}", _path(made_of), body)


def _path(made_of: Taken) -> str:
    """The path under which the app lies."""
    return urlsplit(made_of.base).path


def _link(made_of: Taken, path: str, words: str) -> str:
    return f'<a href="{escape(made_of.tables.at(f"{_path(made_of)}/{path}"))}">{escape(words)}</a>'


def _files(made_of: Taken) -> str:
    """The tables, each in its forms; then what holds all of them."""
    of_table = [
        (
            f'<a href="#{one.name}">{one.name}</a>',
            escape(one.meaning),
            " ".join(
                _link(made_of, f"data/{file.name}", file.ending[1:].upper())
                for file in FILES.values()
                if file.table is one
            ),
        )
        for one in TABLES
    ]
    whole = [
        (_link(made_of, f"data/{file.name}", file.name), escape(file.about))
        for file in FILES.values()
        if file.table is None
    ]
    return table(("table", "what it holds", "files"), of_table) + table(("file", "what it holds"), whole)


def _beside(made_of: Taken) -> str:
    """What else there is, of a selection or of the newest claim."""
    claims = made_of.data.claims
    shown = [one for one in BESIDE if claims or CLAIM not in one.path]
    newest = claims[-1].id if claims else ""
    rows = [(_link(made_of, one.path.replace(CLAIM, newest), one.path), escape(one.about)) for one in shown]
    return table(("address", "what it is"), rows)


def _examples(made_of: Taken) -> str:
    """With values that a claim of this data has."""
    some = {**made_of.tables.which, **_some(made_of.data)}
    told = " ".join(f"--{name} {value}" for name, value in some.items())
    here, at = f"{made_of.base}/data", made_of.tables.at
    named = "".join(f" --{name} {value}" for name, value in made_of.tables.which.items())
    lines = [
        f"curl -o claims.csv '{with_query(f'{here}/claims.csv', some)}'",
        f"curl -o everything.zip '{at(f'{here}/package.zip', statistics='yes')}'",
        f"curl '{at(f'{here}/reports.json', size='100', page='2')}'",
        f"python -m flows export claims {told} -o claims.csv",
        f"python -m flows export sqlite{named} --statistics yes -o flows.sqlite",
    ]
    shown = "\n".join(lines)
    return f"<pre>{escape(shown)}</pre><p>The last two need no server.</p>"


def _some(data: Dataset) -> dict[str, str]:
    """A country and a publisher of the newest claim about a flow; nothing where there is none."""
    for claim in reversed(data.claims):
        flow = data.flows[claim.flow]
        countries = [party.code for stage in flow.route for party in stage if party.kind == "country"]
        if flow.kind == "flow" and countries:
            return {"country": countries[0], "source": data.reports[claim.reports[0]].publisher}
    return {}


def _parameters(made_of: Taken) -> str:
    told = (
        "All files but the data file and the descriptions take these; each keeps claims, and what these lead to. Of a "
        "parameter that may be repeated any value counts. What the data does not have is refused with 400 and what is "
        "allowed."
    )
    parts = ["<p>Every address may name the case that it is about:</p>", _listed(CASES, made_of)]
    parts += [f"<p>{told}</p>", _listed(SELECTION, made_of)]
    parts += ["<p>Bounds answer a question, too:</p>", _listed(QUESTION, made_of)]
    parts += ["<p>Pictures take these, too, and the choices of their page:</p>", _listed(PICTURE, made_of)]
    parts += ["<p>JSON is sent page by page:</p>", _listed(PAGES, made_of)]
    return "".join(parts)


def _listed(parameters: Iterable[Parameter], made_of: Taken) -> str:
    values = allowed(made_of.tables)
    rows = [
        (
            f"<code>{one.name}</code>",
            escape(one.meaning) + (" (may be repeated)" if one.many else ""),
            _values(one.name, values[one.name], made_of) if one.name in values else escape(one.form),
        )
        for one in parameters
    ]
    return table(("parameter", "keeps or sets", "allowed"), rows)


def _values(parameter: str, values: tuple[str, ...], made_of: Taken) -> str:
    name = named(parameter, made_of.tables)
    if all(name(value) == value for value in values):
        told = ", ".join(f"<code>{escape(value)}</code>" for value in values)
    else:
        told = "".join(f"<dt><code>{escape(value)}</code></dt><dd>{escape(name(value))}</dd>" for value in values)
        told = f"<dl>{told}</dl>"
    return told if len(values) <= _FEW else f"<details><summary>{len(values)} values</summary>{told}</details>"


def _columns(of: Table) -> str:
    rows = [(f"<code>{column.name}</code>", escape(column.meaning), _form(column)) for column in of.columns]
    key = f" Key: {', '.join(f'<code>{name}</code>' for name in of.key)}." if of.key else ""
    return (
        f"<details><summary><b>{of.name}</b>: {escape(of.meaning)}</summary>"
        f'<p id="{of.name}">{len(of.columns)} columns.{key}</p>'
        f"{table(('column', 'meaning', 'form'), rows)}</details>"
    )


def _form(column: Column) -> str:
    kind = "ids" if column.several else "id" if column.names else column.kind
    parts = [f"{kind} in {column.names}" if column.names else kind, f"in {column.unit}" if column.unit else ""]
    parts += [f"one of: {', '.join(column.allowed)}" if column.allowed else ""]
    parts += ["never empty" if column.needed else ""]
    return escape("; ".join(filter(None, parts)))


def _programs(made_of: Taken) -> str:
    return items(
        [
            "Every file has an <code>ETag</code> and a <code>Last-Modified</code>; <code>If-None-Match</code> with the "
            "tag is answered with 304 while nothing has changed. <code>HEAD</code> works everywhere.",
            "Scripts of every site may read the files (<code>Access-Control-Allow-Origin: *</code>).",
            f"{_link(made_of, 'data/openapi.json', 'openapi.json')} describes all of it as OpenAPI 3.1, "
            f"{_link(made_of, 'data/schema.json', 'schema.json')} the records as JSON Schema.",
            "CSV is UTF-8 with a byte order mark; texts that a spreadsheet might run as a formula begin with an "
            "apostrophe. Several ids in a cell are joined by <code> | </code>; in JSON they are lists.",
        ]
    )
