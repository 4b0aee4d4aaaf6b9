"""Minutes in Vietnamese: the review of the register, what came of the meeting, the annex of coming events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from exports.wording.minutes_words import (
    AnnexWords,
    OutcomesWords,
    ReviewWords,
)
from store.meeting.kinds import EntryKind
from store.meeting.text import short_date


def _differs(stated: str, by: str, counted: str) -> str:
    who = f" ({by})" if by else ""
    return f"Số liệu đã nêu {stated}{who} khác với sổ theo dõi: đếm được {counted}. Biên bản giữ nguyên cả hai số liệu."


def _reasons(counted: Sequence[tuple[str, int]]) -> str:
    listed = "; ".join(f"{reason} ({number} nội dung)" for reason, number in counted)
    return f"Nguyên nhân ghi tại từng nội dung: {listed}."


def _day_range(earliest: date | None, latest: date | None) -> str:
    if latest is None:
        return ""
    if earliest is None or earliest == latest:
        return f"ngày {short_date(latest)}" if earliest else f"chậm nhất ngày {short_date(latest)}"
    return f"từ {short_date(earliest)} đến {short_date(latest)}"


def _signatories(names: Sequence[str]) -> str:
    return " và ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]


REVIEW = ReviewWords(
    heading="Rà soát nội dung hợp tác",
    totals=lambda total: f"Sổ theo dõi có {total} nội dung, trong đó:",
    state_share=lambda state, number, total: f"{state} {number}/{total}",
    coming_in_annex=lambda number: f"Trong số đó, {number} sự kiện sẽ diễn ra được nêu tại Phụ lục kèm theo.",
    agree=lambda stated: f"Số liệu đã nêu khớp với sổ theo dõi: {'; '.join(stated)}.",
    differs=_differs,
    differ="Các số liệu đã nêu sau đây khác với sổ theo dõi, biên bản giữ nguyên cả hai số liệu:",
    difference=lambda stated, by, counted: f"{stated}{f' ({by})' if by else ''}: sổ theo dõi đếm được {counted}",
    table_by_field="Kết quả theo lĩnh vực",
    table_by_party="Kết quả theo từng bên",
    field="Lĩnh vực",
    party="Bên tham gia",
    without_field="Chưa ghi lĩnh vực",
    total="Tổng số",
    sum="Cộng",
    table="Kết quả rà soát từng nội dung",
    columns=("Số", "Nội dung", "Các bên, đơn vị chủ trì", "Kỳ trước", "Trạng thái", "Kết quả", "Nguyên nhân"),
    lead=lambda names: f"chủ trì: {names}",
    supporting=lambda names: f"phối hợp: {names}",
)

OUTCOMES = OutcomesWords(
    headings={
        EntryKind.LIMITATION: "Hạn chế, nguyên nhân",
        EntryKind.COMMITMENT: "Cam kết",
        EntryKind.PROPOSAL: "Đề nghị, kiến nghị",
        EntryKind.SIGNING: "Ký kết, trao văn bản",
        EntryKind.COMMENDATION: "Khen thưởng",
        EntryKind.DIRECTIVE: "Nhiệm vụ được giao",
        EntryKind.DECISION: "Kết luận",
    },
    reasons=_reasons,
    directives_by=lambda who, number: f"{who} chỉ đạo thực hiện {'các ' if number > 1 else ''}nhiệm vụ sau:",
    directives=lambda number: f"Giao thực hiện {'các ' if number > 1 else ''}nhiệm vụ sau:",
    given_by=lambda who: f"chỉ đạo của {who}",
    directive_table="Nhiệm vụ được giao",
    directive_columns=("Số", "Đơn vị thực hiện", "Nhiệm vụ", "Thời hạn"),
    day_range=_day_range,
    not_stated="Không nêu",
    fulfilled="đã thực hiện",
    proposed_to=lambda who, whom: f"{who} đề nghị {whom}" if who else f"Đề nghị {whom}",
    signatories=_signatories,
)

EVENTS = AnnexWords(
    label="Phụ lục",
    title=lambda period: f"Danh mục sự kiện sẽ diễn ra{' ' + period if period else ''}",
    reference=lambda number, day, body: f"(Kèm theo Biên bản số {number} {day} của {body})",
    table="Danh mục sự kiện sẽ diễn ra",
    columns=("Số", "Tên sự kiện", "Lĩnh vực", "Các bên", "Thời gian"),
    sum=lambda number: f"Danh mục này có {number} sự kiện./.",
)
