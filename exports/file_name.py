"""A name for a written document that every file system takes, made from what the document is."""

from __future__ import annotations

import re
from datetime import date

from store.meeting.text import clean

#: Signs that Windows, macOS or a sharing service refuses, and those that a shell or a browser reads as something else.
_REFUSED = re.compile(r'[\\/:*?"<>|%#{}$!\'`@^~&;=+\[\],…]+')

#: Names that Windows keeps for its devices, with or without a suffix.
_DEVICES = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")

_LONGEST = 150
"""Bytes of UTF-8 before the suffix: well below 255, so that a sync service can add its own words."""


def file_name(title: str, day: date | None, suffix: str) -> str:
    """``2024-04-04 Biên bản Hội nghị ….docx``: the day, the title in one line, and the suffix (with its dot)."""
    shown = "".join(sign if sign.isprintable() else " " for sign in clean(title))
    words = " ".join(_REFUSED.sub(" ", shown).split())
    whole = f"{day.isoformat()} {words}" if day else words
    short = whole.encode()[:_LONGEST].decode(errors="ignore")
    if short != whole and " " in short:
        short = short.rsplit(" ", 1)[0]
    bare = short.strip(" .-")
    if not bare or _DEVICES.match(bare):
        bare = f"_{bare}"
    return f"{bare}{suffix}"
