"""Dossiers of any size, made through the same interface that the program uses."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

from store.dossier import Dossier
from store.meeting import refs
from store.meeting.edits import Edit
from store.meeting.kinds import EntryKind, ItemKind, ItemState, PointState, RecordKind

_KINDS = tuple(EntryKind)
_STATES = tuple(ItemState)
_TEXT = "Tập trung khai thác thế mạnh sẵn có của từng địa phương, kết nối cung cầu và xúc tiến đầu tư, lần ghi thứ"

LAST_ENTRY = "ghi nhận cuối cùng"


def build(folder: Path, state: Path, entries: int, items: int) -> Dossier:
    """A dossier with so many entries and items, one agenda point under way, its last entry reading LAST_ENTRY."""
    fields = {"title": "Hội nghị đo đạc", "day": date(2024, 4, 4), "place": "Đà Lạt", "issuing_body": "UBND"}
    dossier = Dossier.create(folder, state=state, by="Lan", fields=fields)
    edits = [
        Edit(RecordKind.PARTY, "p0", {"name": "Thành phố Hồ Chí Minh"}),
        Edit(RecordKind.DELEGATE, "d0", {"name": "Võ Văn Hoan", "honorific": "Ông", "party": "p0"}),
        Edit(RecordKind.POINT, "a0", {"number": 1, "title": "Thảo luận", "state": PointState.CURRENT}),
    ]
    for number in range(1, items + 1):
        fields = {
            "number": number,
            "title": f"Nội dung hợp tác thứ {number} về kết nối cung cầu",
            "field": "thương mại",
            "kind": ItemKind.ACTIVITY,
            "state": _STATES[number % len(_STATES)],
            "outcome": "Đã tổ chức tại hai địa phương" if number % 3 else "",
            "parties": (refs.to_party("p0"),),
        }
        edits.append(Edit(RecordKind.ITEM, f"i{number}", fields))
    start = datetime(2024, 4, 4, 8)
    for number in range(entries):
        last = number == entries - 1
        fields = {
            "at": start + timedelta(seconds=number),
            "point": "a0",
            "speaker": refs.to_delegate("d0"),
            "kind": _KINDS[number % 8],
            "text": LAST_ENTRY if last else f"{_TEXT} {number}.",
        }
        edits.append(Edit(RecordKind.ENTRY, f"e{number}", fields))
    for first in range(0, len(edits), 1000):
        dossier.apply(edits[first : first + 1000])
    return dossier
