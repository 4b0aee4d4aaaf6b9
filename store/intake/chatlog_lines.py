"""The lines of a chat's log: who typed what when, out of the forms in which the usual programs keep it.

Read are RRSAgent, irssi, WeeChat, HexChat and XChat, mIRC, bip, IRCCloud, Quassel, qwebirc, MeetBot's own logs, and the
plain text that a scribe writes in an editor. Every line is told by its own form, so that a log pasted together from
several of them is read as well.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, time, timedelta

from ..meeting.text import clean


@dataclass(frozen=True, slots=True)
class Line:
    """One line that somebody typed. ``nick`` is empty in a plain text, which one person wrote.

    ``number`` is the line in the file, from 1; ``day`` and ``at`` are what the log itself says of its time. ``key``
    tells the line from all others of its log, and is the same whenever the log is read again, also when it has grown.
    """

    number: int
    nick: str
    text: str
    at: time | None = None
    day: date | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """A log's lines. ``notices`` are those of the program (who came and went), ``asides`` what was done and not said,
    ``unknown`` those of no known form; all by their numbers. ``chat`` is false for a plain text. ``in_utc`` says that
    the times are not those of the clock in the room: the log says so, or W3C's logging program wrote it.
    """

    typed: tuple[Line, ...]
    notices: tuple[int, ...] = ()
    asides: tuple[int, ...] = ()
    unknown: tuple[int, ...] = ()
    chat: bool = False
    in_utc: bool = False


_CODES = re.compile(
    r"\x03(?:\d{1,2}(?:,\d{1,2})?)?|\x04(?:[0-9A-Fa-f]{6}(?:,[0-9A-Fa-f]{6})?)?|\x1b\[[0-9;]*[A-Za-z]"
    r"|[\x02\x0f\x11\x16\x1d-\x1f]"
)
"""Colours and letters' looks, as chats and terminals write them."""

_STAMP = re.compile(
    r"""\[?\s*
    (?:(?P<iso>\d{4}[-/]\d{1,2}[-/]\d{1,2})[T\s]\s*
      |(?P<turned>\d{2}-\d{2}-\d{4})\s+
      |(?:[A-Z][a-z]{2},?\s+)?(?P<month>[A-Z][a-z]{2})\s?(?P<date>\d{1,2})(?:,?\s+(?P<year>\d{4}))?,?\s+)?
    (?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:[.,]\d+)?)?
    (?:\s?(?P<half>[AaPp])\.?[Mm]\.?)?(?P<utc>Z|\s?UTC|[+-]00:?00)?(?:[+-]\d{2}:?\d{2})?
    \s*\]?(?=\s|[<*]|$)\s*""",
    re.VERBOSE,
)
_SAID = re.compile(r"<[ @+%~&!]*([^<>\s][^<>]{0,60}?)>(?:\s|$)(.*)")
_BIP = re.compile(r"[<>] ([^\s!:]+)(?:![^\s:]+)?: (.*)")
_COLUMN = re.compile(r"[@+%~&]?\s*([^\s|<>*:]+)\s\| (.*)")
_TABBED = re.compile(r"[@+%~&]?([^\s\t<>*]+)\t(.*)")
_NOTICE = re.compile(
    r"(?:-!-|---|\*\*\*|-->|<--|<->|=!=|==|--|[→←⇐⇒•⁂]|-\s?\{[^}]*\}|«[^»]*»|<[->]+\s\|)(?:\s|$)"
    r"|\*\s*\S+ (?:\([^)]*\) )?(?:has (?:joined|left|quit|changed|set)|is now known as|sets mode)"
    r"|\*\s*(?:Now talking|Topic (?:for|on)|Joins:|Parts:|Quits:|Disconnected)"
)
_ASIDE = re.compile(r"(?:[<>] )?(?:\*|-\*-|—)\s*\S")
_CAME = re.compile(r"(\S+) has (?:joined|left|quit|changed the topic)\b")
_HEAD = re.compile(
    r"(?:---|\*{4})\s.*|(?:Session (?:Start|Close|Ident|Time)|(?:Start|End) of \S+ buffer|Log (?:opened|closed))\b.*"
    r"|\[#\S+\]|#[^\s#]+$",
    re.IGNORECASE,
)
_DATE = re.compile(r"\b([A-Z][a-z]{2})[a-z]*\s+(\d{1,2})\s+(?:\d\d:\d\d(?::\d\d)?\s+)?(\d{4})\b")
_MONTHS = {
    "Jan": 1, "Feb": 2, "Mar": 3, "Apr": 4, "May": 5, "Jun": 6, "Jul": 7, "Aug": 8, "Sep": 9, "Oct": 10, "Nov": 11,
    "Dec": 12,
}  # fmt: skip

