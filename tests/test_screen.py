"""The screen without a browser: every page runs, says what it shows, and follows the address."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from flows import project
from flows.screen import folded
from flows.screen.pages import PAGES
from flows.tables import Tables
from tests import small
from tests.conftest import Show

SHELL = project.ROOT / "src" / "flows" / "screen" / "shell.py"
METHOD = project.ROOT / "src" / "flows" / "screen" / "method.md"
_LINK = re.compile(r"\[((?:[^\]\\]|\\.|:small\[\])*)\]\(:///([^)\s]*)\)")
FOLDS = ("table", "tables", "why", "citation", "origin", "flow", "days", "counting", "what-if")
"""What is folded away until a reader asks for it."""
NAMES = [page.name for page in PAGES]


def opened(page: str, **query: str | list[str]) -> AppTest:
    """A page as a reader who follows a link sees it."""
    app = AppTest.from_file(str(SHELL), default_timeout=60)
    for key, value in query.items():
        app.query_params[key] = value
    app.session_state[folded.OPEN] = dict.fromkeys(FOLDS, True)
    return app.switch_page(f"../../../pages/{page}.py").run()


def texts(app: AppTest) -> str:
    """All running text of a page, without the marks that keep it from being read as markup."""
    found = [*app.markdown, *app.caption, *app.title, *app.info, *app.error]
    tables = [str(cell) for table in app.table for cell in [*table.value.index, *table.value.to_numpy().ravel()]]
    return "\n".join([*(str(element.value) for element in found), *tables]).replace("\\", "").replace(":small[]", "")


def links(app: AppTest) -> dict[str, str]:
    """Links to the app's own pages by what they say, the last of a name, with page and query."""
    found = (link for element in (*app.markdown, *app.caption) for link in _LINK.findall(str(element.value)))
    return {label.replace("\\", "").replace(":small[]", ""): address.replace("&amp;", "&") for label, address in found}


def in_full(app: AppTest) -> list[str]:
    """The claims that can be opened in full, in order."""
    found = (link for element in (*app.markdown, *app.caption) for link in _LINK.findall(str(element.value)))
    return [address.rpartition("claim=")[2] for _, address in found if "claim=" in address]


def headings(app: AppTest) -> list[str]:
    """The headings of a page, without the marks that keep them from being read as markup."""
    return [str(element.value).replace("\\", "") for element in app.header]


def figure(app: AppTest, number: int = 0) -> Any:
    """A chart's figure."""
    return json.loads(app.get("plotly_chart")[number].proto.spec)


@pytest.fixture
def file(show: Show) -> Path:
    """A small data file in place of the project's own."""
    return show("small.yaml", small.text())


@pytest.mark.parametrize("name", NAMES)
def test_every_page_runs_and_states_the_selection(name: str, shipped: Tables) -> None:
    """No exception; the sentence with all counts."""
    app = opened(name, statistics="yes")
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
    assert "Spain, stance “adds a ‘but’” or “denies”, said since 2023" in texts(app)


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


def test_values_say_first_what_nobody_says() -> None:
    """Who puts a number on it, who splits it, and the way to what the figures allow."""
    app = opened("routes", measure="value")
    assert "Who puts a number on it" in [str(element.value) for element in app.header]
    assert "7 speakers put a value on it; none splits it by country in between." in texts(app)
    assert "Figures of different rows are never added." in texts(app)


def test_an_account_of_an_old_address_marks_its_row() -> None:
    """A ground under the one row, and all rows are drawn."""
    plain, marked = (figure(opened("routes", measure="value", **more)) for more in ({}, {"account": "ft-800m"}))
    assert len(plain["layout"]["shapes"]) == 0
    assert len(marked["layout"]["shapes"]) == 1
    assert len(marked["layout"]["annotations"]) == len(plain["layout"]["annotations"])


def test_the_scale_of_the_address_is_that_of_the_axis() -> None:
    assert figure(opened("routes", measure="value", scale="log"))["layout"]["xaxis"]["type"] == "log"
    assert figure(opened("routes", measure="value", scale="steep"))["layout"]["xaxis"]["type"] == "linear"


