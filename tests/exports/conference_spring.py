"""The conference of 4 April 2024 as a record, built by hand from the press report."""

from __future__ import annotations

from datetime import date

from conference_parts import CHIEN, EVENTS, HOAN, PARTIES, Entries, refs

from store.meeting.kinds import (
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
)
from store.meeting.refs import NOBODY, to_name, to_party


def spring_2024() -> Proceedings:
    """4 April 2024: no roll called, times unknown, ten coming events, directives with words for deadlines."""
    meeting = Meeting(
        uid="m",
        title="Hội nghị sơ kết Thỏa thuận hợp tác phát triển kinh tế - xã hội giữa Thành phố "
        "Hồ Chí Minh với các tỉnh vùng "
        "Tây Nguyên năm 2023 và triển khai kế hoạch hợp tác năm 2024",
        kind=MeetingKind.INTERIM_REVIEW,
        agreement="Thỏa thuận hợp tác phát triển kinh tế - xã hội giữa Thành phố Hồ Chí Minh và 05 "
        "tỉnh vùng Tây Nguyên",
        agreement_signed_on=date(2022, 12, 29),
        agreement_fields=("du lịch", "thương mại", "nông nghiệp", "khoa học công nghệ", "y tế, giáo dục"),
        period="năm 2023",
        next_period="năm 2024",
        issuing_body="Ủy ban nhân dân Thành phố Hồ Chí Minh",
        symbol="BB-UBND",
        place="Thành phố Hồ Chí Minh",
        day=date(2024, 4, 4),
        chairs=(HOAN,),
    )
    delegates = (
        Delegate(uid="hoan", honorific="Ông", name="Võ Văn Hoan", office="Phó Chủ tịch UBND TP.HCM", party="hcm"),
        Delegate(
            uid="chien", honorific="Ông", name="Lê Văn Chiến", office="Phó Chủ tịch UBND tỉnh Đắk Nông", party="daknong"
        ),
    )
    points = tuple(
        AgendaPoint(uid=f"p{number}", number=number, title=title, state=PointState.CLOSED)
        for number, title in enumerate(
            (
                "Khai mạc",
                "Kết quả hợp tác năm 2023",
                "Phát biểu của các địa phương",
                "Trao biên bản ghi nhớ",
                "Chỉ đạo, kết luận",
            ),
            start=1,
        )
    )
    done = [
        Item(
            uid=f"d{number}",
            number=number,
            title=f"Hội nghị kết nối cung cầu lần {number}",
            field="thương mại",
            level=ItemLevel.BILATERAL,
            parties=refs("hcm", uid),
            state=ItemState.DONE,
            outcome="Đã tổ chức tại tỉnh",
        )
        for number, uid in enumerate(("lamdong", "gialai", "kontum", "daklak"), start=1)
    ]
    open_items = [
        Item(
            uid="o5",
            number=5,
            title="Hỗ trợ trang thiết bị cho trung tâm y tế huyện",
            field="y tế, giáo dục",
            level=ItemLevel.BILATERAL,
            parties=refs("hcm", "daknong"),
            lead=(to_party("syt"),),
            state=ItemState.NOT_DONE,
            reason=Reason.SHORT_TIME,
            reason_text="ký kết tháng 9/2023",
        ),
        Item(
            uid="o6",
            number=6,
            title="Xây dựng chuỗi cung ứng rau, hoa",
            field="nông nghiệp",
            level=ItemLevel.BILATERAL,
            parties=refs("hcm", "lamdong"),
            state=ItemState.UNDER_WAY,
            outcome="Đang khảo sát",
        ),
    ]
    events = [
        Item(
            uid=f"e{number}",
            number=number,
            title=title,
            field=field,
            kind=ItemKind.EVENT,
            level=ItemLevel.REGIONAL,
            parties=refs("hcm"),
            planned=Deadline("năm 2024", date(2024, 1, 1), date(2024, 12, 31)),
        )
        for number, (title, field) in enumerate(EVENTS, start=7)
    ]
    e = Entries()
    e.add(
        "p1",
        HOAN,
        EntryKind.NOTE,
        "Sự hợp tác phát triển kinh tế - xã hội giữa TP.HCM với các tỉnh vùng Tây Nguyên có ý nghĩa đặc "
        "quan trọng, tạo đột phá cho nền kinh tế của từng địa phương",
    )
    e.add(
        "p2",
        NOBODY,
        EntryKind.RESULT,
        "Qua 06 tháng chính thức hợp tác, TP.HCM đã thực hiện 12 sự kiện triển lãm, lễ hội, chương trình kết nối "
        "cung cầu, hội chợ; hội nghị, hội thảo, tọa đàm cấp vùng, cấp quốc gia.",
    )
    e.add(
        "p2",
        NOBODY,
        EntryKind.RESULT,
        "Có 04/29 nội dung, hoạt động hợp tác song phương được tổ chức triển khai thực hiện trong năm 2023.",
        figures=(
            StatedFigure(
                "04/29 nội dung", 4, 29, "nội dung", FigureScope(level=ItemLevel.BILATERAL, state=ItemState.DONE)
            ),
        ),
    )
    e.add(
        "p2",
        NOBODY,
        EntryKind.LIMITATION,
        "Thời gian triển khai hợp tác được ký kết trong tháng 9/2023 nên chủ yếu được thực hiện trong quý 4/2023.",
    )
    e.add(
        "p2",
        NOBODY,
        EntryKind.LIMITATION,
        "Phần lớn cơ chế hợp tác chủ yếu là sự hỗ trợ một chiều của TP.HCM dành cho các tỉnh trong vùng.",
    )
    e.add(
        "p3",
        CHIEN,
        EntryKind.STATEMENT,
        "Dự kiến đến năm 2030 sẽ có cao tốc phía Tây nối từ Đắk Nông với Đắk Lắk, Gia Lai, nối vào cao tốc Bắc - Nam",
    )
    e.add(
        "p3",
        CHIEN,
        EntryKind.COMMITMENT,
        "Trong năm 2024, Đắk Nông sẽ phối hợp chặt chẽ với TP.HCM tổ chức kết nối cung cầu, xúc tiến thương mại đầu tư",
        deadline=Deadline("trong năm 2024", date(2024, 1, 1), date(2024, 12, 31)),
    )
    e.add(
        "p4",
        NOBODY,
        EntryKind.SIGNING,
        "trao biên bản ghi nhớ thỏa thuận hợp tác kinh tế - xã hội giai đoạn 2024-2025",
        parties=refs("hcm", "lamdong", "gialai", "kontum", "daklak", "daknong"),
    )
    e.add(
        "p4",
        NOBODY,
        EntryKind.SIGNING,
        "trao biên bản ghi nhớ hợp tác giữa Sở Y tế TP.HCM với Sở Y tế các tỉnh vùng Tây Nguyên",
    )
    e.add(
        "p4",
        NOBODY,
        EntryKind.SIGNING,
        "trao biên bản ghi nhớ hợp tác giữa 05 bệnh viện của TP.HCM và các tỉnh vùng Tây Nguyên",
    )
    e.add(
        "p5",
        HOAN,
        EntryKind.STATEMENT,
        "Trong năm 2024, đôi bên cần tập trung thực hiện các hoạt động cấp vùng do từng địa phương tổ chức.",
        verbatim=True,
    )
    e.add(
        "p5",
        HOAN,
        EntryKind.FIGURE,
        "Tập trung triển khai 32 nội dung về lĩnh vực công thương",
        figures=(StatedFigure("32 nội dung", 32, None, "nội dung", FigureScope(field="công thương")),),
    )
    e.add(
        "p5",
        HOAN,
        EntryKind.DIRECTIVE,
        "Các sở, ngành TP.HCM liên kết với các tỉnh để cụ thể hoá bằng kế hoạch hỗ trợ cho từng tỉnh, trình UBND "
        "thành phố xem xét ngay trong tháng 6 tới.",
        owners=(to_name("các sở, ngành TP.HCM"),),
        deadline=Deadline("ngay trong tháng 6 tới", date(2024, 6, 1), date(2024, 6, 30)),
    )
    e.add(
        "p5",
        HOAN,
        EntryKind.DIRECTIVE,
        "Xây dựng, khảo sát, trực tiếp đi xuống các đơn vị y tế tại 05 tỉnh để nắm bắt "
        "nhu cầu, có kế hoạch chi tiết thực hiện.",
    )
    return Proceedings(
        meeting, PARTIES, delegates, points, (*done, *open_items, *events), e.all(), revised=1712240000000
    )
