"""The vocabulary of the capture line: which sign, word or command stands for what."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

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
    **{
        fold(glossary.term(kind, language)): kind
        for kind in EntryKind
        if kind is not EntryKind.HANDOVER
        for language in ("vi", "en")
    },
    **{fold(word): kind for kind, words in _WORDS.items() for word in words},
}
"""The folded words that say the kind before a colon (``chi dao:``, ``resolved:``)."""

HASH_WORDS: Mapping[str, EntryKind] = {
    **{word.replace(" ", ""): kind for word, kind in KIND_WORDS.items()},
    "handover": EntryKind.HANDOVER,  # "bàn giao: …" is what a meeting hands over, not who records it
}
"""The same words behind ``#``, as MeetBot's users type them (``#action``, ``#agreed``, ``#chidao``)."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its one name in the program, and the words people type for it, the usual one of a language first."""

    name: str
    english: tuple[str, ...]
    vietnamese: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """All its words, without their slash."""
        return (*self.english, *self.vietnamese)


COMMAND_TABLE: tuple[Command, ...] = (
    Command("done", ("done",), ("xong", "hoàn thành")),
    Command("partly", ("partly",), ("một phần",)),
    Command("no", ("no",), ("không",)),
    Command("later", ("later",), ("chuyển",)),
    Command("next", ("next",), ("tiếp", "tiếp theo")),
    Command("in", ("in",), ("vào",)),
    Command("out", ("out",), ("ra",)),
    Command("vote", ("vote",), ("biểu quyết",)),
    Command("sign", ("sign",), ("ký", "ký kết")),
    Command("park", ("park",), ("để lại", "để lại sau")),
    Command("doing", ("doing",), ("đang làm",)),
    Command("drop", ("drop",), ("dừng",)),
    Command("todo", ("todo",), ("chưa",)),
    Command("closed", ("closed",), ("kín", "họp kín")),
    Command("open", ("open",), ("công khai", "hết kín")),
    Command("handover", ("handover",), ("bàn giao",)),
    Command("allot", ("allot",), ("phân", "phân công")),
    Command("undo", ("undo",), ("hoàn tác",)),
    Command("end", ("end",), ("kết thúc",)),
)
"""Every command there is; those that are wanted most come first, as they are listed."""


def joined(word: str) -> str:
    """A command as it is compared: no accents, capitals or spaces."""
    return fold(word).replace(" ", "")


COMMANDS: Mapping[str, str] = {joined(word): command.name for command in COMMAND_TABLE for word in command.words}
"""The command that each word means, folded, without its slash and spaces."""


def begins_a_command(words: str) -> bool:
    """Whether ``/…`` may still become a command by typing on."""
    return any(word.startswith(joined(words.removeprefix("/"))) for word in COMMANDS)


STATE_COMMANDS: Mapping[str, ItemState] = {
    "done": ItemState.DONE,
    "partly": ItemState.PARTLY_DONE,
    "no": ItemState.NOT_DONE,
    "later": ItemState.POSTPONED,
    "drop": ItemState.DROPPED,
    "doing": ItemState.UNDER_WAY,
    "todo": ItemState.PLANNED,
}
"""The commands that set an item's state."""

STATE_COMMAND: Mapping[ItemState, str] = {state: name for name, state in STATE_COMMANDS.items()}
"""The one command that is written for each state."""

KIND_COMMANDS: Mapping[str, EntryKind] = {
    "vote": EntryKind.VOTE,
    "sign": EntryKind.SIGNING,
    "park": EntryKind.PARKED,
}
"""The commands that record something said or done."""

#: Things that happen in the room and are nobody's words; the current speaker does not say them.
UNSPOKEN = frozenset({EntryKind.VOTE, EntryKind.SIGNING, EntryKind.COMMENDATION, EntryKind.HANDOVER})

STICKS = frozenset(EntryKind) - UNSPOKEN - {EntryKind.PARKED}
"""What is about the item that all is about, unless it names one of its own."""

CHAIR_WORDS = frozenset({"chu toa", "chu tri", "chair", "chairman", "chairwoman", "chairperson", "the chair"})
"""The folded words before a colon that mean whoever chairs the meeting."""

NO_ITEM = re.compile(r"#-(?:(:)(?=\s|$)|(?=\s|$))")
"""``#-``: this is about no item; with a colon, all that follows is not either."""

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
