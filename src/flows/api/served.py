"""How a file is answered: for the selection of the address, with a tag, or with what is wrong in the address."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from email.utils import formatdate, parsedate_to_datetime
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from flows.accepted import KNOWN, NOT_HERE, Refused, selection
from flows.files import meant, store
from flows.query import CASE, OWN, Query, last
from flows.selection import Mask
from flows.tables import Tables

Export = Callable[[Tables, Mask, Query, str], tuple[bytes, str]]
"""From the data, the selection, the whole address and the dashboard's own address to a file and its name."""

OPEN = {"Access-Control-Allow-Origin": "*"}
"""Data may be read by the scripts of every site."""


def file(request: Request, export: Export, kind: str, also: tuple[str, ...] = ()) -> Response:
    """The file of the address's selection; 503 with the problems where no data could ever be read, 400 or 414 where the
    address asks for what is not there. `also` are parameters that only this sort of file has."""
    try:
        query, tables = meant(request.scope["query_string"], (*KNOWN, *also))
        mask = selection(query, tables).mask(tables)
        content, name = export(tables, mask, query, base(request))
    except Refused as refused:
        return refusal(refused)
    return sent(request, content, kind, name)


def base(request: Request) -> str:
    """The dashboard's own address, with no slash at its end."""
    return str(request.base_url).rstrip("/")


def case(request: Request) -> str:
    """The case that an address names; empty where it names none. Raises Refused of one that is about a reader's own."""
    if OWN in request.query_params:
        raise Refused(NOT_HERE)
    return last(request.query_params.getlist(CASE))


def refusal(refused: Refused) -> Response:
    """What is wrong with an address, as text."""
    return PlainTextResponse(f"{refused}\n", status_code=refused.status, headers=OPEN)


def sent(request: Request, content: bytes, kind: str, name: str = "") -> Response:
    """The content, as a download where it has a name; nothing but its tag where the reader has it already."""
    tag = f'W/"{sha256(content).hexdigest()[:32]}"'
    headers = {**OPEN, "ETag": tag, "Cache-Control": "no-cache"}
    if changed := _changed(request):
        headers["Last-Modified"] = changed
    named = request.headers.getlist("if-none-match")
    if _known(tag, named) or (not named and changed and _since(request, changed)):
        return Response(status_code=304, headers=headers)
    if name:
        headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return Response(content, media_type=kind, headers=headers)


def _known(tag: str, given: Iterable[str]) -> bool:
    """Whether one of the tags that a reader names is that of the content."""
    named = {one.strip().removeprefix("W/") for line in given for one in line.split(",")}
    return "*" in named or tag.removeprefix("W/") in named


def _since(request: Request, changed: str) -> bool:
    """Whether the reader has what is no older than the data file; what is no date of HTTP says nothing."""
    with suppress(ValueError, TypeError):
        return parsedate_to_datetime(request.headers.get("if-modified-since", "")) >= parsedate_to_datetime(changed)
    return False


def _changed(request: Request) -> str:
    """When the data file last changed, as HTTP writes it."""
    try:
        return formatdate(store(case(request)).file.stat().st_mtime, usegmt=True)
    except (OSError, Refused):
        return ""
