"""Names of provinces and districts: valid on their days, followed to what they are called now, never invented."""

from __future__ import annotations

import unicodedata
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.meeting import places, places_data
from store.meeting.kinds import PartyKind

THEN = date(2024, 4, 4)
NOW = date(2026, 11, 1)
BEFORE, FIRST = date(2025, 6, 30), date(2025, 7, 1)


def provinces(day: date) -> list[str]:
    return [one.name for one in places._all() if one.kind is not PartyKind.DISTRICT and one.valid(day)]


@pytest.mark.parametrize(
    ("day", "all_of_them", "cities"),
    [
        (date(2008, 9, 1), 63, 5),
        (date(2024, 12, 31), 63, 5),
        (date(2025, 1, 1), 63, 6),
        (BEFORE, 63, 6),
        (FIRST, 34, 6),
        (date(2026, 4, 29), 34, 6),
        (date(2026, 4, 30), 34, 7),
        (date(2026, 9, 1), 34, 8),
        (NOW, 34, 9),
    ],
)
def test_there_are_as_many_provinces_and_cities_as_the_resolutions_say(
    day: date, all_of_them: int, cities: int
) -> None:
    names = provinces(day)
    assert len(names) == len(set(names)) == all_of_them
    assert sum(name.casefold().startswith("thành phố") for name in names) == cities


@pytest.mark.parametrize(
    ("name", "now"),
    [
        ("tỉnh Đắk Nông", "tỉnh Lâm Đồng"),
        ("tỉnh Kon Tum", "tỉnh Quảng Ngãi"),
        ("tỉnh Bình Dương", "Thành phố Hồ Chí Minh"),
        ("tỉnh Bà Rịa – Vũng Tàu", "Thành phố Hồ Chí Minh"),
        ("tỉnh Thừa Thiên Huế", "thành phố Huế"),
        ("tỉnh Bắc Giang", "thành phố Bắc Ninh"),
        ("tỉnh Quảng Nam", "thành phố Đà Nẵng"),
        ("tỉnh Đồng Nai", "thành phố Đồng Nai"),
        ("tỉnh Lâm Đồng", ""),
        ("Thành phố Hồ Chí Minh", ""),
        ("huyện Tuy Đức", "các xã Tuy Đức, Quảng Tân, Quảng Trực thuộc tỉnh Lâm Đồng"),
        ("huyện Đắk Pơ", "các xã Đak Pơ, Ya Hội và phường An Bình thuộc tỉnh Gia Lai"),
        ("UBND huyện Tu Mơ Rông", "các xã Tu Mơ Rông, Đăk Sao, Đăk Tờ Kan, Măng Ri thuộc tỉnh Quảng Ngãi"),
        ("UBND TP Thủ Đức", "12 phường thuộc Thành phố Hồ Chí Minh"),
        ("huyện Đăk Glei", "6 xã thuộc tỉnh Quảng Ngãi"),
        ("Quận 8", "6 phường, xã thuộc Thành phố Hồ Chí Minh"),
    ],
)
def test_a_place_of_2024_under_its_present_name(name: str, now: str) -> None:
    assert places.on(name, THEN) is not None
    assert places.present_name(name, THEN, NOW) == now
    assert places.present_name(name, THEN) == now
    assert places.present_name(name, THEN, THEN) == ""


@pytest.mark.parametrize(
    ("name", "now"),
    [
        ("huyện Đắk Pơ", "the communes of Đak Pơ, Ya Hội and the ward of An Bình in tỉnh Gia Lai"),
        ("Quận 8", "6 wards, communes in Thành phố Hồ Chí Minh"),
        ("tỉnh Kon Tum", "tỉnh Quảng Ngãi"),
    ],
)
def test_english_has_its_own_words_around_the_names_of_communes(name: str, now: str) -> None:
    assert places.present_name(name, THEN, language="en") == now


def test_a_name_is_followed_only_as_far_as_the_day() -> None:
    assert places.present_name("tỉnh Bắc Giang", THEN, date(2025, 8, 1)) == "tỉnh Bắc Ninh"
    assert places.present_name("tỉnh Bắc Giang", THEN, BEFORE) == ""
    assert places.present_name("tỉnh Đồng Nai", date(2025, 8, 1), date(2026, 4, 29)) == ""


