"""The markers that a template may have: the fixed list, with what each one gives in Vietnamese and in English.

``{{title}}`` and ``{{tên_hội_nghị}}`` are the same marker. Capitals, accents, and whether words are joined by ``_``, a
space or a hyphen make no difference. Nothing else between double braces means anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from exports.word.template.lists import HEADING, LISTS, POSITION, ListOfRecords
from exports.word.template.meaning import Meaning
from store.meeting.glossary import term
from store.meeting.kinds import Attendance, ItemState
from store.meeting.text import clean, fold

_M = Meaning

MEETING: tuple[Meaning, ...] = (
    _M("title", "tên_hội_nghị", "tên hội nghị, cuộc họp", "title of the meeting"),
    _M("meeting_kind", "loại_hội_nghị", "hội nghị sơ kết, tổng kết hay cuộc họp", "kind of meeting"),
    _M("document_kind", "tên_loại", "tên loại văn bản", "kind of document"),
    _M("subject", "trích_yếu", "trích yếu của văn bản", "what the document is about"),
    _M("superior_body", "cơ_quan_chủ_quản", "cơ quan chủ quản", "superior body"),
    _M("issuing_body", "cơ_quan_ban_hành", "cơ quan ban hành", "issuing body"),
    _M("nation", "quốc_hiệu", "Quốc hiệu", "name of the State"),
    _M("motto", "tiêu_ngữ", "Tiêu ngữ", "motto of the State"),
    _M("number", "số", "số của văn bản", "number of the document"),
    _M("symbol", "ký_hiệu", "ký hiệu của văn bản", "symbol of the document"),
    _M("place_and_date", "địa_danh_ngày_tháng", "địa danh, ngày tháng năm", "place and date of the document"),
    _M("signer_capacity", "quyền_hạn_người_ký", "quyền hạn, chức vụ của người ký", "capacity and office of who signs"),
    _M("signer_name", "họ_tên_người_ký", "họ tên người ký văn bản", "name of who signs"),
    _M("place", "địa_điểm", "địa điểm họp", "place of the meeting"),
    _M("date", "ngày", "ngày họp, viết ngắn", "day of the meeting, short"),
    _M("date_long", "ngày_tháng_năm", "ngày họp, viết đầy đủ", "day of the meeting, in full"),
    _M("part_of_day", "buổi", "buổi họp", "part of the day"),
    _M("start", "bắt_đầu", "giờ và ngày bắt đầu", "time and day of the start"),
    _M("start_time", "giờ_bắt_đầu", "giờ bắt đầu", "time of the start"),
    _M("end", "kết_thúc", "giờ và ngày kết thúc", "time and day of the end"),
    _M("end_time", "giờ_kết_thúc", "giờ kết thúc", "time of the end"),
    _M("chairs", "chủ_trì", "người chủ trì, kèm chức vụ", "who chaired, with office"),
    _M("chair_name", "họ_tên_chủ_trì", "họ tên người chủ trì, để ký", "name of the chair, for the signature"),
    _M("chair_office", "chức_vụ_chủ_trì", "chức vụ người chủ trì, để ký", "office of the chair, for the signature"),
    _M("secretaries", "thư_ký", "thư ký, kèm chức vụ", "secretary, with office"),
    _M("secretary_name", "họ_tên_thư_ký", "họ tên thư ký, để ký", "name of the secretary, for the signature"),
    _M("recipients", "nơi_nhận", "nơi nhận, mỗi nơi một dòng", "who gets a copy, one line each"),
    _M("agenda", "chương_trình", "các mục chương trình, liền một đoạn", "the agenda in one paragraph"),
    _M("agreement", "thỏa_thuận", "thỏa thuận được rà soát", "agreement under review"),
    _M("agreement_signed_on", "ngày_ký_thỏa_thuận", "ngày ký thỏa thuận", "day it was signed"),
    _M("agreement_fields", "lĩnh_vực_thỏa_thuận", "các lĩnh vực của thỏa thuận", "fields of the agreement"),
    _M("period", "kỳ_sơ_kết", "kỳ được sơ kết, tổng kết", "period under review"),
    _M("next_period", "kỳ_tới", "kỳ tiếp theo", "next period"),
    _M("closing_sentence", "câu_kết_thúc", "câu cuối: kết thúc lúc nào", "last sentence: when it ended"),
    _M("draft_mark", "dự_thảo", "chữ DỰ THẢO; không có gì khi là bản chính thức", "DRAFT; nothing once final"),
    _M("extract_party", "bên_được_trích", "bên nhận bản trích", "party for which an extract is made"),
    _M("attendance", "thành_phần_tham_dự", "tổng số theo điểm danh", "totals of the roll call"),
)
"""What is said once in a document."""

_ATTENDANCE: tuple[Meaning, ...] = (
    _M("attendance.total", "điểm_danh.tổng_số", "tổng số đại biểu trong danh sách", "delegates on the list"),
    *(
        _M(
            f"attendance.{state}",
            f"điểm_danh.{term(state, 'vi').replace(' ', '_')}",
            f"số đại biểu: {term(state, 'vi')}",
            f"number of delegates: {term(state, 'en')}",
        )
        for state in Attendance
    ),
)

_COUNTS: tuple[Meaning, ...] = (
    _M("counts.total", "số_nội_dung.tổng_số", "tổng số nội dung trong sổ theo dõi", "items in the register"),
    _M("counts.open", "số_nội_dung.còn_lại", "số nội dung chưa xong, chưa dừng", "items neither done nor dropped"),
    *(
        _M(
            f"counts.{state}",
            f"số_nội_dung.{term(state, 'vi').replace(' ', '_')}",
            f"số nội dung: {term(state, 'vi')}",
            f"number of items: {term(state, 'en')}",
        )
        for state in ItemState
    ),
    _M("counts.done_percent", "số_nội_dung.tỷ_lệ_hoàn_thành", "tỷ lệ nội dung hoàn thành", "share of items done"),
)

BLOCKS: tuple[Meaning, ...] = (
    _M(
        "body",
        "nội_dung",
        "toàn bộ phần nội dung do chương trình soạn: đoạn văn, tiêu đề, bảng",
        "the whole text as the program composes it: paragraphs, headings, tables",
    ),
    _M(
        "content",
        "diễn_biến",
        "như trên, nhưng chỉ từ diễn biến đến kết luận (không có giờ, địa điểm, thành phần, câu kết thúc)",
        "the same from the course to the conclusions only (no time, place, attendance, last sentence)",
    ),
    _M("annexes", "phụ_lục", "các phụ lục do chương trình soạn", "the annexes as the program composes them"),
)
"""What gives whole paragraphs and tables; such a marker stands alone in a paragraph of the text."""

END = _M(
    "end_of_template",
    "hết_mẫu",
    "từ đoạn này đến cuối tệp là lời giải thích, không đưa vào văn bản",
    "from this paragraph to the end of the file the template is explained; none of it is printed",
)
"""What stands behind it explains the template and is not taken over."""

SINGLE: tuple[Meaning, ...] = (*MEETING, *_ATTENDANCE, *_COUNTS)
"""Every marker that gives one text."""


class Known(NamedTuple):
    """What a marker's words mean: its ``name`` on the list, and ``of``, the list of records whose row it repeats."""

    name: str
    of: ListOfRecords | None = None

    @property
    def is_block(self) -> bool:
        """Whether it gives paragraphs and tables."""
        return self.of is None and any(self.name == one.name for one in BLOCKS)

    @property
    def is_end(self) -> bool:
        """Whether the template ends with it."""
        return self.name == END.name

    @property
    def is_position(self) -> bool:
        """Whether it counts the rows of whatever list it stands with."""
        return self.of is None and self.name == POSITION.name

    @property
    def is_heading(self) -> bool:
        """Whether it only ties what it stands in to its list, without repeating it."""
        return self.of is not None and self.name == HEADING.name


