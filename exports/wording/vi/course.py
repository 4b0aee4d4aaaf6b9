"""Minutes in Vietnamese, from the opening to the end of the course (Decree 30/2020/NĐ-CP, Annex III, form 1.9)."""

from __future__ import annotations

from collections.abc import Sequence

from exports.wording.minutes_words import (
    AttendanceWords,
    CourseWords,
    OpeningWords,
)
from store.meeting.kinds import EntryKind, PartyRole


def _totals(present: int, excused: int, absent: int, replaced: int) -> str:
    parts = [f"có mặt {present} đại biểu"]
    parts += [f"vắng có lý do {excused} đại biểu"] if excused else []
    parts += [f"vắng {absent} đại biểu"] if absent else []
    parts += [f"có người dự thay {replaced} đại biểu"] if replaced else []
    return ", ".join(parts)


def _moment(verb: str, clock: str, point: str) -> str:
    at = f" lúc {clock}" if clock else ""
    during = f" ở mục {point} của chương trình" if point else ""
    return f"{verb}{at}{during}"


def _purpose(meeting: str, agreement: str, signed: str, fields: str, periods: tuple[str, str]) -> str:
    period, following = periods
    text = f"{meeting[:1].upper()}{meeting[1:]} rà soát việc thực hiện {agreement}"
    text += f" (ký {signed})" if signed else ""
    text += f" trong {period}" if period else ""
    text += f" và triển khai kế hoạch {following}" if following else ""
    return f"{text}. Các lĩnh vực hợp tác: {fields}." if fields else f"{text}."


def _raises(by_somebody: bool) -> str:
    return "nêu" if by_somebody else "ghi nhận"


def _points(section: str, points: Sequence[str], rows: bool) -> str:
    if not points:
        return f"(Mục {section})"
    name = "số" if rows else "điểm"
    listed = ", ".join(points) if len(points) < 4 else f"{points[0]} đến {points[-1]}"
    return f"(Mục {section}, {name} {listed})"


def _away(left: str, left_point: str, back: str, back_point: str) -> str:
    gone = left or (f"mục {left_point}" if left_point else "")
    again = back or (f"mục {back_point}" if back_point else "")
    told = f"{f' từ {gone}' if gone else ''}{f' đến {again}' if again else ''}"
    return f"vắng mặt{told}" if told else "vắng mặt một lúc"


def _quorum(there: int, entitled: int, needed: int | None, enough: bool | None, clock: str) -> str:
    when = f"Đến {clock} có mặt" if clock else "Có mặt"
    text = f"{when} {_two(there)}/{_two(entitled)} đại biểu có quyền biểu quyết"
    if needed is None or enough is None:
        return f"{text}."
    verdict = "đủ điều kiện tiến hành" if enough else "không đủ điều kiện tiến hành"
    return f"{text} (tối thiểu {_two(needed)}), {verdict}."


def _two(number: int) -> str:
    # Offices write counts below ten with a zero (08/10); no rule asks for it.
    return f"{number:02d}" if number else "0"


def _vote(in_favour: int, against: int, abstained: int, who_against: str, who_abstained: str) -> str:
    total = in_favour + against + abstained

    def side(label: str, votes: int, names: str) -> str:
        share = f" ({votes * 100 / total:.2f}".rstrip("0").rstrip(".").replace(".", ",") + "%)" if votes else ""
        return f"{label} {_two(votes)}/{_two(total)} phiếu{share}{f': {names}' if names else ''}"

    return "; ".join(
        (
            side("tán thành", in_favour, ""),
            side("không tán thành", against, who_against),
            side("không có ý kiến", abstained, who_abstained),
        )
    )


OPENING = OpeningWords(
    start="Thời gian bắt đầu",
    on_date=lambda clock, day: f"{clock}, {day}",
    planned_for=lambda clock: f" (dự kiến {clock})",
    place="Địa điểm",
    chair="Chủ tọa",
    secretary="Thư ký",
    agenda="Chương trình",
    not_reached="(chưa tiến hành)",
    closed_session="Biên bản này ghi cả nội dung phiên kín.",
    content=lambda meeting: f"Nội dung (theo diễn biến {meeting}):",
)

