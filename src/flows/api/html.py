"""The pieces of a page of tables that needs no script."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from flows.export.rendered import render


def document(title: str, base: str, parts: Iterable[str]) -> bytes:
    """A whole page; `title` and `base`, the path of the app, are texts, `parts` are HTML."""
    return render("tables.html", title=title, base=base, body=Markup("\n".join(parts)))


def table(heads: Iterable[str], rows: Iterable[tuple[str, ...]]) -> str:
    """Cells are HTML."""
    head = "".join(f"<th>{name}</th>" for name in heads)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def items(each: Iterable[str]) -> str:
    """A list; its items are HTML."""
    return f"<ul>{''.join(f'<li>{item}</li>' for item in each)}</ul>"
