"""What scribes type in a chat and what it means: the conventions of W3C's scribes and of MeetBot.

After the manuals of scribe.perl (https://w3c.github.io/scribe2/scribedoc.html) and of MeetBot and its successors.
"""

from __future__ import annotations

import re

from ..meeting.capture.marks import HASH_WORDS, KIND_WORDS, NOT_NAMES
from ..meeting.kinds import EntryKind
from ..meeting.text import fold

COLON = r"\s*[:：]\s*"

_BOTS = frozenset(
    {"rrsagent", "zakim", "trackbot", "gb", "agendabot", "github", "meetbot", "services", "chanserv", "nickserv"}
)

TO_A_BOT = re.compile(
    r"(?:rrsagent|zakim|trackbot|agendabot|ghurlbot|gb|github-bot|meetbot)\s*[,:]"
    r"|q(?:ueue)?\s*[-+=?]|[-+=?]\s*q(?:ueue)?\b|(?:v?queue|vq|qv)\?*$|(?:chair )?(?:ack|recognizes?)\s+\S"
    r"|agg?enda\s*\d*\s*[-=?]|agg?enda\?"
    r"|(?:take up |open |move to |next |close |skip )(?:next )?(?:this )?agend(?:a|um)\b"
    r"|(?:clear|show) (?:the )?agenda|scribeoptions\s*:|/invite\b|slides?(?:et)?\s*:|\[\s*slide\s*\d+\s*\]$"
    r"|repo(?:sitory)?\s*[-+:]|(?:action|issue)-\d+\s*\?\s*$",
    re.IGNORECASE,
)
"""What is said to a program that keeps the queue, the agenda or the log, and to nobody in the room."""

ZAKIMS_TOPIC = re.compile(
    r"agendum \d+\.?\s*(?:--\s*)?\"?(.+?)\"?(?:\s*--)?(?: -- taken up| taken up)(?: \[.*)?$", re.IGNORECASE
)
TOPIC = re.compile(rf"topic{COLON}(.+)$", re.IGNORECASE)
SUBTOPIC = re.compile(rf"sub-?topic{COLON}(.+)$", re.IGNORECASE)
AGENDUM = re.compile(r"agg?enda\s*\+:?\s*(.+)$", re.IGNORECASE)
MEETING = re.compile(rf"meeting{COLON}(.+)$", re.IGNORECASE)
HEADING = re.compile(
    r"(?:agenda|date|previous meeting|next meeting|recording|log|minutes)\s*[:：]"
    r"|recording (?:starts|is starting|ends)",
    re.IGNORECASE,
)
PEOPLE = re.compile(
    r"(present|regrets?|chairs?|scribe(?:nick)?s?)\s*(?:([+-])\s*[:：]?|([:：=]))\s*(.*)$", re.IGNORECASE
)
ACTION = re.compile(rf"action{COLON}(.+)$|action\s+(.+?(?:\sto\s|[:：]).*)$", re.IGNORECASE)
CONTINUES = re.compile(r"(?:…|\.\.+)\s*(.+)$")
CORRECTION = re.compile(r"(s|i)([/|,;!#])((?:\\\2|.)+?)\2((?:\\\2|.)*?)(?:\2\s*([gG])?)?\s*$")
HAND = re.compile(r"([+-]?[01]|[+-]0)(?=$|[\s.,;:!()])")
HASHED = re.compile(r"#([^\W\d]\w*)(?:\s+|$)(.*)$", re.DOTALL)
LINK = re.compile(r"(?:https?|ftp|irc|mailto|ssh)://\S+", re.IGNORECASE)
BRACKETED = re.compile(r"\[([^\[\]]*)\]$")
OFF_RECORD = re.compile(
    r"\b(?:off[- ](?:the[- ])?record|ngoai bien ban|khong ghi bien ban|(?:tam )?(?:ngung|dung) ghi(?: bien ban)?)\b"
)
ON_RECORD = re.compile(r"\b(?:(?:back )?on[- ](?:the[- ])?record|ghi tiep|tiep tuc ghi(?: bien ban)?)\b")

SPEAKS_NEXT = re.compile(r"([^\W\d_][^:：<>\"“”\[\]!?*=~\\@#]{0,59}?)\s*[:：]$")
"""A name with nothing behind its colon: what follows are this person's words."""

_SPEAKER = re.compile(r"([^\W\d_][^:：<>\"“”\[\]!?*=~\\@#]{0,59}?)\s*[:：](?!//)\s*(\S.*)$", re.DOTALL)
_NUMBERED_TASK = re.compile(r"(?:action|issue)(?:-\d+)?", re.IGNORECASE)
_KIND = re.compile(r"([^\W\d_][^:：#@]{0,38}?)\s*[:：](?!//)\s*(\S.*)$", re.DOTALL)
_WHO = re.compile(r"(?P<who>[^:：]{1,90}?)(?:\s+to\s+|\s*[:：]\s+)(?P<what>\S.*)$", re.DOTALL | re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[,;&/]|\band\b|\bvà\b)\s*", re.IGNORECASE)

