"""The vocabulary of the capture line: which sign, word or command stands for what."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .. import glossary
from ..kinds import EntryKind, ItemState
from ..text import fold

MARKS: Mapping[str, EntryKind] = {
    "!": EntryKind.DIRECTIVE,
    "+": EntryKind.COMMITMENT,
    "=": EntryKind.DECISION,
    "~": EntryKind.LIMITATION,
    "*": EntryKind.RESULT,
    "?": EntryKind.PROPOSAL,
}
"""The signs that make a line more than a note, where their text follows directly."""

#: A mark is one only directly before text: not before a space (a bullet), another sign (``**``, ``=>``) or a colon.
MARK = re.compile(r"""(?!=>)([!+=~*?])(?=[^\W_]|["“(\[@#>_])(?!>\s)""")

_WORDS: Mapping[EntryKind, tuple[str, ...]] = {
    EntryKind.NOTE: ("ghi chú", "ghi nhận", "note", "info", "information", "thông tin"),
    EntryKind.STATEMENT: ("phát biểu", "ý kiến", "statement", "remark"),
    EntryKind.RESULT: ("kết quả", "result", "results", "achieved"),
    EntryKind.LIMITATION: ("hạn chế", "khó khăn", "vướng mắc", "tồn tại", "limitation", "limitations", "problem"),
    EntryKind.PROPOSAL: ("đề nghị", "kiến nghị", "đề xuất", "proposal", "proposed", "idea", "ý tưởng"),
    EntryKind.DIRECTIVE: ("chỉ đạo", "yêu cầu", "giao việc", "giao nhiệm vụ", "directive", "action", "task", "todo"),
    EntryKind.COMMITMENT: ("cam kết", "commitment", "commit"),
    EntryKind.DECISION: (
        "kết luận",
        "quyết định",
        "thống nhất",
        "decision",
        "decided",
        "resolved",
        "resolution",
        "agreed",
        "conclusion",
        "accepted",
    ),
    EntryKind.SIGNING: ("ký kết", "ký", "signing", "signed"),
    EntryKind.COMMENDATION: ("khen thưởng", "commendation", "award"),
    EntryKind.EVENT: ("sự kiện", "event"),
    EntryKind.FIGURE: ("số liệu", "figure", "figures"),
    EntryKind.VOTE: ("biểu quyết", "vote"),
    EntryKind.PARKED: ("để lại sau", "để lại", "parked", "parking lot"),
}

KIND_WORDS: Mapping[str, EntryKind] = {
    **{fold(glossary.term(kind, language)): kind for kind in EntryKind for language in ("vi", "en")},
    **{fold(word): kind for kind, words in _WORDS.items() for word in words},
}
"""The folded words that say the kind before a colon (``chi dao:``, ``resolved:``)."""

HASH_WORDS: Mapping[str, EntryKind] = {word.replace(" ", ""): kind for word, kind in KIND_WORDS.items()}
"""The same words behind ``#``, as MeetBot's users type them (``#action``, ``#agreed``, ``#chidao``)."""

_STATES: Mapping[ItemState, tuple[str, ...]] = {
    ItemState.DONE: ("done", "xong", "hoàn thành"),
    ItemState.PARTLY_DONE: ("partly", "một phần"),
    ItemState.NOT_DONE: ("no", "không"),
    ItemState.POSTPONED: ("later", "chuyển"),
    ItemState.DROPPED: ("drop", "dừng"),
    ItemState.UNDER_WAY: ("doing", "đang làm"),
    ItemState.PLANNED: ("todo", "chưa"),
}


def _commands(*words: str) -> frozenset[str]:
    return frozenset(fold(word).replace(" ", "") for word in words)


STATE_COMMANDS: Mapping[str, ItemState] = {
    word: state for state, words in _STATES.items() for word in _commands(*words)
}
"""The folded commands that set an item's state, without their slash."""

STATE_COMMAND: Mapping[ItemState, str] = {state: words[0] for state, words in _STATES.items()}
"""The one command that is written for each state."""

ARRIVE = _commands("in", "vào")
LEAVE = _commands("out", "ra")
NEXT = _commands("next", "tiếp", "tiếp theo")
END = _commands("end", "kết thúc")
UNDO = _commands("undo", "hoàn tác")

KIND_COMMANDS: Mapping[str, EntryKind] = {
    **dict.fromkeys(_commands("vote", "biểu quyết"), EntryKind.VOTE),
    **dict.fromkeys(_commands("sign", "ký", "ký kết"), EntryKind.SIGNING),
    **dict.fromkeys(_commands("park", "để lại", "để lại sau"), EntryKind.PARKED),
}
"""The commands that record something said or done, without their slash."""

COMMANDS = frozenset(STATE_COMMANDS) | frozenset(KIND_COMMANDS) | ARRIVE | LEAVE | NEXT | END | UNDO
"""Every command there is, folded, without its slash and spaces."""

#: Things that happen in the room and are nobody's words; the current speaker does not say them.
UNSPOKEN = frozenset({EntryKind.VOTE, EntryKind.SIGNING, EntryKind.COMMENDATION})

#: Words that people put before a colon, with a capital, and that are nobody's name.
NOT_NAMES = frozenset(
    {
        "topic",
        "subtopic",
        "agenda",
        "link",
        "http",
        "https",
        "ps",
        "nb",
        "tin",
        "file",
        "ftp",
        "mailto",
        "present",
        "regrets",
    }
)

TIME = re.compile(r"(?:([01]?\d|2[0-3])(?::|h)([0-5]\d))\s+(?=\S)", re.IGNORECASE)
"""A time of day at the very start of a line: ``14:31`` or ``14h31``."""

LITERAL = re.compile(r"\\(?=\s|$)")
"""A backslash standing alone: everything behind it is text, whatever it looks like."""


def unwrap(line: str, start: int) -> tuple[str, int] | None:
    """The words in the square brackets that open at ``start``, and where the line goes on; None if they never close.

    Inside, a backslash before a bracket or a backslash makes it an ordinary sign.
    """
    words: list[str] = []
    place = start + 1
    while place < len(line):
        sign = line[place]
        if sign == "\\" and line[place + 1 : place + 2] in {"[", "]", "\\"}:
            place += 1
            sign = line[place]
        elif sign == "]":
            return "".join(words).strip(), place + 1
        words.append(sign)
        place += 1
    return None


def wrap(words: str) -> str:
    """The words in square brackets, so that ``unwrap`` gives them back."""
    return "[" + re.sub(r"([\[\]\\])", r"\\\1", words) + "]"
