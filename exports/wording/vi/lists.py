"""The annex of items and the list of what is to be done, in Vietnamese (Decree 30/2020/NĐ-CP, Annex III, form 2.1)."""

from __future__ import annotations

from exports.wording.document_words import ActionsWords, RegisterWords
from exports.wording.vi.general import meeting_named


def _register_title(period: str) -> str:
    return f"Danh mục nội dung hợp tác {period}".strip()


def _counts(total: int, done: int, late: int, day: str) -> str:
    parts = [f"đã thực hiện {done}"] if done else []
    parts += [f"quá hạn {late}"] if late else []
    told = f", trong đó {', '.join(parts)}" if parts else ""
    return f"Tính đến {day}, có {total} việc phải làm{told}." if day else f"Có {total} việc phải làm{told}."


REGISTER = RegisterWords(
    label="Phụ lục",
    title=_register_title,
    reference=lambda number, day, body: f"(Kèm theo Biên bản số {number} {day} của {body})",
    totals=lambda total: f"Sổ theo dõi có {total} nội dung, trong đó:",
    by_field="Tổng hợp theo lĩnh vực",
    field=lambda name, number: f"{name} ({number} nội dung)",
    table=lambda field: f"Nội dung hợp tác: {field}",
    columns=(
        "Số",
        "Nội dung",
        "Các bên",
        "Đơn vị chủ trì",
        "Đơn vị phối hợp",
        "Thời gian",
        "Kỳ trước",
        "Trạng thái",
        "Kết quả, nguyên nhân",
    ),
    late=lambda days: f"quá hạn {days} ngày",
    sum=lambda number: f"Danh mục này có {number} nội dung./.",
    nothing="Chưa có nội dung hợp tác nào trong sổ theo dõi./.",
)

ACTIONS = ActionsWords(
    kind="DANH MỤC VIỆC PHẢI LÀM",
    subject=lambda meeting: f"Sau {meeting_named(meeting)}",
    reference=lambda number, day, body: f"(Theo Biên bản số {number} {day} của {body})",
    counts=_counts,
    table="Việc phải làm theo thời hạn",
    columns=("Số", "Đơn vị thực hiện", "Nhiệm vụ", "Thời hạn", "Tình trạng", "Nguồn"),
    by_owner="Tổng hợp theo đơn vị thực hiện",
    owner_columns=("Đơn vị thực hiện", "Số việc", "Đã thực hiện", "Quá hạn", "Thời hạn gần nhất"),
    nobody="Chưa giao đơn vị nào",
    no_day="Không nêu",
    done="Đã thực hiện",
    open="Chưa thực hiện",
    late=lambda days: f"quá hạn {days} ngày",
    item=lambda number: f"Nội dung số {number}",
    carried="kỳ trước",
    nothing="Không có nhiệm vụ nào được giao, không có cam kết và không còn nội dung nào có thời hạn./.",
)
