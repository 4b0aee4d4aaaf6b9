"""Vietnamese text: what is stored, found, sorted and written out."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store.meeting.text import clean, fold, long_date, sort_key


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2020, 1, 5), "ngày 05 tháng 01 năm 2020"),
        (date(2019, 6, 29), "ngày 29 tháng 6 năm 2019"),
        (date(2025, 1, 3), "ngày 03 tháng 01 năm 2025"),
        (date(2024, 4, 4), "ngày 04 tháng 4 năm 2024"),
        (date(2024, 2, 10), "ngày 10 tháng 02 năm 2024"),
        (date(2024, 3, 10), "ngày 10 tháng 3 năm 2024"),
        (date(2024, 12, 1), "ngày 01 tháng 12 năm 2024"),
    ],
)
def test_long_dates_pad_days_below_ten_and_only_the_first_two_months(day: date, written: str) -> None:
    assert long_date(day) == written


@pytest.mark.parametrize(
    ("typed", "written"),
    [("dak po", "Đăk Pơ"), ("dak po", "Đắk  Pơ"), ("hoa", "Hoà"), ("hoa", "hòa"), ("tu mo rong", "TU MƠ RÔNG")],
)
def test_search_finds_a_name_without_accents(typed: str, written: str) -> None:
    assert fold(typed) == fold(written)


def test_search_finds_a_decomposed_name() -> None:
    assert fold(unicodedata.normalize("NFD", "Đắk Nông")) == "dak nong"


def test_names_sort_as_in_a_vietnamese_dictionary() -> None:
    names = [
        "Đắk Nông",
        "Dầu Tiếng",
        "Ân Thi",
        "An Giang",
        "Anh Sơn",
        "Ăng Tho",
        "Đà Lạt",
        "Quận 10",
        "Quận 3",
        "Ba Tơ",
    ]
    assert sorted(names, key=sort_key) == [
        "An Giang",
        "Anh Sơn",
        "Ăng Tho",
        "Ân Thi",
        "Ba Tơ",
        "Dầu Tiếng",
        "Đà Lạt",
        "Đắk Nông",
        "Quận 10",
        "Quận 3",
    ]


def test_tones_sort_level_falling_asking_tumbling_sharp_heavy() -> None:
    assert sorted(["mạ", "má", "mã", "mả", "mà", "ma"], key=sort_key) == ["ma", "mà", "mả", "mã", "má", "mạ"]


def test_a_pasted_decomposed_word_is_stored_composed() -> None:
    assert clean(unicodedata.normalize("NFD", "Việt Nam")) == "Việt Nam"


def test_control_signs_and_escape_sequences_lose_their_power() -> None:
    assert clean("a\x1b[31mb\x07c\ud800d\u202ee") == "a[31mbcde"


def test_line_breaks_become_spaces_or_stay_lines() -> None:
    assert clean("một\r\nhai\u2028ba\tbốn") == "một hai ba bốn"
    assert clean("một\r\nhai\u2028ba", lines=True) == "một\nhai\nba"


@given(st.text())
def test_cleaned_text_can_be_written_and_is_left_alone_the_second_time(text: str) -> None:
    stored = clean(text)
    assert stored.encode("utf-8").decode("utf-8") == stored
    assert unicodedata.is_normalized("NFC", stored)
    assert clean(stored) == stored
    assert not any(unicodedata.category(sign) == "Cc" for sign in stored)
