"""The words that offices write above the columns of their lists, by kind of record and field, and their abbreviations.

The schema's own names and the glossary's terms are known besides; these are the further ways to say the same.
"""

from __future__ import annotations

from ..meeting.kinds import RecordKind

BEGINS, ENDS, CLOCK = "begins", "ends", "clock"
"""What a column of a table can hold that is no field by itself: from when, until when, or both in one cell."""

PARTS_OF_FIELDS: dict[RecordKind, dict[str, str]] = {
    RecordKind.POINT: {ENDS: "planned_minutes", CLOCK: "planned_minutes"},
    RecordKind.ITEM: {BEGINS: "planned", ENDS: "planned"},
}
"""Which field is worked out from them."""

_NUMBER = ("stt", "tt", "số thứ tự", "số tt", "no", "no.", "nr", "#", "ordinal", "thứ tự", "serial no", "order")

FURTHER: dict[RecordKind, dict[str, tuple[str, ...]]] = {
    RecordKind.PARTY: {
        "name": (
            *("tên", "tên đơn vị", "tên bên tham gia", "bên tham gia", "địa phương", "đơn vị", "party", "full name"),
            *("tên cơ quan", "tên địa phương", "cơ quan", "cơ quan đơn vị", "đơn vị tham gia", "tỉnh thành phố"),
            *("tỉnh thành", "địa phương tham gia", "tên tỉnh", "parties", "province", "body", "organisation"),
            *("organization", "participating party", "đơn vị tham dự", "tổ chức"),
        ),
        "aliases": ("tên gọi khác", "viết tắt", "tên viết tắt", "short name", "abbreviation", "alias"),
        "parent": ("cơ quan cấp trên", "thuộc", "parent body", "cơ quan chủ quản", "đơn vị chủ quản"),
        "role": ("vai trò tham gia", "tư cách", "role in meeting"),
        "kind": ("loại hình", "loại đơn vị", "type"),
    },
    RecordKind.DELEGATE: {
        "name": (
            *("tên", "họ và tên", "tên đại biểu", "đại biểu", "delegate", "full name", "họ và tên đại biểu"),
            *("họ tên đại biểu", "thành phần", "thành phần tham dự", "thành phần dự họp", "người tham dự", "người dự"),
            *("đại biểu tham dự", "delegates", "participant", "participants", "attendee", "attendees"),
            *("danh sách đại biểu", "name of delegate"),
        ),
        "office": ("chức danh", "title", "position", "post", "chức vụ chức danh", "chức vụ công tác", "job title"),
        "party": (
            *("cơ quan", "địa phương", "đơn vị công tác", "bên tham gia", "organisation", "organization", "unit"),
            *("cơ quan đơn vị", "tên đơn vị", "nơi công tác", "đoàn", "tỉnh thành phố", "tỉnh thành", "đơn vị cử"),
            *("cơ quan công tác", "agency", "đơn vị địa phương", "delegation", "đoàn đại biểu", "body"),
        ),
        "honorific": ("ông/bà", "ông bà", "mr/ms", "mr/mrs"),
        "aliases": ("tên gọi khác", "viết tắt", "initials"),
        "role": ("vai trò trong đoàn", "tư cách tham dự", "tư cách"),
        "attendance": ("tình trạng tham dự", "có mặt/vắng", "tham dự", "dự họp", "present/absent"),
    },
    RecordKind.POINT: {
        "number": (*_NUMBER, "mục"),
        "title": (
            *("nội dung", "nội dung chương trình", "nội dung làm việc", "tên mục", "mục chương trình", "chương trình"),
            *("agenda point", "subject", "topic", "agenda", "agenda item", "nội dung công việc", "nội dung cuộc họp"),
            *("nội dung hội nghị", "phần việc", "item", "content", "activity", "contents", "hoạt động", "session"),
        ),
        "presenter": (
            *("người thực hiện", "đơn vị trình bày", "trình bày", "speaker", "người phụ trách", "phụ trách"),
            *("đơn vị thực hiện", "thực hiện", "người điều hành", "điều hành", "người phát biểu", "chủ trì"),
            *("người chủ trì", "chịu trách nhiệm", "in charge", "person in charge", "presented by", "báo cáo viên"),
            *("đại biểu trình bày", "người/đơn vị thực hiện", "phân công", "đơn vị phụ trách", "speakers"),
        ),
        "planned_minutes": (
            *("số phút", "thời lượng", "thời lượng (phút)", "phút", "minutes", "duration", "thời gian (phút)"),
            *("thời lượng dự kiến", "duration (minutes)", "duration (min)", "số phút dự kiến", "min"),
        ),
        CLOCK: (
            *("thời gian", "giờ", "thời điểm", "khung giờ", "thời gian thực hiện", "thời gian dự kiến", "time"),
            *("time slot", "hours", "giờ giấc", "khoảng thời gian", "schedule", "thời gian biểu", "when"),
        ),
        "planned_start": (
            *("bắt đầu", "giờ bắt đầu", "từ", "start", "begin", "từ giờ", "start time", "thời gian bắt đầu"),
        ),
        ENDS: ("kết thúc", "giờ kết thúc", "đến", "end", "finish", "đến giờ", "end time", "thời gian kết thúc"),
    },
    RecordKind.ITEM: {
        "number": _NUMBER,
        "title": (
            *("nội dung", "nội dung hợp tác", "tên nội dung", "hoạt động", "item", "content", "activity", "contents"),
            *("nội dung hoạt động", "nội dung công việc", "nhiệm vụ", "nội dung nhiệm vụ", "tên nhiệm vụ"),
            *("tên sự kiện", "tên dự án", "tên hoạt động", "tên chương trình", "công việc", "nội dung thực hiện"),
            *("nội dung triển khai", "nội dung thỏa thuận", "nội dung ký kết", "các nội dung hợp tác", "activities"),
            *("nội dung phối hợp", "tên hoạt động sự kiện", "hoạt động sự kiện", "items", "task", "tên công việc"),
            *("nội dung hợp tác cụ thể", "cooperation content", "nhiệm vụ giải pháp", "đề án", "description"),
        ),
        "field": ("lĩnh vực hợp tác", "ngành", "ngành lĩnh vực", "nhóm lĩnh vực", "sector", "area", "nhóm"),
        "parties": (
            *("các bên tham gia", "địa phương", "bên tham gia", "địa phương tham gia", "các địa phương tham gia"),
            *("tỉnh thành phố", "các tỉnh", "tỉnh thành", "participating parties", "localities", "các địa phương"),
            *("địa phương phối hợp thực hiện", "đối tác", "các bên liên quan", "tỉnh"),
        ),
        "lead": (
            *("chủ trì", "đơn vị thực hiện", "cơ quan chủ trì", "lead", "lead units", "đơn vị đầu mối", "đầu mối"),
            *("cơ quan thực hiện", "đơn vị chủ trì thực hiện", "cơ quan đơn vị chủ trì", "đơn vị phụ trách"),
            *("sở ngành chủ trì", "lead agency", "responsible", "responsible unit", "in charge", "đơn vị chịu trách"),
            *("đơn vị tham mưu", "phân công thực hiện", "đơn vị tổ chức", "trách nhiệm thực hiện", "đơn vị"),
            *("đơn vị chịu trách nhiệm", "implementing unit", "leading unit", "cơ quan đầu mối", "unit", "thực hiện"),
            *("cơ quan", "lead agencies", "cơ quan chủ trì thực hiện", "đơn vị triển khai", "phụ trách", "owner"),
        ),
        "supporting": (
            *("phối hợp", "cơ quan phối hợp", "supporting unit", "đơn vị phối hợp thực hiện", "sở ngành phối hợp"),
            *("cơ quan đơn vị phối hợp", "cơ quan phối hợp thực hiện", "coordinating unit", "supporting agencies"),
            *("coordinating agency", "coordinating units", "đơn vị tham gia phối hợp", "support"),
        ),
        "planned": (
            *("thời gian", "thời gian thực hiện", "tiến độ", "time", "planned for", "thời hạn", "thời hạn hoàn thành"),
            *("thời gian hoàn thành", "thời gian tổ chức", "kế hoạch thời gian", "hạn hoàn thành", "deadline", "due"),
            *("due date", "thời điểm", "thời điểm thực hiện", "ngày hoàn thành", "ngày thực hiện", "ngày tổ chức"),
            *("tiến độ thực hiện", "tiến độ hoàn thành", "date", "ngày tháng", "timeline", "time frame", "timeframe"),
            *("thời gian triển khai", "hạn", "lộ trình", "completion date", "planned date", "hạn chót", "ngày"),
        ),
        "state": (
            *("tình trạng", "tình hình thực hiện", "status", "tình hình", "trạng thái thực hiện", "mức độ hoàn thành"),
            *("tình hình triển khai", "tình trạng thực hiện", "hiện trạng", "progress", "đánh giá", "hoàn thành"),
        ),
        "reason": ("lý do", "reasons", "lý do chưa thực hiện", "nguyên nhân chưa thực hiện"),
        "reason_text": ("khó khăn vướng mắc", "vướng mắc", "tồn tại hạn chế", "nguyên nhân khó khăn", "khó khăn"),
        "source": (
            "văn bản",
            "căn cứ",
            "source",
            "văn bản liên quan",
            "số văn bản",
            "cơ sở pháp lý",
            "văn bản chỉ đạo",
        ),
        "outcome": (
            *("kết quả thực hiện", "result", "results", "kết quả đạt được", "kết quả triển khai", "outcomes"),
            *("kết quả cụ thể", "kết quả đầu ra", "sản phẩm", "nội dung đã thực hiện", "tình hình kết quả thực hiện"),
            *("achievements", "kết quả hợp tác", "kết quả triển khai thực hiện"),
        ),
        "figures": ("chỉ tiêu", "số liệu cụ thể", "quy mô", "giá trị"),
        "level": ("phạm vi", "cấp độ"),
        "kind": ("loại nội dung", "loại hoạt động", "hình thức", "type"),
        BEGINS: ("bắt đầu", "ngày bắt đầu", "start", "từ ngày", "từ", "thời gian bắt đầu", "start date", "from"),
        ENDS: ("kết thúc", "ngày kết thúc", "end", "đến ngày", "đến", "thời gian kết thúc", "end date", "to"),
    },
}

