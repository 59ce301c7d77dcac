"""Any table by any mapping: nothing is lost, nothing raises, nothing is made that our loader refuses."""

from __future__ import annotations

import csv
import sys
from io import StringIO

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from flows.dataset import InvalidDataset, parse
from flows.reading import ROLES, Mapping, Reading, Recognised, read, recognise

_CELLS = st.sampled_from(
    [
        "", ".", "Serbia", "UA", "Spain / Poland", "Peru > Chile", "Total", "EU", "Congo", "Somebody*", "World", "2023",
        "Q2 2023", "03/04/2022", "1.234", "10-15", "hundreds", "0", "EUR 5m", "$", "shells", "nil", "yes", "delivered",
        "https://news.example/a", "http://localhost/x", "Ünïcode \u202e", "x" * 500, "NO", "=1+1", "import",
        "a (5); b (6)", "1e999", "٣", "'", "9999", "0001",
    ]
)  # fmt: skip
_NAMES = ("from", "to", "via", "goods", "amount", "count", "date", "said", "source", "who", "note", "class")


def table(rows: list[list[str]], names: tuple[str, ...] = _NAMES) -> Recognised:
    target = StringIO()
    csv.writer(target).writerows([names, *rows])
    return recognise([("table.csv", target.getvalue().encode())])


def complete(found: Recognised, mapping: Mapping, answers: st.DataObject) -> tuple[Mapping, Reading]:
    """The reading with every open question answered, whatever the answer."""
    for _ in range(4):
        made = read(found, mapping)
        for question in made.questions:
            if question.open:
                free = {"said": "2024-06", "origin": "Serbia", "destination": "Peru", "currency": "EUR"}
                text = free.get(question.key.partition(":")[0], "Somebody")
                given = answers.draw(st.sampled_from(sorted(question.options))) if question.options else text
                mapping = mapping.answered(question.key, given)
    return mapping, read(found, mapping)


@settings(max_examples=20, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
@given(
    st.lists(st.lists(_CELLS, min_size=12, max_size=12), min_size=1, max_size=6),
    st.lists(st.sampled_from(sorted(ROLES)), min_size=12, max_size=12),
    st.booleans(),
    st.data(),
)
def test_every_row_is_taken_or_left_and_the_document_loads(
    rows: list[list[str]], roles: list[str], as_proposed: bool, answers: st.DataObject
) -> None:
    found = table(rows)
    mapping = found.mapping
    if not as_proposed:
        mapping = mapping.model_copy(update={"columns": dict(zip(found.mapping.columns, roles, strict=False))})
    mapping, made = complete(found, mapping, answers)
    assert made.problems == ()
    assert read(found, mapping) == made
    left = [each.row for each in made.left]
    assert len(left) == len(set(left))
    assert all(each.reason and each.text for each in made.left)
    if made.document:
        data = parse(made.document)
        taken = {int(claim.id.partition("-row-")[2].split("-")[0]) for claim in data.claims}
        assert len(data.claims) == made.claims
        assert sorted(taken | set(left)) == sorted(row.number for row in found.tables[0].rows)
        assert not taken & set(left)
    else:
        assert made.claims == 0 or any(question.open for question in made.questions)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(_CELLS, max_size=5), max_size=6), st.sampled_from(",;\t|"))
def test_no_table_raises_but_what_is_said_of_it(rows: list[list[str]], separator: str) -> None:
    target = StringIO()
    csv.writer(target, delimiter=separator).writerows(rows)
    try:
        found = recognise([("table.csv", target.getvalue().encode())])
    except InvalidDataset as error:
        told = str(error)
    else:
        assert len(read(found, found.mapping).left) <= sum(len(each.rows) for each in found.tables)
        return
    assert "allowed: " in told


def test_a_mapping_of_another_table_is_told() -> None:
    found = table([["Serbia", "Peru", *[""] * 10]], _NAMES)
    made = read(found, Mapping(shape="plane", columns={"from": "origin", "whither": "destination"}))
    assert [str(each).partition("; allowed")[0] for each in made.problems] == [
        "mapping:1: shape: 'plane' is no shape",
        "mapping:1: columns.whither: the table has no such column",
    ]
    assert made.document == ""


