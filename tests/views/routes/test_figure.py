"""The figures of routes, by the numbers plotly is given."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import plotly.graph_objects as go
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.dataset import parse
from flows.nodes import LAST, UNROUTED, Node
from flows.selection import Mask
from flows.tables import Tables, build
from flows.views import accounts, behind, style
from flows.views.picture import VOICE_WORDS, VOICES
from flows.views.routes import amounts
from flows.views.routes import figure as sankey
from flows.views.routes import origins as ribbons
from flows.views.routes.layout import LANE_GAP, Link
from flows.views.style import DARK, LIGHT, Look
from tests import small
from tests.conftest import everything, masks, only
from tests.views.routes.test_amounts import asked, first_legs, stated
from tests.views.routes.test_layout import columns, plotly_scale
from tests.views.routes.test_origins import copied, counted, leg

FEWER = settings(max_examples=15)
"""A figure takes some tenths of a second."""

FLAGSHIP = "ft-800m"
GROUP = "United States, Spain, Czechia and others"


@dataclass(frozen=True)
class Ribbon:
    """A link of the figure; source and target are places in the list of nodes."""

    source: int
    target: int
    value: float
    key: str
    hover: str
    colour: str

    @property
    def alpha(self) -> float:
        return float(self.colour.rpartition(",")[2].rstrip(")"))


@dataclass(frozen=True)
class Drawn:
    """A figure as plotly reads it."""

    ribbons: list[Ribbon]
    keys: list[str]
    """The names of its nodes."""
    labels: list[str]
    """What stands beside them, in one line."""
    trace: dict[str, Any]
    layout: dict[str, Any]

    def of(self, account: str) -> list[Ribbon]:
        return [ribbon for ribbon in self.ribbons if ribbon.key.startswith(f"{account}/")]

    def nodes(self, account: str) -> set[int]:
        return {node for ribbon in self.of(account) for node in (ribbon.source, ribbon.target)}

    def tall(self, node: int) -> float:
        """The larger of what all ribbons of the figure bring to a node and take from it."""
        enters = sum(ribbon.value for ribbon in self.ribbons if ribbon.target == node)
        return max(enters, sum(ribbon.value for ribbon in self.ribbons if ribbon.source == node))

    def links(self) -> list[Link]:
        """The ribbons as tests.views.routes.test_layout reads them."""
        return [Link(0, self.keys[each.source], self.keys[each.target], each.value) for each in self.ribbons]


def drawn(figure: go.Figure) -> Drawn:
    plain = figure.to_dict()
    if not plain["data"]:
        return Drawn([], [], [], {}, plain["layout"])
    (trace,) = plain["data"]
    link, node = trace["link"], trace["node"]
    columns = (link[name] for name in ("source", "target", "value", "customdata", "label", "color"))
    found = [Ribbon(*values) for values in zip(*columns, strict=True)]
    labels = [label.replace("<br>", " ") for label in node["label"]]
    return Drawn(found, list(node["customdata"]), labels, trace, plain["layout"])


def by_account(tables: Tables, mask: Mask, measure: str, unit: str = "", chosen: tuple[str, ...] = ()) -> Drawn:
    return drawn(sankey.figure_accounts(amounts.amounts(tables, mask, measure, unit, chosen), tables, LIGHT))


def by_origins(tables: Tables, mask: Mask, look: Look = LIGHT) -> Drawn:
    return drawn(sankey.figure(ribbons.by_origins(tables, mask), tables, look))


def changed(*spots: tuple[str, str]) -> Tables:
    return build(parse(small.changed(*spots)))


@pytest.fixture(params=["alone", "beside all others", "as first opened"])
def flagship(request: pytest.FixtureRequest, shipped: Tables) -> Drawn:
    """EUR 800m in the picture of values: alone, beside every other account, and in the picture a reader first sees."""
    mask = everything(shipped)
    all_of_them = tuple(accounts.available(shipped, mask, "value"))
    chosen = {"alone": (FLAGSHIP,), "beside all others": all_of_them, "as first opened": ()}[request.param]
    return by_account(shipped, mask, "value", chosen=chosen)


def test_800_million_goes_through_one_group_that_names_them_all(flagship: Drawn) -> None:
    labels = [flagship.labels[node] for node in sorted(flagship.nodes(FLAGSHIP), key=lambda node: flagship.keys[node])]
    assert labels == ["Serbia", f"{GROUP} <i>split not reported</i>", "Ukraine"]


def test_no_node_of_800_million_names_one_of_its_countries_alone(flagship: Drawn) -> None:
    names = {flagship.labels[node].partition(" <")[0] for node in flagship.nodes(FLAGSHIP)}
    assert not names & {"United States", "Spain", "Czechia", "Others", "others", "Others, not named"}


def test_no_ribbon_of_800_million_has_another_value(flagship: Drawn) -> None:
    """So that nothing shows a split."""
    assert [ribbon.value for ribbon in flagship.of(FLAGSHIP)] == [800e6, 800e6]
    ways = [(ribbon.source, ribbon.target) for ribbon in flagship.of(FLAGSHIP)]
    assert len(set(ways)) == 2
    assert all("as read: EUR 800,000,000" in ribbon.hover for ribbon in flagship.of(FLAGSHIP))


def test_nothing_is_added_to_800_million(flagship: Drawn) -> None:
    """No other account, no rockets, no shells, no statistic: every node is as tall as the claim."""
    assert {flagship.tall(node) for node in flagship.nodes(FLAGSHIP)} == {800e6}


def test_the_account_of_800_million_says_who_estimated(flagship: Drawn) -> None:
    titles = [note["text"].replace("<br>", " ") for note in flagship.layout["annotations"]]
    assert sum("Unnamed estimators cited by the Financial Times: around EUR 800mn (delivered" in t for t in titles) == 1


@FEWER
@given(data=st.data())
def test_an_account_is_as_high_as_its_own_figures_and_shares_no_node(tables: Tables, data: st.DataObject) -> None:
    """What leaves the origins of an account is the sum of the figures of its own drawn claims."""
    mask = data.draw(masks(tables))
    measure, unit = data.draw(st.sampled_from(asked(tables)))
    told = stated(tables, mask, measure, unit)
    figure = by_account(tables, mask, measure, unit)
    shown = {ribbon.key.partition("/")[0] for ribbon in figure.ribbons}
    assert len(shown) == min(len(told), amounts.MOST)
    for account in shown:
        first = [each for each in figure.of(account) if figure.keys[each.source].partition("/")[2].startswith("0:")]
        assert sum(ribbon.value for ribbon in first) == pytest.approx(first_legs(tables, told[account]))
    used = [node for account in shown for node in figure.nodes(account)]
    assert len(used) == len(set(used)) == len(figure.keys)


@FEWER
@given(data=st.data())
def test_no_node_is_taller_than_its_account(tables: Tables, data: st.DataObject) -> None:
    """A node as tall as more than its account's own figures would add what must not be added."""
    mask = data.draw(masks(tables))
    told, figure = stated(tables, mask, "value", ""), by_account(tables, mask, "value")
    for account in {ribbon.key.partition("/")[0] for ribbon in figure.ribbons}:
        whole = sum((interval.low or 0) if interval.high is None else interval.high for _, interval in told[account])
        assert all(figure.tall(node) <= whole * (1 + 1e-9) for node in figure.nodes(account))


