"""At the end of a row: who is typing about it now, and to whom it is allotted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len

from store.meeting.text import fold
from tui.language import language

from .wording import Said
from .wrapping import shorten

TYPING = "✎"
"""Somebody is typing about this."""

_LONGEST = 8
"""Cells of a name at the end of a row."""
_ROOM = 28
"""A row narrower than this has no room for names, only for the sign."""
_ROOM_FOR_BOTH = 44
"""One narrower than this has room for one of the two."""

Present = Mapping[str, Sequence[str]]
"""Who is typing about what: names by the uid of an item or agenda point."""

_ME = ("@toi", "@me")


def end_of(recorder: str, typing: Sequence[str], width: int) -> list[Said]:
    """What stands at the end of a row of this width: ``✎Lan`` and the name to whom it is allotted."""
    said: list[Said] = []
    if typing:
        names = called(typing[0]) if len(typing) == 1 else str(len(typing))
        said.append((f" {TYPING}{names}" if width >= _ROOM else f" {TYPING}", "accent"))
    known = len(typing) == 1 and called(typing[0]) == called(recorder)
    if recorder and not known and width >= (_ROOM_FOR_BOTH if typing else _ROOM):
        said.append((f" {called(recorder)}", "faint"))
    return said


def cells(said: Sequence[Said]) -> int:
    """The cells that they take."""
    return sum(cell_len(text) for text, _look in said)


def called(name: str) -> str:
    """What somebody is called where there is little room: the last word of his name."""
    return shorten(name.split()[-1], _LONGEST) if name.split() else ""


def mine_word() -> str:
    """The word of a filter that means what is allotted to me."""
    return "@me" if language() == "en" else "@tôi"


def is_mine_word(word: str) -> bool:
    """Whether a folded word of a filter means what is allotted to me."""
    return word in _ME


def fits(word: str, recorder: str, me: str) -> bool:
    """Whether something allotted to ``recorder`` fits a folded word of a filter that begins with @.

    ``@tôi`` is whatever is mine, ``@-`` what is nobody's, ``@Lan`` what is Lan's, also while the name is being typed,
    and ``@Trần_Lan`` what is for whoever has the whole name.
    """
    name = word[1:]
    if is_mine_word(word) or "_" in name:
        from store.meeting.allotment import is_for

        return is_for(recorder, me if is_mine_word(word) else name.replace("_", " "))
    if name in {"-", "–"}:
        return not recorder
    return not name or any(part.startswith(name) for part in fold(recorder).split())
