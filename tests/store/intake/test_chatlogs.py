"""Logs of chats as the usual programs keep them, with the conventions of W3C's scribes and of MeetBot."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.intake import chatlog
from store.intake.chatlog import LeftOut, Log, Poll, Said
from store.meeting.kinds import EntryKind

DAY = date(2024, 4, 4)

W3C = """\
14:30:00 <RRSAgent> RRSAgent has joined #hoinghi
14:30:01 <RRSAgent> logging to https://www.w3.org/2024/04/04-hoinghi-irc
14:30:05 <lan> Meeting: Hội nghị sơ kết
14:30:06 <lan> scribe: lan
14:30:07 <lan> chair: Võ Văn Hoan
14:30:08 <lan> present+ Hoan, Minh
14:30:09 <Hoa> present+
14:30:10 <lan> regrets+ Bình
14:30:11 <lan> agenda+ Khai mạc
14:30:12 <lan> zakim, take up agendum 1
14:30:13 <Zakim> agendum 1 -- Khai mạc -- taken up [from lan]
14:31:00 <lan> Võ Văn Hoan: Tập trung khai thác thế mạnh sẵn cóo
14:31:10 <lan> … và kết nối du lịch
14:31:20 <lan> s/sẵn cóo/sẵn có/
14:32:00 <Minh> q+
14:32:10 <Minh> tôi đồng ý với ý kiến này
14:33:00 <lan> ACTION: Minh to send the report by 30/6
14:34:00 <lan> PROPOSED: tổ chức tại Đà Lạt
14:34:05 <Minh> +1
14:34:06 <Hoa> -1 xa quá
14:34:06 <lan> Hoan: +1
14:34:30 <lan> RESOLVED: tổ chức tại Đà Lạt
14:35:00 <lan> Topic: Thảo luận
14:35:10 <lan> i/tôi đồng ý/Hoan: câu hỏi/
14:35:20 <lan> s/không có đâu/x/
14:36:00 <lan> [Giải lao]
14:36:01 <lan> rrsagent, draft minutes
14:36:02 <Minh> +1
"""

MEETBOT = """\
**** BEGIN LOGGING AT Thu Apr  4 14:00:00 2024

Apr 04 13:59:59 <Hoa>\tcó ai chưa?
Apr 04 14:00:02 *\tLan (~lan@host) has joined #hop
Apr 04 14:00:05 <Lan>\t#startmeeting Họp giao ban
Apr 04 14:00:06 <meetbot>\tMeeting started Thu Apr  4 14:00:06 2024
Apr 04 14:00:10 <Lan>\t#chair Minh
Apr 04 14:00:20 <Minh>\t#topic Báo cáo
Apr 04 14:00:30 <Hoa>\t#topic trộm
Apr 04 14:00:40 <Hoa>\txin chào mọi người
Apr 04 14:01:00 <Hoa>\t#info 12 nội dung đã xong
Apr 04 14:01:10 <Hoa>\t#action Minh gửi báo cáo trước 30/6
Apr 04 14:01:20 <Hoa>\t#idea làm ở Đà Lạt
Apr 04 14:01:30 <Minh>\t#agreed làm ở Đà Lạt
Apr 04 14:01:35 <Minh>\t#rejected làm ở Huế
Apr 04 14:01:40 <Minh>\t#info nhầm
Apr 04 14:01:50 <Minh>\t#undo
Apr 04 14:02:00 <Lan>\t#startvote Đồng ý không? Yes, No
Apr 04 14:02:01 <Hoa>\t#vote no
Apr 04 14:02:02 <Minh>\t#vote no
Apr 04 14:02:03 <Hoa>\t#vote yes
Apr 04 14:02:05 <Lan>\t#endvote
Apr 04 14:02:10 <Hoa>\thttps://example.org/x
Apr 04 14:02:20 <Lan>\t#endmeeting
Apr 04 14:02:30 <Hoa>\t#info sau họp
"""


def told(log: Log) -> list[tuple[EntryKind, str, str]]:
    return [(one.kind, one.speaker, one.text) for one in log.entries]


def left(log: Log) -> dict[int, LeftOut]:
    return {one.line: one.why for one in log.left}


def scribed(*lines: str) -> Log:
    """What a scribe's plain text is read as."""
    return chatlog.read("\n".join(("Topic: x", *lines)), DAY)


def one(log: Log) -> Said:
    (said,) = log.entries
    return said