#: Spaces, hyphens and the dashes that Word and LibreOffice make of them.
_JOINTS = re.compile(r"[\s_\-\u00ad\u2010-\u2015\u2212]+")


def known(words: str) -> Known | None:
    """What the words between the braces mean, None if they are on no list."""
    return _by_key().get(_key(words))


def likely(words: str) -> str:
    """The marker on the list that is spelt most like these words, in their language; empty where none is near."""
    from difflib import get_close_matches

    key = _key(words)
    near = get_close_matches(key, _spellings(), n=1, cutoff=0.72)
    return _spellings()[near[0]] if near else ""


def spellings() -> Iterator[str]:
    """Every spelling of every marker that is documented, without its braces."""
    yield from _spellings().values()


def _key(words: str) -> str:
    parts = clean(words).split(".")
    return ".".join(_JOINTS.sub("_", fold(part).strip("_- ")) for part in parts)


@cache
def _spellings() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for one in (*SINGLE, *BLOCKS, END, POSITION):
        for spelling in one.spellings:
            found[_key(spelling)] = spelling
    for records in LISTS:
        for field in (*records.fields, HEADING):
            for head, inner in ((records.spellings[0], field.name), *_vietnamese(records, field)):
                found[_key(f"{head}.{inner}")] = f"{head}.{inner}"
    return found


def _vietnamese(records: ListOfRecords, field: Meaning) -> Iterator[tuple[str, str]]:
    for head in records.spellings[1:]:
        for inner in field.spellings[1:]:
            yield head, inner


@cache
def _by_key() -> Mapping[str, Known]:
    found: dict[str, Known] = {}

    def put(spelling: str, meant: Known) -> None:
        key = _key(spelling)
        if found.setdefault(key, meant) != meant:
            raise ValueError(f"two markers of one name: {spelling}")

    for one in (*SINGLE, *BLOCKS, END, POSITION):
        for spelling in one.spellings:
            put(spelling, Known(one.name))
    for records in LISTS:
        for field in (*records.fields, HEADING):
            for head in records.spellings:
                for inner in field.spellings:
                    put(f"{head}.{inner}", Known(field.name, records))
    return found
