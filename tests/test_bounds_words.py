"""Bounds and contradictions as sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from flows.bounds.answers import Answer, answer
from flows.bounds.question import Question
from flows.bounds.words import contradiction, interval, sentence, told
from flows.tables import Tables
from tests.claimed import EUR, Record, claim, flow, row, statistic, tables
from tests.conftest import everything

M = 1_000_000
ALL = flow("all", "SRB", ["USA", "ESP", "CZE"], "UKR", name="All routes")
SPAIN = flow("spain", "SRB", "ESP", "UKR", part_of=["all"], distinct_from=["czechia"])
CZECHIA = flow("czechia", "SRB", "CZE", "UKR", part_of=["all"])
TOTAL = claim("total-800", "all", 800 * M, about=True, worded="around EUR 800mn")


def made(*records: Record, question: Question = EUR) -> tuple[Answer, Tables]:
    data = tables(*records)
    return answer(data, everything(data), question), data


def test_a_bound_names_its_claim_as_worded_and_how_it_is_read() -> None:
    found, data = made(ALL, TOTAL)
    assert told(row(found, "all/1:ESP"), found, data) == (
        "Spain: at most EUR 880 million, because of total-800 (around EUR 800mn, read within 10 %)."
    )
    assert told(row(found, "all"), found, data) == (
        "All routes: at least EUR 720 million, because of total-800 (around EUR 800mn, read within 10 %); "
        "at most EUR 880 million, because of total-800 (around EUR 800mn, read within 10 %)."
    )
    exact, same = made(ALL, TOTAL, question=replace(EUR, tolerance=0.0))
    assert (
        told(row(exact, "all"), exact, same) == "All routes: EUR 800 million, because of total-800 (around EUR 800mn)."
    )


def test_a_bound_of_several_claims_tells_the_sum() -> None:
    shares = claim("s", "spain", low=150 * M, high=200 * M), claim("c", "czechia", low=250 * M, high=300 * M)
    found, data = made(ALL, SPAIN, CZECHIA, TOTAL, *shares)
    assert told(row(found, "all/1:USA"), found, data) == (
        "United States: at least EUR 220 million, because of total-800, c and s: EUR 720 million (total-800) less "
        "EUR 300 million (c) less EUR 200 million (s); at most EUR 480 million, because of c, s and total-800: "
        "EUR 880 million (total-800) less EUR 250 million (c) less EUR 150 million (s)."
    )


def test_an_open_most_is_told_and_so_is_a_claim_of_the_same() -> None:
    least = claim("more", "all", low=5 * M, worded="over 5"), claim("also", "all", low=5 * M, worded="5 at least")
    found, data = made(ALL, *least)
    assert told(row(found, "all"), found, data) == (
        "All routes: at least EUR 5 million, because of also (5 at least), likewise more; "
        "no report taken into account says how much at most."
    )
    assert told(row(found, "SRB"), found, data) == (
        "Serbia: at least EUR 5 million, because of also (5 at least), likewise more."
    )


def test_two_claims_that_cannot_both_be_true_say_why() -> None:
    found, data = made(ALL, SPAIN, TOTAL, CZECHIA, claim("spain-900", "spain", low=900 * M))
    assert [contradiction(each, EUR, data) for each in found.conflicts] == [
        "spain-900 and total-800 cannot both be true: at least EUR 900 million through Spain would be more than "
        "at most EUR 880 million of “All routes”."
    ]
    assert sentence(found, data).startswith("spain-900 and total-800 cannot both be true: ")


def test_three_claims_that_cannot_all_be_true_are_added_up() -> None:
    shares = claim("s", "spain", low=500 * M), claim("c", "czechia", 400 * M)
    found, data = made(ALL, SPAIN, CZECHIA, TOTAL, *shares)
    assert contradiction(found.conflicts[0], EUR, data) == (
        "c, s and total-800 cannot all be true: at least EUR 400 million through Czechia and at least EUR 500 million "
        "through Spain, together EUR 900 million, would be more than at most EUR 880 million of “All routes”."
    )


def test_a_statistic_a_denial_and_a_what_if_are_told_for_what_they_are() -> None:
    records = [flow("spain", "SRB", "ESP", "UKR"), claim("s", "spain", low=9), claim("no", "spain", stance="denies")]
    totals = statistic("t", "SRB", "ESP"), claim("t-5", "t", 5)
    found, data = made(*records, *totals)
    assert contradiction(found.conflicts[0], EUR, data) == (
        "s and t-5 cannot both be true: at least EUR 9 through Spain would be more than at most EUR 5 by statistic "
        "from Serbia to Spain, 2023."
    )
    supposed = replace(EUR, supposed=("no",))
    found, data = made(*records, question=supposed)
    assert contradiction(found.conflicts[0], supposed, data) == (
        "no and s cannot both be true: at least EUR 9 through Spain would be more than at most EUR 0 through Spain."
    )
    fixed = replace(EUR, fixed=(("spain/1:ESP", 7.0),))
    found, data = made(*records, question=fixed)
    assert contradiction(found.conflicts[0], fixed, data) == (
        "s and the what-if for Spain in “Ammunition, Serbia – Spain – Ukraine” cannot both be true: at least EUR 9 "
        "through Spain would be more than at most EUR 7 supposed for Spain in “Ammunition, Serbia – Spain – Ukraine”."
    )


def test_a_denial_supposed_true_is_named_as_such_behind_a_bound() -> None:
    question = replace(EUR, supposed=("no",))
    found, data = made(flow("spain", "SRB", "ESP", "UKR"), claim("no", "spain", stance="denies"), question=question)
    assert (
        told(row(found, "spain/1:ESP"), found, data) == "Spain: at most EUR 0, because of no (a denial, supposed true)."
    )


def test_a_what_if_alone_is_the_reason_of_what_follows_from_it() -> None:
    question = replace(EUR, fixed=(("all", 7.0),))
    found, data = made(ALL, claim("words", "all"), question=question)
    assert told(row(found, "all/1:ESP"), found, data) == (
        "Spain: at most EUR 7, because of the what-if for “All routes”."
    )


def test_intervals_are_short() -> None:
    shells = Question("quantity", "shells", "delivered")
    found, _ = made(ALL, claim("c", "all", low=5, high=9, unit="shells"), question=shells)
    assert interval(row(found, "all"), shells) == "5 to 9 shells"
    assert interval(row(found, "SRB"), shells) == "at least 5 shells"
    pinned, _ = made(ALL, claim("c", "all", 5 * M))
    assert interval(row(pinned, "all"), EUR) == "EUR 5 million"
    assert interval(row(pinned, "all/1:ESP"), EUR) == "EUR 0 to 5 million"
    open_, _ = made(ALL, claim("c", "all", low=5))
    assert interval(row(open_, "all/1:ESP"), EUR) == "not limited"


def test_what_counts_and_what_does_not_is_said() -> None:
    found, _ = made(ALL, flow("b", "SRB", "TUR"), TOTAL, claim("words", "b"), claim("no", "b", stance="denies"))
    assert found.note() == (
        "1 claim counts, 2 do not: a denial states no amount; it can be supposed true (1); no value is stated (1). "
        "Of 1 further flow no claim that counts says how much."
    )


def test_nothing_implied_is_said() -> None:
    found, data = made(ALL, claim("words", "all"))
    assert sentence(found, data) == "The claims that count imply nothing about any amount."


def test_the_answer_for_the_shipped_data_in_words(shipped: Tables) -> None:
    question = Question("value", "EUR", "delivered", date(2022, 1, 1), date(2024, 12, 31))
    found = answer(shipped, everything(shipped), question)
    text = sentence(found, shipped)
    assert (
        "Ammunition via US, Spain, Czechia, others: EUR 720 million to 880 million; "
        "United States EUR 0 to 880 million; Spain EUR 0 to 880 million; "
        "Czechia EUR 0 to 880 million; Others, not named EUR 0 to 880 million."
    ) in text
    assert (
        "All these flows together: Bulgaria at least EUR 135 million; United Kingdom at least EUR 31.5 million; "
        in text
    )