@FEWER
@given(data=st.data())
def test_all_accounts_stand_on_the_scale_that_was_planned(tables: Tables, data: st.DataObject) -> None:
    """Heights in pixels by plotly's own formula; nodes of a column never overlap, and all are inside the plot."""
    mask = data.draw(masks(tables))
    measure, unit = data.draw(st.sampled_from([("origins", ""), *asked(tables)]))
    figure = by_origins(tables, mask) if measure == "origins" else by_account(tables, mask, measure, unit)
    if not figure.ribbons:
        return
    node, margin = figure.trace["node"], figure.layout["margin"]
    height = figure.layout["height"] - margin["t"] - margin["b"]
    scale = plotly_scale(figure.links(), height, node["pad"])
    assert all(0 < at < 1 for at in (*node["x"], *node["y"]))
    spans: dict[float, list[tuple[float, float]]] = defaultdict(list)
    for at, (across, middle) in enumerate(zip(node["x"], node["y"], strict=True)):
        half = figure.tall(at) * scale / 2
        spans[across].append((middle * height - half, middle * height + half))
    for column in spans.values():
        column.sort()
        assert all(upper[1] <= lower[0] for upper, lower in pairwise(column))
    assert len(columns(figure.links())) >= 2


@FEWER
@given(data=st.data())
def test_ribbons_of_origins_are_as_wide_as_distinct_origins(tables: Tables, data: st.DataObject) -> None:
    """Each voice apart, against counting record by record; a ribbon round by the node of the unrouted too."""
    mask = data.draw(masks(tables))
    expected, figure = counted(tables, mask), by_origins(tables, mask)
    voices = {style.shade(LIGHT.voice(voice), 0.45): voice for voice in VOICES}
    for ribbon in figure.ribbons:
        key, _, voice = ribbon.key.rpartition("/")
        assert voice == voices[ribbon.colour]
        number, claims = expected[leg(key), voice]
        assert ribbon.value == number
        assert ribbon.hover.endswith(
            f"<br>{number} independent origin{'s' * (number != 1)}, {claims} claim{'s' * (claims != 1)}"
        )


