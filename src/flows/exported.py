"""python -m flows export: the files of the data without a server, by the parameters of their addresses."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from flows.accepted import KNOWN, Refused, selection
from flows.errors import FlowsError
from flows.files import FILES, File, Made, made, meant
from flows.ordered import FRAME, order
from flows.parameters import CASES, PAGES, QUESTION, SELECTION
from flows.parameters import PICTURE as FRAMED
from flows.pictures.drawer import drawer
from flows.pictures.make import KINDS, picture
from flows.pictures.shown import VIEWS

STDOUT = Path("-")
PICTURE = "picture"
_OF = "asked "
"""How argparse keeps a parameter of the address, apart from options of the command line alone."""


def declare(commands: Any) -> None:
    """Add the command to argparse's subcommands."""
    command = commands.add_parser(
        "export",
        help="write the data, or a selection of it, as a file",
        description="The files that the dashboard sends below /data/, with the parameters of their addresses. "
        f"WHAT is one of {', '.join(words())}, {PICTURE}, or the name of a file as in its address: claims.json.",
        allow_abbrev=False,
    )
    command.add_argument("what", metavar="WHAT", choices=[*words(), *FILES, PICTURE], help="what to write")
    command.add_argument("--view", choices=VIEWS, default="routes", help="of which page a picture is (routes)")
    command.add_argument(
        "-o", dest="file", type=Path, metavar="FILE",
        help="where to; its ending says in which form, - is the standard output; left out, as a download is called",
    )  # fmt: skip
    command.add_argument("--site", default="", help="the dashboard's own address, for the links in the file")
    told = {one.name: one.meaning for one in (*CASES, *SELECTION, *QUESTION, *FRAMED, *PAGES)}
    for name in dict.fromkeys((*told, *KNOWN, *FRAME)):
        about = told.get(name, argparse.SUPPRESS)  # what means nothing to a file may stand there, as in an address
        command.add_argument(f"--{name}", action="append", default=[], metavar="VALUE", dest=f"{_OF}{name}", help=about)


def words() -> list[str]:
    """What can be written, each once."""
    return list(dict.fromkeys(file.word for file in FILES.values()))


def export(asked: argparse.Namespace, unknown: list[str]) -> int:
    """Write the file; 1 with the reason where it cannot be made or written."""
    query, site = _query(asked, unknown).encode(), asked.site.rstrip("/")
    try:
        if asked.what == PICTURE:
            found = _picture(asked.view, asked.file, query, site)
        else:
            found = made(_file(asked.what, asked.file).name, query, site, rows=None)
    except FlowsError as error:
        print(error, file=sys.stderr)
        return 1
    if asked.file == STDOUT:
        sys.stdout.buffer.write(found.content)
        sys.stdout.buffer.flush()
        return 0
    target = asked.file or Path(found.name)
    try:
        target.write_bytes(found.content)
    except OSError as error:
        print(f"{target}: cannot be written: {error.strerror}", file=sys.stderr)
        return 1
    print(f"{target}: written")
    return 0


def _picture(view: str, target: Path | None, query: bytes, site: str) -> Made:
    """A view's picture, as the ending of where it goes says. Raises Refused, Nothing, Unable."""
    kind = target.suffix.removeprefix(".") if target and target != STDOUT else "svg"
    if kind not in KINDS:
        raise Refused(f"{target} does not say by its ending how a picture is written; allowed: .{', .'.join(KINDS)}.")
    given, tables = meant(query, (*KNOWN, *FRAME))
    ordered = order(view, tables, selection(given, tables).mask(tables), given, site)
    return Made(picture(ordered, kind, drawer().draw), KINDS[kind], f"{ordered.name}.{kind}")


def _query(asked: argparse.Namespace, unknown: list[str]) -> str:
    """The options as an address has them, those that are not known among them: it refuses them in its own words."""
    told = vars(asked).items()
    pairs = [(key.removeprefix(_OF), value) for key, values in told if key.startswith(_OF) for value in values]
    return urlencode([*pairs, *((one.lstrip("-").partition("=")[0], "") for one in unknown)])


def _file(what: str, target: Path | None) -> File:
    """The file that is meant: by its name, by its word, or by the ending of where it goes. Raises Refused."""
    if what in FILES:
        return FILES[what]
    offered = {file.ending: file for file in FILES.values() if file.word == what}
    first = next(iter(offered.values()))
    if target is None or target == STDOUT or len(offered) == 1:
        return first
    if target.suffix not in offered:
        raise Refused(f"{target} does not say by its ending how {what} is written; allowed: {', '.join(offered)}.")
    return offered[target.suffix]
