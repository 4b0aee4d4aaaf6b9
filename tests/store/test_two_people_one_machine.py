"""Two people who take turns at one machine, each under his own name, do not get into each other's way."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from store.dossier import Dossier
from store.meeting.kinds import RecordKind


def opened(room: Path, by: str) -> Dossier:
    return Dossier.open(room / "hồ sơ", state=room / "state", by=by)


def test_each_finds_his_own_unfinished_line_speaker_and_last_entry(tmp_path: Path) -> None:
    fields = {"title": "Hội nghị", "day": date(2025, 1, 3)}
    with_lan = Dossier.create(tmp_path / "hồ sơ", state=tmp_path / "state", by="Lan", fields=fields)
    hoan = with_lan.add(RecordKind.DELEGATE, name="Võ Văn Hoan")
    with_lan.record(with_lan.read("Hoan: lời Lan ghi"))
    with_lan.save_draft("câu Lan đang viết")
    lan, said = with_lan.replica, with_lan.entries[-1].uid
    with_lan.close()

    with_minh = opened(tmp_path, "Minh")
    assert with_minh.draft_line == ""
    assert with_minh.context().speaker == ""
    assert with_minh.context().last_entry is None
    assert with_minh.undo() == ()
    assert [entry.text for entry in with_minh.entries] == ["lời Lan ghi"]
    with_minh.record(with_minh.read("lời Minh ghi"))
    minh = with_minh.replica
    with_minh.close()

    again = opened(tmp_path, "Lan")
    assert (again.replica, again.draft_line) == (lan, "câu Lan đang viết")
    assert again.context().speaker == f"delegate/{hoan}"
    last = again.context().last_entry
    assert last is not None
    assert last.uid == said
    again.close()
    assert lan != minh
    later = opened(tmp_path, "Minh")
    assert later.replica == minh
    later.close()
