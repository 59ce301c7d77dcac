"""The screen without a browser: every page runs, says what it shows, and follows the address."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from flows import project
from flows.screen.pages import PAGES
from flows.store import Store
from flows.tables import Tables
from tests import small

SHELL = project.ROOT / "src" / "flows" / "screen" / "shell.py"
NAMES = [page.name for page in PAGES]


def opened(page: str, **query: str | list[str]) -> AppTest:
    """A page as a reader who follows a link sees it."""
    app = AppTest.from_file(str(SHELL), default_timeout=60)
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    return app.switch_page(f"../../../pages/{page}.py").run()


def texts(app: AppTest) -> str:
    """All running text of a page, without the marks that keep it from being read as markup."""
    found = [*app.markdown, *app.caption, *app.title, *app.info, *app.error]
    tables = [str(cell) for table in app.table for cell in [*table.value.index, *table.value.to_numpy().ravel()]]
    return "\n".join([*(str(element.value) for element in found), *tables]).replace("\\", "")


def figure(app: AppTest, number: int = 0) -> Any:
    """A chart's figure."""
    return json.loads(app.get("plotly_chart")[number].proto.spec)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small data file in place of the project's own."""
    path = tmp_path / "small.yaml"
    path.write_text(small.text(), encoding="utf-8")
    store = Store(path, "small.yaml")
    monkeypatch.setattr("flows.project.store", lambda: store)
    return path


@pytest.mark.parametrize("name", NAMES)
def test_every_page_runs_and_states_the_selection(name: str, shipped: Tables) -> None:
    """No exception; the sentence with all counts."""
    app = opened(name)
    assert not app.exception
    assert f"{len(shipped.claims)} of {len(shipped.claims)} claims" in texts(app)
    assert "the whole set" in texts(app)


@pytest.mark.parametrize("name", NAMES)
def test_every_page_keeps_the_filters_of_the_address(name: str) -> None:
    """The widgets hold what the address says."""
    app = opened(name, country="ESP", stance=["denies", "qualifies"], since="2023")
    assert not app.exception
    assert app.multiselect(key="filter-country").value == ["ESP"]
    assert app.multiselect(key="filter-stance").value == ["qualifies", "denies"]
    assert "Spain, stance “qualifies” or “denies”, said since 2023-01-01" in texts(app)


@pytest.mark.parametrize("name", NAMES)
def test_every_page_runs_with_nothing_selected(name: str) -> None:
    """An empty selection is a selection."""
    app = opened(name, text="no such words anywhere")
    assert not app.exception
    assert "0 of " in texts(app)


@pytest.mark.parametrize("measure", ["value", "quantity"])
def test_routes_take_the_measure_from_the_address(measure: str) -> None:
    """A link to the picture of values shows values."""
    app = opened("routes", measure=measure)
    assert not app.exception
    assert app.session_state["filter-measure"] == measure
    assert app.selectbox(key="filter-account").options


def test_an_old_link_to_amounts_on_the_map_opens_the_map_as_it_is() -> None:
    """Amounts have a picture of their own."""
    app = opened("map", measure="value", account="ft-800m")
    assert not app.exception
    assert "SRB>CZE>UKR" in json.dumps(figure(app))


@pytest.mark.parametrize(
    ("asked", "held"), [({}, "3"), ({"least": "1"}, "1"), ({"least": "4"}, "3"), ({"least": "x"}, "3")]
)
def test_the_map_draws_routes_that_enough_sources_name(asked: dict[str, str], held: str) -> None:
    """Three, if the address says nothing that is known."""
    app = opened("map", **asked)
    assert app.session_state["filter-least"] == held
    assert ("25 routes named by fewer than 3 sources are not drawn." in texts(app)) == (held == "3")


def test_what_is_usual_follows_the_selection() -> None:
    """A flow of one route has it on the map, and the address does not say so."""
    app = opened("map")
    app.multiselect(key="filter-flow").set_value(["krusik-grad-3500"]).run()
    assert app.session_state["filter-least"] == "1"
    assert "least" not in app.query_params
    app.button(key="reset").click().run()
    assert app.session_state["filter-least"] == "3"


def test_an_account_of_the_address_is_drawn_alone() -> None:
    """The figure holds the nodes of one account."""
    app = opened("routes", measure="value", account="ft-800m")
    drawn = figure(app)["data"][0]
    assert {key.split("/")[0] for key in drawn["link"]["customdata"]} == {"ft-800m"}