@FEWER
@given(data=st.data())
def test_every_party_has_a_node_of_its_own_by_origins(tables: Tables, data: st.DataObject) -> None:
    """No group, and no two nodes of one name at one stage."""
    figure = by_origins(tables, data.draw(masks(tables)))
    assert all(len(Node.read(key).parties) == 1 for key in figure.keys)
    assert len(set(figure.keys)) == len(figure.keys)


def test_each_country_of_the_flagship_has_a_node_of_its_own_by_origins(shipped: Tables) -> None:
    figure = by_origins(shipped, only(shipped, FLAGSHIP))
    assert sorted(figure.labels) == [
        "Czechia · 1", "Others, not named · 1", "Serbia · 1", "Spain · 1", "Ukraine · 1", "United States · 1",
    ]  # fmt: skip
    assert {ribbon.value for ribbon in figure.ribbons} == {1}
    assert len(figure.ribbons) == 8


@pytest.mark.parametrize("original", [True, False], ids=["with the article", "without the article"])
def test_thirty_reports_of_one_article_draw_as_one(little: Tables, original: bool) -> None:
    tables = copied(little, 30, original)
    figure = by_origins(tables, only(tables, "total"))
    assert {ribbon.value for ribbon in figure.ribbons} == {1}
    assert all(label.endswith(" · 1") for label in figure.labels)


def test_a_node_counts_an_origin_once_however_many_ribbons_it_is_in(little: Tables) -> None:
    """Four ribbons leave Serbia for one article; by Serbia stands 1, not 4."""
    figure = by_origins(little, only(little, "total", "spain", "czechia"))
    assert {label.partition(" · ")[0]: label.partition(" · ")[2] for label in figure.labels} == dict.fromkeys(
        ["Serbia", "Spain", "Czechia", "United States", "Others, not named", "Ukraine"], "1"
    )


def test_a_route_without_a_country_in_between_goes_round_by_a_node_that_says_so(shipped: Tables) -> None:
    whole = next(key for key, flow in shipped.dataset.flows.items() if len(flow.route) == 2 and flow.kind == "flow")
    mask = (shipped.claims["flow"] == whole).to_numpy() | only(shipped, FLAGSHIP)
    figure = by_origins(shipped, mask)
    around = figure.keys.index(UNROUTED.key)
    assert figure.labels[around] == "No country in between named"
    assert Node.read(figure.keys[around]).kind == "unnamed"
    direct = [ribbon for ribbon in figure.ribbons if around in (ribbon.source, ribbon.target)]
    assert {ribbon.key for ribbon in direct} == {
        key for key in ribbons.by_origins(shipped, mask).rows["mark"] if key.startswith("0:") and f">{LAST}:" in key
    }
    assert sum(r.value for r in direct if r.source == around) == sum(r.value for r in direct if r.target == around)


def test_one_route_alone_needs_no_way_round(shipped: Tables) -> None:
    whole = next(key for key, flow in shipped.dataset.flows.items() if len(flow.route) == 2 and flow.kind == "flow")
    figure = by_origins(shipped, (shipped.claims["flow"] == whole).to_numpy())
    assert UNROUTED.key not in figure.keys
    assert len(figure.keys) == 2


