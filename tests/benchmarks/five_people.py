"""A meeting of three hours as five people record it on five laptops into one folder, in fast motion."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from store.dossier import Dossier
from store.meeting.edits import Edit
from store.meeting.kinds import EntryKind, RecordKind

NAMES = ("Lan", "Minh", "Hoa", "Nam", "Thu")
TURNS = 1_080
"""Ten seconds each: everybody records one note and saves it three times, then the folder gets what is new."""
SAVES = 3
"""Of one note, by its author."""
CHANGES = TURNS * len(NAMES) * SAVES
_PARTS = (
    "Tập trung khai thác thế mạnh sẵn có của từng địa phương",
    ", kết nối cung cầu và xúc tiến đầu tư giữa các tỉnh",
    ", báo cáo kết quả trước ngày cuối quý.",
)


def texts(turn: int, name: str) -> list[str]:
    """A note as it stands at its three saves."""
    return [f"{name} lần {turn}: {''.join(_PARTS[:end])}" for end in range(1, SAVES + 1)]


@dataclass
class Meeting:
    """Five open dossiers on one folder; ``now`` is their clock."""

    people: list[Dossier] = field(default_factory=list)
    now: datetime = field(default_factory=lambda: datetime(2024, 4, 4, 1, tzinfo=UTC))

    @classmethod
    def begin(cls, folder: Path, states: Path) -> Meeting:
        """All five have opened the dossier; one of them has made it."""
        meeting = cls()
        fields = {"title": "Hội nghị đo đạc", "day": date(2024, 4, 4), "place": "Đà Lạt"}
        clock = meeting.clock
        meeting.people.append(Dossier.create(folder, state=states / "Lan", by="Lan", fields=fields, clock=clock))
        for name in NAMES[1:]:
            meeting.people.append(Dossier.open(folder, state=states / name, by=name, clock=clock))
        return meeting

    def clock(self) -> datetime:
        """The clock of all five."""
        return self.now

    def turn(self, turn: int, saved: Callable[[], object] = lambda: None) -> None:
        """Everybody records one note in three saves; ``saved`` is called after each of the three."""
        uids = [f"e{turn}-{place}" for place in range(len(self.people))]
        for part in range(SAVES):
            for place, person in enumerate(self.people):
                fields: dict[str, object] = {"text": texts(turn, person.by)[part]}
                if part == 0:
                    fields |= {"at": self.now.replace(tzinfo=None), "kind": EntryKind.STATEMENT}
                person.apply([Edit(RecordKind.ENTRY, uids[place], fields)])
            saved()
            self.now += timedelta(seconds=3)
        self.now += timedelta(seconds=1)

    def publish(self) -> None:
        """Everybody puts what he recorded into the folder, as the program does every ten seconds."""
        for person in self.people:
            person.publish()

    def receive(self) -> None:
        """Everybody takes in what the others recorded."""
        for person in self.people:
            person.receive()

    def close(self) -> None:
        """Everybody leaves, and puts his small files together."""
        for person in self.people:
            person.close()


def hold(folder: Path, states: Path, *, saves_in_a_file: int) -> None:
    """The whole meeting as it lies in the folder, each file with so many saves of one person."""
    meeting = Meeting.begin(folder, states)
    saves = 0

    def saved() -> None:
        nonlocal saves
        saves += 1
        if saves % saves_in_a_file == 0:
            meeting.publish()

    for turn in range(TURNS):
        meeting.turn(turn, saved)
    meeting.publish()
