"""The glance at a long record says exactly what the record says, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import orjson
import pytest

from store import glance
from store.dossier import Dossier
from store.meeting import refs
from store.meeting.edits import Edit
from store.meeting.kinds import EntryKind, ItemState, PointState, RecordKind
from store.opening import Opening, opening


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def folder(tmp_path: Path, state: Path) -> Path:
    """A dossier just long enough for a glance, closed."""
    made = Dossier.create(tmp_path / "hồ sơ", state=state, by="Lan", fields={"title": "Hội nghị sơ kết"})
    edits = [
        Edit(RecordKind.PARTY, "p0", {"name": "Đắk Nông"}),
        Edit(RecordKind.DELEGATE, "d0", {"name": "Tôn Thị Ngọc Hạnh", "party": "p0"}),
        Edit(RecordKind.POINT, "a0", {"number": 1, "title": "Thảo luận", "state": PointState.CURRENT}),
        *(Edit(RecordKind.ITEM, f"i{n}", {"number": n, "title": f"Nội dung {n}"}) for n in range(1, 301)),
        *(
            Edit(
                RecordKind.ENTRY,
                f"e{n}",
                {"text": f"Ghi nhận {n}", "kind": EntryKind.STATEMENT, "speaker": refs.to_delegate("d0")},
            )
            for n in range(glance.WORTH_IT)
        ),
    ]
    made.apply(edits)
    made.change(RecordKind.ITEM, "i7", state=ItemState.DONE, outcome="Đã ký")
    made.delete(RecordKind.ENTRY, f"e{glance.WORTH_IT - 1}")
    made.save_draft("đang gõ dở")
    made.close()
    return made.folder


def glanced(folder: Path, state: Path, by: str = "Lan") -> Opening:
    found = opening(folder, state=state, by=by)
    assert isinstance(found, Opening), "it was read instead"
    return found


def is_read(folder: Path, state: Path, by: str = "Lan") -> bool:
    found = opening(folder, state=state, by=by)
    try:
        return isinstance(found, Dossier)
    finally:
        found.close()


def glance_file(state: Path) -> Path:
    return next(state.glob("dossiers/*/replicas/*/glance.json"))


def test_it_says_what_the_record_says_without_reading_it(folder: Path, state: Path) -> None:
    found = glanced(folder, state)
    names = ("id", "folder", "state", "by", "meeting", "speaker", "item", "closed_session", "draft_line")
    names += ("unshared", "unread", "disputed")
    at_a_glance = {name: getattr(found, name) for name in names}
    tables = {name: tuple(getattr(found, name)[:]) for name in ("parties", "delegates", "points", "items")}
    newest, count = tuple(found.entries[-glance.NEWEST :]), len(found.entries)
    assert found._dossier is None, "it was read for that"

    dossier = found.whole()
    assert at_a_glance == {name: getattr(dossier, name) for name in names}
    assert tables == {name: tuple(getattr(dossier, name)[:]) for name in tables}
    assert newest == tuple(dossier.entries[-glance.NEWEST :])
    assert count == len(dossier.entries)
    assert at_a_glance["draft_line"] == "đang gõ dở"
    dossier.close()


def test_what_lies_deeper_is_read(folder: Path, state: Path) -> None:
    found = glanced(folder, state)
    assert found.entries[0].text == "Ghi nhận 0"
    assert found._dossier is not None
    found.close()


def test_what_is_recorded_through_it_is_in_the_record_and_is_told(folder: Path, state: Path) -> None:
    found = glanced(folder, state)
    told: list[str] = []
    end = found.subscribe(lambda happenings: told.extend(one.uid for one in happenings))
    found.record(found.read("Hạnh: đề nghị bố trí kinh phí"))
    end()
    found.record(found.read("sau khi thôi nghe"))
    assert found.entries[-2].uid in told
    assert found.entries[-1].uid not in told
    found.close()
    assert [entry.text for entry in Dossier.open(folder, state=state, by="Lan").entries][-2:] == [
        "đề nghị bố trí kinh phí",
        "sau khi thôi nghe",
    ]


def test_it_is_current_again_after_the_next_closing(folder: Path, state: Path) -> None:
    found = glanced(folder, state)
    found.record(found.read("một câu nữa"))
    found.close()
    again = glanced(folder, state)
    assert again.entries[-1].text == "một câu nữa"
    again.close()


def test_after_a_crash_the_journal_is_read(folder: Path, state: Path) -> None:
    found = opening(folder, state=state, by="Lan")
    found.record(found.read("câu cuối trước khi mất điện"))
    # No closing: the journal has grown, the glance has not. The lock goes with the process, here with the object.
    found.whole()._ledger._replica.lock.free()  # type: ignore[attr-defined]
    again = opening(folder, state=state, by="Lan")
    assert isinstance(again, Dossier)
    assert again.entries[-1].text == "câu cuối trước khi mất điện"
    again.close()


def test_another_window_or_person_does_not_see_it(folder: Path, state: Path) -> None:
    first = Dossier.open(folder, state=state, by="Lan")
    assert is_read(folder, state), "the first window's unfinished line would be shown in the second"
    first.close()
    assert is_read(folder, state, by="Minh")


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: b"",
        lambda data: data[: len(data) // 2],
        lambda data: b"[]",
        lambda data: b"null",
        lambda data: data.replace(b'"records":{', b'"records":[],"x":{'),
        lambda data: orjson.dumps({**orjson.loads(data), "notes": 7}),
        lambda data: orjson.dumps({**orjson.loads(data), "extent": {}}),
        lambda data: orjson.dumps({**orjson.loads(data), "records": {}}),
    ],
)
def test_a_damaged_one_is_not_believed(folder: Path, state: Path, damage: Callable[[bytes], bytes]) -> None:
    path = glance_file(state)
    path.write_bytes(damage(path.read_bytes()))
    assert is_read(folder, state)


def test_it_may_be_thrown_away(folder: Path, state: Path) -> None:
    glance_file(state).unlink()
    found = opening(folder, state=state, by="Lan")
    assert isinstance(found, Dossier)
    found.record(found.read("một câu nữa"))
    found.close()
    assert glanced(folder, state).entries[-1].text == "một câu nữa"


def test_a_short_record_has_none(tmp_path: Path, state: Path) -> None:
    Dossier.create(tmp_path / "ngắn", state=state, by="Lan", fields={"title": "Họp"}).close()
    assert not list(state.glob("dossiers/*/replicas/*/glance.json"))