#: MeetBot's words that mean something else than the same word in the capture line, or that the line does not know.
MEETBOT = {
    "info": EntryKind.NOTE,
    "idea": EntryKind.PROPOSAL,
    "action": EntryKind.DIRECTIVE,
    "agreed": EntryKind.DECISION,
    "agree": EntryKind.DECISION,
    "accepted": EntryKind.DECISION,
    "accept": EntryKind.DECISION,
    "rejected": EntryKind.DECISION,
    "reject": EntryKind.DECISION,
    "failed": EntryKind.DECISION,
    "inconclusive": EntryKind.DECISION,
    "link": EntryKind.NOTE,
    "help": EntryKind.NOTE,
    "halp": EntryKind.NOTE,
}

SAID_AS = {
    **dict.fromkeys(("rejected", "reject", "failed"), "REJECTED: "),
    "inconclusive": "INCONCLUSIVE: ",
    **dict.fromkeys(("help", "halp"), "HELP: "),
}
"""What MeetBot's minutes write before the words, where they would say something else without it."""

ONLY_CHAIRS = frozenset({
    "topic", "agreed", "agree", "accepted", "accept", "rejected", "reject", "failed", "inconclusive", "undo", "chair",
    "unchair", "meetingname", "meetingtopic", "endmeeting", "startvote", "endvote", "motion", "close",
})  # fmt: skip
"""What MeetBot takes from a chair only."""

SILENT = frozenset(
    {"save", "lurk", "unlurk", "restrictlogs", "commands", "showvote", "meetingtopic", "replay", "rollcall"}
)
"""What is said to MeetBot and changes nothing in the minutes."""

_W3C = {"resolved": EntryKind.DECISION, "resolution": EntryKind.DECISION, "proposed": EntryKind.PROPOSAL}

_FOR = frozenset({"+1", "1", "yes", "y", "aye", "for", "agree", "co", "dong y", "tan thanh", "thuan"})
_AGAINST = frozenset({"-1", "no", "n", "nay", "against", "disagree", "khong", "phan doi", "khong dong y", "chong"})
_ABSTAINED = frozenset({"0", "+0", "-0", "abstain", "abstained", "trang", "khong co y kien"})


def is_bot(nick: str) -> bool:
    """Whether a name is that of a program."""
    plain = fold(nick).rstrip("_`")
    return plain in _BOTS or (plain.endswith("bot") and len(plain) > 3)


def side(words: str) -> str:
    """``for``, ``against`` or ``abstained``, as these words of a vote mean; empty where they mean something else."""
    plain = fold(words).strip(" .!")
    return "for" if plain in _FOR else "against" if plain in _AGAINST else "abstained" if plain in _ABSTAINED else ""


def kind_and_words(text: str) -> tuple[EntryKind, str] | None:
    """The kind that stands before a colon, in either language, and what follows; None for any other line."""
    found = _KIND.match(text)
    if found is None:
        return None
    word = fold(found[1])
    kind = _W3C.get(word) or KIND_WORDS.get(word)
    return (kind, found[2].strip()) if kind is not None else None


def hashed_kind(word: str) -> EntryKind | None:
    """The kind that a ``#word`` says: MeetBot's own words, then those of the capture line in either language."""
    plain = fold(word)
    return MEETBOT.get(plain) or HASH_WORDS.get(plain)


def speaker_and_words(text: str) -> tuple[str, str] | None:
    """Whose words a scribe wrote down, as ``Name: words``; None where there is no name before a colon."""
    found = _SPEAKER.match(text)
    if found is None or not is_a_name(found[1]):
        return None
    return found[1].strip(" ,"), found[2].strip()


def is_a_name(words: str) -> bool:
    """Whether these words can be somebody's name: one word, or several that are written like one."""
    parts = words.split()
    if not parts or fold(words) in NOT_NAMES or _NUMBERED_TASK.fullmatch(words.strip()):
        return False
    return len(parts) == 1 or (len(parts) <= 7 and all(part[0].isupper() or not part[0].isalpha() for part in parts))


def owners_and_task(text: str) -> tuple[tuple[str, ...], str]:
    """Who is to do what, of ``Lan, Minh to send the report``; nobody and the whole text where it says neither."""
    found = _WHO.match(text)
    if found is None:
        return (), text
    names = tuple(name for name in _BETWEEN.split(found["who"].strip()) if name)
    if not names or any(len(name.split()) > 7 for name in names):
        return (), text
    return names, found["what"].strip()


def names_in(text: str) -> tuple[str, ...]:
    """Names in a list with commas."""
    return tuple(
        name for name in (part.strip(" .*") for part in re.split(r"[,;]", text)) if name and fold(name) != "(no one)"
    )
