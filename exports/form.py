"""Every figure of the legal form of official documents, and nothing else.

Source: Decree 30/2020/NĐ-CP of 5 March 2020 on clerical work (Nghị định về công tác văn thư), Annex I (form and
technique of presentation) and Annex III, form 1.9 (biên bản). Each figure names its place there. A change of the law is
a change of this module. Lengths are in millimetres, sizes and spaces of type in points.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

DECREE: Final = "30/2020/NĐ-CP"
DECREE_DATE: Final = date(2020, 3, 5)


@dataclass(frozen=True, slots=True)
class Page:
    """Paper and margins in millimetres."""

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    header: float

    @property
    def text_width(self) -> float:
        """The width of the body in millimetres."""
        return self.width - self.left - self.right


@dataclass(frozen=True, slots=True)
class Type:
    """How a component is set: size in points, weight, slope, capitals."""

    size: float
    bold: bool = False
    italic: bool = False
    capitals: bool = False


#: Annex I, I.1-I.3: A4 upright; top and bottom 20-25, left 30-35, right 15-20 mm. The header line stands 10 mm from
#: the edge, as in the decree's own Annex III.
PAGE: Final = Page(width=210, height=297, top=20, bottom=20, left=30, right=20, header=10)

#: Annex I, I.1: a text with wide tables may lie across the sheet; the binding stays on the left.
PAGE_ACROSS: Final = Page(width=297, height=210, top=20, bottom=20, left=30, right=20, header=10)

#: Annex I, I.2: Times New Roman, black.
FONT: Final = "Times New Roman"

#: Annex I, I.4: Arabic, size 13-14, upright, centred in the top margin, not shown on the first page.
PAGE_NUMBER: Final = Type(14)

# Annex I, II.1: Quốc hiệu 12-13 bold capitals, Tiêu ngữ 13-14 bold, a rule as long as its text. Form 1.9: 13, 14.
NATION: Final = Type(13, bold=True, capitals=True)
MOTTO: Final = Type(14, bold=True)

# Annex I, II.2: superior body upright, issuing body bold, both capitals 12-13, a rule of 1/3-1/2. Form 1.9: 13.
SUPERIOR_BODY: Final = Type(13, capitals=True)
ISSUING_BODY: Final = Type(13, bold=True, capitals=True)

#: Annex I, II.3: number and symbol, size 13, upright.
NUMBER_LINE: Final = Type(13)

#: Annex I, II.4: place and date, 13-14 italic; it goes with the Quốc hiệu's column. Form 1.9 has none. At 13, as in
#: the table of Annex I, section V, "Thành phố Hồ Chí Minh, ngày … tháng … năm …" stays on one line.
PLACE_AND_DATE: Final = Type(13, italic=True)

# Annex I, II.5: kind of document 13-14 bold capitals, subject 13-14 bold; a rule of 1/3-1/2 of the text below.
TITLE_KIND: Final = Type(14, bold=True, capitals=True)
TITLE_SUBJECT: Final = Type(14, bold=True)

#: Annex I, II.2 and II.5: a rule of 1/3-1/2 of the text's length; the middle of that range.
SHORT_RULE: Final = 0.42

#: The rules' thickness in eighths of a point; the decree asks for a solid line and names no thickness.
RULE_THICKNESS: Final = 6

# Annex I, II.6: body 13-14 upright, justified, first line 1 or 1.27 cm, 6 pt or more between, 1 to 1.5 lines.
BODY: Final = Type(14)
FIRST_LINE: Final = 10.0
PARAGRAPH_SPACE: Final = 6.0
LINE_SPACING: Final = 1.0

# Annex I, II.6 (free form): "I." in bold capitals, "1." bold on its own line, both as large as the body.
HEADING_1: Final = Type(14, bold=True, capitals=True)
HEADING_2: Final = Type(14, bold=True)
HEADING_3: Final = Type(14, bold=True, italic=True)

#: Annex I, II.6: lines that name the grounds (căn cứ) are italic.
RECITAL: Final = Type(14, italic=True)

#: The decree sets no size for tables in the body; one size below the smallest body text keeps six columns readable.
TABLE: Final = Type(12)
TABLE_CAPTION: Final = Type(13, bold=True)
NOTE: Final = Type(13, italic=True)

# Annex I, II.7: capacity and office 13-14 bold capitals, name 13-14 bold, centred. Form 1.9: 14.
SIGNATURE_CAPACITY: Final = Type(14, bold=True, capitals=True)
SIGNATURE_OFFICE: Final = Type(13, bold=True, capitals=True)
SIGNATURE_NAME: Final = Type(14, bold=True)

#: Room for a signature and a seal between capacity and name. The decree names no height; its form leaves five lines.
SIGNATURE_ROOM: Final = 26.0

# Annex I, II.9: "Nơi nhận:" 12 bold italic, the list 11 upright.
RECIPIENTS_HEADING: Final = Type(12, bold=True, italic=True)
RECIPIENTS: Final = Type(11)

# Annex I, III.1: "Phụ lục" 14 bold, its title 13-14 bold capitals, the reference in brackets 13-14 italic, a rule.
ANNEX_LABEL: Final = Type(14, bold=True)
ANNEX_TITLE: Final = Type(14, bold=True, capitals=True)
ANNEX_REFERENCE: Final = Type(14, italic=True)

#: Annex I, section V, component 13: notes on circulation are boxed, 13-14 bold capitals; a draft mark is by usage.
DRAFT_MARK: Final = Type(13, bold=True, capitals=True)

#: Annex III, form 1.9: the table of the letterhead, two columns (left, right) without borders.
LETTERHEAD_COLUMNS: Final = (67.5, 100.0)

#: Annex III, form 1.9: the table of the signatures (secretary, gap, chair).
SIGNATURE_COLUMNS: Final = (60.0, 7.5, 97.5)

#: The space Word and LibreOffice keep on either side of a cell's text.
CELL_MARGIN: Final = 1.9

MINUTES_SYMBOL: Final = "BB"
"""Annex III, appendix of abbreviations: biên bản is BB."""

NOTICE_SYMBOL: Final = "TB"
"""Annex III, appendix of abbreviations: thông báo is TB."""

EXTRACT_SYMBOL: Final = "TrS"
"""Annex III, appendix of abbreviations: a copy in extract (bản trích sao) is TrS."""

POINT_LETTERS: Final = "abcdđeghiklmnopqrstuvxy"
"""Annex I, II.6: points (điểm) follow the Vietnamese alphabet; the decree's own run a b c d đ e g h i …"""
