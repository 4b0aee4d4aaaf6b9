"""Which dossiers are one series, and how far a series is together."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import tui.demo
from store import local_copy, summary
from store.dossier import Dossier
from store.meeting.carry_over import carry_over
from store.meeting.kinds import EntryKind, ItemState, RecordKind
from store.meeting.records import Deadline
from store.series import series, stem
from store.summary import Summary


def one(title: str, day: date | None = None, **fields: object) -> Summary:
    name = f"{title}, {day.day}/{day.month}/{day.year}" if day else title
    return Summary(title=title, day=day, name=name, **fields)  # type: ignore[arg-type]


def groups(*dossiers: Summary) -> list[tuple[str, ...]]:
    found = series({str(number): dossier for number, dossier in enumerate(dossiers)})
    return sorted(group.members for group in found)


def test_the_same_agreement_makes_a_series_in_the_order_of_the_days() -> None:
    first = one("Hội nghị sơ kết năm 2023", date(2024, 4, 4), agreement="Thỏa thuận TPHCM – Tây Nguyên")
    second = one("Hội nghị tổng kết", date(2026, 1, 3), agreement="THỎA THUẬN TPHCM – TÂY NGUYÊN")
    other = one("Hội nghị sơ kết năm 2024", date(2025, 1, 3), agreement="Thỏa thuận TPHCM – Đồng Tháp")
    assert groups(second, other, first) == [("1",), ("2", "0")]
    (newest, _) = series({"a": first, "b": second, "c": other})
    assert (newest.title, newest.members) == ("THỎA THUẬN TPHCM – TÂY NGUYÊN", ("a", "b"))


def test_a_dossier_stays_with_the_one_it_was_carried_over_from_whatever_that_is_called_by_now() -> None:
    first = one("Hội nghị sơ kết (tên đã sửa)", date(2024, 1, 15))
    second = one(
        "Hội nghị tổng kết vùng", date(2025, 1, 10), continues="0", carried_from=frozenset({"Sơ kết, 15/1/2024"})
    )
    third = one("Hội nghị đầu tư ngành gỗ", date(2026, 1, 10), continues="away")
    assert groups(first, second, third) == [("0", "1"), ("2",)]


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Hội nghị sơ kết hợp tác du lịch năm 2023", "Hội nghị sơ kết hợp tác du lịch năm 2024"),
        ("Hội nghị sơ kết hợp tác du lịch quý I/2024", "Hội nghị tổng kết hợp tác du lịch năm 2024"),
        ("Họp giao ban Sở Du lịch tuần 12", "HỌP GIAO BAN SỞ DU LỊCH tuần 13"),
        ("Họp tổ giúp việc lần thứ III ngày 4/4/2024", "Họp tổ giúp việc lần thứ IV ngày 3.1.2025"),
        ("Review of the trade agreement 2023", "Review of the trade agreement 2024"),
    ],
)
def test_titles_that_differ_in_years_and_numbers_are_one_series(title: str, other: str) -> None:
    assert groups(one(title), one(other)) == [("0", "1")]


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Hội nghị 2023", "Hội nghị 2024"),
        ("", ""),
        ("Họp giao ban Sở Du lịch", "Họp giao ban Sở Y tế"),
        ("2023", "2024"),
    ],
)
def test_titles_that_say_too_little_or_something_else_are_none(title: str, other: str) -> None:
    assert groups(one(title), one(other)) == [("0",), ("1",)]


def test_one_title_under_two_agreements_stays_two_series() -> None:
    title = "Hội nghị sơ kết hợp tác kinh tế"
    first, second = date(2024, 4, 4), date(2024, 5, 5)
    assert groups(one(title, first, agreement="A với B"), one(title, second, agreement="A với C")) == [("0",), ("1",)]
    without = one(f"{title} năm 2022")
    assert groups(one(title, agreement="A với B"), without) == [("0", "1")]


def test_what_was_carried_over_belongs_together_whatever_it_is_called() -> None:
    earlier = one("Sơ kết", date(2024, 4, 4))
    later = one("Tên hoàn toàn khác hẳn", date(2025, 1, 3), carried_from=frozenset({"Sơ kết, 4/4/2024"}))
    assert groups(later, earlier) == [("1", "0")]


def test_the_two_conferences_of_the_demo_are_a_series() -> None:
    folder = Path(tui.demo.__file__).parent
    told = [json.loads((folder / name / "meeting.json").read_text(encoding="utf-8")) for name in tui.demo.NAMES]
    assert groups(*(one(plain["title"], agreement=plain["agreement"]) for plain in told)) == [("0", "1")]


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.builds(
            one,
            st.sampled_from(
                ["", "Hội nghị", "Họp giao ban Sở Du lịch 1", "Họp giao ban Sở Du lịch 2", "Khác hẳn đi mà"]
            ),
            st.one_of(st.none(), st.dates()),
            agreement=st.sampled_from(["", "A với B", "a voi b", "C"]),
        ),
        max_size=8,
    )
)
def test_every_dossier_is_in_one_series(dossiers: list[Summary]) -> None:
    named = {str(number): dossier for number, dossier in enumerate(dossiers)}
    found = [id for group in series(named) for id in group.members]
    assert sorted(found) == sorted(named)


@given(st.text(max_size=40))
def test_any_title_has_a_stem(title: str) -> None:
    assert not any(sign.isdigit() for sign in stem(title))


def test_a_series_counts_what_was_carried_over_once_and_as_it_is_last(dossiers: Callable[..., Dossier]) -> None:
    earlier = dossiers(folder="một")
    done = earlier.add(RecordKind.ITEM, number=1, title="A", state=ItemState.DONE)
    left = earlier.add(RecordKind.ITEM, number=2, title="B", state=ItemState.POSTPONED)
    fields = {"kind": EntryKind.DIRECTIVE, "deadline": Deadline("30/6", date(2024, 6, 30), date(2024, 6, 30))}
    late = earlier.add(RecordKind.ENTRY, text="làm", **fields)
    earlier.add(RecordKind.ENTRY, text="làm không hạn", kind=EntryKind.COMMITMENT)
    earlier.add(RecordKind.ENTRY, text="ghi chú", kind=EntryKind.NOTE)
    later = dossiers(folder="hai")
    later.change(RecordKind.MEETING, later.id, title="Tên khác", day=date(2025, 1, 3))
    later.apply(carry_over(earlier.proceedings()))
    later.add(RecordKind.ITEM, number=3, title="C")

    def summaries() -> dict[str, Summary]:
        copies = [local_copy.read(made.home, local_copy.extent(made.home)) for made in (earlier, later)]
        return {copy.id: summary.from_bytes(summary.to_bytes(summary.of(copy))) for copy in copies}

    (group,) = series(summaries())
    assert group.members == (earlier.id, later.id)
    assert (group.progress.items, group.progress.done, len(group.progress.open)) == (3, 1, 2)
    assert (group.progress.overdue(date(2024, 6, 30)), group.progress.overdue(date(2024, 7, 1))) == (0, 1)
    later.change(RecordKind.ITEM, left, state=ItemState.DONE)
    later.change(RecordKind.ENTRY, late, fulfilled=True)
    (group,) = series(summaries())
    assert (group.progress.items, group.progress.done, len(group.progress.open)) == (3, 2, 1)
    assert group.progress.overdue(date(2030, 1, 1)) == 0
    assert summaries()[earlier.id].items[done]
