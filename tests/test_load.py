"""Loading: sections, keys given twice, encodings, order; and that no content whatever crashes it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from flows.dataset import Claim, Dataset, InvalidDataset, Problem, load, parse
from flows.dataset.document import Document
from tests.small import SECTIONS, changed, dataset, problems, text

SECTION_NAMES = "dataset, units, goods, publishers, actors, companies, accounts, reports, flows, claims, events"
FIELDS = ", ".join(Claim.model_fields)
ALIAS = "not readable as YAML: an alias (*name) is used; allowed: the value written out"
TAG = "not readable as YAML: a tag (!name) is used; allowed: the value alone"
SECTIONS_ALLOWED = f"allowed: the sections {SECTION_NAMES}"


def test_the_small_file_is_valid() -> None:
    found = dataset()
    assert isinstance(found, Dataset)
    assert [claim.id for claim in found.claims] == [
        "total", "confirmed", "spain", "czechia", "exports", "accusation", "africa", "denial"
    ]  # fmt: skip
    assert list(found.reports) == ["herald-1", "wire-1", "mirror-1", "tv-1", "returns-2023"]


def test_a_file_is_read_by_its_path(tmp_path: Path) -> None:
    file = tmp_path / "flows.yaml"
    file.write_text(text(), encoding="utf-8")
    assert load(file) == load(str(file)) == dataset()


def test_problems_carry_the_path_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "flows.yaml"
    file.write_text(text(claims=None), encoding="utf-8")
    with pytest.raises(InvalidDataset) as caught:
        load(file)
    assert caught.value.problems == (Problem(str(file), 1, "claims", "the section is missing"),)
    assert str(caught.value) == f"{file}:1: claims: the section is missing"


def test_a_file_that_is_not_there_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "none.yaml")


@pytest.mark.parametrize("left_out", ["units", "accounts", "events"])
def test_some_sections_may_be_empty_or_left_out(left_out: str) -> None:
    needs = {
        "units": changed(("    quantities:\n      - {worded: hundreds of thousands, unit: shells}\n", ""),
                         ("      - {high: 3500, unit: rockets, worded: up to 3500}\n", ""),
                         ("      - quantities: [{worded: a million, amount: 1_000_000, unit: shells}]\n        note",
                          "      - note")),
        "accounts": text().replace("    account: by-country\n", ""),
        "events": text(),
    }  # fmt: skip
    assert problems(needs[left_out].replace(SECTIONS[left_out], "")) == []
    assert problems(needs[left_out].replace(SECTIONS[left_out], f"{left_out}:\n")) == []


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        pytest.param(
            {"dataset": "dataset: A small file"},
            [
                "1: dataset: 'A small file' is a single value; allowed: keys and values, of title, version, "
                "updated, licence, scope, authors, corrections, repository, searched, minimums",
            ],
            id="the dataset is text",
        ),
        pytest.param(
            {"dataset": "dataset:"},
            [
                "1: dataset: stands without a value; allowed: keys and values",
            ],
            id="the dataset is empty",
        ),
        pytest.param(
            {"units": "units: shells"},
            [
                "7: units: is not a list; allowed: texts",
                (
                    "147: claims.accusation.quantities.0.unit: 'shells' is not a unit; allowed: one that is "
                    "listed under units"
                ),
                (
                    "148: claims.accusation.quantities.1.unit: 'rockets' is not a unit; allowed: one that is "
                    "listed under units"
                ),
                (
                    "150: claims.accusation.variants.0.quantities.0.unit: 'shells' is not a unit; allowed: one "
                    "that is listed under units"
                ),
            ],
            id="units are text",
        ),
        pytest.param(
            {"units": "units: [shells, rockets, 155, '']"},
            [
                "7: units.2: 155 is not a unit; allowed: text in one line",
                "7: units.3: '' is not a unit; allowed: text in one line",
            ],
            id="a unit is a number or empty",
        ),
        pytest.param(
            {"goods": "goods: [ammunition]"},
            [
                "8: goods: is not a mapping; allowed: ids with their records",
                (
                    "61: flows.all-routes.goods: 'ammunition' is not the id of any record in goods; allowed: an"
                    " id from goods"
                ),
                (
                    "65: flows.by-spain.goods: 'shells-155' is not the id of any record in goods; allowed: an "
                    "id from goods"
                ),
                (
                    "71: flows.by-czechia.goods: 'shells-155' is not the id of any record in goods; allowed: an"
                    " id from goods"
                ),
                (
                    "76: flows.by-africa.goods: 'ammunition' is not the id of any record in goods; allowed: an "
                    "id from goods"
                ),
                (
                    "81: flows.exports-2023.goods: 'arms' is not the id of any record in goods; allowed: an id "
                    "from goods"
                ),
            ],
            id="goods are a list",
        ),
        pytest.param(
            {"claims": "claims: {total: {}}"},
            [
                "87: claims: is not a list; allowed: records that begin with '- id:'",
            ],
            id="claims are a mapping",
        ),
        pytest.param(
            {"claims": "claims: none"},
            [
                "87: claims: is not a list; allowed: records that begin with '- id:'",
            ],
            id="claims are text",
        ),
        pytest.param(
            {"claims": "claims: false"},
            [
                "87: claims: is not a list; allowed: records that begin with '- id:'",
            ],
            id="claims are false",
        ),
        pytest.param(
            {"events": "events: 0"},
            [
                "172: events: is not a list; allowed: records that begin with '- id:'",
            ],
            id="events are zero",
        ),
        pytest.param(
            {"accounts": "accounts: ''"},
            [
                "22: accounts: is not a mapping; allowed: ids with their records",
                (
                    "117: claims.spain.account: 'by-country' is not the id of any record in accounts; allowed: "
                    "an id from accounts"
                ),
                (
                    "127: claims.czechia.account: 'by-country' is not the id of any record in accounts; "
                    "allowed: an id from accounts"
                ),
            ],
            id="accounts are empty text",
        ),
        pytest.param(
            {"claims": None},
            [
                "1: claims: the section is missing",
            ],
            id="a needed section is missing",
        ),
        pytest.param(
            {"claims": "claims: [1, x]"},
            [
                f"87: claims.0: 1 is a single value; allowed: keys and values, of {FIELDS}",
                f"87: claims.1: 'x' is a single value; allowed: keys and values, of {FIELDS}",
            ],
            id="claims are not records",
        ),
        pytest.param(
            {"events": "event: []"},
            [
                ("172: event: unknown key (did you mean 'events'?); allowed: " + SECTION_NAMES),
            ],
            id="a section is misspelt",
        ),
        pytest.param(
            {"events": "true: []"},
            [
                ("172: true: unknown key; allowed: " + SECTION_NAMES),
            ],
            id="a section is named true",
        ),
    ],
)
def test_a_section_of_the_wrong_form_is_named_with_its_line(sections: dict[str, str], expected: list[str]) -> None:
    assert problems(text(**sections)) == [f"small.yaml:{line}" for line in expected]


@pytest.mark.parametrize(
    ("spots", "expected"),
    [
        pytest.param(
            [("    language: ru\n", "    language: ru\n    language: sr\n")],
            [
                "53: reports.tv-1.language: the key is repeated, first on line 52; allowed: once",
            ],
            id="a key of a record",
        ),
        pytest.param(
            [("accounts:\n", "units: [shells]\naccounts:\n")],
            [
                "22: units: the key is repeated, first on line 7; allowed: once",
                "149: claims.accusation.quantities.1.unit: 'rockets' is not a unit; allowed: shells",
            ],
            id="a section",
        ),
        pytest.param(
            [("  estimators: {", "  service: {")],
            [
                "20: actors.service: the key is repeated, first on line 18; allowed: once",
                ("90: claims.total.by: 'estimators' is not the id of any record in actors; allowed: an id from actors"),
            ],
            id="an id",
        ),
    ],
)
def test_what_is_repeated_is_named_with_both_lines(spots: list[tuple[str, str]], expected: list[str]) -> None:
    assert problems(changed(*spots)) == [f"small.yaml:{line}" for line in expected]


@pytest.mark.parametrize(
    "content", ["", "\n\n", "# nothing but words\n", "---\n", "- a\n- b\n", "words", "12", "~", b"", b"\xef\xbb\xbf"]
)
def test_a_file_without_sections_holds_no_records(content: str | bytes) -> None:
    assert problems(content) == [f"small.yaml:1: the file holds no records; {SECTIONS_ALLOWED}"]


@pytest.mark.parametrize(
    "content", ["\ufeff" + text(), b"\xef\xbb\xbf" + text().encode(), text().replace("\n", "\r\n")]
)
def test_a_byte_order_mark_and_the_line_ends_of_windows_are_accepted(content: str | bytes) -> None:
    assert parse(content) == dataset()


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (text().encode("utf-16"), 1),
        (b"a: b\n\nname: Pi\xf1ata\n", 3),
        (b"\xef\xbb\xbfa: b\nname: \xff\n", 2),
        ("a: b\nname: \ud800\n", 2),
    ],
)
def test_what_is_not_utf_8_is_refused_with_its_line(content: str | bytes, line: int) -> None:
    what = "UTF-16" if isinstance(content, bytes) and content.startswith(b"\xff\xfe") else "not UTF-8"
    assert problems(content) == [
        f"small.yaml:{line}: not readable as YAML: the file is {what} text; allowed: UTF-8, which editors offer as the "
        "encoding when a file is saved"
    ]


@pytest.mark.parametrize(
    ("first", "what"),
    [
        (b"PK\x03\x04\x14\x00", "a packed file, as spreadsheets (XLSX, ODS) and documents (DOCX) are"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "a spreadsheet or document of Microsoft Office"),
        (b"%PDF-1.7", "a PDF"),
        (b"\x1f\x8b\x08", "a file packed with gzip"),
    ],
)
def test_a_file_of_another_format_is_told_by_its_first_bytes(first: bytes, what: str) -> None:
    assert problems(first) == [
        f"small.yaml:1: not readable as YAML: it is {what}; allowed: records in YAML, written as docs/data.md shows"
        + ("; python -m flows convert makes them of a table (CSV, XLSX)" if first.startswith(b"PK") else "")
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a: *b\n", f"1: {ALIAS}"),
        ("a: &b {c: d}\ne: f\ng: *b\n", f"3: {ALIAS}"),
        ("a: &b text\ne:\n  - f\n  - *b\n", f"4: {ALIAS}"),
        ("a: &b [*b]\n", f"1: {ALIAS}"),
        ("a: 1\nb: !!str 5\n", f"2: {TAG}"),
        ("a: !!timestamp 2024-06-22\n", f"1: {TAG}"),
        ("a: !!set {b}\n", f"1: {TAG}"),
        ("a: !!binary aGVsbG8=\n", f"1: {TAG}"),
        ("a: !!python/object:os.system [ls]\n", f"1: {TAG}"),
        ("a:\n  !!merge x: {b: c}\n", f"2: {TAG}"),
        ("[" * 100_000, "1: not readable as YAML: nested too deeply; allowed: 20 levels"),
        ("a:\n  " + "- " * 20 + "b\n", "2: not readable as YAML: nested too deeply; allowed: 20 levels"),
        (
            "a: b\n---\nc: d\n",
            "2: not readable as YAML: '---' begins another document; allowed: one in a file",
        ),
        ("? [a]\n: b\n", "1: not readable as YAML: while constructing a mapping, found unhashable key"),
        ("a: b\nc: d: e\n", '2: not readable as YAML: a colon in the text; allowed: c: "d: e"'),
        (
            "a: [b,\n",
            "1: not readable as YAML: a { or [ is not closed, or nothing stands before a comma; allowed: brackets in "
            "pairs",
        ),
        (
            "a: b\n\tc: d\n",
            "2: not readable as YAML: a tab at the beginning of the line; allowed: spaces, two for each level",
        ),
        ("a: b\nc: d\x07\n", "2: not readable as YAML: control characters are not allowed"),
        (b"a: b\nc: \x00\n", "2: not readable as YAML: control characters are not allowed"),
    ],
)
def test_what_is_not_plain_yaml_is_refused_with_its_line(content: str | bytes, expected: str) -> None:
    assert problems(content) == [f"small.yaml:{expected}"]


def test_what_is_no_country_stays_text() -> None:
    """YAML 1.1 would read NO as false."""
    assert "'NO' is not a country code" in problems(changed(("country: FRA", "country: NO")))[0]


def test_a_bare_year_is_a_date() -> None:
    assert str(dataset().reports["returns-2023"].published) == "2024"


def test_a_month_and_a_day_are_dates() -> None:
    assert str(dataset().reports["mirror-1"].published) == "2024-06"
    assert str(dataset().reports["tv-1"].published) == "2025-05-29"


def test_underscores_group_digits() -> None:
    value = dataset().claims[0].value
    assert value is not None
    assert value.amount == 800_000_000


def test_all_problems_come_at_once_in_order_of_line() -> None:
    wrong = changed(
        ("  title: A small file\n", ""),
        ("language: ru", "language: xx"),
        ("    by: ministry\n", "    by: minister\n"),
        ("route: [SRB, ESP, UKR]", "route: [SRB, SRB, UKR]"),
    )
    with pytest.raises(InvalidDataset) as caught:
        parse(wrong)
    assert [(problem.line, problem.path) for problem in caught.value.problems] == [
        (1, "dataset.title"),
        (51, "reports.tv-1.language"),
        (66, "flows.by-spain.route.1"),
        (131, "claims.exports.by"),
    ]


def test_a_problem_is_one_line_whatever_a_key_holds() -> None:
    assert problems(changed(("licence: CC-BY-4.0", 'licence: CC-BY-4.0\n  "a\\nb": c'))) == [
        "small.yaml:6: dataset.'a\\nb': unknown key; allowed: title, version, updated, licence, scope, authors, "
        "corrections, repository, searched, minimums"
    ]


def test_a_record_without_an_id_is_named_by_its_place() -> None:
    assert problems(changed(("  - id: africa\n    flow", "  - flow"))) == ["small.yaml:155: claims.6.id: is missing"]


def test_a_dataset_written_as_json_reads_back_as_itself() -> None:
    """JSON is YAML, and what is exported can be loaded."""
    whole = dataset()
    assert parse(whole.model_dump_json()) == whole


ANY_TEXT = st.text(st.characters(exclude_categories=[]), max_size=200)
YAML_TEXT = st.text("[]{}-:,?&*!|>'\"%@`#~<=\\ \n\r\t\x85\u2028ab01._/\ufeff\x00\ud800", max_size=30)
NUMBERS = st.integers(-(10**40), 10**40) | st.floats()
WORDS = st.sampled_from(
    ["NO", "0012", "2024-02-30", "9999", "0000/9999", "total", "all-routes", "herald-1", "SRB", "others"]
)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.text(max_size=20) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8) | WORDS, inner, max_size=3),
    max_leaves=8,
)
"""Whatever can be written as YAML."""


class _Writer(yaml.CSafeDumper):
    """Writes values out, also where one object stands in two places."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _paths(value: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield at
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from _paths(inner, (*at, key))


