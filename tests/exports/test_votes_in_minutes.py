"""What minutes say of who was there and of votes: stand-ins, coming and going, quorum, numbers, shares and names."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from io import BytesIO

import docx
import pytest
from minutes_reading import body, meeting_with, said

from exports import markdown, word
from exports.minutes import Attribution, Options, compose
from store.meeting.kinds import Attendance, DelegateRole, EntryKind
from store.meeting.proceedings import Proceedings
from store.meeting.records import AgendaPoint, Away, Delegate, Meeting, Party, Vote
from store.meeting.refs import Ref, to_delegate, to_name


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2025, 1, 3, hour, minute)


PARTIES = (Party(uid="hcm", name="UBND TP.HCM"), Party(uid="dn", name="UBND tỉnh Đắk Nông"))
PRESENT = Attendance.PRESENT
HOAN = Delegate(uid="hoan", honorific="Ông", name="Võ Văn Hoan", office="Phó Chủ tịch", party="hcm", attendance=PRESENT)
LAN = Delegate(uid="lan", honorific="Bà", name="Lê Lan", office="Giám đốc", party="hcm", attendance=PRESENT)
CHIEN = Delegate(
    uid="chien",
    honorific="Ông",
    name="Lê Văn Chiến",
    party="dn",
    attendance=Attendance.REPLACED,
    replaced_by=to_name("Trần Tư"),
)
HEAD = Delegate(uid="head", honorific="Ông", name="Y Trưởng", party="dn", role=DelegateRole.HEAD, attendance=PRESENT)


def council(*delegates: Delegate, quorum: str = "2/3", voting: bool = True) -> Proceedings:
    return Proceedings(
        Meeting(uid="m", voting=voting, quorum=quorum, started_at=at(8), day=at(8).date()),
        parties=PARTIES,
        delegates=delegates or (HOAN, LAN, CHIEN, HEAD),
        points=(AgendaPoint(uid="p", number=1, title="Thảo luận"), AgendaPoint(uid="q", number=2, title="Kết luận")),
    )


def voted(vote: Vote, *, when: datetime | None = None) -> Proceedings:
    entry = replace(said(EntryKind.VOTE, "Thông qua kế hoạch", vote=vote), uid="v", at=when)
    return replace(council(), entries=(entry,))


def test_stand_ins_late_comers_and_those_who_leave_are_told_with_time_and_point() -> None:
    late = replace(LAN, arrived_at=at(8, 35), arrived_point="q", left_at=at(10, 20), left_point="q")
    away = replace(HOAN, away=(Away(at(9, 30), "p", at(10, 5), "q"),))
    vietnamese = body(compose(council(away, late, CHIEN, HEAD)))
    assert "Ông Lê Văn Chiến (vắng, Trần Tư dự thay)" in vietnamese
    assert "Bà Lê Lan, Giám đốc (đến lúc 08 giờ 35 phút ở mục 2 của chương trình; về lúc 10 giờ 20 phút" in vietnamese
    assert "(vắng mặt từ 09 giờ 30 phút đến 10 giờ 05 phút)" in vietnamese
    english = body(compose(council(away, late, CHIEN, HEAD), Options("en")))
    assert "(replaced by Trần Tư)" in english
    assert "(arrived at 08:35 during agenda point 2; left at 10:20 during agenda point 2)" in english
    assert "(absent from 09:30 to 10:05)" in english


def test_the_head_of_a_delegation_stands_before_the_others() -> None:
    text = body(compose(council(replace(CHIEN, attendance=PRESENT, replaced_by=Ref("")), HEAD)))
    assert text.index("Y Trưởng") < text.index("Lê Văn Chiến")


@pytest.mark.parametrize(
    ("quorum", "vietnamese", "english"),
    [
        (
            "2/3",
            "Có mặt 04/04 đại biểu có quyền biểu quyết (tối thiểu 03), đủ điều kiện tiến hành.",
            "4 of 4 delegates with a vote were present (quorum: 3); the meeting was quorate.",
        ),
        (
            "10",
            "Có mặt 04/04 đại biểu có quyền biểu quyết (tối thiểu 10), không đủ điều kiện tiến hành.",
            "4 of 4 delegates with a vote were present (quorum: 10); the meeting was not quorate.",
        ),
        ("", "Có mặt 04/04 đại biểu có quyền biểu quyết.", "4 of 4 delegates with a vote were present."),
    ],
)
def test_the_quorum_is_stated_with_its_figures(quorum: str, vietnamese: str, english: str) -> None:
    assert vietnamese in body(compose(council(quorum=quorum)))
    assert english in body(compose(council(quorum=quorum), Options("en")))


def test_a_quorum_reached_later_says_when() -> None:
    late = replace(LAN, arrived_at=at(8, 35), arrived_point="p")
    text = body(compose(council(HOAN, late, HEAD, quorum="3")))
    assert "Đến 08 giờ 35 phút có mặt 03/03 đại biểu có quyền biểu quyết (tối thiểu 03), đủ điều kiện" in text


def test_as_long_as_the_roll_is_open_nobody_is_said_to_be_too_few() -> None:
    waiting = Delegate(uid="w", name="Chưa Gọi", party="dn")
    text = body(compose(council(HOAN, waiting, quorum="2")))
    assert "Có mặt 01/02 đại biểu có quyền biểu quyết." in text
    assert "đủ điều kiện" not in text
    assert "quyền biểu quyết" not in body(compose(council(replace(HOAN, attendance=Attendance.EXPECTED))))


def test_without_votes_nothing_is_said_of_them() -> None:
    assert "biểu quyết" not in body(compose(council(voting=False)))


def test_a_vote_has_numbers_shares_who_was_there_and_who_was_against() -> None:
    vote = Vote(2, 1, 1, (to_delegate("hoan"), to_delegate("head")), (to_delegate("lan"),), (to_name("Trần Tư"),))
    text = body(compose(voted(vote, when=at(9))))
    assert (
        "Thông qua kế hoạch: tán thành 02/04 phiếu (50%); không tán thành 01/04 phiếu (25%): bà Lê Lan; "
        "không có ý kiến 01/04 phiếu (25%): Trần Tư "
        "(khi biểu quyết có mặt 04/04 đại biểu có quyền biểu quyết)."
    ) in text
    english = body(compose(voted(vote, when=at(9)), Options("en")))
    assert "2/4 in favour (50%); 1/4 against (25%): Ms Lê Lan; 1/4 abstained (25%): Trần Tư" in english
    assert "(4 of 4 delegates with a vote present at the vote)" in english


def test_who_was_there_is_counted_at_the_time_of_the_vote() -> None:
    held = voted(Vote(2, 0, 0), when=at(9))
    gone = replace(held, delegates=(HOAN, replace(LAN, left_at=at(8, 30)), CHIEN, HEAD))
    assert "khi biểu quyết có mặt 03/04" in body(compose(gone))


@pytest.mark.parametrize(
    ("vote", "text"),
    [
        (Vote(12, 3, 1), "tán thành 12/16 phiếu (75%); không tán thành 03/16 phiếu (18,75%)"),
        (Vote(2, 1, 0), "tán thành 02/03 phiếu (66,67%); không tán thành 01/03 phiếu (33,33%); không có ý kiến 0/03"),
        (Vote(5, 0, 0), "tán thành 05/05 phiếu (100%); không tán thành 0/05 phiếu; không có ý kiến 0/05 phiếu"),
        (Vote(0, 0, 0), "tán thành 0/0 phiếu; không tán thành 0/0 phiếu"),
    ],
)
def test_numbers_below_ten_have_two_digits_and_shares_a_comma(vote: Vote, text: str) -> None:
    assert text in body(compose(meeting_with(said(EntryKind.VOTE, "Thông qua", vote=vote))))


def test_minutes_that_name_nobody_do_not_name_who_was_against() -> None:
    vote = Vote(1, 1, 0, (), (to_delegate("lan"),))
    impersonal = body(compose(voted(vote), Options(attribution=Attribution.IMPERSONAL)))
    assert "không tán thành 01/02 phiếu (50%);" in impersonal
    by_delegation = body(compose(voted(vote), Options(attribution=Attribution.DELEGATION)))
    assert "không tán thành 01/02 phiếu (50%): " in by_delegation
    assert "Lê Lan" not in by_delegation[by_delegation.index("không tán thành") :]


def test_word_and_markdown_say_the_same() -> None:
    document = compose(voted(Vote(3, 1, 0, (), (to_delegate("lan"),)), when=at(9)))
    result = "không tán thành 01/04 phiếu (25%): bà Lê Lan"
    quorum = "Có mặt 04/04 đại biểu có quyền biểu quyết (tối thiểu 03), đủ điều kiện tiến hành."
    read = docx.Document(BytesIO(word.write(document)))
    printed = "\n".join(paragraph.text for paragraph in read.paragraphs)
    marked = markdown.write(document)
    marked = marked.decode() if isinstance(marked, bytes) else marked
    for text in (printed, marked.replace("\\", "")):
        assert result in text
        assert quorum in text
        assert "Trần Tư dự thay" in text
