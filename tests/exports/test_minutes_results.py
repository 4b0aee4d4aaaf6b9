"""What the minutes say of the results: register, figures, outcomes, votes, annex, and English."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

import conferences
from conferences import HOAN
from minutes_reading import VIETNAMESE_LETTER, body, lines, meeting_with, said, table

from exports.document import Paragraph, Style
from exports.minutes import Options, compose
from store.meeting.kinds import EntryKind, ItemState
from store.meeting.records import Deadline, Item
from store.meeting.refs import NOBODY, to_delegate, to_name, to_party


def test_points_follow_the_vietnamese_alphabet() -> None:
    entries = [said(EntryKind.DECISION, f"Kết luận {number}") for number in range(8)]
    text = body(compose(meeting_with(*entries)))
    assert re.findall(r"^(\S\)) Kết luận", text, re.MULTILINE) == ["a)", "b)", "c)", "d)", "đ)", "e)", "g)", "h)"]
    english = body(compose(meeting_with(*entries), Options("en")))
    assert re.findall(r"^(\S\)) Kết luận", english, re.MULTILINE) == ["a)", "b)", "c)", "d)", "e)", "f)", "g)", "h)"]


def test_more_points_than_letters_are_numbered() -> None:
    entries = [said(EntryKind.DECISION, f"Kết luận {number}") for number in range(60)]
    assert "60) Kết luận 59." in body(compose(meeting_with(*entries)))


def test_the_course_points_to_where_things_stand() -> None:
    text = body(compose(conferences.spring_2024()))
    assert "Hội nghị ghi nhận 2 hạn chế (Mục III, điểm a, b)." in text
    assert "Giao 2 nhiệm vụ cho các sở, ngành TP.HCM (Mục VI, số 1, 2)." in text
    assert "VI. Nhiệm vụ được giao" in text


def test_directives_have_unit_task_and_deadline_as_said_and_as_a_date() -> None:
    rows = table(compose(conferences.spring_2024()), "Nhiệm vụ được giao").rows
    assert rows[0][1] == "Các sở, ngành TP.HCM"
    assert rows[0][3] == "Ngay trong tháng 6 tới (từ 1/6/2024 đến 30/6/2024)"
    assert rows[1][1] == rows[1][3] == "Không nêu"


def test_a_deadline_that_names_no_day_stays_as_said() -> None:
    entry = said(EntryKind.DIRECTIVE, "Báo cáo", deadline=Deadline("khi có điều kiện"))
    assert table(compose(meeting_with(entry)), "Nhiệm vụ được giao").rows[0][3] == "Khi có điều kiện"


def test_register_counts_shares_and_stated_figures() -> None:
    text = body(compose(conferences.winter_2025()))
    assert "Sổ theo dõi có 20 nội dung, trong đó: hoàn thành 9/20; chưa triển khai 9/20; chuyển kỳ sau 2/20." in text
    assert "khớp với sổ theo dõi: “19 nội dung”; “9 nội dung đã thực hiện”." in text
    assert "- “23 nội dung” (bà Nguyễn Thị Ngọc Lan): sổ theo dõi đếm được 19;" in text
    assert "- “10 nội dung sẽ triển khai” (ông Võ Văn Hoan): sổ theo dõi đếm được 8." in text
    spring = body(compose(conferences.spring_2024()))
    assert "- “04/29 nội dung”: sổ theo dõi đếm được 4/6;" in spring
    by_field = table(compose(conferences.winter_2025()), "Kết quả theo lĩnh vực").rows
    assert by_field[-1] == ("Cộng", "20", "9", "9", "2")


def test_a_stated_figure_is_compared_even_if_nothing_is_listed() -> None:
    source = conferences.winter_2025()
    one = replace(source, items=(), entries=tuple(entry for entry in source.entries if "23 nội dung" in entry.text))
    told = "“23 nội dung” (bà Nguyễn Thị Ngọc Lan) khác với sổ theo dõi: đếm được 0."
    assert told in body(compose(one))


def test_where_all_items_stand_in_one_state_the_total_says_it() -> None:
    items = tuple(
        Item(uid=str(number), number=number, title="Việc", field=("a", "b")[number % 2]) for number in range(4)
    )
    rows = table(compose(replace(meeting_with(), items=items)), "Kết quả theo lĩnh vực").rows
    assert rows == (("A", "2"), ("B", "2"), ("Cộng", "4"))


def test_a_proposal_names_whom_it_is_made_to() -> None:
    entry = said(EntryKind.PROPOSAL, "Chủ động đề xuất", speaker=HOAN, owners=(to_name("các tỉnh"),))
    assert "Ông Võ Văn Hoan đề nghị các tỉnh: Chủ động đề xuất." in body(compose(meeting_with(entry)))


def test_a_deadline_in_the_words_is_not_said_twice() -> None:
    deadline = Deadline("trong năm 2024", date(2024, 1, 1), date(2024, 12, 31))
    entry = said(EntryKind.COMMITMENT, "Trong năm 2024 sẽ phối hợp", speaker=HOAN, deadline=deadline)
    text = body(compose(meeting_with(entry)))
    assert "Ông Võ Văn Hoan: Trong năm 2024 sẽ phối hợp (thời hạn: từ 1/1/2024 đến 31/12/2024)." in text


def test_columns_that_say_nothing_are_left_out() -> None:
    items = tuple(Item(uid=str(number), number=number, title=f"Việc {number}") for number in (1, 2))
    document = compose(replace(meeting_with(), items=items))
    headings = [one.heading for one in table(document, "Kết quả rà soát từng nội dung").columns]
    assert headings == ["Số", "Nội dung", "Trạng thái"]


def test_coming_events_stand_in_the_annex_and_not_twice() -> None:
    document = compose(conferences.spring_2024())
    annexed = list(lines(document.annexes))
    reviewed = table(document, "Kết quả rà soát từng nội dung")
    for title, _ in conferences.EVENTS:
        assert annexed.count(title) == 1
        assert title not in [row[1] for row in reviewed.rows]
    assert annexed[2] == (
        "(Kèm theo Biên bản số ……/BB-UBND ngày 04 tháng 4 năm 2024 của Ủy ban nhân dân Thành phố Hồ Chí Minh)"
    )
    assert annexed[-1].endswith("./.")


def test_an_event_that_is_done_is_reviewed_and_not_announced() -> None:
    source = conferences.spring_2024()
    items = tuple(replace(item, state=ItemState.DONE) for item in source.items)
    document = compose(replace(source, items=items))
    assert document.annexes == ()
    assert len(table(document, "Kết quả rà soát từng nội dung").rows) == len(items)


def test_votes_are_printed_with_their_shares() -> None:
    shares = "tán thành 12/16 phiếu (75%); không tán thành 03/16 phiếu (18,75%); không có ý kiến 01/16 phiếu (6,25%)."
    assert shares in body(compose(conferences.winter_2025()))


def test_agenda_names_what_was_not_reached() -> None:
    assert "(5) Tham quan (chưa tiến hành)." in body(compose(conferences.winter_2025()))


def test_a_point_taken_up_again_says_so() -> None:
    assert "3. Thảo luận (tiếp theo)" in body(compose(conferences.winter_2025()))


def test_recipients_end_as_the_form_wants() -> None:
    assert compose(conferences.winter_2025()).closing.recipients == (
        "- UBND các tỉnh vùng Tây Nguyên;",
        "- Các sở, ngành Thành phố Hồ Chí Minh;",
        "- Lưu: VT, Hồ sơ.",
    )


def test_a_meeting_is_not_called_a_conference() -> None:
    text = body(compose(meeting_with(said(EntryKind.NOTE, "Ghi chú"), ended_at=datetime(2025, 1, 3, 9, 5))))
    assert "Cuộc họp kết thúc vào 09 giờ 05 phút" in text
    assert "Nội dung (theo diễn biến cuộc họp):" in text
    assert "hội nghị" not in text.lower()


def test_english_minutes_have_no_vietnamese_of_their_own() -> None:
    source = conferences.bare()
    document = compose(source, Options("en", draft=True))
    told = [*lines(document.body), document.title.kind, document.title.draft_mark, document.letterhead.nation]
    told += [document.letterhead.motto, *document.closing.recipients, document.closing.right[0].capacity]
    assert not VIETNAMESE_LETTER.search("\n".join(told))
    rich = body(compose(conferences.winter_2025(), Options("en")))
    assert "Time of opening: 13:40, 3 January 2025 (planned for 13:30)." in rich
    assert "Mr Võ Văn Hoan, Phó Chủ tịch UBND TPHCM, said:" in rich
    assert "The conference ended at 17:05, 3 January 2025./." in rich


def test_dangling_references_do_no_harm() -> None:
    entry = said(
        EntryKind.DIRECTIVE,
        "Làm việc này",
        speaker=to_delegate("gone"),
        owners=(to_party("gone"),),
        items=("gone",),
    )
    broken = meeting_with(replace(entry, point="gone"), chairs=(to_delegate("gone"),), secretaries=(NOBODY,))
    document = compose(broken)
    assert table(document, "Nhiệm vụ được giao").rows[0][1] == "Không nêu"
    assert set(document.closing.right[0].name) == {"…"}


def test_only_styles_of_the_form_are_used() -> None:
    document = compose(conferences.winter_2025())
    assert {block.style for block in document.body if isinstance(block, Paragraph)} <= {
        Style.BODY,
        Style.FIELD,
        Style.LIST,
    }