def test_between_low_and_high_a_ribbon_is_solid_and_then_pale(shipped: Tables) -> None:
    """Hundreds of thousands, between 200,000 and 1,000,000, is two links on each leg."""
    figure = by_account(shipped, only(shipped, "svr-2025-05"), "quantity", "rockets or shells")
    legs = defaultdict(list)
    for ribbon in figure.of("svr-2025-05"):
        legs[ribbon.source, ribbon.target].append(ribbon)
        assert "as worded: hundreds of thousands<br>" in ribbon.hover
        assert ribbon.hover.endswith("as read: 200,000 to under 1,000,000 rockets or shells")
    assert len(legs) == 2
    for solid, pale in legs.values():
        assert (solid.value, pale.value) == (200_000, 800_000)
        assert pale.alpha < solid.alpha / 2
    assert {figure.tall(node) for node in figure.nodes("svr-2025-05")} == {1_000_000}


def test_an_open_upper_side_has_no_pale_part(little: Tables) -> None:
    figure = by_account(little, only(little, "czechia"), "value")
    assert [ribbon.value for ribbon in figure.ribbons] == [250e6, 250e6]
    assert len({ribbon.colour for ribbon in figure.ribbons}) == 1
    assert all("as read: EUR at least 250,000,000" in ribbon.hover for ribbon in figure.ribbons)


def test_an_open_lower_side_is_pale_only(little: Tables) -> None:
    solid = by_account(little, only(little, "czechia"), "value").ribbons[0]
    figure = by_account(little, everything(little), "quantity", "rockets")
    assert [ribbon.value for ribbon in figure.ribbons] == [3500, 3500]
    assert all(ribbon.alpha < solid.alpha for ribbon in figure.ribbons)


def test_a_denial_draws_nothing_in_value_and_quantity() -> None:
    figures = (
        "value: {amount: 5, currency: EUR, worded: five}\n    quantities: [{amount: 7, worded: seven, unit: shells}]"
    )
    spot = "statement: One of the contracts does not exist."
    tables = changed((spot, f"{spot}\n    {figures}"))
    for measure, unit in (("value", ""), ("quantity", "shells")):
        assert not by_account(tables, everything(tables), measure, unit, ("denial",)).of("denial")
        assert not by_account(tables, only(tables, "denial"), measure, unit).ribbons


def test_a_figure_of_nought_draws_nothing_and_breaks_nothing() -> None:
    old = "value: {amount: 800_000_000, currency: EUR, approximate: true, worded: around EUR 800mn}"
    tables = changed((old, "value: {amount: 0, currency: EUR, worded: nothing}"))
    assert not by_account(tables, everything(tables), "value").of("total")
    assert not by_account(tables, only(tables, "total"), "value").ribbons


def test_groups_and_unknown_parties_look_different_from_countries(little: Tables) -> None:
    for figure in (by_account(little, only(little, "total"), "value"), by_origins(little, everything(little))):
        colours = defaultdict(set)
        for key, colour in zip(figure.keys, figure.trace["node"]["color"], strict=True):
            colours[Node.read(key.rpartition("/")[2]).kind == "country"].add(colour)
        assert not colours[True] & colours[False]
        assert all(len(each) == 1 for each in colours.values())


def test_voices_differ_by_colour_and_in_words(little: Tables) -> None:
    figure = by_origins(little, everything(little))
    for voice, words in VOICE_WORDS.items():
        colours = {ribbon.colour for ribbon in figure.ribbons if f": {words}<br>" in ribbon.hover}
        assert colours == {style.shade(LIGHT.voice(voice), 0.45)}


def test_the_legend_names_the_voices_that_are_drawn(little: Tables) -> None:
    assert sankey.legend(ribbons.by_origins(little, everything(little))) == ["said", "qualified", "denied"]
    assert sankey.legend(ribbons.by_origins(little, only(little, "denial"))) == ["denied"]
    assert sankey.legend(ribbons.by_origins(little, ~everything(little))) == []


