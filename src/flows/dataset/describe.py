"""The model to the two files that describe it: the JSON Schema an editor reads, and the reference a person reads.

Every word in them is a docstring of the model or of a rule, so that none is written twice. Both files are kept with
the project; a test compares them with the model.
"""

from __future__ import annotations

import json
import types
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from annotated_types import MaxLen, MinLen
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core.core_schema import DictSchema

from flows import dates, places, sizes
from flows.countries import HISTORIC
from flows.dataset import checks, model
from flows.dataset.references import REFERENCES

SCHEMA = "data/arms_flows.schema.json"
REFERENCE = "docs/data.md"
FIRST_LINE = "# yaml-language-server: $schema=arms_flows.schema.json"
"""How a data file beside the schema names it to an editor."""

_DRAFT = "http://json-schema.org/draft-07/schema#"
"""The latest draft that every editor's YAML support reads."""

_NAMES: tuple[tuple[Any, str], ...] = (
    (model.Slug, "id"),
    (model.Country, "country code"),
    (model.Currency, "currency code"),
    (model.Language, "language code"),
    (model.Day, "day"),
    (model.Address, "web address"),
    (model.PageAddress, "public web address"),
    (model.Contact, "web or mail address"),
    (model.Number, "number, 0 or more"),
    (model.Count, "whole number"),
    (model.Share, "share, 0 to 1"),
    (dates.When, "[date](#dates)"),
    (places.StageField, "[stage](#stages)"),
    (bool, "true or false"),
    (str, "text"),
)
"""What a kind of value is called."""


def files() -> dict[str, str]:
    """Both files: path in the project and text."""
    return {SCHEMA: schema_text(), REFERENCE: reference()}


class _ForEditors(GenerateJsonSchema):
    """Without what only repeats a field's name, and strict about ids."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def dict_schema(self, schema: DictSchema) -> JsonSchemaValue:
        return super().dict_schema(schema) | {"additionalProperties": False}


def schema_text(root: type[BaseModel] = model.Dataset) -> str:
    """The JSON Schema of a data file."""
    schema = {"$schema": _DRAFT} | root.model_json_schema(schema_generator=_ForEditors)
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def reference(root: type[BaseModel] = model.Dataset) -> str:
    """Every section, record and field in Markdown."""
    parts = [_HEAD, *(_section(key, root) for key in root.model_fields), *_forms(), _sizes(), _rules()]
    return "\n\n".join(parts) + "\n"


_HEAD = f"""\
# The data file

<!-- Written by `make docs` from src/flows/dataset/model.py: change it there. -->

`data/arms_flows.yaml` is one YAML file in UTF-8. Its first line names its JSON Schema, so that an editor completes
and explains the fields:

```yaml
{FIRST_LINE}
```

Records are held by their id, or are entries of a list that begin with their `id`; an id is made of
{model.SLUG_WORDS}. A field that is not required is left out where there is nothing to say.
A key that is not listed here is an error. Numbers in brackets are the least and the most characters of a text or
entries of a list. Of YAML only plain records are read: no alias, no tag, and everything but decimal numbers, `true`,
`false` and `null` is text."""


def _section(key: str, root: type[BaseModel]) -> str:
    """A section of the file, with the records that occur only inside its own."""
    field, links = root.model_fields[key], REFERENCES.get(key, {})
    kind = get_type_hints(root, include_extras=True)[key]
    need = "required" if field.is_required() else "may be left out"
    record = next(_records(kind), None)
    if record is None:
        return f"## {key}\n\n{field.description} ({_kind(kind)}; {need})"
    held = "records by id" if get_origin(kind) is Mapping else "one record" if kind is record else "list of records"
    parts = [f"## {key}", f"{_told(record)} ({held}; {need})", _table(record, links)]
    for name, inner in _inner(record).items():
        below = {path.removeprefix(f"{name}."): to for path, to in links.items() if path.startswith(f"{name}.")}
        parts += [f"### {inner.__name__}", _told(inner), _table(inner, below)]
    return "\n\n".join(parts)


def _inner(record: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """The records that a record holds, by the field that holds them."""
    hints = get_type_hints(record, include_extras=True)
    return {name: inner for name in record.model_fields for inner in _records(hints[name])}


def _records(kind: Any) -> Iterator[type[BaseModel]]:
    """The record types inside an annotation."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
    for part in get_args(kind):
        yield from _records(part)


