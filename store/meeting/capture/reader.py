"""A line as it is typed, read as what it will become. Total: every string becomes a draft, none is an error."""

from __future__ import annotations

from datetime import time

from ..text import clean
from .commands import command, tagged_undo
from .drafts import CaptureContext, Draft, EmptyDraft, UndoDraft
from .entries import entry
from .marks import TIME


def read(line: str, context: CaptureContext) -> Draft:
    """The draft that a line makes in this context; all its text is NFC and free of control characters."""
    text = clean(line).strip()
    if not text:
        return EmptyDraft()
    said_at: time | None = None
    stamped = TIME.match(text)
    if stamped:
        said_at = time(int(stamped[1]), int(stamped[2]))
        text = text[stamped.end() :]
    if tagged_undo(text):
        return UndoDraft()
    return command(text, context, said_at) or entry(text, context, said_at)
