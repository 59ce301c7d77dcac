"""Data that a reader brings along: on every page of that session, and nowhere else."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from flows import project
from flows.dataset import InvalidDataset
from flows.screen import folded, own
from flows.store import State, Store
from flows.tables import build
from tests import elsewhere, small
from tests.conftest import Show
from tests.test_cases import addresses, asked, both, choices
from tests.test_screen import FOLDS, NAMES, SHELL, opened, texts

__all__ = ["both"]
NORWAY = elsewhere.text().encode()
NAME = "my [file].yaml"


@pytest.fixture(autouse=True)
def shown(show: Show) -> None:
    """The small file as the case."""
    show("small.yaml", small.text())


def _takes(name: str, content: bytes) -> None:
    from flows.screen import own

    own.take(name, content)


def taking(app: AppTest, name: str = NAME, content: bytes = NORWAY) -> AppTest:
    """The session after its reader has taken a file, as a page for it does."""
    held = AppTest.from_function(_takes, args=(name, content)).run(timeout=60)
    assert not held.exception
    app.session_state["own"] = held.session_state["own"]
    app.query_params.clear()
    return app.run()


@pytest.fixture(scope="module")
def mine() -> own.Own:
    """What a reader has taken."""
    return own.Own(NAME, State(build(elsewhere.dataset(), own.WHICH), content=NORWAY), NORWAY)


@pytest.mark.parametrize("page", NAMES)
def test_every_page_shows_what_was_taken_and_whose_it_is(page: str, mine: own.Own) -> None:
    """No link leads to what only the case has: data routes, pictures, pages of claims."""
    app = AppTest.from_file(str(SHELL), default_timeout=60)
    app.session_state["own"] = mine
    app.session_state[folded.OPEN] = dict.fromkeys(FOLDS, True)
    app.switch_page(f"../../../pages/{page}.py").run()
    assert not app.exception
    assert asked(app)["own"] == ["yes"]
    assert "of 5 claims" in texts(app)
    assert "Your data: my [file].yaml. Only you see it; it is not saved." in texts(app).replace("*", "")
    assert app.button(key="own-leave").label == "Back to A small file"
    assert "A small file" not in texts(app)
    found = addresses(app)
    assert [address for address in found if "own=yes" not in address] == []
    shut = re.compile(r"data/|pictures/|embed/|claims/|dossier")
    assert [address for address in found if shut.match(address)] == []
    assert choices(app) == {}


def test_one_press_leads_back() -> None:
    app = taking(opened("map", country="ESP"))
    assert "Norway" in texts(app)
    app.button(key="own-leave").click().run()
    assert not app.exception
    assert "own" not in app.query_params
    assert "of 8 claims" in texts(app)
    assert "Your data" not in texts(app)


def test_it_leads_back_to_the_case_from_which_the_reader_came(both: Path) -> None:
    app = opened("claims", case="norway")
    app.session_state["own"] = own.Own("mine", Store(both).state(), NORWAY, "norway")
    app.run()
    assert app.button(key="own-leave").label == "Back to Reported arms flows from Norway"
    app.button(key="own-leave").click().run()
    assert asked(app) == {"case": ["norway"]}


@pytest.mark.parametrize("page", ["overview", "claims"])
def test_another_reader_sees_nothing_of_it(page: str) -> None:
    """Nor does an address lead to it: it says what it was about, and the case is shown as a whole."""
    taking(opened(page))
    app = opened(page, own="yes", country="KEN")
    assert not app.exception
    assert app.info[0].value == (
        "The address was about data that a reader had brought along. They are not at hand: only that reader could see "
        "them, and nothing was kept. This is A small file."
    )
    assert asked(app) == {}
    assert "of 8 claims" in texts(app)
    assert "Norway" not in texts(app)


def test_two_readers_each_see_their_own() -> None:
    first, second = taking(opened("claims")), taking(opened("claims"), "other.yaml", small.text().encode())
    for app, told in ((first, "5 of 5 claims"), (second, "8 of 8 claims"), (first, "5 of 5 claims")):
        assert told in texts(app.run()).replace("7 of 8", "8 of 8")


def test_a_filter_is_in_the_address_with_what_it_is_about() -> None:
    app = taking(opened("claims", country="ESP"))
    assert app.multiselect(key="filter-country").value == []
    app.multiselect(key="filter-country").set_value(["KEN"]).run()
    assert asked(app) == {"own": ["yes"], "country": ["KEN"]}
    assert "of 5 claims" in texts(app)


def test_an_address_without_the_flag_shows_it_all_the_same() -> None:
    """A link that the reader had open: the way back is a button, never a link by chance."""
    app = taking(opened("claims"))
    app.query_params.clear()
    app.run()
    assert "5 of 5 claims" in texts(app)
    assert asked(app) == {"own": ["yes"]}


def test_files_are_made_in_the_session() -> None:
    buttons: Any = taking(opened("claims")).get("download_button")
    assert [button.label for button in buttons] == [
        "Excel workbook", "CSV tables with a description (data package)", "SQLite database", "Parquet", "BibTeX", "RIS",
        "CSL", "Dossier to print", "The data file (YAML)", "Download CSV",
    ]  # fmt: skip


def test_a_file_with_problems_is_not_taken() -> None:
    """What was shown stays, and every problem is told."""
    with pytest.raises(InvalidDataset, match=re.escape("mine.yaml:1: not readable as YAML: ")):
        own.take("mine.yaml", b"claims: {")


def test_nothing_is_written_nor_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    with caplog.at_level(logging.DEBUG):
        taking(opened("claims"))
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before
    assert "Norway" not in caplog.text
    assert NAME not in caplog.text
    tables = project.store().state().tables
    assert tables
    assert tables.dataset.dataset.title == "A small file"
