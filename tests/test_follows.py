"""The page What the figures allow: asked on the screen or by an address; claims, contradictions and what-ifs."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.test_screen import figure, links, opened, texts

FLAGSHIP = "srb-ukr-ammunition-2022"


def headers(app: AppTest) -> list[str]:
    return [str(element.value).replace("\\", "") for element in app.header]


def test_the_value_delivered_from_2022_to_2024() -> None:
    """What is known of each country, every bound with its claims; nothing beyond what reports imply."""
    app = opened("follows", **{"from": "2022", "to": "2024"})
    assert not app.exception
    told = texts(app)
    about = "(around EUR 800mn, read within 10 %)"
    linked = "ft-800m"
    assert f"In all: at least EUR 720 million, because of {linked} {about}; at most EUR 880 million" in told
    for country in ("United States", "Spain", "Czechia", "Others, not named"):
        assert f"{country}: at most EUR 880 million, because of {linked} {about}." in told
    assert "In all: at least EUR 135 million, because of menadefense-2025-bulgaria" in told
    assert "no report taken into account says how much at most" in told
    assert "do not: no value is stated" in told
    assert "Everything here is derived" in told
    assert (
        "- **Ammunition via US, Spain, Czechia, others.** EUR 720 million to 880 million in all. Nothing is known of "
        "the split: United States, Spain, Czechia and others not named can each have nothing or all of it."
    ) in told
    assert links(app)["The claim in full: ft-800m"].endswith("claim=ft-800m")


def test_a_question_chosen_on_the_screen_stands_in_the_address() -> None:
    """Measure, unit and basis are one choice, so that none can be mixed."""
    app = opened("follows")
    assert "asked" not in app.query_params
    app.selectbox(key="ask-subject").set_value(("quantity", "rockets", "delivered")).run()
    assert (app.query_params["asked"], app.query_params["in"], app.query_params["counts"]) == (
        "quantity", "rockets", "delivered",
    )  # fmt: skip
    app.selectbox(key="ask-since").set_value(2022).run()
    app.selectbox(key="ask-tolerance").set_value(0.25).run()
    app.multiselect(key="ask-actors").set_value(["mash"]).run()
    assert app.query_params["from"] == "2022-01-01"
    assert app.query_params["tolerance"] == "0.25"
    assert app.query_params["according"] == "mash"
    assert not app.exception
    assert "because of mash-grad-3500" in texts(app)
    app.toggle(key="ask-without_denied").set_value(True).run()
    assert app.query_params["denied"] == "no"
    assert "because of mash-grad-3500" not in texts(app)


def test_a_question_in_the_address_is_asked_on_the_screen() -> None:
    """Cold, with everything that can be asked."""
    app = opened(
        "follows", asked="quantity", counts="delivered", denied="no", tolerance="0", according=["mash", "krusik"],
        to="2023", **{"in": "rockets"},
    )  # fmt: skip
    assert not app.exception
    assert app.selectbox(key="ask-subject").value == ("quantity", "rockets", "delivered")
    assert app.selectbox(key="ask-until").value == 2023
    assert app.selectbox(key="ask-tolerance").value == 0
    assert app.toggle(key="ask-without_denied").value is True
    assert app.multiselect(key="ask-actors").value == ["krusik", "mash"]


def test_a_what_if_shifts_the_bounds_and_can_be_taken_back() -> None:
    """Spain fixed at 200 million leaves 520 to 680 million for the others together."""
    app = opened("follows", tolerance="0")
    app.selectbox(key="fix-key").set_value(f"{FLAGSHIP}/1:ESP")
    app.number_input(key="fix-amount").set_value(200_000_000)
    next(button for button in app.button if button.label == "Suppose it").click().run()
    assert app.query_params["fix"] == f"{FLAGSHIP}/1:ESP=200000000.0"
    assert "Spain: EUR 200 million, because of the what-if for Spain" in texts(app)
    assert "United States: at most EUR 600 million" in texts(app)
    next(button for button in app.button if button.label == "Take it back").click().run()
    assert "fix" not in app.query_params
    assert "United States: at most EUR 800 million" in texts(app)


def test_claims_that_cannot_all_be_true_are_named_and_nothing_is_said_of_their_flow() -> None:
    """The arithmetic in a sentence, and the way to each claim."""
    app = opened("follows", fix=f"{FLAGSHIP}/1:ESP=900000000", tolerance="0")
    assert not app.exception
    told = texts(app)
    assert "These claims cannot all be true. ft-800m and the what-if for Spain" in told.replace("**", "")
    assert "cannot both be true" in told
    assert "EUR 900 million" in told
    assert "In all: at least EUR 800 million" not in told


def test_a_denial_can_be_supposed_true() -> None:
    """Then its flow is nought, and what asserts an amount of it contradicts it."""
    denial = "krusik-denial-2023-03-03"
    app = opened("follows", asked="quantity", counts="delivered", suppose=denial, **{"in": "rockets"})
    assert not app.exception
    assert "These claims cannot all be true." in texts(app)
    assert denial in texts(app)


def test_a_bar_leads_to_its_claims() -> None:
    """The same panel as on every chart."""
    app = opened("follows", mark=f"{FLAGSHIP}/1:ESP")
    assert any(heading.startswith("Estimates shared with the Financial Times") for heading in headers(app))
    drawn = figure(app)
    keys = {key for trace in drawn["data"] for key in trace.get("customdata", [])}
    assert f"{FLAGSHIP}/1:ESP" in keys
    assert FLAGSHIP in keys


@pytest.mark.parametrize(
    "query", [{"fix": ["x", "=", "a=b"], "suppose": "nobody"}, {"tolerance": "much", "from": "once", "asked": "weight"}]
)
def test_a_bad_question_never_raises(query: dict[str, str | list[str]]) -> None:
    app = opened("follows", **query)
    assert not app.exception
    assert "What the bounds do not know" in headers(app)


def test_the_question_is_kept_on_other_pages_and_in_their_links() -> None:
    app = opened("claims", **{"from": "2022"})
    assert app.query_params["from"] == "2022-01-01"
    app.switch_page("../../../pages/follows.py").run()
    assert app.selectbox(key="ask-since").value == 2022


def test_official_statistics_limit_bounds_once_the_one_switch_brings_them_in() -> None:
    """The switch of the sidebar, for this page too; an old address that leaves them aside still does."""
    app = opened("follows", statistics="no")
    assert "statistics" not in app.query_params
    assert "by statistic" not in texts(app)
    app.toggle(key="filter-statistics").set_value(True).run()
    assert app.query_params["statistics"] == "yes"
    assert "a statistic whose step, goods and period contain those of no flow here" in texts(app)
