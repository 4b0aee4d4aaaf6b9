"""A chat's log into a dossier's record: points, entries, who was there; and the same log again doubles nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from store.intake import chatlog, chatlog_edits
from store.intake.chatlog_edits import LogProposal
from store.intake.grid import NoteKind
from store.meeting.edits import Edit
from store.meeting.fields import codec_of
from store.meeting.kinds import Attendance, EntryKind, PointState, RecordKind
from store.meeting.proceedings import Proceedings
from store.meeting.records import AgendaPoint, Delegate, Entry, Item, Meeting, Party, Vote, type_of
from store.meeting.refs import to_delegate, to_name, to_party

DAY = date(2024, 4, 4)
HELD = Proceedings(
    Meeting(uid="m", day=DAY),
    parties=(Party(uid="dl", name="Sở Du lịch"),),
    delegates=(
        Delegate(uid="hoan", honorific="Ông", name="Võ Văn Hoan"),
        Delegate(uid="minh", name="Trần Quang Minh"),
        Delegate(uid="hoa", name="Lê Thị Hoa", attendance=Attendance.EXCUSED),
    ),
    points=(
        AgendaPoint(uid="p1", number=1, title="Khai mạc"),
        AgendaPoint(uid="p2", number=2, title="Kết quả năm 2023"),
    ),
    items=(Item(uid="i12", number=12, title="Ngày hội Du lịch"),),
)

LOG = """\
14:30:05 <lan> scribe: lan
14:30:08 <lan> present+ Hoan, Minh, Hoa, Nguyễn Văn Lạ
14:30:13 <lan> Topic: 1. Khai mạc
14:31:00 <lan> Hoan: nội dung #12 đã xong, 23 nội dung còn lại
14:33:00 <lan> ACTION: Minh, Sở Du lịch to send the report by 30/6
14:33:30 <lan> ACTION: Need to find a place
14:34:00 <lan> Topic: Việc khác
14:34:10 <lan> PROPOSED: tổ chức tại Đà Lạt
14:34:20 <lan> Hoan: +1
14:34:25 <Quân> -1
14:35:00 <lan> RESOLVED: tổ chức tại Đà Lạt
"""


def proposed(text: str, held: Proceedings = HELD) -> LogProposal:
    return chatlog_edits.propose(chatlog.read(text, held.meeting.day), held)


def applied(held: Proceedings, edits: tuple[Edit, ...]) -> Proceedings:
    """The record as it is with these edits, each value as a journal would keep it."""
    names = {RecordKind.POINT: "points", RecordKind.ENTRY: "entries", RecordKind.DELEGATE: "delegates"}
    for edit in edits:
        name = names[edit.kind]
        records: dict[str, Any] = {one.uid: one for one in getattr(held, name)}
        codec = codec_of(edit.kind)
        fields = {field: codec[field].decode(codec[field].encode(value)) for field, value in edit.fields.items()}
        old = records.get(edit.uid) or type_of[edit.kind](uid=edit.uid)
        records[edit.uid] = replace(old, **fields)
        held = replace(held, **{name: tuple(records.values())})
    return held


def at(hour: int, minute: int, second: int = 0) -> datetime:
    return datetime(2024, 4, 4, hour, minute, second)


def test_a_log_becomes_points_entries_and_attendance() -> None:
    made = applied(HELD, proposed(LOG).edits)
    first, second, third = made.points
    assert (first.uid, first.title, first.state) == ("p1", "Khai mạc", PointState.CLOSED)
    assert (first.started_at, first.ended_at) == (at(14, 30, 13), at(14, 34))
    assert second == HELD.points[1]
    assert (third.number, third.title, third.started_at, third.ended_at) == (3, "Việc khác", at(14, 34), at(14, 35))
    remark, task, nobodys, proposal, vote, decision = made.entries
    assert remark == Entry(
        uid=remark.uid,
        at=at(14, 31),
        point="p1",
        items=("i12",),
        speaker=to_delegate("hoan"),
        text="nội dung #12 đã xong, 23 nội dung còn lại",
        figures=remark.figures,
    )
    assert [figure.value for figure in remark.figures] == [23]
    assert (task.kind, task.text) == (EntryKind.DIRECTIVE, "send the report by 30/6")
    assert task.owners == (to_delegate("minh"), to_party("dl"))
    assert task.deadline is not None
    assert (task.deadline.said, task.deadline.latest) == ("by 30/6", date(2024, 6, 30))
    assert (nobodys.owners, nobodys.text) == ((), "Need to find a place")
    assert (proposal.kind, decision.kind, decision.point) == (EntryKind.PROPOSAL, EntryKind.DECISION, third.uid)
    assert vote.vote == Vote(1, 1, 0, (to_delegate("hoan"),), (to_name("Quân"),))
    assert {one.uid: one.attendance for one in made.delegates} == {
        "hoan": Attendance.PRESENT,
        "minh": Attendance.PRESENT,
        "hoa": Attendance.EXCUSED,  # who called the roll knew better
    }


def test_names_that_are_on_no_list_are_told_and_kept_as_said() -> None:
    assert set(proposed(LOG).unknown) == {"Nguyễn Văn Lạ", "Quân"}


def test_the_same_log_again_changes_nothing() -> None:
    once = applied(HELD, proposed(LOG).edits)
    again = proposed(LOG, once)
    assert again.edits == ()
    assert [(table.new, table.changed) for table in again.tables] == [(0, 0)] * 3


def test_a_log_that_has_grown_adds_what_is_new_and_mends_what_was_mended() -> None:
    once = applied(HELD, proposed(LOG).edits)
    longer = LOG + "14:36:00 <lan> s/tại Đà Lạt/tại Kon Tum/\n14:37:00 <lan> Hoan: cảm ơn\n"
    grown = proposed(longer, once)
    assert (grown.entries.new, grown.entries.changed, grown.entries.same) == (1, 1, 5)
    made = applied(once, grown.edits)
    assert [entry.text for entry in made.entries][-2:] == ["tổ chức tại Kon Tum", "cảm ơn"]
    assert made.points[2].ended_at == at(14, 37)
    assert proposed(longer, made).edits == ()


def test_what_was_said_twice_stands_twice() -> None:
    made = applied(HELD, proposed("<lan> ACTION: x\n<lan> ACTION: x\n<lan> ACTION: x").edits)
    assert [entry.text for entry in made.entries] == ["x", "x", "x"]


def test_a_point_that_has_run_keeps_its_times() -> None:
    running = replace(HELD.points[0], state=PointState.CURRENT, started_at=at(14, 0))
    held = replace(HELD, points=(running, HELD.points[1]))
    assert applied(held, proposed(LOG, held).edits).points[0] == running


def test_a_topic_taken_up_again_is_the_same_point() -> None:
    text = "14:00 <lan> Topic: A\n14:10 <lan> Topic: B\n14:20 <lan> Topic: a.\n14:30 <lan> Lan: x"
    made = applied(replace(HELD, points=()), proposed(text, replace(HELD, points=())).edits)
    assert [(point.title, point.started_at, point.ended_at) for point in made.points] == [
        ("A", at(14, 0), at(14, 30)),
        ("B", at(14, 10), at(14, 20)),
    ]
    assert made.entries[0].point == made.points[0].uid


def test_a_topic_taken_up_again_in_another_log_has_begun_when_it_first_did() -> None:
    morning, evening = "09:00 <lan> Topic: A\n09:30 <lan> Lan: x", "19:00 <lan> Topic: A\n19:30 <lan> Lan: y"
    once = applied(HELD, proposed(morning).edits)
    point = applied(once, proposed(evening, once).edits).points[-1]
    assert (point.title, point.started_at, point.ended_at) == ("A", at(9, 0), at(19, 30))


def test_an_agenda_that_was_put_together_in_the_chat_is_planned() -> None:
    made = applied(HELD, proposed("<lan> agenda+ Khai mạc\n<lan> agenda+ Hỏi đáp\n<lan> Lan: x").edits)
    assert [(point.number, point.title, point.state) for point in made.points][-1] == (3, "Hỏi đáp", PointState.PLANNED)
    assert len(made.points) == 3


def test_meetbots_actions_belong_to_whom_they_name() -> None:
    text = "<lan> #startmeeting x\n<minh> chào\n<lan> #action minh gửi báo cáo\n<lan> #endmeeting"
    (entry,) = applied(HELD, proposed(text).edits).entries
    assert (entry.text, entry.owners) == ("minh gửi báo cáo", (to_delegate("minh"),))


def test_talk_is_passed_over_and_shown_and_of_what_is_off_the_record_only_where_it_stands() -> None:
    text = LOG + "14:40 <lan> [off the record]\n14:41 <lan> bí mật\n14:42 <lan> [on the record]\n14:43 <lan> s/zz/x/\n"
    passed = proposed(text).entries.passed_over
    assert [(one.line, one.words) for one in passed] == [(12, "…"), (13, "…"), (14, "…"), (15, "s/zz/x/")]


def test_what_a_log_says_of_its_clock_and_its_chairs_is_told() -> None:
    def notes(text: str) -> list[tuple[NoteKind, tuple[str, ...]]]:
        return [(note.kind, note.places) for note in proposed(text).entries.notes]

    lines = "<lan> scribe: lan\n{stamp}<lan> Hoan: a\n{stamp}<lan> Hoan: b"
    assert notes(lines.format(stamp="2024-04-04T14:31:02Z ")) == [(NoteKind.TIMES_IN_UTC, ())]
    assert notes(lines.format(stamp="2024-04-04T14:31:02+00:00 ")) == [(NoteKind.TIMES_IN_UTC, ())]
    assert notes(lines.format(stamp="2024-04-04T14:31:02+07:00 ")) == []
    assert notes(lines.format(stamp="14:31 ")) == []
    assert notes("14:30 <RRSAgent> logging to x\n14:31 <lan> Hoan: a\n14:32 <lan> b") == [(NoteKind.TIMES_IN_UTC, ())]
    assert notes("<lan> scribe: lan\n<lan> chair: Hoan, Lê Lạ\n<lan> Hoan: a") == [(NoteKind.CHAIRS, ("Hoan", "Lê Lạ"))]


def test_a_meeting_without_a_day_still_takes_the_words() -> None:
    held = replace(HELD, meeting=Meeting(uid="m"))
    made = applied(held, proposed(LOG, held).edits)
    assert len(made.entries) == 6
    assert {entry.at for entry in made.entries} == {None}
    assert proposed(LOG, made).edits == ()


_LINES = st.sampled_from(
    [
        *LOG.splitlines(),
        "<lan> Topic: Khai mạc",
        "<minh> #action Hoan to x",
        "<lan> s/Hoan/Minh/g",
        "<lan> present+ Sở Du lịch",
        "<lan> Topic: 2",
        "<lan> Topic: 999. x",
        "<lan> agenda+ .",
        "<lan> ACTION: , to x",
        "<lan> Hoan:  #12 #13 #99999999",
        "00:01 <lan> #undo",
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(_LINES, max_size=25).map("\n".join))
def test_any_log_can_be_kept_and_again_changes_nothing(text: str) -> None:
    made = applied(HELD, proposed(text).edits)
    assert proposed(text, made).edits == ()
    assert len({point.number for point in made.points}) == len(made.points)


def test_a_first_name_that_is_a_word_of_a_partys_name_is_nobodys_party() -> None:
    held = replace(
        HELD, parties=(Party(uid="hcm", name="Thành phố Hồ Chí Minh"), Party(uid="gl", name="Gia Lai")), delegates=()
    )
    log = """\
