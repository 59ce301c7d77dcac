"""The routes of pictures, with a drawer that draws nothing."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from flows import project
from flows.api import pictures
from flows.pictures.drawer import Busy, Unable
from flows.pictures.shown import VIEWS
from flows.project import DATA
from flows.store import Store
from tests.test_api import HOST, ask

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><text>drawn</text></svg>'


class Draws:
    """A drawer that keeps what it was asked for."""

    def __init__(self) -> None:
        self.figures: list[dict[str, Any]] = []
        self.fails: Exception | None = None
        self.stopped = False

    def stop(self) -> None:
        self.stopped = True

    def draw(self, make: Callable[[], dict[str, Any]], kind: str) -> bytes:
        if self.fails:
            raise self.fails
        self.figures.append(make())
        if kind == "svg":
            return SVG
        kept = BytesIO()
        Image.new("RGB", (2, 2)).save(kept, "png")
        return kept.getvalue()


@pytest.fixture(scope="module")
def shop() -> Store:
    """The shipped data, read once."""
    return Store(DATA, DATA.name)


@pytest.fixture
def draws(monkeypatch: pytest.MonkeyPatch, shop: Store) -> Draws:
    """The drawer that the routes use; nothing is kept from another test."""
    found = Draws()
    monkeypatch.setattr(project, "cases", lambda: {"shown": shop})
    monkeypatch.setattr(pictures, "drawer", lambda: found)
    monkeypatch.setattr(pictures, "_kept", pictures.Kept())
    return found


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_has_a_picture(draws: Draws, view: str) -> None:
    answer = ask(f"/pictures/{view}.svg", {"width": "column", "look": "dark", "country": "SRB"})
    assert answer.status == 200
    assert answer.headers["content-type"].startswith("image/svg+xml")
    assert answer.headers["content-disposition"].endswith(f'-{view}-column.svg"')
    assert draws.figures[0]["layout"]["width"] == 600
    assert draws.figures[0]["layout"]["paper_bgcolor"] == "#12171c"
    page = "" if view == "overview" else view
    assert f"<dc:source>{HOST}/{page}?country=SRB</dc:source>" in answer.body.decode()


def test_a_png_carries_the_address_of_its_view(draws: Draws) -> None:
    """Without what is open on the page, with its choices."""
    query = {"measure": "value", "mark": "1:ESP", "claim": "ft-800m", "width": "page"}
    answer = ask("/pictures/routes.png", query, root="/arms")
    with Image.open(BytesIO(answer.body)) as picture:
        assert picture.text["Source"] == f"{HOST}/arms/routes?measure=value"  # type: ignore[attr-defined] # of PNG alone


def test_what_a_reader_has_is_neither_drawn_nor_sent_again(draws: Draws) -> None:
    first = ask("/pictures/map.png")
    for method in ("GET", "HEAD"):
        again = ask("/pictures/map.png", method=method, headers={"if-none-match": first.headers["etag"]})
        assert (again.status, again.body) == (304, b"")
    head = ask("/pictures/map.png", method="HEAD")
    assert (head.status, head.headers["content-length"]) == (200, str(len(first.body)))
    assert len(draws.figures) == 1


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ({"width": "wide"}, "width has a value that the data does not have; allowed: page, column, phone."),
        ({"look": "blue"}, "look has a value that the data does not have; allowed: light, dark."),
        ({"measure": "weight"}, "measure has a value that the data does not have; allowed: origins, value, quantity."),
        ({"least": "4"}, "least has a value that the data does not have; allowed: 1, 2, 3, 5."),
        ({"window": "then/now"}, "window is no date; allowed: "),
        ({"unit": "elephants"}, "unit has a value that the data does not have; allowed: "),
        ({"compare": "ft-800m,nobody"}, "compare has a value that the data does not have; allowed: "),
        ({"account": "nobody"}, "account has a value that the data does not have; allowed: "),
        ({"country": "Atlantis"}, "country has a value that the data does not have; allowed: "),
        ({"drop": "table"}, "The address has a parameter that is not known; allowed: "),
    ],
    ids=str,
)
def test_what_is_not_known_is_refused_with_what_is_allowed(draws: Draws, query: dict[str, str], told: str) -> None:
    answer = ask("/pictures/routes.svg", query)
    assert answer.status == 400
    assert answer.body.decode().startswith(told)
    assert not draws.figures


def test_a_question_is_read_where_it_counts(draws: Draws) -> None:
    assert ask("/pictures/follows.svg", {"asked": "weight"}).status == 400
    assert ask("/pictures/follows.svg", {"asked": "quantity", "in": "rockets", "counts": "delivered"}).status == 200


def test_width_and_look_are_parameters_of_pictures_alone(draws: Draws) -> None:
    assert ask("/data/claims.csv", {"width": "page"}).status == 400


def test_where_too_many_wait_a_reader_is_told_when_to_come_back(draws: Draws) -> None:
    draws.fails = Busy("As many pictures wait to be drawn as may.")
    answer = ask("/pictures/map.png")
    assert (answer.status, answer.headers["retry-after"]) == (503, "5")
    assert answer.body == b"As many pictures wait to be drawn as may. Ask again in 5 seconds.\n"


def test_where_none_can_be_drawn_a_reader_is_told_what_can(draws: Draws) -> None:
    draws.fails = Unable("There is no Chromium on the machine that serves this.")
    answer = ask("/pictures/map.png", {"country": ["SRB", "ESP"], "width": "column"})
    assert answer.status == 503
    assert answer.body.decode() == (
        "There is no Chromium on the machine that serves this. Your own browser can draw the picture and save it: "
        f"{HOST}/embed/map?country=SRB&country=ESP\n"
    )


def test_where_there_is_nothing_to_draw_the_answer_says_so(draws: Draws) -> None:
    answer = ask("/pictures/routes.png", {"text": "no such words anywhere"})
    assert (answer.status, answer.body) == (404, b"No route is drawn.\n")


def test_the_figure_itself_can_be_asked_for(draws: Draws) -> None:
    """A reader's browser draws it, with whatever type it has."""
    figure = json.loads(ask("/pictures/timeline.json", {"width": "column"}).body)
    assert (figure["layout"]["width"], len(figure["data"]) > 3) == (600, True)
    assert not draws.figures


def test_plotly_is_served_from_the_disk() -> None:
    answer = ask("/pictures/plotly.js")
    assert answer.headers["content-type"].startswith("text/javascript")
    assert len(answer.body) > 1_000_000


def test_pictures_asked_for_longest_ago_are_not_kept() -> None:
    kept = pictures.Kept(most=10)
    kept.keep(("a",), b"12345")
    kept.keep(("b",), b"12345")
    assert kept.get(("a",)) == b"12345"
    kept.keep(("c",), b"12345")
    assert [kept.get((name,)) is None for name in "abc"] == [False, True, False]
    kept.keep(("large",), b"1" * 99)
    assert kept.get(("large",)) == b"1" * 99


def test_the_browser_ends_with_the_app(draws: Draws) -> None:
    async def run() -> None:
        async with pictures.lifespan(None):
            assert not draws.stopped

    asyncio.run(run())
    assert draws.stopped


def test_a_picture_is_not_kept_beyond_an_edition(draws: Draws) -> None:
    """A picture is known by the digest of the data file."""
    ask("/pictures/map.png")
    assert {key[0] for key in pictures._kept._held} == {project.store().state().digest}  # noqa: SLF001 # the key itself
