"""Languages by name, and words with the language they are in."""

from __future__ import annotations

from functools import cache

import pycountry

ENGLISH = "en"


@cache
def language(code: str) -> str:
    """'Serbian' for the ISO 639 code 'sr'; without the years that some names end with: 'Modern Greek'."""
    found = pycountry.languages.get(alpha_2=code) or pycountry.languages.get(alpha_3=code)
    return found.name.partition(" (")[0] if found else code


def marked(words: str, code: str) -> str:
    """'around EUR 800mn', '31,5 милиона евра, Serbian': what is not English says so."""
    return words if code == ENGLISH else f"{words}, {language(code)}"


def quoted(words: str, code: str) -> str:
    """The same in quotation marks: '“around EUR 800mn”', '“31,5 милиона евра”, Serbian'."""
    return marked(f"“{words}”", code)