def test_a_filter_chosen_in_the_sidebar_is_written_to_the_address() -> None:
    """Codes, not names."""
    app = opened("routes")
    app.multiselect(key="filter-country").set_value(["ESP"]).run()
    assert app.query_params["country"] == "ESP"
    assert "Spain" in texts(app)


def test_reset_shows_the_whole_set() -> None:
    """One click."""
    app = opened("claims", country="ESP")
    app.button(key="reset").click().run()
    assert "the whole set" in texts(app)
    assert "country" not in app.query_params


def test_an_opened_claim_shows_its_figures_answers_and_tree_of_reports() -> None:
    """As worded, as read, who answers, who repeats whom."""
    app = opened("claims", claim="ft-800m")
    told = texts(app)
    assert "around EUR 800mn" in told
    assert "EUR 800,000,000" in told
    assert "Answered by" in told
    assert "1 independent origin" in told
    assert "about USD 855 million at 1.0688 for one euro (ECB, 2024-06-21)" in told
    assert "- Financial Times" in told
    assert "    - Kyiv Independent" in told


def test_an_unknown_claim_is_said_kindly() -> None:
    """The list is offered in its place."""
    app = opened("claims", claim="nothing")
    assert not app.exception
    assert "There is no claim “nothing”" in app.info[0].value


def test_figures_in_other_currencies_show_rate_and_day(shipped: Tables) -> None:
    """A conversion is derived and says how."""
    dollars = shipped.figures[(shipped.figures["unit"] == "USD") & shipped.figures["eur_low"].notna()]
    app = opened("claims", claim=shipped.claims["id"][dollars["claim"].iloc[0]])
    assert "In euro (derived)" in app.table[0].value.columns
    assert "USD for one euro (ECB, " in texts(app)


def test_a_broken_file_shows_its_problems_beside_the_last_good_data(file: Path) -> None:
    """The curator sees every line; the reader keeps the data."""
    app = opened("overview")
    assert not app.exception
    file.write_text(small.text() + "\nextra: 1\n", encoding="utf-8")
    app.run()
    assert not app.exception
    assert "The data file has 1 problem. The dashboard shows the last good data." in app.error[0].value
    assert "small.yaml:" in app.code[0].value
    assert "the whole set" in texts(app)


def test_a_file_that_was_never_good_shows_its_problems_alone(file: Path) -> None:
    """Instead of a traceback."""
    file.write_text("claims: [", encoding="utf-8")
    app = AppTest.from_file(str(SHELL), default_timeout=60).run()
    assert not app.exception
    assert "mend the file and reload" in app.error[0].value
    assert not app.get("plotly_chart")


def test_the_sources_page_sets_origins_beside_reports(shipped: Tables) -> None:
    """In its first sentence, in the picture and in both tables."""
    app = opened("sources")
    assert f"in {len(set(shipped.citations['report']))} reports by" in texts(app)
    assert f"{len(set(shipped.origins['origin']))} independent origins. Each claim rests on one publisher" in texts(app)
    notes = [note["text"] for note in figure(app)["layout"]["annotations"]]
    assert sum(note.endswith(" reports, 1 origin") for note in notes) == 12
    publishers, reports = (table.value for table in app.dataframe[-2:])
    assert {"reports", "origin_reports"} <= set(publishers)
    assert {"repeated_by", "origins"} <= set(reports)
    assert reports["title"].notna().all()


def test_a_publisher_of_the_address_shows_its_reports_with_their_claims() -> None:
    """Links to the claims, and no more of it once closed."""
    app = opened("sources", publisher="rts")
    assert "**RTS**: " in texts(app)
    assert "reports lead back to it: 1 independent origin" in texts(app)
    assert "(claims?claim=" in texts(app)
    close = next(button for button in app.button if button.label == "Close the publisher")
    close.click().run()
    assert "**RTS**: " not in texts(app)
    assert "publisher" not in app.query_params


def test_a_report_of_the_address_shows_what_it_repeats() -> None:
    """And the claims it carries."""
    app = opened("sources", report="ft-2024-06-22")
    assert "**Financial Times**: no address known (2024-06-22, en, newspaper, not read)" in texts(app)
    assert "(claims?claim=ft-800m)" in texts(app)
    assert "Repeats Financial Times, 2024-06-22: 1 independent origin behind it" in texts(
        opened("sources", report="kyiv-independent-2024-06-22")
    )


