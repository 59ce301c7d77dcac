"""The pieces of a page that needs no script: light and dark, on wide and narrow screens."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem;
  color: light-dark(#1f2933, #e8ecf0); background: light-dark(#ffffff, #12171c); overflow-wrap: break-word; }
h1 { font-size: 1.6rem; font-weight: 600; } h2 { font-size: 1.2rem; margin-top: 2rem; }
a { color: light-dark(#005a8c, #7cc4ee); }
table { border-collapse: collapse; width: 100%; margin: 0.5rem 0; }
th, td { text-align: left; vertical-align: top; padding: 0.25rem 0.75rem 0.25rem 0;
  border-bottom: 1px solid light-dark(#d5dbe1, #37424d); }
th { font-weight: 600; } td:first-child { white-space: nowrap; }
code, pre { font: 0.9em/1.5 ui-monospace, monospace; }
pre { padding: 0.75rem; white-space: pre-wrap; background: light-dark(#f1f4f7, #1c242c); }
details { margin: 0.3rem 0; } summary { cursor: pointer; min-height: 24px; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 0.75rem; margin: 0; } dd { margin: 0; }
@media (max-width: 40rem) { th, td { display: block; border: 0; padding: 0; } tr { display: block; padding: 0.4rem 0;
  border-bottom: 1px solid light-dark(#d5dbe1, #37424d); }
  thead { display: none; } dl { grid-template-columns: 1fr; } dd { margin: 0 0 0.4rem; } }
"""


def document(title: str, icon: str, parts: Iterable[str]) -> str:
    """A whole page; `title` and `icon` are texts, `parts` are HTML."""
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(title)}</title><link rel="icon" href="{escape(icon)}"><style>{_STYLE}</style></head>\n'
        "<body><main>\n" + "\n".join(parts) + "\n</main></body>\n</html>\n"
    )


def table(heads: Iterable[str], rows: Iterable[tuple[str, ...]]) -> str:
    """Cells are HTML."""
    head = "".join(f"<th>{name}</th>" for name in heads)
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def items(each: Iterable[str]) -> str:
    """A list; its items are HTML."""
    return f"<ul>{''.join(f'<li>{item}</li>' for item in each)}</ul>"
