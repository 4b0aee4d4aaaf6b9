"""The field's terms in Vietnamese and English: what each value of a fixed list and each field of a record is called.

One word for one thing: screens, documents and the headings of imported tables all take their words from here.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import TypeVar

from .kinds import (
    Attendance,
    DelegateRole,
    EntryKind,
    ItemKind,
    ItemLevel,
    ItemState,
    MeetingKind,
    PartyKind,
    PartyRole,
    PointState,
    Reason,
    RecordKind,
)
from .text import fold

_Term = TypeVar("_Term", bound=StrEnum)

_WORDS: tuple[tuple[StrEnum, tuple[str, str]], ...] = (
    (MeetingKind.INTERIM_REVIEW, ("hội nghị sơ kết", "interim review conference")),
    (MeetingKind.FINAL_REVIEW, ("hội nghị tổng kết", "final review conference")),
    (MeetingKind.MEETING, ("cuộc họp", "meeting")),
    (PartyKind.PROVINCE, ("tỉnh", "province")),
    (PartyKind.CITY, ("thành phố", "city")),
    (PartyKind.DISTRICT, ("quận, huyện", "district")),
    (PartyKind.DEPARTMENT, ("sở, ngành", "department")),
    (PartyKind.HOSPITAL, ("bệnh viện", "hospital")),
    (PartyKind.COMPANY, ("doanh nghiệp", "company")),
    (PartyKind.OTHER, ("đơn vị khác", "other body")),
    (PartyRole.HOST, ("chủ trì", "host")),
    (PartyRole.CO_HOST, ("đồng chủ trì", "co-host")),
    (PartyRole.MEMBER, ("thành viên", "member")),
    (PartyRole.INVITED, ("khách mời", "invited")),
    (PartyRole.MENTIONED, ("được nêu tên", "mentioned")),
    (DelegateRole.HEAD, ("trưởng đoàn", "head of delegation")),
    (DelegateRole.MEMBER, ("thành viên", "member")),
    (DelegateRole.GUEST, ("khách mời", "guest")),
    (Attendance.EXPECTED, ("chưa điểm danh", "not yet called")),
    (Attendance.PRESENT, ("có mặt", "present")),
    (Attendance.EXCUSED, ("vắng có lý do", "excused")),
    (Attendance.ABSENT, ("vắng", "absent")),
    (Attendance.REPLACED, ("có người dự thay", "replaced")),
    (PointState.PLANNED, ("chưa đến", "to come")),
    (PointState.CURRENT, ("đang diễn ra", "current")),
    (PointState.CLOSED, ("đã xong", "closed")),
    (ItemKind.ACTIVITY, ("nội dung, hoạt động", "activity")),
    (ItemKind.EVENT, ("sự kiện", "event")),
    (ItemKind.DOCUMENT, ("văn bản", "document")),
    (ItemKind.PROJECT, ("dự án", "project")),
    (ItemLevel.BILATERAL, ("song phương", "bilateral")),
    (ItemLevel.REGIONAL, ("cấp vùng, cấp quốc gia", "regional or national")),
    (ItemState.PLANNED, ("chưa triển khai", "planned")),
    (ItemState.UNDER_WAY, ("đang triển khai", "under way")),
    (ItemState.DONE, ("hoàn thành", "done")),
    (ItemState.PARTLY_DONE, ("hoàn thành một phần", "partly done")),
    (ItemState.NOT_DONE, ("không thực hiện", "not done")),
    (ItemState.POSTPONED, ("chuyển kỳ sau", "postponed")),
    (ItemState.DROPPED, ("dừng", "dropped")),
    (Reason.SHORT_TIME, ("thời gian triển khai ngắn", "short time since signing")),
    (Reason.ONE_WAY_SUPPORT, ("hỗ trợ một chiều", "one-way support")),
    (Reason.NO_BUDGET, ("chưa bố trí kinh phí", "no budget")),
    (Reason.NO_COUNTERPART, ("chưa có đối tác", "no counterpart")),
    (Reason.PROCEDURE, ("vướng thủ tục", "procedure")),
    (Reason.FORCE_MAJEURE, ("bất khả kháng", "force majeure")),
    (Reason.OTHER, ("nguyên nhân khác", "other reason")),
    (EntryKind.NOTE, ("ghi chú", "note")),
    (EntryKind.STATEMENT, ("phát biểu", "statement")),
    (EntryKind.RESULT, ("kết quả", "result")),
    (EntryKind.LIMITATION, ("hạn chế", "limitation")),
    (EntryKind.PROPOSAL, ("đề nghị", "proposal")),
    (EntryKind.DIRECTIVE, ("chỉ đạo", "directive")),
    (EntryKind.COMMITMENT, ("cam kết", "commitment")),
    (EntryKind.DECISION, ("kết luận", "decision")),
    (EntryKind.SIGNING, ("ký kết", "signing")),
    (EntryKind.COMMENDATION, ("khen thưởng", "commendation")),
    (EntryKind.EVENT, ("sự kiện", "event")),
    (EntryKind.FIGURE, ("số liệu", "figure")),
    (EntryKind.VOTE, ("biểu quyết", "vote")),
    (EntryKind.PARKED, ("để lại sau", "parked")),
    (EntryKind.HANDOVER, ("bàn giao", "handover")),
    (RecordKind.MEETING, ("hội nghị", "meeting")),
    (RecordKind.PARTY, ("bên tham gia", "party")),
    (RecordKind.DELEGATE, ("đại biểu", "delegate")),
    (RecordKind.POINT, ("mục chương trình", "agenda point")),
    (RecordKind.ITEM, ("nội dung hợp tác", "item")),
    (RecordKind.ENTRY, ("ghi nhận", "entry")),
)
#: By class as well: values of two lists may be the same word (``other``, ``planned``, ``meeting``) and so equal.
_TERMS: Mapping[tuple[type[StrEnum], str], tuple[str, str]] = {
    (type(value), value.value): words for value, words in _WORDS
}

_FIELDS: Mapping[str, tuple[str, str]] = {
    "uid": ("mã", "uid"),
    "number": ("số", "number"),
    "title": ("tên", "title"),
    "name": ("họ tên", "name"),
    "kind": ("loại", "kind"),
    "agreement": ("thỏa thuận", "agreement"),
    "agreement_signed_on": ("ngày ký thỏa thuận", "agreement signed on"),
    "agreement_fields": ("lĩnh vực thỏa thuận", "fields of the agreement"),
    "period": ("kỳ sơ kết", "period reviewed"),
    "next_period": ("kỳ tới", "next period"),
    "superior_body": ("cơ quan chủ quản", "superior body"),
    "issuing_body": ("cơ quan ban hành", "issuing body"),
    "symbol": ("ký hiệu", "symbol"),
    "place": ("địa điểm", "place"),
    "day": ("ngày", "date"),
    "last_day": ("ngày cuối", "last day"),
    "part_of_day": ("buổi", "part of the day"),
    "planned_start": ("giờ bắt đầu dự kiến", "planned start"),
    "planned_end": ("giờ kết thúc dự kiến", "planned end"),
    "started_at": ("bắt đầu lúc", "started at"),
    "ended_at": ("kết thúc lúc", "ended at"),
    "chairs": ("chủ trì", "chairs"),
    "secretaries": ("thư ký", "secretaries"),
    "recipients": ("nơi nhận", "recipients"),
    "voting": ("có biểu quyết", "votes are taken"),
    "quorum": ("số đại biểu tối thiểu", "quorum"),
    "waived": ("chỗ để trống có lý do", "waived gaps"),
    "has_vote": ("có quyền biểu quyết", "has a vote"),
    "minutes_before": ("số phút trước đó", "minutes before"),
    "resumed_at": ("tiếp tục lúc", "resumed at"),
    "read_back_at": ("đã đọc lại lúc", "read back at"),
    "sharing_ended": ("đã ngừng chia sẻ", "sharing ended"),
    "role": ("vai trò", "role"),
    "parent": ("trực thuộc", "belongs to"),
    "aliases": ("tên khác", "aliases"),
    "honorific": ("danh xưng", "honorific"),
    "office": ("chức vụ", "office"),
    "party": ("đơn vị", "party"),
    "attendance": ("điểm danh", "attendance"),
    "replaced_by": ("người dự thay", "replaced by"),
    "arrived_at": ("đến lúc", "arrived at"),
    "arrived_point": ("đến ở mục", "arrived at point"),
    "left_at": ("về lúc", "left at"),
    "left_point": ("về ở mục", "left at point"),
    "away": ("vắng giữa chừng", "away in between"),
    "presenter": ("người trình bày", "presenter"),
    "planned_minutes": ("số phút dự kiến", "planned minutes"),
    "state": ("trạng thái", "state"),
    "field": ("lĩnh vực", "field"),
    "level": ("cấp", "level"),
    "parties": ("các bên", "parties"),
    "lead": ("đơn vị chủ trì", "lead unit"),
    "supporting": ("đơn vị phối hợp", "supporting units"),
    "planned": ("thời gian dự kiến", "planned time"),
    "reason": ("nguyên nhân", "reason"),
    "reason_text": ("nguyên nhân cụ thể", "reason in words"),
    "outcome": ("kết quả", "outcome"),
    "figures": ("số liệu", "figures"),
    "source": ("văn bản nguồn", "source document"),
    "recorder": ("người ghi", "recorder"),
    "carried_from": ("chuyển từ", "carried from"),
    "history": ("diễn biến các kỳ trước", "course at earlier meetings"),
    "continues": ("tiếp nối hồ sơ trước", "continues an earlier dossier"),
    "numbers_given": ("số đã cấp đến", "numbers given up to"),
    "at": ("thời điểm", "time"),
    "point": ("mục chương trình", "agenda point"),
    "items": ("nội dung hợp tác", "items"),
    "speaker": ("người phát biểu", "speaker"),
    "text": ("nội dung ghi", "text"),
    "owners": ("đơn vị thực hiện", "owners"),
    "deadline": ("thời hạn", "deadline"),
    "fulfilled": ("đã thực hiện", "fulfilled"),
    "verbatim": ("nguyên văn", "verbatim"),
    "closed_session": ("họp kín", "closed session"),
    "vote": ("biểu quyết", "vote"),
}


def term(value: StrEnum, language: str) -> str:
    """What a value of a fixed list is called; ``language`` is ``"vi"`` or ``"en"``."""
    vietnamese, english = _TERMS[type(value), value.value]
    return english if language == "en" else vietnamese


def field_name(field: str, language: str) -> str:
    """What a record's field is called; a field nobody knows is called by its own name."""
    vietnamese, english = _FIELDS.get(field, (field, field))
    return english if language == "en" else vietnamese


def value_of(vocabulary: type[_Term], words: str) -> _Term | None:
    """The value that somebody's words name: the stored word or its term in either language, accents optional."""
    return _readings(vocabulary).get(fold(words.replace("_", " ")))


def field_of(words: str) -> str | None:
    """The field that a heading names: its own name or its term in either language, without accents or capitals."""
    return _headings().get(fold(words.replace("_", " ")))


@cache
def _readings(vocabulary: type[_Term]) -> dict[str, _Term]:
    return {
        fold(word.replace("_", " ")): value
        for value in vocabulary
        for word in (value.value, *_TERMS[vocabulary, value.value])
    }


@cache
def _headings() -> dict[str, str]:
    found: dict[str, str] = {}
    for field, terms in _FIELDS.items():
        for word in (field.replace("_", " "), *terms):
            found.setdefault(fold(word), field)
    return found