def test_a_meeting_in_the_manner_of_w3c() -> None:
    log = chatlog.read(W3C, DAY)
    assert (log.title, log.chairs, log.scribes) == ("Hội nghị sơ kết", ("Võ Văn Hoan",), ("lan",))
    assert (log.present, log.regrets, log.planned) == (("Hoan", "Minh", "Hoa"), ("Bình",), ("Khai mạc",))
    assert [(topic.title, topic.at) for topic in log.topics] == [
        ("Khai mạc", time(14, 30, 13)),
        ("Thảo luận", time(14, 35)),
    ]
    assert told(log) == [
        (EntryKind.NOTE, "Võ Văn Hoan", "Tập trung khai thác thế mạnh sẵn có và kết nối du lịch"),
        (EntryKind.NOTE, "Hoan", "câu hỏi"),
        (EntryKind.NOTE, "Minh", "tôi đồng ý với ý kiến này"),
        (EntryKind.DIRECTIVE, "", "Minh to send the report by 30/6"),
        (EntryKind.PROPOSAL, "", "tổ chức tại Đà Lạt"),
        (EntryKind.VOTE, "", "tổ chức tại Đà Lạt"),
        (EntryKind.DECISION, "", "tổ chức tại Đà Lạt"),
        (EntryKind.NOTE, "", "Giải lao"),
    ]
    assert [said.topic for said in log.entries] == [0] * 7 + [1]
    assert (log.entries[3].owners, log.entries[3].task) == (("Minh",), "send the report by 30/6")
    assert log.entries[5].poll == Poll(("Minh", "Hoan"), ("Hoa",), ())
    assert {line: why for line, why in left(log).items() if why not in {LeftOut.BOT, LeftOut.TO_A_BOT}} == {
        1: LeftOut.NOTICE,
        25: LeftOut.NOT_FOUND,
        28: LeftOut.TALK,
    }
    assert (log.ended_day, log.ended) == (DAY, time(14, 36, 2))


def test_a_meeting_in_the_manner_of_meetbot() -> None:
    log = chatlog.read(MEETBOT, None)
    assert (log.title, log.chairs) == ("Họp giao ban", ("Lan", "Minh"))
    assert [(topic.title, topic.day) for topic in log.topics] == [("Báo cáo", DAY)]
    assert told(log) == [
        (EntryKind.NOTE, "Hoa", "12 nội dung đã xong"),
        (EntryKind.DIRECTIVE, "Hoa", "Minh gửi báo cáo trước 30/6"),
        (EntryKind.PROPOSAL, "Hoa", "làm ở Đà Lạt"),
        (EntryKind.DECISION, "", "làm ở Đà Lạt"),
        (EntryKind.DECISION, "", "REJECTED: làm ở Huế"),
        (EntryKind.VOTE, "", "Đồng ý không? Yes, No"),
        (EntryKind.NOTE, "Hoa", "https://example.org/x"),
    ]
    assert log.entries[1].named == ("Minh",)
    assert log.entries[5].poll == Poll(("Hoa",), ("Minh",), ())
    assert left(log) == {
        1: LeftOut.NOTICE,
        3: LeftOut.OUTSIDE,
        4: LeftOut.NOTICE,
        6: LeftOut.BOT,
        9: LeftOut.NOT_A_CHAIR,
        10: LeftOut.TALK,
        16: LeftOut.TAKEN_BACK,
        17: LeftOut.TAKEN_BACK,
        25: LeftOut.OUTSIDE,
    }


# What scribes type


def test_a_plain_text_of_a_scribe() -> None:
    text = "Topic: Khai mạc\nBà Lan: xin chào\n... các đại biểu\n[Vỗ tay]\nkết luận: thống nhất\nhttps://example.org: x"
    log = chatlog.read(text, DAY)
    assert told(log) == [
        (EntryKind.NOTE, "Bà Lan", "xin chào các đại biểu"),
        (EntryKind.NOTE, "", "Vỗ tay"),
        (EntryKind.DECISION, "", "thống nhất"),
        (EntryKind.NOTE, "", "https://example.org: x"),
    ]