PATHS = list(_paths(Document.parse(text()).data))


def _put(path: tuple[str | int, ...], new: Any) -> Any:
    """The data of the small file with something else at a path."""
    if not path:
        return new
    data = Document.parse(text()).data
    place = data
    for part in path[:-1]:
        place = place[part]
    place[path[-1]] = new
    return data


def _holds_or_says_why(content: str | bytes) -> None:
    """The one promise of the loader."""
    lines = max(1, len((content if isinstance(content, str) else content.decode(errors="replace")).splitlines()))
    try:
        parse(content)
        return
    except InvalidDataset as error:
        found = error.problems
    assert found
    assert list(found) == sorted(set(found))
    for problem in found:
        assert 1 <= problem.line <= lines
        assert len(str(problem).splitlines()) == 1


@given(ANY_TEXT | YAML_TEXT)
def test_no_text_crashes_the_loader(content: str) -> None:
    _holds_or_says_why(content)


@given(st.binary(max_size=200))
def test_no_bytes_crash_the_loader(content: bytes) -> None:
    _holds_or_says_why(content)


@given(st.integers(0, len(text())), st.integers(0, 40), YAML_TEXT)
def test_no_slip_of_the_hand_crashes_the_loader(start: int, length: int, slip: str) -> None:
    """A few characters anywhere in a valid file overtyped with others."""
    _holds_or_says_why(text()[:start] + slip + text()[start + length :])


@given(st.sampled_from(PATHS), VALUES, st.booleans())
def test_no_value_in_any_place_crashes_the_loader(path: tuple[str | int, ...], new: Any, flow_style: bool) -> None:
    _holds_or_says_why(yaml.dump(_put(path, new), Dumper=_Writer, default_flow_style=flow_style))


@given(st.sampled_from(PATHS), VALUES)
def test_no_json_crashes_the_loader(path: tuple[str | int, ...], new: Any) -> None:
    _holds_or_says_why(json.dumps(_put(path, new)))


@given(st.sampled_from([path for path in PATHS if path]))
def test_no_missing_part_crashes_the_loader(path: tuple[str | int, ...]) -> None:
    data = _put((), Document.parse(text()).data)
    place = data
    for part in path[:-1]:
        place = place[part]
    del place[path[-1]]
    _holds_or_says_why(yaml.dump(data, Dumper=_Writer))
