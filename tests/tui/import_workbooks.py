"""Workbooks and documents as offices keep them, made for the tests of the import: with openpyxl and by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

Rows = Sequence[Sequence[Any]]

ITEMS: Rows = (
    ("STT", "Nội dung", "Lĩnh vực", "Thời gian thực hiện", "Trạng thái", "Màu"),
    (7, "Ngày hội Du lịch vùng", "Du lịch", "03/04/2024", "đang triển khai", "đỏ"),
    (8, "Hội chợ thương mại", "Công Thương", date(2024, 6, 30), "hoàn thành", "xanh"),
    (9, "Tuần lễ trái cây", "Công Thương", "31/4/2024", "đang triển khai", "tím"),
)
DELEGATES: Rows = (
    ("STT", "Họ và tên", "Chức vụ", "Đơn vị"),
    (1, "Nguyễn Văn An", "Giám đốc", "Sở Du lịch"),
    (2, "Trần Thị Bình", "Phó Giám đốc", "Hội Nông dân"),
)
PARTIES: Rows = (("Tên đơn vị", "Tên viết tắt"), ("Sở Du lịch", "SDL"))
AGENDA: Rows = (
    ("STT", "Nội dung chương trình", "Người trình bày", "Số phút"),
    (4, "Ký kết", "Nguyễn Văn An", 10),
    (5, "Bế mạc", "", 5),
)


def workbook(path: Path, **sheets: Rows) -> Path:
    """A workbook with these sheets, in this order."""
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def conference(path: Path) -> Path:
    """Four lists on four sheets, in the order opposite to that in which they name each other."""
    return workbook(path, Nội_dung=ITEMS, Chương_trình=AGENDA, Đại_biểu=DELEGATES, Các_bên=PARTIES)
