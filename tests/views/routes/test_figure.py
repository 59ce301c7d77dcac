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

from flows.nodes import LAST, UNROUTED, Node, leg_ends, way
from flows.selection import Mask
from flows.tables import Tables
from flows.views import behind, style
from flows.views.counts import sources_of_countries
from flows.views.picture import VOICE_WORDS, VOICES
from flows.views.routes import figure as sankey
from flows.views.routes import origins as ribbons
from flows.views.routes import parts
from flows.views.routes.further import is_further
from flows.views.routes.layout import Link
from flows.views.style import DARK, LIGHT, Look
from tests.conftest import everything, masks, only
from tests.views.routes.test_layout import columns, plotly_scale
from tests.views.routes.test_origins import copied, counted, leg

FEWER = settings(max_examples=15)
"""A figure takes some tenths of a second."""

FLAGSHIP = "ft-800m"


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

    def tall(self, node: int) -> float:
        """The larger of what all ribbons of the figure bring to a node and take from it."""
        enters = sum(ribbon.value for ribbon in self.ribbons if ribbon.target == node)
        return max(enters, sum(ribbon.value for ribbon in self.ribbons if ribbon.source == node))

    def links(self) -> list[Link]:
        """The ribbons as tests.views.routes.test_layout reads them."""
        return [Link(self.keys[each.source], self.keys[each.target], each.value) for each in self.ribbons]


def drawn(figure: go.Figure) -> Drawn:
    plain = figure.to_dict()
    if not plain["data"]:
        return Drawn([], [], [], {}, plain["layout"])
    (trace,) = plain["data"]
    link, node = trace["link"], trace["node"]
    columns = (link[name] for name in ("source", "target", "value", "customdata", "label", "color"))
    found = [Ribbon(*values) for values in zip(*columns, strict=True)]
    labels = [label.replace("<br>", " ").replace("\u00a0", " ") for label in node["label"]]
    return Drawn(found, list(node["customdata"]), labels, trace, plain["layout"])


def by_origins(
    tables: Tables, mask: Mask, look: Look = LIGHT, *, few: bool = True, most: int = 10_000, narrow: bool = False
) -> Drawn:
    """Everything by itself, unless told otherwise."""
    return drawn(sankey.figure(ribbons.by_origins(tables, mask, most, few), tables, look, narrow))


@FEWER
@given(data=st.data())
def test_nodes_stand_on_the_scale_that_was_planned(tables: Tables, data: st.DataObject) -> None:
    """Heights in pixels by plotly's own formula; nodes of a column never overlap, and all are inside the plot."""
    few, narrow = data.draw(st.booleans()), data.draw(st.booleans())
    figure = by_origins(tables, data.draw(masks(tables)), few=few, most=ribbons.MOST, narrow=narrow)
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
        hollow = any(parts.gap(Node.read(figure.keys[at])) for at in (ribbon.source, ribbon.target))
        assert hollow or voice == voices[ribbon.colour]
        number, claims = expected[leg(key), voice]
        assert ribbon.value == number
        assert ribbon.hover.endswith(f"<br>{number} source{'s' * (number != 1)}, {claims} claim{'s' * (claims != 1)}")


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
        f"{name} · 1 source" for name in ("Czechia", "Others, not named", "Serbia", "Spain", "Ukraine", "United States")
    ]
    assert {ribbon.value for ribbon in figure.ribbons} == {1}
    assert len(figure.ribbons) == 8


@pytest.mark.parametrize("original", [True, False], ids=["with the article", "without the article"])
def test_thirty_reports_of_one_article_draw_as_one(little: Tables, original: bool) -> None:
    tables = copied(little, 30, original)
    figure = by_origins(tables, only(tables, "total"))
    assert {ribbon.value for ribbon in figure.ribbons} == {1}
    assert all(label.endswith(" · 1 source") for label in figure.labels)


