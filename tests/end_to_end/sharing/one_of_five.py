"""One of five who record a meeting of three hours in fast motion, without a screen.

Entries are recorded, and now and then an older one is added to, one's own or a colleague's, or an item's outcome. What
was recorded is told to a file outside of the laptop, and only when it was on the disk.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from store.dossier import Dossier
from store.errors import StoreError
from store.meeting.capture.drafts import EntryDraft
from store.meeting.kinds import EntryKind, RecordKind
from store.sharing_rounds import SharingRounds

BETWEEN = timedelta(seconds=10)
"""Between two entries of one person."""
_SLOWER = 10
"""The sharing goes so many times slower than the meeting: some ten entries go into one file, because no sync program
carries all the files of three hours in less than a minute."""


@dataclass(frozen=True)
class Part:
    """Who records which of his entries, where: ``numbers``, entry 0 at the beginning and then one in ten seconds.

    ``began`` is when the meeting began by the real clock, in seconds since 1970; ``speed`` how much faster it goes.
    """

    name: str
    folder: str
    state: str
    told: str
    over: str
    numbers: list[int]
    began: float
    speed: float

    def command(self) -> list[str]:
        """What starts it."""
        return [sys.executable, __file__, json.dumps(asdict(self))]

    def now(self) -> datetime:
        """The time of the meeting, which begins now and goes faster than ours."""
        return self.begins() + (datetime.now(UTC) - self.begins()) * self.speed

    def begins(self) -> datetime:
        """The first moment of the meeting."""
        return datetime.fromtimestamp(self.began, UTC)


class Recorder:
    """One person at work."""

    def __init__(self, part: Part) -> None:
        self._part = part
        self._told = os.open(part.told, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._chance = random.Random(part.name)
        self._at_home = os.getppid()
        self._dossier = self._open()
        self._rounds = SharingRounds(self._dossier, self._sharing_clock)

    def _open(self) -> Dossier:
        while True:
            try:
                return Dossier.open(
                    Path(self._part.folder), state=Path(self._part.state), by=self._part.name, clock=self._part.now
                )
            except StoreError:
                self._rest()  # the folder is still on its way to this laptop

    def _sharing_clock(self) -> float:
        return (time.time() - self._part.began) * self._part.speed / _SLOWER

    def _rest(self) -> None:
        if os.getppid() != self._at_home:
            sys.exit("whoever started this is gone")
        time.sleep(0.01)

    def tell(self, what: str) -> None:
        """One line outside of the laptop."""
        os.write(self._told, f"{what}\n".encode())

    def record(self) -> None:
        """Every entry at its time, and what is due with the folder in between."""
        for number in self._part.numbers:
            due = self._part.begins() + number * BETWEEN
            while self._part.now() < due:
                self._rest()
                self._share()
            self._say(number)
            if number % 3 == 2:
                self._add_to_an_entry(number)
            if number % 9 == 8:
                self._add_to_an_outcome(number)
            self._share()

    def _say(self, number: int) -> None:
        word = f"{self._part.name}-{number}"
        self._dossier.record(EntryDraft(kind=EntryKind.NOTE, text=f"Ý kiến {word} về kết nối cung cầu."))
        self.tell(f"said {word}")

    def _add_to_an_entry(self, number: int) -> None:
        """To one of the last ones, whoever said it: what others write at that moment often meets it."""
        entry = self._dossier.entries[-self._chance.randint(1, min(20, len(self._dossier.entries)))]
        self._add(RecordKind.ENTRY, entry.uid, "text", entry.text, f"thêm-{self._part.name}-{number}")

    def _add_to_an_outcome(self, number: int) -> None:
        item = self._chance.choice(self._dossier.items[:])
        self._add(RecordKind.ITEM, item.uid, "outcome", item.outcome, f"đạt-{self._part.name}-{number}")

    def _add(self, kind: RecordKind, uid: str, field: str, text: str, word: str) -> None:
        seen = self._dossier.standing(kind, uid)
        self._dossier.amend(kind, uid, seen, {field: f"{text} Nay {word}.".lstrip()})
        self.tell(f"said {word}")

    def _share(self) -> None:
        if self._rounds.due():
            was_away = self._rounds.away
            self._rounds.round()
            if was_away != self._rounds.away:
                self.tell("the folder is here" if was_away else "the folder is away")

    def listen(self) -> None:
        """Goes on sharing until the meeting is over, and tells what the record is now whenever it has changed."""
        seen, last = None, ""
        changed: list[bool] = [True]
        self._dossier.subscribe(lambda _happenings: changed.append(True))
        while not Path(self._part.over).exists():
            self._share()
            if changed or seen != self._dossier.unshared:
                changed.clear()
                seen = self._dossier.unshared
                now = f"record {len(self._dossier.entries)} {seen} {digest(self._dossier)}"
                if now != last:
                    self.tell(now)
                    last = now
            self._rest()
        self._dossier.close()
        self.tell("closed")


def digest(dossier: Dossier) -> str:
    """The whole record and its open conflicts in one word."""
    return sha256(repr((dossier.proceedings(), dossier.contested())).encode()).hexdigest()


if __name__ == "__main__":
    recorder = Recorder(Part(**json.loads(sys.argv[1])))
    recorder.record()
    recorder.listen()
