"""Minutes in Vietnamese: what earlier meetings left, and what became of it."""

from __future__ import annotations

from collections.abc import Sequence

from exports.wording.previous_words import PreviousWords
from store.meeting.kinds import EntryKind


def _since(days: Sequence[str]) -> str:
    of = f" ({', '.join(days)})" if days else ""
    return f"Chỉ đạo, cam kết của kỳ trước{of} chuyển sang kỳ này:"


def _given(kind: EntryKind, who: str) -> str:
    word = "cam kết" if kind is EntryKind.COMMITMENT else "chỉ đạo"
    return f"{word} của {who}" if who else word


def _past(day: str, state: str, due: str, outcome: str, reason: str) -> str:
    told = [state, f"dự kiến {due}" if due else "", outcome, f"nguyên nhân: {reason}" if reason else ""]
    return f"{day}{': ' if day else ''}{'; '.join(part for part in told if part)}"


def _items_late(day: str, numbers: Sequence[str]) -> str:
    count = len(numbers)
    listed = ", ".join(numbers)
    return f"Tính đến {day}, {count} nội dung đã quá thời gian dự kiến mà chưa ghi nhận hoàn thành: số {listed}."


PREVIOUS = PreviousWords(
    heading="Việc giao tại kỳ trước",
    since=_since,
    from_meeting=lambda day: f"hội nghị {day}",
    given=_given,
    table="Việc giao tại kỳ trước",
    columns=("Số", "Đơn vị thực hiện", "Việc được giao, cam kết", "Thời hạn", "Tình hình thực hiện"),
    due_then=lambda due: f"thời hạn kỳ trước: {due}",
    fulfilled="Đã thực hiện",
    open="Chưa ghi nhận kết quả",
    late=lambda days: f"quá hạn {days} ngày",
    past=_past,
    past_of_item="Các kỳ trước",
    not_told="Không được nêu",
    left_as_they_were=lambda number: (
        f"Trong đó {number} nội dung chuyển từ kỳ trước không được nêu kỳ này, sổ theo dõi giữ trạng thái đã ghi."
    ),
    items_late=_items_late,
    table_by_year="Kết quả theo năm thống nhất triển khai",
    year="Năm",
    without_year="Chưa rõ năm",
)
