"""Several files as one, byte for byte the same whenever they are."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_READABLE = 0o100644 << 16
"""A plain file that everybody may read, as ZIP keeps the rights of Unix."""
_EARLIEST = date(1980, 1, 1)
"""ZIP knows no earlier day, and none after 2107."""
_LATEST = date(2107, 12, 31)


def zipped(files: Mapping[str, bytes], day: date) -> bytes:
    """The files in their order, all of one day, that of the data."""
    made = min(max(day, _EARLIEST), _LATEST)
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = ZipInfo(name, (made.year, made.month, made.day, 0, 0, 0))
            info.create_system, info.external_attr, info.compress_type = 3, _READABLE, ZIP_DEFLATED
            archive.writestr(info, content)
    return target.getvalue()