#: A log is a chat's where most of its lines have a chat's form.
_MOST = 0.5


def lines(text: str) -> Lines:
    """The lines of a log; every text is read, nothing is raised."""
    told = [_CODES.sub("", one).rstrip() for one in re.split(r"\r\n|\r|\n", text)]
    filled = [(number, one) for number, one in enumerate(told, start=1) if one.strip()]
    typed, notices, asides, unknown = _chat(filled)
    known = len(typed) + len(notices) + len(asides)
    if len(typed) < 2 or known < _MOST * len(filled):
        return Lines(_keyed([Line(number, "", clean(one).strip()) for number, one in filled]))
    in_utc = any((stamp := _STAMP.match(one)) and stamp["utc"] for _number, one in filled[:20])
    w3cs = any(line.nick == "RRSAgent" for line in typed) or any("<RRSAgent>" in one for _number, one in filled[:5])
    return Lines(_keyed(typed), tuple(notices), tuple(asides), tuple(unknown), chat=True, in_utc=in_utc or w3cs)


def _chat(filled: list[tuple[int, str]]) -> tuple[list[Line], list[int], list[int], list[int]]:
    typed: list[Line] = []
    notices: list[int] = []
    asides: list[int] = []
    unknown: list[int] = []
    day: date | None = None
    for number, one in filled:
        stamp = _STAMP.match(one)
        rest = one[stamp.end() :] if stamp else one
        at, told_day = _moment(stamp) if stamp else (None, None)
        day = told_day or day
        said = _said(rest, stamped=stamp is not None)
        if said is not None:
            nick, words = said
            came = _CAME.match(words)
            if came and came[1] == nick:
                notices.append(number)
            else:
                typed.append(Line(number, clean(nick), clean(words).strip(), at, day, one.strip()))
        elif _HEAD.fullmatch(one) or (_NOTICE.match(rest) and (stamp or rest.startswith(("*", "-")))):
            day = _day_in(one) or day
            notices.append(number)
        elif _ASIDE.match(rest):
            asides.append(number)
        elif one[0] in " \t" and typed and not stamp:  # a long line that a program has broken
            last = typed[-1]
            typed[-1] = Line(last.number, last.nick, f"{last.text} {clean(one).strip()}", last.at, last.day, last.key)
        else:
            unknown.append(number)
    return typed, notices, asides, unknown


def _said(rest: str, *, stamped: bool) -> tuple[str, str] | None:
    forms = (_SAID, _BIP, _COLUMN, _TABBED) if stamped else (_SAID,)
    if stamped and _NOTICE.match(rest):
        return None
    for form in forms:
        found = form.match(rest)
        if found:
            return found[1], found[2]
    return None


def _moment(stamp: re.Match[str]) -> tuple[time, date | None]:
    hour = int(stamp["hour"])
    if stamp["half"] and 1 <= hour <= 12:
        hour = hour % 12 + (12 if stamp["half"] in "pP" else 0)
    at = time(hour, int(stamp["minute"]), int(stamp["second"] or 0))
    if stamp["iso"]:
        year, month, day = (int(part) for part in re.split("[-/]", stamp["iso"]))
        return at, _day(year, month, day)
    if stamp["turned"]:
        day, month, year = (int(part) for part in stamp["turned"].split("-"))
        return at, _day(year, month, day)
    if stamp["month"] and stamp["year"]:
        return at, _day(int(stamp["year"]), _MONTHS.get(stamp["month"], 0), int(stamp["date"]))
    return at, None


def _day_in(line: str) -> date | None:
    found = _DATE.search(line)
    return _day(int(found[3]), _MONTHS.get(found[1], 0), int(found[2])) if found else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _keyed(typed: list[Line]) -> tuple[Line, ...]:
    met: Counter[str] = Counter()
    found = []
    for line in typed:
        key = line.key or line.text
        met[key] += 1
        found.append(Line(line.number, line.nick, line.text, line.at, line.day, f"{key}\n{met[key]}"))
    return tuple(found)


def dated(typed: tuple[Line, ...], day: date | None) -> list[Line]:
    """The lines with their days: the log's own, else the meeting's, and the next one where the clock has run on."""
    found = []
    last: time | None = None
    later = timedelta()
    for line in typed:
        if line.day is not None:
            later = timedelta()
        elif line.at is not None:
            if last is not None and last.hour - line.at.hour > 12:
                later += timedelta(days=1)
            last = line.at
        own = line.day or (day + later if day is not None else None)
        found.append(Line(line.number, line.nick, line.text, line.at, own, line.key))
    return found
