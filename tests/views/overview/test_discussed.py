"""The rows of the overview: every figure with its speaker, the disputed first, replies wherever they were made."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.dataset.model import Claim
from flows.selection import Mask, Selection
from flows.tables import Tables, build
from flows.views.overview.discussed import LINES, REPLIES, Row, rows
from flows.views.overview.talk import STRENGTH, Talk
from tests import claimed, elsewhere
from tests.conftest import everything, masks, only

FLOWS = (
    claimed.flow("a", "SRB", ["ESP", "others"], "UKR", period=None),
    claimed.flow("b", "SRB", "ESP", "UKR", period=None, name="Through Spain", part_of=["a"]),
    claimed.flow("c", "SRB", "POL", period=None, name="To Poland"),
)


def said(key: str, flow: str, by: str, stance: str, **more: object) -> claimed.Record:
    return claimed.claim(key, flow, by=by, stance=stance, **more)  # type: ignore[arg-type]


def found(*claims: claimed.Record) -> dict[str, Row]:
    tables = claimed.tables(*FLOWS, *claims)
    return {row.flow: row for row in rows(tables, everything(tables))}


@given(data=st.data())
def test_rows_hold_for_any_selection(tables: Tables, data: st.DataObject) -> None:
    """One row a flow of the chosen claims; each line and reply a chosen claim with its own speaker and stance."""
    mask = data.draw(masks(tables))
    chosen = {claim.id: claim for claim, held in zip(tables.dataset.claims, mask, strict=True) if held}
    flows = {claim.flow for claim in chosen.values() if tables.dataset.flows[claim.flow].kind == "flow"}
    listed = rows(tables, mask)
    assert sorted(row.flow for row in listed) == sorted(flows)
    for row in listed:
        assert 1 <= len(row.lines) <= LINES
        assert len(row.replies) <= REPLIES
        for told in (*row.lines, *row.replies):
            claim = chosen[told.claim]
            assert (told.speaker, told.stance) == (tables.dataset.actors[claim.by].name, claim.stance)
            assert (told.of == "") == (claim.flow == row.flow)
            assert told.speaker
            assert told.sources <= len(claim.reports) == told.reports or told.sources
        assert len({line.speaker for line in row.lines}) == len(row.lines)
        assert {told.claim for told in row.lines}.isdisjoint(told.claim for told in row.replies)


@given(data=st.data())
def test_no_claim_of_a_flow_is_lost(tables: Tables, data: st.DataObject) -> None:
    """Each chosen claim is a line, a reply, or counted among those that are not shown."""
    mask = data.draw(masks(tables))
    talk = Talk(tables, mask)
    for row in rows(tables, mask):
        heads, replies = talk.heads(row.flow), talk.replies(row.flow)
        assert set(talk.own[row.flow]) <= {*heads, *replies}
        assert len(row.lines) + row.further == len(set(heads)) == len(heads)
        assert len(row.replies) + row.further_replies == len(set(replies)) == len(replies)


@given(data=st.data())
def test_the_disputed_come_first_then_those_with_a_figure_then_the_newest(tables: Tables, data: st.DataObject) -> None:
    mask = data.draw(masks(tables))
    claims = [claim for claim, held in zip(tables.dataset.claims, mask, strict=True) if held]

    def place(row: Row) -> tuple[bool, bool, int, int]:
        own = [claim for claim in claims if claim.flow == row.flow]
        figure = any((claim.value or claim.quantities) and claim.stance != "denies" for claim in own)
        start, end = max((claim.date.start, claim.date.end) for claim in own)
        return not row.disputed, not figure, -start.toordinal(), -end.toordinal()

    order = [place(row) for row in rows(tables, mask)]
    assert order == sorted(order)


def _aimed(claim: Claim, tables: Tables) -> set[str]:
    answered = claim.responds_to if claim.stance != "asserts" else ()
    return {tables.record(tables.place[key]).flow for key in answered} or {claim.flow}


@given(data=st.data())
def test_a_row_is_disputed_where_an_assertion_meets_a_denial(tables: Tables, data: st.DataObject) -> None:
    """Told claim by claim: both aimed at the flow, an answer at the flows of what it answers. It stays so where a
    selection leaves the denial out."""
    mask = data.draw(masks(tables))
    aimed, expected = [(claim, _aimed(claim, tables)) for claim in tables.dataset.claims], set()
    for one, at in aimed:
        for other, against in aimed if one.stance in ("asserts", "confirms") else ():
            if other.stance == "denies" and other.by != one.by:
                expected |= at & against
    expected = {flow for flow in expected if tables.dataset.flows[flow].kind == "flow"}
    listed = rows(tables, mask)
    assert {row.flow for row in listed if row.disputed} == expected & {row.flow for row in listed}


@settings(max_examples=5)  # each makes all tables anew
@given(seed=st.integers(0, 2**32 - 1))
def test_no_number_of_reports_moves_a_row_a_line_or_a_reply(made_up: Tables, little: Tables, seed: int) -> None:
    """Reports that repeat, added here and there, change the counts and nothing else."""
    for tables in (little, made_up):
        rich = repeated(tables, Random(seed))
        before, after = (rows(one, everything(one)) for one in (tables, rich))
        assert [uncounted(row) for row in before] == [uncounted(row) for row in after]


def repeated(tables: Tables, random: Random) -> Tables:
    """The data with up to thirty more reports of each claim, all repeating its first."""
    data, reports, claims = tables.dataset, dict(tables.dataset.reports), []
    for claim in data.claims:
        first = data.reports[claim.reports[0]]
        extra = {f"more-{claim.id}-{place}": first.model_copy(update={"relays": (claim.reports[0],)})
                 for place in range(random.randrange(30))}  # fmt: skip
        reports |= extra
        claims.append(claim.model_copy(update={"reports": (*claim.reports, *extra)}))
    return build(data.model_copy(update={"reports": reports, "claims": tuple(claims)}))


def uncounted(row: Row) -> Row:
    plain = {name: tuple(replace(told, reports=0) for told in getattr(row, name)) for name in ("lines", "replies")}
    parts = tuple(replace(part, said=replace(part.said, reports=0)) for part in row.split)
    return replace(row, **plain, split=parts)  # type: ignore[arg-type]


def test_a_reply_made_about_another_flow_says_so() -> None:
    one, no = said("one", "a", "service", "asserts"), said("no", "c", "president", "denies", responds_to=["one"])
    row = found(one, no)["a"]
    assert [(reply.claim, reply.of) for reply in row.replies] == [("no", "To Poland")]
    assert row.disputed


def test_a_flow_that_is_only_answered_about_shows_what_is_answered() -> None:
    one, no = said("one", "a", "service", "asserts"), said("no", "c", "president", "denies", responds_to=["one"])
    row = found(one, no)["c"]
    assert [(line.claim, line.of) for line in row.lines] == [("one", "Ammunition, Serbia – Spain and others – Ukraine")]
    assert [reply.claim for reply in row.replies] == ["no"]
    assert (row.disputed, found(one, no)["a"].disputed) == (False, True)


def test_a_denial_of_a_related_flow_that_names_nothing_it_answers_is_a_reply_once_there_is_a_claim() -> None:
    one = said("one", "a", "service", "asserts", date="2024-06-10")
    before, after = (
        said(key, "b", "president", "denies", date=day) for key, day in (("old", "2023"), ("new", "2024-06-20"))
    )
    row = found(one, before, after)["a"]
    assert [(reply.claim, reply.of) for reply in row.replies] == [("new", "Through Spain")]
    assert not row.disputed  # it answers nothing that is said of this flow


def test_an_answer_to_what_the_same_speaker_said_that_day_of_a_related_flow_is_a_reply() -> None:
    whole, part = said("whole", "a", "service", "asserts"), said("part", "b", "service", "asserts")
    answer = said("answer", "a", "president", "partly confirms", responds_to=["whole"])
    assert [(reply.claim, reply.of != "") for reply in found(whole, part, answer)["b"].replies] == [("answer", True)]


def test_figures_lead_each_with_its_speaker_and_denials_lead_the_replies() -> None:
    listed = found(
        said("plain", "a", "herald-desk", "asserts", date="2024-01"),
        said("more", "a", "service", "asserts", date="2024-03", amount=800),
        said("less", "a", "ministry", "asserts", date="2024-02", amount=600),
        said("again", "a", "service", "asserts", date="2024-04", amount=900),
        said("but", "a", "estimators", "qualifies", date="2024-05", responds_to=["more"]),
        said("no", "a", "president", "denies", date="2024-06-22", responds_to=["more"]),
    )["a"]
    assert [line.claim for line in listed.lines] == ["less", "more"]
    assert listed.further == 2
    assert [reply.claim for reply in listed.replies] == ["no", "but"]
    assert [STRENGTH.index(reply.stance) for reply in listed.replies] == [0, 3]


def test_replies_that_the_selection_leaves_out_are_counted(little: Tables) -> None:
    (row,) = rows(little, only(little, "total"))
    assert (row.replies, row.outside) == ((), 3)  # partly confirmed, confirmed, and a denial on the flow
    assert row.disputed


def test_the_flagship_has_its_speaker_its_replies_and_no_split(shipped: Tables) -> None:
    listed = rows(shipped, Selection().mask(shipped))
    row = next(row for row in listed if row.flow == "srb-ukr-ammunition-2022")
    (line,) = row.lines
    assert (line.claim, line.speaker) == ("ft-800m", "Unnamed estimators cited by the Financial Times")
    assert (line.amounts[0].told, line.counted, line.sources) == ("about EUR 800 million", "delivered", 1)
    assert line.reports > 40
    assert {"denies", "partly confirms"} <= {reply.stance for reply in row.replies}
    assert (row.disputed, row.several, row.split) == (True, True, ())
    assert row in listed[:5]


@pytest.mark.parametrize("flow", ["srb-ukr-svr-2025", "krusik-grad-3500"])
def test_what_one_side_says_stands_with_what_the_other_answers(shipped: Tables, flow: str) -> None:
    row = next(row for row in rows(shipped, Selection().mask(shipped)) if row.flow == flow)
    assert row.disputed
    assert row.replies[0].stance == "denies"


def test_another_case_reads_as_well() -> None:
    tables = build(elsewhere.dataset())
    mask: Mask = everything(tables)
    first, second = rows(tables, mask)
    assert (first.flow, first.disputed, [reply.claim for reply in first.replies]) == (
        "rifles-2024",
        True,
        ["trader-no"],
    )
    assert (second.flow, second.title, second.several) == ("direct-2024", "Rifles, Norway – Kenya", False)
    assert [reply.stance for reply in second.replies] == ["confirms", "qualifies"]
