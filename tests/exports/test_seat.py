"""The place name in the line of place and date, read from the name of the issuing body."""

from __future__ import annotations

import pytest

from exports.seat import seat


@pytest.mark.parametrize(
    ("issuing", "place"),
    [
        ("Ủy ban nhân dân tỉnh Lâm Đồng", "Lâm Đồng"),
        ("Ủy ban nhân dân Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
        ("UBND TPHCM", "Thành phố Hồ Chí Minh"),
        ("Sở Công Thương tỉnh Đắk Nông", "Đắk Nông"),
        ("UBND thành phố Đà Lạt", "Đà Lạt"),
        ("UBND Quận 1", "Quận 1"),
        ("UBND phường Điện Biên Phủ", "Phường Điện Biên Phủ"),
        ("UBND huyện Đắk Pơ, tỉnh Gia Lai", "Đắk Pơ"),
        ("Bảo hiểm xã hội tỉnh Đắk Lắk", "Đắk Lắk"),
        ("Bộ Công Thương", ""),
        ("Văn phòng UBND tỉnh", ""),
        ("", ""),
    ],
)
def test_the_place_is_the_issuing_bodys_own_and_never_a_guess(issuing: str, place: str) -> None:
    assert seat(issuing) == place
