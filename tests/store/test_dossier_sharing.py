"""Two windows, two machines, one folder: everybody ends up with the same record, and nobody waits for the drive."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.dossier import Dossier
from store.errors import CannotRead, CannotWrite, Trouble
from store.keeping.change_file import read
from store.live import Happening
from store.meeting.capture.drafts import EntryDraft
from store.meeting.kinds import EntryKind, ItemState, RecordKind

if TYPE_CHECKING:
    from conftest import HandClock

Opener = Callable[..., Dossier]
ITEM, ENTRY = RecordKind.ITEM, RecordKind.ENTRY


def say(dossier: Dossier, text: str) -> None:
    """Records a note."""
    dossier.record(EntryDraft(kind=EntryKind.NOTE, text=text))


def exchange(*dossiers: Dossier) -> None:
    """Everybody gets everything."""
    for dossier in dossiers:
        dossier.publish()
    for dossier in dossiers:
        dossier.receive()


def test_two_machines_end_up_with_the_same_record(dossiers: Opener, hand_clock: HandClock) -> None:
    lan, minh = dossiers(), dossiers("minh", "Minh")
    item = lan.add(ITEM, title="A")
    say(lan, "của Lan")
    hand_clock.go(seconds=1)
    say(minh, "của Minh")
    assert lan.unshared == 2
    assert lan.publish() == 2
    assert lan.unshared == 0
    assert lan.publish() == 0
    heard: list[tuple[Happening, ...]] = []
    minh.subscribe(heard.append)
    assert minh.receive() == 2
    assert minh.receive() == 0
    assert {(one.kind, one.new, one.own) for one in heard[0]} == {(ITEM, True, False), (ENTRY, True, False)}
    minh.change(ITEM, item, state=ItemState.DONE)
    exchange(lan, minh)
    assert lan.proceedings() == minh.proceedings()
    assert [entry.text for entry in lan.entries] == ["của Lan", "của Minh"]


def test_a_second_window_writes_a_journal_of_its_own(dossiers: Opener) -> None:
    first = dossiers()
    say(first, "một")
    second = dossiers()
    assert first.replica != second.replica
    say(second, "hai")
    say(first, "ba")
    exchange(first, second)
    assert first.proceedings() == second.proceedings()
    assert len(first.entries) == 3
    second.close()
    first.close()
    assert len(dossiers().entries) == 3


def test_what_a_killed_window_did_not_share_goes_out_with_the_next(dossiers: Opener, tmp_path: Path) -> None:
    first, second = dossiers(), dossiers()
    say(second, "nói trước khi tắt máy")
    shutil.copytree(tmp_path / "lan", tmp_path / "after the kill")
    first.publish()
    survivors = [dossiers("after the kill"), dossiers("after the kill")]
    for dossier in survivors:
        assert [entry.text for entry in dossier.entries] == ["nói trước khi tắt máy"]
    exchange(*survivors)
    held = [
        change.set.get("text")
        for path in (tmp_path / "shared").rglob("*.json")
        for change in read(path).changes
    ]  # fmt: skip
    assert held.count("nói trước khi tắt máy") == 1
    for dossier in survivors:
        dossier.close()
    assert dossiers("after the kill").unshared == 0


def test_the_same_field_changed_at_once_keeps_both_until_somebody_settles_it(dossiers: Opener) -> None:
    lan, minh = dossiers(), dossiers("minh", "Minh")
    item = lan.add(ITEM, title="A", number=1)
    exchange(lan, minh)
    lan.change(ITEM, item, title="của Lan")
    minh.change(ITEM, item, title="của Minh", outcome="đạt")
    exchange(lan, minh)
    assert lan.proceedings() == minh.proceedings()
    (one,) = lan.contested()
    assert {one.shown.value, *(version.value for version in one.others)} == {"của Lan", "của Minh"}
    assert one.field == "title"
    assert lan.items[0].title == one.shown.value
    assert lan.change(ITEM, item, title=one.shown.value) == (), "saving a form unchanged decides nothing"
    lan.settle(ITEM, item, "title", one.shown.value)
    exchange(lan, minh)
    assert lan.contested() == minh.contested() == []
    assert minh.items[0].title == one.shown.value


def test_an_edit_of_a_contested_field_settles_it(dossiers: Opener) -> None:
    lan, minh = dossiers(), dossiers("minh", "Minh")
    item = lan.add(ITEM, title="A")
    exchange(lan, minh)
    lan.change(ITEM, item, title="B")
    minh.change(ITEM, item, title="C")
    exchange(lan, minh)
    (change,) = lan.change(ITEM, item, title="D")
    assert len(change.over("title")) == 2
    exchange(lan, minh)
    assert minh.contested() == []
    assert minh.items[0].title == "D"


def test_a_deletion_does_not_hide_an_edit_its_author_had_not_seen(dossiers: Opener) -> None:
    lan, minh = dossiers(), dossiers("minh", "Minh")
    item = lan.add(ITEM, title="A")
    exchange(lan, minh)
    lan.delete(ITEM, item)
    minh.change(ITEM, item, outcome="đạt 80%")
    exchange(lan, minh)
    assert lan.items[0].outcome == minh.items[0].outcome == "đạt 80%"
    lan.delete(ITEM, item)
    exchange(lan, minh)
    assert len(minh.items) == len(lan.items) == 0


def test_a_drive_that_is_away_keeps_nobody_from_recording(dossiers: Opener, tmp_path: Path) -> None:
    dossier = dossiers()
    (tmp_path / "shared").rename(tmp_path / "away")
    say(dossier, "ghi khi mất mạng")
    with pytest.raises(CannotWrite) as failure:
        dossier.publish()
    assert failure.value.trouble is Trouble.NOT_WRITABLE
    assert not (tmp_path / "shared").exists(), "the folder is not made anew beside the real one"
    with pytest.raises(CannotRead):
        dossier.receive()
    assert dossier.unshared == 1
    (tmp_path / "away").rename(tmp_path / "shared")
    assert dossier.publish() == 1
    assert [entry.text for entry in dossiers("minh").entries] == ["ghi khi mất mạng"]


def test_the_bare_place_of_a_drive_that_is_away_gets_nothing(dossiers: Opener, tmp_path: Path) -> None:
    dossier = dossiers()
    (tmp_path / "shared").rename(tmp_path / "drive")
    (tmp_path / "shared").mkdir()
    say(dossier, "ghi khi ổ đĩa đã tháo")
    with pytest.raises(CannotWrite):
        dossier.publish()
    with pytest.raises(CannotRead):
        dossier.receive()
    assert list((tmp_path / "shared").iterdir()) == []
    assert dossier.unshared == 1
    (tmp_path / "shared").rmdir()
    (tmp_path / "drive").rename(tmp_path / "shared")
    assert dossier.publish() == 1
    assert [entry.text for entry in dossiers("minh").entries] == ["ghi khi ổ đĩa đã tháo"]


def test_a_folder_that_was_emptied_takes_nothing_away(dossiers: Opener, tmp_path: Path) -> None:
    dossier = dossiers()
    say(dossier, "một")
    dossier.publish()
    shutil.rmtree(tmp_path / "shared" / "changes")
    assert dossier.receive() == 0
    assert len(dossier.entries) == 1
    say(dossier, "hai")
    assert dossier.publish() == 1


def test_damage_in_the_folder_is_named_and_the_rest_is_read(dossiers: Opener, tmp_path: Path) -> None:
    lan = dossiers()
    say(lan, "một")
    lan.publish()
    good = sorted((tmp_path / "shared" / "changes").rglob("*.json"))
    bad = good[0].with_name("bad.json")
    bad.write_bytes(good[0].read_bytes()[:-9])
    minh = dossiers("minh", "Minh")
    assert len(minh.entries) == 1
    assert minh.verify() == [(bad, Trouble.DAMAGED)]
    journal = minh.home / "replicas" / minh.replica / "journal.jsonl"
    data = bytearray(journal.read_bytes())
    data[40] ^= 1
    journal.write_bytes(data)
    assert (journal, Trouble.DAMAGED) in minh.verify()


def test_what_others_sent_is_here_when_their_folder_is_gone(dossiers: Opener, tmp_path: Path) -> None:
    """What was shown once is never forgotten over a restart."""
    lan, minh = dossiers(), dossiers("minh", "Minh")
    say(lan, "một")
    exchange(lan, minh)
    keep = minh.home / "replicas" / minh.replica
    minh.close()
    for path in (tmp_path / "shared" / "changes").rglob("*.json"):
        if path.parent.name == lan.replica and "000002" in path.name:
            path.unlink()
    again = dossiers("minh", "Minh")
    assert again.replica == keep.name
    assert [entry.text for entry in again.entries] == ["một"]
    assert again.unshared == 0


def test_known_files_are_not_opened_again(dossiers: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    lan = dossiers()
    for number in range(4):
        say(lan, str(number))
        lan.publish()
    dossiers("minh", "Minh").close()
    opened: list[Path] = []
    real = Path.open

    def spy(path: Path, *args: object, **named: object) -> object:
        if path.suffix == ".json":
            opened.append(path)
        return real(path, *args, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", spy)
    minh = dossiers("minh", "Minh")
    assert len(minh.entries) == 4
    assert len(opened) == 1, "one file tells whose folder it is; the names of the others say that they are known"
    opened.clear()
    minh.receive()
    assert opened == []


def test_recording_goes_on_while_a_worker_publishes_and_receives(dossiers: Opener) -> None:
    lan, minh = dossiers(), dossiers("minh", "Minh")
    done = threading.Event()
    failures: list[BaseException] = []

    def work(dossier: Dossier) -> None:
        try:
            while not done.is_set():
                dossier.publish()
                dossier.receive()
        except BaseException as error:
            failures.append(error)

    workers = [threading.Thread(target=work, args=(dossier,)) for dossier in (lan, minh)]
    for worker in workers:
        worker.start()
    for number in range(60):
        say(lan, f"lan {number}")
        say(minh, f"minh {number}")
        assert [entry.text for entry in lan.entries if entry.text.startswith("lan")][-1] == f"lan {number}"
    done.set()
    for worker in workers:
        worker.join()
    assert failures == []
    exchange(lan, minh, lan)
    assert lan.proceedings() == minh.proceedings()
    assert len(lan.entries) == 120


_ACTS = st.lists(
    st.tuples(
        st.integers(0, 2),
        st.sampled_from(["add", "edit", "delete", "publish", "receive", "undo", "redo"]),
        st.integers(0, 3),
    ),
    max_size=14,
)


@settings(max_examples=25, deadline=None)
@given(_ACTS)
def test_three_people_doing_anything_in_any_order_converge(acts: list[tuple[int, str, int]]) -> None:
    with tempfile.TemporaryDirectory() as room:
        _converge(Path(room), acts)


def _converge(room: Path, acts: list[tuple[int, str, int]]) -> None:
    def give(state: str) -> Dossier:
        return Dossier.open(room / "shared", state=room / state, by=state)

    people = [
        Dossier.create(room / "shared", state=room / "lan", by="lan", fields={"title": "A"}), give("minh"), give("lan")
    ]  # fmt: skip
    for number, (which, act, place) in enumerate(acts):
        who = people[which]
        if act == "add":
            who.add(ITEM, number=number)
        elif act == "publish":
            who.publish()
        elif act == "receive":
            who.receive()
        elif act == "undo":
            who.undo()
        elif act == "redo":
            who.redo()
        elif place < len(who.items):
            item = who.items[place]
            if act == "delete":
                who.delete(ITEM, item.uid)
            else:
                who.change(ITEM, item.uid, title=f"title {number}")
    exchange(*people)
    first = people[0].proceedings()
    assert all(dossier.proceedings() == first for dossier in people)
    assert all(dossier.contested() == people[0].contested() for dossier in people)
    for dossier in people:
        dossier.close()
    again = give("lan")
    assert again.proceedings() == first
    again.close()


def test_opening_imports_nothing_heavy() -> None:
    """Half a second of start-up is lost to habits; the modules named here are needed later or never."""
    heavy = "pydantic", "tinydb", "docx", "lxml", "filelock", "textual", "store.meeting.capture.reader"
    code = f"import sys, store.dossier; print([name for name in {heavy!r} if name in sys.modules])"
    root = Path(__file__).parents[2]
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)
    assert found.stdout.strip() == "[]"
