"""What show and check say of votes and of the quorum, and that nothing is said where no votes are taken."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from store.dossier import Dossier
from store.meeting.kinds import Attendance, EntryKind, RecordKind
from store.meeting.records import Vote
from store.meeting.refs import to_delegate


@pytest.fixture
def voted(folder: Path, state: Path) -> Path:
    """Three voters, two of them there, and a vote of four."""
    dossier = Dossier.open(folder, state=state, by="Lan")
    dossier.change(RecordKind.MEETING, dossier.id, voting=True, quorum="quá bán")
    uids = [
        dossier.add(RecordKind.DELEGATE, name=name, attendance=attendance)
        for name, attendance in (
            ("Lê Lan", Attendance.PRESENT),
            ("Trần Tư", Attendance.PRESENT),
            ("Y Khê", Attendance.ABSENT),
        )
    ]
    vote = Vote(3, 1, 0, (), (to_delegate(uids[1]),))
    dossier.add(RecordKind.ENTRY, kind=EntryKind.VOTE, text="Thông qua", vote=vote)
    dossier.close()
    return folder


def test_votes_are_shown_with_names_and_with_what_does_not_fit(run: Any, voted: Path) -> None:
    shown = run("show", voted, "entries")[1]
    assert "3 tán thành, 1 không tán thành, 0 không có ý kiến; không tán thành: Trần Tư" in shown
    assert "! 4 phiếu nhưng chỉ có 2 người có quyền biểu quyết có mặt" in shown
    assert "Có mặt 2/3 đại biểu có quyền biểu quyết · tối thiểu 2: ✓ đủ" in run("show", voted)[1]
    code, told, _errors = run("check", voted)
    assert code == 1
    assert "phiếu không khớp điểm danh" in told


def test_the_names_are_in_the_json(run: Any, voted: Path) -> None:
    entries = json.loads(run("show", voted, "entries", "--json")[1])
    vote = next(one["vote"] for one in entries if one["vote"])
    assert (vote["in_favour"], len(vote["against_by"])) == (3, 1)


def test_without_the_switch_a_vote_is_only_a_vote(run: Any, voted: Path, state: Path) -> None:
    dossier = Dossier.open(voted, state=state, by="Lan")
    dossier.change(RecordKind.MEETING, dossier.id, voting=False)
    dossier.close()
    assert "3 tán thành, 1 không tán thành" in run("show", voted, "entries")[1]
    told = "".join(run(*command)[1] for command in (("show", voted), ("show", voted, "entries"), ("check", voted)))
    assert "quyền biểu quyết" not in told
    assert "phiếu không khớp" not in told
