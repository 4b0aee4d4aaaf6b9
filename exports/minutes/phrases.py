"""Pieces of text that every part of the minutes is made of: runs with blanks, sentences, people, points in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from exports.document import Paragraph, Run, Style
from exports.wording.words import Wording
from store.meeting.gaps import MISSED
from store.meeting.kinds import TASK_KINDS, EntryKind
from store.meeting.proceedings import Proceedings
from store.meeting.records import Delegate, Entry, Party
from store.meeting.refs import UNKNOWN, Ref
from store.meeting.text import fold

BLANK = "……………………"
"""Dots to be filled by hand, as long as a name."""

SHORT_BLANK = "……"
"""Dots to be filled by hand, as long as a number."""

_END_SIGNS = ".!?…:;"
_BLANKS = re.compile(f"({MISSED}|…{{2,}})")


def runs(text: str, *, bold: bool = False) -> tuple[Run, ...]:
    """The text in runs; every ``@@`` (a missed word) and every row of dots of ours is a blank to be filled."""
    pieces: list[Run] = []
    for words in _BLANKS.split(text):
        if words == MISSED:
            pieces.append(Run(SHORT_BLANK, bold=bold, blank=True))
        elif words:
            pieces.append(Run(words, bold=bold, blank=words.startswith(SHORT_BLANK)))
    return tuple(pieces)


def cell(text: str) -> str:
    """The text as a table's cell: a missed word is dots."""
    return text.replace(MISSED, SHORT_BLANK)


def field(label: str, text: str, *, end: str = ".", source: str = "") -> Paragraph:
    """A line of the form: ``label: text.``; an empty text is a blank. ``source`` is the record that it prints."""
    words = text or BLANK
    stop = "" if _has_ended(words) else end
    return Paragraph((Run(f"{label}: "), *runs(words + stop)), Style.FIELD, source=source)


def sentence(text: str) -> str:
    """The text with a full stop where it ends without any sign; one inside closing quotation marks is enough."""
    trimmed = text.strip()
    return trimmed if _has_ended(trimmed) else f"{trimmed}."


def _has_ended(text: str) -> bool:
    return text.rstrip('”"').endswith(tuple(_END_SIGNS))


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def small(text: str) -> str:
    """The text with a small first letter."""
    return text[:1].lower() + text[1:]


def entry_text(entry: Entry, words: Wording) -> str:
    """What was recorded, in quotation marks if it is verbatim; ``#12`` for an item reads as words."""
    text = entry.text.strip()
    if entry.verbatim and text:
        opening, closing = words.general.quote
        bare = text.strip('"“”')
        return f"{opening}{bare}{closing}"
    return text


def letters(how_many: int, words: Wording) -> Sequence[str]:
    """The signs of a list's points: none for one, letters in the language's order, else numbers."""
    if how_many == 1:
        return ("",)
    if how_many <= len(words.general.point_letters):
        return tuple(words.general.point_letters[:how_many])
    return tuple(str(number) for number in range(1, how_many + 1))


def roman(number: int) -> str:
    """The number in Roman numerals, for 1 to 39."""
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]


class People:
    """How people and bodies are named: in full at first mention, shorter after that."""

    def __init__(self, proceedings: Proceedings, words: Wording) -> None:
        self._proceedings = proceedings
        self._words = words
        self._mentioned: set[Ref] = set()

    def short(self, ref: Ref) -> str:
        """``ông Võ Văn Hoan``; the name of a party; dots for somebody unknown."""
        delegate = self._proceedings.delegate(ref)
        if delegate is not None:
            return self._with_honorific(delegate)
        if ref == UNKNOWN:
            return f"{self._words.general.unknown_delegate} {SHORT_BLANK}"
        return self._proceedings.name(ref)

    def full(self, ref: Ref) -> str:
        """``ông Võ Văn Hoan, Phó Chủ tịch UBND TPHCM``, with the party where the office does not name it."""
        delegate = self._proceedings.delegate(ref)
        if delegate is None:
            return self.short(ref)
        return ", ".join(filter(None, (self._with_honorific(delegate), self.office(delegate))))

    def mention(self, ref: Ref) -> str:
        """In full the first time, shorter after that; a comma closes an office, so that a verb can follow."""
        if ref in self._mentioned:
            return self.short(ref)
        self._mentioned.add(ref)
        full = self.full(ref)
        return f"{full}," if self._proceedings.delegate(ref) is not None and "," in full else full

    def office(self, delegate: Delegate) -> str:
        """The office, and the party where the office's own words do not say whose it is."""
        party = self._proceedings.party_by_uid.get(delegate.party)
        office, body = delegate.office.strip(), party.name.strip() if party is not None else ""
        if party is None or not (office and body):
            return office or body
        if _names(office, party):
            return office
        if shared := _shared_words(office, body):
            return " ".join((*office.split()[:-shared], body))
        return self._words.general.office_in(office, body)

    def own_office(self, delegate: Delegate) -> str:
        """The office alone, for a list that stands under the party's name."""
        return delegate.office

    def names(self, refs: Iterable[Ref]) -> str:
        """Several people or bodies, short, with commas."""
        return ", ".join(name for name in (self.short(ref) for ref in refs) if name)

    def _with_honorific(self, delegate: Delegate) -> str:
        honorific = self._words.general.honorific(delegate.honorific)
        return f"{honorific} {delegate.name or SHORT_BLANK}".strip()


