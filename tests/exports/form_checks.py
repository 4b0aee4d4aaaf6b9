"""What an office clerk looks at first, as checks on the printed page (Decree 30/2020, Annex I and form 1.9)."""

from __future__ import annotations

from paper import Line, Sheet

LEFT_COLUMN = 30 - 3.75 + 67.5 / 2  # the letterhead is 167.5 mm in a text of 160: it stands out 3.75 on either side
RIGHT_COLUMN = 30 - 3.75 + 67.5 + 100 / 2
SECRETARY = 30 - 2.5 + 60 / 2
CHAIR = 30 - 2.5 + 67.5 + 97.5 / 2
MIDDLE = (30 + 190) / 2
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
#: Who signs on the left, who on the right, and what stands above those who get a copy.
CLOSING = {"vi": ("THƯ KÝ", "CHỦ TỌA", "Nơi nhận:"), "en": ("SECRETARY", "CHAIR", "Recipients:")}


def check_letterhead(first: Sheet, nation: str = NATION, motto: str = MOTTO) -> None:
    """Quốc hiệu and Tiêu ngữ, each on one line in the right column, with the rule as long as the Tiêu ngữ."""
    upper, lower = first.line(nation), first.line(motto)
    assert upper.text == nation
    assert lower.text == motto
    check_type(upper, 13, bold=True)
    check_type(lower, 14, bold=True)
    for line in (upper, lower):
        assert abs(line.centre - RIGHT_COLUMN) < 1.0, line
        assert line.right <= 194
    rule = first.rule_below(lower)
    assert abs(rule.length - lower.length) < 1.5, (rule.length, lower.length)


def check_issuing_body(first: Sheet, lines: list[str]) -> None:
    """The issuing body in the left column, its lines as given, a rule of 1/3 to 1/2 of the longest under the last."""
    found = [first.line(text) for text in lines]
    for line in found:
        check_type(line, 13, bold=True)
        assert abs(line.centre - LEFT_COLUMN) < 1.0, line
    check_short_rule(first, found)
    number = first.line("Số:") if first.has("Số:") else first.line("No.:")
    check_type(number, 13)
    assert abs(number.centre - LEFT_COLUMN) < 1.5


def check_title(first: Sheet, kind: str, lines: list[str]) -> None:
    """The kind of document and the name of the meeting, bold 14, centred on the text, a short rule below."""
    found = [first.line(kind), *(first.line(text) for text in lines)]
    for line in found:
        check_type(line, 14, bold=True)
        assert abs(line.centre - MIDDLE) < 1.0, line
    check_short_rule(first, found[1:])


def check_short_rule(sheet: Sheet, lines: list[Line]) -> None:
    rule = sheet.rule_below(lines[-1])
    longest = max(line.length for line in lines)
    assert 1 / 3 <= rule.length / longest <= 1 / 2, (rule.length, longest)


def check_paper(sheets: list[Sheet]) -> None:
    """A4, margins 20/20/30/20, Times New Roman throughout, page numbers from page 2 in the top margin."""
    for sheet in sheets:
        assert abs(sheet.width - 210) < 0.2
        assert abs(sheet.height - 297) < 0.2
        assert all("LiberationSerif" in font or "TimesNewRoman" in font for font in sheet.fonts), sheet.fonts
        for line in sheet.lines:
            if line.top < 19:
                check_page_number(line)
                continue
            assert line.left > 26.2 + 1, line
            assert line.right < 193.8, line
            assert line.bottom < 277.5, line


def check_page_number(line: Line) -> None:
    """The only thing in the top margin: a number, 14 upright, in the middle."""
    assert line.text.isdecimal(), line
    check_type(line, 14)
    assert abs(line.centre - MIDDLE) < 1.0


def page_number(sheet: Sheet) -> str:
    """The number in the top margin, empty if there is none."""
    return " ".join(line.text for line in sheet.lines if line.top < 19)


