"""The lines of a chat's log, one after the other, into what is to be recorded of them."""

from __future__ import annotations

import re
from dataclasses import replace

from ..meeting.kinds import TASK_KINDS, EntryKind
from ..meeting.text import fold
from . import chatlog_marks as marks
from .chatlog import LeftOut, Log, Said, Topic, Unread
from .chatlog_corrections import corrected
from .chatlog_lines import Line
from .chatlog_people import People
from .chatlog_polls import Voting


class Reading:
    """A log on its way into a ``Log``. Lines are read in their order; each is either recorded, used, or left out."""

    def __init__(self, lines: list[Line]) -> None:
        self._meetbot = any(fold(line.text).startswith("#startmeeting") for line in lines)
        self._lines = lines
        self.left: list[Unread] = []
        self._title = ""
        self._people = People()
        self._planned: list[str] = []
        self._topics: list[Topic] = []
        self._entries: list[Said] = []
        self._undone: list[Topic | Said] = []
        self._last_of: dict[str, int] = {}
        self._voting = Voting()
        self._begun = not self._meetbot
        self._end: Line | None = None
        self._off_record = False
        self._speaker_of: dict[str, str] = {}

    def log(self) -> Log:
        """Read all the lines."""
        typed = [line for line in self._lines if not self._is_a_bots(line)]
        if not self._meetbot:
            typed, failed = corrected(typed)
            self._leave(LeftOut.NOT_FOUND, *failed)
            self._people.first_scribe(typed)
        for line in typed:
            self._people.types(line)
            self._take(line)
        self._count_votes(typed[-1] if typed else None)
        last = self._end or next((line for line in reversed(typed) if line.at is not None), None)
        return Log(
            title=self._title,
            chairs=tuple(self._people.chairs.values()),
            scribes=tuple(self._people.scribes.values()),
            present=tuple(self._people.present.values()),
            regrets=tuple(self._people.regrets.values()),
            people=tuple(self._people.typed.values()),
            planned=tuple(dict.fromkeys(self._planned)),
            topics=tuple(self._topics),
            entries=tuple(self._entries),
            left=tuple(sorted(self.left, key=lambda one: one.line)),
            ended_day=last.day if last else None,
            ended=last.at if last else None,
        )

    def _is_a_bots(self, line: Line) -> bool:
        if not marks.is_bot(line.nick):
            return False
        taken_up = marks.ZAKIMS_TOPIC.match(line.text) if fold(line.nick) == "zakim" else None
        if taken_up is None:
            self._leave(LeftOut.BOT, line)
        return taken_up is None

    # One line

    def _take(self, line: Line) -> None:
        if not line.text:
            return
        if self._is_off_record(line):
            self.left.append(Unread(line.number, LeftOut.OFF_RECORD))
            return
        # Behind a backslash stands text, whatever it looks like.
        if line.text.startswith("\\") and self._begun and not self._meetbot:
            self._record(line, EntryKind.NOTE, line.text[1:], "" if self._people.writes(line) else line.nick)
            return
        hashed = marks.HASHED.match(line.text)
        if hashed and self._hashed(line, hashed[1].lower(), hashed[2].strip()):
            return
        if not self._begun:
            self._leave(LeftOut.OUTSIDE, line)
        elif not self._known(line):
            self._words(line)

    def _is_off_record(self, line: Line) -> bool:
        bracketed = marks.BRACKETED.match(line.text)
        words = fold(bracketed[1] if bracketed else line.text).strip(" .!-*")
        search = re.Pattern.search if bracketed else re.Pattern.fullmatch
        if self._off_record and search(marks.ON_RECORD, words) and not search(marks.OFF_RECORD, words):
            self._off_record = False
            return True
        if marks.TOPIC.match(line.text) or line.text.lower().startswith("#topic "):
            self._off_record = False  # nobody has said so, but all that follows cannot be meant
        if search(marks.OFF_RECORD, words):
            # "[off the record: …]" is over with its bracket; without more words in it, it begins a stretch.
            self._off_record = self._off_record or len(words.split()) <= 6
            return True
        return self._off_record

    def _known(self, line: Line) -> bool:
        """Take a line that says something by its form, whoever typed it."""
        text = line.text
        zakims = marks.ZAKIMS_TOPIC.match(text) if fold(line.nick) == "zakim" else None
        topic = zakims or marks.TOPIC.match(text)
        if topic:
            self._topic(line, topic[1])
        elif subtopic := marks.SUBTOPIC.match(text):
            self._record(line, EntryKind.NOTE, subtopic[1], "")
        elif people := marks.PEOPLE.match(text):
            return self._people.told(line, people[1], people[2] or "", people[4])
        elif meeting := marks.MEETING.match(text):
            self._title = meeting[1].strip()
        elif agendum := marks.AGENDUM.match(text):
            self._planned.append(agendum[1].strip())
        elif marks.TO_A_BOT.match(text):
            self._leave(LeftOut.TO_A_BOT, line)
        elif marks.HEADING.match(text):
            self._leave(LeftOut.UNKNOWN, line)
        elif action := marks.ACTION.match(text):
            self._record(line, EntryKind.DIRECTIVE, action[1] or action[2], "")
        elif told := marks.kind_and_words(text):
            self._told_kind(line, *told)
        else:
            return False
        return True

    def _told_kind(self, line: Line, kind: EntryKind, words: str) -> None:
        writes = self._people.writes(line)
        if kind is EntryKind.DECISION:
            self._count_votes(line)
        self._record(line, kind, words, "" if writes or kind is EntryKind.DECISION else line.nick)
        if kind is EntryKind.PROPOSAL and not self._meetbot:
            self._voting.open(line, words)

    def _words(self, line: Line) -> None:
        """Take a line that has no form of its own: somebody's words, or the scribe's of somebody's."""
        if self._meetbot:
            if marks.LINK.match(line.text):
                self._record(line, EntryKind.NOTE, line.text, line.nick)
            else:
                self._leave(LeftOut.TALK, line)
            return
        hand = marks.HAND.match(line.text)
        more = marks.CONTINUES.match(line.text)
        if hand:
            self._hand(line, line.nick, hand[1])
        elif more:
            self._continue(line, more[1])
        elif not self._people.writes(line):
            if marks.BRACKETED.match(line.text):
                self._leave(LeftOut.ASIDE, line)
            else:
                self._record(line, EntryKind.NOTE, line.text, line.nick)
        else:
            self._scribed(line)

    def _scribed(self, line: Line) -> None:
        next_one = marks.SPEAKS_NEXT.match(line.text)
        if next_one and marks.is_a_name(next_one[1]):
            self._speaker_of[line.nick] = next_one[1]
            self._last_of.pop(line.nick, None)
            return
        spoken = marks.speaker_and_words(line.text)
        if spoken:
            hand = marks.HAND.match(spoken[1])
            if hand and self._voting.is_open:
                self._hand(line, spoken[0], hand[1])
            else:
                self._record(line, EntryKind.NOTE, spoken[1], spoken[0])
            return
        bracketed = marks.BRACKETED.match(line.text)
        self._record(line, EntryKind.NOTE, bracketed[1].strip() if bracketed else line.text, "")

    def _continue(self, line: Line, words: str) -> None:
        place = self._last_of.get(line.nick)
        if place is None or place >= len(self._entries):
            otherwise = "" if self._people.writes(line) else line.nick
            self._record(line, EntryKind.NOTE, words, self._speaker_of.get(line.nick, otherwise))
            return
        last = self._entries[place]
        owners, task = marks.owners_and_task(f"{last.text} {words}") if last.owners else ((), "")
        self._entries[place] = replace(last, text=f"{last.text} {words}", owners=owners, task=task)

    def _hand(self, line: Line, name: str, words: str) -> None:
        if self._voting.is_open:
            self._voting.vote(name, words)
        else:
            self._leave(LeftOut.TALK, line)

    # Lines of MeetBot's

    def _hashed(self, line: Line, word: str, rest: str) -> bool:
        if word == "startmeeting":
            self._begun, self._end = True, None
            self._title = self._title or rest
            self._people.hashed(line, "chair", line.nick)
            return True
        kind = marks.hashed_kind(word)
        known = kind is not None or word in marks.ONLY_CHAIRS | marks.SILENT | {"nick", "here", "present", "vote"}
        if not known or not self._begun:
            return False
        if self._meetbot and word in marks.ONLY_CHAIRS and not self._people.is_chair(line.nick):
            self._leave(LeftOut.NOT_A_CHAIR, line)
        elif word == "topic" and rest:
            self._topic(line, rest)
        elif word in {"chair", "nick", "here", "present", "unchair"}:
            self._people.hashed(line, word, rest)
        elif word in {"meetingname", "meetingtopic"}:
            self._title = rest or self._title
        elif word == "undo":
            self._undo(line)
        elif word == "endmeeting":
            self._count_votes(line)
            self._end = line
            self._begun = False
        elif word in {"startvote", "motion"}:
            self._voting.open(line, rest)
        elif word == "vote" and self._voting.is_open:
            self._voting.vote(line.nick, rest)
        elif word in {"endvote", "close"}:
            self._count_votes(line)
        elif kind is not None and rest:
            said_as = "" if kind is EntryKind.NOTE and word not in marks.SAID_AS else marks.SAID_AS.get(word, "")
            self._record(line, kind, said_as + rest, "" if kind is EntryKind.DECISION else line.nick)
        else:
            self._leave(LeftOut.TO_A_BOT, line)
        return True

    def _undo(self, line: Line) -> None:
        if not self._undone:
            self._leave(LeftOut.TALK, line)
            return
        last = self._undone.pop()
        if isinstance(last, Topic):
            self._topics.remove(last)
        else:
            self._entries.remove(next(one for one in reversed(self._entries) if one.key == last.key))
        self._last_of.clear()
        words = last.title if isinstance(last, Topic) else last.text
        self.left += [Unread(last.line, LeftOut.TAKEN_BACK, words), Unread(line.number, LeftOut.TAKEN_BACK, line.text)]

    # What they all use

    def _topic(self, line: Line, title: str) -> None:
        self._count_votes(line)
        topic = Topic(title.strip(), line.number, line.day, line.at, line.key)
        self._topics.append(topic)
        self._undone.append(topic)
        self._last_of.clear()

    def _record(self, line: Line, kind: EntryKind, words: str, speaker: str) -> None:
        words = words.strip()
        owners, task = marks.owners_and_task(words) if kind in TASK_KINDS else ((), "")
        said = Said(
            line=line.number,
            key=line.key,
            kind=kind,
            text=words,
            speaker=speaker,
            day=line.day,
            at=line.at,
            topic=len(self._topics) - 1 if self._topics else None,
            owners=owners,
            task=task,
            named=tuple(self._people.named_in(words)) if kind in TASK_KINDS and self._meetbot else (),
        )
        self._entries.append(said)
        self._undone.append(said)
        self._last_of[line.nick] = len(self._entries) - 1
        self._speaker_of[line.nick] = speaker

    def _count_votes(self, line: Line | None) -> None:
        counted = self._voting.close()
        if counted is None or line is None:
            return
        opened, words, poll = counted
        self._record(replace(opened, at=line.at, day=line.day, key=f"{opened.key}\nvote"), EntryKind.VOTE, words, "")
        if poll is not None:
            self._entries[-1] = replace(self._entries[-1], poll=poll)

    def _leave(self, why: LeftOut, *lines: Line) -> None:
        self.left.extend(Unread(line.number, why, line.text) for line in lines)
