"""A folder's name for a meeting's title, which every file system and sharing service takes."""

from __future__ import annotations

import re
from datetime import date

from .meeting.text import clean

_LONGEST = 70
"""Signs; Windows still counts the whole path, and names grow by what is put into the folder."""
_REFUSED = re.compile(r'[<>:"/\\|?*]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?\Z", re.IGNORECASE)


def folder_name(title: str, day: date | None) -> str:
    """The day and the beginning of the title, without what names must not hold; empty where neither says anything."""
    words = " ".join(_REFUSED.sub(" ", clean(title)).split()).strip(" .")
    if len(words) > _LONGEST:
        cut = words[: _LONGEST + 1]
        words = (cut.rsplit(" ", 1)[0] if " " in cut else cut[:_LONGEST]).rstrip(" .,;-–")
    if words and _RESERVED.match(words) and day is None:
        words = f"_{words}"
    return " ".join(part for part in (day.isoformat() if day else "", words) if part)