def _names(office: str, party: Party) -> bool:
    said = f" {fold(office)} "
    compact = said.replace(".", "").replace(" ", "")
    for name in (party.name, *party.aliases):
        folded = fold(name)
        if len(folded) > 2 and (f" {folded} " in said or (len(folded) > 4 and folded.replace(" ", "") in compact)):
            return True
    return False


def _shared_words(office: str, body: str) -> int:
    """How many words at the end of an office begin its body's name too.

    Two of ``Phó Chủ tịch UBND tỉnh`` and ``UBND tỉnh An Giang``. A single word must be the same to the letter: no
    ``Công đoàn`` ends in a ``Đoàn Thanh niên``.
    """
    spelt = office.split()
    for length in range(len(spelt), 1, -1):
        if f"{_short(body)} ".startswith(f"{_short(' '.join(spelt[-length:]))} "):
            return length
    return int(spelt[-1:] == body.split()[:1])


def _short(text: str) -> str:
    """The text for comparing, with the two bodies that offices abbreviate in their short form."""
    return fold(text).replace("uy ban nhan dan", "ubnd").replace("hoi dong nhan dan", "hdnd")


def span(days: tuple[date | None, date | None], words: Wording) -> str:
    """One day or the first and last of several, in the decree's long form."""
    first, last = days
    if first is None:
        return words.general.date_blank
    if last is None or last == first:
        return words.general.long_date(first)
    return words.general.period_of_days(first, last)


def at_time(moment: datetime | None, words: Wording) -> str:
    """A time of day; dots where it is not known."""
    return words.general.clock_blank if moment is None else words.general.clock(moment.time())


def visible(entries: Iterable[Entry], *, closed_session: bool = False) -> Iterator[Entry]:
    """The entries that may be printed: said at this meeting, and with something to print.

    What was said in a closed session only where ``closed_session`` asks for it; who kept the record is never printed.
    """
    return (
        entry
        for entry in entries
        if (closed_session or not entry.closed_session)
        and not entry.carried_from
        and entry.kind is not EntryKind.HANDOVER
        and (entry.text.strip() or entry.vote is not None or entry.parties)
    )


def carried_tasks(entries: Iterable[Entry], *, closed_session: bool = False) -> tuple[Entry, ...]:
    """The directives and commitments that earlier meetings left; those of closed sessions only if asked for."""
    return tuple(
        entry
        for entry in entries
        if entry.carried_from
        and entry.kind in TASK_KINDS
        and entry.text.strip()
        and (closed_session or not entry.closed_session)
    )


#: These kinds are told where they belong together; the course only says where.
GATHERED: tuple[EntryKind, ...] = (
    EntryKind.LIMITATION,
    EntryKind.COMMITMENT,
    EntryKind.PROPOSAL,
    EntryKind.SIGNING,
    EntryKind.COMMENDATION,
    EntryKind.DIRECTIVE,
    EntryKind.DECISION,
)
"""In the order of their sections; conclusions come last, at the end of the content, as in the decree's form."""

#: What nobody in particular says: the meeting does it.
IMPERSONAL = frozenset({EntryKind.SIGNING, EntryKind.COMMENDATION})