@pytest.mark.parametrize(
    "spelling",
    [
        *("Đắk Lắk", "Đăk Lăk", "Đak Lak", "dak lak", "Đắc Lắc", "tỉnh Đắk Lắk", "UBND tỉnh Đắk Lắk"),
        *("Ủy ban nhân dân tỉnh Đắk Lắk", "TỈNH ĐẮK LẮK", unicodedata.normalize("NFD", "tỉnh Đắk Lắk")),
    ],
)
def test_one_province_in_the_spellings_in_use(spelling: str) -> None:
    place = places.on(spelling, THEN)
    assert place is not None
    assert place.name == "tỉnh Đắk Lắk"


@pytest.mark.parametrize("spelling", ["TPHCM", "TP.HCM", "TP. HCM", "TP HCM", "UBND TP.HCM", "tp hồ chí minh"])
def test_the_city_in_the_spellings_in_use(spelling: str) -> None:
    place = places.on(spelling, THEN)
    assert place is not None
    assert place.name == "Thành phố Hồ Chí Minh"


@pytest.mark.parametrize(
    "name",
    [
        *("", " ", "UBND", "tỉnh", "Quận 13", "các sở, ngành TP.HCM", "Sở Y tế TP.HCM", "05 bệnh viện của TP.HCM"),
        *("tỉnh Hồ Chí Minh", "thành phố Kon Tum", "huyện Lâm Đồng", "Công ty Gia Lai"),
    ],
)
def test_what_is_no_place_known_here_is_left_alone(name: str) -> None:
    assert places.on(name, THEN) is None
    assert places.not_valid(name, NOW) is None
    assert places.present_name(name, THEN, NOW) == ""


def test_a_name_that_was_not_valid_is_pointed_out_with_the_one_that_was() -> None:
    assert places.not_valid("tỉnh Đắk Nông", THEN) is None
    assert places.not_valid("tỉnh Đắk Nông", BEFORE) is None
    gone = places.not_valid("tỉnh Đắk Nông", FIRST)
    assert gone is not None
    assert gone.last == BEFORE
    assert places.name_on("tỉnh Đắk Nông", FIRST) == "tỉnh Lâm Đồng"
    early = places.not_valid("thành phố Đồng Nai", THEN)
    assert early is not None
    assert places.name_on("thành phố Đồng Nai", THEN) == "tỉnh Đồng Nai"
    assert places.name_on("huyện Tuy Đức", NOW) == "các xã Tuy Đức, Quảng Tân, Quảng Trực thuộc tỉnh Lâm Đồng"


def test_two_cities_of_today_bear_the_name_of_a_smaller_one_of_then() -> None:
    for name, day in (("thành phố Huế", THEN), ("thành phố Bắc Ninh", BEFORE)):
        place = places.on(name, day)
        assert place is not None
        assert place.kind is PartyKind.DISTRICT
        assert places.not_valid(name, day) is None
        assert places.present_name(name, day, NOW) == ""
    now = places.on("thành phố Huế", date(2025, 1, 1))
    assert now is not None
    assert now.kind is PartyKind.CITY


def test_every_province_that_ended_went_into_one_that_goes_on() -> None:
    ended = [name for others in places_data.UNITED.values() for name in others]
    assert len(ended) == 29
    for name in ended:
        now = places.present_name(name, THEN, NOW)
        assert now in provinces(NOW), name


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=30), st.dates(date(1990, 1, 1), date(2040, 1, 1)), st.dates(date(1990, 1, 1)))
def test_any_words_on_any_day_do_no_harm(words: str, day: date, today: date) -> None:
    found = places.on(words, day)
    assert found is None or found.valid(day)
    places.present_name(words, day, today)
    places.name_on(words, day)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from([place for place in places._all() if not place.within]), st.integers(0, 9000))
def test_whatever_a_name_is_followed_to_is_valid_then(place: places.Place, days: int) -> None:
    day = place.last or NOW
    today = date(2020, 1, 1) + timedelta(days=days)
    now = places.present_name(place.name, day, today)
    assert not now or places.on(now, today) is not None