def test_two_rows_of_the_address_stand_side_by_side() -> None:
    """With a sentence on whether they may be compared; chosen in the list, they are in the address."""
    app = opened("routes", measure="value", compare="ft-800m,nothing,ukrainian-news-almost-1bn")
    assert not app.exception
    assert "They may not be compared as they stand: " in texts(app)
    assert "“around EUR 800mn”" in texts(app)
    assert "“almost EUR 1 billion”" in texts(app)
    app.multiselect(key="compare-rows").set_value(["ft-800m"]).run()
    assert app.query_params["compare"] == "ft-800m"
    assert "They may" not in texts(app)


@pytest.mark.parametrize("measure", ["origins", "value", "quantity"])
def test_routes_say_that_nothing_is_drawn_and_draw_no_axes(measure: str) -> None:
    app = opened("routes", text="no such words anywhere", measure=measure)
    assert app.info
    assert not app.get("plotly_chart")


def test_countries_of_one_source_are_shown_when_asked_for() -> None:
    """In place; kept in the address."""
    app = opened("routes")
    assert "Named by one source each and drawn together: in between, " in texts(app)
    few = figure(app)["data"][0]["node"]["customdata"]
    app.toggle(key="few-countries").set_value(True).run()
    assert app.query_params["few"] == "yes"
    assert "Named by one source each" not in texts(app)
    assert len(figure(app)["data"][0]["node"]["customdata"]) > len(few)
    assert figure(opened("routes", few="yes"))["data"] == figure(app)["data"]


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


def test_a_filter_chosen_in_the_sidebar_is_written_to_the_address() -> None:
    """Codes, not names."""
    app = opened("routes")
    app.multiselect(key="filter-country").set_value(["ESP"]).run()
    assert app.query_params["country"] == "ESP"
    assert "Spain" in texts(app)


def test_one_button_shows_the_whole_set() -> None:
    """One click, and no more of the button."""
    app = opened("claims", country="ESP")
    app.button(key="reset").click().run()
    assert all(button.key != "reset" for button in app.button)
    assert "the whole set" in texts(app)
    assert "country" not in app.query_params


def test_an_opened_claim_shows_its_figures_answers_and_tree_of_reports() -> None:
    """As worded, as read, who answers, who repeats whom."""
    app = opened("claims", claim="ft-800m")
    told = texts(app)
    assert "around EUR 800mn" in told
    assert "EUR 800,000,000" in told
    assert "Answered by" in told
    assert "1 source, 57 reports; each stands under" in told
    assert "about USD 855 million at 1.0688 for one euro (ECB, 2024-06-21)" in told
    assert "- Financial Times" in told
    assert "    - Kyiv Independent" in told


def test_a_claim_leads_to_copies_of_its_reports_to_their_words_and_to_why_a_state_controls_them(file: Path) -> None:
    """A link each; nothing of it is fetched. What has no address has no copies."""
    known = "    read: opening\n    fragment: $855m\n    seen: 2026-11-20\n    page: behind a wall\n"
    file.write_text(small.changed(("    read: opening\n", known)), encoding="utf-8")
    told = texts(opened("claims", claim="total"))
    assert "[https://wire.example/1](https://wire.example/1#:~:text=%24855m)" in told
    assert (
        "(2024-06-23, French, news agency, page behind a wall on 20 November 2026, "
        "[archived copies](https://web.archive.org/web/20240623*/https://wire.example/1))"
    ) in told
    assert told.count("archived copies") == 2
    assert 'State TV ([state-controlled](https://r.example "It is owned."))' in texts(opened("claims", claim="denial"))


def test_a_report_shows_the_copy_that_is_known_beside_those_that_may_be(file: Path) -> None:
    """Also where the copy is all there is."""
    kept = "url: https://herald.example/1\n    archived: https://archive.example/1"
    file.write_text(small.changed(("url: https://herald.example/1", kept)), encoding="utf-8")
    told = texts(opened("sources", report="herald-1"))
    assert (
        "[archived copy](https://archive.example/1), [archived copies](https://web.archive.org/web/20240622*/" in told
    )
    file.write_text(
        small.changed(("url: https://herald.example/1", "archived: https://archive.example/1")), encoding="utf-8"
    )
    told = texts(opened("sources", report="herald-1"))
    assert "[Shells on the move](https://archive.example/1)" in told
    assert "archived copies" not in told


def test_overview_and_method_say_how_far_the_search_reaches(file: Path) -> None:
    """Of any dataset; where it does not say, nothing is said."""
    reached = "Reports read up to March 2026: what was said later is not here."
    assert "Reports read up to" not in texts(opened("overview")) + texts(opened("method"))
    searched = "  searched: {until: 2026-03, how: Asked two archives in French.}\n  scope:"
    file.write_text(small.changed(("  scope:", searched)), encoding="utf-8")
    assert reached in texts(opened("overview"))
    assert f"**{reached}** Asked two archives in French. That nothing later" in texts(opened("method"))