ATTENDANCE = AttendanceWords(
    label="Thành phần tham dự",
    parties_only="các bên sau đây",
    not_called="chưa ghi kết quả điểm danh; đại biểu theo danh sách của các bên",
    partly_called=lambda number: f", chưa điểm danh {number} đại biểu",
    totals=_totals,
    role_of_party={
        PartyRole.HOST: "(đơn vị chủ trì)",
        PartyRole.CO_HOST: "(đơn vị đồng chủ trì)",
        PartyRole.INVITED: "(khách mời)",
    },
    others="Đại biểu khác",
    head="trưởng đoàn",
    guest="khách mời",
    excused="vắng có lý do",
    absent="vắng",
    replaced=lambda name: f"vắng, {name} dự thay",
    replaced_by_unknown="vắng, có người dự thay: ……",
    uncalled="chưa điểm danh",
    arrived=lambda clock, point: _moment("đến", clock, point),
    left=lambda clock, point: _moment("về", clock, point),
    away=_away,
    quorum=_quorum,
)

COURSE = CourseWords(
    heading=lambda meeting: f"Diễn biến {meeting}",
    purpose=_purpose,
    from_to=lambda start, end: f"từ {start} đến {end}",
    from_=lambda start: f"từ {start}",
    continued="(tiếp theo)",
    outside_agenda="Nội dung khác",
    presented_by=lambda who: f"Người trình bày: {who}.",
    presented=lambda meeting: f"{meeting[:1].upper()}{meeting[1:]} đã nghe trình bày nội dung này.",
    lead_in={
        EntryKind.RESULT: "Kết quả:",
        EntryKind.FIGURE: "Số liệu:",
        EntryKind.EVENT: "Sự kiện:",
        EntryKind.VOTE: "Biểu quyết:",
        EntryKind.PARKED: "Để lại sau:",
    },
    says={
        EntryKind.RESULT: "báo cáo kết quả:",
        EntryKind.FIGURE: "nêu số liệu:",
        EntryKind.EVENT: "thông tin về sự kiện:",
        EntryKind.VOTE: "lấy biểu quyết:",
        EntryKind.PARKED: "nêu nội dung để lại sau:",
    },
    speaks="phát biểu:",
    heard={
        EntryKind.RESULT: lambda meeting: f"{meeting[:1].upper()}{meeting[1:]} đã nghe báo cáo kết quả:",
        EntryKind.FIGURE: lambda meeting: f"{meeting[:1].upper()}{meeting[1:]} đã nghe số liệu:",
        EntryKind.EVENT: lambda meeting: f"{meeting[:1].upper()}{meeting[1:]} đã nghe thông tin về sự kiện:",
        EntryKind.VOTE: lambda meeting: f"{meeting[:1].upper()}{meeting[1:]} đã biểu quyết:",
        EntryKind.PARKED: lambda _: "Nội dung để lại sau:",
    },
    heard_opinion="Có ý kiến cho rằng:",
    heard_several=lambda meeting: f"{meeting[:1].upper()}{meeting[1:]} đã nghe các ý kiến sau:",
    closed_session="phiên kín",
    items=lambda numbers: f"nội dung số {', '.join(numbers)}",
    owners=lambda names: f"thực hiện: {names}",
    deadline=lambda when: f"thời hạn: {when}",
    pointer={
        EntryKind.LIMITATION: lambda number, by_somebody: f"{_raises(by_somebody)} {number} hạn chế",
        EntryKind.COMMITMENT: lambda number, by_somebody: f"{_raises(by_somebody)} {number} cam kết",
        EntryKind.PROPOSAL: lambda number, by_somebody: f"{_raises(by_somebody)} {number} đề nghị",
        EntryKind.SIGNING: lambda number, _: f"tiến hành {number} nội dung ký kết, trao văn bản",
        EntryKind.COMMENDATION: lambda *_: "tiến hành khen thưởng",
        EntryKind.DIRECTIVE: lambda number, _: f"giao {number} nhiệm vụ",
        EntryKind.DECISION: lambda number, _: f"kết luận {number} nội dung",
    },
    pointer_owners=lambda names: f"cho {names}",
    pointer_place=_points,
    vote=_vote,
    voters_there=lambda there, entitled: (
        f"khi biểu quyết có mặt {_two(there)}/{_two(entitled)} đại biểu có quyền biểu quyết"
    ),
)
