"""Another recorder takes over, an unfinished line of any use is kept, deleted entries are found again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from exports import markdown
from exports.minutes import compose
from store.dossier import Dossier
from store.errors import CannotWrite
from store.meeting import gaps, reworking
from store.meeting.edits import Edit
from store.meeting.kinds import EntryKind, ItemState, PointState, RecordKind

NOW = datetime(2024, 4, 4, 14, 37)


def clock() -> datetime:
    return NOW.astimezone(UTC)


@pytest.fixture
def dossier(tmp_path: Path) -> Iterator[Dossier]:
    made = Dossier.create(
        tmp_path / "d",
        state=tmp_path / "s",
        by="Lan",
        fields={"title": "Hội nghị", "day": date(2024, 4, 4)},
        clock=clock,
    )
    made.add(RecordKind.POINT, number=1, title="Thảo luận", state=PointState.CURRENT, started_at=NOW)
    yield made
    made.close()


def by(dossier: Dossier, text: str) -> str:
    uid = next(entry.uid for entry in dossier.entries if entry.text == text)
    return dossier.history(RecordKind.ENTRY, uid)[0].by


def test_what_follows_a_handover_is_by_the_new_recorder(dossier: Dossier) -> None:
    dossier.record(dossier.read("trước"))
    dossier.record(dossier.read("/handover Minh"))
    dossier.record(dossier.read("sau"))
    before, handover, after = dossier.entries
    assert (handover.kind, handover.text, handover.at) == (EntryKind.HANDOVER, "Lan → Minh", NOW)
    assert handover.point == dossier.points[0].uid
    assert [by(dossier, entry.text) for entry in (before, handover, after)] == ["Lan", "Lan", "Minh"]
    assert (dossier.by, dossier.opened_by) == ("Minh", "Lan")
    assert dossier.recorders()[:2] == ["Minh", "Lan"]
    assert dossier.hand_over("Minh ") == (), "he records already"
    assert dossier.hand_over(" ") == ()


def test_a_handover_reaches_a_colleague_and_holds_until_the_dossier_is_closed(dossier: Dossier, tmp_path: Path) -> None:
    dossier.hand_over("Minh")
    dossier.record(dossier.read("lời của Minh"))
    dossier.publish()
    other = Dossier.open(dossier.folder, state=tmp_path / "other", by="Hà", clock=clock)
    try:
        assert by(other, "lời của Minh") == "Minh"
        assert other.by == "Hà"
    finally:
        other.close()
    dossier.close()
    again = Dossier.open(dossier.folder, state=tmp_path / "s", by="Lan", clock=clock)
    try:
        assert again.by == "Lan", "whoever opens it says who he is"
        assert again.replica == dossier.replica
    finally:
        again.close()


def test_no_document_and_no_gap_speaks_of_a_handover(dossier: Dossier) -> None:
    dossier.record(dossier.read("điều đã nói"))
    found = gaps.find(dossier.proceedings())
    dossier.hand_over("Minh")
    assert gaps.find(dossier.proceedings()) == found
    minutes = markdown.write(compose(dossier.proceedings()))
    assert "điều đã nói" in minutes
    assert "→" not in minutes
    assert "Minh" not in minutes


def test_what_is_recorded_after_a_failed_handover_is_still_by_the_old_one(
    dossier: Dossier, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    def full(descriptor: int, data: object, *rest: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        for name in ("write", "pwrite", "writev", "pwritev"):
            patch.setattr(os, name, full, raising=False)
        with pytest.raises(CannotWrite):
            dossier.hand_over("Minh")
    assert dossier.by == "Lan"
    dossier.record(dossier.read("vẫn là Lan"))
    assert by(dossier, "vẫn là Lan") == "Lan"
    assert len(dossier.entries) == 1


def test_an_unfinished_amendment_is_there_again_beside_the_unfinished_line(dossier: Dossier, tmp_path: Path) -> None:
    aside = {"use": "amend", "target": "e1", "text": "đang sửa"}
    dossier.save_draft("đang gõ", aside)
    assert (dossier.draft_line, dossier.draft_aside) == ("đang gõ", aside)
    dossier.close()
    again = Dossier.open(dossier.folder, state=tmp_path / "s", by="Lan", clock=clock)
    try:
        assert (again.draft_line, again.draft_aside) == ("đang gõ", aside)
        again.save_draft("đang gõ")
        assert (again.draft_line, again.draft_aside) == ("đang gõ", {})
        journal = again.home / "replicas" / again.replica / "journal.jsonl"
        before = journal.read_bytes().rstrip(b"\0")
        again.save_draft("đang gõ", {})
        assert journal.read_bytes().rstrip(b"\0") == before, "what stands there already is not written again"
    finally:
        again.close()


def test_deleted_entries_are_listed_in_order_and_restored(dossier: Dossier) -> None:
    for text in ("một", "hai", "ba"):
        dossier.record(dossier.read(text))
    uids = [entry.uid for entry in dossier.entries]
    dossier.delete(RecordKind.ENTRY, uids[2])
    dossier.delete(RecordKind.ENTRY, uids[0])
    assert [entry.text for entry in dossier.deleted_entries()] == ["một", "ba"]
    dossier.restore(RecordKind.ENTRY, uids[0])
    assert [entry.text for entry in dossier.deleted_entries()] == ["ba"]
    assert [entry.text for entry in dossier.entries] == ["một", "hai"]


def test_joining_is_one_step_that_undo_takes_back_and_redo_does_again(dossier: Dossier) -> None:
    for text in ("một", "hai"):
        dossier.record(dossier.read(text))
    first, second = dossier.entries
    dossier.apply(reworking.joined(first, second, date(2024, 4, 4)))
    assert [entry.text for entry in dossier.entries] == ["một hai"]
    dossier.undo()
    assert [entry.text for entry in dossier.entries] == ["một", "hai"]
    dossier.redo()
    assert [entry.text for entry in dossier.entries] == ["một hai"]
    assert dossier.apply([Edit(RecordKind.ENTRY, second.uid, gone=True)]) == (), "it is gone already"


def test_whether_an_item_has_got_further_since_a_moment(dossier: Dossier) -> None:
    uid = dossier.add(RecordKind.ITEM, number=1, title="Ngày hội")
    begun = clock() - timedelta(minutes=1)
    assert not dossier.item_changed_since(begun), "to be put into the register is no outcome"
    dossier.change(RecordKind.ITEM, uid, state=ItemState.DONE)
    assert dossier.item_changed_since(begun)
    later = clock() + timedelta(milliseconds=1)
    assert not dossier.item_changed_since(later)
    dossier.change(RecordKind.ITEM, uid, title="Ngày hội Du lịch")
    assert not dossier.item_changed_since(later), "a title is no outcome"
