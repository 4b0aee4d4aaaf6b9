"""The words of the list of corrections, Vietnamese and English."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class CorrectionWords(NamedTuple):
    """``made`` takes a version's number and the day it became final, ``open`` the number of one that is not yet.

    ``item`` takes number and title, ``entry`` what kind it is, when it was said and how it begins; both stand before
    the field.
    """

    title: str
    columns: tuple[str, str, str, str, str]
    made: Callable[[int, str], str]
    open: Callable[[int], str]
    meeting: str
    item: Callable[[int, str], str]
    point: Callable[[int, str], str]
    entry: Callable[[str, str, str], str]
    party: Callable[[str], str]
    title_of_party: str
    delegate: Callable[[str], str]
    empty: str
    added: str
    left_out: str
    yes: str
    no: str
    sum: Callable[[int], str]


VIETNAMESE = CorrectionWords(
    title="Danh mục đính chính so với các bản trước",
    columns=("TT", "Chỗ đính chính", "Bản trước", "Đính chính", "Bản"),
    made=lambda number, day: f"số {number}, {day}",
    open=lambda number: f"số {number} (dự thảo)",
    meeting="Thông tin hội nghị",
    item=lambda number, title: f"Nội dung {number} ({title})" if title else f"Nội dung {number}",
    point=lambda number, title: f"Mục chương trình {number} ({title})" if title else f"Mục chương trình {number}",
    entry=lambda kind, when, text: kind + (f" lúc {when}" if when else "") + (f" (“{text}”)" if text else ""),
    party=lambda name: f"Bên tham gia {name}".strip(),
    title_of_party="tên",
    delegate=lambda name: f"Đại biểu {name}".strip(),
    empty="(trống)",
    added="(bổ sung)",
    left_out="(bỏ)",
    yes="có",
    no="không",
    sum=lambda number: f"Danh mục này có {number:02d} đính chính./.",
)
"""In Vietnamese."""

ENGLISH = CorrectionWords(
    title="Corrections to earlier versions",
    columns=("No.", "Where", "Before", "Corrected to", "Version"),
    made=lambda number, day: f"{number}, {day}",
    open=lambda number: f"{number} (draft)",
    meeting="The meeting",
    item=lambda number, title: f"Item {number} ({title})" if title else f"Item {number}",
    point=lambda number, title: f"Agenda point {number} ({title})" if title else f"Agenda point {number}",
    entry=lambda kind, when, text: kind + (f" at {when}" if when else "") + (f" (“{text}”)" if text else ""),
    party=lambda name: f"Party {name}".strip(),
    title_of_party="name",
    delegate=lambda name: f"Delegate {name}".strip(),
    empty="(empty)",
    added="(added)",
    left_out="(left out)",
    yes="yes",
    no="no",
    sum=lambda number: f"{number} correction{'' if number == 1 else 's'} in all./.",
)
"""In English."""