def _told(record: type[BaseModel]) -> str:
    """What a record is, and what the record is that it is a kind of."""
    kinds = [kind for kind in record.__mro__ if issubclass(kind, model.Record) and kind is not model.Record]
    return _line(" ".join(kind.__doc__ or "" for kind in kinds))


def _table(record: type[BaseModel], links: Mapping[str, str]) -> str:
    """The fields of a record. `links` says which of them hold ids of which section."""
    hints = get_type_hints(record, include_extras=True)
    rows = ["| field | type | required | meaning |", "|---|---|---|---|"]
    for name, field in record.model_fields.items():
        need = "yes" if field.is_required() else "no"
        rows.append(f"| `{name}` | {_kind(hints[name], links.get(name))} | {need} | {_line(field.description or '')} |")
    return "\n".join(rows)


def _kind(kind: Any, section: str | None = None) -> str:
    """An annotation in words. `section` is where an id points to."""
    for known, words in _NAMES:
        if kind is known:
            return f"id from [{section}](#{section})" if kind is model.Slug and section else words
    origin, parts = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _kind(parts[0], section) + _limits(parts[1])
    if origin is tuple:
        return f"list of: {_kind(parts[0], section)}"
    if origin is Literal:
        return "one of: " + ", ".join(map(str, parts))
    if origin in (Union, types.UnionType):
        return _kind(next(part for part in parts if part is not type(None)), section)
    return f"[{kind.__name__}](#{kind.__name__.lower()})"


def _limits(field: FieldInfo) -> str:
    """The least and the most that a text or a list may hold."""
    least = next((limit.min_length for limit in field.metadata if isinstance(limit, MinLen)), 0)
    most = next((limit.max_length for limit in field.metadata if isinstance(limit, MaxLen)), None)
    if most is not None:
        return f" ({least} to {most})"
    return f" ({least} or more)" if least else ""


def _line(text: str) -> str:
    """Text on one line, and harmless in a cell of a table."""
    return " ".join(text.replace("|", "\\|").split())


def _forms() -> Iterator[str]:
    """How a date and a stage are written."""
    yield f"## Dates\n\nExtended Date/Time Format (EDTF), level 0: {dates.ALLOWED}."
    alternatives = "A list holds alternatives: which of them, and how much each, is not reported."
    more = "`others` says that the list goes on."
    party = (
        "A party that is named and is no state (the EU, NATO, a mission) is `{party: its name}`: it "
        "has a name on every picture, and no place on the map."
    )
    former = ", ".join(f"{code} ({name})" for code, name in HISTORIC.items())
    yield f"## Stages\n\nA stage of a route is {places.ALLOWED}. {alternatives} {more} {party}"
    yield (
        f"States that are no more keep their codes: {former}. The map, whose outlines are those of today, does not "
        "place them. Usual names (Turkey, UK, EL) are no codes; the check says which code they mean.\n\n"
        "Currencies that ISO 4217 has withdrawn (BGN, HRK, DEM, CSD, YUM) are codes like those of today."
    )


def _sizes() -> str:
    """How large and deep a file may be, and how many ties bounds are reckoned for."""
    refused = "A file beyond one of these is refused, with its line and the limit:"
    aside = (
        "Bounds leave flows beyond one of these aside. Their claims are listed with the reason, and the CSV of bounds "
        "has a row “not reckoned” for each of the flows:"
    )
    return "\n\n".join(["## Limits", refused, _most(sizes.SAID), aside, _most(sizes.BOUNDED)])


def _most(limits: Mapping[str, tuple[int, str]]) -> str:
    rows = [f"| {what} | {most:,} {of} |" for what, (most, of) in limits.items()]
    return "\n".join(["| what | at most |", "|---|---|", *rows])


def _rules() -> str:
    """What is checked between records, in the words of the checks themselves."""
    rules = [
        f"- **{rule.__name__.replace('_', ' ').capitalize()}.** {_line(rule.__doc__ or '')}" for rule in checks.RULES
    ]
    known = "- **Ids are known.** A field that holds an id names a record that is in the file."
    return "\n".join(["## What must hold between records", "", known, *rules])
