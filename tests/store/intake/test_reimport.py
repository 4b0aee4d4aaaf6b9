"""The same file read in again: nothing doubles, nothing that somebody changed by hand is lost without his word."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

import pytest

from store.dossier import Dossier
from store.history import IMPORTED
from store.intake import files
from store.intake.corrections import Correction, DayOrder
from store.intake.proposal import Proposal
from store.meeting.kinds import ItemState, RecordKind

FIRST = "STT,Nội dung,Lĩnh vực,Trạng thái\n1,Ngày hội,Du lịch,đang triển khai\n2,Hội chợ,Y tế,\n"


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    made = Dossier.create(tmp_path / "hs", state=tmp_path / "state", by="Lan", fields={"day": date(2024, 4, 4)})
    yield made
    made.close()


def propose(dossier: Dossier, path: Path, content: str, overwritten: Collection[tuple[str, str]] = ()) -> Proposal:
    path.write_text(content, "utf-8")
    return files.propose_read(
        files.read(path),
        dossier.proceedings(),
        edited=dossier.edited_since_import,
        overwritten=overwritten,
    )


def taken_over(dossier: Dossier, path: Path, content: str) -> Proposal:
    proposal = propose(dossier, path, content)
    dossier.apply(proposal.edits, origin=IMPORTED)
    return proposal


def counts(proposal: Proposal) -> tuple[int, int, int]:
    (table,) = proposal.tables
    return table.new, table.changed, table.same


def test_the_same_file_again_changes_nothing(dossier: Dossier, tmp_path: Path) -> None:
    path = tmp_path / "items.csv"
    assert counts(taken_over(dossier, path, FIRST)) == (2, 0, 0)
    again = propose(dossier, path, FIRST)
    assert counts(again) == (0, 0, 2)
    assert again.edits == ()
    assert dossier.apply(again.edits, origin=IMPORTED) == ()


def test_a_changed_cell_changes_that_field_only_and_nothing_is_removed(dossier: Dossier, tmp_path: Path) -> None:
    path = tmp_path / "items.csv"
    taken_over(dossier, path, FIRST)
    proposal = taken_over(dossier, path, "STT,Nội dung,Lĩnh vực,Trạng thái\n1,Ngày hội,Du lịch,hoàn thành\n")
    assert [dict(edit.fields) for edit in proposal.edits] == [{"state": ItemState.DONE}]
    (update,) = proposal.tables[0].updates
    assert (update.field, update.old, update.new) == ("state", ItemState.UNDER_WAY, ItemState.DONE)
    assert [(item.title, item.state) for item in dossier.items] == [
        ("Ngày hội", ItemState.DONE),
        ("Hội chợ", ItemState.PLANNED),
    ]


def test_what_was_changed_by_hand_is_left_unless_it_is_taken(dossier: Dossier, tmp_path: Path) -> None:
    path = tmp_path / "items.csv"
    taken_over(dossier, path, FIRST)
    item = dossier.items[0]
    dossier.change(RecordKind.ITEM, item.uid, state=ItemState.DONE, outcome="đã tổ chức")
    proposal = propose(dossier, path, FIRST)
    assert proposal.edits == ()
    assert counts(proposal) == (0, 0, 2)
    (kept,) = proposal.kept
    assert (kept.field, kept.old, kept.new) == ("state", ItemState.DONE, ItemState.UNDER_WAY)

    taken = propose(dossier, path, FIRST, overwritten=[kept.key])
    assert taken.kept == ()
    assert counts(taken) == (0, 1, 1)
    dossier.apply(taken.edits, origin=IMPORTED)
    assert dossier.items[0].state is ItemState.UNDER_WAY
    assert dossier.items[0].outcome == "đã tổ chức"
    assert propose(dossier, path, FIRST).kept == (), "it is the file's value again"


def test_fields_beside_the_one_changed_by_hand_are_updated(dossier: Dossier, tmp_path: Path) -> None:
    path = tmp_path / "items.csv"
    taken_over(dossier, path, FIRST)
    dossier.change(RecordKind.ITEM, dossier.items[0].uid, state=ItemState.DONE)
    proposal = taken_over(dossier, path, FIRST.replace("Du lịch", "Văn hóa"))
    assert counts(proposal) == (0, 1, 1)
    assert (dossier.items[0].field, dossier.items[0].state) == ("Văn hóa", ItemState.DONE)


def test_a_value_put_into_a_field_that_the_file_left_empty_counts_as_by_hand(dossier: Dossier, tmp_path: Path) -> None:
    path = tmp_path / "items.csv"
    taken_over(dossier, path, FIRST)
    dossier.change(RecordKind.ITEM, dossier.items[1].uid, state=ItemState.POSTPONED)
    proposal = propose(dossier, path, FIRST.replace("Y tế,", "Y tế,hoàn thành"))
    assert [kept.old for kept in proposal.kept] == [ItemState.POSTPONED]


def test_a_record_that_no_file_has_touched_is_updated_by_the_first(dossier: Dossier, tmp_path: Path) -> None:
    dossier.add(RecordKind.ITEM, number=1, title="Ngày hội", state=ItemState.PLANNED, field="Y tế")
    proposal = propose(dossier, tmp_path / "items.csv", FIRST)
    assert proposal.kept == ()
    assert counts(proposal) == (1, 1, 0)


def test_taking_an_import_back_leaves_nothing_by_hand(dossier: Dossier, tmp_path: Path) -> None:
    path = tmp_path / "items.csv"
    taken_over(dossier, path, FIRST)
    changed = FIRST.replace("đang triển khai", "hoàn thành").replace("Y tế,", "Y tế,dừng")
    taken_over(dossier, path, changed)
    dossier.undo()
    assert dossier.items[0].state is ItemState.UNDER_WAY
    again = propose(dossier, path, changed)
    assert again.kept == ()
    assert counts(again) == (0, 2, 0)
    dossier.undo()
    assert len(dossier.items) == 0, "the whole first import goes in one step, too"
    dossier.redo()
    assert propose(dossier, path, changed).kept == ()


def test_undoing_ones_own_change_gives_the_field_back_to_the_file(dossier: Dossier, tmp_path: Path) -> None:
    path = tmp_path / "items.csv"
    taken_over(dossier, path, FIRST)
    uid = dossier.items[0].uid
    dossier.change(RecordKind.ITEM, uid, state=ItemState.DONE)
    assert dossier.edited_since_import(RecordKind.ITEM, uid) == {"state"}
    dossier.undo()
    assert dossier.edited_since_import(RecordKind.ITEM, uid) == frozenset()


def test_a_colleague_knows_what_was_imported_and_what_was_typed(dossier: Dossier, tmp_path: Path) -> None:
    path = tmp_path / "items.csv"
    taken_over(dossier, path, FIRST)
    dossier.change(RecordKind.ITEM, dossier.items[0].uid, state=ItemState.DONE)
    dossier.publish()
    other = Dossier.open(tmp_path / "hs", state=tmp_path / "other", by="Minh")
    try:
        assert [one.field for one in propose(other, path, FIRST).kept] == ["state"]
    finally:
        other.close()


def test_after_a_restart_it_is_still_known(dossier: Dossier, tmp_path: Path) -> None:
    path = tmp_path / "items.csv"
    taken_over(dossier, path, FIRST)
    dossier.change(RecordKind.ITEM, dossier.items[0].uid, title="Ngày hội lớn")
    dossier.close()
    again = Dossier.open(tmp_path / "hs", state=tmp_path / "state", by="Lan")
    try:
        assert [(one.field, one.old, one.new) for one in propose(again, path, FIRST).kept] == [
            ("title", "Ngày hội lớn", "Ngày hội")
        ]
    finally:
        again.close()


def test_days_that_were_explained_once_are_not_asked_about_again(dossier: Dossier, tmp_path: Path) -> None:
    path = tmp_path / "items.csv"
    content = "STT,Nội dung,Bắt đầu,Kết thúc\n1,Ngày hội,03/04/2024,05/06/2024\n2,Hội chợ,31/3/2024,07/08/2024\n"
    path.write_text(content, "utf-8")
    found = files.read(path)
    told = {0: Correction(day_order=DayOrder.DAY_FIRST)}
    dossier.apply(files.propose_read(found, dossier.proceedings(), told).edits, origin=IMPORTED)
    first = dossier.items[0].planned
    assert first is not None
    assert (first.earliest, first.latest) == (date(2024, 4, 3), date(2024, 6, 5))

    again = propose(dossier, path, content)
    assert (again.edits, again.questions, again.problems) == ((), (), ())
    (explained,) = again.tables[0].explained
    assert explained.headings == ("Bắt đầu", "Kết thúc"), "the answer can still be another one"
    grown = propose(dossier, path, content + "3,Tập huấn,01/02/2024,\n")
    assert [one.examples for one in grown.questions] == [("01/02/2024",)]
    assert [one.line for one in grown.problems] == [4]
    assert [one.headings for one in grown.tables[0].explained] == [("Kết thúc",)]
    otherwise = files.propose_read(found, dossier.proceedings(), {0: Correction(day_order=DayOrder.MONTH_FIRST)})
    assert otherwise.tables[0].changed == 2, "who says so now is believed"