def test_what_concerns_one_company_is_found_by_the_filter_and_in_the_address(shipped: Tables) -> None:
    """Its own words, what is said of it, and routes on which it is named."""
    app = opened("claims", company="krusik")
    assert app.query_params["company"] in ("krusik", ["krusik"])
    assert "naming Krušik" in texts(app)
    chosen = {shipped.record(int(row)).id for row in shipped.companies.query("company == 'krusik'")["claim"]}
    spoken = {claim.id for claim in shipped.dataset.claims if claim.by == "krusik"}
    assert spoken
    assert spoken < chosen
    assert f"{len(chosen)} of {len(shipped.claims)} claims" in texts(app)


@pytest.mark.parametrize("page", NAMES)
def test_an_unknown_claim_is_said_kindly(page: str) -> None:
    """In the panel, on any page."""
    app = opened(page, claim="nothing")
    assert not app.exception
    assert "There is no claim “nothing”" in texts(app)


@pytest.mark.parametrize(
    ("opens", "said"),
    [
        ({"report": "gone"}, "There is no report “gone” in this version of the dataset."),
        ({"publisher": "gone"}, "There is no publisher “gone” in this version of the dataset."),
        ({"mark": "event/gone"}, "There is no event “gone” in this version of the dataset."),
        (
            {"mark": "gone"},
            "Nothing on this page is named “gone”: the selection leaves it out, or the data have changed",
        ),
    ],
)
def test_what_the_data_no_longer_hold_is_said_kindly(opens: dict[str, str], said: str) -> None:
    """An address may be older than the data: what was open in it is named, and can be closed."""
    for page in ("claims", "timeline"):
        app = opened(page, **opens)
        assert not app.exception
        assert said in texts(app)
        app.button(key="panel-close").click().run()
        assert said not in texts(app)


@pytest.mark.parametrize("page", NAMES)
def test_a_claim_opens_on_any_page_and_closes(page: str, shipped: Tables) -> None:
    """The panel is the same on all pages."""
    app = opened(page, claim="ft-800m")
    assert not app.exception
    statement = shipped.record(shipped.place["ft-800m"]).statement
    assert statement in headings(app)
    app.button(key="panel-close").click().run()
    assert "claim" not in app.query_params
    assert statement not in headings(app)


def test_a_claim_leads_back_to_the_list_it_was_opened_from() -> None:
    """And the list to the page."""
    app = opened("routes", mark="1:ESP")
    assert "ft-800m" in in_full(app)
    assert links(app)["The claim in full"].startswith("routes?mark=1%3AESP&claim=")
    app.query_params["claim"] = "ft-800m"
    app.run()
    app.button(key="panel-back").click().run()
    assert "claim" not in app.query_params
    assert "Spain (intermediary)" in headings(app)


def test_an_event_and_a_flow_open_as_marks(shipped: Tables) -> None:
    """An event with its reports, a flow with its claims, the newest first."""
    event = shipped.dataset.events[-1]
    app = opened("timeline", mark=f"event/{event.id}")
    assert event.title in headings(app)
    app = opened("overview", mark="krusik-grad-3500")
    assert "3,500 Grad rockets" in headings(app)
    about = [claim for claim in shipped.dataset.claims if claim.flow == "krusik-grad-3500"]
    newest = sorted(about, key=lambda claim: (claim.date.start, claim.date.end, claim.id), reverse=True)
    assert in_full(app)[-len(newest) :] == [claim.id for claim in newest]


