"""The notice of conclusions in Vietnamese (thông báo kết luận; Decree 30/2020/NĐ-CP, Annex III, form 1.4)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from exports.wording.document_words import NoticeWords
from exports.wording.vi.general import meeting_named
from store.meeting.kinds import EntryKind
from store.meeting.text import long_date

#: Words that tasks begin with: after them "Giao Sở Y tế …" reads on as one sentence.
_VERBS = """
    ban hành|báo cáo|bảo đảm|bố trí|bổ sung|chuẩn bị|chỉ đạo|chủ trì|chủ động|cung cấp|cân đối|công bố
    cụ thể|cử|dự thảo|giám sát|giới thiệu|gửi|hoàn chỉnh|hoàn thiện|hoàn thành|hướng dẫn|hỗ trợ
    khảo sát|khẩn trương|kiểm tra|ký|kết nối|liên hệ|liên kết|làm việc|lấy ý kiến|lập|mời|mở rộng
    nghiên cứu|nâng cao|phân công|phân tích|phối hợp|rà soát|rút kinh nghiệm|soạn|sớm|sửa đổi|tham gia
    tham mưu|theo dõi|thu thập|thành lập|thông báo|thúc đẩy|thẩm định|thống kê|thống nhất|thực hiện
    tiếp nhận|tiếp thu|tiếp tục|tranh thủ|trao đổi|triển khai|trình|tuyên truyền|tìm hiểu|tích cực
    tính toán|tăng cường|tạo điều kiện|tập trung|tổ chức|tổng hợp|tổng kết|vận động|xem xét|xác định
    xây dựng|xúc tiến|xử lý|điều chỉnh|đánh giá|đôn đốc|đăng ký|đảm bảo|đẩy mạnh|đề xuất|ưu tiên
"""


def _joined(parts: Sequence[str]) -> str:
    return " và ".join((", ".join(parts[:-1]), parts[-1])) if len(parts) > 1 else "".join(parts)


def _several_people(people: Sequence[str]) -> str:
    """Offices hold commas, so people with offices stand apart by a semicolon."""
    if any("," in one for one in people[:-1]):
        return "; ".join(people)
    return _joined(people)


def _subject(people: Sequence[str], meeting: str) -> str:
    of = f" của {_several_people(people)}" if people else ""
    return f"Kết luận{of} tại {meeting_named(meeting)}"


def _chaired(day: str, place: str, chairs: Sequence[str], meeting: str) -> str:
    where = f", tại {place}" if place else ""
    together = "cùng chủ trì" if len(chairs) > 1 else "chủ trì"
    return f"{day[:1].upper()}{day[1:]}{where}, {_several_people(chairs)} {together} {meeting_named(meeting)}."


def _attended(meeting: str, parties: Sequence[str]) -> str:
    return f"Tham dự {meeting} có đại diện: {', '.join(parties)}."


def _heard(reports: Sequence[str], speakers: Sequence[str], others: bool) -> str:
    parts = [f"báo cáo của {_joined(reports)}"] if reports else []
    if speakers:
        parts.append(f"ý kiến của {', '.join(speakers)}" + (" và các đại biểu khác" if others else ""))
    elif others:
        parts.append("ý kiến của các đại biểu dự họp")
    return f"Sau khi nghe {', '.join(parts)}" if parts else ""


def _concluded(heard: str, people: Sequence[str], meeting: str) -> str:
    who = f"{_several_people(people)} kết luận như sau:" if people else f"{meeting} thống nhất kết luận như sau:"
    return f"{heard}, {who}" if heard else f"{who[:1].upper()}{who[1:]}"


def _give(units: str, supporting: str, task: str, goes_on: bool) -> str:
    given = f"Giao {units}"
    if supporting:
        return f"{given} chủ trì, phối hợp với {supporting}{' ' if goes_on else ': '}{task}"
    return f"{given} {task}" if goes_on else f"{given}: {task}"


def _by(earliest: date | None, latest: date | None, said: str) -> str:
    if latest is None:
        return f", thời hạn: {said}" if said else ""
    return f", hoàn thành {_day(earliest, latest)}{f' ({said})' if said else ''}"


def _day(earliest: date | None, latest: date) -> str:
    return f"chậm nhất {long_date(latest)}" if earliest != latest else long_date(latest)


def _deputy(office: str) -> tuple[str, str]:
    if office.casefold().startswith("phó "):
        return f"KT. {office[4:].upper()}", office
    return office.upper(), ""


NOTICE = NoticeWords(
    kind="THÔNG BÁO",
    somebody=lambda name, office: f"đồng chí {name}, {office}" if office else f"đồng chí {name}",
    subject=_subject,
    chaired=_chaired,
    attended=_attended,
    heard=_heard,
    report_words=("báo cáo", "tờ trình"),
    concluded=_concluded,
    headings={
        EntryKind.DECISION: "Kết luận chung",
        EntryKind.DIRECTIVE: "Giao nhiệm vụ",
        EntryKind.COMMITMENT: "Cam kết của các bên",
    },
    verbs=frozenset(verb.strip() for verb in _VERBS.replace("\n", "|").split("|") if verb.strip()),
    give=_give,
    give_nobody=lambda task: f"Giao …………………… {task}",
    task=lambda text: f"{text[:1].upper()}{text[1:]}",
    several=lambda units: f"Giao {units}:",
    by=_by,
    day=_day,
    promised=lambda who, text: f"{who[:1].upper()}{who[1:]} cam kết: {text}" if who else text,
    ended=lambda meeting: (
        f"Trên đây là kết luận tại {meeting}; đề nghị các cơ quan, đơn vị liên quan tổ chức triển khai thực hiện./."
    ),
    invited="Như thành phần tham dự",
    deputy=_deputy,
)
