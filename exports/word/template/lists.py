"""The lists of records for which a row or a paragraph of a template is repeated, and the markers of each."""

from __future__ import annotations

from typing import NamedTuple

from exports.word.template.meaning import Meaning
from store.meeting.glossary import term
from store.meeting.kinds import EntryKind

_M = Meaning

POSITION = _M(
    "position",
    "stt tt",
    "số thứ tự của hàng hay đoạn được lặp: 1, 2, 3 …",
    "running number of the repeated row or paragraph: 1, 2, 3 …",
)
"""Stands in any row or paragraph that is repeated, without naming its list."""

HEADING = _M(
    "heading",
    "đề_mục",
    "không in gì; đoạn hay hàng có trường này mất đi khi danh sách trống",
    "prints nothing; its paragraph or row goes where the list is empty",
)
"""A marker of every list, for what stands above its model and is not repeated."""


class ListOfRecords(NamedTuple):
    """``kind`` is the kind of entry that it holds, None for lists of other things."""

    name: str
    vietnamese: str
    gives_vi: str
    gives_en: str
    fields: tuple[Meaning, ...]
    kind: EntryKind | None = None

    @property
    def spellings(self) -> tuple[str, ...]:
        """The English name first, then the Vietnamese one and its other spellings."""
        return (self.name, *self.vietnamese.split())

    @property
    def shown(self) -> str:
        """The Vietnamese name as it is documented."""
        return self.vietnamese.split()[0]

    def gives(self, language: str) -> str:
        """What it lists, in ``"vi"`` or ``"en"``."""
        return self.gives_en if language == "en" else self.gives_vi


_ITEM = (
    _M("number", "số", "số của nội dung, không bao giờ đổi", "number of the item, which never changes"),
    _M("title", "tên", "tên nội dung", "title"),
    _M("field", "lĩnh_vực", "lĩnh vực", "field"),
    _M("kind", "loại", "hoạt động, sự kiện, văn bản hay dự án", "activity, event, document or project"),
    _M("level", "cấp", "song phương hay cấp vùng", "bilateral or regional"),
    _M("units", "các_bên_và_đơn_vị", "các bên, đơn vị chủ trì, phối hợp", "parties, lead and supporting units"),
    _M("parties", "các_bên", "các bên", "parties"),
    _M("lead", "đơn_vị_chủ_trì chủ_trì", "đơn vị chủ trì", "lead units"),
    _M("supporting", "đơn_vị_phối_hợp phối_hợp", "đơn vị phối hợp", "supporting units"),
    _M("planned", "thời_gian_dự_kiến thời_gian", "thời gian dự kiến", "planned time"),
    _M("state", "trạng_thái", "trạng thái", "state"),
    _M("outcome", "kết_quả", "kết quả, kèm số liệu", "outcome, with figures"),
    _M("figures", "số_liệu", "số liệu", "figures"),
    _M("reason", "nguyên_nhân", "nguyên nhân chưa xong", "reason for not being done"),
    _M("source", "văn_bản_nguồn", "văn bản nguồn", "source document"),
    _M("carried_from", "chuyển_từ", "kỳ trước đã hứa gì", "what was left by the meeting before"),
)

_ENTRY = (
    _M("text", "nội_dung", "nội dung ghi", "what was recorded"),
    _M(
        "full",
        "đầy_đủ",
        "nội dung ghi, kèm biểu quyết, người thực hiện, thời hạn trong ngoặc",
        "the same with vote, owners and deadline in brackets",
    ),
    _M("speaker", "người_phát_biểu", "người phát biểu", "who said it"),
    _M("speaker_full", "người_phát_biểu_đầy_đủ", "người phát biểu, kèm chức vụ", "who said it, with office"),
    _M("owners", "đơn_vị_thực_hiện thực_hiện", "người, đơn vị thực hiện", "who is to do it"),
    _M("deadline", "thời_hạn", "thời hạn như đã nêu, kèm ngày", "deadline as said, with the days it means"),
    _M("due", "hạn_chót", "ngày cuối của thời hạn", "last day of the deadline"),
    _M("time", "giờ", "giờ ghi", "time of day"),
    _M("point", "mục", "tên mục chương trình", "title of the agenda point"),
    _M("point_number", "số_mục", "số mục chương trình", "number of the agenda point"),
    _M("items", "nội_dung_số", "số của nội dung liên quan", "numbers of the items it is about"),
    _M("parties", "các_bên", "các bên ký kết", "signatories"),
    _M(
        "letter",
        "điểm",
        "chữ cái của điểm: a, b, c, d, đ …; trống nếu chỉ có một",
        "letter of the point: a, b, c …; empty for one alone",
    ),
    _M("kind", "loại", "loại ghi nhận", "kind of entry"),
    _M("fulfilled", "đã_thực_hiện", "“đã thực hiện” nếu đã xong", "“fulfilled” once done"),
)

