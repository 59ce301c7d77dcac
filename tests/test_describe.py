"""The schema and the reference say what the model says."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

import jsonschema  # type: ignore[import-untyped]
import pytest
from pydantic import BaseModel, Field

from flows.dataset import checks, describe, model
from flows.dataset.document import Document
from flows.project import DATA, ROOT
from tests import small

RECORDS = [kind for kind in vars(model).values() if isinstance(kind, type) and issubclass(kind, model.Record)]
FIELDS = [(kind, name) for kind in RECORDS for name in kind.model_fields]


class Part(model.Record):
    """A part | of it."""

    large: bool
    """Left | right."""


class Whole(model.Record):
    """All of it."""

    words: Annotated[tuple[str, ...], Field(min_length=2, max_length=3)]
    """Some words."""
    kind: Literal["one", "other"] = "one"
    """One of two."""
    parts: tuple[Part, ...] = ()
    """Its parts."""


class Tiny(BaseModel):
    """A file of two sections."""

    items: Mapping[model.Slug, Whole]
    names: tuple[str, ...] = Field(default=(), description="Names of things.")


@pytest.mark.parametrize("path", describe.files())
def test_what_is_written_is_what_the_model_says(path: str) -> None:
    """Both files are kept with the project, so that editors and readers need not run anything."""
    assert (ROOT / path).read_text(encoding="utf-8") == describe.files()[path], f"{path} is stale: run make docs"


def test_the_data_file_names_its_schema() -> None:
    """An editor looks at the first line, relative to the file."""
    first = DATA.read_text(encoding="utf-8").splitlines()[0]
    assert first == describe.FIRST_LINE
    assert (DATA.parent / first.partition("$schema=")[2]).relative_to(ROOT).as_posix() == describe.SCHEMA


@pytest.mark.parametrize(("kind", "name"), FIELDS, ids=lambda part: getattr(part, "__name__", part))
def test_every_field_is_described(kind: type[BaseModel], name: str) -> None:
    """The string under a field is its help; a record has one too."""
    assert (kind.model_fields[name].description or "").endswith((".", "'."))
    assert kind.__doc__


@pytest.mark.parametrize("content", [small.text(), DATA.read_text(encoding="utf-8")], ids=["small", "own"])
def test_the_schema_accepts_a_valid_file(content: str) -> None:
    """An editor marks nothing that the check lets pass."""
    assert list(_judge(content)) == []


@pytest.mark.parametrize(
    ("spot", "path"),
    [
        (("kind: head of state", "kind: king"), "actors/president/kind"),
        (("stance: denies", "stance: doubts"), "claims/7/stance"),
        (("read: opening", "read: in part"), "reports/wire-1/read"),
        (("kind: broadcaster, state_control", "kind: broadcaster, state_controlled"), "publishers/state-tv"),
        (("  wire: {", "  The Wire: {"), "publishers"),
        (("route: [SRB, USA]", "route: [SRB]"), "flows/exports-2023/route"),
        (("version: 2026.11.0", "version: one"), "dataset/version"),
    ],
)
def test_the_schema_finds_what_an_editor_can_find(spot: tuple[str, str], path: str) -> None:
    """Words, keys, ids, lengths and forms; what holds between records is left to the check."""
    assert path in set(_judge(small.changed(spot)))


def _judge(content: str) -> Iterator[str]:
    """The paths that the schema finds wrong."""
    schema = json.loads(describe.schema_text())
    jsonschema.Draft7Validator.check_schema(schema)
    found: Any = jsonschema.Draft7Validator(schema).iter_errors(Document.parse(content).data)
    yield from ("/".join(map(str, error.path)) for error in found)


def test_the_schema_names_its_draft_and_no_field_twice() -> None:
    """Titles that only repeat a field's name would stand above its help."""
    schema = json.loads(describe.schema_text(Tiny))
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert schema["$defs"]["Part"]["properties"]["large"] == {"description": "Left | right.", "type": "boolean"}
    assert schema["properties"]["items"]["additionalProperties"] is False


def test_the_reference_lists_sections_records_and_fields() -> None:
    """Each with type, whether required, and meaning; a bar in a text ends no cell."""
    model_part = describe.reference(Tiny).partition("## items")[2].partition("## Dates")[0]
    assert model_part.split("\n") == [
        "",
        "",
        "All of it. (records by id; required)",
        "",
        "| field | type | required | meaning |",
        "|---|---|---|---|",
        "| `words` | list of: text (2 to 3) | yes | Some words. |",
        "| `kind` | one of: one, other | no | One of two. |",
        "| `parts` | list of: [Part](#part) | no | Its parts. |",
        "",
        "### Part",
        "",
        "A part \\| of it.",
        "",
        "| field | type | required | meaning |",
        "|---|---|---|---|",
        "| `large` | true or false | yes | Left \\| right. |",
        "",
        "## names",
        "",
        "Names of things. (list of: text; may be left out)",
        "",
        "",
    ]


def test_the_reference_tells_what_ids_point_to_and_what_the_checks_hold() -> None:
    """Links between sections, and every rule by its own docstring."""
    text = describe.reference()
    assert "| `relays` | list of: id from [reports](#reports) | no |" in text
    assert (
        "| `reports` | list of: id from [reports](#reports) (1 or more) | yes | Ids of the reports that carry the v"
        in text
    )
    assert text.count("\n- **") == len(checks.RULES) + 1
    assert all(rule.__doc__ and rule.__doc__ in text for rule in checks.RULES)


def test_every_link_inside_the_reference_leads_to_a_heading() -> None:
    """A type that has no words of its own would link to nothing."""
    text = describe.reference()
    headings = {line.lstrip("# ").lower() for line in text.splitlines() if line.startswith("##")}
    assert {part.partition(")")[0] for part in text.split("](#")[1:]} <= headings
