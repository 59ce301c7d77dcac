"""What each view puts into its picture: the figure of the screen, a sentence for a title, its legend, its notes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from flows.bounds import words as allowed
from flows.bounds.answers import remembered
from flows.pictures.asked import WIDEST, WIDTHS, Asked, Shown
from flows.summary import plural
from flows.views import accounts
from flows.views.follows import figure as bars
from flows.views.legend import Entry
from flows.views.map import figure as map_figure
from flows.views.map import geometry, legend
from flows.views.map import picture as map_picture
from flows.views.map import words as map_words
from flows.views.overview import figure as months_figure
from flows.views.overview import months
from flows.views.picture import Picture
from flows.views.positions import figure as positions_figure
from flows.views.positions import picture as positions_picture
from flows.views.positions import words as positions_words
from flows.views.routes import figure as routes_figure
from flows.views.routes import numbers_figure, numbers_words, origins
from flows.views.routes import words as routes_words
from flows.views.routes.numbers import numbers, of_account
from flows.views.sources import figure as sources_figure
from flows.views.sources import relays
from flows.views.timeline import figure as timeline_figure
from flows.views.timeline import picture as timeline_picture
from flows.views.timeline import window
from flows.views.timeline import words as timeline_words


def _shown(figure: Any, title: str, told: str, picture: Picture, *notes: str, **more: Any) -> Shown:
    """What a picture could not draw stands under it, as on the screen."""
    return Shown(
        figure.to_dict(), title, told, notes=(*notes, picture.note()), empty=picture.rows.empty, **more
    )  # fmt: skip


def _overview(asked: Asked) -> Shown:
    picture = months.months(asked.tables, asked.mask)
    told = months.sentence(picture)
    figure = months_figure.figure(picture, asked.tables, asked.style)
    return _shown(figure, told, told, picture)


def _routes(asked: Asked) -> Shown:
    measure = asked.choice("measure", accounts.usual(asked.tables))
    if measure != "origins":
        return _numbers(asked, measure)
    picture = origins.by_origins(asked.tables, asked.mask, few=asked.choice("few") == "yes")
    figure = routes_figure.figure(picture, asked.tables, asked.style, asked.narrow)
    named = plural(len(picture.countries), "country is", "countries are")
    title = f"{named} named on the reported routes; the more sources name a step, the wider it is."
    notes = (routes_words.COUNTED, picture.folding())
    entries = routes_figure.entries(picture, asked.style)
    return _shown(figure, title, routes_words.sentence(picture), picture, *notes, legend=entries)


def _numbers(asked: Asked, measure: str) -> Shown:
    units = accounts.units(asked.tables, asked.mask)
    unit = asked.choice("unit", units[0] if units else "") if measure == "quantity" else ""
    picture = numbers(asked.tables, asked.mask, measure, unit)
    account = of_account(picture, asked.tables, asked.choice("account"))
    marked = (*asked.choice("compare").split(","), *account)
    figure = numbers_figure.figure(
        picture, asked.tables, asked.style, log=asked.choice("scale") == "log", narrow=asked.narrow, marked=marked
    )
    told = numbers_words.sentence(picture, asked.tables)
    return _shown(figure, numbers_words.missing(picture, asked.tables), told, picture, numbers_words.MARKS)


def _map(asked: Asked) -> Shown:
    least = asked.choice("least")
    picture = map_picture.curves(asked.tables, asked.mask, int(least) if least else None)
    many = plural(len(picture.rows), "route is", "routes are")
    title = f"{many} drawn, each named by at least {plural(picture.least, 'source')}."
    if picture.rows.empty:
        return Shown({"data": [], "layout": {"height": 0}}, title, map_words.sentence(picture), empty=True)
    figure = map_figure.figure(picture, asked.style, narrow=asked.narrow)
    notes = (map_words.few(picture), map_words.unnamed(picture, most=4), map_words.CURVES, map_words.BORDERS)
    entries = tuple(legend.entries(picture, asked.style))
    shown = _shown(figure, title, map_words.sentence(picture), picture, *notes, legend=entries)
    frame = geometry.NARROW if asked.narrow else geometry.PAGE
    high = round(0.95 * WIDTHS[asked.width] / frame.aspect)  # the screen stretches it to its shape, too
    layout = {**shown.figure["layout"], "height": high}
    return replace(shown, figure={**shown.figure, "layout": layout})


def _timeline(asked: Asked) -> Shown:
    picture = timeline_picture.timeline(asked.tables, asked.mask, asked.choice("lanes", "side"))
    days = window.read(asked.choice("window"), picture)
    figure = timeline_figure.figure(picture, asked.tables, asked.style, window=days)
    title, _, _ = timeline_words.sentence(picture).partition(". ")
    seen = f"Shown are the days from {days[0]:%-d %B %Y} to {days[1]:%-d %B %Y}." if days else ""
    return _shown(figure, f"{title.rstrip('.')}.", timeline_words.sentence(picture), picture, seen)


def _positions(asked: Asked) -> Shown:
    picture = positions_picture.matrix(asked.tables, asked.mask)
    columns = asked.choice("form") == "matrix" and not asked.narrow  # which no narrow page has room for
    width = positions_figure.NARROW if asked.narrow else positions_figure.PAGE
    figure = positions_figure.figure(picture, asked.tables, asked.style, width=width, columns=columns)
    speakers = plural(picture.rows["actor"].nunique(), "speaker takes", "speakers take")
    title = f"{speakers} a stance on {plural(len(picture.flows), 'alleged supply', 'alleged supplies')}."
    notes, widest = (positions_words.MARKS,), WIDEST if columns else positions_figure.PAGE + 160
    return _shown(figure, title, positions_words.sentence(picture), picture, *notes, widest=widest)


def _sources(asked: Asked) -> Shown:
    picture = relays.relays(asked.tables, asked.mask)
    figure = sources_figure.figure(picture, asked.tables, asked.style)
    repeats = picture.rows.loc[picture.rows["way"] != "origin", "report"].nunique()
    lead = plural(repeats, "report that leads", "reports that lead")
    title = (
        f"{plural(len(picture.origins), 'source')} and {lead} back to {'it' if len(picture.origins) == 1 else 'them'}."
    )
    entries = tuple(map(Entry, sources_figure.LEGEND))
    widest = sources_figure.WIDTH
    return _shown(figure, title, relays.sentence(picture), picture, legend=entries, widest=widest)


def _follows(asked: Asked) -> Shown:
    answer = remembered(asked.tables, asked.mask, asked.question)
    figure = bars.figure(answer, asked.tables, asked.style)
    counted = f"{plural(len(answer.counted), 'claim')} ({asked.question.basis}, in {asked.question.unit})"
    title = f"The figures of {counted} allow these amounts."
    told = allowed.sentence(answer, asked.tables)
    entries = bars.entries(asked.style)
    return _shown(figure, title, told, answer, bars.DERIVED, legend=entries)


VIEWS: dict[str, Callable[[Asked], Shown]] = {
    "overview": _overview,
    "routes": _routes,
    "map": _map,
    "timeline": _timeline,
    "positions": _positions,
    "sources": _sources,
    "follows": _follows,
}
"""The views of which there are pictures, by the name of their page."""
