"""Documents in Vietnamese: the words of Decree 30/2020/NĐ-CP, Annex III, form 1.9, and of offices that use it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from exports.form import POINT_LETTERS
from exports.wording.words import (
    AnnexWords,
    AttendanceWords,
    ClosingWords,
    CourseWords,
    General,
    LetterheadWords,
    OpeningWords,
    OutcomesWords,
    ReviewWords,
    Wording,
)
from store.meeting.kinds import EntryKind, MeetingKind, PartyKind, PartyRole
from store.meeting.text import fold, long_date, short_date

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


def _differs(stated: str, by: str, counted: str) -> str:
    who = f" ({by})" if by else ""
    return (
        f"Số liệu nêu tại hội nghị {stated}{who} khác với sổ theo dõi: đếm được {counted}. "
        "Biên bản giữ nguyên cả hai số liệu."
    )


def _reasons(counted: Sequence[tuple[str, int]]) -> str:
    listed = "; ".join(f"{reason} ({number} nội dung)" for reason, number in counted)
    return f"Nguyên nhân ghi tại từng nội dung: {listed}."


def _day_range(earliest: date | None, latest: date | None) -> str:
    if latest is None:
        return ""
    if earliest is None or earliest == latest:
        return f"ngày {short_date(latest)}" if earliest else f"chậm nhất ngày {short_date(latest)}"
    return f"từ {short_date(earliest)} đến {short_date(latest)}"


def _signatories(names: Sequence[str]) -> str:
    return " và ".join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else names[0]


VIETNAMESE = Wording(
    language="vi",
    general=General(
        tag="vi-VN",
        long_date=long_date,
        date_blank="ngày …… tháng …… năm ……",
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
    ),
    letterhead=LetterheadWords(
        nation="Cộng hòa xã hội chủ nghĩa Việt Nam",
        motto="Độc lập - Tự do - Hạnh phúc",
        number=lambda number, symbol: f"Số: {number}/{symbol}",
        minutes="BIÊN BẢN",
        draft="DỰ THẢO",
    ),
    opening=OpeningWords(
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
    ),
    attendance=AttendanceWords(
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
    ),
    course=CourseWords(
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
    ),
    review=ReviewWords(
        heading="Rà soát nội dung hợp tác",
        totals=lambda total: f"Sổ theo dõi có {total} nội dung, trong đó:",
        state_share=lambda state, number, total: f"{state} {number}/{total}",
        coming_in_annex=lambda number: f"Trong số đó, {number} sự kiện sẽ diễn ra được nêu tại Phụ lục kèm theo.",
        agree=lambda stated: f"Số liệu nêu tại hội nghị khớp với sổ theo dõi: {'; '.join(stated)}.",
        differs=_differs,
        differ="Các số liệu sau nêu tại hội nghị khác với sổ theo dõi, biên bản giữ nguyên cả hai số liệu:",
        difference=lambda stated, by, counted: f"{stated}{f' ({by})' if by else ''}: sổ theo dõi đếm được {counted}",
        table_by_field="Kết quả theo lĩnh vực",
        table_by_party="Kết quả theo từng bên",
        field="Lĩnh vực",
        party="Bên tham gia",
        without_field="Chưa ghi lĩnh vực",
        total="Tổng số",
        sum="Cộng",
        table="Kết quả rà soát từng nội dung",
        columns=("Số", "Nội dung", "Các bên, đơn vị chủ trì", "Trạng thái", "Kết quả", "Nguyên nhân"),
        lead=lambda names: f"chủ trì: {names}",
        supporting=lambda names: f"phối hợp: {names}",
    ),
    outcomes=OutcomesWords(
        headings={
            EntryKind.LIMITATION: "Hạn chế, nguyên nhân",
            EntryKind.COMMITMENT: "Cam kết",
            EntryKind.PROPOSAL: "Đề nghị, kiến nghị",
            EntryKind.SIGNING: "Ký kết, trao văn bản",
            EntryKind.COMMENDATION: "Khen thưởng",
            EntryKind.DIRECTIVE: "Nhiệm vụ được giao",
            EntryKind.DECISION: "Kết luận",
        },
        reasons=_reasons,
        directives_by=lambda who, number: f"{who} chỉ đạo thực hiện {'các ' if number > 1 else ''}nhiệm vụ sau:",
        directives=lambda number: f"Giao thực hiện {'các ' if number > 1 else ''}nhiệm vụ sau:",
        given_by=lambda who: f"chỉ đạo của {who}",
        directive_table="Nhiệm vụ được giao",
        directive_columns=("Số", "Đơn vị thực hiện", "Nhiệm vụ", "Thời hạn"),
        day_range=_day_range,
        not_stated="Không nêu",
        fulfilled="đã thực hiện",
        proposed_to=lambda who, whom: f"{who} đề nghị {whom}" if who else f"Đề nghị {whom}",
        signatories=_signatories,
    ),
    closing=ClosingWords(
        ended=lambda meeting, clock, day: f"{meeting[:1].upper()}{meeting[1:]} kết thúc vào {clock}, {day}./.",
        secretary="THƯ KÝ",
        chair="CHỦ TỌA",
        recipients="Nơi nhận:",
        default_recipients=("Như thành phần tham dự",),
        filed="Lưu: VT, Hồ sơ",
    ),
    annex=AnnexWords(
        label="Phụ lục",
        title=lambda period: f"Danh mục sự kiện sẽ diễn ra{' ' + period if period else ''}",
        reference=lambda number, day, body: f"(Kèm theo Biên bản số {number} {day} của {body})",
        table="Danh mục sự kiện sẽ diễn ra",
        columns=("Số", "Tên sự kiện", "Lĩnh vực", "Các bên", "Thời gian"),
        sum=lambda number: f"Danh mục này có {number} sự kiện./.",
    ),
)
"""The words of documents in Vietnamese."""
