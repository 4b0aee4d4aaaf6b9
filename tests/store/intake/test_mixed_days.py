"""Days, shares and numbers in one column: each read by its own evidence, the rest asked about and kept as words."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import pytest
from grids import only, proposed, records
from hypothesis import given
from hypothesis import strategies as st

from store.intake.corrections import Correction, DayOrder, Fraction
from store.intake.days import Days, NoDay, Unclear
from store.intake.grid import Value
from store.intake.questions import QuestionKind
from store.intake.tables import Table
from store.intake.values import Why
from store.meeting.kinds import RecordKind
from store.meeting.records import Deadline


def column(*values: Value, heading: str = "Thời gian") -> Table:
    rows = [[number, f"Nội dung {number}", value] for number, value in enumerate(values, start=1)]
    return only([["STT", "Nội dung", heading], *rows])


def planned(*values: Value, **correction: Any) -> list[Deadline | None]:
    found = records(column(*values), RecordKind.ITEM, correction=Correction(**correction))
    return [one.get("planned") for one in found]


def day(year: int, month: int, number: int, said: str) -> Deadline:
    return Deadline(said, date(year, month, number), date(year, month, number))


def test_both_orders_text_and_real_dates_in_one_column() -> None:
    assert planned("20/04/2024", "4/24/2024", date(2024, 5, 6), datetime(2024, 5, 7), "2024-05-08", "04/04/2024") == [
        day(2024, 4, 20, "20/04/2024"),
        day(2024, 4, 24, "4/24/2024"),
        day(2024, 5, 6, "6/5/2024"),
        day(2024, 5, 7, "7/5/2024"),
        day(2024, 5, 8, "2024-05-08"),
        day(2024, 4, 4, "04/04/2024"),
    ]


def test_an_unclear_day_is_asked_about_and_keeps_its_words() -> None:
    table = column("20/04/2024", "03/04/2024", "4/24/2024", "05/06/2024")
    proposal = proposed(table, RecordKind.ITEM)
    assert [edit.fields["planned"] for edit in proposal.edits][1] == Deadline("03/04/2024")
    [question] = proposal.questions
    assert question.kind is QuestionKind.DAY_ORDER
    assert question.heading == "Thời gian"
    assert question.examples == ("03/04/2024", "05/06/2024")
    assert question.lines == (3, 5)
    assert question.leaning == ""
    assert [(one.line, one.field, one.why) for one in proposal.problems] == [
        (3, "planned", Why.UNCLEAR_DAY),
        (5, "planned", Why.UNCLEAR_DAY),
    ]


def test_the_answer_holds_for_the_unclear_days_alone() -> None:
    cells = ("20/04/2024", "03/04/2024", "4/24/2024")
    assert [one.latest for one in planned(*cells, day_order=DayOrder.MONTH_FIRST) if one] == [
        date(2024, 4, 20),
        date(2024, 3, 4),
        date(2024, 4, 24),
    ]
    answered = proposed(column(*cells), RecordKind.ITEM, correction=Correction(day_order=DayOrder.DAY_FIRST))
    assert answered.questions == ()
    assert answered.problems == ()
    assert answered.edits[1].fields["planned"] == day(2024, 4, 3, "03/04/2024")


def test_what_all_clear_days_show_is_offered_first_and_still_asked() -> None:
    [question] = proposed(column("20/04/2024", "03/04/2024", "25/04/2024"), RecordKind.ITEM).questions
    assert question.leaning == DayOrder.DAY_FIRST


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("24/9", date(2024, 9, 24), date(2024, 9, 24)),
        ("30/3", date(2025, 3, 30), date(2025, 3, 30)),  # the next one from the meeting's day on
        ("tháng 6", date(2024, 6, 1), date(2024, 6, 30)),
        ("Quý IV/2024", date(2024, 10, 1), date(2024, 12, 31)),
        ("6/2024", date(2024, 6, 1), date(2024, 6, 30)),
        ("Tháng 5-6/2024", date(2024, 5, 1), date(2024, 6, 30)),
        ("Quý II, III/2024", date(2024, 4, 1), date(2024, 9, 30)),
        ("quý III và quý IV năm 2024", date(2024, 7, 1), date(2024, 12, 31)),
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("ngày 03/04/2024", date(2024, 4, 3), date(2024, 4, 3)),
        ("trước 5/6/2024", date(2024, 6, 5), date(2024, 6, 5)),
        ("20-25/4/2024", date(2024, 4, 20), date(2024, 4, 25)),
        ("20/4/2024 - 25/5/2024", date(2024, 4, 20), date(2024, 5, 25)),
        ("20/4 đến 25/5/2024", date(2024, 4, 20), date(2024, 5, 25)),
        ("Thứ Bảy, 20/4/2024", date(2024, 4, 20), date(2024, 4, 20)),
        ("20/4/24", date(2024, 4, 20), date(2024, 4, 20)),
        ("20.4.2024", date(2024, 4, 20), date(2024, 4, 20)),
        ("20/4/2024 08:00", date(2024, 4, 20), date(2024, 4, 20)),
    ],
)
def test_what_needs_no_question(words: str, first: date, last: date) -> None:
    proposal = proposed(column(words), RecordKind.ITEM)
    assert proposal.edits[0].fields["planned"] == Deadline(words, first, last)
    assert proposal.questions == ()
    assert proposal.problems == ()


@pytest.mark.parametrize("words", ["15/40", "47%", "100/120", "theo kế hoạch", "29/29 nội dung"])
def test_what_is_no_day_stays_words_without_a_question(words: str) -> None:
    proposal = proposed(column("30/6/2024", words), RecordKind.ITEM)
    assert proposal.edits[1].fields["planned"] == Deadline(words)
    assert proposal.questions == ()


@pytest.mark.parametrize("words", ["04/29", "10/10", "3-1", "5/12"])
def test_a_share_that_could_be_a_day_is_asked_about(words: str) -> None:
    proposal = proposed(column(words), RecordKind.ITEM)
    assert proposal.edits[0].fields["planned"] == Deadline(words)
    assert [question.kind for question in proposal.questions] == [QuestionKind.FRACTION]
    assert [one.why for one in proposal.problems] == [Why.UNCLEAR_SHARE]
    share = proposed(column(words), RecordKind.ITEM, correction=Correction(fraction=Fraction.SHARE))
    assert share.edits[0].fields["planned"] == Deadline(words)
    assert share.questions == ()
    assert share.problems == ()


def test_a_fraction_that_is_a_day_is_read_by_its_own_evidence_or_asked_about_once_more() -> None:
    assert planned("04/29", fraction=Fraction.DAY) == [day(2024, 4, 29, "04/29")]
    assert planned("10/10", fraction=Fraction.DAY) == [day(2024, 10, 10, "10/10")]
    proposal = proposed(column("5/12"), RecordKind.ITEM, correction=Correction(fraction=Fraction.DAY))
    assert [question.kind for question in proposal.questions] == [QuestionKind.DAY_ORDER]
    assert planned("5/12", fraction=Fraction.DAY, day_order=DayOrder.DAY_FIRST) == [day(2024, 12, 5, "5/12")]


@pytest.mark.parametrize("heading", ["Kết quả", "Số liệu"])
def test_a_share_among_results_is_words_and_no_question(heading: str) -> None:
    proposal = proposed(column("04/29", "10/10", "1.234", heading=heading), RecordKind.ITEM)
    assert proposal.questions == ()
    assert proposal.problems == ()
    assert [edit.fields[dict(proposal.columns)[heading]] for edit in proposal.edits] == ["04/29", "10/10", "1.234"]


@pytest.mark.parametrize("value", [45406, 45406.0, "45406"])
def test_a_number_as_spreadsheets_keep_days_is_asked_about(value: Value) -> None:
    proposal = proposed(column(value), RecordKind.ITEM)
    assert proposal.edits[0].fields["planned"] == Deadline("45406")
    assert [question.kind for question in proposal.questions] == [QuestionKind.SERIAL]
    assert planned(value, serial_days=True) == [day(2024, 4, 24, "45406")]
    assert planned(value, serial_days=False) == [Deadline("45406")]


def test_without_the_meetings_day_only_times_with_a_year_have_days() -> None:
    table = column("24/9", "tháng 6", "Quý IV/2024", "20/04/2024")
    found = [one["planned"] for one in records(table, RecordKind.ITEM, day=None)]
    assert [one.latest for one in found] == [None, None, date(2024, 12, 31), date(2024, 4, 20)]


def test_a_number_with_a_point_or_comma_is_no_number_of_an_item() -> None:
    table = only([["STT", "Nội dung", "Thời gian"], ["05", "Một"], ["1.234", "Hai"], ["1,234", "Ba"], ["(7)", "Bốn"]])
    proposal = proposed(table, RecordKind.ITEM)
    assert [edit.fields["number"] for edit in proposal.edits] == [5, 8, 9, 7]
    assert [(one.line, one.why, one.words) for one in proposal.problems] == [
        (3, Why.NOT_A_NUMBER, "1.234"),
        (4, Why.NOT_A_NUMBER, "1,234"),
    ]


def test_both_ends_of_a_span_in_two_columns() -> None:
    table = only(
        [["STT", "Nội dung", "Bắt đầu", "Kết thúc"], [1, "Một", "20/4/2024", "25/5/2024"], [2, "Hai", N, "30/6/2024"]]
    )
    assert [one["planned"] for one in records(table, RecordKind.ITEM)] == [
        Deadline("20/4/2024 – 25/5/2024", date(2024, 4, 20), date(2024, 5, 25)),
        day(2024, 6, 30, "30/6/2024"),
    ]


N = None
cells = (
    st.text(max_size=20)
    | st.from_regex(r"[0-9]{1,4}[/.\-][0-9]{1,4}([/.\-][0-9]{1,4})?( ?[-–] ?[0-9/]{1,10})?", fullmatch=True)
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.dates()
    | st.datetimes()
    | st.just(time(8, 30))
)


@given(
    value=cells,
    correction=st.builds(
        Correction,
        day_order=st.sampled_from([None, *DayOrder]),
        fraction=st.sampled_from([None, *Fraction]),
        serial_days=st.sampled_from([None, True, False]),
    ),
)
def test_any_cell_is_read_or_asked_about_or_no_day_and_its_words_stay(value: object, correction: Correction) -> None:
    answers = {
        QuestionKind.DAY_ORDER: correction.day_order,
        QuestionKind.FRACTION: correction.fraction,
        QuestionKind.SERIAL: correction.serial_days,
    }
    asked, found = None, None
    try:
        found = Days(date(2024, 4, 4), correction).read(value)
    except Unclear as unclear:
        asked = unclear.kind
    except NoDay:
        pass
    assert asked is None or answers[asked] is None
    if found is not None and found.earliest is not None:
        assert found.latest is not None
        assert found.earliest <= found.latest


@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)))
def test_no_day_is_ever_turned_round(one: date) -> None:
    """Written day first, a date is read as itself, or asked about exactly where the other order is a day too."""
    words = f"{one.day}/{one.month}/{one.year}"
    if one.day <= 12 and one.day != one.month:
        with pytest.raises(Unclear):
            Days(None, Correction()).read(words)
    else:
        assert Days(None, Correction()).read(words) == Deadline(words, one, one)
