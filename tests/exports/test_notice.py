"""The notice of conclusions: who concluded what, each unit's tasks with their days, and who signs it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import conferences
import pytest
from conferences import CHIEN, HIEP, HOAN
from minutes_reading import body, meeting_with, said

from exports import composing, notice
from exports.document import Document, Paragraph
from exports.options import Attribution, DocumentKind, Options
from store.meeting.kinds import EntryKind
from store.meeting.proceedings import Proceedings
from store.meeting.records import Deadline, Delegate, Entry, Item, Vote
from store.meeting.refs import UNKNOWN, to_delegate, to_name, to_party

HEALTH = to_party("syt")


def composed(held: Proceedings, language: str = "vi", **more: object) -> Document:
    return notice.compose(held, Options(language, kind=DocumentKind.NOTICE, **more))  # type: ignore[arg-type]


def directive(text: str, **more: object) -> Entry:
    return said(EntryKind.DIRECTIVE, text, speaker=HOAN, **{"owners": (HEALTH,), **more})  # type: ignore[arg-type]


def lines_of(held: Proceedings, language: str = "vi", **more: object) -> str:
    return body(composed(held, language, **more))


def test_the_head_is_that_of_form_1_4() -> None:
    document = composed(conferences.winter_2025())
    assert document.letterhead.number_line == "Số: ……/TB-UBND", "its own series, its number still open"
    assert document.letterhead.place_and_date == "Lâm Đồng, ngày … tháng … năm …"
    assert document.title.kind == "THÔNG BÁO"
    assert document.title.subject.startswith("Kết luận của đồng chí Võ Văn Hoan, Phó Chủ tịch UBND TPHCM; đồng chí Võ")
    assert " tại Hội nghị sơ kết Thỏa thuận hợp tác" in document.title.subject
    assert document.title.draft_mark == "", "an open number and day are no blanks"


@pytest.mark.parametrize(
    ("symbol", "wanted"),
    [("BB-UBND", "TB-UBND"), ("bb-SYT", "TB-SYT"), ("", "TB-……"), ("BB", "TB-……"), ("VP-UBND", "TB-VP-UBND")],
)
def test_the_symbol_is_derived_from_that_of_the_minutes(symbol: str, wanted: str) -> None:
    assert composed(meeting_with(symbol=symbol)).letterhead.number_line == f"Số: ……/{wanted}"


def test_it_opens_with_when_where_who_chaired_who_came_and_what_was_heard() -> None:
    text = lines_of(conferences.winter_2025())
    assert text.startswith(
        "Ngày 03 tháng 01 năm 2025, tại Trung tâm Hành chính tỉnh Lâm Đồng, thành phố Đà Lạt, đồng chí"
    )
    assert "Phó Chủ tịch UBND tỉnh Lâm Đồng cùng chủ trì Hội nghị sơ kết" in text
    assert "Tham dự hội nghị có đại diện: UBND Thành phố Hồ Chí Minh, UBND tỉnh Lâm Đồng, UBND tỉnh Đắk Nông." in text
    assert "UBND tỉnh Gia Lai" not in text.split("Sau khi nghe")[0], "its only delegate was excused"
    assert "Sau khi nghe báo cáo của bà Nguyễn Thị Ngọc Lan, ý kiến của các đại biểu dự họp, đồng chí Võ Văn" in text
    assert body(composed(conferences.winter_2025())).endswith("tổ chức triển khai thực hiện./.")


def test_unit_task_and_day_stand_in_one_sentence() -> None:
    due = Deadline("quý I", date(2025, 1, 1), date(2025, 3, 31))
    text = lines_of(meeting_with(directive("Xây dựng kế hoạch chi tiết.", deadline=due)))
    wanted = "1. Giao Sở Y tế Thành phố Hồ Chí Minh xây dựng kế hoạch chi tiết, hoàn thành chậm nhất ngày 31 tháng 3 "
    assert f"{wanted}năm 2025 (quý I)." in text


def test_a_day_that_the_words_name_is_not_said_twice() -> None:
    due = Deadline("trong tháng 6 tới", date(2024, 6, 1), date(2024, 6, 30))
    text = lines_of(meeting_with(directive("Trình UBND xem xét trong tháng 6 tới", deadline=due)))
    assert "Giao Sở Y tế Thành phố Hồ Chí Minh trình UBND xem xét trong tháng 6 tới (chậm nhất ngày 30 tháng 6" in text
    assert text.count("trong tháng 6 tới") == 1


def test_a_deadline_without_a_day_keeps_its_words_and_gets_none() -> None:
    text = lines_of(meeting_with(directive("Rà soát danh mục", deadline=Deadline("khi có điều kiện"))))
    assert "rà soát danh mục, thời hạn: khi có điều kiện." in text


def test_a_task_that_names_its_unit_names_it_once() -> None:
    owners = (to_name("các sở, ngành TP.HCM"),)
    text = lines_of(meeting_with(directive("Các sở, ngành TP.HCM liên kết với các tỉnh", owners=owners)))
    assert "1. Giao các sở, ngành TP.HCM liên kết với các tỉnh." in text


@pytest.mark.parametrize(
    ("task", "shown"),
    [
        ("UBND tỉnh giao đất đúng hạn", "Minh: UBND tỉnh giao đất đúng hạn."),
        ("TPHCM tiếp tục việc đã làm", "Minh: TPHCM tiếp tục việc đã làm."),
        ("Kế hoạch phải xong sớm", "Minh: Kế hoạch phải xong sớm."),
        ("Khảo sát, lập danh mục", "Minh khảo sát, lập danh mục."),
    ],
)
def test_capitals_are_lowered_only_where_a_verb_begins_the_task(task: str, shown: str) -> None:
    assert f"Giao Sở Y tế Thành phố Hồ Chí {shown}" in lines_of(meeting_with(directive(task)))


def test_verbatim_words_are_never_touched() -> None:
    text = lines_of(meeting_with(directive("Xây dựng ngay kế hoạch", verbatim=True)))
    assert "Giao Sở Y tế Thành phố Hồ Chí Minh: “Xây dựng ngay kế hoạch”" in text


def test_one_units_tasks_stand_together_with_letters() -> None:
    held = meeting_with(
        directive("Xây dựng kế hoạch"),
        directive("Rà soát dự án", owners=(to_party("lamdong"),)),
        directive("Báo cáo kết quả"),
    )
    text = lines_of(held).split("\n")
    at = text.index("1. Giao Sở Y tế Thành phố Hồ Chí Minh:")
    assert text[at + 1 : at + 4] == [
        "a) Xây dựng kế hoạch.",
        "b) Báo cáo kết quả.",
        "2. Giao UBND tỉnh Lâm Đồng rà soát dự án.",
    ]


def test_supporting_units_come_from_the_register_and_from_nowhere_else() -> None:
    item = Item(uid="i", number=7, lead=(HEALTH,), supporting=(to_party("daknong"), to_party("daklak")))
    held = replace(meeting_with(directive("Khảo sát nhu cầu", items=("i",))), items=(item,))
    wanted = "Giao Sở Y tế Thành phố Hồ Chí Minh chủ trì, phối hợp với UBND tỉnh Đắk Nông, UBND tỉnh Đắk Lắk khảo sát"
    assert f"{wanted} nhu cầu (nội dung số 7)." in lines_of(held)
    unled = replace(held, items=(replace(item, lead=()),))
    assert "chủ trì, phối hợp" not in lines_of(unled)


def test_a_task_for_nobody_is_dots_and_makes_a_draft_unless_that_was_waived() -> None:
    open_one = directive("Xây dựng kế hoạch", owners=())
    document = composed(replace_chair(meeting_with(open_one)))
    assert "1. Giao …………………… xây dựng kế hoạch." in body(document)
    assert document.title.draft_mark == "DỰ THẢO"
    waived = composed(replace_chair(meeting_with(replace(open_one, waived=("no_owner: giao chung",)))))
    assert "1. Xây dựng kế hoạch." in body(waived)
    assert waived.title.draft_mark == ""


def test_two_tasks_for_nobody_are_two_conclusions_each_with_its_dots() -> None:
    text = lines_of(meeting_with(directive("Xây dựng kế hoạch", owners=()), directive("Báo cáo sớm", owners=())))
    assert "1. Giao …………………… xây dựng kế hoạch.\n2. Giao …………………… báo cáo sớm." in text


def replace_chair(held: Proceedings) -> Proceedings:
    """The meeting with its own details known, so that only what a test is about can be missing."""
    known = {"title": "Hội nghị", "issuing_body": "Ủy ban nhân dân tỉnh Lâm Đồng", "day": date(2025, 1, 3)}
    return replace(held, meeting=replace(held.meeting, chairs=(HIEP,), symbol="BB-UBND", **known))  # type: ignore[arg-type]


def test_decisions_and_votes_are_conclusions_and_come_first() -> None:
    held = meeting_with(
        said(EntryKind.COMMITMENT, "Sẽ hỗ trợ", speaker=CHIEN),
        directive("Xây dựng kế hoạch"),
        said(EntryKind.DECISION, "Thống nhất nội dung", speaker=HOAN),
        said(EntryKind.VOTE, "Thông qua", speaker=HOAN, vote=Vote(9, 0, 1)),
    )
    text = lines_of(held)
    order = (
        "I. Kết luận chung",
        "Thống nhất nội dung",
        "09/10 phiếu (90%)",
        "II. Giao nhiệm vụ",
        "III. Cam kết của các bên",
    )
    places = [text.index(words) for words in order]
    assert places == sorted(places)
    assert "1. UBND tỉnh Đắk Nông cam kết: Sẽ hỗ trợ." in text, "the party is bound, whoever spoke for it"


def test_what_was_only_said_stays_in_the_minutes() -> None:
    kinds = set(EntryKind) - {EntryKind.DIRECTIVE, EntryKind.COMMITMENT, EntryKind.DECISION, EntryKind.VOTE}
    held = meeting_with(*(said(kind, f"Lời số {number}", speaker=CHIEN) for number, kind in enumerate(sorted(kinds))))
    assert "Lời số" not in lines_of(held)


def test_where_nothing_was_concluded_there_are_dots_to_fill() -> None:
    document = composed(replace_chair(meeting_with()))
    assert "1. ……………………" in body(document)
    assert document.title.draft_mark == "DỰ THẢO"


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("attribution", list(Attribution))
def test_closed_session_leaves_no_trace_unless_asked_for(language: str, attribution: Attribution) -> None:
    secret = directive("Điều không ai được đọc", closed_session=True, owners=(to_name("Đơn vị kín"),))
    options = {"attribution": attribution}
    with_secret = composed(meeting_with(secret), language, **options)
    assert with_secret == composed(meeting_with(), language, **options)
    printed = lines_of(meeting_with(secret), language, closed_session=True, **options)
    assert "iều không ai được đọc" in printed
    assert ("phiên kín" if language == "vi" else "closed session") in printed


def test_attribution_changes_who_concluded_and_not_who_has_to_do_it() -> None:
    winter = conferences.winter_2025()
    delegation = composed(winter, attribution=Attribution.DELEGATION)
    assert "Võ Văn Hoan" not in delegation.title.subject
    assert "đại diện UBND Thành phố Hồ Chí Minh và đại diện UBND tỉnh Lâm Đồng" in delegation.title.subject
    impersonal = composed(winter, attribution=Attribution.IMPERSONAL)
    assert impersonal.title.subject.startswith("Kết luận tại Hội nghị sơ kết")
    assert "hội nghị thống nhất kết luận như sau:" in body(impersonal)
    assert "chỉ đạo của" not in body(impersonal)
    for document in (delegation, impersonal):
        assert "Giao Sở Y tế Thành phố Hồ Chí Minh, UBND tỉnh Lâm Đồng" in body(document)


def test_the_chair_of_the_issuing_body_signs_in_his_office() -> None:
    (signer,) = composed(conferences.winter_2025()).closing.right
    assert (signer.capacity, signer.office, signer.name) == ("KT. CHỦ TỊCH", "Phó Chủ tịch", "Võ Ngọc Hiệp")
    assert composed(conferences.winter_2025()).closing.left == ()


@pytest.mark.parametrize(
    ("office", "capacity", "below"),
    [
        ("Chủ tịch UBND tỉnh Lâm Đồng", "CHỦ TỊCH", ""),
        ("Phó Chủ tịch Ủy ban nhân dân tỉnh Lâm Đồng", "KT. CHỦ TỊCH", "Phó Chủ tịch"),
        ("Giám đốc Sở Y tế", "GIÁM ĐỐC", ""),
        ("Phó Giám đốc Sở Y tế, Trưởng đoàn", "KT. GIÁM ĐỐC", "Phó Giám đốc"),
        ("Chánh Văn phòng", "CHÁNH VĂN PHÒNG", ""),
        ("", "……………………", ""),
    ],
)
def test_the_capacity_is_the_office_without_the_body(office: str, capacity: str, below: str) -> None:
    held = replace_chair(meeting_with(directive("Xây dựng kế hoạch")))
    delegates = tuple(replace(one, office=office) if one.uid == "hiep" else one for one in held.delegates)
    document = composed(replace(held, delegates=delegates))
    (signer,) = document.closing.right
    assert (signer.capacity, signer.office) == (capacity, below)
    assert bool(document.title.draft_mark) is not bool(office)


def test_nobody_is_made_to_sign_for_a_body_that_is_not_his() -> None:
    held = replace_chair(meeting_with(directive("Xây dựng kế hoạch")))
    both = replace(held, meeting=replace(held.meeting, chairs=(HOAN, CHIEN)))
    document = composed(both)
    assert [one.name for one in document.closing.right] == ["……………………"]
    assert document.title.draft_mark == "DỰ THẢO"
    unknown = replace(held, meeting=replace(held.meeting, chairs=(UNKNOWN,)))
    assert [one.name for one in composed(unknown).closing.right] == ["……………………"]


def test_recipients_begin_with_those_who_were_there_and_end_with_the_file() -> None:
    assert composed(conferences.winter_2025()).closing.recipients == (
        "- Như thành phần tham dự;",
        "- UBND các tỉnh vùng Tây Nguyên;",
        "- Các sở, ngành Thành phố Hồ Chí Minh;",
        "- Lưu: VT, Hồ sơ.",
    )
    own = ("Như thành phần tham dự", "- Lưu: VT, TH;")
    assert composed(meeting_with(recipients=own)).closing.recipients == ("- Như thành phần tham dự;", "- Lưu: VT, TH.")


def test_a_missed_word_is_a_blank_in_the_notice_too() -> None:
    document = composed(replace_chair(meeting_with(directive("Xây dựng @@ trường học"))))
    (task,) = [one for one in document.body if isinstance(one, Paragraph) and one.source]
    assert [run.text for run in task.runs if run.blank] == ["……"]
    assert document.title.draft_mark == "DỰ THẢO"


@pytest.mark.parametrize("held", [conferences.spring_2024(), conferences.winter_2025(), conferences.bare()])
def test_english_labels_around_what_was_said(held: Proceedings) -> None:
    document = composed(held, "en")
    assert document.title.kind == "NOTICE"
    told = re.sub(r"“[^”]*”", "", body(document))
    for words in ("Giao ", "kết luận như sau", "Tham dự ", "cam kết:"):
        assert words not in told
    assert document.closing.recipients[0] == "- Participants;"


def test_what_an_earlier_meeting_left_is_not_concluded_again() -> None:
    held = meeting_with(directive("Việc của kỳ trước", carried_from="m0"))
    assert "Việc của kỳ trước" not in lines_of(held)


def test_every_conclusion_names_the_record_it_prints() -> None:
    document = composing.compose(conferences.winter_2025(), Options(kind=DocumentKind.NOTICE))
    printed = {one.source for one in document.body if isinstance(one, Paragraph) and one.source}
    kinds = {EntryKind.DIRECTIVE, EntryKind.COMMITMENT, EntryKind.DECISION, EntryKind.VOTE}
    assert printed == {f"entry/{one.uid}" for one in conferences.winter_2025().entries if one.kind in kinds}


def test_a_chair_who_is_on_no_list_is_named_as_he_was_said() -> None:
    held = meeting_with(directive("Xây dựng kế hoạch"), chairs=(to_name("Trần Văn Bình"),), title="Cuộc họp")
    assert composed(held).title.subject == "Kết luận của đồng chí Trần Văn Bình tại Cuộc họp"
    nobody = replace(held, delegates=(Delegate(uid="x"),), meeting=replace(held.meeting, chairs=(to_delegate("x"),)))
    assert "đồng chí ……………………" in composed(nobody).title.subject
