"""python -m flows export: the files of the data without a server, by the parameters of their addresses."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from flows.accepted import KNOWN, Refused
from flows.files import FILES, File, made
from flows.parameters import PAGES, QUESTION, SELECTION

STDOUT = Path("-")
_OF = "asked "
"""How argparse keeps a parameter of the address, apart from options of the command line alone."""


def declare(commands: Any) -> None:
    """Add the command to argparse's subcommands."""
    command = commands.add_parser(
        "export",
        help="write the data, or a selection of it, as a file",
        description="The files that the dashboard sends below /data/, with the parameters of their addresses. "
        f"WHAT is one of {', '.join(words())}, or the name of a file as in its address: claims.json.",
        allow_abbrev=False,
    )
    command.add_argument("what", metavar="WHAT", choices=[*words(), *FILES], help="what to write")
    command.add_argument(
        "-o", dest="file", type=Path, metavar="FILE",
        help="where to; its ending says in which form, - is the standard output; left out, as a download is called",
    )  # fmt: skip
    command.add_argument("--site", default="", help="the dashboard's own address, for the links in the file")
    told = {one.name: one.meaning for one in (*SELECTION, *QUESTION, *PAGES)}
    for name in dict.fromkeys((*told, *KNOWN)):
        about = told.get(name, argparse.SUPPRESS)  # what means nothing to a file may stand there, as in an address
        command.add_argument(f"--{name}", action="append", default=[], metavar="VALUE", dest=f"{_OF}{name}", help=about)


def words() -> list[str]:
    """What can be written, each once."""
    return list(dict.fromkeys(file.word for file in FILES.values()))


def export(asked: argparse.Namespace, unknown: list[str]) -> int:
    """Write the file; 1 with the reason where it cannot be made or written."""
    try:
        name = _file(asked.what, asked.file).name
        found = made(name, _query(asked, unknown).encode(), asked.site.rstrip("/"), rows=None)
    except Refused as refused:
        print(refused, file=sys.stderr)
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
