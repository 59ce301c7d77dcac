"""Cells to dates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.dates import Period
from flows.reading.days import DAY, MONTH, day, order


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2022-11-03", "2022-11-03"), ("28.02.2022", "2022-02-28"), ("Q2 2023", "2023-04/2023-06"),
        ("2023-Q4", "2023-10/2023-12"),
        ("H1 2023", "2023-01/2023-06"), ("2018", "2018"), ("2018?", "2018"), ("(2018)", "2018"),
        ("2018-2020", "2018/2020"),
        ("2018; 2019", "2018/2019"), ("2023/24", "2023/2024"), ("202303", "2023-03"),
        ("3 Jan 2026 9:16:02 PM", "2026-01-03"),
        ("2022-01-01 00:00:00", "2022-01-01"), ("June 2022", "2022-06"), ("03/31/2022", "2022-03-31"),
        ("31/03/2022", "2022-03-31"),
        ("2022-02-24/2023", "2022-02-24/2023"), ("soon", ""), ("30.02.2022", ""), ("", ""), ("Q5 2023", ""),
    ],
)  # fmt: skip
def test_a_date_is_read_as_people_write_it(cell: str, expected: str) -> None:
    assert day(cell, DAY) == expected


def test_a_day_with_slashes_is_read_as_the_column_says() -> None:
    assert order(["03/12/2022", "03/31/2022"]) == MONTH
    assert order(["03/12/2022", "31/03/2022"]) == DAY
    assert order(["03/12/2022", "04/01/2022"]) == "?"
    assert order(["03/03/2022", "2022", "3.4.2022"]) == ""
    assert (day("03/12/2022", DAY), day("03/12/2022", MONTH)) == ("2022-12-03", "2022-03-12")


@given(st.text("0123QH/.-; ?()JanMy:ö", max_size=20), st.sampled_from([DAY, MONTH]))
def test_no_cell_raises_and_what_is_read_is_a_date(cell: str, how: str) -> None:
    found = day(cell, how)
    assert not found or Period.parse(found).text == found
