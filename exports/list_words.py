"""The words of lists and calendars, Vietnamese and English: headings of columns, names of sheets, a few sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class ListWords(NamedTuple):
    """``register`` and ``actions`` name the sheets and ``about`` the one that says what the file is.

    ``cut`` takes the place of a cell whose text was longer than a cell holds, ``no_day`` how many tasks have no day.
    ``withdrawn`` stands in a calendar for a deadline that the minutes do not hold any more.
    """

    register: str
    actions: str
    about: str
    from_day: str
    to_day: str
    kind: str
    task: str
    who: str
    said: str
    latest: str
    state: str
    late: str
    items: str
    by: str
    carried: str
    done: str
    open: str
    item: str
    number: str
    day_format: str
    meeting: str
    day: str
    place: str
    issued_by: str
    extract_for: str
    draft: str
    rows: Callable[[int], str]
    cut_heading: str
    cut: Callable[[str], str]
    page: str
    calendar: str
    no_day: Callable[[int], str]
    withdrawn: str
    point: str
    supporting: Callable[[str], str]


VIETNAMESE = ListWords(
    register="Nội dung",
    actions="Việc phải làm",
    about="Về bảng này",
    from_day="Từ ngày",
    to_day="Đến ngày",
    kind="Loại",
    task="Nhiệm vụ",
    who="Đơn vị thực hiện",
    said="Thời hạn",
    latest="Chậm nhất ngày",
    state="Tình trạng",
    late="Số ngày quá hạn",
    items="Nội dung hợp tác số",
    by="Người giao, người cam kết",
    carried="Chuyển từ",
    done="đã thực hiện",
    open="chưa thực hiện",
    item="nội dung hợp tác",
    number="Số",
    day_format="dd/mm/yyyy",
    meeting="Hội nghị",
    day="Ngày",
    place="Địa điểm",
    issued_by="Cơ quan ban hành",
    extract_for="Trích cho",
    draft="Dự thảo",
    rows=lambda count: f"{count} dòng",
    cut_heading="Ô bị cắt bớt",
    cut=lambda place: f"{place}: chữ dài hơn một ô Excel chứa được, phần cuối được thay bằng “…”; bản .docx có đủ.",
    page="Trang &P/&N",
    calendar="Thời hạn",
    no_day=lambda count: f"{count} việc chưa có ngày hết hạn không nằm trong lịch này.",
    withdrawn="Thời hạn này không còn hiệu lực",
    point="Mục chương trình",
    supporting=lambda names: f"phối hợp: {names}",
)

ENGLISH = ListWords(
    register="Items",
    actions="Actions",
    about="About this file",
    from_day="From",
    to_day="To",
    kind="Kind",
    task="Task",
    who="To be done by",
    said="Deadline",
    latest="Due at the latest",
    state="State",
    late="Days overdue",
    items="Item no.",
    by="Given or promised by",
    carried="Carried from",
    done="fulfilled",
    open="open",
    item="item",
    number="No.",
    day_format="dd/mm/yyyy",
    meeting="Meeting",
    day="Date",
    place="Place",
    issued_by="Issuing body",
    extract_for="Extract for",
    draft="Draft",
    rows=lambda count: f"{count} rows" if count != 1 else "1 row",
    cut_heading="Cut cells",
    cut=lambda place: f"{place}: longer than an Excel cell can hold; “…” stands for the rest, which is in the .docx.",
    page="Page &P/&N",
    calendar="Deadlines",
    no_day=lambda count: (
        f"{count} tasks without a day are not in this calendar."
        if count != 1
        else "1 task without a day is not in this calendar."
    ),
    withdrawn="This deadline no longer holds",
    point="Agenda point",
    supporting=lambda names: f"supporting: {names}",
)


def list_words(language: str) -> ListWords:
    """The words of a language: ``"en"`` for English, anything else for Vietnamese."""
    return ENGLISH if language == "en" else VIETNAMESE
