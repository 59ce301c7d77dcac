"""The records: strict, frozen, described; and how a figure is read."""

from __future__ import annotations

import inspect
from typing import Any

import pytest
from pydantic import ValidationError

from flows.amounts import Interval
from flows.dataset import model
from flows.dataset.model import Dataset, Money, Quantity, Record
from tests.small import dataset

RECORDS: list[type[Record]] = [
    kind for _, kind in inspect.getmembers(model, inspect.isclass) if issubclass(kind, Record) and kind is not Record
]
FIELDS = [(kind, field) for kind in RECORDS for field in kind.model_fields]


def test_there_are_nineteen_kinds_of_record() -> None:
    assert {kind.__name__ for kind in RECORDS} == {
        "About", "Account", "Actor", "Claim", "Company", "Dataset", "Event", "Figure", "Flow", "Goods", "Involved",
        "Minimums", "Money", "Publisher", "Quantity", "Report", "Searched", "StateControl", "Variant",
    }  # fmt: skip


@pytest.mark.parametrize("record", RECORDS, ids=lambda kind: kind.__name__)
def test_every_record_is_frozen_and_refuses_unknown_keys(record: type[Record]) -> None:
    assert record.model_config["frozen"] is True
    assert record.model_config["extra"] == "forbid"


@pytest.mark.parametrize("record", RECORDS, ids=lambda kind: kind.__name__)
def test_every_record_says_what_it_is(record: type[Record]) -> None:
    assert record.__doc__
    assert record.__doc__.endswith(".")


@pytest.mark.parametrize(("record", "field"), FIELDS, ids=lambda part: getattr(part, "__name__", part))
def test_every_field_has_a_description(record: type[Record], field: str) -> None:
    """It is the help in an editor."""
    description = record.model_fields[field].description
    assert description
    assert description.endswith((".", "'"))


@pytest.mark.parametrize(
    ("record", "field"),
    [("claim", "stance"), ("flow", "route"), ("report", "relays"), ("money", "amount"), ("dataset", "claims")],
)
def test_a_record_never_changes(record: str, field: str) -> None:
    whole = dataset()
    records: dict[str, Any] = {
        "claim": whole.claims[0],
        "flow": whole.flows["all-routes"],
        "report": whole.reports["wire-1"],
        "money": whole.claims[0].value,
        "dataset": whole,
    }
    with pytest.raises(ValidationError, match="Instance is frozen"):
        setattr(records[record], field, getattr(records[record], field))


def test_an_unknown_key_is_refused() -> None:
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        Money.model_validate({"amount": 1, "worded": "1", "currency": "EUR", "colour": "red"})


def test_the_schema_describes_every_field_of_every_record() -> None:
    schema = Dataset.model_json_schema()
    parts = [schema, *schema["$defs"].values()]
    assert {part["title"] for part in parts} == {kind.__name__ for kind in RECORDS} - {"Figure"}
    for part in parts:
        assert part["additionalProperties"] is False
        for field in part["properties"].values():
            assert field.get("description") or field["$ref"] == "#/$defs/About"  # says the same itself


def test_the_schema_names_what_is_needed() -> None:
    schema = Dataset.model_json_schema()
    assert schema["required"] == ["dataset", "goods", "publishers", "actors", "reports", "flows", "claims"]
    assert schema["$defs"]["Claim"]["required"] == ["id", "flow", "by", "date", "stance", "statement", "reports"]


def test_the_schema_takes_a_year_as_a_number_and_other_dates_as_text() -> None:
    date = Dataset.model_json_schema()["$defs"]["Event"]["properties"]["date"]
    assert date["anyOf"] == [{"type": "string"}, {"type": "integer"}]
    assert "2024-06" in date["examples"]


@pytest.mark.parametrize(
    ("figure", "interval"),
    [
        ({"amount": 3500.0, "worded": "3,500"}, Interval(3500, 3500)),
        ({"low": 150.0, "high": 200.0, "worded": "150 to 200"}, Interval(150, 200)),
        ({"low": 250.0, "worded": "at least 250"}, Interval(250, None)),
        ({"high": 250.0, "worded": "up to 250"}, Interval(None, 250)),
        ({"worded": "hundreds of thousands"}, Interval(200_000, 1_000_000, under=True)),
        ({"amount": 5.0, "worded": "hundreds"}, Interval(5, 5)),
        ({"low": 0.0, "high": 0.0, "worded": "none"}, Interval(0, 0)),
    ],
)
def test_a_figure_is_read_as_an_interval(figure: dict[str, Any], interval: Interval) -> None:
    assert Quantity.model_validate({**figure, "unit": "shells"}).interval == interval


def test_a_figure_made_without_checks_has_no_interval() -> None:
    assert Quantity.model_construct(worded="many", unit="shells").interval == Interval(None, None)


def test_what_is_left_out_of_a_claim_is_empty_or_unspecified() -> None:
    claim = dataset().claims[1]
    assert (claim.basis, claim.value, claim.quantities, claim.account, claim.variants) == (
        "unspecified",
        None,
        (),
        None,
        (),
    )


@pytest.mark.parametrize("record", ["reports", "flows", "actors", "publishers", "goods", "accounts"])
def test_records_read_back_from_their_own_json(record: str) -> None:
    for item in getattr(dataset(), record).values():
        assert type(item).model_validate_json(item.model_dump_json(), strict=True) == item


def test_claims_read_back_from_their_own_json() -> None:
    for claim in dataset().claims:
        assert type(claim).model_validate_json(claim.model_dump_json(), strict=True) == claim


def test_a_day_in_python_is_taken_as_it_is() -> None:
    about = dataset().dataset
    assert about == model.About.model_validate(about.model_dump())
