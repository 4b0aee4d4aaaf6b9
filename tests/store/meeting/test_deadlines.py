"""Deadlines as they are said, with the exact days they mean on the days of two real conferences."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from store.meeting import deadlines
from store.meeting.records import Deadline
from store.meeting.text import fold

THURSDAY = date(2024, 4, 4)
FRIDAY = date(2025, 1, 3)


def days(first: str, last: str = "") -> tuple[date, date]:
    return date.fromisoformat(first), date.fromisoformat(last or first)


SAID_ON_4_APRIL_2024 = {
    "30/6": days("2024-06-30"),
    "04/4": days("2024-04-04"),
    "3/4": days("2025-04-03"),
    "30/6/2025": days("2025-06-30"),
    "30/6/25": days("2025-06-30"),
    "30-6-2024": days("2024-06-30"),
    "30.6.2024": days("2024-06-30"),
    "3-1": days("2025-01-03"),
    "10/10": days("2024-10-10"),
    "ngày 30/6": days("2024-06-30"),
    "ngày 5 tháng 6": days("2024-06-05"),
    "ngày 05 tháng 6 năm 2025": days("2025-06-05"),
    "5 tháng Sáu": days("2024-06-05"),
    "ngày 15": days("2024-04-15"),
    "ngày 3": days("2024-05-03"),
    "ngày 31": days("2024-05-31"),
    "ngày 15 tháng tới": days("2024-05-15"),
    "2024-06-30": days("2024-06-30"),
    "tháng 6": days("2024-06-01", "2024-06-30"),
    "tháng 6/2024": days("2024-06-01", "2024-06-30"),
    "6/2025": days("2025-06-01", "2025-06-30"),
    "tháng 6 năm 2025": days("2025-06-01", "2025-06-30"),
    "tháng Sáu": days("2024-06-01", "2024-06-30"),
    "tháng tư": days("2024-04-01", "2024-04-30"),
    "trong tháng 6 tới": days("2024-06-01", "2024-06-30"),
    "ngay trong tháng 6 tới": days("2024-06-01", "2024-06-30"),
    "trong tháng 4": days("2024-04-01", "2024-04-30"),
    "tháng 4 tới": days("2025-04-01", "2025-04-30"),
    "tháng 3": days("2025-03-01", "2025-03-31"),
    "tháng này": days("2024-04-01", "2024-04-30"),
    "tháng tới": days("2024-05-01", "2024-05-31"),
    "tháng sau": days("2024-05-01", "2024-05-31"),
    "cuối tháng": days("2024-04-21", "2024-04-30"),
    "cuối tháng 6": days("2024-06-21", "2024-06-30"),
    "cuối tháng này": days("2024-04-21", "2024-04-30"),
    "đầu tháng": days("2024-04-01", "2024-04-10"),
    "đầu tháng sau": days("2024-05-01", "2024-05-10"),
    "giữa tháng": days("2024-04-11", "2024-04-20"),
    "hết tháng 6": days("2024-06-30"),
    "đến hết tháng 6": days("2024-06-30"),
    "trước tháng 6": days("2024-05-31"),
    "tuần này": days("2024-04-01", "2024-04-07"),
    "tuần tới": days("2024-04-08", "2024-04-14"),
    "tuần sau": days("2024-04-08", "2024-04-14"),
    "trong tuần tới": days("2024-04-08", "2024-04-14"),
    "cuối tuần": days("2024-04-05", "2024-04-07"),
    "cuối tuần sau": days("2024-04-12", "2024-04-14"),
    "thứ Sáu": days("2024-04-05"),
    "thứ 6": days("2024-04-05"),
    "thứ năm": days("2024-04-04"),
    "thứ năm tới": days("2024-04-11"),
    "thứ Hai": days("2024-04-08"),
    "thứ Sáu tuần tới": days("2024-04-12"),
    "thứ tư tuần này": days("2024-04-03"),
    "chủ nhật": days("2024-04-07"),
    "hôm nay": days("2024-04-04"),
    "ngày mai": days("2024-04-05"),
    "quý IV": days("2024-10-01", "2024-12-31"),
    "quý 4": days("2024-10-01", "2024-12-31"),
    "quý I": days("2025-01-01", "2025-03-31"),
    "quý 1/2025": days("2025-01-01", "2025-03-31"),
    "quý II năm 2025": days("2025-04-01", "2025-06-30"),
    "trong quý này": days("2024-04-01", "2024-06-30"),
    "quý tới": days("2024-07-01", "2024-09-30"),
    "cuối quý III": days("2024-09-01", "2024-09-30"),
    "đầu quý 3": days("2024-07-01", "2024-07-31"),
    "cuối quý": days("2024-06-01", "2024-06-30"),
    "trong năm 2024": days("2024-01-01", "2024-12-31"),
    "năm 2025": days("2025-01-01", "2025-12-31"),
    "trong năm nay": days("2024-01-01", "2024-12-31"),
    "năm tới": days("2025-01-01", "2025-12-31"),
    "sang năm": days("2025-01-01", "2025-12-31"),
    "cuối năm": days("2024-10-01", "2024-12-31"),
    "cuối năm 2025": days("2025-10-01", "2025-12-31"),
    "giữa năm": days("2024-05-01", "2024-08-31"),
    "6 tháng đầu năm": days("2024-01-01", "2024-06-30"),
    "sáu tháng cuối năm": days("2024-07-01", "2024-12-31"),
    "6 tháng đầu năm 2025": days("2025-01-01", "2025-06-30"),
    "giai đoạn 2024-2025": days("2024-01-01", "2025-12-31"),
    "giai đoạn 2024 - 2025": days("2024-01-01", "2025-12-31"),
    "đến năm 2030": days("2030-01-01", "2030-12-31"),
    "2030": days("2030-01-01", "2030-12-31"),
    "trước năm 2030": days("2029-12-31"),
    "trước 30/6": days("2024-06-30"),
    "trước ngày 30/6": days("2024-06-30"),
    "chậm nhất là ngày 30/6": days("2024-06-30"),
    "hạn chót: 30/6": days("2024-06-30"),
    "từ 1/6 đến 30/6": days("2024-06-01", "2024-06-30"),
    "trong vòng 10 ngày": days("2024-04-04", "2024-04-14"),
    "trong hai tuần": days("2024-04-04", "2024-04-18"),
    "10 ngày làm việc": days("2024-04-04", "2024-04-18"),
    "sau 10 ngày": days("2024-04-14"),
    "2 tuần nữa": days("2024-04-18"),
    "1-2 tuần": days("2024-04-11", "2024-04-18"),
    "trong 1 tháng": days("2024-04-04", "2024-05-04"),
    "by Friday": days("2024-04-05"),
    "on Thursday": days("2024-04-04"),
    "next Tuesday": days("2024-04-09"),
    "next Friday": days("2024-04-05", "2024-04-12"),
    "this Friday": days("2024-04-05"),
    "Friday next week": days("2024-04-12"),
    "next week": days("2024-04-08", "2024-04-14"),
    "by the end of next month": days("2024-05-21", "2024-05-31"),
    "tomorrow": days("2024-04-05"),
    "in one to two weeks": days("2024-04-11", "2024-04-18"),
    "in 3 days": days("2024-04-07"),
    "within 3 days": days("2024-04-04", "2024-04-07"),
    "within a week": days("2024-04-04", "2024-04-11"),
    "end of Q3": days("2024-09-01", "2024-09-30"),
    "Q4 2025": days("2025-10-01", "2025-12-31"),
    "Q1": days("2025-01-01", "2025-03-31"),
    "the fourth quarter of 2024": days("2024-10-01", "2024-12-31"),
    "June": days("2024-06-01", "2024-06-30"),
    "by June": days("2024-06-01", "2024-06-30"),
    "before June": days("2024-05-31"),
    "early June 2025": days("2025-06-01", "2025-06-10"),
    "mid-June": days("2024-06-11", "2024-06-20"),
    "30 June": days("2024-06-30"),
    "by 30 June 2024": days("2024-06-30"),
    "June 5th, 2025": days("2025-06-05"),
    "end of the month": days("2024-04-21", "2024-04-30"),
    "the end of the year": days("2024-10-01", "2024-12-31"),
    "first half of 2025": days("2025-01-01", "2025-06-30"),
    "in 2025": days("2025-01-01", "2025-12-31"),
}

SAID_ON_3_JANUARY_2025 = {
    "30/6": days("2025-06-30"),
    "3-1": days("2025-01-03"),
    "2/1": days("2026-01-02"),
    "ngay trong tháng 6 tới": days("2025-06-01", "2025-06-30"),
    "tháng 1": days("2025-01-01", "2025-01-31"),
    "quý 1/2025": days("2025-01-01", "2025-03-31"),
    "quý I": days("2025-01-01", "2025-03-31"),
    "quý IV": days("2025-10-01", "2025-12-31"),
    "quý IV/2024": days("2024-10-01", "2024-12-31"),
    "tuần này": days("2024-12-30", "2025-01-05"),
    "thứ Sáu": days("2025-01-03"),
    "thứ Sáu tới": days("2025-01-10"),
    "next Tuesday": days("2025-01-07"),
    "by Friday": days("2025-01-03"),
    "cuối tháng": days("2025-01-21", "2025-01-31"),
    "cuối tháng 2": days("2025-02-21", "2025-02-28"),
    "tháng sau": days("2025-02-01", "2025-02-28"),
    "sang năm": days("2026-01-01", "2026-12-31"),
    "end of Q3": days("2025-09-01", "2025-09-30"),
    "10 ngày làm việc": days("2025-01-03", "2025-01-17"),
}

ALL = [(THURSDAY, *row) for row in SAID_ON_4_APRIL_2024.items()] + [
    (FRIDAY, *row) for row in SAID_ON_3_JANUARY_2025.items()
]


@pytest.mark.parametrize(("day", "said", "meant"), ALL)
def test_words_mean_these_days(day: date, said: str, meant: tuple[date, date]) -> None:
    assert deadlines.read(said, day) == Deadline(said, *meant)


@pytest.mark.parametrize(("day", "said", "meant"), [row for row in ALL if row[1] not in {"tháng Sáu", "5 tháng Sáu"}])
def test_accents_and_capitals_make_no_difference(day: date, said: str, meant: tuple[date, date]) -> None:
    for spelling in (fold(said), said.upper(), f"  {said} ."):
        assert deadlines.read(spelling, day) == Deadline(spelling, *meant)


def test_only_the_accent_tells_june_from_next_month() -> None:
    assert deadlines.read("THÁNG SÁU", THURSDAY) == Deadline("THÁNG SÁU", *days("2024-06-01", "2024-06-30"))
    assert deadlines.read("thang sau", THURSDAY) == Deadline("thang sau", *days("2024-05-01", "2024-05-31"))


@pytest.mark.parametrize(
    "said",
    [
        "04/29", "9/19", "31/4", "30/2", "29/2/2025", "0/5", "5/0", "32/1", "30/13", "ngày 31 tháng 4", "tháng 13",
        "tháng 0", "quý V", "quý 5", "trước Tết", "khi có vốn", "sớm nhất có thể", "thứ 8", "asap", "", " ",
        "ngày", "trong", "99999 năm", "30/6/", "/6", "2024-13-01", "giai đoạn 2025-2024", "next", "the month",
        "60/100", "1/2/3/4", "30 June 31", "by",
    ],
)  # fmt: skip
def test_what_names_no_day_has_none(said: str) -> None:
    assert deadlines.read(said, THURSDAY) is None
    assert deadlines.read(said, FRIDAY) is None


@pytest.mark.parametrize(
    ("text", "said", "latest"),
    [
        ("trình UBND thành phố xem xét ngay trong tháng 6 tới", "ngay trong tháng 6 tới", "2024-06-30"),
        (
            "Trong năm 2024, đôi bên cần tập trung thực hiện các hoạt động cấp vùng; trình UBND thành phố xem xét "
            "ngay trong tháng 6 tới. Trong đó, chú ý đến việc gắn với các vấn đề kinh tế",
            "ngay trong tháng 6 tới",
            "2024-06-30",
        ),
        ("hoàn thành trước 30/6", "trước 30/6", "2024-06-30"),
        ("các sở ngành trước 30/6 phải xong", "trước 30/6", "2024-06-30"),
        ("các sở ngành ngày 30/6 báo cáo", "ngày 30/6", "2024-06-30"),
        ("trình ký trước 30/6", "trước 30/6", "2024-06-30"),
        ("dự kiến đến năm 2030 có cao tốc", "đến năm 2030", "2030-12-31"),
        ("hoàn thành trước ngày 30/6, báo cáo", "trước ngày 30/6", "2024-06-30"),
        ("đạt 10/10 nội dung trước 30/6", "trước 30/6", "2024-06-30"),
        ("báo cáo ngày 5 tháng 6", "ngày 5 tháng 6", "2024-06-05"),
        ("gửi vào thứ Sáu tuần tới nhé", "vào thứ Sáu tuần tới", "2024-04-12"),
        ("khảo sát trong quý II/2025", "trong quý II/2025", "2025-06-30"),
        ("tuần tới báo cáo lại", "tuần tới", "2024-04-14"),
        ("xong cuối tháng này", "cuối tháng này", "2024-04-30"),
        ("đến năm 2030 sẽ có cao tốc", "đến năm 2030", "2030-12-31"),
        ("thực hiện trong vòng 10 ngày", "trong vòng 10 ngày", "2024-04-14"),
        ("Ann to report by next Tuesday.", "by next Tuesday", "2024-04-09"),
        ("send it before 30 June", "before 30 June", "2024-06-30"),
        ("done in one to two weeks", "in one to two weeks", "2024-04-18"),
        ("HOÀN THÀNH TRƯỚC 30/6", "TRƯỚC 30/6", "2024-06-30"),
        ("hoan thanh truoc 30/6", "truoc 30/6", "2024-06-30"),
    ],
)
def test_a_deadline_is_found_in_a_sentence(text: str, said: str, latest: str) -> None:
    found = deadlines.find(text, THURSDAY)
    assert found is not None
    assert (found.said, found.latest) == (said, date.fromisoformat(latest))
    assert found == deadlines.read(said, THURSDAY)


@pytest.mark.parametrize(
    "text",
    [
        "có 04/29 nội dung được triển khai",
        "đạt 10/10 nội dung",
        "10/10 hoạt động cấp vùng",
        "thực hiện đến 10/10 hoạt động",
        "đến 9/19 nội dung",
        "giao 5/6 tỉnh thực hiện",
        "trong 2-3 tỉnh",
        "tăng 1.5 lần so với 3/4 dân số",
        "xây dựng kế hoạch năm 2025",
        "triển khai thỏa thuận ký ngày 29/12/2024",
        "theo Kế hoạch số 15/KH-UBND ngày 5/6",
        "thỏa thuận ngày 29/12/2022",
        "ưu tiên thứ ba là y tế",
        "hợp tác với quận 6 và quận 8",
        "the provinces may join",
        "một năm nhìn lại",
        "không có hạn",
        "",
    ],
)
def test_ratios_papers_and_plans_are_no_deadline(text: str) -> None:
    assert deadlines.find(text, THURSDAY) is None


WORDS = [
    "trước", "đến", "hết", "trong", "ngay", "ngày", "tháng", "quý", "năm", "tuần", "thứ", "tới", "này", "sau",
    "cuối", "đầu", "giữa", "6", "30", "IV", "2024", "2025", "30/6", "31/4", "10/10", "5-6", "sáu", "hai", "tư",
    "giai đoạn", "2024-2025", "vòng", "làm việc", "by", "before", "in", "within", "next", "end of", "the", "June",
    "Q3", "Friday", "week", "days", "month", "first half of", "nửa",
]  # fmt: skip
phrases = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join))
meeting_days = st.dates(date(1, 1, 1), date(9999, 12, 31)) | st.dates(date(2020, 1, 1), date(2040, 12, 31))


@settings(deadline=None)
@given(words=phrases, day=meeting_days)
@example(words="trong 99999 năm", day=date(9999, 12, 31))
@example(words="quý tới", day=date(9999, 12, 31))
@example(words="tuần này", day=date(1, 1, 1))
@example(words="10 ngày làm việc", day=date(9999, 12, 30))
@example(words="²/³", day=date(2024, 4, 4))
def test_a_deadline_is_what_was_said_and_never_ends_before_it_begins(words: str, day: date) -> None:
    read, found = deadlines.read(words, day), deadlines.find(words, day)
    if read is not None:
        assert read.said == words
        assert read.earliest is not None
        assert read.latest is not None
        assert read.earliest <= read.latest
    if found is not None:
        assert found.said in words or not words.isprintable() or found.said
        assert found.latest is not None
        assert found.latest >= day
        assert found == deadlines.read(found.said, day)


@settings(deadline=None)
@given(
    words=st.lists(st.sampled_from([word for word in WORDS if word != "sáu"]), max_size=8).map(" ".join),
    day=meeting_days,
)
def test_folded_words_mean_the_same_days(words: str, day: date) -> None:
    accented, folded = deadlines.read(words, day), deadlines.read(fold(words), day)
    assert (accented and (accented.earliest, accented.latest)) == (folded and (folded.earliest, folded.latest))