def test_columns_are_headed_by_what_stands_in_them(shipped: Tables) -> None:
    longest = max(shipped.dataset.flows, key=lambda key: len(shipped.dataset.flows[key].route))
    mask = (shipped.claims["flow"] == longest).to_numpy() | only(shipped, FLAGSHIP)
    heads = by_origins(shipped, mask).layout["annotations"]
    words = [note["text"] for note in sorted(heads, key=lambda note: note["x"])]
    more = len(shipped.dataset.flows[longest].route) - 3
    assert words == ["Origin", "Through", *["then through"] * more, "Destination"]


def test_each_account_has_its_title_over_its_lane(little: Tables) -> None:
    figure = by_account(little, everything(little), "value")
    notes = figure.layout["annotations"]
    drawn_accounts = ("total", "by-country", "exports")
    titles = [accounts.title(little, account) for account in drawn_accounts]
    assert [note["text"].replace("<br>", " ") for note in notes] == titles
    for account, note in zip(drawn_accounts, notes, strict=True):
        tops = [
            at for key, at in zip(figure.keys, figure.trace["node"]["y"], strict=True) if key.startswith(f"{account}/")
        ]
        assert 1 - note["y"] <= min(tops)
        assert note["text"].count("<br>") <= 1


def test_a_title_has_room_above_the_first_lane(little: Tables) -> None:
    assert by_account(little, everything(little), "value").layout["margin"]["t"] > LANE_GAP / 2


def test_nothing_selected_is_an_empty_figure_of_some_height(little: Tables) -> None:
    none = ~everything(little)
    for figure in (by_origins(little, none), by_account(little, none, "value")):
        assert not figure.ribbons
        assert figure.layout["height"] > 50
        assert "annotations" not in figure.layout or not figure.layout["annotations"]


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_plotly_accepts_every_property(tables: Tables, look: Look) -> None:
    """The figures are made unchecked, for speed; here each is checked."""
    for mask in (everything(tables), ~everything(tables)):
        picture = ribbons.by_origins(tables, mask)
        assert go.Figure(sankey.figure(picture, tables, look).to_dict()).layout.height
        for measure, unit in asked(tables):
            by = amounts.amounts(tables, mask, measure, unit)
            assert go.Figure(sankey.figure_accounts(by, tables, look).to_dict()).layout.height


def test_plotly_is_given_plain_lists_and_a_fixed_arrangement(little: Tables) -> None:
    """Arrays are sent in a form that older viewers of a Sankey do not read; dragging swallows clicks."""
    for figure in (by_origins(little, everything(little)), by_account(little, everything(little), "value")):
        assert figure.trace["arrangement"] == "fixed"
        columns = [value for part in ("node", "link") for value in figure.trace[part].values()]
        assert all(isinstance(value, (list, tuple, str, int, float, dict)) for value in columns)


def test_a_click_hands_on_the_key_of_the_mark_whose_claims_are_known(little: Tables) -> None:
    by_value = amounts.amounts(little, everything(little), "value")
    by_naming = ribbons.by_origins(little, everything(little))
    figures = sankey.figure_accounts(by_value, little, LIGHT), sankey.figure(by_naming, little, LIGHT)
    for picture, figure in zip((by_value, by_naming), map(drawn, figures), strict=True):
        assert {ribbon.key for ribbon in figure.ribbons} | set(figure.keys) == set(behind.openable(picture))
        assert all(len(behind.behind(picture, mark, little)) for mark in behind.openable(picture))


def test_the_dark_look_changes_colours_and_no_number(little: Tables) -> None:
    light, dark = (by_origins(little, everything(little), look) for look in (LIGHT, DARK))
    assert [ribbon.value for ribbon in light.ribbons] == [ribbon.value for ribbon in dark.ribbons]
    assert {ribbon.colour for ribbon in light.ribbons}.isdisjoint(ribbon.colour for ribbon in dark.ribbons)
    assert dark.layout["font"]["color"] == DARK.ink


def test_the_page_is_dark_or_light() -> None:
    assert (style.look(True), style.look(False)) == (DARK, LIGHT)


def test_each_stance_has_its_own_mark() -> None:
    assert len(set(style.MARKS.values())) == len(style.MARKS) == 5


def test_a_shade_is_the_colour_let_through() -> None:
    assert style.shade("#0072b2", 0.4) == "rgba(0,114,178,0.4)"


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_a_look_tells_the_voices_apart(look: Look) -> None:
    assert len({look.voice(voice) for voice in VOICES}) == 3
