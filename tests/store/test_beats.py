"""Who else is recording: seen by everybody, part of nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from store.dossier import Dossier
from store.errors import CannotWrite, Trouble
from store.keeping import journal
from store.meeting.capture.drafts import EntryDraft
from store.meeting.kinds import EntryKind, RecordKind

if TYPE_CHECKING:
    from conftest import HandClock


class Ticks:
    """Seconds that go on when they are told."""

    def __init__(self) -> None:
        self.now = 50.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def ticks() -> Ticks:
    """The same for everybody in a test."""
    return Ticks()


@pytest.fixture
def people(tmp_path: Path, hand_clock: HandClock, ticks: Ticks) -> Callable[..., Dossier]:
    """Opens the one dossier of a test for somebody at a machine of his own."""

    def give(by: str, state: str | None = None, clock: Callable[[], object] | None = None) -> Dossier:
        known = {"state": tmp_path / (state or by), "by": by, "clock": clock or hand_clock, "ticks": ticks}
        if (tmp_path / "shared").exists():
            return Dossier.open(tmp_path / "shared", **known)
        return Dossier.create(tmp_path / "shared", fields={"title": "Hội nghị"}, **known)

    return give


Opener = Callable[..., Dossier]


@pytest.fixture
def go(hand_clock: HandClock, ticks: Ticks) -> Callable[[float], None]:
    """Lets seconds pass on every clock."""

    def pass_seconds(seconds: float) -> None:
        hand_clock.go(seconds=seconds)
        ticks.now += seconds

    return pass_seconds


def say(dossier: Dossier, text: str = "một") -> None:
    """Records a note and shares it."""
    dossier.record(EntryDraft(kind=EntryKind.NOTE, text=text))
    dossier.publish()


def beats(dossier: Dossier) -> int:
    """How often this window has said where it is."""
    state = dossier._ledger.union.records.get(f"presence/{dossier.replica}")
    return len(state.changes) if state else 0


def test_one_sees_who_is_there_on_what_and_how_old_it_is(people: Opener, go: Callable[[float], None]) -> None:
    lan, minh = people("Lan"), people("Minh")
    assert lan.colleagues() == ()
    say(minh)
    item = minh.add(RecordKind.ITEM, title="A")
    minh.present_on(f"item/{item}")
    minh.publish()
    lan.receive()
    (one,) = lan.colleagues()
    assert (one.by, one.replica, one.on, one.open, one.age) == ("Minh", minh.replica, f"item/{item}", True, 0)
    for _ in range(13):
        go(60)
        lan.receive()
    assert lan.colleagues()[0].age == 13 * 60
    minh.leave()
    minh.publish()
    lan.receive()
    (one,) = lan.colleagues()
    assert (one.open, one.on, one.age) == (False, "", 0)


def test_it_is_said_when_it_changes_and_once_a_minute(people: Opener, go: Callable[[float], None]) -> None:
    lan = people("Lan")
    for _ in range(100):  # as a screen calls it
        lan.present_on("item/a")
        go(0.05)
    assert beats(lan) == 1
    for number in range(20):
        lan.present_on(f"item/{number}")
        go(1)
    assert beats(lan) <= 4, "at most every ten seconds"
    before = beats(lan)
    for _ in range(180):
        lan.present_on("item/19")
        go(1)
    assert 3 <= beats(lan) - before <= 4
    assert lan._ledger.union.records[f"presence/{lan.replica}"].values()["on"] == "item/19"


def test_closing_says_goodbye(people: Opener) -> None:
    lan, minh = people("Lan"), people("Minh")
    minh.present_on("")
    minh.publish()
    lan.receive()
    assert lan.colleagues()[0].open
    minh.close()
    lan.receive()
    assert not lan.colleagues()[0].open


def test_presence_is_part_of_nothing(people: Opener, tmp_path: Path, go: Callable[[float], None]) -> None:
    lan, minh = people("Lan"), people("Minh")
    item = lan.add(RecordKind.ITEM, title="A")
    lan.publish()
    minh.receive()
    expected = lan.proceedings()
    heard: list[object] = []
    minh.subscribe(heard.append)
    for number in range(3):
        go(20)
        lan.present_on(f"item/{number}")
        assert lan.unshared == 0
        assert lan.to_publish == 1
        lan.publish()
        minh.receive()
    assert heard == []
    assert minh.proceedings() == lan.proceedings() == expected
    assert lan.disputed == 0
    lan.checkpoint()
    assert "presence" not in (lan.home / "record.json").read_text(encoding="utf-8")
    lan.undo()
    assert lan.get(RecordKind.ITEM, item) is None, "undo takes back what was recorded last"
    go(20)
    lan.present_on("item/9")
    lan.redo()
    assert lan.get(RecordKind.ITEM, item) is not None
    assert lan.history(RecordKind.ITEM, item)


def test_after_a_restart_ages_follow_the_colleagues_own_clock(people: Opener, go: Callable[[float], None]) -> None:
    lan, minh = people("Lan"), people("Minh")
    say(minh)
    lan.receive()
    lan.close()
    go(600)
    assert people("Lan").colleagues()[0].age == 600
    new = people("Hoa")
    assert {one.by: one.age for one in new.colleagues()} == {"Lan": 600, "Minh": 600}, "old words that arrive late"


def test_a_person_is_named_once_by_the_window_he_used_last(people: Opener, go: Callable[[float], None]) -> None:
    lan, first = people("Lan"), people("Minh")
    say(first)
    go(5)
    second = people("Minh", "another laptop")
    say(second)
    lan.receive()
    assert [(one.by, one.replica) for one in lan.colleagues()] == [("Minh", second.replica)]
    assert [one.by for one in first.colleagues()] == ["Lan"]
    go(5)
    second.hand_over("Hoa")
    say(second)
    lan.receive()
    assert [(one.by, one.replica) for one in lan.colleagues()] == [("Hoa", second.replica), ("Minh", first.replica)]


def test_a_window_that_was_killed_is_not_there_for_ever(people: Opener, go: Callable[[float], None]) -> None:
    lan, minh = people("Lan"), people("Minh")
    minh.present_on("")
    minh.publish()
    lan.receive()
    go(13 * 3600)
    assert not lan.colleagues()[0].open


def test_a_clock_that_is_off_is_noticed(people: Opener, go: Callable[[float], None], hand_clock: HandClock) -> None:
    from datetime import timedelta

    lan = people("Lan")
    ahead = people("Minh", clock=lambda: hand_clock() + timedelta(minutes=7))
    behind = people("Hoa", clock=lambda: hand_clock() - timedelta(days=115))
    right = people("Tâm", clock=lambda: hand_clock() + timedelta(seconds=30))
    lan.receive()
    for _ in range(3):
        go(5)
        for one in (ahead, behind, right):
            say(one)
        lan.receive()
    assert {one.by: round(one.ahead) for one in lan.colleagues()} == {"Minh": 420, "Hoa": -115 * 86400, "Tâm": 0}


def test_words_that_travelled_long_are_not_a_wrong_clock(people: Opener, go: Callable[[float], None]) -> None:
    lan, minh = people("Lan"), people("Minh")
    lan.receive()
    for _ in range(4):
        minh.record(EntryDraft(kind=EntryKind.NOTE, text="x"))
    go(600)
    minh.publish()
    lan.receive()
    assert lan.colleagues()[0].ahead == 0


def test_a_full_disk_keeps_nobody_from_anything(people: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    lan = people("Lan")

    def full(*_: object) -> None:
        raise CannotWrite(Trouble.DISK_FULL, "")

    reserve = lan.home / "replicas" / lan.replica / "reserve"
    monkeypatch.setattr(journal.Journal, "append", full)
    reserve.unlink()
    lan.present_on("item/a")
    lan.leave()
    assert reserve.exists(), "the reserve is for what is recorded"
    assert beats(lan) == 0


def test_a_strangers_presence_of_any_form_does_no_harm(people: Opener, tmp_path: Path) -> None:
    from store.keeping.change_file import to_bytes
    from store.keeping.changes import compose

    lan = people("Lan")
    bodies = [{"on": 5, "open": "yes"}, {"on": None}, {"open": True, "on": "[red]\x1b[0m/../x"}, {"x": [1]}]
    for number, body in enumerate(bodies):
        change = compose(
            stamp=f"{number:015d}.000000.r{number}",
            at=0,
            by=f"P{number}",
            record=f"presence/r{number}",
            set=body,
            over={},
        )
        data, _sum = to_bytes(lan.id, f"r{number}", 1, "x", [change])
        (tmp_path / "shared" / f"{number}.json").write_bytes(data)
    lan.receive()
    assert [(one.on, one.open) for one in lan.colleagues()][:2] == [("", False), ("", False)]
    assert len(lan.colleagues()) == 4


def test_a_cloned_profile_that_is_there_twice_contests_nothing(people: Opener, tmp_path: Path) -> None:
    lan = people("Lan")
    lan.present_on("")
    shutil.copytree(tmp_path / "Lan", tmp_path / "clone")
    (tmp_path / "clone" / "dossiers" / lan.id / "replicas" / lan.replica / "lock").unlink()
    twin = people("Lan", "clone")
    assert twin.replica == lan.replica
    twin.present_on("item/a")
    lan.leave()
    for one in (lan, twin, lan):
        one.publish()
        one.receive()
    assert lan.disputed == twin.disputed == 0
    assert lan.contested() == []