def test_a_node_counts_an_origin_once_however_many_ribbons_it_is_in(little: Tables) -> None:
    """Four ribbons leave Serbia for one article; by Serbia stands 1, not 4."""
    figure = by_origins(little, only(little, "total", "spain", "czechia"))
    assert {label.partition(" · ")[0]: label.partition(" · ")[2] for label in figure.labels} == dict.fromkeys(
        ["Serbia", "Spain", "Czechia", "United States", "Others, not named", "Ukraine"], "1 source"
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


@FEWER
@given(data=st.data())
def test_gaps_in_the_reporting_are_grey_and_at_the_foot_of_their_column(tables: Tables, data: st.DataObject) -> None:
    """Parties without a name under those with one, the unnamed middle last of all."""
    figure = by_origins(tables, data.draw(masks(tables)), few=data.draw(st.booleans()))
    columns_of: dict[float, list[tuple[float, Node]]] = defaultdict(list)
    for key, x, y, colour in zip(
        figure.keys, *(figure.trace.get("node", {}).get(name, []) for name in ("x", "y", "color")), strict=True
    ):
        node = Node.read(key)
        columns_of[x].append((y, node))
        assert (colour == style.mixed(LIGHT.paper, LIGHT.muted, 0.3)) == parts.gap(node)
        assert (colour == LIGHT.node) == (node.kind == "country")
    for column in columns_of.values():
        nodes = [node for _, node in sorted(column, key=lambda each: each[0])]
        assert [parts.gap(node) for node in nodes] == sorted(parts.gap(node) for node in nodes)
        assert UNROUTED not in nodes[:-1]


def test_ribbons_of_who_is_not_named_are_paler_and_in_no_voice(little: Tables) -> None:
    figure = by_origins(little, everything(little))
    for ribbon in figure.ribbons:
        hollow = any(parts.gap(Node.read(figure.keys[at])) for at in (ribbon.source, ribbon.target))
        assert (ribbon.alpha < 0.45) == hollow


def test_voices_differ_by_colour_and_in_words(little: Tables) -> None:
    figure = by_origins(little, only(little, "spain", "confirmed", "denial"))
    for voice in ("said", "denied"):
        colours = {ribbon.colour for ribbon in figure.ribbons if f": {VOICE_WORDS[voice]}<br>" in ribbon.hover}
        assert style.shade(LIGHT.voice(voice), 0.45) in colours


@FEWER
@given(data=st.data())
def test_a_country_has_one_number_and_it_is_that_of_the_whole_selection(tables: Tables, data: st.DataObject) -> None:
    """However much of the picture is cut, at whatever stage the country stands."""
    mask = data.draw(masks(tables))
    figure = by_origins(tables, mask, few=data.draw(st.booleans()), most=data.draw(st.sampled_from([10, 60, 10_000])))
    expected = sources_of_countries(tables, mask)
    told: dict[str, list[str]] = defaultdict(list)
    for key, label in zip(figure.keys, figure.labels, strict=True):
        if Node.read(key).kind == "country":
            told[Node.read(key).parties[0].code] += label.split(" · ")[1:]
    for country, numbers in told.items():
        number = int(expected[country])
        assert numbers == [f"{number:,} source{'s' * (number != 1)}"]


def test_further_countries_are_counted_in_their_label(shipped: Tables) -> None:
    picture = ribbons.by_origins(shipped, everything(shipped))
    figure = drawn(sankey.figure(picture, shipped, LIGHT))
    assert picture.further
    for key, names in picture.further.items():
        label = figure.labels[figure.keys.index(key)]
        assert label in (f"{len(names)} further countries", f"{len(names)} further, not named")
        assert all(name in figure.layout["meta"]["nodes"][key] for name in names)


@FEWER
@given(data=st.data())
def test_a_ribbon_lights_up_all_ribbons_of_its_claims(tables: Tables, data: st.DataObject) -> None:
    """Record by record: of each ribbon those that a claim behind it draws, and no others."""
    mask = data.draw(masks(tables))
    picture = ribbons.by_origins(tables, mask, few=data.draw(st.booleans()))
    figure = drawn(sankey.figure(picture, tables, LIGHT))
    paths = figure.layout["meta"]["paths"]
    assert len(paths) == len(figure.ribbons)
    claims = [set(behind.behind(picture, ribbon.key, tables).tolist()) for ribbon in figure.ribbons]
    for number, near in enumerate(paths):
        assert near == [other for other, held in enumerate(claims) if held & claims[number]]


def test_a_path_leads_from_an_origin_to_a_destination(shipped: Tables) -> None:
    figure = by_origins(shipped, everything(shipped))
    for near in figure.layout["meta"]["paths"]:
        stages = {Node.read(figure.keys[at]).stage for one in near for at in (figure.ribbons[one].source,)}
        ends = {Node.read(figure.keys[figure.ribbons[one].target]).stage for one in near}
        assert 0 in stages
        assert LAST in ends


@pytest.mark.parametrize("narrow", [False, True])
def test_every_drawn_step_is_a_ribbon(shipped: Tables, narrow: bool) -> None:
    picture = ribbons.by_origins(shipped, everything(shipped))
    figure = drawn(sankey.figure(picture, shipped, LIGHT, narrow))
    assert {ribbon.key for ribbon in figure.ribbons} == set(picture.rows["mark"])
    many = {mark: len(way(*leg_ends(mark.rpartition("/")[0]))) - 1 for mark in picture.rows["mark"]}
    assert len(figure.ribbons) == sum(many.values())
    assert any(is_further(Node.read(key)) for key in figure.keys)


def test_the_legend_says_whether_a_gap_is_drawn(little: Tables) -> None:
    assert sankey.gaps(ribbons.by_origins(little, everything(little)))
    assert not sankey.gaps(ribbons.by_origins(little, only(little, "spain")))


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


def test_nothing_selected_is_an_empty_figure_of_some_height(little: Tables) -> None:
    figure = by_origins(little, ~everything(little))
    assert not figure.ribbons
    assert figure.layout["height"] > 50
    assert not figure.layout["annotations"]


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_plotly_accepts_every_property(tables: Tables, look: Look) -> None:
    """The figures are made unchecked, for speed; here each is checked."""
    for mask in (everything(tables), ~everything(tables)):
        picture = ribbons.by_origins(tables, mask)
        for narrow in (False, True):
            assert go.Figure(sankey.figure(picture, tables, look, narrow).to_dict()).layout.height


def test_plotly_is_given_plain_lists_and_a_fixed_arrangement(little: Tables) -> None:
    """Arrays are sent in a form that older viewers of a Sankey do not read; dragging swallows clicks."""
    figure = by_origins(little, everything(little))
    assert figure.trace["arrangement"] == "fixed"
    columns = [value for part in ("node", "link") for value in figure.trace[part].values()]
    assert all(isinstance(value, (list, tuple, str, int, float, dict)) for value in columns)


def test_a_click_hands_on_the_key_of_the_mark_whose_claims_are_known(little: Tables) -> None:
    picture = ribbons.by_origins(little, everything(little))
    figure = drawn(sankey.figure(picture, little, LIGHT))
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
