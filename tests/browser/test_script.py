"""The house's own scripts in a real browser: however often the server answers, each runs once."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest

from tests.browser.conftest import Reader

COUNTED = """
  window.held = 0
  const ours = () => new Error().stack.includes("flows.")
  const count = (owner, begin, end) => {
    const { [begin]: start, [end]: stop } = owner
    owner[begin] = function (...given) { held += ours(); return start.apply(this, given) }
    owner[end] = function (...given) { held -= ours(); return stop.apply(this, given) }
  }
  count(MutationObserver.prototype, "observe", "disconnect")
  count(document, "addEventListener", "removeEventListener")
  count(window, "addEventListener", "removeEventListener")
"""
"""Counts what the scripts of the house listen to, which Streamlit names as they are registered."""


@pytest.mark.parametrize(("page", "once"), [("/map", 11), ("/routes", 10), ("/timeline", 7)])
def test_a_script_that_is_run_again_ends_what_it_began_before(reader: Reader, page: str, once: int) -> None:
    """Also where what is open, and with it what the script is told, has changed meanwhile."""
    reader.page.add_init_script(COUNTED)
    reader.open(page)
    reader.page.wait_for_function("once => held === once", arg=once)
    for query in ("?country=ESP", "?country=ESP&mark=SRB", "?stance=denies", ""):
        reader.turn(f"{page}{query}")
        assert parse_qs(reader.query()) == parse_qs(query[1:])
    reader.page.wait_for_function("once => held === once", arg=once)
    assert not reader.errors
