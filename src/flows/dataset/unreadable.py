"""What keeps a file from being read at all, in the curator's terms: another format or encoding, a slip in YAML."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from flows.dataset.advice import quoted, shown
from flows.errors import FlowsError

_FORMATS = (
    (b"PK\x03\x04", "a packed file, as spreadsheets (XLSX, ODS) and documents (DOCX) are"),
    (b"\xd0\xcf\x11\xe0", "a spreadsheet or document of Microsoft Office"),
    (b"%PDF", "a PDF"),
    (b"\x1f\x8b", "a file packed with gzip"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
"""The first bytes of files that somebody may take for data."""
_PACKED = b"PK"
"""How a workbook begins."""
_MARKUP = re.compile(r"\s*<(?:!doctype|html|\?xml)", re.IGNORECASE)
_INSTEAD = "allowed: records in YAML, written as docs/data.md shows"
_TABLE = f"{_INSTEAD}; python -m flows convert makes them of a table (CSV, XLSX)"
_UTF8 = "allowed: UTF-8, which editors offer as the encoding when a file is saved"

_LINE = re.compile(r"(?P<before>[\s-]*)(?P<key>[\w-]+)(?P<gap>:\s*|\s*=\s*)(?P<value>.*?)\s*")
_LOOKED_AT = 400
"""Characters of a line in which a slip is looked for: of longer ones an expression could take for ever."""
_BLANKS = "\u00a0\u2007\u202f\u3000"
"""Blanks of word processors, which YAML takes for letters."""


class NotYaml(FlowsError):
    """Text that is not YAML, or more than plain records; and on which line."""

    def __init__(self, text: str, line: int) -> None:
        super().__init__(text)
        self.line = line


def format_of(content: bytes) -> str:
    """What a file is that is no text, by its first bytes: 'a PDF'; empty where it may be one."""
    return next((what for first, what in _FORMATS if content.startswith(first)), "")


def decoded(content: bytes) -> str:
    """The text of a file. Raises NotYaml, with the format or encoding that it has instead."""
    what = format_of(content)
    if what:
        raise NotYaml(f"it is {what}; {_TABLE if content.startswith(_PACKED) else _INSTEAD}", 1)
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NotYaml(f"the file is UTF-16 text; {_UTF8}", 1)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise NotYaml(f"the file is not UTF-8 text; {_UTF8}", line) from None


def lines_of(text: str) -> list[str]:
    """The lines of a text as YAML counts them, and one more where it ends with a break."""
    return re.split("\r\n|[\n\r\x85\u2028\u2029]", text)


def another_form(text: str) -> str:
    """What a text is that holds no records, where it can be told: a table, a web page."""
    if _MARKUP.match(text):
        return f"it is a web page or XML; {_INSTEAD}"
    lines = [line[:_LOOKED_AT] for line in text[: 20 * _LOOKED_AT].splitlines() if line.strip()][:20]
    for sign, name in (("\t", "tabs"), (";", "semicolons"), (",", "commas")):
        many = lines[0].count(sign) if lines else 0
        if many and len(lines) > 1 and all(line.count(sign) >= many for line in lines) and not _LINE.match(lines[0]):
            return f"it is a table, with columns apart by {name}; {_TABLE}"
    return ""


def no_records(text: str) -> NotYaml:
    """What is said of a text that is no mapping of sections."""
    return NotYaml(another_form(text) or "the file holds no records; allowed: sections of records", 1)


def told(text: str, error: yaml.MarkedYAMLError) -> NotYaml:
    """A mistake of YAML as what stands there and what to write instead; in YAML's own words where it is no slip."""
    lines = [line[:_LOOKED_AT] for line in lines_of(text)]
    mark = error.problem_mark or error.context_mark
    line = min(mark.line, len(lines) - 1) if mark else 0
    slips = _slips(lines, line, mark.column if mark else 0, error)
    at, said = next(slips, (line, ", ".join(filter(None, (error.context, error.problem)))))
    form = another_form(text)
    return NotYaml(form, 1) if form else NotYaml(said, min(at + 1, len(text.splitlines()) or 1))


def _slips(lines: list[str], line: int, column: int, error: yaml.MarkedYAMLError) -> Iterator[tuple[int, str]]:
    """What is amiss about a line or the one above it that YAML stumbles over, the likeliest first; lines from 0."""
    problem = error.problem or ""
    opened = error.context_mark.line if error.context_mark else line
    for at in dict.fromkeys((opened if "simple key" in (error.context or "") else line, _above(lines, line))):
        yield from ((at, said) for said in _blanks(lines[at]))
    if "another document" in problem:
        yield line, "'---' begins another document; allowed: one in a file"
    elif "quoted scalar" in (error.context or ""):
        yield opened, _backslash() if "stream" not in problem else "a quote is opened and not closed; allowed: in pairs"
    elif "node content" in problem:
        yield opened, "a { or [ is not closed, or nothing stands before a comma; allowed: brackets in pairs"
    elif "',' or" in problem:
        sign = "{" if "}" in problem else "["
        unclosed = f"a {sign} is not closed"
        apart = f"something else than a comma stands between two entries, or {unclosed}"
        yield opened, f"{unclosed if line > opened else apart}; allowed: entries apart by commas, brackets in pairs"
    else:
        yield from _of_a_line(lines, line, column, problem)


def _blanks(line: str) -> Iterator[str]:
    """Blanks and signs that are missing, or are others than YAML reads."""
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        yield "a tab at the beginning of the line; allowed: spaces, two for each level"
    if any(blank in indent for blank in _BLANKS) or re.match(rf"[\s-]*[\w-]+:[{_BLANKS}]", line):
        yield "a non-breaking space, as word processors write it; allowed: plain spaces"
    if re.match(r"\s*-[A-Za-z]", line):
        yield f"no space after the dash; allowed: {shown(line.replace('-', '- ', 1))}"
    found = _LINE.fullmatch(line)
    if found and found["gap"].strip() == "=":
        yield f"an equals sign; allowed: a colon: {shown(found['key'] + ': ' + found['value'])}"
    elif found and found["gap"] == ":" and found["value"]:
        yield f"no space after the colon; allowed: {shown(found['key'] + ': ' + found['value'])}"


def _of_a_line(lines: list[str], line: int, column: int, problem: str) -> Iterator[tuple[int, str]]:
    """A text that needs quotes, or a line that is not as far to the right as the others of its record."""
    written = lines[line]
    indent = len(written) - len(written.lstrip())
    found = _LINE.fullmatch(written)
    value = found["value"] if found else ""
    if found and column >= found.start("value") and value:
        what = "a colon in the text" if value[0] not in "\"'[{@`%*&!|>-?" else f"the text begins with {value[0]}"
        if value[0] in "\"'":
            what = "more text behind the closing quote"
        yield line, f"{what}; allowed: {found['key']}: {shown(quoted(value))}"
        return
    other = lines[_above(lines, line)]
    above = len(other) - len(other.lstrip())
    if above != indent and (column <= indent or "mapping values" in problem):
        yield line, f"indented by {indent}, the line above by {above}; allowed: the same for all fields of a record"
    elif "find expected ':'" in problem:
        yield line, "a line without a key; allowed: key: value, and a text of several lines in quotes"


def _above(lines: list[str], line: int) -> int:
    """The line above that is not empty."""
    return next((at for at in range(line - 1, -1, -1) if lines[at].strip()), line)


def _backslash() -> str:
    return "a backslash in double quotes begins a sign of its own; allowed: the text in single quotes"
