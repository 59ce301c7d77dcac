"""The page of a picture for frames of other sites."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from flows import project
from flows.api import embed
from flows.pictures.shown import VIEWS
from flows.project import DATA
from flows.screen.headers import POLICY
from flows.store import Store
from tests.test_api import HOST, Answer, ask


class Page(HTMLParser):
    """Its elements and its text."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.feed(answer.body.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.found if name == tag]


@pytest.fixture(scope="module")
def shop() -> Store:
    """The shipped data, read once."""
    return Store(DATA, DATA.name)


@pytest.fixture(autouse=True)
def served(monkeypatch: pytest.MonkeyPatch, shop: Store) -> None:
    monkeypatch.setattr(project, "cases", lambda: {"shown": shop})


@pytest.mark.parametrize("view", VIEWS)
def test_it_shows_the_picture_with_its_words_and_the_way_to_its_view(view: str) -> None:
    page = Page(ask(f"/embed/{view}", {"country": "SRB"}, root="/arms"))
    (image,) = page.all("img")
    assert image["src"] == f"{HOST}/arms/pictures/{view}.svg?country=SRB&width=page&look=light"
    assert image["alt"] in page.text
    assert "Sources: " in page.text
    assert f"{HOST}/arms/{view.replace('overview', '')}?country=SRB" in [link["href"] for link in page.all("a")]


def test_light_or_dark_and_wide_or_narrow_is_the_readers() -> None:
    sources = Page(ask("/embed/map")).all("source")
    assert [source["media"] for source in sources] == [
        "(max-width: 460px) and (prefers-color-scheme: dark)", "(max-width: 460px)",
        "(max-width: 720px) and (prefers-color-scheme: dark)", "(max-width: 720px)", "(prefers-color-scheme: dark)",
    ]  # fmt: skip
    forced = Page(ask("/embed/map", {"look": "dark"})).all("source")
    assert [source["srcset"].partition("?")[2] for source in forced] == [
        "width=phone&look=dark", "width=column&look=dark",
    ]  # fmt: skip
    assert [source["media"] for source in forced] == ["(max-width: 460px)", "(max-width: 720px)"]


def test_any_site_may_show_it_in_a_frame_and_nothing_else_may_be_done_with_it() -> None:
    answer = ask("/embed/map")
    assert answer.headers[POLICY.lower()] == embed.POLICY
    assert "frame-ancestors *" in embed.POLICY
    assert "default-src 'none'; script-src 'self';" in embed.POLICY
    assert "content-disposition" not in answer.headers


def test_the_line_for_a_page_holds_the_selection() -> None:
    page = Page(ask("/embed/map", {"country": "SRB", "mark": "SRB>UKR"}))
    assert f'<iframe src="{HOST}/embed/map?country=SRB" title="' in page.text
    assert "mark" not in page.text


def test_texts_of_an_address_are_texts() -> None:
    """And those of the data."""
    answer = ask("/embed/timeline", {"text": "</textarea><script>alert(1)</script>"})
    assert answer.status == 404 or "<script>alert" not in answer.body.decode()
    answer = ask("/embed/timeline", {"text": "Serbia"})
    assert "with the words" not in answer.body.decode().partition("<script")[2]
    assert len(Page(answer).all("script")) == 1


@pytest.mark.parametrize(
    "query", [{"country": "Atlantis"}, {"look": "blue"}, {"width": "page"}, {"lanes": "x"}], ids=str
)
def test_what_is_not_known_is_refused(query: dict[str, str]) -> None:
    answer = ask("/embed/timeline", query)
    assert (answer.status, "; allowed: " in answer.body.decode()) == (400, True)


def test_where_there_is_nothing_to_draw_it_says_so() -> None:
    answer = ask("/embed/map", {"text": "no such words anywhere"})
    assert (answer.status, answer.headers["content-type"]) == (404, "text/plain; charset=utf-8")


def test_what_a_reader_has_is_not_sent_again() -> None:
    tag = ask("/embed/map").headers["etag"]
    again = ask("/embed/map", headers={"if-none-match": tag})
    assert (again.status, again.headers[POLICY.lower()]) == (304, embed.POLICY)


def test_its_script_is_served() -> None:
    assert ask("/embed/embed.js").headers["content-type"].startswith("text/javascript")
