"""The small file with texts that forms of files may trip over; longer and odder ones than the check would let in."""

from __future__ import annotations

from itertools import cycle

from flows.tables import Tables, build
from tests import small

TEXTS = (
    'He said "now"; then, perhaps,\nleft', "שלום 12, עולם", "🚀 and 👩‍🚀", "=1+1", "+1", "-1", "@SUM(1)", "\t=1", " =1",
    "x" * 10_000, "a | b > c", "_x0041_", "https://evil.example/", "mailto:a@evil.example", "'quoted'", "007", "1e5",
    "2024-01-01", "TRUE", "#REF!", "{=1}", "<b>bold</b>", "\\slash; `tick`",
)  # fmt: skip


def tables() -> Tables:
    """Each of them in some statement, caveat, name, title, note."""
    data, text = small.dataset(), cycle(TEXTS)
    claims = [one.model_copy(update={"statement": next(text), "caveat": next(text)}) for one in data.claims]
    reports = {key: one.model_copy(update={"title": next(text)}) for key, one in data.reports.items()}
    actors = {key: one.model_copy(update={"name": next(text)}) for key, one in data.actors.items()}
    events = [one.model_copy(update={"title": next(text), "note": next(text)}) for one in data.events]
    about = data.dataset.model_copy(update={"title": "=1+1 <b>`x`\n# y", "scope": "| a | [b](c)"})
    changed = {"claims": tuple(claims), "reports": reports, "actors": actors, "events": tuple(events), "dataset": about}
    return build(data.model_copy(update=changed))
