"""docs/licences.md: under which licence each package comes that is installed; written by `python -m tests.licences`.

What is told is what a package says of itself: its licence expression, else its classifier, else its own words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import distribution

from packaging.requirements import Requirement

from flows.project import ROOT

PAGE = ROOT / "docs" / "licences.md"
_PROJECT = "arms-flows"
_HEAD = """# Licences of what is installed

Written by `make docs`, from what each package says of itself; the versions stand in
[constraints.txt](../constraints.txt). None is part of this repository; the outlines of the map have
[a notice of their own](../src/flows/borders/outlines/NOTICE), and so has
[the type of pictures](../src/flows/pictures/type/OFL.txt), Source Sans 3 under the SIL Open Font License. Two that the
app runs on are less permissive than the others, pycountry (LGPL) and certifi (MPL): they are used as they come,
unchanged.

"""
_SAID = {"axe-playwright-python": "MIT", "currencyconverter": "Apache-2.0", "kaleido": "MIT", "logistro": "MIT"}
"""Packages that name none in their metadata, or have all its text there: by the licence file in them."""
_THERE = {
    "platform_system": "Linux",
    "sys_platform": "linux",
    "python_version": "3.11",
    "python_full_version": "3.11.0",
}
"""Where it is listed for: elsewhere a few packages less are needed."""
_SHORT = 60
"""Letters of a licence's name; more is its text."""


def plain(name: str) -> str:
    """The name of a package as it is compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def pinned() -> set[str]:
    """The packages in constraints.txt."""
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    return {plain(line.partition("==")[0]) for line in lines if not line.startswith("#")}


def needed(extra: str = "") -> set[str]:
    """The packages that the project needs, with all that they need; with those of an extra."""
    found: set[str] = set()
    waiting = [(_PROJECT, extra)]
    while waiting:
        name, wanted = waiting.pop()
        for package, more in _requires(name, wanted):
            if package not in found:
                found.add(package)
                waiting += [(package, one) for one in ("", *more)]
    return found


def _requires(name: str, extra: str) -> Iterator[tuple[str, set[str]]]:
    for text in _own(extra) if name == _PROJECT else distribution(name).requires or []:
        asked = Requirement(text)
        if asked.marker is None or asked.marker.evaluate({**_THERE, "extra": extra}):
            yield plain(asked.name), asked.extras


def _own(extra: str) -> list[str]:
    """What pyproject.toml asks for: what is installed may be of an earlier one."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return [*project["dependencies"], *(project["optional-dependencies"][extra] if extra else ())]


def licence(name: str) -> str:
    """What a package says of its licence."""
    about = distribution(name).metadata
    classified = [
        text.rpartition(" :: ")[2] for text in about.get_all("Classifier") or () if text.startswith("License")
    ]
    own, stated = ((about.get_all(field) or [""])[0] for field in ("License", "License-Expression"))
    said = stated or (own if 0 < len(own) <= _SHORT else ", ".join(classified))
    return said or _SAID[plain(name)]


def page() -> str:
    """The page as it should be."""
    run, test = needed(), needed("test")
    parts = [("To run the app", run), ("For tests and measurements alone", test - run)]
    return _HEAD + "\n\n".join(f"## {title}\n\n{_table(names)}" for title, names in parts) + "\n"


def _table(names: set[str]) -> str:
    rows = [f"| {name} | {licence(name)} |" for name in sorted(names)]
    return "\n".join(["| package | licence |", "|---|---|", *rows])


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