14:00:00 <lan> scribe: lan
14:00:01 <minh> present+
14:00:02 <lan> Topic: Kết quả
14:00:03 <lan> Lai: đã xong
14:00:04 <lan> Gia Lai: xin báo cáo
14:00:05 <lan> TPHCM: nhất trí
14:00:06 <lan> ACTION: Minh to gửi kế hoạch
"""
    made = proposed(log, held)
    said = [edit.fields for edit in made.entries.edits]
    assert [one["speaker"] for one in said[:3]] == [to_name("Lai"), to_party("gl"), to_party("hcm")]
    assert said[3]["owners"] == (to_name("Minh"),)
    assert "Lai" in made.unknown


def test_a_meeting_ends_where_the_bot_is_told_so_whatever_is_said_afterwards() -> None:
    log = """\
14:00:00 <lan> #startmeeting Họp
14:01:00 <lan> #topic Khai mạc
14:09:00 <lan> #endmeeting
14:30:00 <minh> hẹn gặp lại
"""
    (point,) = proposed(log).points.edits
    assert point.fields["ended_at"] == datetime(2024, 4, 4, 14, 9)


def test_a_question_to_the_tracker_is_not_recorded() -> None:
    log = "14:00:00 <lan> scribe: lan\n14:00:01 <lan> Topic: A\n14:00:02 <lan> ACTION-7?\n14:00:03 <lan> Hoan: rõ\n"
    assert [edit.fields["text"] for edit in proposed(log).entries.edits] == ["rõ"]
