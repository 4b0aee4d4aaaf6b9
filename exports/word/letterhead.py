"""The top of page 1: bodies and number on the left, Quốc hiệu and Tiêu ngữ on the right, the title below."""

from __future__ import annotations

from lxml import etree

from exports import form
from exports.document import Letterhead, Title
from exports.widths import width
from exports.word.markup import element, paragraph, rule
from exports.word.placing import centred_name, plain_cell, plain_table


def write_letterhead(parent: etree._Element, letterhead: Letterhead, draft_mark: str, room: float) -> None:
    """The table of Annex III, form 1.9: two columns, wide enough that the Quốc hiệu stays on one line.

    Place and date stand level with the number (Annex I, section IV). Without a letterhead only the draft's mark is
    left; ``room`` is the width of the text.
    """
    if not letterhead.nation:
        if draft_mark:
            _draft_mark(parent, draft_mark, room)
        return
    left_width, right_width = form.LETTERHEAD_COLUMNS
    left, right, below = _cells(parent, (left_width, right_width), rows=2 if letterhead.place_and_date else 1)
    room = left_width - 2 * form.CELL_MARGIN
    if letterhead.superior_body:
        centred_name(left, "SuperiorBody", letterhead.superior_body, form.SUPERIOR_BODY, room)
    longest = centred_name(left, "IssuingBody", letterhead.issuing_body, form.ISSUING_BODY, room)
    rule(left, longest * form.SHORT_RULE, room)
    numbered, dated = below
    paragraph(numbered, "NumberLine", letterhead.number_line)
    if draft_mark:
        _draft_mark(numbered, draft_mark, room)

    room = right_width - 2 * form.CELL_MARGIN
    paragraph(right, "Nation", letterhead.nation)
    paragraph(right, "Motto", letterhead.motto)
    rule(right, width(letterhead.motto, form.MOTTO.size, bold=True), room)
    if letterhead.place_and_date:
        paragraph(dated, "PlaceAndDate", letterhead.place_and_date)


def _cells(
    parent: etree._Element, widths: tuple[float, float], *, rows: int
) -> tuple[etree._Element, etree._Element, tuple[etree._Element, etree._Element]]:
    """The cells of the first row, and those of the last, which are the same where there is one."""
    table = plain_table(parent, widths)
    made = []
    for _ in range(rows):
        row = element(table, "tr")
        element(element(row, "trPr"), "cantSplit")
        made.append((plain_cell(row, widths[0]), plain_cell(row, widths[1])))
    return *made[0], made[-1]


def _draft_mark(parent: etree._Element, draft_mark: str, room: float) -> None:
    wide = width(draft_mark.upper(), form.DRAFT_MARK.size, bold=True) + 6
    paragraph(parent, "DraftMark", draft_mark, sides=(room - wide) / 2)


def write_title(parent: etree._Element, title: Title, room: float) -> None:
    """The kind of document, what it is about in lines of about equal length, and the short rule."""
    paragraph(parent, "Title", title.kind)
    longest = centred_name(parent, "Subtitle", title.subject, form.TITLE_SUBJECT, room)
    rule(parent, longest * form.SHORT_RULE, room)
