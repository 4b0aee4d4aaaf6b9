"""The item that all is about and a closed session hold for the lines that follow, also after a restart."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from store.dossier import Dossier
from store.meeting.kinds import RecordKind


@pytest.fixture
def dossier(dossiers: Callable[..., Dossier]) -> Dossier:
    """A dossier with two items, two agenda points and a chair."""
    opened = dossiers()
    opened.add(RecordKind.ITEM, number=12, title="Ngày hội Du lịch")
    opened.add(RecordKind.ITEM, number=13, title="Hội chợ")
    opened.add(RecordKind.POINT, number=1, title="Khai mạc")
    opened.add(RecordKind.POINT, number=2, title="Thảo luận")
    hoan = opened.add(RecordKind.DELEGATE, name="Võ Văn Hoan")
    opened.change(RecordKind.MEETING, opened.meeting.uid, chairs=(f"delegate/{hoan}",))
    return opened


def say(dossier: Dossier, line: str) -> None:
    dossier.record(dossier.read(line))


def about(dossier: Dossier) -> list[int]:
    """The numbers of the items that the newest entry is about."""
    numbers = {item.uid: item.number for item in dossier.items}
    return [numbers[uid] for uid in dossier.entries[-1].items]


def test_what_follows_is_about_the_item_until_further_notice(
    dossier: Dossier, dossiers: Callable[..., Dossier]
) -> None:
    say(dossier, "#12:")
    assert len(dossier.entries) == 0
    say(dossier, "đã xong")
    assert about(dossier) == [12]
    say(dossier, "khác #13")
    assert about(dossier) == [13]
    say(dossier, "vẫn thế")
    assert about(dossier) == [12]
    say(dossier, "#13: sang nội dung khác")
    assert about(dossier) == [13]
    dossier.close()
    again = dossiers()
    say(again, "sau khi mở lại")
    assert about(again) == [13]
    say(again, "#- riêng")
    assert about(again) == []
    say(again, "lại chung")
    assert about(again) == [13]
    say(again, "#-:")
    say(again, "không về nội dung nào")
    assert about(again) == []


def test_the_next_agenda_point_is_about_no_item_yet(dossier: Dossier) -> None:
    say(dossier, "/next")
    say(dossier, "#12:")
    say(dossier, "/next")
    assert dossier.item is None
    say(dossier, "mục mới")
    assert about(dossier) == []


def test_speaker_and_item_change_with_one_line_and_no_entry(dossier: Dossier) -> None:
    say(dossier, "Hoan: #12:")
    assert len(dossier.entries) == 0
    say(dossier, "xin chào")
    assert about(dossier) == [12]
    assert dossier.entries[-1].speaker == dossier.meeting.chairs[0]


def test_the_chair_speaks_when_his_office_is_called(dossier: Dossier) -> None:
    say(dossier, "Chủ tọa: xin mời")
    assert dossier.entries[-1].speaker == dossier.meeting.chairs[0]
    assert dossier.speaker == dossier.meeting.chairs[0]


def test_a_closed_session_marks_what_is_recorded_in_it(dossier: Dossier, dossiers: Callable[..., Dossier]) -> None:
    say(dossier, "trước")
    say(dossier, "/kín")
    say(dossier, "trong")
    dossier.close()
    again = dossiers()
    say(again, "/vote 1-0-0 vẫn trong")
    say(again, "/công khai")
    say(again, "sau")
    assert [entry.closed_session for entry in again.entries] == [False, True, True, False]
