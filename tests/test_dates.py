"""Dates of stated precision."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from flows.dates import Period, When, spoken
from flows.errors import DateError

ALLOWED = "a year (2024), a month (2024-06), a day (2024-06-22) or an interval of two such dates (2022/2024-06-22)"
DATES = st.dates().flatmap(lambda day: st.sampled_from([f"{day:%Y}".zfill(4), day.isoformat()[:7], day.isoformat()]))


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31), "year"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28), "month"),
        ("2024-12", date(2024, 12, 1), date(2024, 12, 31), "month"),
        ("2024-06-22", date(2024, 6, 22), date(2024, 6, 22), "day"),
        ("2022-02-24/2024-06-22", date(2022, 2, 24), date(2024, 6, 22), "interval"),
        ("2022/2023", date(2022, 1, 1), date(2023, 12, 31), "interval"),
        ("2022/2023-06", date(2022, 1, 1), date(2023, 6, 30), "interval"),
        ("2022/2022", date(2022, 1, 1), date(2022, 12, 31), "interval"),
        ("9999", date(9999, 1, 1), date(9999, 12, 31), "year"),
    ],
)
def test_a_date_means_every_day_it_may_mean(text: str, start: date, end: date, precision: str) -> None:
    period = Period.parse(text)
    assert (period.start, period.end, period.precision, str(period)) == (start, end, precision, text)


@pytest.mark.parametrize(
    "text",
    ["", "24", "2024-6", "2024-06-2", "2024-6-22", "20240622", "2024/", "/2024", "2024//2025", "2024/2025/2026",
     " 2024", "2024\n", "2024-06-22T10", "June 2024", "2024-Q2", "-2024", "٢٠٢٤", "2024-06-22/open", "2024-"],
)  # fmt: skip
def test_every_other_form_is_refused_by_name(text: str) -> None:
    with pytest.raises(DateError) as caught:
        Period.parse(text)
    assert str(caught.value) == f"{text!r} is not a date; allowed: {ALLOWED}"


@pytest.mark.parametrize(
    "text",
    [
        "2024-02-30",
        "2023-02-29",
        "2024-13",
        "2024-00",
        "2024-06-00",
        "2024-00-10",
        "2024-04-31",
        "0000",
        "2024/2024-02-30",
    ],
)
def test_a_day_that_does_not_exist_is_refused(text: str) -> None:
    with pytest.raises(DateError) as caught:
        Period.parse(text)
    assert str(caught.value) == f"{text!r} is not a day that exists; allowed: {ALLOWED}"


@pytest.mark.parametrize("text", ["2024/2023", "2024-06-22/2024-06-21", "2024-06/2024-05"])
def test_an_interval_does_not_run_back(text: str) -> None:
    with pytest.raises(DateError) as caught:
        Period.parse(text)
    assert str(caught.value) == f"{text!r} ends before it begins; allowed: {ALLOWED}"


@given(DATES)
def test_a_period_is_written_as_it_was_read(text: str) -> None:
    period = Period.parse(text)
    assert str(period) == text
    assert Period.parse(str(period)) == period
    assert period.start <= period.end


@given(DATES, DATES)
def test_an_interval_reaches_from_its_first_to_its_last_day(one: str, other: str) -> None:
    first, last = sorted((one, other), key=lambda text: (Period.parse(text).start, Period.parse(text).end))
    period = Period.parse(f"{first}/{last}")
    assert (period.start, period.end) == (Period.parse(first).start, Period.parse(last).end)
    assert period.precision == "interval"


@given(st.dates())
def test_a_month_ends_on_its_last_day(day: date) -> None:
    period = Period.parse(day.isoformat()[:7])
    assert period.end.day == calendar.monthrange(day.year, day.month)[1]
    assert period.start <= day <= period.end


@given(st.text() | st.from_regex(r"[0-9]{4}(-[0-9]{2}){0,2}(/[0-9]{4}(-[0-9]{2}){0,2})?", fullmatch=True))
def test_any_text_is_a_period_or_a_date_error(text: str) -> None:
    try:
        assert str(Period.parse(text)) == text
        return
    except DateError as error:
        said = str(error)
    assert said.startswith(repr(text))


def test_earlier_periods_sort_first() -> None:
    texts = ["2024-06", "2023", "2024-06-02", "2024", "2024-06-01"]
    assert [str(period) for period in sorted(map(Period.parse, texts))] == [
        "2023",
        "2024",
        "2024-06-01",
        "2024-06",
        "2024-06-02",
    ]


WHEN: TypeAdapter[Period] = TypeAdapter(When)


@pytest.mark.parametrize("value", [2024, "2024", "2024-06", Period.parse("2024-06-22")])
def test_a_field_takes_a_year_as_a_number_text_or_a_period(value: object) -> None:
    assert str(WHEN.validate_python(value)) == str(value)


@pytest.mark.parametrize("value", [True, None, 2024.0, ["2024"], {}])
def test_a_field_takes_nothing_else(value: object) -> None:
    with pytest.raises(ValidationError) as caught:
        WHEN.validate_python(value)
    assert caught.value.errors()[0]["msg"] == f"Value error, {value!r} is not a date; allowed: {ALLOWED}"


def test_a_field_is_written_as_its_text() -> None:
    assert WHEN.dump_json(Period.parse("2022/2024-06-22")) == b'"2022/2024-06-22"'
    assert WHEN.json_schema()["description"] == f"EDTF level 0: {ALLOWED}."


def test_dates_in_words() -> None:
    assert [spoken(text) for text in ("2024", "2024-06", "2024-06-02", "2022/2024-06-22")] == [
        "2024", "June 2024", "2 June 2024", "2022 to 22 June 2024",
    ]  # fmt: skip
