"""What a clerk would strike out: doubled bodies and verbs, small letters at a sentence's start, lost full stops."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from minutes_reading import body, lines, meeting_with, said, table
from red_pen import RedPen
from returned_file import found_in

from exports import composing, word
from exports.document import Document, Table
from exports.minutes import compose
from exports.options import Attribution, DocumentKind, Language, Options
from exports.word.anchors import Ties
from store.meeting.kinds import Attendance, EntryKind, ItemState, PartyKind, PointState, Reason
from store.meeting.proceedings import Proceedings
from store.meeting.records import AgendaPoint, Deadline, Delegate, Entry, Item, Party, Vote
from store.meeting.refs import to_delegate, to_name, to_party

PHUOC, DUNG = to_delegate("phuoc"), to_delegate("dung")


def held(*entries: Entry, office: str = "Phó Chủ tịch UBND tỉnh", body: str = "UBND tỉnh An Giang") -> Proceedings:
    """A working meeting of An Giang, chaired by a man whose office is written as offices write it in their lists."""
    source = meeting_with(
        *entries, title="Họp giao ban tháng 5", day=date(2026, 5, 4), issuing_body=body, chairs=(PHUOC,)
    )
    parties = (
        Party(uid="ag", name=body, kind=PartyKind.PROVINCE),
        Party(uid="sct", name="Sở Công Thương An Giang", kind=PartyKind.DEPARTMENT, parent="ag"),
        Party(uid="vl", name="UBND tỉnh Vĩnh Long", kind=PartyKind.PROVINCE),
    )
    here = Attendance.PRESENT
    delegates = (
        Delegate(uid="phuoc", honorific="Ông", name="Hồ Văn Phước", office=office, party="ag", attendance=here),
        Delegate(uid="dung", honorific="TS.", name="Phạm Anh Dũng", office="Giám đốc", party="sct", attendance=here),
        Delegate(
            uid="chinh",
            name="Đặng Văn Chính",
            office="Phó Chủ tịch",
            party="vl",
            attendance=Attendance.REPLACED,
            replaced_by=to_name("Bùi Minh Tân"),
        ),
    )
    return replace(source, parties=parties, delegates=delegates)


def made(proceedings: Proceedings, kind: DocumentKind, language: Language = "vi", **more: object) -> Document:
    return composing.compose(proceedings, Options(language, kind=kind, party="ag", **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("office", "whose", "shown"),
    [
        ("Phó Chủ tịch UBND tỉnh", "UBND tỉnh An Giang", "Phó Chủ tịch UBND tỉnh An Giang"),
        ("Phó Chủ tịch UBND thành phố", "UBND Thành phố Hồ Chí Minh", "Phó Chủ tịch UBND Thành phố Hồ Chí Minh"),
        ("Phó Chủ tịch Ủy ban nhân dân tỉnh", "UBND tỉnh An Giang", "Phó Chủ tịch UBND tỉnh An Giang"),
        ("Chánh Văn phòng", "Văn phòng UBND tỉnh An Giang", "Chánh Văn phòng UBND tỉnh An Giang"),
        ("Giám đốc", "Sở Công Thương An Giang", "Giám đốc Sở Công Thương An Giang"),
        ("Phó Chủ tịch Thường trực", "UBND tỉnh An Giang", "Phó Chủ tịch Thường trực UBND tỉnh An Giang"),
        ("Chuyên viên Phòng Tổng hợp", "UBND tỉnh An Giang", "Chuyên viên Phòng Tổng hợp, UBND tỉnh An Giang"),
        ("Chủ tịch Công đoàn", "Đoàn Thanh niên", "Chủ tịch Công đoàn, Đoàn Thanh niên"),
    ],
)
def test_an_office_and_its_body_read_as_one(office: str, whose: str, shown: str) -> None:
    assert f"Chủ tọa: Ông Hồ Văn Phước, {shown}." in body(compose(held(office=office, body=whose)))


def test_an_english_office_stands_beside_its_body() -> None:
    assert "Vice Chairman, UBND tỉnh An Giang" in body(compose(held(office="Vice Chairman"), Options("en")))
    assert "Phó Chủ tịch UBND tỉnh An Giang" in body(compose(held(), Options("en")))


def test_an_abbreviated_title_keeps_its_capitals_inside_a_sentence() -> None:
    vote = said(EntryKind.VOTE, "Thông qua", speaker=PHUOC, vote=Vote(3, 1, 0, against_by=(DUNG,)))
    text = body(compose(held(vote)))
    assert "Sở Công Thương An Giang: TS. Phạm Anh Dũng" in text
    assert "(25%): TS. Phạm Anh Dũng" in text


def test_a_sentence_that_ends_in_a_quotation_has_its_full_stop() -> None:
    entry = said(EntryKind.DECISION, "Không để doanh nghiệp chờ", speaker=PHUOC, verbatim=True)
    assert "Hồ Văn Phước: “Không để doanh nghiệp chờ”." in body(compose(held(entry)))
    own = said(EntryKind.DECISION, "Không để doanh nghiệp chờ.", speaker=PHUOC, verbatim=True)
    assert body(compose(held(own))).count("chờ.”\n") == 1


def test_a_verb_that_was_typed_is_not_said_twice() -> None:
    entry = said(EntryKind.STATEMENT, "phát biểu khai mạc, nêu ý nghĩa của chương trình", speaker=PHUOC)
    assert "UBND tỉnh An Giang, phát biểu khai mạc, nêu ý nghĩa" in body(compose(held(entry)))


def test_who_is_named_in_a_conclusion_is_not_named_again() -> None:
    named = said(EntryKind.DECISION, "Giao Sở Công Thương An Giang tổng hợp.", owners=(to_party("sct"),))
    other = said(EntryKind.DECISION, "Giao Sở tổng hợp.", owners=(to_party("sct"),))
    for kind in (DocumentKind.MINUTES, DocumentKind.NOTICE, DocumentKind.EXTRACT):
        text = body(made(held(named, other), kind))
        assert "Giao Sở Công Thương An Giang tổng hợp." in text
        assert "Giao Sở tổng hợp (thực hiện: Sở Công Thương An Giang)." in text


def test_where_nobody_is_named_a_point_begins_with_a_capital() -> None:
    tasks = (
        said(EntryKind.COMMITMENT, "bao tiêu cá tra cho hợp tác xã", speaker=DUNG),
        said(EntryKind.DIRECTIVE, "tham mưu kế hoạch", speaker=PHUOC, owners=(to_party("sct"),)),
    )
    for kind in (DocumentKind.MINUTES, DocumentKind.EXTRACT, DocumentKind.ACTIONS):
        text = body(made(held(*tasks), kind, attribution=Attribution.IMPERSONAL))
        assert "Bao tiêu cá tra" in text
        assert "Tham mưu kế hoạch" in text
    named = body(made(held(*tasks), DocumentKind.MINUTES))
    assert "TS. Phạm Anh Dũng: bao tiêu cá tra" in named
    assert "\nTham mưu kế hoạch.\n" in named


def test_a_day_that_was_said_is_not_said_again_as_a_day() -> None:
    due = Deadline("ngày 20/5", date(2026, 5, 20), date(2026, 5, 20))
    soon = Deadline("sớm")
    tasks = [
        said(EntryKind.DIRECTIVE, "Lập dự toán", speaker=PHUOC, owners=(to_party("sct"),), deadline=due),
        said(EntryKind.DIRECTIVE, "Gửi báo cáo", speaker=PHUOC, owners=(to_party("vl"),), deadline=soon),
    ]
    rows = table(made(held(*tasks), DocumentKind.MINUTES), "Nhiệm vụ được giao").rows
    assert [row[3] for row in rows] == ["Ngày 20/5/2026", "Sớm"]
    assert "(thực hiện: Sở Công Thương An Giang; thời hạn: ngày 20/5/2026)" in body(
        made(held(*tasks), DocumentKind.EXTRACT)
    )
    assert "lập dự toán, hoàn thành ngày 20 tháng 5 năm 2026." in body(made(held(*tasks), DocumentKind.NOTICE))


def test_the_notice_has_one_bracket_for_all_that_goes_with_a_task() -> None:
    due = Deadline("trước ngày 30/5", None, date(2026, 5, 29))
    item = Item(uid="i3", number=3, title="Quốc lộ 91")
    task = said(
        EntryKind.DIRECTIVE,
        "tham mưu kế hoạch, trình trước ngày 30/5",
        owners=(to_party("sct"),),
        deadline=due,
        items=("i3",),
    )
    text = body(made(replace(held(task), items=(item,)), DocumentKind.NOTICE))
    assert "trình trước ngày 30/5 (nội dung số 3; chậm nhất ngày 29 tháng 5 năm 2026)." in text


def test_a_working_meeting_is_called_one_and_not_a_conference() -> None:
    entry = said(EntryKind.FIGURE, "12 nội dung", speaker=DUNG)
    title = made(held(entry), DocumentKind.NOTICE).title.subject
    assert title.endswith("tại cuộc họp giao ban tháng 5")
    assert "chủ trì cuộc họp giao ban tháng 5." in body(made(held(entry), DocumentKind.NOTICE))
    assert made(held(), DocumentKind.EXTRACT).title.subject.endswith("tại cuộc họp giao ban tháng 5")
    assert made(held(), DocumentKind.ACTIONS).title.subject == "Sau cuộc họp giao ban tháng 5"
    for kind in DocumentKind:
        document = made(held(), kind)
        assert "hội nghị" not in "\n".join((document.title.subject, *lines(document.body))).lower()


def test_only_a_report_is_called_a_report() -> None:
    points = (
        AgendaPoint(uid="p1", number=1, title="Giới thiệu đại biểu", presenter=DUNG, state=PointState.CLOSED),
        AgendaPoint(uid="p2", number=2, title="Báo cáo quý I", presenter=to_name("bà Nga"), state=PointState.CLOSED),
    )
    record = replace(held(), points=points)
    assert "Sau khi nghe báo cáo của bà Nga, đồng chí" in body(made(record, DocumentKind.NOTICE))
    assert "Having heard the report of bà Nga, " in body(made(record, DocumentKind.NOTICE, "en"))
    both = replace(record, points=(replace(points[0], title="Báo cáo tài chính"), points[1]))
    assert "báo cáo của TS. Phạm Anh Dũng và bà Nga, " in body(made(both, DocumentKind.NOTICE))
    assert "the reports of TS. Phạm Anh Dũng and bà Nga, " in body(made(both, DocumentKind.NOTICE, "en"))


def test_a_body_whose_delegate_sent_another_was_represented() -> None:
    assert "có đại diện: UBND tỉnh An Giang, Sở Công Thương An Giang, UBND tỉnh Vĩnh Long." in body(
        made(held(), DocumentKind.NOTICE)
    )
    stand_in = replace(held().delegates[2], replaced_by=DUNG)
    sent_a_colleague = replace(held(), delegates=(*held().delegates[:2], stand_in))
    assert "UBND tỉnh Vĩnh Long" not in body(made(sent_a_colleague, DocumentKind.NOTICE))


def test_outcome_and_reason_are_one_sentence() -> None:
    item = Item(
        uid="i",
        number=1,
        title="Tuyến sông",
        parties=(to_party("ag"),),
        state=ItemState.NOT_DONE,
        outcome="Đã khảo sát.",
        figures="2/5 bến",
        reason=Reason.NO_BUDGET,
    )
    alone = replace(item, uid="j", number=2, outcome="", figures="")
    record = replace(held(), items=(item, alone))
    for kind in (DocumentKind.ANNEX, DocumentKind.EXTRACT):
        rows = [row for one in made(record, kind).body if isinstance(one, Table) for row in one.rows]
        cells = [row[-1] for row in rows if row[0] in {"1", "2"}]
        assert cells == ["Đã khảo sát; 2/5 bến; chưa bố trí kinh phí", "Chưa bố trí kinh phí"]


def test_english_days_and_times_read_as_english() -> None:
    record = held()
    days = replace(record, meeting=replace(record.meeting, last_day=date(2026, 5, 5), voting=True))
    assert body(made(days, DocumentKind.NOTICE, "en")).startswith("From 4 May 2026 to 5 May 2026, ")
    assert body(made(record, DocumentKind.NOTICE, "en")).startswith("On 4 May 2026, ")
    assert "(From minutes No. ……/BB-…… of 4 May 2026, UBND tỉnh An Giang)" in body(
        made(record, DocumentKind.ACTIONS, "en")
    )


def test_a_capital_that_the_document_made_does_not_come_back_into_the_record() -> None:
    options = Options(attribution=Attribution.IMPERSONAL)
    record = held(
        said(EntryKind.COMMITMENT, "bao tiêu cá tra", speaker=DUNG),
        said(EntryKind.DIRECTIVE, "tham mưu kế hoạch", speaker=PHUOC, owners=(to_party("sct"),)),
    )
    pen = RedPen(word.write(compose(record, options), ties=Ties(record, options)), "Hà")
    pen.replace("cá tra", "cá tra, cá basa")
    pen.replace("Tham mưu kế hoạch", "Sở tham mưu kế hoạch")
    assert [(one.record, one.field, one.proposal) for one in found_in(pen)] == [
        ("entry/e0", "text", "bao tiêu cá tra, cá basa"),
        ("entry/e1", "text", "Sở tham mưu kế hoạch"),
    ]


def test_years_are_years_in_english_and_other_periods_stay_as_recorded() -> None:
    record = replace(held(), items=(Item(uid="i", number=1, title="Tuyến sông"),))
    titles = {}
    for said_so in ("năm 2025", "giai đoạn 2023 - 2025", "6 tháng đầu năm 2025"):
        spoken_of = replace(record, meeting=replace(record.meeting, period=said_so))
        titles[said_so] = made(spoken_of, DocumentKind.ANNEX, "en").title.subject
    assert titles == {
        "năm 2025": "Items of cooperation, 2025",
        "giai đoạn 2023 - 2025": "Items of cooperation, 2023 - 2025",
        "6 tháng đầu năm 2025": "Items of cooperation, 6 tháng đầu năm 2025",
    }
    reviewed = replace(record, meeting=replace(record.meeting, agreement="Chương trình", period="năm 2025"))
    assert "period reviewed: 2025." in body(made(reviewed, DocumentKind.MINUTES, "en"))
