"""Several cases on the screen: the address says which, the choice at the top leads to the others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from flows import project
from flows.store import Store
from tests import elsewhere, small
from tests.conftest import Show
from tests.test_screen import NAMES, opened, texts

CASE = "norway"


@pytest.fixture
def both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two cases in place of the project's own; the file of the second."""
    first, second = tmp_path / "small.yaml", tmp_path / f"{CASE}.yaml"
    first.write_text(small.text(), encoding="utf-8")
    second.write_text(elsewhere.text(), encoding="utf-8")
    held = {"small": Store(first), CASE: Store(second, f"{CASE}.yaml", {"case": CASE})}
    monkeypatch.setattr(project, "cases", lambda: held)
    return second


def choices(app: AppTest) -> dict[str, str]:
    """The choice at the top: titles with their addresses."""
    html = "".join(str(one.proto.body) for one in app.get("html"))
    found = re.search(r'<nav aria-label="Cases">(.*?)</nav>', html)
    links = re.findall(r'href=":///([^"]*)"[^>]*><bdi>(.*?)</bdi>', found[1] if found else "")
    return {title: address for address, title in links}


def asked(app: AppTest) -> dict[str, list[str]]:
    """What stands behind the question mark; a value by itself is one that the app has written."""
    return {key: [value] if isinstance(value, str) else list(value) for key, value in app.query_params.items()}


def addresses(app: AppTest) -> list[str]:
    """Every link to an address of the app, as Markdown and as HTML, but for the choice among the cases."""
    told = [str(one.value) for one in (*app.markdown, *app.caption)]
    html = "".join(str(one.proto.body) for one in app.get("html"))
    html = re.sub(r'<nav aria-label="Cases">.*?</nav>', "", html)
    return [*re.findall(r"\]\(:///([^)\s]*)", "\n".join(told)), *re.findall(r'href=":///([^"]*)', html)]


@pytest.mark.parametrize("page", NAMES)
def test_every_page_shows_the_case_of_the_address_and_leads_on_within_it(both: Path, page: str) -> None:
    """The choice leads to the same page of the other, with nothing of this selection."""
    app = opened(page, case=CASE, country="KEN")
    assert not app.exception
    assert not app.info
    assert asked(app)["case"] == [CASE]
    assert "of 5 claims" in texts(app)
    assert "Reported arms flows from Norway" in app.caption[-1].value
    assert "A small file" not in texts(app)
    found = addresses(app)
    assert len(found) > len(NAMES)
    assert [address for address in found if f"case={CASE}" not in address] == []
    place = "" if page == NAMES[0] else page
    assert choices(app) == {"A small file": place, "Reported arms flows from Norway": f"{place}?case={CASE}"}


@pytest.mark.parametrize("page", ["overview", "claims"])
def test_the_first_case_is_not_named(both: Path, page: str) -> None:
    app = opened(page, case="small")
    assert not app.exception
    assert "case" not in app.query_params
    assert "of 8 claims" in texts(app)
    assert [address for address in addresses(app) if "case=" in address] == []


@pytest.mark.parametrize("name", ["sweden", "<b>"])
def test_what_is_no_case_is_said_and_the_first_is_shown_as_a_whole(both: Path, name: str) -> None:
    """A selection of what is not there means nothing here."""
    app = opened("claims", case=name, country="ESP")
    assert not app.exception
    told = app.info[0].value.replace("\\", "").replace(":small[]", "")
    assert told == f"There is no case “{name}” here, or not any more. This is A small file."
    assert asked(app) == {}
    assert "of 8 claims" in texts(app)
    assert "the whole set" in texts(app)


def test_from_case_to_case_nothing_is_carried(both: Path) -> None:
    """And back again the address says what was chosen."""
    app = opened("claims", country="ESP", sort="oldest")
    assert app.multiselect(key="filter-country").value == ["ESP"]
    app.query_params.clear()
    app.query_params["case"] = CASE
    app.run()
    assert not app.exception
    assert app.multiselect(key="filter-country").value == []
    assert "5 of 5 claims" in texts(app)
    assert asked(app) == {"case": [CASE]}
    app.multiselect(key="filter-country").set_value(["KEN"]).run()
    assert asked(app) == {"case": [CASE], "country": ["KEN"]}


def test_a_broken_case_says_so_for_itself_alone(both: Path) -> None:
    """In its place stands its last good edition, and in the choice its name where there never was one."""
    assert not opened("claims").error
    both.write_text("claims: {", encoding="utf-8")
    app = opened("claims", case=CASE)
    assert "The data file has 1 problem. In norway.yaml, line 1. The dashboard shows the last good data." in texts(app)
    assert "5 of 5 claims" in texts(app)
    assert not opened("claims").error


def test_a_case_that_never_was_good_is_named_by_its_file(both: Path) -> None:
    both.write_text("claims: {", encoding="utf-8")
    assert choices(opened("claims"))["norway (cannot be read)"] == f"claims?case={CASE}"
    app = opened("claims", case=CASE)
    assert not app.exception
    assert "There is no earlier data to show: mend the file and reload." in texts(app)
    assert "A small file" in texts(app)


def test_where_there_is_one_case_nothing_is_to_choose(show: Show) -> None:
    show("small.yaml", small.text())
    app = opened("method")
    assert choices(app) == {}
    assert not [one for one in app.get("html") if "<summary>Case" in one.proto.body]
