"""The page for a reader's own file, without a browser: what it tells, asks and leaves aside, and what comes of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from flows.reading import Mapping
from flows.screen.yours import KINDS
from flows.sizes import TABLE_BYTES
from tests import small
from tests.test_screen import opened, texts

TABLE = Path(__file__).parent / "data" / "own_table.csv"
ANSWERS = {"said": "2024-06", "publisher": "Notes of ours", "actor": "publisher"}


@pytest.fixture
def page() -> AppTest:
    """The page before anything was brought."""
    return opened("yours")


def bring(app: AppTest, name: str, content: bytes) -> AppTest:
    """Drop one file."""
    return app.file_uploader(key="yours-files").set_value([(name, content, "")]).run()


def table(app: AppTest) -> AppTest:
    """Drop the small table."""
    return bring(app, TABLE.name, TABLE.read_bytes())


def answer(app: AppTest, **answers: str) -> AppTest:
    """Answer what is asked, by text or by choice."""
    for key, given in answers.items():
        app.text_input(key=f"yours-answer-{key}").input(given).run()
    return app


def take(app: AppTest) -> AppTest:
    """Answer all there is, and show it."""
    answer(table(app), **ANSWERS)
    app.selectbox(key="yours-answer-place:Congo").select("COD").run()
    return app.button(key="yours-take").click().run()


def test_before_a_file_the_page_says_where_it_goes_and_what_is_known(page: AppTest) -> None:
    told = texts(page)
    assert "nowhere else: not to a disk, a log or another reader" in told
    assert "UN Comtrade" in told
    assert "no flow" not in told
    assert list(page.file_uploader(key="yours-files").allowed_type) == [f".{kind}" for kind in KINDS]


def test_a_table_is_told_read_and_asked_about_row_by_row(page: AppTest) -> None:
    """Every column with what stands in it, every question with its rows, every row left aside with its reason."""
    told = texts(table(page))
    assert "Columns are apart by semicolons" in told
    assert page.selectbox(key="yours-role-0").value == "origin"
    assert "Norway · Total" in told
    asked = page.selectbox(key="yours-answer-place:Congo")
    assert asked.label == "Who is meant by 'Congo'? (row 3)"
    assert asked.value is None
    assert "1 row: 'Total' is a total, no country: a total is no row" in told
    assert [frame.value.to_dict("records") for frame in page.dataframe] == [
        [{"Row": 4, "Reason": "'Total' is a total, no country: a total is no row",
          "Text": "Total |  |  |  | 1.270.000,50 | EUR |  | "}]
    ]  # fmt: skip
    assert page.button(key="yours-take").disabled
    assert "4 questions are still open." in told


def test_another_role_of_a_column_is_another_reading(page: AppTest) -> None:
    """What is not used is folded away; what the table no longer says is asked."""
    table(page).selectbox(key="yours-role-4").select("").run()
    assert any("1 column is not used" in fold.label for fold in page.expander)
    assert page.button(key="yours-take").label == "Show 2 claims on every page"
    page.selectbox(key="yours-role-2").select("").run()
    assert page.text_input(key="yours-answer-destination").label.startswith("To where did everything in the table go?")
    assert not [one for one in page.selectbox if "place:" in str(one.key)]


def test_what_is_taken_stands_on_every_page_and_can_be_left(page: AppTest) -> None:
    """Until one click goes back; another reader sees nothing of it."""
    take(page)
    told = texts(page)
    assert not page.exception
    assert "Your data: own_table.csv" in told
    assert "DR Congo" in told
    assert "own_table" not in texts(opened("overview"))
    page.button(key="own-leave").click().run()
    assert "own_table" not in texts(page)


def test_who_comes_back_finds_the_reading_as_it_was_and_can_forget_it(page: AppTest) -> None:
    """The field for files is empty then, the answers are not."""
    take(page)
    page.switch_page("../../../pages/yours.py").run()
    assert page.text_input(key="yours-answer-said").value == "2024-06"
    page.button(key="yours-forget").click().run()
    assert "yours-take" not in [button.key for button in page.button]
    assert "What was recognised" not in [head.value for head in page.header]


def test_a_saved_reading_is_used_again_and_a_wrong_one_changes_nothing(page: AppTest) -> None:
    """Its problems are named with their lines."""
    answer(table(page), **ANSWERS)
    saved = page.session_state["yours"].mapping.answered("place:Congo", "COG")
    wrong = b"shape: plain\ncolumns: {From: seller}\n"
    page.file_uploader(key="yours-saved").set_value(("reading.yaml", wrong, "")).run()
    assert "reading.yaml:2: columns.From: 'seller' is no role of a column" in texts(page)
    page.file_uploader(key="yours-saved").set_value(("reading.yaml", saved.to_yaml().encode(), "")).run()
    assert page.selectbox(key="yours-answer-place:Congo").value == "COG"
    assert not page.button(key="yours-take").disabled
    assert Mapping.from_yaml(saved.to_yaml()) == page.session_state["yours"].mapping


def test_a_data_file_of_ours_is_taken_as_it_is(page: AppTest) -> None:
    """Nothing is asked."""
    bring(page, "small.yaml", small.text().encode())
    page.button(key="yours-take").click().run()
    assert not page.exception
    assert "A small file" in [title.value for title in page.title]


def test_problems_of_a_data_file_stand_beside_their_lines(page: AppTest) -> None:
    """Each with the text of its line; nothing can be taken."""
    broken = small.text().replace("stance: asserts", "stance: claims", 1)
    line = next(at for at, text in enumerate(broken.splitlines(), start=1) if "stance: claims" in text)
    bring(page, "small.yaml", broken.encode())
    shown = page.code[-1].value
    assert shown.startswith(f"small.yaml:{line}:")
    assert f"    {line} | " in shown
    assert "stance: claims" in shown
    assert "yours-take" not in [button.key for button in page.button]


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.csv", b"", "holds nothing"),
        ("a.xlsx", b"PK\x03\x04 no zip", "a.xlsx"),
        ("a.csv", b"\x00" * 100, "a.csv"),
        ("scores.csv", b"country,score\nFrance,12\n", "score"),
        ("large.csv", b"a,b\n" + b"x" * TABLE_BYTES, "20,000,000 bytes"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_said_and_the_page_goes_on(page: AppTest, name: str, content: bytes, told: str) -> None:
    """Broken files and such as hold no flows."""
    bring(page, name, content)
    said = "\n".join([texts(page), *(code.value for code in page.code), *(error.value for error in page.error)])
    assert not page.exception
    assert told in said
    assert "yours-take" not in [button.key for button in page.button] or page.button(key="yours-take").disabled
    assert page.file_uploader(key="yours-files").set_value(None).run().exception == []
