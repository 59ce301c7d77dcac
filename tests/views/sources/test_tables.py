"""Publishers and reports: what each carries and repeats, against counting record by record."""

from __future__ import annotations

from collections import defaultdict

from hypothesis import given, settings
from hypothesis import strategies as st

from flows import evidence
from flows.selection import Mask
from flows.summary import count
from flows.tables import Tables, build
from flows.views.sources import tables as sources
from tests import small
from tests.conftest import everything, masks, only

FEWER = settings(max_examples=15)
"""Counting record by record takes some hundredths of a second."""

Sets = dict[str, dict[str, set[str]]]


def by_hand(tables: Tables, mask: Mask) -> tuple[Sets, Sets]:
    """What each publisher and each report stands for, as sets of ids, found claim by claim."""
    records = tables.dataset.reports
    publishers: Sets = defaultdict(lambda: defaultdict(set))
    reports: Sets = defaultdict(lambda: defaultdict(set))
    for claim in (claim for claim, chosen in zip(tables.dataset.claims, mask, strict=True) if chosen):
        ends = evidence.origins(claim, records)
        for key in claim.reports:
            own = {end for report, end, _ in evidence.trails(claim, records) if report == key}
            who = publishers[records[key].publisher]
            who["claims"].add(claim.id)
            who["reports"].add(key)
            reports[key]["ids"].add(claim.id)
            reports[key]["origins"].update(own)
            reports[key]["relays"].update(evidence.repeated(key, claim, records))
            who["relays"].update({key} if evidence.repeated(key, claim, records) else set())
            for end in own - {key}:
                reports[end]["repeated_by"].add(key)
                publishers[records[end].publisher]["repeated_by"].add(key)
        for end in ends:
            reports[end]["origin_of"].add(claim.id)
            publishers[records[end].publisher]["origins"].add(claim.id)
            publishers[records[end].publisher]["origin_reports"].add(end)
        if len({records[end].publisher for end in ends}) == 1:
            publishers[records[ends[0]].publisher]["alone"].add(claim.id)
    return publishers, reports


@FEWER
@given(data=st.data())
def test_publishers_count_what_their_reports_stand_for(tables: Tables, data: st.DataObject) -> None:
    mask = data.draw(masks(tables))
    expected, found = by_hand(tables, mask)[0], sources.publishers(tables, mask)
    assert set(found["publisher"]) == set(expected)
    for row in found.to_dict("records"):
        for column in ("claims", "origins", "alone", "reports", "origin_reports", "relays", "repeated_by"):
            assert row[column] == len(expected[row["publisher"]][column]), (row["publisher"], column)


@FEWER
@given(data=st.data())
def test_reports_count_their_claims_and_what_leads_back_to_them(tables: Tables, data: st.DataObject) -> None:
    mask = data.draw(masks(tables))
    expected, found = by_hand(tables, mask)[1], sources.reports(tables, mask)
    assert set(found["id"]) == set(expected)
    for row in found.to_dict("records"):
        own = expected[row["id"]]
        assert set(row["ids"]) == own["ids"]
        assert len(row["ids"]) == row["claims"]
        assert len(row["relays"]) == len(own["relays"])
        for column in ("origins", "origin_of", "repeated_by"):
            assert row[column] == len(own[column]), (row["id"], column)


@FEWER
@given(data=st.data())
def test_counts_agree_with_those_above_every_page(tables: Tables, data: st.DataObject) -> None:
    """Each report has one publisher; a claim rests on one publisher alone at the most."""
    mask = data.draw(masks(tables))
    counts, found = count(tables, mask), sources.publishers(tables, mask)
    assert found["reports"].sum() == counts.reports
    assert found["origin_reports"].sum() == counts.origins
    assert found["alone"].sum() <= counts.claims
    assert (found["alone"] <= found["origins"]).all()


def test_columns_are_as_promised(tables: Tables) -> None:
    mask = everything(tables)
    assert sources.publishers(tables, mask).dtypes.astype(str).to_dict() == sources.PUBLISHERS
    listed = sources.reports(tables, mask)
    kinds = {name: str(kind) for name, kind in sources.LISTED.items()}
    assert listed.dtypes.astype(str).to_dict() == kinds


def test_the_wire_of_the_small_file_repeats_and_is_no_origin(little: Tables) -> None:
    found = sources.publishers(little, everything(little)).set_index("publisher")
    wire, herald = found.loc["wire"], found.loc["herald"]
    assert (wire["claims"], wire["origins"], wire["reports"], wire["origin_reports"], wire["relays"]) == (1, 0, 2, 0, 2)
    assert (herald["repeated_by"], herald["alone"]) == (2, 5)
    assert bool(found.loc["state-tv", "state_controlled"])


def test_a_report_names_what_it_repeats(little: Tables) -> None:
    found = sources.reports(little, only(little, "total")).set_index("id")
    assert found["relays"]["mirror-1"] == ("The Wire, 2024-06-23",)
    assert found["relays"]["herald-1"] == ()
    assert sorted(found.index) == ["herald-1", "mirror-1", "wire-1"]


def test_reports_come_newest_first_those_without_a_date_last(tables: Tables) -> None:
    published = sources.reports(tables, everything(tables))["published"]
    dated = published.dropna().tolist()
    assert dated == sorted(dated, reverse=True)
    assert published.isna().tolist() == [False] * len(dated) + [True] * (len(published) - len(dated))


def test_an_origin_that_carries_no_claim_itself_is_listed(little: Tables) -> None:
    """It is known from the report that repeats it; its publisher would else vanish."""
    claims = tuple(
        claim.model_copy(update={"reports": ("wire-1",), "variants": ()}) for claim in little.dataset.claims[:1]
    )
    tables = build(little.dataset.model_copy(update={"claims": claims}))
    found = sources.reports(tables, everything(tables)).set_index("id")
    assert (found["claims"]["herald-1"], found["origin_of"]["herald-1"], found["ids"]["herald-1"]) == (0, 1, ())
    herald = sources.publishers(tables, everything(tables)).set_index("publisher").loc["herald"]
    assert (herald["reports"], herald["origin_reports"], herald["alone"]) == (0, 1, 1)


def test_two_origins_of_different_publishers_leave_none_alone() -> None:
    """One independent origin more, and the claim no longer rests on one publisher."""
    data = small.dataset()
    claim = data.claims[0].model_copy(update={"reports": ("herald-1", "tv-1"), "variants": ()})
    tables = build(data.model_copy(update={"claims": (claim,)}))
    assert sources.publishers(tables, everything(tables))["alone"].tolist() == [0, 0]


def test_nothing_selected_has_no_rows(little: Tables) -> None:
    assert sources.publishers(little, ~everything(little)).empty
    assert sources.reports(little, ~everything(little)).empty
