"""How a file is answered: with a tag, or with what is wrong in the address."""

from __future__ import annotations

from collections.abc import Iterable
from email.utils import formatdate
from hashlib import sha256

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from flows import project
from flows.accepted import Refused

OPEN = {"Access-Control-Allow-Origin": "*"}
"""Data may be read by the scripts of every site."""


def base(request: Request) -> str:
    """The dashboard's own address, with no slash at its end."""
    return str(request.base_url).rstrip("/")


def refusal(refused: Refused) -> Response:
    """What is wrong, in words."""
    return PlainTextResponse(f"{refused}\n", status_code=refused.status, headers=OPEN)


def sent(request: Request, content: bytes, kind: str, name: str = "") -> Response:
    """The content, as a download where it has a name; nothing but its tag where the reader has it already."""
    tag = f'W/"{sha256(content).hexdigest()[:32]}"'
    headers = {**OPEN, "ETag": tag, "Cache-Control": "no-cache"}
    if changed := _changed():
        headers["Last-Modified"] = changed
    if _known(tag, request.headers.getlist("if-none-match")):
        return Response(status_code=304, headers=headers)
    if name:
        headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return Response(content, media_type=kind, headers=headers)


def _known(tag: str, given: Iterable[str]) -> bool:
    """Whether one of the tags that a reader names is that of the content."""
    named = {one.strip().removeprefix("W/") for line in given for one in line.split(",")}
    return "*" in named or tag.removeprefix("W/") in named


def _changed() -> str:
    """When the data file last changed, as HTTP writes it."""
    try:
        return formatdate(project.store().file.stat().st_mtime, usegmt=True)
    except OSError:
        return ""
