"""The words of fixed lists as offices write them: states, attendance, parts in a meeting, in Vietnamese and English."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import TypeVar

from ..meeting import glossary
from ..meeting.kinds import (
    Attendance,
    DelegateRole,
    ItemKind,
    ItemLevel,
    ItemState,
    PartyKind,
    PartyRole,
    PointState,
    Reason,
)
from ..meeting.text import fold

_Term = TypeVar("_Term", bound=StrEnum)

_FURTHER: tuple[tuple[StrEnum, str], ...] = (
    (
        ItemState.PLANNED,
        "chưa | chưa làm | chưa thực hiện | chưa bắt đầu | chưa có | not started | not yet | to do | "
        "pending | đã lên kế hoạch | chưa tổ chức | sẽ triển khai | sẽ thực hiện",
    ),
    (
        ItemState.UNDER_WAY,
        "đang | đang làm | đang thực hiện | đang tiến hành | đang xử lý | in progress | ongoing | on going "
        "| doing | started | on track | đang triển khai thực hiện | đang phối hợp | đang tổ chức | wip | "
        "đang trong quá trình thực hiện | đang diễn ra",
    ),
    (
        ItemState.DONE,
        "xong | đã xong | đã hoàn thành | đã thực hiện | đã triển khai | đã làm | đã tổ chức | completed | "
        "complete | finished | implemented | hoàn tất | đã hoàn tất | 100% | hoàn thành 100% | đạt 100% | "
        "đã kết thúc | hoàn thành tốt | đã triển khai thực hiện | đã hoàn thành 100%",
    ),
    (
        ItemState.PARTLY_DONE,
        "hoàn thành 1 phần | một phần | đã hoàn thành một phần | partially done | partly | partially "
        "completed | thực hiện một phần | đã thực hiện một phần | partial",
    ),
    (
        ItemState.NOT_DONE,
        "không làm | không triển khai | không hoàn thành | không tổ chức | not implemented | failed",
    ),
    (
        ItemState.POSTPONED,
        "hoãn | tạm hoãn | dời | chuyển sang kỳ sau | chuyển sang năm sau | chuyển tiếp | lùi | lùi thời "
        "gian | deferred | delayed | carried over | chuyển năm sau",
    ),
    (
        ItemState.DROPPED,
        "hủy | huỷ | hủy bỏ | bỏ | dừng thực hiện | đã hủy | không tiếp tục | cancelled | canceled | stopped",
    ),
    (
        Attendance.PRESENT,
        "có | dự | tham dự | có dự | đã đến | x | ✓ | v | ☑ | yes | attended | có tham dự | dự họp",
    ),
    (Attendance.EXCUSED, "vắng có phép | có phép | cp | absent with leave | xin vắng | vắng (có phép)"),
    (
        Attendance.ABSENT,
        "vắng không phép | không dự | không | kp | vắng mặt | no | not present | không tham dự | vắng không lý do",
    ),
    (Attendance.REPLACED, "dự thay | cử người dự thay | ủy quyền | represented"),
    (DelegateRole.HEAD, "trưởng | đoàn trưởng | chief delegate | head | lãnh đạo đoàn"),
    (DelegateRole.MEMBER, "đoàn viên | thành viên đoàn | đại biểu | đại biểu chính thức | delegate"),
    (DelegateRole.GUEST, "khách | mời | đại biểu mời | invited | observer"),
    (PartyRole.HOST, "đơn vị chủ trì | đăng cai | chủ nhà"),
    (PartyRole.CO_HOST, "đồng tổ chức | đồng chủ nhà | cohost"),
    (PartyRole.MEMBER, "tham gia | bên tham gia | participant"),
    (PartyRole.INVITED, "mời | được mời | guest"),
    (PartyKind.PROVINCE, "ubnd tỉnh | cấp tỉnh"),
    (PartyKind.CITY, "tp | tp. | thành phố trực thuộc trung ương | ubnd thành phố"),
    (PartyKind.DISTRICT, "quận | huyện | thị xã | cấp huyện | ubnd quận | ubnd huyện"),
    (PartyKind.DEPARTMENT, "sở | ban | ngành | sở ban ngành | sở, ban, ngành | cơ quan"),
    (PartyKind.COMPANY, "công ty | tập đoàn | tổng công ty | dn | enterprise | business"),
    (PartyKind.OTHER, "khác | other"),
    (ItemKind.ACTIVITY, "hoạt động | nội dung | chương trình"),
    (ItemKind.EVENT, "hội nghị | lễ hội | hội chợ"),
    (ItemKind.DOCUMENT, "tài liệu | kế hoạch | thỏa thuận"),
    (ItemKind.PROJECT, "đề án | công trình"),
    (ItemLevel.BILATERAL, "2 bên | hai bên"),
    (
        ItemLevel.REGIONAL,
        "cấp vùng | vùng | cấp quốc gia | quốc gia | liên vùng | regional | national | đa phương",
    ),
    (Reason.NO_BUDGET, "thiếu kinh phí | chưa có kinh phí | không có kinh phí | kinh phí | lack of budget"),
    (Reason.SHORT_TIME, "thời gian ngắn | ít thời gian | thiếu thời gian | thời gian ký kết ngắn"),
    (Reason.PROCEDURE, "thủ tục | chờ thủ tục | vướng mắc thủ tục"),
    (Reason.FORCE_MAJEURE, "thiên tai | dịch bệnh"),
    (Reason.OTHER, "khác | lý do khác | other"),
    (PointState.CLOSED, "xong"),
)

_LEAD = re.compile(r"^(?:[-–*•+\s]|☑|☐|✓|\[x\]|\[ \])+", re.IGNORECASE)


_SHARE = re.compile(
    r"(?:(?:da |moi )?(?:dat|hoan thanh|thuc hien|completed?)\s*:?\s*)?(?:khoang |tren |about )?"
    r"([0-9]{1,2}(?:[.,][0-9]+)?|100)\s*%(?: (?:hoan thanh|ke hoach|khoi luong|completed?|done))?"
)
_GOES_ON = re.compile(r"\s*[,.;:(–]|\s+-\s|\s+(?:do|vi|because|due to)\s")
"""What stands behind a state that a sentence begins with; *nhưng* and *but* take it back."""


def value_of(vocabulary: type[_Term], words: str) -> _Term | None:
    """The value of a fixed list that somebody's words name; None for words that name none, or two different ones.

    Words in two languages (``Hoàn thành / Done``) and with the other one in brackets name what each of them does.
    """
    known: dict[str, _Term] = _readings(vocabulary)
    folded = _folded(words)
    if (only := known.get(folded)) is not None:
        return only
    parts = [part for part in re.split(r"[/\n|()\[\];]", words) if part.strip()]
    found = [known.get(_folded(part)) for part in parts]
    return found[0] if len(parts) > 1 and len(set(found)) == 1 else None


def state_in(words: str) -> ItemState | None:
    """The state of an item that somebody's words say: those of the list, a sentence that begins with them, a share.

    *Đang triển khai (60%)* and *Chưa thực hiện do thiếu kinh phí* begin with a state; what else they say is no part of
    it. A share says how far it is: 0% planned, 100% done, anything between under way.
    """
    if (only := value_of(ItemState, words)) is not None:
        return only
    line = _folded(words.strip().split("\n")[0])
    if share := _SHARE.fullmatch(line):
        part = float(share[1].replace(",", "."))
        return ItemState.PLANNED if part == 0 else ItemState.DONE if part == 100 else ItemState.UNDER_WAY
    known: dict[str, ItemState] = _readings(ItemState)
    if line in known:
        return known[line]
    begun = (state for word, state in known.items() if line.startswith(word) and _GOES_ON.match(line, len(word)))
    return next(begun, None)


def _folded(words: str) -> str:
    return fold(_LEAD.sub("", words.replace("_", " ")) or words).strip(" .,:;!-–*")


@cache
def _readings(vocabulary: type[_Term]) -> dict[str, _Term]:
    found: dict[str, _Term] = {}
    for value in vocabulary:
        for word in (value.value, glossary.term(value, "vi"), glossary.term(value, "en")):
            found[_folded(word)] = value
    for term, further in _FURTHER:
        if type(term) is vocabulary:
            for word in further.split(" | "):
                found.setdefault(_folded(word), term)
    return found
