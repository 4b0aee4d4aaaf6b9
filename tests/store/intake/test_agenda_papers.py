"""An agenda on paper, from the file to the points it would make: letterhead, lines with times, signatures."""

from __future__ import annotations

import sys
from pathlib import Path

from store.intake import files
from store.meeting.kinds import RecordKind
from store.meeting.proceedings import Proceedings
from store.meeting.records import Meeting

sys.path.insert(0, str(Path(__file__).parent))
from office_files import document, paragraph, table


def test_an_agenda_in_lines_between_letterhead_and_signatures(tmp_path: Path) -> None:
    lines = (
        "CHƯƠNG TRÌNH",
        "Hội nghị sơ kết hợp tác",
        "1. 8h00 - 8h15: Khai mạc (Ông Võ Văn Hoan)",
        "2. 8h15 - 9h00: Báo cáo kết quả năm 2023 (Sở Du lịch)",
        "3. 9h00 - 10h00: Thảo luận",
        "4. 10h00: Bế mạc./.",
    )
    letterhead = table(("UBND THÀNH PHỐ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("Số: 12/CTr-UBND", "Đà Lạt"))
    path = tmp_path / "chương trình.docx"
    path.write_bytes(document(letterhead + "".join(map(paragraph, lines)) + table(("Nơi nhận:", "CHỦ TỊCH"))))
    proposal = files.propose(path, Proceedings(Meeting(uid="m")))
    points = [edit.fields for edit in proposal.edits if edit.kind is RecordKind.POINT]
    assert [(point["number"], point["title"], point.get("planned_minutes")) for point in points] == [
        (1, "Khai mạc (Ông Võ Văn Hoan)", 15),
        (2, "Báo cáo kết quả năm 2023 (Sở Du lịch)", 45),
        (3, "Thảo luận", 60),
        (4, "Bế mạc", None),
    ]