_DELEGATE = (
    _M("full", "đầy_đủ", "danh xưng, họ tên, chức vụ, ghi chú", "honorific, name, office, notes"),
    _M("honorific", "danh_xưng", "danh xưng", "honorific"),
    _M("name", "họ_tên tên", "họ tên", "name"),
    _M("office", "chức_vụ", "chức vụ", "office"),
    _M("party", "đơn_vị bên", "đơn vị", "party"),
    _M("role", "vai_trò", "trưởng đoàn, thành viên hay khách mời", "head, member or guest"),
    _M("attendance", "điểm_danh", "có mặt, vắng …", "present, absent …"),
    _M("replaced_by", "người_dự_thay", "người dự thay", "who came instead"),
    _M("arrived", "đến_lúc", "giờ đến", "time of arrival"),
    _M("left", "về_lúc", "giờ về", "time of leaving"),
)

_PARTY = (
    _M("full", "đầy_đủ", "tên đơn vị và các đại biểu", "name and delegates"),
    _M("name", "tên", "tên đơn vị", "name"),
    _M("kind", "loại", "tỉnh, thành phố, sở ngành …", "province, city, department …"),
    _M("role", "vai_trò", "chủ trì, thành viên, khách mời …", "host, member, invited …"),
    _M("delegates", "đại_biểu", "các đại biểu của đơn vị, liền một dòng", "its delegates in one line"),
    _M("present", "có_mặt", "số đại biểu có mặt", "number of delegates present"),
    _M("total", "số_nội_dung", "số nội dung có đơn vị tham gia", "number of items that concern it"),
    _M("done", "hoàn_thành", "trong đó hoàn thành", "of these done"),
    _M("open", "còn_lại", "trong đó còn lại", "of these open"),
)

_POINT = (
    _M("number", "số", "số mục", "number"),
    _M("title", "tên", "tên mục", "title"),
    _M("presenter", "người_trình_bày", "người trình bày", "presenter"),
    _M("planned_minutes", "số_phút", "số phút dự kiến", "planned minutes"),
    _M("start", "bắt_đầu", "giờ bắt đầu", "start"),
    _M("end", "kết_thúc", "giờ kết thúc", "end"),
    _M("state", "trạng_thái", "chưa đến, đang diễn ra, đã xong", "to come, current, closed"),
)

_FIELD = (
    _M("name", "tên", "tên lĩnh vực", "name"),
    _M("total", "số_nội_dung", "số nội dung", "number of items"),
    _M("done", "hoàn_thành", "trong đó hoàn thành", "of these done"),
    _M("open", "còn_lại", "trong đó còn lại", "of these open"),
)

_KINDS = {
    EntryKind.STATEMENT: "",
    EntryKind.RESULT: "",
    EntryKind.LIMITATION: "",
    EntryKind.PROPOSAL: "kiến_nghị",
    EntryKind.DIRECTIVE: "nhiệm_vụ",
    EntryKind.COMMITMENT: "",
    EntryKind.DECISION: "",
    EntryKind.SIGNING: "",
    EntryKind.COMMENDATION: "",
    EntryKind.EVENT: "",
    EntryKind.FIGURE: "",
    EntryKind.VOTE: "",
    EntryKind.NOTE: "",
    EntryKind.PARKED: "",
}

LISTS: tuple[ListOfRecords, ...] = (
    ListOfRecords(
        "item", "nội_dung nội_dung_hợp_tác", "mọi nội dung trong sổ theo dõi", "every item of the register", _ITEM
    ),
    ListOfRecords("item_done", "nội_dung_hoàn_thành", "nội dung hoàn thành", "items that are done", _ITEM),
    ListOfRecords(
        "item_open", "nội_dung_còn_lại", "nội dung chưa xong, chưa dừng", "items neither done nor dropped", _ITEM
    ),
    ListOfRecords(
        "coming_event", "sự_kiện_sắp_tới", "sự kiện trong sổ, sẽ diễn ra", "events of the register to come", _ITEM
    ),
    ListOfRecords("entry", "ghi_nhận ý_kiến", "mọi điều được ghi, theo thứ tự", "all that was recorded", _ENTRY),
    *(
        ListOfRecords(
            kind.value,
            f"{term(kind, 'vi').replace(' ', '_')} {other}".strip(),
            f"ghi nhận loại “{term(kind, 'vi')}”",
            f"entries of the kind “{term(kind, 'en')}”",
            _ENTRY,
            kind,
        )
        for kind, other in _KINDS.items()
    ),
    ListOfRecords(
        "left_over",
        "việc_kỳ_trước",
        "chỉ đạo, cam kết kỳ trước chưa xong, được chuyển sang",
        "directives and commitments carried over from earlier meetings",
        _ENTRY,
    ),
    ListOfRecords("delegate", "đại_biểu", "đại biểu", "delegates", _DELEGATE),
    ListOfRecords("party", "bên bên_tham_gia", "các bên tham gia", "parties", _PARTY),
    ListOfRecords("point", "mục mục_chương_trình", "các mục chương trình", "agenda points", _POINT),
    ListOfRecords("field", "lĩnh_vực", "các lĩnh vực của nội dung", "fields of the items", _FIELD),
)
"""Every list of records."""
