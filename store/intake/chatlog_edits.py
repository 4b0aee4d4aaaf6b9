"""A chat's log against a dossier: which points and entries it would add or change, and who was there.

Every record made from a log bears a uid made from its line, so that reading the same log again, or the same log grown
longer, finds them and doubles nothing.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any

from ..meeting.edits import Edit
from ..meeting.kinds import TASK_KINDS, Attendance, EntryKind, PointState, RecordKind
from ..meeting.names import NAMED, Roster, roster
from ..meeting.proceedings import Proceedings
from ..meeting.records import AgendaPoint, Entry, Vote
from ..meeting.refs import NOBODY, Ref, split, to_name
from ..meeting.text import clean, fold
from .chatlog import LeftOut, Log, Said, Topic
from .grid import Note, NoteKind
from .proposal import TableProposal
from .tables import PassedOver

_NUMBERED = re.compile(r"(\d{1,3})[.)]?\s+(?=\S)")
_SHORT_FORM = 65
"""The score from which one word is a party's name or initials (TPHCM), and not only a word of its name."""
_ITEM = re.compile(r"(?<![\w&/#])#(\d{1,6})\b")

#: Words at the front of what is to be done that begin a sentence and name nobody.
_NOBODY = frozenset({
    "need", "needs", "try", "continue", "remember", "ask", "plan", "want", "have", "go", "start", "agree", "agreed",
    "all", "it", "we", "everyone", "someone", "follow", "can", "phai", "tiep", "de", "yeu", "hay", "nen",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class LogProposal:
    """What a log would do to a dossier, each kind of record as a table of a file is proposed.

    ``unknown`` are the names in it that nobody on the lists of delegates and parties bears; they are kept as said.
    """

    points: TableProposal
    entries: TableProposal
    delegates: TableProposal
    unknown: tuple[str, ...] = ()

    @property
    def tables(self) -> tuple[TableProposal, ...]:
        """Those that say anything: who was there, the agenda, the entries."""
        return tuple(table for table in (self.delegates, self.points, self.entries) if table.rows)

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Everything to be applied, as one step."""
        return (*self.delegates.edits, *self.points.edits, *self.entries.edits)


def propose(log: Log, proceedings: Proceedings) -> LogProposal:
    """What a log would do; the dossier is not touched, nothing is raised."""
    in_the_log = (*log.people, *log.present, *log.chairs, *log.scribes)
    people = _People(roster(proceedings.delegates, proceedings.parties), frozenset(map(fold, in_the_log)))
    points = _Points(log, proceedings)
    entries = _entries(log, proceedings, people, points)
    delegates = _attendance(log, proceedings, people)
    return LogProposal(points.proposal(), entries, delegates, tuple(people.unknown))


@dataclass
class _People:
    """Who is meant by a name in a log: a delegate or party where that is clear, else the name itself."""

    known: Roster
    in_the_log: frozenset[str] = frozenset()
    unknown: dict[str, None] = field(default_factory=dict)

    def ref(self, name: str) -> Ref:
        """The reference for a name as it stands in the log, also for a nick such as ``lan_`` or ``Lan|away``."""
        words = clean(name).strip()
        if not words:
            return NOBODY
        for form in dict.fromkeys((words, re.split(r"[|\[]", words)[0].rstrip("_`^-0123456789").replace("_", " "))):
            if form and (found := self._only(form)) is not None:
                return found
        self.unknown.setdefault(words)
        return to_name(words)

    def is_known(self, name: str) -> bool:
        """Whether somebody bears this name: one on the lists, or one who typed or was said to be there."""
        return fold(name) in self.in_the_log or self._only(clean(name)) is not None

    def _only(self, words: str) -> Ref | None:
        """Whom the words name, and nobody else; one word of a party's name is a person's name too (Minh, Lai)."""
        score, found = self.known.top(words)
        if len(found) != 1 or score < NAMED:
            return None
        of_a_party = split(found[0])[0] == "party" and len(words.split()) == 1
        return found[0] if not of_a_party or score >= _SHORT_FORM else None


class _Points:
    """The agenda's points that a log's topics are, by the numbers or the titles they bear."""

    def __init__(self, log: Log, proceedings: Proceedings) -> None:
        self._known = {point.uid: point for point in proceedings.points}
        self._by_title: dict[str, str] = {}
        for point in proceedings.points:
            self._by_title.setdefault(_title(point.title), point.uid)
        self._by_number = {point.number: point.uid for point in proceedings.points if point.number}
        self._fields: dict[str, dict[str, Any]] = {}
        self._next = max((point.number for point in proceedings.points), default=0) + 1
        for title in log.planned:
            self._met(title)
        self._uids = [self._met(topic.title) for topic in log.topics]
        self._run(log)

    def uid(self, topic: int | None) -> str:
        """The point of a topic by its place in the log; empty before the first."""
        return "" if topic is None or topic >= len(self._uids) else self._uids[topic]

    def _met(self, title: str) -> str:
        shown = clean(title).strip()
        numbered = _NUMBERED.match(shown)
        uid = self._by_title.get(_title(shown))
        if uid is None and numbered and (held := self._by_number.get(int(numbered[1]))) is not None:
            # "2. Thảo luận" is point 2 where that has no other title; another title is another point.
            uid = held if not self._known[held].title else None
        if uid is None:
            uid = _uid("point", _title(shown))
            self._by_title[_title(shown)] = uid
            if uid not in self._known:
                self._fields[uid] = {"number": self._next, "title": _NUMBERED.sub("", shown, count=1) or shown}
                self._next += 1
        self._fields.setdefault(uid, {})
        return uid

    def _run(self, log: Log) -> None:
        """When each point began and ended, for those of which nobody has noted that."""
        spans: dict[str, list[datetime | None]] = {}
        for place, topic in enumerate(log.topics):
            after = log.topics[place + 1] if place + 1 < len(log.topics) else None
            end = _moment(after.day, after.at) if after else _moment(log.ended_day, log.ended)
            spans.setdefault(self._uids[place], []).extend((_at(topic), end))
        for uid, moments in spans.items():
            held = self._known.get(uid)
            of_the_log = uid in {_uid("point", _title(topic.title)) for topic in log.topics}
            if held is not None and not of_the_log and (held.started_at or held.state is PointState.CURRENT):
                continue
            if held is not None:  # taken up again in another log, or in the same one grown longer
                moments += [held.started_at, held.ended_at]
            times = [moment for moment in moments if moment is not None]
            self._fields[uid] |= {"state": PointState.CLOSED}
            if times:
                self._fields[uid] |= {"started_at": min(times), "ended_at": max(times)}

    def proposal(self) -> TableProposal:
        """The points as they would become."""
        return _weighed(RecordKind.POINT, self._fields, self._known, AgendaPoint)


def _entries(log: Log, proceedings: Proceedings, people: _People, points: _Points) -> TableProposal:
    known = {entry.uid: entry for entry in proceedings.entries}
    items = {item.number: item.uid for item in proceedings.items if item.number}
    told = {
        _uid("entry", said.key): _entry(said, proceedings.meeting.day, people, points, items) for said in log.entries
    }
    made = _weighed(RecordKind.ENTRY, told, known, Entry)
    passed = tuple(
        PassedOver(one.line, one.words or _NO_WORDS)
        for one in log.left
        if one.why in _WORTH_SHOWING and (one.words or one.why is LeftOut.OFF_RECORD)
    )
    notes = [Note(NoteKind.TIMES_IN_UTC)] if log.in_utc and any(said.at for said in log.entries) else []
    if log.chairs:
        notes.append(Note(NoteKind.CHAIRS, len(log.chairs), tuple(map(clean, log.chairs))))
    return replace(made, passed_over=passed, notes=tuple(notes))


_NO_WORDS = "…"
"""What is shown of a line whose words were off the record."""

#: What a user may miss in the record; greetings of programs and who came and went he does not.
_WORTH_SHOWING = frozenset(
    {
        LeftOut.OFF_RECORD,
        LeftOut.TALK,
        LeftOut.OUTSIDE,
        LeftOut.NOT_FOUND,
        LeftOut.NOT_A_CHAIR,
        LeftOut.UNKNOWN,
        LeftOut.TAKEN_BACK,
    }
)


def _entry(said: Said, day: date | None, people: _People, points: _Points, items: dict[int, str]) -> dict[str, Any]:
    from ..meeting.capture.wording import deadline_in, figures_in

    owners = said.owners if said.owners and all(_is_owner(name, people) for name in said.owners) else ()
    text = clean(said.task if owners else said.text, lines=True).strip()
    fields: dict[str, Any] = {
        "at": _moment(said.day, said.at),
        "point": points.uid(said.topic),
        "speaker": people.ref(said.speaker) if said.speaker else NOBODY,
        "kind": said.kind,
        "text": text,
        "items": tuple(dict.fromkeys(items[number] for number in map(int, _ITEM.findall(text)) if number in items)),
        "owners": tuple(dict.fromkeys(people.ref(name) for name in (*owners, *(said.named if not owners else ())))),
        "figures": figures_in(text),
    }
    counted_from = said.day or day
    if said.kind in TASK_KINDS and counted_from is not None:
        fields["deadline"] = deadline_in(text, counted_from)
    if said.kind is EntryKind.VOTE and said.poll is not None:
        sides = (said.poll.in_favour, said.poll.against, said.poll.abstained)
        favour, against, abstained = (tuple(people.ref(name) for name in names) for names in sides)
        fields["vote"] = Vote(len(favour), len(against), len(abstained), favour, against, abstained)
    return fields


def _is_owner(name: str, people: _People) -> bool:
    first = name.split()[0]
    return people.is_known(name) or (first[0].isupper() and fold(first) not in _NOBODY)


def _attendance(log: Log, proceedings: Proceedings, people: _People) -> TableProposal:
    """Those delegates who are said to be there and of whom nothing else is known; a roll that was called stands."""
    known = {delegate.uid: delegate for delegate in proceedings.delegates}
    told: dict[str, dict[str, Any]] = {}
    for name in log.present:
        head, uid = split(people.ref(name))
        if head == "delegate" and known[uid].attendance is Attendance.EXPECTED:
            told[uid] = {"attendance": Attendance.PRESENT}
        elif head == "delegate":
            told[uid] = {}
    return _weighed(RecordKind.DELEGATE, told, known, None)


def _weighed(kind: RecordKind, told: dict[str, dict[str, Any]], known: dict[str, Any], made: Any) -> TableProposal:
    edits: list[Edit] = []
    new = changed = same = 0
    for uid, fields in told.items():
        held = known.get(uid)
        if held is None:
            empty = made(uid=uid)
            told_of_it = {name: value for name, value in fields.items() if getattr(empty, name) != value}
            edits.append(Edit(kind, uid, told_of_it, again=True))
            new += 1
            continue
        differing = {name: value for name, value in fields.items() if getattr(held, name) != value}
        changed += bool(differing)
        same += not differing
        if differing:
            edits.append(Edit(kind, uid, differing))
    return TableProposal(
        kind=kind,
        columns=(),
        left_out=(),
        new=new,
        changed=changed,
        same=same,
        new_parties=(),
        problems=(),
        edits=tuple(edits),
        rows=len(told),
    )


def _title(words: str) -> str:
    return fold(_NUMBERED.sub("", words.strip(), count=1)).strip(" .:;-")


def _at(topic: Topic) -> datetime | None:
    return _moment(topic.day, topic.at)


def _moment(day: date | None, at: time | None) -> datetime | None:
    return datetime.combine(day, at) if day is not None and at is not None else None


def _uid(kind: str, key: str) -> str:
    """A uid of 12 hex digits, as every record has: the same for the same words, whenever they are read."""
    return hashlib.sha256(f"chat log\n{kind}\n{key}".encode("utf-8", "surrogatepass")).hexdigest()[:12]
