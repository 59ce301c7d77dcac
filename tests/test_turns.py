"""Pages take turns, and each gives its turn back however it ends."""

from __future__ import annotations

import pytest

from flows.screen import turns
from tests.test_screen import opened


class Counted:
    """Notes who comes and goes."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def __enter__(self) -> None:
        self.told.append("begins")

    def __exit__(self, *_: object) -> None:
        self.told.append("ends")


def test_a_page_is_drawn_within_a_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Counted()
    monkeypatch.setattr(turns, "TURNS", counted)
    assert not opened("routes").exception
    assert counted.told == ["begins", "ends"]


def test_a_page_that_fails_gives_its_turn_back(monkeypatch: pytest.MonkeyPatch) -> None:
    counted = Counted()
    monkeypatch.setattr(turns, "TURNS", counted)
    monkeypatch.setattr("flows.screen.header.footer", lambda _: 1 / 0)
    assert opened("routes").exception
    assert counted.told == ["begins", "ends"]
