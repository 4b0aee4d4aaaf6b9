"""The extract for one party in Vietnamese (trích biên bản)."""

from __future__ import annotations

from collections.abc import Sequence

from exports.wording.document_words import ExtractWords
from exports.wording.vi.general import meeting_named


def _subject(meeting: str, party: str) -> str:
    return f"Nội dung liên quan đến {party} tại {meeting_named(meeting)}"


def _units(names: Sequence[str]) -> str:
    return f"Tính cả các đơn vị trực thuộc: {', '.join(names)}."


def _certified(meeting: str, clock: str) -> str:
    return f"Trích đúng theo biên bản {meeting}; những nội dung khác xem tại biên bản{clock}./."


EXTRACT = ExtractWords(
    kind="TRÍCH BIÊN BẢN",
    subject=_subject,
    lead=lambda number, day, body, party: (
        f"Trích Biên bản số {number} {day} của {body} những nội dung liên quan đến {party}, như sau:"
    ),
    units=_units,
    items="Nội dung hợp tác có liên quan",
    item_totals=lambda total: f"Có {total} nội dung hợp tác liên quan, trong đó:",
    item_columns=("Số", "Nội dung", "Vai trò", "Thời gian", "Trạng thái", "Kết quả, nguyên nhân"),
    part={"party": "bên tham gia", "lead": "chủ trì", "supporting": "phối hợp"},
    told=lambda party: f"Nhiệm vụ giao cho {party}",
    promised=lambda party: f"Cam kết của {party}",
    promised_others="Cam kết của các bên khác có liên quan",
    asked=lambda party: f"Đề nghị, kiến nghị của {party}",
    asked_of=lambda party: f"Đề nghị, kiến nghị gửi đến {party}",
    asked_others="Đề nghị, kiến nghị khác có liên quan",
    given=lambda party: f"Nhiệm vụ do {party} giao",
    told_others="Nhiệm vụ khác có liên quan",
    limitations="Hạn chế, nguyên nhân",
    concluded="Kết luận, biểu quyết",
    signed="Ký kết, khen thưởng",
    said=lambda party: f"Ý kiến, kết quả, số liệu do {party} nêu",
    about="Ý kiến, kết quả, số liệu khác có liên quan",
    carried="Nhiệm vụ, cam kết chuyển từ kỳ trước",
    unfulfilled="chưa thực hiện",
    nothing=lambda party: f"Biên bản không ghi nội dung nào liên quan đến {party}.",
    certified=_certified,
    signer="THƯ KÝ",
)
