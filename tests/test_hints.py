"""What a curator should look at again."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows import __main__ as command
from flows.dataset import parse
from flows.hints import hints
from tests import small


def noted(note: str) -> list[str]:
    """The hints on the small file with a note at a report that repeats nobody."""
    text = small.changed(("    language: ru\n    kind: broadcaster\n", f'    language: ru\n    note: "{note}"\n'))
    return [f"{'.'.join(map(str, path))}: {told}" for path, told in hints(parse(text))]


@pytest.mark.parametrize(
    "note",
    [
        "After The Wire.",
        "Undated; cites The Herald and The Wire.",
        "The text of The Wire.",
        "By way of the agency The Wire.",
    ],
)
def test_a_carrier_in_a_note_without_a_relay_is_found(note: str) -> None:
    assert "reports.tv-1.note: has it from 'The Wire', but relays lead to no report of 'wire'" in noted(note)


@pytest.mark.parametrize(
    "note",
    [
        "After State TV.",
        "The day after The Wire printed it.",
        "Known from The Wire, which names it.",
        "An excerpt was read at The Wire.",
        "The Wire was asked.",
        "After the wire was cut.",
        "After The Wireless.",
    ],
)
def test_a_name_that_is_no_carrier_is_left_alone(note: str) -> None:
    assert noted(note) == []


def test_a_relay_to_the_carrier_settles_it_whichever_way_it_leads() -> None:
    behind = small.changed(("    note: No address is known.", "    note: After The Herald."))
    ahead = small.changed(("    read: whole\n  wire-1", "    read: whole\n    note: From The Wire.\n  wire-1"))
    assert list(hints(parse(behind))) == list(hints(parse(ahead))) == []


def test_a_company_that_speaks_but_is_not_listed_is_found() -> None:
    text = small.changed(("kind: head of state}", "kind: company}"))
    assert [(path, told) for path, told in hints(parse(text))] == [
        (("actors", "president", "name"), "is of a company, but none under companies has a name that occurs in it")
    ]
    listed = text.replace("{name: Contract House,", "{name: The President,")
    assert list(hints(parse(listed))) == []


def test_the_check_lists_hints_and_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "some.yaml"
    file.write_text(small.changed(("    note: No address is known.", "    note: After State TV.")), encoding="utf-8")
    assert command.main(["check", str(file)]) == 0
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "To look at again, 1:",
        f"{file}:48: reports.mirror-1.note: has it from 'State TV', but relays lead to no report of 'state-tv'",
    ]
