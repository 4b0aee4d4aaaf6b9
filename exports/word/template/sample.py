"""A small made-up meeting, of which the examples in a starting template are taken."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from store.meeting.kinds import (
    Attendance,
    DelegateRole,
    EntryKind,
    ItemKind,
    ItemLevel,
    ItemState,
    MeetingKind,
    PartyKind,
    PartyRole,
    PointState,
    Reason,
)
from store.meeting.proceedings import Proceedings
from store.meeting.records import AgendaPoint, Deadline, Delegate, Entry, Item, Meeting, Party, Past
from store.meeting.refs import to_delegate, to_party

_DAY = date(2025, 1, 3)
_AGREEMENT = "Thỏa thuận hợp tác phát triển kinh tế - xã hội"
_TASKS = {
    EntryKind.STATEMENT: "Hai bên đã làm việc với tinh thần trách nhiệm cao.",
    EntryKind.RESULT: "Đã kết nối tiêu thụ 1.200 tấn nông sản.",
    EntryKind.LIMITATION: "Việc trao đổi thông tin còn chậm.",
    EntryKind.PROPOSAL: "Đề nghị hai bên chia sẻ dữ liệu cung cầu hằng tháng.",
    EntryKind.DIRECTIVE: "Trình kế hoạch xúc tiến đầu tư năm 2025.",
    EntryKind.COMMITMENT: "Hỗ trợ tập huấn cho 50 cán bộ.",
    EntryKind.DECISION: "Thống nhất tổ chức hội nghị sơ kết vào quý IV.",
    EntryKind.SIGNING: "Ký biên bản ghi nhớ về du lịch.",
    EntryKind.COMMENDATION: "Tặng bằng khen cho 2 tập thể.",
    EntryKind.EVENT: "Ngày hội Du lịch diễn ra vào tháng 4.",
    EntryKind.FIGURE: "Đã hoàn thành 1/3 nội dung.",
    EntryKind.VOTE: "Thông qua kế hoạch năm 2025.",
    EntryKind.NOTE: "Đại biểu nghỉ giữa giờ 15 phút.",
    EntryKind.PARKED: "Cơ chế tài chính chung.",
}


def sample() -> Proceedings:
    """The meeting. Every marker of the list has something to say about it."""
    return Proceedings(
        Meeting(
            uid="m",
            title="Hội nghị sơ kết Thỏa thuận hợp tác năm 2024",
            kind=MeetingKind.INTERIM_REVIEW,
            agreement=_AGREEMENT,
            agreement_signed_on=date(2023, 9, 15),
            agreement_fields=("du lịch", "thương mại"),
            period="năm 2024",
            next_period="năm 2025",
            superior_body="Ủy ban nhân dân tỉnh Lâm Đồng",
            issuing_body="Sở Công Thương tỉnh Lâm Đồng",
            number="5",
            symbol="BB-SCT",
            place="Hội trường tỉnh Lâm Đồng",
            day=_DAY,
            part_of_day="buổi sáng",
            planned_start=time(8, 0),
            started_at=datetime(2025, 1, 3, 8, 0),  # noqa: DTZ001 - local wall-clock time, as minutes print it
            ended_at=datetime(2025, 1, 3, 11, 30),  # noqa: DTZ001
            chairs=(to_delegate("a"),),
            secretaries=(to_delegate("b"),),
        ),
        parties=(
            Party(uid="ld", name="tỉnh Lâm Đồng", kind=PartyKind.PROVINCE, role=PartyRole.HOST),
            Party(uid="hcm", name="Thành phố Hồ Chí Minh", kind=PartyKind.CITY),
        ),
        delegates=(
            Delegate(
                uid="a",
                honorific="Ông",
                name="Trần Văn An",
                office="Giám đốc Sở",
                party="ld",
                role=DelegateRole.HEAD,
                attendance=Attendance.PRESENT,
                arrived_at=datetime(2025, 1, 3, 7, 55),  # noqa: DTZ001
                left_at=datetime(2025, 1, 3, 11, 30),  # noqa: DTZ001
            ),
            Delegate(
                uid="b",
                honorific="Bà",
                name="Lê Thị Bình",
                office="Chuyên viên",
                party="ld",
                attendance=Attendance.PRESENT,
            ),
            Delegate(
                uid="c",
                honorific="Ông",
                name="Phạm Văn Cường",
                office="Phó Giám đốc",
                party="hcm",
                attendance=Attendance.REPLACED,
                replaced_by=to_delegate("b"),
            ),
        ),
        points=(
            AgendaPoint(
                uid="p",
                number=1,
                title="Kết quả năm 2024",
                presenter=to_delegate("a"),
                planned_minutes=30,
                state=PointState.CLOSED,
                started_at=datetime(2025, 1, 3, 8, 15),  # noqa: DTZ001
                ended_at=datetime(2025, 1, 3, 8, 45),  # noqa: DTZ001
            ),
        ),
        items=(
            _item(1, "Hội nghị xúc tiến đầu tư", ItemState.DONE),
            _item(2, "Ngày hội Du lịch", ItemState.PLANNED, ItemKind.EVENT),
            _item(3, "Sàn giao dịch nông sản", ItemState.NOT_DONE),
        ),
        entries=(
            replace(_entry(EntryKind.DIRECTIVE, "Bàn giao số liệu năm 2023."), uid="before", carried_from="m0"),
            *(_entry(kind, text) for kind, text in _TASKS.items()),
        ),
        revised=1735900000000,
    )


def _item(number: int, title: str, state: ItemState, kind: ItemKind = ItemKind.ACTIVITY) -> Item:
    return Item(
        uid=str(number),
        number=number,
        title=title,
        field="du lịch" if kind is ItemKind.EVENT else "thương mại",
        kind=kind,
        level=ItemLevel.BILATERAL,
        parties=(to_party("ld"), to_party("hcm")),
        lead=(to_party("ld"),),
        supporting=(to_party("hcm"),),
        planned=Deadline("quý II", date(2025, 4, 1), date(2025, 6, 30)),
        state=state,
        outcome="đã tổ chức 2 đợt",
        figures="350 doanh nghiệp",
        reason=Reason.NO_BUDGET if state is ItemState.NOT_DONE else None,
        source="Kế hoạch số 12",
        history=(Past("Hội nghị năm 2023", state=ItemState.UNDER_WAY),),
    )


def _entry(kind: EntryKind, text: str) -> Entry:
    return Entry(
        uid=kind.value,
        kind=kind,
        text=text,
        at=datetime(2025, 1, 3, 9, 5),  # noqa: DTZ001
        point="p",
        items=("2",),
        speaker=to_delegate("a"),
        owners=(to_party("hcm"),),
        deadline=Deadline("trong tháng 6 tới", date(2025, 6, 1), date(2025, 6, 30)),
        parties=(to_party("ld"), to_party("hcm")) if kind is EntryKind.SIGNING else (),
        fulfilled=kind is EntryKind.COMMITMENT,
    )
