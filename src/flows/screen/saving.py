"""Under a chart the ways to take it along: links to its picture and to a page for frames. None is drawn until asked."""

from __future__ import annotations

from flows.pictures.drawer import possible
from flows.query import with_query
from flows.screen import text
from flows.screen.frame import View


def link(view: View, name: str, label: str = "Save") -> str:
    """As Markdown, the way to the page of a picture, which offers all the rest and draws where the server cannot; none
    for a reader's own data, which no other page has."""
    if view.own:
        return ""
    return text.link(label, with_query(f"{view.base}/embed/{name}", view.query), "Save or embed the picture")


def links(view: View, name: str) -> str:
    """Markdown, for a view of `flows.pictures` by its name; one link where the server cannot draw."""
    if view.own or not possible():
        return link(view, name, "Save or embed the picture")
    wide, narrow = ({**view.query, **more} for more in ({}, {"width": "column"}))
    found = [
        text.link("PNG", with_query(f"{view.base}/pictures/{name}.png", wide), "1200 pixels wide, at twice the size"),
        text.link("SVG", with_query(f"{view.base}/pictures/{name}.svg", wide), "1200 pixels wide"),
        text.link(
            "narrow PNG", with_query(f"{view.base}/pictures/{name}.png", narrow), "For a column, 600 pixels wide"
        ),
        link(view, name, "Embed"),
    ]
    return "Save picture: " + " · ".join(found)