@pytest.mark.parametrize(
    ("line", "kind", "speaker", "text"),
    [
        ("RESOLUTION: A", EntryKind.DECISION, "", "A"),
        ("resolved : A", EntryKind.DECISION, "", "A"),
        ("Agreed: A", EntryKind.DECISION, "", "A"),
        ("chỉ đạo: A", EntryKind.DIRECTIVE, "", "A"),
        ("#action A", EntryKind.DIRECTIVE, "", "A"),
        ("#chidao A", EntryKind.DIRECTIVE, "", "A"),
        ("#agreed A", EntryKind.DECISION, "", "A"),
        ("#help A", EntryKind.NOTE, "", "HELP: A"),
        ("#lạ A", EntryKind.NOTE, "", "#lạ A"),
        ("action-12: A", EntryKind.NOTE, "", "action-12: A"),
        ("ISSUE: A", EntryKind.NOTE, "", "ISSUE: A"),
        (r"\Topic: A", EntryKind.NOTE, "", "Topic: A"),
        (r"\s/A/B/", EntryKind.NOTE, "", "s/A/B/"),
        ("action Lan to A", EntryKind.DIRECTIVE, "", "Lan to A"),
        ("Subtopic: A", EntryKind.NOTE, "", "A"),
        ("lan: A", EntryKind.NOTE, "lan", "A"),
        ("Ông Nguyễn Văn A: B", EntryKind.NOTE, "Ông Nguyễn Văn A", "B"),
        ("Chair: xin mời các đồng chí phát biểu", EntryKind.NOTE, "Chair", "xin mời các đồng chí phát biểu"),
        ("một câu có dấu hai chấm: thế thôi", EntryKind.NOTE, "", "một câu có dấu hai chấm: thế thôi"),
        ("action plan đã gửi", EntryKind.NOTE, "", "action plan đã gửi"),
        ("Không ghi nhận vướng mắc", EntryKind.NOTE, "", "Không ghi nhận vướng mắc"),
        ("  [red]x[/]", EntryKind.NOTE, "", "[red]x[/]"),
    ],
)
def test_one_line_of_a_scribe(line: str, kind: EntryKind, speaker: str, text: str) -> None:
    said = one(scribed(line))
    assert (said.kind, said.speaker, said.text) == (kind, speaker, text)


@pytest.mark.parametrize(
    ("text", "owners", "task"),
    [
        ("Lan to send it", ("Lan",), "send it"),
        ("Lan, Minh and Hoa to send it", ("Lan", "Minh", "Hoa"), "send it"),
        ("Sở Du lịch: trình kế hoạch", ("Sở Du lịch",), "trình kế hoạch"),
        ("trình kế hoạch", (), "trình kế hoạch"),
        ("send it to the party whose name is very much longer than that of anybody here to this day", (), None),
    ],
)
def test_who_is_to_do_what(text: str, owners: tuple[str, ...], task: str | None) -> None:
    said = one(scribed(f"ACTION: {text}"))
    assert said.text == text
    if task is not None:
        assert (said.owners, said.task) == (owners, task)


@pytest.mark.parametrize(
    ("commands", "texts"),
    [
        (["một hai", "s/hai/ba/"], ["một ba"]),
        (["một hai", "hai", "s/hai/ba/"], ["một hai", "ba"]),
        (["hai hai", "s/hai/ba/"], ["ba hai"]),
        (["một hai", "hai", "s/hai/ba/g"], ["một ba", "ba"]),
        (["một hai", "s/hai/ba/G", "hai"], ["một ba", "ba"]),
        (["a/b", "s|a/b|c|"], ["c"]),
        (["một hai", "s/ hai//"], ["một"]),
        (["một hai", "s/hai/ba"], ["một ba"]),
        (["một hai", "s;hai;ba;"], ["một ba"]),
        (["ngày 3/4", r"s/3\/4/4\/3/"], ["ngày 4/3"]),
        (["một", "hai", "i/hai/giữa"], ["một", "giữa", "hai"]),
        (["một", "s/bốn/năm/"], ["một"]),
        (["một", "so/ sánh/ gì"], ["một", "so/ sánh/ gì"]),
    ],
)
def test_mending_by_typing(commands: list[str], texts: list[str]) -> None:
    assert [said.text for said in scribed(*commands).entries] == texts


def test_what_is_off_the_record_is_left_out_and_its_words_are_told_to_nobody() -> None:
    for begin, end in (("[off the record]", "[back on the record]"), ("Ngoài biên bản", "ghi tiếp")):
        log = scribed("trước", begin, "Lan: bí mật", "ACTION: Lan to hide", end, "sau")
        assert [said.text for said in log.entries] == ["trước", "sau"]
        assert all(unread.words == "" for unread in log.left)
    log = scribed("trước", "[off the record]", "bí mật", "Topic: y", "sau")  # a topic ends what nobody has ended
    assert [said.text for said in log.entries] == ["trước", "sau"]
    log = scribed("trước", "[off the record: người ấy không đến vì việc riêng của gia đình]", "sau")
    assert [said.text for said in log.entries] == ["trước", "sau"]


