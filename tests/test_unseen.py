"""Characters that nobody sees are a problem of the file, by code point and line; those a script needs are none."""

from __future__ import annotations

import pytest

from flows.dataset import unseen
from tests import small


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("shells\u202egnp.exe", "U+202E (right-to-left override)"),
        ("a\u200bb", "U+200B (zero width space)"),
        ("a\u200db", "U+200D (zero width joiner)"),
        ("a\u200cb", "U+200C (zero width non-joiner)"),
        ("a\u2066b\u2069", "U+2066 (left-to-right isolate), U+2069 (pop directional isolate)"),
        ("a\u00adb", "U+00AD (soft hyphen)"),
        ("a\ufeffb", "U+FEFF (zero width no-break space)"),
        ("a\u2028b", "U+2028 (line separator)"),
        ("a\x07b\x07", "U+0007 (control character)"),
        ("a\x85b", "U+0085 (control character)"),
        ("a\u3164b", "U+3164 (hangul filler)"),
        ("a\u2800b", "U+2800 (braille pattern blank)"),
    ],
)  # fmt: skip
def test_what_is_not_seen_is_named(text: str, told: str) -> None:
    found = list(unseen.problems({"names": ["fine", text]}))
    assert found == [(("names", 1), f"holds {told}; allowed: characters that are seen")]


@pytest.mark.parametrize(
    "text",
    [
        "Krušik, Ваљево, Ηλλάς, 弾薬, לחם, ذخيرة",
        "می\u200cخواهم",  # Persian: joins no letters, within a word
        "क\u094d\u200dष",  # Hindi: half a letter
        "\u0d28\u0d4d\u200d",  # Malayalam, as once written
        "👨\u200d👩\u200d👧 ❤\ufe0f\u200d🔥",
        "\u0600\u0661",  # the number sign of Arabic
        "no\u00a0break",
        "folded\n",
    ],
)
def test_what_a_script_needs_is_allowed(text: str) -> None:
    assert list(unseen.problems(text)) == []


def test_the_check_names_line_and_field() -> None:
    content = small.changed(("statement: Spain took part of it.", 'statement: "Spain \\u202E took \\u200B part."'))
    line = content[: content.index("\\u202E")].count("\n") + 1
    assert small.problems(content) == [
        f"small.yaml:{line}: claims.spain.statement: holds U+202E (right-to-left override), "
        "U+200B (zero width space); allowed: characters that are seen"
    ]