def check_signatures(sheets: list[Sheet], secretary: str, chairs: list[str], language: str = "vi") -> None:
    """Secretary left, chair or chairs right, bold 14, on one page with room to sign and with the recipients."""
    secretaries, role, recipients = CLOSING[language]
    last = next(sheet for sheet in sheets if any(line.text == role and line.bold for line in sheet.lines))
    left = last.line(secretaries, bold=True)
    name = last.line(secretary, bold=True)
    check_type(left, 14, bold=True)
    for line in (left, name):
        assert abs(line.centre - SECRETARY) < 1.0, line
    assert name.top - left.bottom > 24
    roles = [line for line in last.lines if line.text == role]
    assert len(roles) == len(chairs)
    for line, chair in zip(roles, chairs, strict=True):
        signed = last.line(chair, bold=True)
        check_type(line, 14, bold=True)
        check_type(signed, 14, bold=True)
        assert abs(line.centre - signed.centre) < 1.0
        assert line.centre > 105
    if len(chairs) == 1:
        assert abs(roles[0].centre - CHAIR) < 1.0
    heading = last.line(recipients)
    check_type(heading, 12, bold=True, italic=True)
    check_type([line for line in last.lines if line.text.startswith("- ") and line.top > heading.top][-1], 11)


def check_place_and_date(first: Sheet) -> None:
    """Place and date: 13 italic, on one line under the Quốc hiệu, level with the number (Annex I, II.4, section IV)."""
    number = first.line("Số:") if first.has("Số:") else first.line("No.:")
    (dated,) = [line for line in first.lines if line.italic and abs(line.bottom - number.bottom) < 1.0]
    check_type(dated, 13, italic=True)
    check_type(number, 13)
    assert abs(dated.centre - RIGHT_COLUMN) < 1.0, dated
    assert abs(number.centre - LEFT_COLUMN) < 1.5, number
    assert dated.right < 194


def check_foot(sheets: list[Sheet], name: str, heading: str = "Nơi nhận:") -> None:
    """Recipients on the left, level with the capacity on the right (Annex I, section IV, boxes 9b and 7a)."""
    (sheet,) = [sheet for sheet in sheets if sheet.has(heading)]
    listed = sheet.line(heading)
    check_type(listed, 12, bold=True, italic=True)
    assert abs(listed.left - (30 - 2.5 + 1.9)) < 1.0, listed
    signed = next(line for line in reversed(sheet.lines) if line.text == name and line.bold)
    check_type(signed, 14, bold=True)
    assert abs(signed.centre - CHAIR) < 1.0, signed
    capacity = min(
        (line for line in sheet.lines if _signs(line) and line.top > listed.top - 3), key=lambda one: one.top
    )
    assert abs(capacity.bottom - listed.bottom) < 1.5, (capacity, listed)
    assert signed.top - capacity.bottom > 24, "room to sign and to seal"
    last = [line for line in sheet.lines if line.text.endswith("./.") and line.bottom < listed.bottom]
    assert last, "the last sentence stands on the same page"


def _signs(line: Line) -> bool:
    return line.bold and not line.italic and line.size == 14 and line.left > 95


def check_across(sheets: list[Sheet]) -> None:
    """A4 lying across, margins 20/20/30/20, the table as wide as the text."""
    for sheet in sheets:
        assert abs(sheet.width - 297) < 0.2
        assert abs(sheet.height - 210) < 0.2
        for line in sheet.lines:
            assert line.left > 29, line
            assert line.right < 297 - 19.5, line
            assert line.top < 19 or line.bottom < 210 - 19.5, line
    assert any(rule.length > 200 for sheet in sheets for rule in sheet.rules) or len(sheets[0].lines) < 9


def check_type(line: Line, size: float, *, bold: bool = False, italic: bool = False) -> None:
    """Size in points, weight and slope of a line."""
    assert (line.size, line.bold, line.italic) == (size, bold, italic), line
