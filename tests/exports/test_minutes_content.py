"""What the minutes say: everything recorded, once, in the form's order, with nothing invented."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import conferences
import pytest
from conferences import HIEP, HOAN
from minutes_reading import body, meeting_with, said

from exports.document import Heading, Paragraph
from exports.minutes import Options, compose
from store.meeting.kinds import EntryKind
from store.meeting.proceedings import Proceedings
from store.meeting.records import Delegate, Meeting, Party
from store.meeting.refs import UNKNOWN, to_name, to_party


@pytest.mark.parametrize("conference", [conferences.spring_2024(), conferences.winter_2025()])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_everything_recorded_is_printed_once(conference: Proceedings, language: str) -> None:
    text = body(compose(conference, Options(language)))  # type: ignore[arg-type]
    for entry in conference.entries:
        words = entry.text.replace("@@", "……").rstrip(".")[1:]  # a sentence begins with a capital, whatever was typed
        times = 0 if entry.closed_session else sum(other.text == entry.text for other in conference.entries)
        assert text.count(words) == times, entry.text


def test_closed_session_leaves_no_trace() -> None:
    secret = said(EntryKind.LIMITATION, "Điều không ai được đọc", speaker=HOAN, closed_session=True)
    with_secret, without = compose(meeting_with(secret)), compose(meeting_with())
    assert with_secret == without


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_heading_stands_over_nothing(language: str) -> None:
    for conference in (conferences.spring_2024(), conferences.winter_2025(), conferences.bare()):
        document = compose(conference, Options(language))  # type: ignore[arg-type]
        for block, following in zip(document.body, document.body[1:], strict=False):
            if isinstance(block, Heading):
                assert not (isinstance(following, Heading) and following.level <= block.level), block
        assert not isinstance(document.body[-1], Heading)


def test_fields_stand_in_the_order_of_the_form() -> None:
    text = body(compose(conferences.winter_2025()))
    order = (
        "Thời gian bắt đầu: 13 giờ 40 phút, ngày 03 tháng 01 năm 2025",
        "Địa điểm: ",
        "Thành phần tham dự: ",
        "Chủ tọa:",
        "Thư ký: ",
        "Chương trình: ",
        "Nội dung (theo diễn biến hội nghị):",
        "Hội nghị kết thúc vào 17 giờ 05 phút, ngày 03 tháng 01 năm 2025./.",
    )
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert text.endswith(order[-1])


def test_unknown_hours_names_and_places_are_blanks_not_inventions() -> None:
    document = compose(replace(conferences.bare(), meeting=Meeting(uid="m", day=date(2025, 1, 3), part_of_day="chiều")))
    first, place = document.body[0], document.body[1]
    assert isinstance(first, Paragraph)
    assert "".join(run.text for run in first.runs) == (
        "Thời gian bắt đầu: …… giờ …… phút, chiều ngày 03 tháng 01 năm 2025."
    )
    assert [run.text for run in first.runs if run.blank] == ["……", "……"]
    assert isinstance(place, Paragraph)
    assert place.runs[-1].blank
    assert document.letterhead.number_line == "Số: ……/BB-……"
    assert set(document.closing.right[0].name) == {"…"}


def test_a_missed_word_is_a_blank_in_the_sentence() -> None:
    document = compose(meeting_with(said(EntryKind.NOTE, "Kinh phí @@ triệu đồng")))
    paragraph = next(one for one in document.body if isinstance(one, Paragraph) and "Kinh phí" in one.runs[0].text)
    assert [(run.text, run.blank) for run in paragraph.runs] == [
        ("Kinh phí ", False),
        ("……", True),
        (" triệu đồng.", False),
    ]


def test_numbers_below_ten_get_a_zero() -> None:
    assert compose(conferences.winter_2025()).letterhead.number_line == "Số: 05/BB-UBND"


def test_the_role_in_the_text_is_the_role_in_the_signature() -> None:
    for options in (Options("vi"), Options("en")):
        document = compose(conferences.winter_2025(), options)
        text = body(document).upper()
        assert f"{document.closing.right[0].capacity}:" in text
        assert f"{document.closing.left[0].capacity}:" in text


def test_names_are_signed_without_honorifics() -> None:
    assert [one.name for one in compose(conferences.winter_2025()).closing.right] == ["Võ Văn Hoan", "Võ Ngọc Hiệp"]


def test_attendance_by_party() -> None:
    text = body(compose(conferences.winter_2025()))
    assert "có mặt 5 đại biểu, vắng có lý do 1 đại biểu, có người dự thay 1 đại biểu:" in text
    assert "(trưởng đoàn; đến lúc 13 giờ 55 phút ở mục 2 của chương trình)" in text
    assert "(vắng, ông Trần Minh, Chánh Văn phòng, UBND tỉnh Đắk Nông dự thay)" in text
    assert "(về lúc 16 giờ 00 phút)" in text
    assert "- UBND tỉnh Kon Tum (nay là tỉnh Quảng Ngãi)." in text  # a party that named nobody took part all the same
    assert "Sở Y tế Thành phố Hồ Chí Minh" not in text[: text.index("Chủ tọa")]  # only mentioned, not there


def test_a_roll_not_called_is_said_and_no_presence_invented() -> None:
    text = body(compose(conferences.spring_2024()))
    assert "chưa ghi kết quả điểm danh" in text
    assert "có mặt" not in text


def test_a_roll_called_in_part_says_who_is_open() -> None:
    source = conferences.winter_2025()
    delegates = (*source.delegates, Delegate(uid="new", name="Lê Thị Mai", party="gialai"))
    text = body(compose(replace(source, delegates=delegates)))
    assert "chưa điểm danh 1 đại biểu" in text
    assert "Lê Thị Mai (chưa điểm danh)" in text


def test_parties_that_are_each_others_parents_are_listed_once() -> None:
    loop = (Party(uid="a", name="Bên A", parent="b"), Party(uid="b", name="Bên B", parent="a"))
    text = body(compose(Proceedings(Meeting(uid="m"), loop)))
    assert text.count("Bên A") == text.count("Bên B") == 1


def test_office_at_first_mention_only() -> None:
    entries = [
        said(EntryKind.STATEMENT, f"Ý kiến {number}", speaker=ref) for number, ref in enumerate((HOAN, HIEP, HOAN))
    ]
    text = body(compose(meeting_with(*entries)))
    assert "Ông Võ Văn Hoan, Phó Chủ tịch UBND TPHCM, phát biểu: Ý kiến 0." in text
    assert "Ông Võ Văn Hoan phát biểu: Ý kiến 2." in text


def test_verbatim_words_stand_in_quotation_marks_once() -> None:
    entries = (
        said(EntryKind.STATEMENT, "Nguyên văn một", speaker=HOAN, verbatim=True),
        said(EntryKind.STATEMENT, "“Nguyên văn hai”", speaker=HOAN, verbatim=True),
    )
    text = body(compose(meeting_with(*entries)))
    assert "“Nguyên văn một”" in text
    assert "“Nguyên văn hai”" in text
    assert "““" not in text


def test_unknown_and_unlisted_speakers() -> None:
    entries = (
        said(EntryKind.STATEMENT, "Một ý kiến", speaker=UNKNOWN),
        said(EntryKind.STATEMENT, "Ý kiến khác", speaker=to_name("Trần Văn Bình")),
        said(EntryKind.STATEMENT, "Ý kiến của tỉnh", speaker=to_party("gialai")),
    )
    text = body(compose(meeting_with(*entries)))
    assert "Đại biểu …… phát biểu: Một ý kiến." in text
    assert "Trần Văn Bình phát biểu: Ý kiến khác." in text
    assert "UBND tỉnh Gia Lai phát biểu: Ý kiến của tỉnh." in text
