"""How a table is read: which column plays which role, what holds for all rows, what was answered."""

from __future__ import annotations

from collections.abc import Mapping as Of
from typing import Annotated, Any

import yaml
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from flows.dataset import InvalidDataset, Problem
from flows.dataset.document import Document
from flows.dataset.messages import message
from flows.dataset.unreadable import NotYaml

ROLES: Of[str, str] = {
    "": "not used",
    "origin": "From (country)",
    "origin_code": "From (code)",
    "exporter": "Sent by, where it is not the country of origin",
    "via": "Through (country)",
    "destination": "To (country)",
    "destination_code": "To (code)",
    "reporter": "Who reports (country)",
    "reporter_code": "Who reports (code)",
    "partner": "The other side (country)",
    "partner_code": "The other side (code)",
    "direction": "Export or import",
    "goods": "Goods",
    "description": "Goods, in more words",
    "category": "Class of goods",
    "list": "Several goods with their numbers in one cell",
    "count": "Number of pieces, tonnes ...",
    "count_estimated": "Whether the number is an estimate (yes, no)",
    "unit": "What is counted",
    "value": "Money",
    "currency": "Currency",
    "date": "When it moved",
    "date_estimated": "Whether that date is an estimate (yes, no)",
    "said": "When it was said",
    "basis": "Delivered, contracted, licensed, planned",
    "deal": "Deal or flow that several rows are about",
    "actor": "Who says it",
    "publisher": "Who published it",
    "title": "Title of the report",
    "address": "Web address of the report",
    "note": "Note",
    "condition": "Read only to tell which rows are taken",
}
"""Roles of columns, in plain words."""


def _role(value: str) -> str:
    if value not in ROLES:
        raise ValueError(f"{value!r} is no role of a column; allowed: {', '.join(filter(None, ROLES))} or nothing")
    return value


def _text(value: Any) -> Any:
    """A year or number that is meant as a text, as YAML reads 2024."""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


Plain = Annotated[str, BeforeValidator(_text)]
Role = Annotated[str, AfterValidator(_role)]


class Mapping(BaseModel):
    """A reading of a table; the same mapping reads the next edition of it."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    shape: str
    """Name of the shape: sipri_register, plain."""
    columns: dict[str, Role] = Field(default_factory=dict)
    """Role of each column by its name in the file."""
    constants: dict[str, Plain] = Field(default_factory=dict)
    """What holds for all rows: the currency, the country of origin."""
    answers: dict[str, Plain] = Field(default_factory=dict)
    """Answers by the key of their question."""

    def answered(self, key: str, value: str) -> Mapping:
        """The same with an answer; an empty one takes it back."""
        kept = {one: given for one, given in self.answers.items() if one != key}
        return self.model_copy(update={"answers": kept | ({key: value} if value else {})})

    def with_role(self, column: str, role: str) -> Mapping:
        """The same with another role of a column. Raises ValueError for a role that is none."""
        return self.model_copy(update={"columns": self.columns | {column: _role(role)}})

    def to_yaml(self) -> str:
        """The mapping as text."""
        return yaml.safe_dump(self.model_dump(), allow_unicode=True, sort_keys=False, width=1_000)

    @classmethod
    def from_yaml(cls, text: str, name: str = "mapping") -> Mapping:
        """Read a mapping. Raises InvalidDataset with every problem."""
        try:
            document = Document.parse(text)
        except NotYaml as error:
            raise InvalidDataset((Problem(name, error.line, "", f"not readable as YAML: {error}"),)) from None
        data = document.data
        if not isinstance(data, dict):
            raise InvalidDataset((Problem(name, 1, "", f"no mapping; allowed: {', '.join(cls.model_fields)}"),))
        repeated = [
            Problem(name, line, ".".join(map(str, path)), f"the key is repeated, first on line {first}; allowed: once")
            for path, line, first in document.repeated_keys()
        ]
        try:
            found = cls.model_validate(data)
        except ValidationError as error:
            repeated += [
                Problem(name, document.line(at["loc"]), ".".join(map(str, at["loc"])), message(at, cls, ""))
                for at in error.errors()
            ]
        if repeated:
            raise InvalidDataset(tuple(sorted(repeated)))
        return found
