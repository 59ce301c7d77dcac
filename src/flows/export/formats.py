"""Each form of file by name, for whoever writes one without a server: from tables, choice and the app's own address."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flows.export import dossier
from flows.export.citation import FORMS, Form, items
from flows.selection import Mask
from flows.tables import Tables

Write = Callable[[Tables, Mask, str], bytes]


def _citations(form: Form) -> Write:
    return lambda tables, mask, base: form.write(items.selection(tables, mask, base)).encode()


FORMATS: Mapping[str, Write] = {
    "bibtex": _citations(FORMS["bib"]),
    "ris": _citations(FORMS["ris"]),
    "csl": _citations(FORMS["json"]),
    "dossier": dossier.html,
}