@pytest.mark.parametrize("choice", ["publisher", "report"])
def test_an_unknown_publisher_or_report_is_said_kindly(choice: str) -> None:
    """The tables are there all the same."""
    app = opened("sources", **{choice: "nothing"})
    assert not app.exception
    assert "is behind the selection" in texts(app) or "is not behind the selection" in texts(app)


def test_where_nothing_repeats_the_sources_page_says_so(file: Path) -> None:
    """In place of an empty picture."""
    app = opened("sources", stance="denies")
    assert file.exists()
    assert "No report of the selection repeats another." in texts(app)
    assert not app.get("plotly_chart")
    assert "1 claim rests on one publisher alone" in texts(app)


def test_the_method_page_holds_its_generated_tables() -> None:
    """Worded magnitudes and the columns of the CSV."""
    tables = [table.value for table in opened("method").table]
    assert "“hundreds of thousands”" in tables[0].index
    assert "independent_origins" in tables[1].index


def test_an_address_reached_by_back_repeats_no_usual_choice() -> None:
    """A choice that the address does not hold stays out of it."""
    app = opened("routes", country="ESP")
    app.query_params.clear()
    app.run()
    assert "measure" not in app.query_params
    assert "the whole set" in texts(app)


@pytest.mark.parametrize(
    ("page", "mark", "heading"),
    [
        ("routes", "1:ESP", "Spain (intermediary)"),
        ("routes", "0:SRB>1:CZE/said", "Serbia to Czechia, said or confirmed"),
        ("map", "SRB>USA>UKR", "Serbia to United States to Ukraine"),
        ("map", "CZE>UKR", "Czechia to Ukraine"),
        ("map", "TUR", "Türkiye"),
        ("timeline", "ft-800m", "22 June 2024, Unnamed estimators cited by the Financial Times: asserts (ft-800m)"),
        ("overview", "2024-06/said", "June 2024, said or confirmed"),
        (
            "positions",
            "srb-cze-rockets-contract/svr",
            "122 mm rockets under a Czech contract, Foreign Intelligence Service of Russia (SVR)",
        ),
    ],
)
def test_a_mark_in_the_address_opens_the_claims_behind_it(page: str, mark: str, heading: str, shipped: Tables) -> None:
    """The panel names the mark and lists its claims with links to reports; Close takes it out of the address."""
    app = opened(page, mark=mark)
    assert not app.exception
    assert heading in [str(element.value).replace("\\", "") for element in app.header]
    assert "(https://" in texts(app)
    close = next(button for button in app.button if button.label == "Close")
    close.click().run()
    assert "mark" not in app.query_params
    assert all(button.label != "Close" for button in app.button)


@pytest.mark.parametrize("page", NAMES)
def test_a_mark_that_no_picture_has_opens_nothing(page: str) -> None:
    """A bad address never raises."""
    app = opened(page, mark="0:NOWHERE>1:/denied/>")
    assert not app.exception
    assert all(button.label != "Close" for button in app.button)


def test_a_mark_is_chosen_from_the_list_as_by_a_click() -> None:
    """For the keyboard: the same choice, the same address."""
    app = opened("routes")
    app.selectbox(key="marks-routes").set_value("1:CZE").run()
    assert app.query_params["mark"] == "1:CZE"
    assert "Czechia (intermediary)" in [str(element.value).replace("\\", "") for element in app.header]


def test_a_claim_can_be_cited_and_its_answers_followed() -> None:
    """Address, citation and BibTeX, each in a box that copies."""
    app = opened("claims", claim="ft-800m")
    copied = [code.value for code in app.code]
    assert any(value.endswith("/claims?claim=ft-800m") for value in copied)
    assert any(value.startswith("Unnamed estimators cited by the Financial Times, 22 June 2024") for value in copied)
    assert any(value.startswith("@misc{ft-800m,") for value in copied)


def test_who_says_what_marks_the_czech_contract_and_takes_no_side() -> None:
    """The SVR's claim stands on the row of the contract, and so does what the president answers."""
    app = opened("positions", country="CZE")
    for number in (0, 1):
        keys = [key for trace in figure(app, number)["data"] for key in trace.get("customdata", [])]
        assert "srb-cze-rockets-contract/svr" in keys
        assert "srb-cze-rockets-contract/vucic" in keys
    told = texts(app)
    assert "“122 mm rockets under a Czech contract”" in told
    assert "the picture takes no side" in told


def test_who_says_what_draws_nothing_where_nothing_is_selected() -> None:
    """It says so."""
    app = opened("positions", text="no such words anywhere")
    assert not app.get("plotly_chart")
    assert app.info[0].value == "No flow is drawn."
