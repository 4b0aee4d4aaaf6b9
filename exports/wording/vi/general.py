"""What every document in Vietnamese needs: dates, times, names, letterhead and foot (Decree 30/2020/NĐ-CP)."""

from __future__ import annotations

import re
from datetime import date, time

from exports.form import POINT_LETTERS
from exports.wording.words import (
    ClosingWords,
    General,
    LetterheadWords,
)
from store.meeting.kinds import MeetingKind, PartyKind
from store.meeting.text import fold, long_date

_PARTY_KINDS = {PartyKind.PROVINCE: "tỉnh", PartyKind.CITY: "thành phố"}


_HONORIFICS = {"mr": "ông", "mr.": "ông", "mrs": "bà", "mrs.": "bà", "ms": "bà", "ms.": "bà"}


#: An office that says nothing of where it is held; the body follows it without a comma.
_BARE_OFFICE = re.compile(
    r"(?i)(quyền |q\. ?)?(phó )?(tổng )?(chủ tịch|giám đốc|bí thư|trưởng ban|trưởng phòng|viện trưởng|hiệu trưởng)"
    r"( thường trực)?"
)


def _honorific(said: str) -> str:
    """Small inside a sentence, unless it is an abbreviation (TS., GS, ThS)."""
    word = said.strip()
    abbreviated = word.endswith(".") or word[1:] != word[1:].lower()
    return _HONORIFICS.get(word.lower(), word if abbreviated else word[:1].lower() + word[1:])


def _office_in(office: str, body: str) -> str:
    return f"{office} {body}" if _BARE_OFFICE.fullmatch(office) else f"{office}, {body}"


def meeting_named(title: str) -> str:
    """A meeting's title inside a sentence: ``cuộc họp giao ban`` for ``Họp giao ban``, as a meeting is called."""
    return f"cuộc {title[:1].lower()}{title[1:]}" if fold(title).startswith("hop ") else title


def _clock(moment: time) -> str:
    return f"{moment.hour:02d} giờ {moment.minute:02d} phút"


def _period_of_days(first: date, last: date) -> str:
    return f"từ {long_date(first)} đến {long_date(last)}"


def _party(kind: PartyKind, name: str) -> str:
    word = _PARTY_KINDS.get(kind, "")
    said = fold(name).removeprefix("ubnd ").removeprefix("uy ban nhan dan ")
    named = not word or said != fold(name) or said.startswith((fold(word), "tp"))
    return name if named else f"{word} {name}"


GENERAL = General(
    tag="vi-VN",
    long_date=long_date,
    date_blank="ngày …… tháng …… năm ……",
    date_open="ngày … tháng … năm …",
    period_of_days=_period_of_days,
    clock=_clock,
    clock_blank="…… giờ …… phút",
    honorific=_honorific,
    unknown_delegate="đại biểu",
    party=_party,
    delegation=lambda party: f"đại diện {party}",
    office_in=_office_in,
    quote=("“", "”"),
    of_kind={
        MeetingKind.INTERIM_REVIEW: "hội nghị",
        MeetingKind.FINAL_REVIEW: "hội nghị",
        MeetingKind.MEETING: "cuộc họp",
    },
    as_subject=lambda meeting: meeting[:1].upper() + meeting[1:],
    point_letters=POINT_LETTERS,
    closed_session="Tài liệu này ghi cả nội dung phiên kín.",
    now=lambda name: f"nay là {name}",
    now_called=lambda then, name: f"{then} nay là {name}",
    names_by_now=lambda names: f"Tên địa phương ghi theo ngày họp: {names}.",
)

LETTERHEAD = LetterheadWords(
    nation="Cộng hòa xã hội chủ nghĩa Việt Nam",
    motto="Độc lập - Tự do - Hạnh phúc",
    number=lambda number, symbol: f"Số: {number}/{symbol}",
    place_and_date=lambda place, day: f"{place}, {day}",
    minutes="BIÊN BẢN",
    draft="DỰ THẢO",
)

CLOSING = ClosingWords(
    ended=lambda meeting, clock, day: f"{meeting[:1].upper()}{meeting[1:]} kết thúc vào {clock}, {day}./.",
    secretary="THƯ KÝ",
    chair="CHỦ TỌA",
    recipients="Nơi nhận:",
    default_recipients=("Như thành phần tham dự",),
    filed="Lưu: VT, Hồ sơ",
)
