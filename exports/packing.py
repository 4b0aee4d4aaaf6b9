"""Packages: the zip files that Word and Excel documents are (ECMA-376 part 2), with nothing in them but their parts."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The date of every part: the earliest that a zip can carry, so that it says nothing and never differs."""


def packed(parts: Mapping[str, bytes]) -> bytes:
    """The parts, by name and in this order, as one file: without the clock or the system, so same parts, same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            part = zipfile.ZipInfo(name, _EARLIEST)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 3
            part.external_attr = 0o600 << 16
            package.writestr(part, content)
    return buffer.getvalue()
