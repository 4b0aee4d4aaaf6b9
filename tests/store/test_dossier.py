"""One meeting, open: what is recorded is there, in order, at once and after a restart, and listeners are told."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import orjson
import pytest
from tinydb import TinyDB, where

from store.dossier import Dossier
from store.errors import CannotRead, CannotWrite, Trouble
from store.keeping.change_file import read
from store.keeping.changes import compose
from store.keeping.journal import line_of
from store.live import Happening
from store.meeting.capture.drafts import EntryDraft, NextPointDraft, SpeakerDraft, UndoDraft
from store.meeting.edits import Edit
from store.meeting.kinds import EntryKind, ItemState, PointState, RecordKind
from store.meeting.records import Entry, Item
from store.meeting.refs import Ref, to_delegate

Opener = Callable[..., Dossier]


def test_what_is_recorded_is_there_at_once_and_after_a_restart(dossiers: Opener) -> None:
    dossier = dossiers()
    item = dossier.add(RecordKind.ITEM, number=12, title="Ngày hội Du lịch")
    dossier.record(EntryDraft(kind=EntryKind.DIRECTIVE, text="Trình Ủy ban", speaker=Ref("name/Hoan"), items=(item,)))
    dossier.change(RecordKind.ITEM, item, state=ItemState.UNDER_WAY)
    before = dossier.proceedings()
    assert [entry.text for entry in before.entries] == ["Trình Ủy ban"]
    assert before.items[0].state is ItemState.UNDER_WAY
    dossier.close()
    again = dossiers()
    assert again.proceedings() == before
    assert again.id == dossier.id
    assert again.replica == dossier.replica


def test_what_was_moved_deleted_or_restored_is_so_after_a_restart(dossiers: Opener) -> None:
    dossier = dossiers()
    uids = [dossier.add(RecordKind.ITEM, number=number) for number in (1, 2, 3, 4)]
    dossier.change(RecordKind.ITEM, uids[0], number=9)
    dossier.delete(RecordKind.ITEM, uids[1])
    dossier.delete(RecordKind.ITEM, uids[2])
    dossier.restore(RecordKind.ITEM, uids[2])
    early = dossier.add(RecordKind.ENTRY, at=datetime(2024, 4, 4, 9), text="moved")
    dossier.add(RecordKind.ENTRY, at=datetime(2024, 4, 4, 8, 30), text="stays")
    dossier.change(RecordKind.ENTRY, early, at=datetime(2024, 4, 4, 8))
    for _ in range(2):
        assert [item.number for item in dossier.items] == [3, 4, 9]
        assert [entry.text for entry in dossier.entries] == ["moved", "stays"]
        dossier.close()
        dossier = dossiers()


def test_the_folder_alone_is_enough_on_another_machine(dossiers: Opener) -> None:
    dossier = dossiers()
    dossier.record(dossier.read("Hoan: !trình Ủy ban trong tháng 6 tới"))
    dossier.close()
    assert dossiers("minh", "Minh").proceedings() == dossier.proceedings()


def test_records_stand_in_their_order(dossiers: Opener) -> None:
    dossier = dossiers()
    for number in (3, 1, 2):
        dossier.add(RecordKind.ITEM, number=number)
        dossier.add(RecordKind.POINT, number=number)
        dossier.add(RecordKind.PARTY, name=str(number))
    dossier.add(RecordKind.ENTRY, at=datetime(2024, 4, 4, 9), text="later")
    early = dossier.add(RecordKind.ENTRY, at=datetime(2024, 4, 4, 8), text="earlier")
    items = dossier.items
    assert [item.number for item in items] == [1, 2, 3]
    assert [point.number for point in dossier.points] == [1, 2, 3]
    assert [party.name for party in dossier.parties] == ["3", "1", "2"]
    assert [entry.text for entry in dossier.entries] == ["earlier", "later"]
    assert dossier.entries.place_of(early) == 0
    dossier.change(RecordKind.ITEM, items[0].uid, number=9)
    assert [item.number for item in items] == [2, 3, 9]  # a sequence held by a list on the screen is never stale
    dossier.delete(RecordKind.ITEM, items[1].uid)
    assert [item.number for item in items[-5:]] == [2, 9]
    assert len(items) == 2


def test_only_what_differs_becomes_a_change(dossiers: Opener) -> None:
    dossier = dossiers()
    item = dossier.add(RecordKind.ITEM, number=1, title="A", lead=(Ref("party/x"),))
    assert dossier.change(RecordKind.ITEM, item, number=1, title="A", lead=(Ref("party/x"),), outcome="") == ()
    (change,) = dossier.change(RecordKind.ITEM, item, number=1, title="B")
    assert set(change.set) == {"title"}
    assert dossier.apply([]) == ()


def test_an_unknown_field_is_refused_and_nothing_is_written(dossiers: Opener) -> None:
    dossier = dossiers()
    before = dossier.history()
    with pytest.raises(KeyError):
        dossier.apply([Edit(RecordKind.PARTY, "p", {"name": "A"}), Edit(RecordKind.ITEM, "i", {"colour": "red"})])
    assert dossier.history() == before


def test_listeners_hear_what_came_changed_and_went(dossiers: Opener) -> None:
    dossier = dossiers()
    heard: list[tuple[Happening, ...]] = []
    stop = dossier.subscribe(heard.append)
    item = dossier.add(RecordKind.ITEM, title="A")
    dossier.change(RecordKind.ITEM, item, title="B")
    dossier.change(RecordKind.ITEM, item, title="B")
    dossier.delete(RecordKind.ITEM, item)
    dossier.restore(RecordKind.ITEM, item)
    assert heard == [
        (Happening(RecordKind.ITEM, item, new=True, own=True),),
        (Happening(RecordKind.ITEM, item, own=True),),
        (Happening(RecordKind.ITEM, item, gone=True, own=True),),
        (Happening(RecordKind.ITEM, item, new=True, own=True),),
    ]
    stop()
    stop()
    dossier.delete(RecordKind.ITEM, item)
    assert len(heard) == 4


def test_a_listener_may_record_in_turn(dossiers: Opener) -> None:
    dossier = dossiers()

    def answer(happenings: tuple[Happening, ...]) -> None:
        if happenings[0].kind is RecordKind.ITEM:
            dossier.add(RecordKind.ENTRY, text="answer")

    dossier.subscribe(answer)
    dossier.add(RecordKind.ITEM)
    assert [entry.text for entry in dossier.entries] == ["answer"]


def test_who_speaks_stays_known_also_after_a_restart(dossiers: Opener) -> None:
    dossier = dossiers()
    hoan = to_delegate(dossier.add(RecordKind.DELEGATE, name="Võ Văn Hoan"))
    dossier.record(EntryDraft(kind=EntryKind.NOTE, text="a", speaker=hoan))
    assert dossier.context().speaker == hoan, "without a note of it, the speaker of the own newest entry"
    dossier.record(SpeakerDraft(Ref("?")))
    assert dossier.context().speaker == "?"
    dossier.close()
    dossier = dossiers()
    assert dossier.context().speaker == "?"
    dossier.record(EntryDraft(kind=EntryKind.NOTE, text="b", speaker=hoan, speaker_named=True))
    assert dossier.context().speaker == hoan
    first, second = (
        dossier.add(RecordKind.POINT, number=1, presenter=Ref("name/Lan")),
        dossier.add(RecordKind.POINT, number=2),
    )
    dossier.record(NextPointDraft(first))
    assert dossier.context().speaker == "name/Lan"
    assert dossier.context().point == first
    dossier.record(NextPointDraft(second))
    assert dossier.context().speaker == "name/Lan"
    assert dossier.context().point == second
    assert [point.state for point in dossier.points] == [PointState.CLOSED, PointState.CURRENT]


def test_the_own_newest_entry_is_the_one_to_mend(dossiers: Opener) -> None:
    lan, minh = dossiers(), dossiers("minh", "Minh")
    lan.record(EntryDraft(kind=EntryKind.NOTE, text="của Lan"))
    lan.publish()
    minh.receive()
    assert minh.context().last_entry is None
    minh.record(EntryDraft(kind=EntryKind.NOTE, text="một"))
    minh.record(EntryDraft(kind=EntryKind.NOTE, text="hai"))
    last = minh.context().last_entry
    assert last is not None
    assert last.text == "hai"
    minh.delete(RecordKind.ENTRY, last.uid)
    last = minh.context().last_entry
    assert last is not None
    assert last.text == "một"
    minh.change(RecordKind.ENTRY, last.uid, text="một, sửa")
    last = minh.context().last_entry
    assert last is not None
    assert last.text == "một, sửa"


def test_the_unfinished_line_is_kept_and_goes_with_the_entry(dossiers: Opener, tmp_path: Path) -> None:
    dossier = dossiers()
    dossier.save_draft("Hoan: !trình Ủy ba")
    dossier.add(RecordKind.ITEM, title="another change leaves it alone")
    shutil.copytree(tmp_path / "lan", tmp_path / "crashed")  # as after a kill: the journal as it was at this moment
    dossier = dossiers("crashed")
    assert dossier.draft_line == "Hoan: !trình Ủy ba"
    dossier.record(EntryDraft(kind=EntryKind.NOTE, text="Trình Ủy ban"))
    assert dossier.draft_line == ""
    dossier.close()
    assert dossiers("crashed").draft_line == ""


def test_queries_go_through_tinydb_and_give_records(dossiers: Opener) -> None:
    dossier = dossiers()
    uids = [dossier.add(RecordKind.ITEM, number=number, title=f"Nội dung {number}") for number in (2, 1, 3)]
    assert dossier.find(RecordKind.ITEM, where("state") == "done") == []
    for uid in uids[:2]:
        dossier.change(RecordKind.ITEM, uid, state=ItemState.DONE)
    found = dossier.find(RecordKind.ITEM, where("state") == "done")
    assert found == list(dossier.items[:2])
    assert dossier.find(RecordKind.ITEM, where("state") == "planned") == [dossier.items[2]], "defaults can be asked for"
    dossier.delete(RecordKind.ITEM, uids[1])
    assert [item.number for item in dossier.find(RecordKind.ITEM, where("state") == "done")] == [2]
    assert dossier.find(RecordKind.ITEM) == list(dossier.items)


def test_the_view_answers_and_does_not_change(dossiers: Opener) -> None:
    dossier = dossiers()
    dossier.add(RecordKind.ITEM, title="A")
    table = dossier.tables.table("items")
    for write in (lambda: table.insert({"title": "B"}), lambda: table.update({"title": "B"}), table.truncate):
        with pytest.raises(CannotWrite):
            write()
    assert [document["title"] for document in table.all()] == ["A"]
    assert dossier.tables.tables() == {"meeting", "parties", "delegates", "agenda", "items", "entries"}


def test_stock_tinydb_opens_the_record_and_finds_the_view_in_it(dossiers: Opener) -> None:
    dossier = dossiers()
    dossier.record(dossier.read("Hoan: !trình Ủy ban trong tháng 6 tới @sở công thương"))
    gone = dossier.add(RecordKind.ITEM, title="xóa")
    dossier.add(RecordKind.ITEM, title="còn")
    dossier.delete(RecordKind.ITEM, gone)
    dossier.checkpoint()
    path = dossier.home / "record.json"
    with TinyDB(path, access_mode="r") as stock:
        assert stock.tables() == dossier.tables.tables()
        for name in stock.tables():
            shown = dossier.tables.table(name).all()
            assert stock.table(name).all() == shown
            assert [one.doc_id for one in stock.table(name).all()] == [one.doc_id for one in shown]
        assert [document["title"] for document in stock.table("items").all()] == ["còn"]
        (meeting,) = stock.table("meeting").all()
        assert meeting["uid"] == dossier.id
    assert not list(dossier.home.glob("*.tmp"))
    first = path.read_bytes()
    dossier.close()
    assert path.read_bytes() == first


def test_history_says_who_changed_what_from_what_to_what(dossiers: Opener) -> None:
    lan, minh = dossiers(), dossiers("minh", "Minh")
    item = lan.add(RecordKind.ITEM, title="A")
    lan.publish()
    minh.receive()
    minh.change(RecordKind.ITEM, item, title="B", state=ItemState.DONE)
    minh.delete(RecordKind.ITEM, item)
    minh.publish()
    lan.receive()
    lan.restore(RecordKind.ITEM, item)
    lines = lan.history(RecordKind.ITEM, item)
    assert [(line.by, line.field, line.old, line.new) for line in lines] == [
        ("Lan", "title", None, "A"),
        ("Minh", "title", "A", "B"),
        ("Minh", "state", None, "done"),
        ("Minh", "deleted", None, True),
        ("Lan", "deleted", True, False),
    ]
    assert all(line.at == datetime.fromisoformat("2024-04-04T07:00:00+00:00") for line in lines)
    assert lan.history(RecordKind.ITEM) == lines
    assert set(lines) < set(lan.history())
    assert lan.history(RecordKind.ITEM, "no such") == []


def test_what_a_newer_program_wrote_is_kept_and_passed_on(dossiers: Opener, tmp_path: Path) -> None:
    dossier = dossiers()
    journal = dossier.home / "replicas" / dossier.replica / "journal.jsonl"
    newer = [
        compose(stamp="000000000000001.000000.newer", at=1, by="N", record=record, set=new, over={})
        for record, new in (
            ("item/n", {"title": "A", "colour": {"hue": [1]}, "state": "half_done"}),
            ("room/r", {"name": "Hội trường"}),
        )
    ]
    dossier.close()
    with journal.open("ab") as file:
        file.writelines(map(line_of, newer))
    dossier = dossiers()
    item = dossier.get(RecordKind.ITEM, "n")
    assert item == Item(uid="n", title="A")
    assert dossier.find(RecordKind.ITEM, where("colour").hue == [1]) == [item]
    dossier.change(RecordKind.ITEM, "n", title="B")
    dossier.close()
    other = dossiers("minh")
    assert other.get(RecordKind.ITEM, "n") == Item(uid="n", title="B")
    passed_on = {change.id: change for path in (tmp_path / "shared").rglob("*.json") for change in read(path).changes}
    for change in newer:
        assert passed_on[change.id].body == change.body
    other.checkpoint()
    assert orjson.loads((other.home / "record.json").read_bytes())["items"]["1"]["colour"] == {"hue": [1]}


def test_the_meeting_is_the_dossier(dossiers: Opener) -> None:
    dossier = dossiers()
    assert dossier.meeting.uid == dossier.id
    assert dossier.meeting.day == date(2024, 4, 4)
    dossier.change(RecordKind.MEETING, dossier.id, place="Đà Lạt")
    assert dossier.meeting.place == "Đà Lạt"


def test_a_folder_is_made_into_a_dossier_once(dossiers: Opener, tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "chương trình.docx").write_bytes(b"x")
    dossiers().close()
    assert (tmp_path / "shared" / "README.txt").is_file()
    with pytest.raises(CannotWrite) as refused:
        Dossier.create(tmp_path / "shared", state=tmp_path / "lan", by="Lan", fields={})
    assert refused.value.trouble is Trouble.DOSSIER_EXISTS
    with pytest.raises(CannotRead) as unread:
        Dossier.open(tmp_path / "nowhere", state=tmp_path / "lan", by="Lan")
    assert unread.value.trouble is Trouble.NO_FOLDER


def test_names_from_the_command_line_that_are_no_text_do_no_harm(dossiers: Opener) -> None:
    dossier = dossiers(by="Lan\udcff\x1b[31m")
    dossier.record(EntryDraft(kind=EntryKind.NOTE, text="a\ud800b"))
    assert [entry.text for entry in dossier.entries] == ["ab"]
    assert dossier.history()[-1].by == "Lan[31m"


def test_a_line_is_undone_by_a_line(dossiers: Opener) -> None:
    dossier = dossiers()
    dossier.record(EntryDraft(kind=EntryKind.NOTE, text="a"))
    dossier.record(UndoDraft())
    assert list(dossier.entries) == []


def test_a_record_somebody_holds_does_not_change(dossiers: Opener) -> None:
    dossier = dossiers()
    dossier.record(EntryDraft(kind=EntryKind.NOTE, text="a"))
    held, whole = dossier.entries[0], dossier.proceedings()
    dossier.change(RecordKind.ENTRY, held.uid, text="b")
    assert isinstance(held, Entry)
    assert held.text == whole.entries[0].text == "a"
    assert dossier.entries[0].text == "b"