def test_marks_pressed_together_are_offered_by_name() -> None:
    """Claims and events alike, those alone that the picture has; one of them opens as by itself. On Sources reports."""
    event = "event/export-halt-2025-06-23"
    app = opened("timeline", mark=f"{event}*ft-800m*nothing")
    assert "2 marks where you pressed" in headings(app)
    offered = [button for button in app.button if str(button.key).startswith("open-near-")]
    assert [button.key for button in offered] == ["open-near-ft-800m", f"open-near-{event}"]
    offered[1].click().run()
    assert app.query_params["mark"] == event
    assert "Serbia halts exports of arms and ammunition" in headings(app)
    app = opened("sources", report="ft-2024-06-22*kyiv-independent-2024-06-22")
    assert "2 reports where you pressed" in headings(app)
    assert not opened("timeline", mark="event/nothing*nothing").exception


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
    line = small.text().count("\n") + 2
    assert f"small.yaml, line {line}. The dashboard shows the last good data." in app.error[0].value
    assert app.error[0].value.startswith("The data file has 1 problem. In ")
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
    app = opened("sources", statistics="yes")
    assert f"\n{len(set(shipped.citations['report']))} reports by" in texts(app)
    assert f"{len(set(shipped.origins['origin']))} sources. Each claim rests on one publisher" in texts(app)
    notes = [note["text"] for note in figure(app)["layout"]["annotations"]]
    assert sum(note.endswith(" reports, 1 source") for note in notes) == 12
    publishers, reports = (table.value for table in app.dataframe[-2:])
    assert {"reports", "origin_reports"} <= set(publishers)
    assert {"repeated_by", "origins"} <= set(reports)
    assert reports["title"].notna().all()


def test_a_publisher_of_the_address_shows_its_reports_with_their_claims() -> None:
    """The way to the claims, and no more of it once closed."""
    app = opened("sources", publisher="rts")
    assert "RTS" in headings(app)
    assert "reports lead back to it: 1 source" in texts(app)
    assert "State-controlled" not in texts(app)
    assert (
        "State-controlled: A unitary enterprise owned by the government of Russia. ([where this is said](https"
        in texts(opened("sources", publisher="tass"))
    )
    assert in_full(app)
    app.button(key="panel-close").click().run()
    assert "RTS" not in headings(app)
    assert "publisher" not in app.query_params


def test_a_report_without_an_address_says_so() -> None:
    told = texts(opened("sources", report="mash-2023-02-27"))
    assert "**Mash**: no address known (2023-02-27, Russian, social media, not read)" in told


def test_a_report_of_the_address_shows_what_it_repeats() -> None:
    """And the claims it carries."""
    app = opened("sources", report="ft-2024-06-22")
    assert "**Financial Times**: [Serbia turns blind eye to its ammunition ending up in Ukraine](" in texts(app)
    assert "(2024-06-22, English, newspaper, not read, [archived copies](" in texts(app)
    assert "ft-800m" in in_full(app)
    assert "Repeats Financial Times, 2024-06-22: 1 source behind it" in texts(
        opened("sources", report="kyiv-independent-2024-06-22")
    )


@pytest.mark.parametrize("choice", ["publisher", "report"])
def test_an_unknown_publisher_or_report_is_said_kindly(choice: str) -> None:
    """The tables are there all the same."""
    app = opened("sources", **{choice: "nothing"})
    assert not app.exception
    assert f"There is no {choice} “nothing” in this version of the dataset." in texts(app)
    assert len(app.dataframe) >= 2


def test_a_source_filter_shows_that_publisher_alone() -> None:
    """Its reports, not all that carry the same claims."""
    publishers, reports = (table.value for table in opened("sources", source="the-moscow-times").dataframe[-2:])
    assert publishers["name"].tolist() == ["The Moscow Times"]
    assert set(reports["publisher_name"]) == {"The Moscow Times"}


def test_where_nothing_repeats_the_sources_page_says_so(file: Path) -> None:
    """In place of an empty picture."""
    app = opened("sources", stance="denies")
    assert file.exists()
    assert "No report of the selection repeats another." in texts(app)
    assert not app.get("plotly_chart")
    assert "1 claim rests on one publisher alone" in texts(app)


def test_the_method_page_holds_its_generated_tables() -> None:
    """Worded magnitudes and the columns of the CSV."""
    app = opened("method")
    tables = [table.value for table in app.table]
    assert "“hundreds of thousands”" in tables[0].index
    assert "independent_origins" in tables[1].index
    assert "/data/dataset.yaml)" in texts(app)


def test_the_method_page_begins_with_its_contents() -> None:
    """Each heading once, with the anchor that the heading gets."""
    first = next(element.value for element in opened("method").markdown if "](#" in element.value)
    headings_of = re.findall(r"^## (.*)$", METHOD.read_text(encoding="utf-8"), re.MULTILINE)
    assert re.findall(r"\[(.*?)\]\(#[a-z0-9-]+\)", first) == headings_of
    assert "[What is in](#what-is-in)" in first


