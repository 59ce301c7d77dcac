"""Texts of the data on the screen: never markup. What a browser makes of them: tests/browser/test_hostile.py."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.screen import text
from tests import hostile


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("Sofia: 5 shells", r"Sofia\: 5 shells"),
        ("*a* [b](c) `d` $e$ #f", r"\*a\* \[b\](c) \`d\` \$e\$ \#f"),
        ("~g~ <h> |i| &amp; _j_ \\", r"\~g\~ \<h\> \|i\| \&amp; \_j\_ \\"),
        ("http://a.example", r"http\::small[]//a.example"),
        ("a@b.example", "a@:small[]b.example"),
        ("www.a.example", "ww:small[]w.a.example"),
        (":smile:", r"\::small[]smile\:"),
        ("a -> b <- c -- d >= e", r"a -:small[]\> b \<:small[]- c -:small[]- d \>:small[]= e"),
        ("- a", r"\- a"),
        ("12. a", r"12\. a"),
        ("2) a", r"2\) a"),
        ("12 a", "12 a"),
        (" + a", r" \+ a"),
        ("two\n\n# lines", r"two \# lines"),
        (" (“worded”)", " (“worded”)"),
    ],
)  # fmt: skip
def test_what_streamlit_would_read_is_kept_from_it(given: str, shown: str) -> None:
    assert text.plain(given) == shown


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(hostile.CORPUS[:-1]), min_size=1, max_size=3).map(" ".join))
def test_no_markup_stands_in_a_text(given: str) -> None:
    shown = text.plain(given)
    assert hostile.read(shown) == []
    assert unescaped(shown) == " ".join(given.split())


@settings(max_examples=60, deadline=None)
@given(st.text())
def test_nothing_of_a_text_is_lost(given: str) -> None:
    assert unescaped(text.plain(given)) == re.sub(r"[ \t\r\n]+", " ", given)


def test_an_address_ends_where_its_link_ends() -> None:
    """No bracket closes it, no entity stands for another address."""
    assert text.link("[a]", "https://b.example/(c)`d`$&copy;>:material/e:") == (
        r"[\[a\]](https://b.example/%28c%29%60d%60%24&amp;copy;%3E%3Amaterial/e:)"
    )
    asked = "https://www.b.example/?text=www.c.example"
    assert text.link("a", asked) == "[a](https://www.b.example/?text=www%2Ec.example)"
    assert text.link("*a*", None) == r"\*a\*"


def unescaped(shown: str) -> str:
    """What a reader sees of a text, by the rule of CommonMark: a backslash before a sign stands for the sign."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", re.sub(r"(?<!\\):small\[\]", "", shown))
