"""What is known, in a sentence and row by row, for any data."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from flows.selection import Selection
from flows.summary import count
from flows.tables import Tables, build
from flows.views.overview import words
from flows.views.overview.discussed import Row, rows
from tests import claimed, elsewhere
from tests.conftest import everything, masks, only


def known(tables: Tables, *ids: str) -> str:
    mask = only(tables, *ids) if ids else everything(tables)
    return words.known(tables, mask, rows(tables, mask))


def row(tables: Tables, flow: str) -> Row:
    return next(row for row in rows(tables, everything(tables)) if row.flow == flow)


def test_the_sentence_says_who_said_how_much_on_how_many_sources_and_what_nobody_says() -> None:
    assert known(build(elsewhere.dataset())) == (
        "3 speakers, in 2025, speak of 2 alleged supplies. 1 of them is disputed; nobody says how much went through "
        "each country in between."
    )


def test_the_sentence_on_the_small_file_names_who_splits_and_counts_statistics_apart(little: Tables) -> None:
    assert known(little) == (
        "4 speakers, from June 2024 to May 2025, speak of 4 alleged supplies. 1 of them is disputed; how much went "
        "through each country in between is said of 1 only, by The Herald. 1 official statistic stands beside it."
    )


def test_the_sentence_on_little_or_nothing(little: Tables) -> None:
    assert known(little, "africa") == "1 speaker, in May 2025, speaks of 1 alleged supply. It is not disputed."
    assert known(little, "exports") == ("No claim about a supply is selected. 1 official statistic stands beside it.")
    assert known(little, "none") == "No claim about a supply is selected."


@given(data=st.data())
def test_the_numbers_of_the_sentence_are_those_of_the_selection(tables: Tables, data: st.DataObject) -> None:
    mask = data.draw(masks(tables)) & (tables.claims["kind"] != "statistic").to_numpy()
    counts = count(tables, mask)
    told = words.known(tables, mask, rows(tables, mask))
    numbers = [
        int(number.replace(",", "")) for number in re.findall(r"([\d,]+) (?:speaker|alleged|suppl\w+ only)", told)
    ]
    assert numbers[:1] == ([counts.actors] if counts.claims else [])
    assert sum(numbers[1:]) == counts.flows
    assert "  " not in told


def test_the_sentence_on_the_shipped_data_is_two_lines_at_most(shipped: Tables) -> None:
    mask = Selection().mask(shipped)
    assert len(words.known(shipped, mask, rows(shipped, mask))) < 240


def test_a_split_is_told_with_its_speaker_or_said_to_be_nobodys(little: Tables, shipped: Tables) -> None:
    assert words.split(row(little, "all-routes")) == (
        "By country in between: The Herald, 22 June 2024, says EUR 150 million to 200 million through Spain "
        "(delivered); The Herald, 22 June 2024, says at least EUR 250 million through Czechia (delivered)."
    )
    assert words.split(row(little, "by-spain")) == ""
    assert words.split(row(shipped, "srb-ukr-ammunition-2022")) == "By country in between: nobody says how much."


def test_replies_are_introduced_by_their_stance_once() -> None:
    flows = (claimed.flow("a", "SRB", "UKR"),)
    claims = [claimed.claim("one", "a", by="service")]
    claims += [
        claimed.claim(f"no-{by}", "a", by=by, stance=stance, responds_to=["one"])
        for by, stance in (("president", "denies"), ("ministry", "denies"), ("estimators", "qualifies"))
    ]
    found = row(claimed.tables(*flows, *claims), "a")
    assert words.replied(found) == ["Denied by", "; by", "; a “but” from"]
    assert (words.rest(found), words.more(found)) == ("", "")


def test_no_reply_is_said_of_the_reports_only_where_the_selection_hides_none(little: Tables) -> None:
    (alone,) = rows(little, only(little, "total"))
    assert words.unanswered(alone) == "No reply in the selection; 3 outside it."
    assert words.unanswered(row(little, "by-spain")) == "No reply found in the reports read."


def test_a_line_says_its_stance_unless_it_asserts_and_of_which_other_flow_it_is(little: Tables) -> None:
    assert words.says(row(little, "all-routes").lines[0]) == ": "
    assert words.says(row(little, "by-africa").lines[0]) == ", adds a “but”: "
    assert words.person("Foreign Intelligence Service of Russia (SVR)") == "Foreign Intelligence Service of Russia"


def test_a_long_statement_is_cut_at_a_word(shipped: Tables) -> None:
    lines = [line for row in rows(shipped, everything(shipped)) for line in row.lines if not line.of]
    assert all(line.statement.startswith(words.statement(line).removesuffix(" …")) for line in lines)
    assert max(len(words.statement(line)) for line in lines) <= 77


def test_what_was_only_asked_for_or_refused_is_no_supply() -> None:
    route = claimed.flow("a", "CHE", "DEU", "UKR"), claimed.flow("b", "SRB", "UKR")
    refused, moved = claimed.claim("refused", "a", basis="refused"), claimed.claim("moved", "b")

    def known(*records: claimed.Record) -> str:
        tables = claimed.tables(*route, *records)
        return words.known(tables, everything(tables), rows(tables, everything(tables)))

    who = "1 speaker, in June 2024, speaks of 1 "
    assert known(refused) == f"{who}supply only asked for or refused. It is not disputed."
    assert known(refused, moved) == (
        f"{who}alleged supply and of 1 supply only asked for or refused. None of them is disputed."
    )