NO_FIELD = frozenset(
    """
    don vi tinh|so luong|ghi chu|note|notes|remarks|remark|kinh phi|nguon kinh phi|kinh phi thuc hien|so dien thoai
    |dien thoai|email|nam sinh|ngay sinh|gioi tinh|dan toc|chu ky|ky ten|ky nhan|phone|signature|thanh tien|don gia
    |budget|so phong|quoc tich|quantity|unit price|ghi chu khac|y kien|de xuat|kien nghi|de xuat kien nghi|nam nu
    |so tien|tong kinh phi|du toan|so nguoi|mobile|so xe|bien so xe|khach san|fax|dia chi|website|so cho|ban so
    """.replace("\n", "")
    .replace(" |", "|")
    .replace("| ", "|")
    .strip()
    .split("|")
)
"""Folded headings of columns that the record has no field for, however much they resemble one (đơn vị tính)."""

ABBREVIATED = {
    "cq": "co quan", "dv": "don vi", "tgian": "thoi gian", "t/gian": "thoi gian", "tg": "thoi gian", "nd": "noi dung",
    "dvt": "don vi tinh", "đvt": "don vi tinh", "kq": "ket qua", "lv": "linh vuc", "sl": "so luong", "dp": "dia phuong",
    "dt": "dien thoai", "sdt": "so dien thoai", "ct": "chu tri", "ph": "phoi hop", "cvu": "chuc vu", "cv": "chuc vu",
    "hd": "hoat dong", "kp": "kinh phi", "t.gian": "thoi gian", "l.vuc": "linh vuc", "n.dung": "noi dung",
    "vb": "van ban", "ubnd": "uy ban nhan dan", "hdnd": "hoi dong nhan dan", "tp": "thanh pho", "db": "dai bieu",
    "ho&ten": "ho va ten",
    "&": "va", "k.qua": "ket qua", "th": "thuc hien", "tgth": "thoi gian thuc hien", "dvth": "don vi thuc hien",
}  # fmt: skip
"""Folded words as headings shorten them, and what they stand for; a heading is looked up as written first."""
