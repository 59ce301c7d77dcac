"""Independent origins by leg: who names which part of a route."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.dataset import parse
from flows.dataset.model import Flow
from flows.evidence import origins
from flows.nodes import LAST, Node, leg_ends
from flows.places import Party
from flows.selection import Mask
from flows.tables import UNMOVED, Tables, build
from flows.views.behind import behind
from flows.views.picture import NOTHING_MOVES, Picture
from flows.views.routes import further, parts, words
from flows.views.routes import origins as ribbons
from flows.views.routes.further import FEWEST
from tests import claimed, registers
from tests.conftest import everything, masks, only

VOICE = {"asserts": "said", "confirms": "said", "partly confirms": "said", "qualifies": "qualified", "denies": "denied"}
FEWER = settings(max_examples=20)
"""A picture takes some hundredths of a second."""

Leg = tuple[int, Party, int, Party]


def legs(flow: Flow) -> set[Leg]:
    """The legs of a route, each party of a group for itself."""
    last = len(flow.route) - 1
    return {
        (at, source, LAST if at + 1 == last else at + 1, target)
        for at, (here, there) in enumerate(pairwise(flow.route))
        for source, target in product(here, there)
    }


def counted(tables: Tables, mask: Mask) -> dict[tuple[Leg, str], tuple[int, int]]:
    """Origins and claims behind each leg and voice, counted record by record."""
    ends: dict[tuple[Leg, str], set[str]] = defaultdict(set)
    claims: dict[tuple[Leg, str], set[str]] = defaultdict(set)
    for claim, chosen in zip(tables.dataset.claims, mask, strict=True):
        flow = tables.dataset.flows[claim.flow]
        if chosen and flow.kind == "flow" and claim.basis not in UNMOVED:
            for leg in legs(flow):
                ends[leg, VOICE[claim.stance]].update(origins(claim, tables.dataset.reports))
                claims[leg, VOICE[claim.stance]].add(claim.id)
    return {mark: (len(ends[mark]), len(claims[mark])) for mark in ends}


def leg(key: str) -> Leg:
    source, target = leg_ends(key)
    (here,), (there,) = source.parties, target.parties
    return source.stage, here, target.stage, there


def shown(picture: Picture) -> dict[tuple[Leg, str], tuple[int, int]]:
    rows = picture.rows.to_dict("records")
    return {(leg(row["key"]), row["voice"]): (row["origins"], row["claims"]) for row in rows}


def copied(tables: Tables, times: int, original: bool) -> Tables:
    """The small file with a claim that so many more reports repeat from one article."""
    claim, wire = tables.record(tables.place["total"]), tables.dataset.reports["wire-1"]
    copies = {f"copy-{number}": wire for number in range(times)}
    carried = (*(["herald-1"] if original else []), *copies)
    claims = tuple(
        item if item.id != "total" else claim.model_copy(update={"reports": carried, "variants": ()})
        for item in tables.dataset.claims
    )
    reports = {**tables.dataset.reports, **copies}
    return build(tables.dataset.model_copy(update={"claims": claims, "reports": reports}))


def steps(picture: Picture) -> dict[int, set[Leg]]:
    """The steps drawn for each claim."""
    found: dict[int, set[Leg]] = defaultdict(set)
    for key, claim in zip(picture.members["key"].astype(str), picture.members["claim"], strict=True):
        found[claim].add(leg(key))
    return found


@FEWER
@given(data=st.data())
def test_widths_count_distinct_origins_by_voice(tables: Tables, data: st.DataObject) -> None:
    """Against counting record by record, of the claims that are drawn."""
    mask = data.draw(masks(tables))
    picture = ribbons.by_origins(tables, mask, data.draw(st.sampled_from([10, 60, 10_000])), few=True)
    held = np.zeros(len(mask), dtype=bool)
    held[picture.members["claim"].to_numpy()] = True
    assert shown(picture) == counted(tables, held)


@FEWER
@given(data=st.data())
def test_a_route_is_drawn_whole_or_not_at_all(tables: Tables, data: st.DataObject) -> None:
    """Each drawn claim with every step of its flow; where more would not fit, whole flows stay out."""
    mask = data.draw(masks(tables))
    most = data.draw(st.sampled_from([5, 20, 60]))
    picture = ribbons.by_origins(tables, mask, most // 2, few=True)
    for claim, drawn in steps(picture).items():
        assert drawn == legs(tables.dataset.flows[tables.record(claim).flow])
    moving = (tables.record(claim) for claim in picture.left_out["claim"] if not tables.unmoved[claim])
    assert {claim.flow for claim in moving}.isdisjoint(tables.record(claim).flow for claim in steps(picture))
    first = max((len(legs(flow)) for flow in tables.dataset.flows.values()), default=0)
    assert picture.rows["key"].nunique() <= max(most, first)


@FEWER
@given(data=st.data())
def test_countries_of_one_source_stand_together_and_none_is_lost(tables: Tables, data: st.DataObject) -> None:
    """Folding changes no claim that is drawn, and each name is drawn or told."""
    mask = data.draw(masks(tables))
    whole, folded = (ribbons.by_origins(tables, mask, 10_000, few) for few in (True, False))
    assert set(whole.members["claim"]) == set(folded.members["claim"])
    assert whole.left_out.equals(folded.left_out)
    names, kept = ({Node.read(end) for key in p.rows["key"] for end in str(key).split(">")} for p in (whole, folded))
    told = {(Node.read(key).stage, name) for key, names in folded.further.items() for name in names}
    assert {(node.stage, node.name) for node in names - kept} == told
    assert {node.key for node in kept - names} == set(folded.further)
    assert all(len(names) >= FEWEST for names in folded.further.values())
    for node in names - kept:
        assert whole.nodes[node.key] == 1
    assert all(name in folded.folding() for names in folded.further.values() for name in names)
    assert not whole.further
    assert whole.folding() == ""


@FEWER
@given(data=st.data())
def test_a_node_of_further_parties_opens_all_claims_behind_it(tables: Tables, data: st.DataObject) -> None:
    mask = data.draw(masks(tables))
    whole, folded = (ribbons.by_origins(tables, mask, 10_000, few) for few in (True, False))
    single = {key: behind(whole, key, tables).tolist() for key in whole.nodes if whole.nodes[key] == 1}
    for key, names in folded.further.items():
        stage = Node.read(key).stage
        held = {row for one, rows in single.items() for row in rows if _at(one, stage, names)}
        assert set(behind(folded, key, tables).tolist()) == held


def _at(key: str, stage: int, names: tuple[str, ...]) -> bool:
    return Node.read(key).stage == stage and Node.read(key).name in names


def test_where_one_source_names_all_nobody_is_further(little: Tables) -> None:
    """Further than whom?"""
    assert not ribbons.by_origins(little, only(little, "total")).further


@FEWER
@given(data=st.data())
def test_every_selected_claim_is_drawn_or_left_out_with_a_reason(tables: Tables, data: st.DataObject) -> None:
    mask = data.draw(masks(tables))
    picture = ribbons.by_origins(tables, mask)
    drawn, left = set(picture.members["claim"]), set(picture.left_out["claim"])
    assert not drawn & left
    assert drawn | left == set(np.flatnonzero(mask))
    assert len(left) == len(picture.left_out)
    assert set(picture.left_out["reason"]) <= {ribbons.STATISTIC, NOTHING_MOVES, ribbons.BEYOND}
    numbers = picture.left_out["reason"].value_counts()
    parts = [f"{reason} ({number:,})" for reason, number in numbers.items() if number]
    assert all(part in picture.note() for part in parts)
    assert bool(parts) == bool(picture.note())


@FEWER
@given(data=st.data())
def test_every_ribbon_leads_to_its_claims_and_every_claim_has_a_ribbon(tables: Tables, data: st.DataObject) -> None:
    mask = data.draw(masks(tables))
    picture = ribbons.by_origins(tables, mask)
    assert set(picture.members["key"].astype(str)) == set(picture.rows["key"])
    assert set(picture.ids(tables)) == set(picture.rows["key"])


@pytest.mark.parametrize("original", [True, False], ids=["with the article", "without the article"])
def test_thirty_reports_of_one_article_count_once(little: Tables, original: bool) -> None:
    tables = copied(little, 30, original)
    row = tables.claims[tables.claims["id"] == "total"].iloc[0]
    assert (row["reports"], row["origins"]) == (30 + original, 1)
    picture = ribbons.by_origins(tables, only(tables, "total"))
    assert set(picture.rows["origins"]) == {1}
    assert set(picture.rows["claims"]) == {1}


def test_each_named_country_stands_alone(little: Tables) -> None:
    """A group is never one party here: the width counts who names the leg, so that nothing is split."""
    keys = set(ribbons.by_origins(little, only(little, "total")).rows["key"])
    assert keys == {
        *(f"0:SRB>1:{party}" for party in ("USA", "ESP", "CZE", "+others")),
        *(f"1:{party}>9:UKR" for party in ("USA", "ESP", "CZE", "+others")),
    }


@pytest.mark.parametrize("basis", UNMOVED)
def test_what_is_asked_for_or_refused_is_no_ribbon_and_is_listed(basis: str) -> None:
    route = claimed.flow("a", "CHE", "DEU", "UKR"), claimed.flow("b", "SRB", "UKR")
    said = claimed.claim("refused", "a", basis=basis), claimed.claim("moved", "b")
    tables = claimed.tables(*route, *said, claimed.claim("denied", "a", basis=basis, stance="denies"))
    picture = ribbons.by_origins(tables, everything(tables))
    assert set(picture.rows["key"]) == {"0:SRB>9:UKR"}
    assert picture.note() == "2 selected claims are not drawn: what is asked for or refused does not move (2)."


def test_a_denial_is_drawn_in_its_own_voice(little: Tables) -> None:
    picture = ribbons.by_origins(little, only(little, "denial", "total"))
    assert set(picture.rows["voice"]) == {"said", "denied"}
    assert (picture.rows["voice"] == "denied").sum() == 8


def test_a_statistic_is_context_and_no_route(little: Tables) -> None:
    picture = ribbons.by_origins(little, everything(little))
    assert "0:SRB>9:USA" not in set(picture.rows["key"])
    assert picture.note() == (
        "1 selected claim is not drawn: an official statistic counts all end users on a first step: context, not a "
        "route (1)."
    )


def test_only_the_most_named_ribbons_are_drawn_and_the_rest_is_said(made_up: Tables) -> None:
    picture = ribbons.by_origins(made_up, everything(made_up))
    assert picture.rows["key"].nunique() <= ribbons.MOST
    assert ribbons.BEYOND in picture.note()


def test_a_long_route_is_drawn_to_its_end() -> None:
    """Whatever room there is: a route from Serbia to Ukraine must not end in Slovakia."""
    long = ("SRB", "HUN", "SVK", "POL", "LTU", "UKR")
    held = registers.tables([registers.Row(("SRB", "BGR")), registers.Row(long), registers.Row(("SRB", "POL", "UKR"))])
    for most in (1, 2, 4, 5, 60):
        picture = ribbons.by_origins(held, everything(held), most)
        for claim, drawn in steps(picture).items():
            assert drawn == legs(held.dataset.flows[held.record(claim).flow])
    assert len(steps(ribbons.by_origins(held, only(held, "c-line-001"), 1))[1]) == 5, "the first, however long"


def test_what_has_no_room_hangs_on_sources_claims_and_days_and_never_on_names() -> None:
    """Of 249 destinations of one day and source those are drawn that the file has first; more claims go first."""
    codes = registers.EVERYWHERE[::-1]
    rows = [registers.Row(("SRB", code)) for code in codes]
    held = registers.tables(rows)
    picture = ribbons.by_origins(held, everything(held))
    assert {held.record(claim).id for claim in steps(picture)} == {f"c-line-{at:03}" for at in range(ribbons.MOST)}
    assert picture.note() == f"{len(rows) - 60} selected claims are not drawn: {ribbons.BEYOND} ({len(rows) - 60})."
    text = registers.text(rows).replace("id: c-line-200\n  flow: line-200", "id: c-line-200\n  flow: line-201")
    newer = text.replace(
        "flow: line-199\n  by: office\n  date: '2025-02-03'", "flow: line-199\n  by: office\n  date: '2025-02-04'"
    )
    held = build(parse(newer))
    assert held.record(199).date.end.day == 4
    picture = ribbons.by_origins(held, everything(held), 2)
    assert {held.record(claim).flow for claim in steps(picture)} == {"line-201", "line-199"}


def test_the_widest_ribbons_come_first(made_up: Tables) -> None:
    origins_behind = ribbons.by_origins(made_up, everything(made_up)).rows["origins"].tolist()
    assert origins_behind == sorted(origins_behind, reverse=True)


def test_the_sentence_tells_each_voice(little: Tables) -> None:
    picture = ribbons.by_origins(little, only(little, "total", "africa", "denial"))
    sentence = words.sentence(picture)
    assert "With a “but”: Serbia to African states by 1 source and African states to Ukraine by" in sentence
    assert sentence.startswith("Said or confirmed: Serbia to Others, not named by 1 source, ")
    assert sentence.count("and 2 more steps.") == 2
    assert " Denied: " in sentence


def test_a_voice_that_nobody_raises_is_not_told(little: Tables) -> None:
    sentence = words.sentence(ribbons.by_origins(little, only(little, "denial")))
    assert sentence.startswith("Denied: ")
    assert "Said" not in sentence
    assert "With a “but”" not in sentence


def test_nothing_selected_is_said(little: Tables) -> None:
    picture = ribbons.by_origins(little, ~everything(little))
    assert words.sentence(picture) == "No route is drawn."
    assert words.table(picture).empty
    assert picture.note() == ""


def test_the_table_has_the_rows_of_the_picture(little: Tables) -> None:
    table = words.table(ribbons.by_origins(little, only(little, "africa")))
    assert table.to_dict("list") == {
        "From": ["Serbia", "African states"],
        "To": ["African states", "Ukraine"],
        "Stance": ["with a “but”", "with a “but”"],
        "Sources": [1, 1],
        "Claims": [1, 1],
    }


def test_a_named_party_that_is_no_state_is_no_gap_and_keeps_its_name() -> None:
    nato, africa = Node(1, (Party("party", "NATO"),)), Node(1, (Party("unnamed", "African states"),))
    asia, spain = Node(1, (Party("unnamed", "Asian states"),)), Node(1, (Party("country", "ESP"),))
    assert [parts.gap(node) for node in (nato, africa, spain)] == [False, True, False]
    assert set(further.folded({nato.key: 1, africa.key: 1, asia.key: 1, spain.key: 2})) == {africa.key, asia.key}