def test_the_dataset_says_where_to_write_and_each_claim_names_itself(file: Path) -> None:
    """With the claim's id; without an address the id alone."""
    assert "Name the claim by its id: denial." in texts(opened("claims", claim="denial"))
    about = 'corrections: "mailto:desk@flows.example?subject={claim}", repository: https://flows.example/code'
    lines = "\n".join(f"  {part}" for part in about.split(", "))
    file.write_text(small.text().replace("  scope:", f"{lines}\n  scope:"), encoding="utf-8")
    assert "[Report an error](mailto:desk@flows.example?subject=denial)" in texts(opened("claims", claim="denial"))
    told = texts(opened("method"))
    assert "[Repository](https://flows.example/code)" in told
    assert "[Ask for a correction](mailto:desk@flows.example?subject=)" in told


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
        (
            "timeline",
            "ft-800m",
            "Estimates shared with the Financial Times put Serbian ammunition that has reached Ukraine through third "
            "parties since the full-scale invasion at around EUR 800 million.",
        ),
        ("overview", "2024-06/said", "June 2024, said or confirmed"),
        ("positions", "srb-ukr-svr-2025/vucic", "Ammunition named by the SVR, Aleksandar Vučić"),
    ],
)
def test_a_mark_in_the_address_opens_the_claims_behind_it(page: str, mark: str, heading: str, shipped: Tables) -> None:
    """The panel names the mark and lists its claims with links to reports; Close takes it out of the address."""
    app = opened(page, mark=mark)
    assert not app.exception
    assert any(told.startswith(heading) for told in headings(app))
    assert "(https://" in texts(app)
    close = next(button for button in app.button if button.label == "Close")
    close.click().run()
    assert "mark" not in app.query_params
    assert all(button.label != "Close" for button in app.button)


@pytest.mark.parametrize("page", NAMES)
def test_a_mark_that_no_picture_has_is_said_kindly(page: str) -> None:
    """A bad address never raises."""
    app = opened(page, mark="0:NOWHERE>1:/denied/>")
    assert not app.exception
    assert "Nothing on this page is named" in texts(app)


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
    assert any(value.startswith("@misc{claim:ft-800m,") for value in copied)


def test_who_says_what_marks_the_czech_contract_and_takes_no_side() -> None:
    """The SVR's claim stands on the row of the contract, and so does what the president answers."""
    app = opened("positions", country="CZE")
    for number in range(2):
        keys = [key for trace in figure(app, number)["data"] for key in trace.get("customdata", [])]
        assert "srb-cze-rockets-contract/svr" in keys
        assert "srb-cze-rockets-contract/vucic" in keys
    told = texts(app)
    assert "“Ammunition named by the SVR”" in told
    assert "the picture takes no side" in told


def test_who_says_what_draws_nothing_where_nothing_is_selected() -> None:
    """It says so."""
    app = opened("positions", text="no such words anywhere")
    assert not app.get("plotly_chart")
    assert app.info[0].value == "No flow is drawn."


def test_the_menu_of_data_leads_to_each_form_of_the_selection_and_of_everything() -> None:
    """As the routes take it: only what the selection is, nothing of the page."""
    found = links(opened("routes", country="ESP", measure="value", mark="1:ESP"))
    assert found["Dossier to print"] == "dossier?country=ESP"
    assert found["RIS"] == "data/references.ris?country=ESP"
    assert found["Feed of changes"] == "data/changes.atom?country=ESP"
    assert found["Excel workbook"] == "data/workbook.xlsx?statistics=yes"  # the second of that name
    assert found["The data file (YAML)"] == "data/dataset.yaml"
    assert found["All tables, columns and addresses"] == "data/"


@pytest.mark.parametrize("page", ["overview", "routes", "map", "timeline", "positions", "sources", "follows"])
def test_where_nothing_is_chosen_no_chart_is_drawn(page: str) -> None:
    """Axes without marks would say nothing: a sentence does."""
    app = opened(page, text="zzzzqq")
    assert not app.exception
    assert len(app.get("plotly_chart")) == 0
    assert len(app.info) >= 1


@pytest.mark.parametrize("query", [{"measure": "value", "stance": "denies"}, {"measure": "quantity", "text": "zzzzqq"}])
def test_where_nobody_puts_a_number_on_it_no_axes_stand(query: dict[str, str]) -> None:
    app = opened("routes", **query)
    assert len(app.get("plotly_chart")) == 0
    assert len(app.info) == 1
