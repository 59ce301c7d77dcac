"""Entries of a legend as HTML."""

from __future__ import annotations

from flows.views.legend import Entry, signs


def test_signs_stand_before_their_words_and_no_entry_is_broken() -> None:
    told = signs((Entry("said", "#0072b2", "■"), Entry("read", "#1f2933", "○")))
    assert told.count('<span style="white-space:nowrap">') == 2
    assert '<span style="color:#0072b2">■</span> said' in told
    assert told.index("said") < told.index("&ensp;") < told.index("read")
