"""The capture line: what a rapporteur types in one line, read as a draft, and a draft written as such a line.

Reader and drafts are loaded when the first line is read: a screen shows its first picture before anybody types.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .drafts import CaptureContext, Draft


def read(line: str, context: CaptureContext) -> Draft:
    """What this line would become; every string becomes a draft, and nothing is raised."""
    from .reader import read

    return read(line, context)


def write(draft: Draft, context: CaptureContext) -> str:
    """A line that reads as this draft."""
    from .writer import write

    return write(draft, context)


__all__ = ["read", "write"]
