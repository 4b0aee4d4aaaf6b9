"""What can be chosen while a line is typed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

#: So many choices are offered at most; who wants another one types a letter more.
MOST = 8


class What(StrEnum):
    """What the choices are. A delegate is who comes or goes, a point where ``/next`` leads."""

    SPEAKER = "speaker"
    ITEM = "item"
    OWNER = "owner"
    COMMAND = "command"
    DELEGATE = "delegate"
    POINT = "point"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: what is put into the line, what is shown, and what tells it from others of the name.

    ``note`` is data of the record (an office, a party, a field, a point's presenter), never a sentence. ``ref`` is the
    record (``delegate/…``, ``party/…``, ``item/…``, ``point/…``), for a command its name in the program, and ``+``
    where choosing adds somebody new by the words shown.
    """

    insert: str
    shown: str
    note: str = ""
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Completions:
    """The choices for ``line[start:end]``, best first; each ``insert`` takes the place of those signs."""

    start: int
    end: int
    what: What
    choices: tuple[Choice, ...]
