"""The sidebar and the chips without a browser: each widget shows what is chosen, and changes only its own."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from flows.choices import choices, label
from flows.selection import Selection
from flows.tables import Tables
from tests.conftest import Show
from tests.small import changed, text
from tests.test_screen import SHELL, opened, texts


def chips(app: AppTest) -> dict[str, str]:
    """The buttons that take something back, by key."""
    return {str(button.key): button.label for button in app.button if str(button.key).startswith("chip-")}


FULL: dict[str, str | list[str]] = {
    "country": ["ESP", "CZE"], "intermediary": "ESP", "source": "the-moscow-times", "speaker": "SRB-officials",
    "actor": "vucic", "company": "krusik", "stance": "denies", "flow": "srb-ukr-ammunition-2022", "goods": "ammunition",
    "basis": "delivered", "since": "2022-02-24", "until": "2025", "text": "a *b* :c: [d](e)", "disputed": "yes",
    "figure": "yes", "statistics": "yes",
}  # fmt: skip


def test_each_value_is_a_chip_that_takes_back_itself_alone() -> None:
    """Of every field, in the address as on the screen."""
    app = opened("claims", **FULL)
    asked = {key: app.query_params[key] for key in app.query_params}
    assert set(asked) == set(FULL)
    assert len(chips(app)) == 17
    for key in ("chip-country-ESP", "chip-since-2022-02-24", "chip-text", "chip-statistics-yes", "chip-company-krusik"):
        left = {each: told for each, told in chips(app).items() if each != key}
        app.button(key=key).click().run()
        assert not app.exception
        assert chips(app) == left
    assert app.query_params["country"] == "CZE"
    assert {"since", "text", "statistics", "company"} & set(app.query_params) == set()
    assert {key: app.query_params[key] for key in ("until", "flow")} == {key: asked[key] for key in ("until", "flow")}


def test_without_a_choice_there_is_nothing_to_take_back() -> None:
    app = opened("claims")
    assert not chips(app)
    assert "reset" not in {button.key for button in app.button}


def test_options_show_their_claims_in_the_order_shown_with_those_of_none_at_the_end(shipped: Tables) -> None:
    """By the label, not by a surname behind it."""
    app = opened("claims", country="ESP")
    mask = Selection(country=("ESP",)).mask(shipped)
    heard = {shipped.record(row).by for row in mask.nonzero()[0].tolist()}
    named = label("actor", shipped)
    options = app.multiselect(key="filter-actor").options
    expected = [named(key) for key in choices(shipped)["actor"] if key in heard]
    assert [option.rpartition(" (")[0] for option in options][: len(heard)] == expected
    assert all(option.endswith(" (0)") for option in options[len(heard) :])
    assert f"Spain ({mask.sum()})" in app.multiselect(key="filter-country").options


def test_of_speakers_only_those_of_the_chosen_kinds_are_offered(shipped: Tables) -> None:
    app = opened("claims", speaker="RUS-officials", actor="vucic")
    offered = [option.rpartition(" (")[0] for option in app.multiselect(key="filter-actor").options]
    kinds = {
        actor.name
        for actor in shipped.dataset.actors.values()
        if actor.country == "RUS" and actor.kind not in ("media", "analyst")
    }
    assert set(offered) == {*kinds, shipped.dataset.actors["vucic"].name}
    assert "0 of " in texts(app)


def test_official_statistics_come_in_by_one_switch_that_says_how_many(shipped: Tables) -> None:
    many = int((shipped.claims["kind"] == "statistic").sum())
    app = opened("timeline")
    assert f"; {many} official statistics left aside." in texts(app)
    assert app.toggle(key="filter-statistics").label == f"Official statistics, {many} claims"
    app.toggle(key="filter-statistics").set_value(True).run()
    assert app.query_params["statistics"] == "yes"
    assert "left aside" not in texts(app)


def test_years_are_those_of_the_data_and_set_whole_years(shipped: Tables) -> None:
    app = opened("claims")
    since, until = (app.selectbox(key=f"filter-{field}") for field in ("since", "until"))
    first, last = shipped.claims["start"].min().year, shipped.claims["end"].max().year
    assert since.options == ["any year", *map(str, range(first, last + 1))]
    since.set_value("2022")
    until.set_value("2024").run()
    assert (app.query_params["since"], app.query_params["until"]) == ("2022-01-01", "2024-12-31")
    app.selectbox(key="filter-since").set_value("").run()
    assert "since" not in app.query_params


@pytest.mark.parametrize("day", ["2024-06-22", "1914-01-01", "9999-12-30"])
def test_a_day_that_the_years_cannot_show_stays_as_it_is(day: str) -> None:
    """Other widgets are used; the day in the address is not touched."""
    app = opened("claims", since=day)
    shown = day[:4] if day.endswith("-01-01") else day
    assert app.selectbox(key="filter-since").value == shown
    assert app.text_input(key="day-since").value == day
    app.multiselect(key="filter-stance").set_value(["denies"]).run()
    app.selectbox(key="filter-until").set_value("2025").run()
    assert app.query_params["since"] == day


def test_a_typed_date_is_read_as_in_an_address_and_what_is_none_is_said_kindly() -> None:
    app = opened("claims", until="2025")
    app.text_input(key="day-since").set_value("2024-06").run()
    assert app.query_params["since"] == "2024-06-01"
    app.text_input(key="day-until").set_value("2024-06").run()
    assert app.query_params["until"] == "2024-06-30"
    app.text_input(key="day-until").set_value("30 June").run()
    assert app.query_params["until"] == "2024-06-30"
    assert "“30 June” cannot be read: write a year, a month or a day" in app.error[0].value.replace("\\", "")
    assert app.text_input(key="day-until").value == "30 June"
    app.text_input(key="day-until").set_value("").run()
    assert "until" not in app.query_params
    assert not app.error


@pytest.mark.parametrize(
    "query",
    [
        {"speaker": ["", "-", "ZZZ-officials", "officials-SRB"], "company": "\ud800", "disputed": "no"},
        {"statistics": ["yes", "maybe"], "figure": "2", "since": "0000", "until": "10000"},
    ],
)
def test_nonsense_in_an_address_is_left_out(query: dict[str, str | list[str]]) -> None:
    app = opened("claims", **{key: value for key, value in query.items() if value != "\ud800"})
    assert not app.exception
    assert "the whole set" in texts(app)
    assert not chips(app)


OLD = changed(
    ("updated: 2026-11-22", "updated: 2031-12-31"),
    ("by: estimators\n    date: 2024-06-22", "by: estimators\n    date: 1988"),
    ("by: president\n    date: 2025-05", "by: president\n    date: 2031-02"),
    ("published: 2025-05-29", "published: 2031-03-01"),
    ("date: 2025-06\n    title", "date: 1986-04\n    title"),
    ("period: 2022-02-24/2024-06-22", "period: 1985/1990"),
)


def test_years_are_those_of_the_claims_and_of_the_address(show: Show) -> None:
    show("old.yaml", OLD)
    app = opened("claims", since="1985", until="1990-12-31")
    assert app.selectbox(key="filter-until").options == ["any year", *map(str, range(1988, 2032))]
    assert app.selectbox(key="filter-since").options == ["any year", "1985", *map(str, range(1988, 2032))]
    assert [app.selectbox(key=f"filter-{field}").value for field in ("since", "until")] == ["1985", "1990"]
    app.multiselect(key="filter-stance").set_value(["asserts"]).run()
    assert (app.query_params["since"], app.query_params["until"]) == ("1985-01-01", "1990-12-31")
    assert "1 of 8 claims" in texts(app)


def test_years_of_what_follows_begin_with_the_first_period(show: Show) -> None:
    show("old.yaml", OLD)
    app = opened("follows", **{"from": "1980-05-05"})
    options = app.selectbox(key="ask-since").options
    assert (options[:3], options[-1]) == (["any year", "1980", "1985"], "2031")
    app.selectbox(key="ask-until").set_value(1990).run()
    assert app.query_params["from"] == "1980-05-05"


def test_a_file_without_claims_has_the_years_of_its_events(show: Show) -> None:
    show("empty.yaml", text(claims="claims: []", accounts=None))
    app = opened("timeline")
    assert app.selectbox(key="filter-since").options == ["any year", "2025"]
    assert not app.exception


def test_exact_dates_are_made_once_they_are_asked_for() -> None:
    """By a press on the fold, or by an address that holds a day."""
    for query, made in (({}, False), ({"since": "2024"}, False), ({"since": "2024-06-22"}, True)):
        app = AppTest.from_file(str(SHELL), default_timeout=60)
        app.query_params.update(query)
        app.switch_page("../../../pages/claims.py").run()
        assert any(box.key == "day-since" for box in app.text_input) == made
