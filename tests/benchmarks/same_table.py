"""The table and the remarks that every way of making a document is given, so that all of them write the same words."""

from __future__ import annotations

from collections.abc import Iterator

HEADINGS = ("Số", "Nội dung", "Các bên, đơn vị chủ trì", "Trạng thái", "Kết quả", "Nguyên nhân")
REMARKS = 200


def rows(items: int) -> Iterator[tuple[str, ...]]:
    """So many rows of six cells."""
    for number in range(1, items + 1):
        yield (
            str(number),
            f"Nội dung hợp tác thứ {number} về kết nối cung cầu",
            "Thành phố Hồ Chí Minh",
            "hoàn thành",
            "Đã tổ chức tại hai địa phương",
            "",
        )


def remarks() -> Iterator[str]:
    """What was said beside the items."""
    for number in range(REMARKS):
        yield (
            "Tập trung khai thác thế mạnh sẵn có của từng địa phương, kết nối cung cầu và xúc tiến đầu tư, "
            f"lần ghi thứ {number}."
        )
