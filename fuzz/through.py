"""One data file through everything: load, frames, counts, every picture with its figure and words, exports, bounds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
import plotly.io
from plotly.graph_objects import Figure

from flows import facets, summary
from flows.bounds import words as bound_words
from flows.bounds.answers import Answer, answer
from flows.bounds.offers import denials, offers
from flows.bounds.question import Question
from flows.dataset import InvalidDataset, parse
from flows.dataset.tidy import Untidy, tidy
from flows.export import bounds, claim_page, claims, database
from flows.export.formats import FORMATS
from flows.export.taken import Taken
from flows.selection import Mask, Selection
from flows.tables import Tables, build
from flows.views import accounts, behind, briefs
from flows.views.claims import dossier, rows
from flows.views.follows import figure as follows_figure
from flows.views.map import figure as map_figure
from flows.views.map import legend
from flows.views.map import picture as map_picture
from flows.views.map import words as map_words
from flows.views.overview import discussed, months
from flows.views.overview import figure as months_figure
from flows.views.overview import words as overview_words
from flows.views.positions import figure as matrix_figure
from flows.views.positions import picture as matrix_picture
from flows.views.positions import words as matrix_words
from flows.views.routes import compare, numbers, numbers_figure, numbers_words, origins
from flows.views.routes import figure as routes_figure
from flows.views.routes import words as routes_words
from flows.views.sources import figure as relays_figure
from flows.views.sources import relays
from flows.views.sources import tables as sources
from flows.views.style import look
from flows.views.timeline import figure as timeline_figure
from flows.views.timeline import picture as timeline_picture
from flows.views.timeline import words as timeline_words

LOOK = look(False)
_OPENED = 8
"""Claims that are opened, marks that are pressed, units that are asked for: enough to meet each form of them."""
BASE = "https://flows.example"

Part = Callable[[Tables, Mask], object]


def through(content: bytes, begin: Callable[[str], None] = lambda step: None) -> str:
    """'valid' or 'refused' where all goes well; whatever is not meant to be raised is raised.

    `begin` is told the name of each step, a page or a file that a reader asks for at one time, before it begins.
    """
    begin("load")
    try:
        dataset = parse(content, "case.yaml")
    except InvalidDataset as error:
        if not error.problems or any("\n" in str(problem) for problem in error.problems):
            raise AssertionError(f"refused without a reason, or a problem of several lines: {error}") from error
        return "refused"
    begin("order")
    ordered(content)
    begin("frames")
    tables = build(dataset)
    for mask in _masks(tables):
        for name, part in PARTS.items():
            begin(name)
            part(tables, mask)
        for question in _questions(tables, mask):
            begin("follows")
            found = answer(tables, mask, question)
            begin("follows, in words")
            followed(tables, found)
            begin("follows, drawn")  # by itself after a click on its switch: the answer is remembered
            if not found.rows.empty:
                _drawn(follows_figure.figure(found, tables, LOOK, legs=True))
            begin("bounds as a file")
            bounds.csv(tables, found, BASE), bounds.file_name(tables, found)
    return "valid"


def ordered(content: bytes) -> None:
    """What a file says is the same once its records are in order."""
    text = content.decode("utf-8-sig")
    try:
        found = tidy(text)
    except Untidy:
        return
    assert tidy(found) == found, "put in order twice, it changes"


def _masks(tables: Tables) -> Iterator[Mask]:
    every = np.ones(len(tables.claims), dtype=bool)
    yield every
    yield ~every


def _drawn(figure: Figure) -> None:
    plotly.io.to_json(figure, validate=False)


def selected(tables: Tables, mask: Mask) -> None:
    """The counts of the selection, of every option, and the sentence."""
    selection = Selection()
    summary.sentence(selection, summary.count(tables, mask), tables)
    facets.counts(selection, tables)
    assert Selection.from_query(selection.to_query(), tables) == selection


def overview(tables: Tables, mask: Mask) -> None:
    """What is known, the rows, the months."""
    found = discussed.rows(tables, mask)
    overview_words.known(tables, mask, found)
    for row in found[:_OPENED]:
        for line in row.lines:
            overview_words.figures(line), overview_words.says(line), overview_words.rests(line)
            overview_words.statement(line)
        overview_words.replied(row), overview_words.rest(row), overview_words.split(row), overview_words.more(row)
    picture = months.months(tables, mask)
    _drawn(months_figure.figure(picture, tables, LOOK))
    months.sentence(picture), months.table(picture), picture.note()


def routes(tables: Tables, mask: Mask) -> None:
    """The Sankey, folded and not."""
    for few in (False, True):
        picture = origins.by_origins(tables, mask, few=few)
        for narrow in (False, True):
            _drawn(routes_figure.figure(picture, tables, LOOK, narrow))
        routes_words.sentence(picture), routes_words.table(picture), picture.folding(), routes_figure.legend(picture)
        for mark in behind.openable(picture)[:_OPENED]:
            behind.named(mark, tables)
            assert len(behind.behind(picture, mark, tables)), f"no claim is behind {mark}"


def figures(tables: Tables, mask: Mask) -> None:
    """The range plot of values, and of each unit."""
    for measure, unit in [("value", ""), *(("quantity", unit) for unit in accounts.units(tables, mask)[:_OPENED])]:
        picture = numbers.numbers(tables, mask, measure, unit)
        numbers_words.missing(picture, tables), numbers_words.sentence(picture, tables)
        numbers_words.table(picture, tables)
        for log in (False, True):
            if not picture.rows.empty:
                _drawn(numbers_figure.figure(picture, tables, LOOK, log=log, narrow=log))
        ids = picture.ids_in_order()
        if len(ids) > 1:
            compare.beside(picture, (ids[0], ids[1]), tables)


def map(tables: Tables, mask: Mask) -> None:
    """The curves, as many as there are."""
    for least in (None, 1):
        curves = map_picture.curves(tables, mask, least)
        if not curves.rows.empty:
            legend.legend(curves, LOOK)
            for narrow in (False, True):
                _drawn(map_figure.figure(curves, LOOK, narrow=narrow))
        map_words.sentence(curves), map_words.few(curves), map_words.unnamed(curves), map_words.table(curves)


def timeline(tables: Tables, mask: Mask) -> None:
    """Marks in lanes, and the reading."""
    for lanes in ("side", "actor"):
        picture = timeline_picture.timeline(tables, mask, lanes)
        _drawn(timeline_figure.figure(picture, tables, LOOK))
        timeline_words.sentence(picture), timeline_words.table(picture, tables)
        timeline_words.reading(picture, tables)


def positions(tables: Tables, mask: Mask) -> None:
    """Flows by actors, as a list and a matrix."""
    picture = matrix_picture.matrix(tables, mask)
    for columns in (False, True):
        if not picture.rows.empty:
            _drawn(matrix_figure.figure(picture, tables, LOOK, columns=columns))
    matrix_words.sentence(picture), matrix_words.table(picture, tables)


def reports(tables: Tables, mask: Mask) -> None:
    """Publishers, reports, who repeats whom."""
    sources.publishers(tables, mask), sources.reports(tables, mask)
    picture = relays.relays(tables, mask)
    if not picture.rows.empty:
        _drawn(relays_figure.figure(picture, tables, LOOK))
    relays.sentence(picture), relays.table(picture)


def opened(tables: Tables, mask: Mask) -> None:
    """The table of claims, and claims in full."""
    rows.rows(tables, mask)
    for row in np.flatnonzero(mask)[:_OPENED].tolist():
        claim = tables.record(row)
        briefs.brief(claim.id, tables), dossier.figures(claim), dossier.variants(claim, tables)
        list(dossier.tree(claim, tables)), dossier.answers(claim, tables)
        claim_page.html(claim.id, tables, BASE)


def exported(tables: Tables, mask: Mask) -> None:
    """The claims as a file; and all tables as a database, which refuses what breaks a key, a reference, a list of
    values."""
    assert claims.csv(tables, mask, BASE).count(b"\n") > mask.sum(), "a claim is not in the file"
    claims.file_name(tables, mask)
    for write in FORMATS.values():
        write(tables, mask, BASE)
    if mask.all():
        database.database(Taken(tables, Selection(statistics=True), BASE))


def _questions(tables: Tables, mask: Mask) -> Iterator[Question]:
    """What is on offer, and the usual question once more with every denial supposed true."""
    usual = Question.from_query({}, tables)
    yield usual
    asked = offers(tables, mask).head(_OPENED)
    for measure, unit, basis in zip(asked["measure"], asked["unit"], asked["basis"], strict=True):
        yield Question(measure, unit, basis)
    yield replace(usual, supposed=denials(tables.dataset)[:_OPENED])


def followed(tables: Tables, found: Answer) -> None:
    """The bounds in words."""
    bound_words.sentence(found, tables), found.note()
    for _, of_flow in found.rows[found.rows["what"] != "leg"].groupby("flow", sort=False):
        bound_words.conclusion(of_flow, found.question)


PARTS: dict[str, Part] = {
    part.__name__: part
    for part in (
        selected, overview, routes, figures, map, timeline, positions, reports, opened, exported,
    )
}  # fmt: skip
"""What is done with the tables of a file, by name."""
