"""What every document in Vietnamese needs: dates, times, names, letterhead and foot (Decree 30/2020/NĐ-CP)."""

from __future__ import annotations

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


def _honorific(said: str) -> str:
    word = said.strip()
    return _HONORIFICS.get(word.lower(), word[:1].lower() + word[1:])


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
    quote=("“", "”"),
    of_kind={
        MeetingKind.INTERIM_REVIEW: "hội nghị",
        MeetingKind.FINAL_REVIEW: "hội nghị",
        MeetingKind.MEETING: "cuộc họp",
    },
    as_subject=lambda meeting: meeting[:1].upper() + meeting[1:],
    point_letters=POINT_LETTERS,
    closed_session="Tài liệu này ghi cả nội dung phiên kín.",
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
