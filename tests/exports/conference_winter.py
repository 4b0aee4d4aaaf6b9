"""The conference of 3 January 2025 as a record, from the press report, with all that a record can hold added."""

from __future__ import annotations

from datetime import date, datetime, time

from conference_parts import HIEP, HOAN, PARTIES, Entries, refs

from store.meeting.kinds import (
    Attendance,
    DelegateRole,
    EntryKind,
    ItemKind,
    ItemLevel,
    ItemState,
    MeetingKind,
    PointState,
    Reason,
)
from store.meeting.proceedings import Proceedings
from store.meeting.records import (
    AgendaPoint,
    Deadline,
    Delegate,
    FigureScope,
    Item,
    Meeting,
    StatedFigure,
    Vote,
)
from store.meeting.refs import NOBODY, UNKNOWN, to_delegate, to_name


def winter_2025() -> Proceedings:
    """3 January 2025: everything known: roll called, two chairs, a vote, a closed passage, every kind of entry."""
    day = date(2025, 1, 3)
    meeting = Meeting(
        uid="m",
        title="Hội nghị sơ kết Thỏa thuận hợp tác phát triển kinh tế - xã hội giữa Thành phố "
        "Hồ Chí Minh và các tỉnh vùng Tây Nguyên "
        "năm 2024 và triển khai kế hoạch hợp tác năm 2025",
        kind=MeetingKind.INTERIM_REVIEW,
        agreement="Thỏa thuận hợp tác phát triển kinh tế - xã hội giữa Thành phố Hồ Chí Minh và "
        "các tỉnh vùng Tây Nguyên",
        period="năm 2024",
        next_period="năm 2025",
        superior_body="",
        issuing_body="Ủy ban nhân dân tỉnh Lâm Đồng",
        number="5",
        symbol="BB-UBND",
        place="Trung tâm Hành chính tỉnh Lâm Đồng, thành phố Đà Lạt",
        day=day,
        part_of_day="chiều",
        planned_start=time(13, 30),
        started_at=datetime(2025, 1, 3, 13, 40),
        ended_at=datetime(2025, 1, 3, 17, 5),
        chairs=(HOAN, HIEP),
        secretaries=(to_delegate("lan"),),
        recipients=("UBND các tỉnh vùng Tây Nguyên", "Các sở, ngành Thành phố Hồ Chí Minh"),
    )
    present = Attendance.PRESENT
    delegates = (
        Delegate(
            uid="hoan",
            honorific="Ông",
            name="Võ Văn Hoan",
            office="Phó Chủ tịch UBND TPHCM",
            party="hcm",
            attendance=present,
            role=DelegateRole.HEAD,
        ),
        Delegate(
            uid="lan",
            honorific="Bà",
            name="Nguyễn Thị Ngọc Lan",
            office="Chuyên viên Văn phòng",
            party="hcm",
            attendance=present,
        ),
        Delegate(
            uid="hiep",
            honorific="Ông",
            name="Võ Ngọc Hiệp",
            office="Phó Chủ tịch UBND tỉnh Lâm Đồng",
            party="lamdong",
            attendance=present,
            role=DelegateRole.HEAD,
            arrived_at=datetime(2025, 1, 3, 13, 55),
            arrived_point="p2",
        ),
        Delegate(
            uid="chien",
            honorific="Ông",
            name="Lê Văn Chiến",
            office="Phó Chủ tịch UBND tỉnh Đắk Nông",
            party="daknong",
            attendance=Attendance.REPLACED,
            replaced_by=to_delegate("minh"),
        ),
        Delegate(
            uid="minh",
            honorific="Ông",
            name="Trần Minh",
            office="Chánh Văn phòng",
            party="daknong",
            attendance=present,
            left_at=datetime(2025, 1, 3, 16, 0),
        ),
        Delegate(
            uid="ha",
            honorific="Bà",
            name="Lê Thị Hà",
            office="Giám đốc Sở Công Thương",
            party="gialai",
            attendance=Attendance.EXCUSED,
        ),
        Delegate(
            uid="guest",
            honorific="Ông",
            name="Phạm Quang",
            office="Hiệp hội Du lịch",
            role=DelegateRole.GUEST,
            attendance=present,
        ),
    )
    points = tuple(
        AgendaPoint(
            uid=f"p{number}",
            number=number,
            title=title,
            state=state,
            started_at=start,
            ended_at=end,
            presenter=presenter,
        )
        for number, title, state, start, end, presenter in (
            (1, "Khai mạc", PointState.CLOSED, datetime(2025, 1, 3, 13, 40), datetime(2025, 1, 3, 13, 50), NOBODY),
            (
                2,
                "Báo cáo kết quả năm 2024",
                PointState.CLOSED,
                datetime(2025, 1, 3, 13, 50),
                datetime(2025, 1, 3, 14, 30),
                to_delegate("lan"),
            ),
            (3, "Thảo luận", PointState.CLOSED, datetime(2025, 1, 3, 14, 30), None, NOBODY),
            (4, "Khen thưởng, ký kết", PointState.CLOSED, None, None, NOBODY),
            (5, "Tham quan", PointState.PLANNED, None, None, NOBODY),
        )
    )
    items = (
        *(
            Item(
                uid=f"i{number}",
                number=number,
                title=f"Kết nối tiêu thụ nông sản đợt {number}",
                field=("nông nghiệp", "du lịch", "y tế")[number % 3],
                level=ItemLevel.BILATERAL,
                parties=refs("hcm", ("lamdong", "gialai", "kontum", "daklak", "daknong")[number % 5]),
                state=ItemState.DONE if number <= 9 else ItemState.PLANNED if number < 18 else ItemState.POSTPONED,
                outcome="Đã tổ chức" if number <= 9 else "",
                reason=Reason.NO_BUDGET if number >= 18 else None,
            )
            for number in range(1, 20)
        ),
        Item(
            uid="ev",
            number=20,
            title="Hội chợ hoa Đà Lạt",
            field="du lịch",
            kind=ItemKind.EVENT,
            level=ItemLevel.REGIONAL,
        ),
    )
    bilateral = ItemLevel.BILATERAL
    e = Entries()
    e.add(
        "p1",
        HIEP,
        EntryKind.STATEMENT,
        "Thông qua hội nghị này tiếp tục khẳng định vai trò, ý nghĩa, tầm quan trọng trong việc liên kết, hợp tác",
    )
    e.add(
        "p2",
        to_delegate("lan"),
        EntryKind.RESULT,
        "Trong năm 2024 đã triển khai 23 nội dung, hoạt động hợp tác song phương",
        figures=(StatedFigure("23 nội dung", 23, None, "nội dung", FigureScope(level=bilateral)),),
    )
    e.add(
        "p2",
        to_delegate("lan"),
        EntryKind.RESULT,
        "UBND TP Thủ Đức, UBND các quận 1, 3, 5, 10 đã chủ động ký kết nối với huyện Đăk "
        "Glei (Kon Tum), huyện Đam Rông "
        "(Lâm Đồng), huyện Tuy Đức (Đắk Nông), huyện Đắk Pơ (Gia Lai), huyện Lắk (Đắk Lắk)",
    )
    e.add("p3", UNKNOWN, EntryKind.PROPOSAL, "Đề nghị bố trí kinh phí 25 triệu đồng cho đào tạo nhân lực")
    e.add(
        "p3",
        HOAN,
        EntryKind.PROPOSAL,
        "Các tỉnh vùng Tây Nguyên cần chủ động đề xuất thực hiện, vì lợi ích của ba bên "
        "gồm người dân, chính quyền và doanh nghiệp",
    )
    e.add(
        "p3",
        HOAN,
        EntryKind.COMMITMENT,
        "TPHCM tiếp tục thực hiện những việc thành phố đã làm, đã triển khai",
        owners=refs("hcm"),
    )
    e.add(
        "p3",
        HOAN,
        EntryKind.COMMITMENT,
        "Hỗ trợ tối đa để tiếp tục thực hiện 19 nội dung hợp tác song phương, trong đó "
        "có 9 nội dung đã thực hiện, 10 nội dung sẽ triển khai",
        owners=refs("hcm"),
        figures=(
            StatedFigure("19 nội dung", 19, None, "nội dung", FigureScope(level=bilateral)),
            StatedFigure(
                "9 nội dung đã thực hiện", 9, None, "nội dung", FigureScope(level=bilateral, state=ItemState.DONE)
            ),
            StatedFigure(
                "10 nội dung sẽ triển khai", 10, None, "nội dung", FigureScope(level=bilateral, state=ItemState.PLANNED)
            ),
        ),
    )
    e.add("p3", HOAN, EntryKind.VOTE, "Thông qua kế hoạch năm 2025", vote=Vote(12, 3, 1))
    e.add("p3", HOAN, EntryKind.NOTE, "BÍ MẬT: nội dung họp kín", closed_session=True)
    e.add("p3", to_name("Trần Văn Bình"), EntryKind.PARKED, "Phương án cao tốc phía Tây", items=("i3",))
    e.add(
        "p3",
        HOAN,
        EntryKind.DIRECTIVE,
        "Xây dựng kế hoạch chi tiết từng lĩnh vực",
        owners=refs("syt", "lamdong"),
        deadline=Deadline("quý I", date(2025, 1, 1), date(2025, 3, 31)),
        items=("i5", "i6"),
    )
    e.add(
        "p3",
        HIEP,
        EntryKind.DIRECTIVE,
        "Rà soát danh mục dự án",
        owners=(to_name("Sở Kế hoạch và Đầu tư Lâm Đồng"),),
        deadline=Deadline("trước 28/02", None, date(2025, 2, 28)),
    )
    e.add(
        "p4",
        HOAN,
        EntryKind.COMMENDATION,
        "Phó Chủ tịch UBND TPHCM Võ Văn Hoan trao bằng khen của UBND TPHCM đến 30 tập thể có thành tích xuất sắc",
        figures=(StatedFigure("30 tập thể", 30, None, "tập thể", None),),
    )
    e.add(
        "p4",
        NOBODY,
        EntryKind.SIGNING,
        "Ký kết hợp tác",
        parties=(to_name("UBND quận 6"), to_name("UBND huyện Tu Mơ Rông")),
    )
    e.add(
        "p4",
        NOBODY,
        EntryKind.SIGNING,
        "Ký kết hợp tác",
        parties=(to_name("UBND quận 8"), to_name("UBND thành phố Đà Lạt")),
    )
    for number in range(1, 6):
        e.add("p3", HOAN, EntryKind.DECISION, f"Thống nhất triển khai nhóm việc thứ {number}")
    e.add("", NOBODY, EntryKind.NOTE, "Đại biểu chụp ảnh lưu niệm")
    return Proceedings(meeting, PARTIES, delegates, points, items, e.all(), revised=1735900000000)
