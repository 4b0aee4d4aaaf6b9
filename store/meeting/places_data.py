"""Provinces, and the districts that meetings of this kind name most: their names by time, and what became of them.

Collected from the published resolutions. The 63 provinces and cities of before 1 July 2025 became 34 by Resolution
202/2025/QH15; districts ended the same day (Resolution 203/2025/QH15, Law 72/2025/QH15; communes by Resolutions
1660, 1661, 1664, 1671, 1677, 1685/NQ-UBTVQH15 and others of 16 June 2025). Thừa Thiên Huế became the city of Huế on
1 January 2025 (Resolution 175/2024/QH15). Đồng Nai, Quảng Ninh and Bắc Ninh became cities in 2026 (Resolutions 30, 36
and 39/2026/QH16). The city of Thủ Đức is of 1 January 2021 (Resolution 1111/NQ-UBTVQH14).
"""

from __future__ import annotations

from datetime import date

MERGER = date(2025, 7, 1)
"""The first day of the 34 provinces, and the first without districts."""

CITIES = ("Hà Nội", "Hải Phòng", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ")
"""Cities of the rank of a province through all of this time."""

UNITED: dict[str, tuple[str, ...]] = {
    "Tuyên Quang": ("Hà Giang",),
    "Lào Cai": ("Yên Bái",),
    "Thái Nguyên": ("Bắc Kạn",),
    "Phú Thọ": ("Vĩnh Phúc", "Hòa Bình"),
    "Bắc Ninh": ("Bắc Giang",),
    "Hưng Yên": ("Thái Bình",),
    "Hải Phòng": ("Hải Dương",),
    "Ninh Bình": ("Hà Nam", "Nam Định"),
    "Quảng Trị": ("Quảng Bình",),
    "Đà Nẵng": ("Quảng Nam",),
    "Quảng Ngãi": ("Kon Tum",),
    "Gia Lai": ("Bình Định",),
    "Khánh Hòa": ("Ninh Thuận",),
    "Lâm Đồng": ("Đắk Nông", "Bình Thuận"),
    "Đắk Lắk": ("Phú Yên",),
    "Hồ Chí Minh": ("Bình Dương", "Bà Rịa - Vũng Tàu"),
    "Đồng Nai": ("Bình Phước",),
    "Tây Ninh": ("Long An",),
    "Cần Thơ": ("Sóc Trăng", "Hậu Giang"),
    "Vĩnh Long": ("Bến Tre", "Trà Vinh"),
    "Đồng Tháp": ("Tiền Giang",),
    "Cà Mau": ("Bạc Liêu",),
    "An Giang": ("Kiên Giang",),
}
"""Each of the 23 provinces that others were united with on 1 July 2025, and those others, which ended."""

UNCHANGED = (
    "Hà Nội",
    "Lai Châu",
    "Điện Biên",
    "Sơn La",
    "Lạng Sơn",
    "Quảng Ninh",
    "Thanh Hóa",
    "Nghệ An",
    "Hà Tĩnh",
    "Cao Bằng",
)
"""The provinces that 1 July 2025 left as they were, without Huế."""

BECAME_CITIES: dict[str, date] = {
    "Đồng Nai": date(2026, 4, 30),
    "Quảng Ninh": date(2026, 9, 1),
    "Bắc Ninh": date(2026, 9, 20),
}
"""Provinces that became cities of the same rank, and the first day on which they were."""

HUE_CITY = date(2025, 1, 1)
"""The first day of the city of Huế in place of the province of Thừa Thiên Huế."""

DISTRICTS: tuple[tuple[str, str, date | None, tuple[str, ...]], ...] = (
    ("huyện Đam Rông", "Lâm Đồng", None, ("xã Đam Rông 1", "xã Đam Rông 2", "xã Đam Rông 3", "xã Đam Rông 4")),
    (
        "thành phố Đà Lạt",
        "Lâm Đồng",
        None,
        (
            "phường Xuân Hương - Đà Lạt",
            "phường Cam Ly - Đà Lạt",
            "phường Lâm Viên - Đà Lạt",
            "phường Xuân Trường - Đà Lạt",
            "phường Lang Biang - Đà Lạt",
        ),
    ),
    ("huyện Tuy Đức", "Đắk Nông", None, ("xã Tuy Đức", "xã Quảng Tân", "xã Quảng Trực")),
    ("huyện Lắk", "Đắk Lắk", None, ("xã Liên Sơn Lắk", "xã Đắk Liêng", "xã Đắk Phơi", "xã Nam Ka", "xã Krông Nô")),
    (
        "huyện Đắk Glei",
        "Kon Tum",
        None,
        ("xã Đăk Pék", "xã Đăk Plô", "xã Xốp", "xã Ngọc Linh", "xã Đăk Long", "xã Đăk Môn"),
    ),
    ("huyện Tu Mơ Rông", "Kon Tum", None, ("xã Tu Mơ Rông", "xã Đăk Sao", "xã Đăk Tờ Kan", "xã Măng Ri")),
    ("huyện Đak Pơ", "Gia Lai", None, ("xã Đak Pơ", "xã Ya Hội", "phường An Bình")),
    ("Quận 1", "Hồ Chí Minh", None, ("phường Sài Gòn", "phường Tân Định", "phường Bến Thành", "phường Cầu Ông Lãnh")),
    ("Quận 3", "Hồ Chí Minh", None, ("phường Bàn Cờ", "phường Xuân Hòa", "phường Nhiêu Lộc")),
    ("Quận 5", "Hồ Chí Minh", None, ("phường Chợ Quán", "phường An Đông", "phường Chợ Lớn")),
    ("Quận 6", "Hồ Chí Minh", None, ("phường Bình Tây", "phường Bình Tiên", "phường Bình Phú", "phường Phú Lâm")),
    (
        "Quận 8",
        "Hồ Chí Minh",
        None,
        (
            "phường Chánh Hưng",
            "phường Bình Đông",
            "phường Phú Định",
            "phường Bình Phú",
            "xã Bình Hưng",
            "xã Tân Nhựt",
        ),
    ),
    ("Quận 10", "Hồ Chí Minh", None, ("phường Diên Hồng", "phường Vườn Lài", "phường Hòa Hưng")),
    (
        "thành phố Thủ Đức",
        "Hồ Chí Minh",
        date(2021, 1, 1),
        (
            "phường Hiệp Bình",
            "phường Tam Bình",
            "phường Thủ Đức",
            "phường Linh Xuân",
            "phường Long Bình",
            "phường Tăng Nhơn Phú",
            "phường Phước Long",
            "phường Long Phước",
            "phường Long Trường",
            "phường An Khánh",
            "phường Bình Trưng",
            "phường Cát Lái",
        ),
    ),
)
"""Districts: name, province, first day if it is recent, and the communes and wards on whose ground they were."""

SPELLINGS: dict[str, tuple[str, ...]] = {
    "Hồ Chí Minh": ("HCM", "TPHCM", "TP.HCM", "TP HCM", "TP. HCM", "TPHồ Chí Minh"),
    "Thừa Thiên Huế": ("Thừa Thiên - Huế", "Thừa Thiên – Huế", "TT Huế", "TT-Huế"),
    "Bà Rịa - Vũng Tàu": ("Bà Rịa Vũng Tàu", "Bà Rịa – Vũng Tàu", "BR-VT", "BRVT"),
    "Đắk Lắk": ("Đắc Lắc", "Đắc Lắk", "Đắk Lắc", "Daklak"),
    "Đắk Nông": ("Đắc Nông", "Daknong"),
    "Kon Tum": ("Kontum", "Công Tum"),
    "Gia Lai": ("Gialai",),
    "Bắc Kạn": ("Bắc Cạn",),
    "Đắk Glei": ("Đắc Glei", "Đắk Glây"),
    "Đak Pơ": ("Đắc Pơ",),
    "Tu Mơ Rông": ("Tumơrông",),
}
"""Other spellings of a name than those that differ in accents and capitals only (Đắk, Đăk, Đak)."""
