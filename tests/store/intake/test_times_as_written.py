"""More ways in which offices write when something is planned: spans, short months, words around a time."""

from __future__ import annotations

from datetime import date

import pytest

from store.intake.corrections import Correction
from store.intake.days import Days, NoDay, Unclear

DAY = date(2024, 4, 4)


def days(words: str) -> tuple[date | None, date | None]:
    found = Days(DAY, Correction()).read(words)
    assert found.said == words
    return found.earliest, found.latest


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("Từ 01/4 đến 30/6/2024", (4, 1), (6, 30)),
        ("01/4 - 30/6/2024", (4, 1), (6, 30)),
        ("02/04/2024 – 15/07/2024", (4, 2), (7, 15)),
        ("15/04/2024 – 05/06/2024", (4, 15), (6, 5)),
        ("4/1/2024 - 4/30/2024", (4, 1), (4, 30)),
        ("Từ ngày 01/4/2024 đến ngày 30/6/2024", (4, 1), (6, 30)),
        ("tháng 4/2024 - 6/2024", (4, 1), (6, 30)),
        ("04/2024-06/2024", (4, 1), (6, 30)),
        ("quý I/2024 - quý III/2024", (1, 1), (9, 30)),
        ("Quý II+III/2024", (4, 1), (9, 30)),
        ("trong quý II, III/2024", (4, 1), (9, 30)),
        ("T6/2024", (6, 1), (6, 30)),
        ("Hoàn thành trước 30/6/2024", (6, 30), (6, 30)),
        ("30/6/2024 (đã hoàn thành)", (6, 30), (6, 30)),
        ("Tháng 6/2024 (dự kiến)", (6, 1), (6, 30)),
        ("Quý II/2024 (theo Kế hoạch số 12)", (4, 1), (6, 30)),
        ("30-Jun-24", (6, 30), (6, 30)),
    ],
)
def test_what_is_read_as_days(words: str, first: tuple[int, int], last: tuple[int, int]) -> None:
    assert days(words) == (date(2024, *first), date(2024, *last))


def test_years_from_until() -> None:
    assert days("năm 2024 - 2025") == (date(2024, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize("words", ["30/6/2024 (gia hạn đến 31/12/2024)", "(dự kiến)", "tháng 6/2024 - nay", "T13/2024"])
def test_what_says_more_than_one_time_or_none_keeps_its_words_alone(words: str) -> None:
    assert days(words) == (None, None)


@pytest.mark.parametrize("words", ["05/06/2024 - 07/08/2024", "06/05/2024 (dự kiến)"])
def test_a_span_of_which_neither_end_is_clear_is_asked_about(words: str) -> None:
    with pytest.raises(Unclear):
        days(words)


@pytest.mark.parametrize("words", ["31/6/2024 - 5/7/2024", "31/4/2024 (dự kiến)"])
def test_a_day_that_is_none_is_told_also_within_more_words(words: str) -> None:
    with pytest.raises(NoDay):
        days(words)