@pytest.mark.parametrize(
    ("unit", "quantities", "value"),
    [("shells", [(1234, "shells")], None), ("EUR", [], (1234, "EUR")), ("leave", [], None)],
)
def test_what_a_number_counts_is_asked(
    unit: str, quantities: list[tuple[int, str]], value: tuple[int, str] | None
) -> None:
    found = recognise([("t.csv", b"from,to,goods,count\nSerbia,Peru,shells,1234\n")])
    mapping = found.mapping.answered("said", "2024").answered("actor", "A minister").answered("publisher", "A paper")
    (question,) = [each for each in read(found, mapping).questions if each.open]
    assert (question.key, question.rows) == ("unit:count", (2,))
    (claim,) = parse(read(found, mapping.answered("unit:count", unit)).document).claims
    assert [(each.interval.low, each.unit) for each in claim.quantities] == quantities
    assert (claim.value and (claim.value.interval.low, claim.value.currency)) == value
    assert "1234" in claim.statement or quantities or value


def test_money_that_can_be_read_in_two_ways_is_asked_about() -> None:
    found = recognise([("t.csv", b"from;to;goods;value\nSerbia;Peru;shells;1.234\nSerbia;Chile;shells;2.500\n")])
    mapping = found.mapping.answered("said", "2024").answered("actor", "A minister").answered("publisher", "A paper")
    asked = {each.key: each.rows for each in read(found, mapping).questions if each.open}
    assert asked == {"decimal:value": (2, 3), "currency:value": (2, 3)}
    for sign, low in ((".", 1.234), (",", 1234)):
        made = read(found, mapping.answered("decimal:value", sign).answered("currency:value", "EUR"))
        values = [claim.value.interval.low for claim in parse(made.document).claims if claim.value]
        assert values[0] == low


def test_an_answer_that_is_none_leaves_the_question_open() -> None:
    found = recognise([("t.csv", b"from,to,goods\nSomebody,Peru,shells\n")])
    made = read(found, found.mapping.answered("place:Somebody", "nowhere").answered("said", "soon"))
    told = {each.key: each.text for each in made.questions if each.open}
    assert told["place:Somebody"] == "Who is meant by 'Somebody'? ('nowhere' is none of the answers.)"
    assert "said" in told
    fitting = read(found, found.mapping.answered("place:Somebody", "France"))
    assert next(each for each in fitting.questions if each.key == "place:Somebody").answer == "FRA"


def test_which_of_several_columns_of_money_counts_is_asked_and_the_others_are_not_used() -> None:
    """They are never added; until it is said nothing is made. The same holds of numbers of things."""
    content = b"from,to,goods,quantity,number,value eur,value usd,date\nNorway,Ukraine,shells,100,90,5000,5400,2022\n"
    found = recognise([("deals.csv", content)])
    before = read(found, found.mapping)
    asked = {question.key: question for question in before.questions}
    assert asked["value"].text == "Several columns may be the money of a row; they are not added. Which one counts?"
    assert asked["value"].options == {"value eur": "value eur", "value usd": "value usd"}
    assert asked["count"].options == {"quantity": "quantity", "number": "number"}
    assert (asked["value"].open, before.document, before.unused) == (True, "", ())
    answers = {"value": "value usd", "count": "number", "said": "2024", "publisher": "Paper", "actor": "publisher",
               "unit:number": "pieces"}  # fmt: skip
    mapping = found.mapping
    for key, answer in answers.items():
        mapping = mapping.answered(key, answer)
    after = read(found, mapping)
    assert not [question.key for question in after.questions if question.open]
    assert after.unused == ("quantity", "value eur")
    (claim,) = parse(after.document).claims
    assert claim.value
    assert (claim.value.currency, claim.value.worded) == ("USD", "5400")
    assert [figure.worded for figure in claim.quantities] == ["90"]


def test_a_column_of_other_names_is_a_problem_and_no_thousands_of_questions() -> None:
    """Each of them would be looked for among all names of countries."""
    found = table([["Serbia", f"Company {at}", *[""] * 8, "2024", ""] for at in range(2_000)])
    made = read(found, found.mapping)
    assert list(map(str, made.problems)) == [
        "table.csv:494: more than 500 questions, so a column of countries holds other names; allowed: 500, with "
        "another column for origin or destination"
    ]
    assert not made.document


def test_a_reading_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first row is read at once, the next a second after the last that is allowed."""
    times = iter([100.0, 100.0, 121.0])
    monkeypatch.setattr(sys.modules["flows.reading.read"], "monotonic", lambda: next(times))
    found = table([["Serbia", "Ukraine", *[""] * 10]] * 3)
    made = read(found, found.mapping)
    assert list(map(str, made.problems)) == [
        "table.csv:3: reading it takes more than 20 seconds; allowed: less, the rows that matter"
    ]
    assert not made.document
