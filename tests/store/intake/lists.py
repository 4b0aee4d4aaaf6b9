"""Lists for the intake's tests, and a dossier's record to read them against."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from store.intake.files import propose
from store.intake.proposal import Proposal
from store.meeting.kinds import PartyKind, RecordKind
from store.meeting.proceedings import Proceedings
from store.meeting.records import AgendaPoint, Delegate, Item, Meeting, Party

MEETING = Meeting(uid="m", title="Hội nghị sơ kết", day=date(2024, 4, 4))
PARTIES = (
    Party(uid="hcm", name="Thành phố Hồ Chí Minh", kind=PartyKind.CITY, aliases=("TP.HCM", "TPHCM")),
    Party(uid="kt", name="tỉnh Kon Tum", kind=PartyKind.PROVINCE, aliases=("Kon Tum",)),
)
HOAN = Delegate(uid="hoan", honorific="Ông", name="Võ Văn Hoan", party="hcm")


def empty() -> Proceedings:
    return Proceedings(MEETING, PARTIES)


def read(
    tmp_path: Path,
    content: str | bytes,
    name: str = "items.csv",
    held: Proceedings | None = None,
    kind: RecordKind | None = None,
) -> Proposal:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return propose(path, held or empty(), kind)


def fields(proposal: Proposal) -> list[dict[str, object]]:
    return [dict(edit.fields) for edit in proposal.edits]


def taken_over(held: Proceedings, proposal: Proposal) -> Proceedings:
    """The record as it is after the proposal was accepted."""
    tables: dict[RecordKind, dict[str, Any]] = {
        RecordKind.PARTY: {one.uid: one for one in held.parties},
        RecordKind.DELEGATE: {one.uid: one for one in held.delegates},
        RecordKind.POINT: {one.uid: one for one in held.points},
        RecordKind.ITEM: {one.uid: one for one in held.items},
    }
    classes = {
        RecordKind.PARTY: Party,
        RecordKind.DELEGATE: Delegate,
        RecordKind.POINT: AgendaPoint,
        RecordKind.ITEM: Item,
    }
    for edit in proposal.edits:
        old = tables[edit.kind].get(edit.uid)
        values = {name: getattr(old, name) for name in old.__slots__} if old else {"uid": edit.uid}
        tables[edit.kind][edit.uid] = classes[edit.kind](**(values | dict(edit.fields)))
    return Proceedings(held.meeting, *(tuple(table.values()) for table in tables.values()))


ITEMS = """STT,Tên,Lĩnh vực,Các bên,Thời gian dự kiến,Trạng thái,Nguyên nhân
12,Ngày hội Du lịch,du lịch,TP.HCM;kon tum;Hội Nông dân,quý IV,đang triển khai,
13,"Lễ hội
Tinh hoa",thương mại,Thành phố Hồ Chí Minh,30/6/2024,không thực hiện,chưa bố trí kinh phí
"""