def test_people_come_and_go_on_the_lists() -> None:
    log = scribed(
        "present: Lan, Minh", "present+ Hoa", "present- Minh", "chair: Lan", "chair+ Hoa", "regrets: Bình; An"
    )
    assert (log.present, log.chairs, log.regrets) == (("Lan", "Hoa"), ("Lan", "Hoa"), ("Bình", "An"))


def test_another_scribe_takes_over_and_the_first_ones_words_are_then_his_own() -> None:
    log = chatlog.read("<lan> scribe: lan\n<lan> Hoan: a\n<lan> scribe: minh\n<lan> Hoan: b\n<minh> Hoan: c", DAY)
    assert told(log) == [
        (EntryKind.NOTE, "Hoan", "a"),
        (EntryKind.NOTE, "lan", "Hoan: b"),
        (EntryKind.NOTE, "Hoan", "c"),
    ]


def test_without_a_scribe_named_it_is_who_typed_most() -> None:
    log = chatlog.read("<lan> Hoan: a\n<minh> Hoan: b\n<lan> Hoan: c", DAY)
    assert [said.speaker for said in log.entries] == ["Hoan", "minh", "Hoan"]


def test_votes_for_choices_of_their_own_stand_in_words() -> None:
    text = (
        "<lan> #startmeeting x\n<lan> #startvote Ở đâu? Huế, Đà Lạt\n<minh> #vote Huế\n<hoa> #vote Huế\n<lan> #endvote"
    )
    said = one(chatlog.read(text, DAY))
    assert (said.kind, said.poll, said.text) == (EntryKind.VOTE, None, "Ở đâu? Huế, Đà Lạt Huế: 2 (minh, hoa)")


def test_a_name_alone_says_whose_words_follow() -> None:
    assert told(scribed("Bà Lan:", "… xin chào", "... các bạn")) == [(EntryKind.NOTE, "Bà Lan", "xin chào các bạn")]


def test_commands_in_between_do_not_break_what_goes_on() -> None:
    log = chatlog.read("<lan> scribe: lan\n<lan> Hoan: a\n<lan> q+\n<minh> q?\n<lan> present+\n<lan> ..b", DAY)
    assert told(log) == [(EntryKind.NOTE, "Hoan", "a b")]


# What is a log and what is not


@pytest.mark.parametrize("text", [W3C, MEETBOT, "Topic: a\nLan: b\nACTION: c", "#startmeeting\n#topic a\n"])
def test_logs_are_known(text: str) -> None:
    assert chatlog.looks_like(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "STT,Nội dung,Đơn vị\n1,Topic: x,Sở Du lịch\n2,b,c",
        "Topic;Presenter;Minutes\nKhai mạc;Lan;15",
        "CHƯƠNG TRÌNH\n8:00 Khai mạc\n8:15 Báo cáo\n9:00 Bế mạc",
        "Kính gửi: Sở Du lịch\nNội dung: họp\nĐịa điểm: Đà Lạt",
        '{"items": [{"title": "<lan> x"}]}',
        "8:00\tKhai mạc\tLan\n8:15\tBáo cáo\tMinh",
        "2024-04-04 14:31:02",
    ],
)
def test_lists_and_letters_are_no_logs(text: str) -> None:
    assert not chatlog.looks_like(text)


# Anything


_PIECES = st.sampled_from(
    [line + "\n" for line in (W3C + MEETBOT).splitlines()]
    + [
        "<a> ",
        "14:31 ",
        "s/a/b/g\n",
        "i/a/b\n",
        "… ",
        "[",
        "]",
        "\n",
        "\x03",
        "#undo\n",
        "#vote x\n",
        "#startmeeting\n",
        "::\n",
    ]
    + ["<lan> [off the record]\n", "present+\n", "ACTION: to x\n", "ACTION:  :\n", "\x00", "\u2028", "+1\n", "\ud800"]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(_PIECES, max_size=40).map("".join) | st.text(max_size=200))
def test_any_text_is_read_and_every_line_accounted_for(text: str) -> None:
    chatlog.looks_like(text)
    log = chatlog.read(text, DAY)
    keys = [said.key for said in log.entries]
    assert len(set(keys)) == len(keys)
    assert all(said.topic is None or 0 <= said.topic < max(len(log.topics), 1) for said in log.entries)
    assert chatlog.read(text, DAY) == log


def test_a_log_of_nothing_but_corrections_is_read() -> None:
    log = chatlog.read("\n".join(["Topic: x", *(f"s/{number}/{number + 1}/g" for number in range(6_000))]), DAY)
    assert [topic.title for topic in log.topics] == ["x"]
