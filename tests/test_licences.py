"""The lock holds what is needed and nothing else, and the page of licences is that of the lock."""

from __future__ import annotations

import sys

import pytest

from flows.project import ROOT
from tests.licences import PAGE, licence, needed, page, pinned

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="The page lists what is needed on Linux.")


def test_the_page_of_licences_is_current() -> None:
    """Else: make docs."""
    assert PAGE.read_text(encoding="utf-8") == page()


def test_what_is_needed_is_pinned_and_nothing_else() -> None:
    assert needed("test") == pinned()


@pytest.mark.parametrize("name", sorted(needed("test")))
def test_a_package_says_under_which_licence_it_comes(name: str) -> None:
    """None that forbids use or demands the source of what uses it."""
    assert licence(name)
    assert not {"AGPL", "GPL", "Proprietary"} & set(licence(name).replace("-", " ").split())


def test_every_pin_is_one_version_and_names_no_host() -> None:
    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert [line for line in pins if line.count("==") != 1 or "/" in line or "@" in line] == []
